// One finding, one line: path:line:column: severity[rule]: message. The hot path of editors: it
// only appends. Severity and rule are in no language.
#include "report/json_text.h"
#include "report/visible.h"
#include "report/writers.h"

namespace ireum::report {

void write_line(const Report& report, std::string& out) {
  for (const check::Finding& f : report.findings) {
    if (f.document >= report.views.size() || !report.views[f.document].map) continue;
    const View& view = report.views[f.document];
    const text::Position at = view.map->at(f.begin);
    out += one_line(view.document->path());
    out += ':';
    append_number(out, at.line);
    out += ':';
    append_number(out, at.column);
    out += ": ";
    out += severity_id(f.severity);
    out += '[';
    out += rule_of(report, f).id;
    out += "]: ";
    out += message_of(report, f);
    out += '\n';
  }
}

}  // namespace ireum::report
