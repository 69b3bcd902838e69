// The date kind: date-invalid, date-weekday, date-range. What is wrong was found while reading.
#include "check/context.h"

namespace ireum::check {

namespace {

/// What stands behind year, month and day where they are written out: 년 월 일.
struct Written {
  std::string_view year, month, day;
  explicit Written(const image::Lexicon& lexicon)
      : year(lexicon.word_of(image::DateWord::year)),
        month(lexicon.word_of(image::DateWord::month)),
        day(lexicon.word_of(image::DateWord::day)) {}
};

/// A complete date in the house style; empty where the value is none.
std::string in_style(const Written& signs, Policy::DateStyle style, std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return {};
  const auto plain = [](std::string_view s) { return std::string(s[0] == '0' ? s.substr(1) : s); };
  std::string y(iso.substr(0, 4)), m = plain(iso.substr(5, 2)), d = plain(iso.substr(8, 2));
  switch (style) {
    case Policy::DateStyle::korean:
      return y.append(signs.year) + " " + m.append(signs.month) + " " + d.append(signs.day);
    case Policy::DateStyle::dotted: return y + ". " + m + ". " + d + ".";
    case Policy::DateStyle::iso: return std::string(iso);
    default: return {};
  }
}

/// date-style: complete dates that are written otherwise than the policy asks.
void check_style(const Context& c, uint32_t document, int rule, Findings& out) {
  const std::string_view text = c.documents[document].text();
  const Written signs(c.readings().lexicon());
  for (const mention::Date& d : c.documents[document].observation->dates) {
    const std::string want = in_style(signs, c.policy.date_style, d.value);
    const std::string_view have = text.substr(d.begin, d.end - d.begin);
    // A short date (3.27) leaves the year to the document; only a date with its year has a style.
    const bool with_year = have.size() >= 8 && have[0] >= '1' && have[0] <= '2' &&
                           have.substr(1, 3).find_first_not_of("0123456789") == have.npos;
    if (want.empty() || !with_year || have == want || (have.back() != '.' && want == std::string(have) + ".")) continue;
    Finding f = make(c, rule, document, d.begin, d.end, "policy");
    f.basis = "policy";
    f.args.emplace_back("value", d.value);
    f.expected.push_back(want);
    add_fix(c, f, want, Safety::safe);
    out.push_back(std::move(f));
  }
}

}  // namespace

void check_dates(const Context& c, uint32_t document, Findings& out) {
  if (const int style = c.on("date-style"); style >= 0) check_style(c, document, style, out);
  const int invalid = c.on("date-invalid"), weekday = c.on("date-weekday"), range = c.on("date-range");
  using Problem = mention::Date::Problem;
  for (const mention::Date& d : c.documents[document].observation->dates) {
    const int rule = d.problem == Problem::impossible      ? invalid
                     : d.problem == Problem::backwards     ? range
                     : d.problem == Problem::wrong_weekday ? weekday
                                                           : -1;
    if (rule < 0) continue;
    // The weekday that stands beside the date belongs to what is wrong.
    uint64_t end = d.end;
    std::string expected = d.expected;
    const std::string_view text = c.documents[document].text();
    uint64_t begin = d.begin;
    if (d.problem == Problem::wrong_weekday && d.weekday_end > d.weekday_begin) {
      end = d.weekday_end;
      if (end < text.size() && (text[end] == ')' || text[end] == ']')) ++end;
      expected = std::string(text.substr(d.begin, d.weekday_begin - d.begin)) + d.expected +
                 std::string(text.substr(d.weekday_end, end - d.weekday_end));
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
