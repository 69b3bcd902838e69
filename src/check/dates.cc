// The date kind: date-invalid, date-weekday, date-range. What is wrong was found while reading.
#include "check/context.h"

namespace ireum::check {

void check_dates(const Context& c, uint32_t document, Findings& out) {
  const int invalid = c.on("date-invalid"), weekday = c.on("date-weekday"), range = c.on("date-range");
  using Problem = mention::Date::Problem;
  for (const mention::Date& d : c.documents[document].observation->dates) {
    const int rule = d.problem == Problem::impossible ? invalid : d.problem == Problem::backwards ? range : d.problem == Problem::wrong_weekday ? weekday : -1;
    if (rule < 0) continue;
    // The weekday that stands beside the date belongs to what is wrong.
    uint64_t end = d.end;
    std::string expected = d.expected;
    const std::string_view text = c.documents[document].text();
    uint64_t begin = d.begin;
    if (d.problem == Problem::wrong_weekday && d.weekday_end > d.weekday_begin) {
      end = d.weekday_end;
      if (end < text.size() && (text[end] == ')' || text[end] == ']')) ++end;
      expected = std::string(text.substr(d.begin, d.weekday_begin - d.begin)) + d.expected + std::string(text.substr(d.weekday_end, end - d.weekday_end));
    }
    Finding f = make(c, rule, document, begin, end);
    f.basis = "calendar";
    f.args.emplace_back("value", d.value);
    if (!expected.empty()) {
      f.expected.push_back(expected);
      if ((*c.rules)[static_cast<size_t>(rule)].fix != "none") {
        Fix fix{Safety::unsafe, expected, {}};
        if (d.problem == Problem::wrong_weekday) fix.edits.push_back({d.weekday_begin, d.weekday_end, d.expected});
        else fix.edits.push_back({d.begin, d.end, d.expected});
        f.fixes.push_back(std::move(fix));
      }
    }
    out.push_back(std::move(f));
  }
}

}  // namespace ireum::check
