// JUnit XML: a document is a suite, a finding a test case; one at or above --fail-on is a failure. A
// document without findings is one case that passed; one that could not be read is an error.
#include <algorithm>

#include "report/by_document.h"
#include "report/escape.h"
#include "report/json_text.h"
#include "report/writers.h"

namespace ireum::report {
namespace {

void attribute(std::string_view name, std::string_view value, std::string& out) {
  out.append(" ").append(name).append("=\"");
  append_xml(out, value);
  out += '"';
}

void count(std::string_view name, size_t n, std::string& out) { attribute(name, std::to_string(n), out); }

void open_suite(std::string_view path, size_t tests, size_t failures, size_t errors, std::string& out) {
  out += "  <testsuite";
  attribute("name", path, out);
  count("tests", tests, out);
  count("failures", failures, out);
  count("errors", errors, out);
  out += " time=\"0\">\n";
}

void open_case(std::string_view name, std::string_view path, std::string& out) {
  out += "    <testcase";
  attribute("name", name, out);
  attribute("classname", path, out);
  out += " time=\"0\"";
}

bool fails(const Report& report, const check::Finding& f) {
  return report.fail_on != check::Severity::off && f.severity >= report.fail_on;
}

void finding(const Report& report, const check::Finding& f, std::string& out) {
  const std::string_view path = path_of(report, f.document);
  const Range r = range_of(report.views[f.document], f.begin, f.end);
  const std::string place = std::to_string(r.start.line) + ":" + std::to_string(r.start.column);
  const std::string message = message_of(report, f);
  open_case(std::string(rule_of(report, f).id) + " " + place, path, out);
  out += ">\n";
  if (fails(report, f)) {
    out += "      <failure";
    attribute("message", message, out);
    attribute("type", severity_id(f.severity), out);
    out += '>';
  } else {
    out += "      <system-out>";
  }
  append_xml(out, std::string(path) + ":" + place + ": " + message);
  out += fails(report, f) ? "</failure>\n    </testcase>\n" : "</system-out>\n    </testcase>\n";
}

}  // namespace

void write_junit(const Report& report, std::string& out) {
  const auto groups = by_document(report);
  size_t tests = 0, failures = 0;
  std::string suites;
  for (uint32_t d = 0; d < groups.size(); ++d) {
    if (!report.views[d].document) continue;
    size_t failed = 0;
    for (const check::Finding* f : groups[d]) failed += fails(report, *f);
    const size_t cases = std::max<size_t>(groups[d].size(), 1);
    tests += cases;
    failures += failed;
    open_suite(path_of(report, d), cases, failed, 0, suites);
    for (const check::Finding* f : groups[d]) finding(report, *f, suites);
    if (groups[d].empty()) {
      open_case("ireum", path_of(report, d), suites);
      suites += "/>\n";
    }
    suites += "  </testsuite>\n";
  }
  for (const base::Error& e : report.errors) {
    open_suite(e.where, 1, 0, 1, suites);
    open_case(e.key, e.where, suites);
    suites += ">\n      <error";
    attribute("message", say(report.lang, e), suites);
    suites += " type=\"unreadable\"/>\n    </testcase>\n  </testsuite>\n";
  }
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"ireum\"";
  count("tests", tests + report.errors.size(), out);
  count("failures", failures, out);
  count("errors", report.errors.size(), out);
  out.append(" time=\"0\">\n").append(suites).append("</testsuites>\n");
}

}  // namespace ireum::report
