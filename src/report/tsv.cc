// Findings for a spreadsheet: a head line, then one line a finding. Lists are joined by " | ".
#include "report/escape.h"
#include "report/json_text.h"
#include "report/writers.h"

namespace ireum::report {

void write_tsv(const Report& report, std::string& out) {
  out += "path\tline\tcolumn\tend_line\tend_column\tseverity\trule\ttext\than\texpected\tbasis\tfix\tmessage\n";
  for (const check::Finding& f : report.findings) {
    if (f.document >= report.views.size() || !report.views[f.document].map) continue;
    const Range r = range_of(report.views[f.document], f.begin, f.end);
    append_cell(out, path_of(report, f.document));
    for (const int64_t n : {r.start.line, r.start.column, r.end.line, r.end.column}) {
      out += '\t';
      append_number(out, n);
    }
    std::string expected;
    for (const std::string& e : f.expected) expected.append(expected.empty() ? "" : " | ").append(e);
    const std::string_view fix = f.fixes.empty() ? "" : safety_id(f.fixes.front().safety);
    for (const std::string_view cell : {severity_id(f.severity), rule_of(report, f).id, r.text, std::string_view(f.han),
                                        std::string_view(expected), std::string_view(f.basis), fix}) {
      out += '\t';
      append_cell(out, cell);
    }
    out += '\t';
    append_cell(out, message_of(report, f));
    out += '\n';
  }
}

}  // namespace ireum::report
