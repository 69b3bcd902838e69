// Findings as records (CONTRACT: ireum/finding/1): one a line, or all in one object.
#include <algorithm>

#include "report/json_text.h"
#include "report/writers.h"

namespace ireum::report {
namespace {

constexpr size_t kMostRelated = 5;

View view_of(const Report& report, uint32_t document) {
  return document < report.views.size() ? report.views[document] : View{};
}

void fixes(const Report& report, const check::Finding& f, JsonText& json) {
  json.key("fixes").begin_array();
  for (const check::Fix& fix : f.fixes) {
    json.begin_object().key("title").value(fix_title(report, f, fix)).key("safety").value(safety_id(fix.safety));
    json.key("edits").begin_array();
    for (const check::Edit& edit : fix.edits) {
      const Range r = range_of(view_of(report, f.document), edit.begin, edit.end);
      json.begin_object().key("start").position(r.start).key("end").position(r.end).key("text").value(edit.text);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

void related(const Report& report, const check::Finding& f, JsonText& json) {
  json.key("related").begin_array();
  for (size_t i = 0; i < std::min(f.related.size(), kMostRelated); ++i) {
    const entity::Place& place = f.related[i].place;
    const Range r = range_of(view_of(report, place.document), place.begin, place.end);
    json.begin_object().key("path").value(path_of(report, place.document));
    json.key("start").position(r.start).key("end").position(r.end).key("text").value(r.text);
    json.key("message").text_or_null(note_of(report, f.related[i])).end_object();
  }
  json.end_array().key("related_total").value(f.related_total);
}

void finding(const Report& report, const check::Finding& f, JsonText& json) {
  const Range r = range_of(view_of(report, f.document), f.begin, f.end);
  json.begin_object().key("schema").value("ireum/finding/1");
  json.key("path").value(path_of(report, f.document)).key("rule").value(rule_of(report, f).id);
  json.key("severity").value(severity_id(f.severity)).key("start").position(r.start).key("end").position(r.end);
  json.key("text").value(r.text).key("han").text_or_null(f.han).key("expected").strings(f.expected);
  json.key("basis").text_or_null(f.basis).key("message").value(message_of(report, f));
  fixes(report, f, json);
  related(report, f, json);
  json.end_object();
}

void summary(const Summary& s, JsonText& json) {
  json.key("summary").begin_object();
  json.key("files").value(s.files).key("unreadable").value(s.unreadable).key("skipped").value(s.skipped);
  json.key("errors").value(s.errors).key("warnings").value(s.warnings).key("infos").value(s.infos);
  json.key("fixable_safe").value(s.fixable_safe).key("fixable_unsafe").value(s.fixable_unsafe);
  json.key("suppressed").value(s.suppressed).key("baselined").value(s.baselined).end_object();
}

}  // namespace

void write_jsonl(const Report& report, std::string& out) {
  for (const check::Finding& f : report.findings) {
    JsonText json(out);
    finding(report, f, json);
    out += '\n';
  }
}

void write_json(const Report& report, std::string& out) {
  JsonText json(out, 2);
  json.begin_object().key("schema").value("ireum/findings/1").key("version").text_or_null(report.version);
  json.key("findings").begin_array();
  for (const check::Finding& f : report.findings) finding(report, f, json);
  json.end_array().key("errors").begin_array();
  for (const base::Error& e : report.errors) {
    json.begin_object().key("path").text_or_null(e.where).key("key").value(e.key);
    json.key("message").value(say(report.lang, e)).end_object();
  }
  json.end_array();
  summary(report.summary, json);
  json.end_object();
  out += '\n';
}

}  // namespace ireum::report
