// Mentions (CONTRACT: ireum/mention/1).
#include "report/escape.h"
#include "report/json_text.h"
#include "report/table_text.h"
#include "report/writers.h"

namespace ireum::report {
namespace {

void record(const MentionRecord& m, JsonText& json) {
  json.begin_object().key("schema").value("ireum/mention/1").key("path").value(m.path).key("type").value(m.type);
  json.key("subtype").text_or_null(m.subtype).key("start").position(m.start).key("end").position(m.end);
  json.key("text").value(m.text).key("han").text_or_null(m.han).key("entity").text_or_null(m.entity);
  json.key("canonical").text_or_null(m.canonical).key("reading").begin_object();
  json.key("system").value(m.reading.system.empty() ? "none" : m.reading.system);
  json.key("pinyin").text_or_null(m.reading.pinyin).key("hangul").text_or_null(m.reading.hangul).end_object();
  json.key("value").text_or_null(m.value).key("parent");
  if (m.parent) json.value(*m.parent);
  else json.null();
  json.key("zone").value(m.zone.empty() ? "body" : m.zone);
  json.key("origin").text_or_null(m.origin).key("era").text_or_null(m.era).end_object();
}

void tsv(std::span<const MentionRecord> mentions, std::string& out) {
  out +=
      "path\tline\tcolumn\tend_line\tend_"
      "column\ttype\tsubtype\ttext\than\tentity\tcanonical\tsystem\tpinyin\thangul\tvalue\tparent\tzone\n";
  for (const MentionRecord& m : mentions) {
    append_cell(out, m.path);
    for (const int64_t n : {m.start.line, m.start.column, m.end.line, m.end.column}) {
      out += '\t';
      append_number(out, n);
    }
    for (const std::string_view cell : {m.type, m.subtype, m.text, m.han, m.entity, m.canonical, m.reading.system,
                                        m.reading.pinyin, m.reading.hangul, m.value}) {
      out += '\t';
      append_cell(out, cell);
    }
    out += '\t';
    if (m.parent) append_number(out, *m.parent);
    out += '\t';
    append_cell(out, m.zone);
    out += '\n';
  }
}

void text_table(std::span<const MentionRecord> mentions, Lang lang, std::string& out) {
  if (mentions.empty()) out.append(say(lang, "mentions.none")).append("\n");
  TableText table;
  for (const MentionRecord& m : mentions) {
    std::string place(m.path);
    place.append(":").append(std::to_string(m.start.line)).append(":").append(std::to_string(m.start.column));
    const std::string_view what = m.value.empty() ? m.canonical : m.value;
    table.row({std::move(place), std::string(say(lang, std::string("type.").append(m.type))),
               (m.parent ? "  " : "") + std::string(m.text), std::string(m.han),
               std::string(what == m.text ? "" : what)});
  }
  table.write(out);
}

}  // namespace

void append_jsonl(const MentionRecord& mention, std::string& out) {
  JsonText json(out);
  record(mention, json);
  out += '\n';
}

void write_mentions(std::span<const MentionRecord> mentions, RecordFormat format, Lang lang, std::string& out) {
  switch (format) {
    case RecordFormat::text: return text_table(mentions, lang, out);
    case RecordFormat::tsv: return tsv(mentions, out);
    case RecordFormat::jsonl:
      for (const MentionRecord& m : mentions) append_jsonl(m, out);
      return;
    case RecordFormat::json: break;
  }
  JsonText json(out, 2);
  json.begin_object().key("schema").value("ireum/mentions/1").key("mentions").begin_array();
  for (const MentionRecord& m : mentions) record(m, json);
  json.end_array().end_object();
  out += '\n';
}

}  // namespace ireum::report
