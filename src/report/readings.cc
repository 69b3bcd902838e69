// What words are read as (CONTRACT: ireum/reading/1).
#include "report/escape.h"
#include "report/json_text.h"
#include "report/visible.h"
#include "report/writers.h"

namespace ireum::report {
namespace {

void record(const ReadingRecord& r, JsonText& json) {
  json.begin_object().key("schema").value("ireum/reading/1").key("text").value(r.text);
  json.key("traditional").text_or_null(r.traditional).key("simplified").text_or_null(r.simplified);
  json.key("preferred").text_or_null(r.preferred).key("mandarin").begin_array();
  for (const ReadingRecord::Mandarin& m : r.mandarin) {
    json.begin_object().key("pinyin").text_or_null(m.pinyin).key("hangul").text_or_null(m.hangul);
    json.key("basis").text_or_null(m.basis).end_object();
  }
  json.end_array().key("sino_korean").strings(r.sino_korean).key("customary").strings(r.customary);
  json.key("glossary").begin_array();
  for (const ReadingRecord::Known& k : r.glossary) {
    json.begin_object().key("entity").text_or_null(k.entity).key("type").text_or_null(k.type);
    json.key("canonical").text_or_null(k.canonical).key("han").text_or_null(k.han);
    json.key("note").text_or_null(k.note).end_object();
  }
  json.end_array().end_object();
}

std::string joined(const std::vector<std::string>& list, std::string_view by) {
  std::string out;
  for (const std::string& s : list) out.append(out.empty() ? "" : by).append(s);
  return out;
}

void tsv(std::span<const ReadingRecord> readings, std::string& out) {
  out += "text\ttraditional\tsimplified\tpreferred\tpinyin\tmandarin\tsino_korean\tcustomary\tknown\n";
  for (const ReadingRecord& r : readings) {
    std::string pinyin, mandarin, known;
    for (const auto& m : r.mandarin) {
      pinyin.append(pinyin.empty() ? "" : " | ").append(m.pinyin);
      mandarin.append(mandarin.empty() ? "" : " | ").append(m.hangul);
    }
    for (const auto& k : r.glossary)
      known.append(known.empty() ? "" : " | ").append(k.canonical).append(" ").append(k.han);
    append_cell(out, r.text);
    for (const std::string& cell : {r.traditional, r.simplified, r.preferred, pinyin, mandarin,
                                    joined(r.sino_korean, " | "), joined(r.customary, " | "), known}) {
      out += '\t';
      append_cell(out, cell);
    }
    out += '\n';
  }
}

void line(Lang lang, std::string_view key, std::string_view what, std::string& out) {
  if (!what.empty()) out.append("  ").append(say(lang, key)).append(": ").append(one_line(what)).append("\n");
}

void as_text(const ReadingRecord& r, Lang lang, std::string& out) {
  out.append(one_line(r.text)).append("  ");
  out.append(r.preferred.empty() ? std::string(say(lang, "reading.none")) : one_line(r.preferred)).append("\n");
  if (r.traditional != r.simplified) line(lang, "reading.script", r.traditional + " · " + r.simplified, out);
  for (const auto& m : r.mandarin) {
    std::string what = m.hangul;
    if (!m.pinyin.empty()) what.append(" ").append(m.pinyin);
    if (!m.basis.empty()) what.append(" (").append(basis_word(lang, m.basis)).append(")");
    line(lang, "reading.mandarin", what, out);
  }
  line(lang, "reading.sino", joined(r.sino_korean, ", "), out);
  line(lang, "reading.customary", joined(r.customary, ", "), out);
  for (const auto& k : r.glossary) {
    std::string what = k.canonical;
    if (!k.han.empty()) what.append("(").append(k.han).append(")");
    if (!k.type.empty()) what.append(" ").append(say(lang, "type." + k.type));
    if (!k.note.empty()) what.append(" — ").append(k.note);
    line(lang, "reading.known", what, out);
  }
}

}  // namespace

void append_jsonl(const ReadingRecord& reading, std::string& out) {
  JsonText json(out);
  record(reading, json);
  out += '\n';
}

void write_readings(std::span<const ReadingRecord> readings, RecordFormat format, Lang lang, std::string& out) {
  switch (format) {
    case RecordFormat::text:
      for (const ReadingRecord& r : readings) as_text(r, lang, out);
      return;
    case RecordFormat::tsv: return tsv(readings, out);
    case RecordFormat::jsonl:
      for (const ReadingRecord& r : readings) append_jsonl(r, out);
      return;
    case RecordFormat::json: break;
  }
  JsonText json(out, 2);
  json.begin_object().key("schema").value("ireum/readings/1").key("readings").begin_array();
  for (const ReadingRecord& r : readings) record(r, json);
  json.end_array().end_object();
  out += '\n';
}

}  // namespace ireum::report
