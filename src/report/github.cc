// GitHub workflow commands: an annotation a finding. Columns are given for a place on one line only,
// as GitHub wants them.
#include "report/json_text.h"
#include "report/writers.h"

namespace ireum::report {
namespace {

/// Data escapes % and line ends; a property also : and , which end it.
void append_escaped(std::string& out, std::string_view s, bool property) {
  for (const char c : s) {
    switch (c) {
      case '%': out += "%25"; break;
      case '\r': out += "%0D"; break;
      case '\n': out += "%0A"; break;
      case ':': out += property ? "%3A" : ":"; break;
      case ',': out += property ? "%2C" : ","; break;
      default: out += c;
    }
  }
}

std::string_view command(check::Severity s) {
  return s == check::Severity::error ? "error" : s == check::Severity::warning ? "warning" : "notice";
}

void number(std::string_view name, int64_t n, std::string& out) {
  out.append(",").append(name).append("=");
  append_number(out, n);
}

}  // namespace

void write_github(const Report& report, std::string& out) {
  for (const check::Finding& f : report.findings) {
    if (f.document >= report.views.size() || !report.views[f.document].map) continue;
    const Range r = range_of(report.views[f.document], f.begin, f.end);
    out.append("::").append(command(f.severity)).append(" file=");
    append_escaped(out, path_of(report, f.document), true);
    number("line", r.start.line, out);
    number("endLine", r.end.line, out);
    if (r.start.line == r.end.line) {
      number("col", r.start.column, out);
      number("endColumn", r.end.column, out);
    }
    out += ",title=ireum ";
    append_escaped(out, rule_of(report, f).id, true);
    out += "::";
    append_escaped(out, message_of(report, f), false);
    out += '\n';
  }
  for (const base::Error& e : report.errors) {
    out += "::error";
    if (!e.where.empty()) {
      out += " file=";
      append_escaped(out, e.where, true);
    }
    out += "::";
    append_escaped(out, say(report.lang, e), false);
    out += '\n';
  }
}

}  // namespace ireum::report
