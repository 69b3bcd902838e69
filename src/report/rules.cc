// The list of rules, and one rule explained from its own file: why, clause, options, examples.
#include <string>

#include "report/escape.h"
#include "report/json_text.h"
#include "report/table_text.h"
#include "report/visible.h"
#include "report/writers.h"

namespace ireum::report {
namespace {

void record(const RuleInfo& r, Lang lang, JsonText& json) {
  json.begin_object().key("schema").value("ireum/rule/1").key("id").value(r.id).key("family").text_or_null(r.family);
  json.key("severity").text_or_null(r.severity).key("fix").text_or_null(r.fix).key("title").text_or_null(r.title(lang));
  json.key("clause").text_or_null(r.clause).key("why").text_or_null(r.why(lang)).end_object();
}

/// The word of `family.reading` and the like, or the id where the catalogue has none.
std::string word(Lang lang, std::string_view group, std::string_view id) {
  const std::string key = std::string(group).append(id);
  const std::string_view found = say(lang, key);
  return std::string(found == key ? id : found);
}

void tsv(std::span<const RuleInfo> rules, Lang lang, std::string& out) {
  out += "id\tfamily\tseverity\tfix\ttitle\tclause\n";
  for (const RuleInfo& r : rules) {
    append_cell(out, r.id);
    for (const std::string_view cell : {r.family, r.severity, r.fix, r.title(lang), r.clause}) {
      out += '\t';
      append_cell(out, cell);
    }
    out += '\n';
  }
}

void text_table(std::span<const RuleInfo> rules, Lang lang, std::string& out) {
  TableText table;
  for (const RuleInfo& r : rules)
    table.row({std::string(r.id), word(lang, "severity.", r.severity),
               r.fix.empty() ? "" : word(lang, "fix.level.", r.fix), std::string(r.title(lang))});
  table.write(out);
}

void line(Lang lang, std::string_view key, std::string_view what, std::string& out) {
  if (!what.empty()) out.append("  ").append(say(lang, key)).append(": ").append(one_line(what)).append("\n");
}

/// Options are flattened TOML: "bad.0.text", "good.1", "options.limit".
bool is_example(std::string_view key, std::string_view part) {
  if (!key.starts_with(part)) return false;
  return key.ends_with(".text") || key.find_first_not_of("0123456789", part.size()) == std::string_view::npos;
}

void examples(const RuleInfo& rule, Lang lang, std::string_view part, std::string_view heading, std::string& out) {
  for (const auto& [key, value] : rule.options) {
    if (!is_example(key, part)) continue;
    line(lang, heading, value, out);
    const std::string fixed = std::string(key.substr(0, key.rfind('.'))) + ".fixed";
    for (const auto& [other, text] : rule.options)
      if (other == fixed) out.append("    → ").append(one_line(text)).append("\n");
  }
}

/// 오류; where the severity hangs on the evidence: 오류(명칭 사전), 경고(외래어 표기법 [표 5]).
std::string severities(const RuleInfo& rule, Lang lang) {
  std::string out;
  bool whole = false;  // what the evidence says covers the rule's own
  for (const auto& [key, value] : rule.options)
    if (constexpr std::string_view part = "options.severity."; key.starts_with(part)) {
      out.append(", ")
          .append(word(lang, "severity.", value))
          .append("(")
          .append(word(lang, "basis.", key.substr(part.size())))
          .append(")");
      whole = whole || value == rule.severity;
    }
  return whole ? out.substr(2) : word(lang, "severity.", rule.severity) + out;
}

}  // namespace

void write_rules(std::span<const RuleInfo> rules, RecordFormat format, Lang lang, std::string& out) {
  switch (format) {
    case RecordFormat::text: return text_table(rules, lang, out);
    case RecordFormat::tsv: return tsv(rules, lang, out);
    case RecordFormat::jsonl:
      for (const RuleInfo& r : rules) {
        JsonText json(out);
        record(r, lang, json);
        out += '\n';
      }
      return;
    case RecordFormat::json: break;
  }
  JsonText json(out, 2);
  json.begin_object().key("schema").value("ireum/rules/1").key("rules").begin_array();
  for (const RuleInfo& r : rules) record(r, lang, json);
  json.end_array().end_object();
  out += '\n';
}

void write_explanation(const RuleInfo& rule, Lang lang, std::string& out) {
  out.append(rule.id);
  if (!rule.title(lang).empty()) out.append(" — ").append(one_line(rule.title(lang)));
  out += '\n';
  line(lang, "explain.severity", rule.severity.empty() ? "" : severities(rule, lang), out);
  line(lang, "explain.family", rule.family.empty() ? "" : word(lang, "family.", rule.family), out);
  line(lang, "explain.fix", rule.fix.empty() ? "" : word(lang, "fix.level.", rule.fix), out);
  line(lang, "explain.clause", rule.clause, out);
  line(lang, "explain.why", rule.why(lang), out);
  examples(rule, lang, "bad.", "explain.bad", out);
  examples(rule, lang, "good.", "explain.good", out);
}

}  // namespace ireum::report
