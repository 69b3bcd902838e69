// Reviewdog's RDFormat as one object. Its columns count UTF-8 bytes of the line, from 1.
#include "report/json_text.h"
#include "report/writers.h"

namespace ireum::report {
namespace {

void point(const View& view, std::string_view name, uint64_t text_byte, text::Edge edge, JsonText& json) {
  const std::string_view source = view.document->source();
  const size_t at = view.map->source_byte(text_byte, edge);
  const size_t before = at == 0 ? std::string_view::npos : source.rfind('\n', at - 1);
  const size_t line = before == std::string_view::npos ? 0 : before + 1;
  json.key(name).begin_object().key("line").value(view.map->at(text_byte, edge).line);
  json.key("column").value(at - line + 1).end_object();
}

void range(const View& view, uint64_t begin, uint64_t end, JsonText& json) {
  json.key("range").begin_object();
  point(view, "start", begin, text::Edge::begin, json);
  point(view, "end", end, text::Edge::end, json);
  json.end_object();
}

std::string_view severity(check::Severity s) {
  return s == check::Severity::error ? "ERROR" : s == check::Severity::warning ? "WARNING" : "INFO";
}

void location(const Report& report, uint32_t document, uint64_t begin, uint64_t end, JsonText& json) {
  json.key("location").begin_object().key("path").value(path_of(report, document));
  range(report.views[document], begin, end, json);
  json.end_object();
}

}  // namespace

void write_rdjson(const Report& report, std::string& out) {
  JsonText json(out, 2);
  json.begin_object().key("source").begin_object().key("name").value("ireum").end_object();
  json.key("diagnostics").begin_array();
  for (const check::Finding& f : report.findings) {
    if (f.document >= report.views.size() || !report.views[f.document].map) continue;
    json.begin_object().key("message").value(message_of(report, f));
    location(report, f.document, f.begin, f.end, json);
    json.key("severity").value(severity(f.severity));
    json.key("code").begin_object().key("value").value(rule_of(report, f).id).end_object();
    json.key("suggestions").begin_array();
    if (!f.fixes.empty())  // suggestions are not alternatives of one another: the best fix alone
      for (const check::Edit& edit : f.fixes.front().edits) {
        json.begin_object();
        range(report.views[f.document], edit.begin, edit.end, json);
        json.key("text").value(edit.text).end_object();
      }
    json.end_array().key("relatedLocations").begin_array();
    for (const check::Related& r : f.related) {
      if (r.place.document >= report.views.size() || !report.views[r.place.document].map) continue;
      json.begin_object().key("message").value(note_of(report, r));
      location(report, r.place.document, r.place.begin, r.place.end, json);
      json.end_object();
    }
    json.end_array().end_object();
  }
  for (const base::Error& e : report.errors) {
    json.begin_object().key("message").value(say(report.lang, e));
    json.key("location").begin_object().key("path").value(e.where).end_object();
    json.key("severity").value("ERROR").key("code").begin_object().key("value").value(e.key).end_object().end_object();
  }
  json.end_array().end_object();
  out += '\n';
}

}  // namespace ireum::report
