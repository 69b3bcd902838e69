// SARIF 2.1.0: the rules with their texts, results with fixes and related places. Columns are UTF-16
// units from 1 and regions half-open, as `columnKind` says.
#include <algorithm>

#include "report/escape.h"
#include "report/fingerprint.h"
#include "report/json_text.h"
#include "report/writers.h"

namespace ireum::report {
namespace {

std::string_view level(std::string_view severity) {
  if (severity == "info") return "note";
  return severity == "off" || severity.empty() ? "none" : severity;
}

void text(std::string_view key, std::string_view s, JsonText& json) {
  json.key(key).begin_object().key("text").value(s).end_object();
}

std::string help(const RuleInfo& rule, Lang lang) {
  std::string out(rule.why(lang));
  if (!rule.clause.empty()) {
    if (!out.empty()) out += ' ';
    out.append("(").append(say(lang, "explain.clause")).append(": ").append(rule.clause).append(")");
  }
  return out.empty() ? std::string(rule.title(lang)) : out;
}

/// reading-mismatch -> ReadingMismatch
std::string pascal(std::string_view id) {
  std::string out;
  bool capital = true;
  for (const char c : id) {
    if (c != '-') out += capital && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    capital = c == '-';
  }
  return out;
}

void rules(const Report& report, JsonText& json) {
  json.key("rules").begin_array();
  for (const RuleInfo& rule : report.rules) {
    json.begin_object().key("id").value(rule.id).key("name").value(pascal(rule.id));
    if (!rule.title(report.lang).empty()) text("shortDescription", rule.title(report.lang), json);
    if (!rule.why(report.lang).empty()) text("fullDescription", rule.why(report.lang), json);
    const std::string words = help(rule, report.lang);
    if (!words.empty()) text("help", words, json);
    json.key("defaultConfiguration").begin_object();
    if (rule.severity == "off") json.key("enabled").value(false);
    else if (!rule.severity.empty()) json.key("level").value(level(rule.severity));
    json.end_object().key("properties").begin_object().key("tags").begin_array();
    if (!rule.family.empty()) json.value(rule.family);
    json.end_array().end_object().end_object();
  }
  json.end_array();
}

void region(std::string_view key, const Range& r, bool snippet, JsonText& json) {
  json.key(key).begin_object().key("startLine").value(r.start.line).key("startColumn").value(r.start.utf16 + 1);
  json.key("endLine").value(r.end.line).key("endColumn").value(r.end.utf16 + 1);
  if (snippet) text("snippet", r.text, json);
  json.end_object();
}

void artifact(std::string_view path, JsonText& json) {
  json.key("artifactLocation").begin_object().key("uri").value(file_uri(path)).end_object();
}

/// The lines of a place with one more on either side, for readers who do not have the file. Nothing
/// where that is no more than the place itself, or more than anybody reads.
void context(const View& view, const Range& r, uint64_t begin, uint64_t end, JsonText& json) {
  const std::string_view source = view.document->source();
  size_t from = view.map->source_byte(begin, text::Edge::begin), to = view.map->source_byte(end, text::Edge::end);
  int64_t first = r.start.line, last = r.end.line;
  const auto line_begin = [&](size_t at) { return at == 0 ? 0 : source.rfind('\n', at - 1) + 1; };
  from = line_begin(from);
  if (from > 0) from = line_begin(from - 1), --first;
  to = std::min(source.find('\n', to), source.size());
  if (to + 1 < source.size()) to = std::min(source.find('\n', to + 1), source.size()), ++last;
  const std::string_view lines = source.substr(from, to - from);
  if (lines.size() > 4096 || lines == r.text) return;
  json.key("contextRegion").begin_object().key("startLine").value(first).key("endLine").value(last);
  text("snippet", lines, json);
  json.end_object();
}

void physical(const Report& report, uint32_t document, uint64_t begin, uint64_t end, JsonText& json) {
  json.key("physicalLocation").begin_object();
  artifact(path_of(report, document), json);
  const Range r = range_of(report.views[document], begin, end);
  region("region", r, true, json);
  context(report.views[document], r, begin, end, json);
  json.end_object();
}

void fixes(const Report& report, const check::Finding& f, JsonText& json) {
  if (f.fixes.empty()) return;
  json.key("fixes").begin_array();
  for (const check::Fix& fix : f.fixes) {
    json.begin_object();
    text("description", fix_title(report, f, fix), json);
    json.key("artifactChanges").begin_array().begin_object();
    artifact(path_of(report, f.document), json);
    json.key("replacements").begin_array();
    for (const check::Edit& edit : fix.edits) {
      json.begin_object();
      region("deletedRegion", range_of(report.views[f.document], edit.begin, edit.end), false, json);
      if (!edit.text.empty()) text("insertedContent", edit.text, json);
      json.end_object();
    }
    json.end_array().end_object().end_array();
    json.key("properties").begin_object().key("safety").value(safety_id(fix.safety)).end_object().end_object();
  }
  json.end_array();
}

void related(const Report& report, const check::Finding& f, JsonText& json) {
  if (f.related.empty()) return;
  json.key("relatedLocations").begin_array();
  int64_t id = 0;
  for (const check::Related& r : f.related) {
    if (r.place.document >= report.views.size() || !report.views[r.place.document].map) continue;
    json.begin_object().key("id").value(++id);
    physical(report, r.place.document, r.place.begin, r.place.end, json);
    const std::string note = note_of(report, r);
    if (!note.empty()) text("message", note, json);
    json.end_object();
  }
  json.end_array();
}

void result(const Report& report, const check::Finding& f, Fingerprints& prints, JsonText& json) {
  const std::string_view rule = rule_of(report, f).id;
  const Range r = range_of(report.views[f.document], f.begin, f.end);
  json.begin_object().key("ruleId").value(rule);
  if (f.rule < report.rules.size()) json.key("ruleIndex").value(f.rule);
  json.key("level").value(level(severity_id(f.severity)));
  text("message", message_of(report, f), json);
  json.key("locations").begin_array().begin_object();
  physical(report, f.document, f.begin, f.end, json);
  json.end_object().end_array();
  related(report, f, json);
  json.key("partialFingerprints").begin_object();
  json.key("ireum/v1").value(prints.next(path_of(report, f.document), rule, r.text)).end_object();
  fixes(report, f, json);
  json.key("properties").begin_object().key("expected").strings(f.expected);
  if (!f.han.empty()) json.key("han").value(f.han);
  if (!f.basis.empty()) json.key("basis").value(f.basis);
  json.end_object().end_object();
}

void invocation(const Report& report, JsonText& json) {
  json.key("invocations").begin_array().begin_object();
  json.key("executionSuccessful").value(report.errors.empty());
  if (!report.errors.empty()) {
    json.key("toolExecutionNotifications").begin_array();
    for (const base::Error& e : report.errors) {
      json.begin_object().key("level").value("error");
      text("message", say(report.lang, e), json);
      json.key("descriptor").begin_object().key("id").value(e.key).end_object();
      if (!e.where.empty()) {
        json.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
        artifact(e.where, json);
        json.end_object().end_object().end_array();
      }
      json.end_object();
    }
    json.end_array();
  }
  json.end_object().end_array();
}

}  // namespace

void write_sarif(const Report& report, std::string& out) {
  JsonText json(out, 2);
  json.begin_object()
      .key("$schema")
      .value("https://json.schemastore.org/sarif-2.1.0.json")
      .key("version")
      .value("2.1.0");
  json.key("runs").begin_array().begin_object();
  json.key("tool").begin_object().key("driver").begin_object().key("name").value("ireum");
  if (!report.version.empty()) json.key("version").value(report.version).key("semanticVersion").value(report.version);
  if (constexpr std::string_view home = IREUM_HOMEPAGE; !home.empty()) json.key("informationUri").value(home);
  json.key("language").value(report.lang == Lang::ko ? "ko" : "en");
  rules(report, json);
  json.end_object().end_object();
  invocation(report, json);
  json.key("columnKind").value("utf16CodeUnits").key("results").begin_array();
  Fingerprints prints;
  for (const check::Finding& f : report.findings)
    if (f.document < report.views.size() && report.views[f.document].map) result(report, f, prints, json);
  json.end_array().end_object().end_array().end_object();
  out += '\n';
}

}  // namespace ireum::report
