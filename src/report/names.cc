// The inventory of names (CONTRACT: ireum/name/1).
#include "report/escape.h"
#include "report/json_text.h"
#include "report/table_text.h"
#include "report/writers.h"

namespace ireum::report {
namespace {

void spot(const NameRecord::Spot& s, JsonText& json) {
  json.begin_object().key("path").value(s.path).key("start").position(s.start).key("end").position(s.end).end_object();
}

void record(const NameRecord& n, JsonText& json) {
  json.begin_object().key("schema").value("ireum/name/1").key("entity").value(n.entity).key("type").value(n.type);
  json.key("canonical").text_or_null(n.canonical).key("han").begin_array();
  for (const NameRecord::Han& h : n.han)
    json.begin_object()
        .key("text")
        .value(h.text)
        .key("script")
        .text_or_null(h.script)
        .key("count")
        .value(h.count)
        .end_object();
  json.end_array().key("forms").begin_array();
  for (const NameRecord::Form& f : n.forms) {
    json.begin_object().key("text").value(f.text).key("status").value(f.status).key("count").value(f.count).key(
        "first");
    spot(f.first, json);
    json.end_object();
  }
  json.end_array().key("mentions").value(n.mentions);
  json.key("origin").text_or_null(n.origin).key("era").text_or_null(n.era).end_object();
}

/// A line a form, so that a spreadsheet sorts and filters them.
void tsv(std::span<const NameRecord> names, std::string& out) {
  out += "entity\ttype\tcanonical\than\tform\tstatus\tcount\tmentions\tpath\tline\tcolumn\n";
  for (const NameRecord& n : names) {
    std::string han;
    for (const NameRecord::Han& h : n.han) han.append(han.empty() ? "" : " | ").append(h.text);
    for (const NameRecord::Form& f : n.forms) {
      append_cell(out, n.entity);
      const std::string count = std::to_string(f.count), mentions = std::to_string(n.mentions);
      const std::string line = std::to_string(f.first.start.line), column = std::to_string(f.first.start.column);
      for (const std::string_view cell :
           {std::string_view(n.type), std::string_view(n.canonical), std::string_view(han), std::string_view(f.text),
            std::string_view(f.status), std::string_view(count), std::string_view(mentions),
            std::string_view(f.first.path), std::string_view(line), std::string_view(column)}) {
        out += '\t';
        append_cell(out, cell);
      }
      out += '\n';
    }
  }
}

std::string form_text(const NameRecord::Form& f, Lang lang) {
  std::string out = f.text + " " + std::to_string(f.count);
  if (f.status == "preferred") return out;
  return out + " (" + std::string(say(lang, "form." + f.status)) + ")";
}

void text_table(std::span<const NameRecord> names, Lang lang, std::string& out) {
  if (names.empty()) out.append(say(lang, "mentions.none")).append("\n");
  TableText table;
  for (const NameRecord& n : names) {
    std::string han, forms;
    for (const NameRecord::Han& h : n.han) han.append(han.empty() ? "" : " ").append(h.text);
    for (const NameRecord::Form& f : n.forms) forms.append(forms.empty() ? "" : ", ").append(form_text(f, lang));
    table.row({n.canonical, std::move(han), std::string(say(lang, "type." + n.type)),
               say(lang, "names.mentions", {std::to_string(n.mentions)}), std::move(forms)});
  }
  table.write(out);
}

}  // namespace

void append_jsonl(const NameRecord& name, std::string& out) {
  JsonText json(out);
  record(name, json);
  out += '\n';
}

void write_names(std::span<const NameRecord> names, RecordFormat format, Lang lang, std::string& out) {
  switch (format) {
    case RecordFormat::text: return text_table(names, lang, out);
    case RecordFormat::tsv: return tsv(names, out);
    case RecordFormat::jsonl:
      for (const NameRecord& n : names) append_jsonl(n, out);
      return;
    case RecordFormat::json: break;
  }
  JsonText json(out, 2);
  json.begin_object().key("schema").value("ireum/names/1").key("names").begin_array();
  for (const NameRecord& n : names) record(n, json);
  json.end_array().end_object();
  out += '\n';
}

}  // namespace ireum::report
