// Checkstyle XML: files with findings, in UTF-8. Inputs that could not be read are errors of the file.
#include "report/by_document.h"
#include "report/escape.h"
#include "report/json_text.h"
#include "report/writers.h"

namespace ireum::report {
namespace {

void open_file(std::string_view path, std::string& out) {
  out += "  <file name=\"";
  append_xml(out, path);
  out += "\">\n";
}

void error(int64_t line, int64_t column, std::string_view severity, std::string_view message, std::string_view source,
           std::string& out) {
  out += "    <error line=\"";
  append_number(out, line);
  out += "\" column=\"";
  append_number(out, column);
  out.append("\" severity=\"").append(severity).append("\" message=\"");
  append_xml(out, message);
  out += "\" source=\"ireum.";
  append_xml(out, source);
  out += "\"/>\n";
}

}  // namespace

void write_checkstyle(const Report& report, std::string& out) {
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  const auto groups = by_document(report);
  for (uint32_t d = 0; d < groups.size(); ++d) {
    if (groups[d].empty()) continue;
    open_file(path_of(report, d), out);
    for (const check::Finding* f : groups[d]) {
      const text::Position at = report.views[d].map->at(f->begin);
      error(at.line, at.column, severity_id(f->severity), message_of(report, *f), rule_of(report, *f).id, out);
    }
    out += "  </file>\n";
  }
  for (const base::Error& e : report.errors) {
    open_file(e.where, out);
    error(1, 1, "error", say(report.lang, e), e.key, out);
    out += "  </file>\n";
  }
  out += "</checkstyle>\n";
}

}  // namespace ireum::report
