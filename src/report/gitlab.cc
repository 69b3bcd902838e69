// GitLab Code Quality: the subset of the Code Climate format that its merge requests read.
#include "report/fingerprint.h"
#include "report/json_text.h"
#include "report/writers.h"

namespace ireum::report {
namespace {

std::string_view severity(check::Severity s) {
  return s == check::Severity::error ? "major" : s == check::Severity::warning ? "minor" : "info";
}

void place(std::string_view name, const text::Position& p, JsonText& json) {
  json.key(name).begin_object().key("line").value(p.line).key("column").value(p.column).end_object();
}

}  // namespace

void write_gitlab(const Report& report, std::string& out) {
  JsonText json(out, 2);
  Fingerprints prints;
  json.begin_array();
  for (const check::Finding& f : report.findings) {
    if (f.document >= report.views.size() || !report.views[f.document].map) continue;
    const Range r = range_of(report.views[f.document], f.begin, f.end);
    const std::string_view path = path_of(report, f.document), rule = rule_of(report, f).id;
    json.begin_object().key("description").value(message_of(report, f)).key("check_name").value(rule);
    json.key("fingerprint").value(prints.next(path, rule, r.text)).key("severity").value(severity(f.severity));
    json.key("location").begin_object().key("path").value(path).key("positions").begin_object();
    place("begin", r.start, json);
    place("end", r.end, json);
    json.end_object().end_object().end_object();
  }
  for (const base::Error& e : report.errors) {
    json.begin_object().key("description").value(say(report.lang, e)).key("check_name").value(e.key);
    json.key("fingerprint").value(prints.next(e.where, e.key, "")).key("severity").value("blocker");
    json.key("location").begin_object().key("path").value(e.where).key("lines").begin_object();
    json.key("begin").value(1).end_object().end_object().end_object();
  }
  json.end_array();
  out += '\n';
}

}  // namespace ireum::report
