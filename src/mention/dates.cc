#include "mention/dates.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "mention/date_shape.h"

namespace ireum::mention {
namespace {

namespace chrono = std::chrono;
using View = std::u32string_view;

/// A day, a month (day 0) or a year (month 0); -1 is unknown.
struct Ymd {
  int year = -1, month = 0, day = 0;
  friend auto operator<=>(const Ymd&, const Ymd&) = default;
};

int last_day(int year, int month) {
  if (year < 0) year = 2000;  // unknown: a leap year is possible
  const auto last = chrono::year_month_day_last{chrono::year(year),
                                                chrono::month_day_last{chrono::month(static_cast<unsigned>(month))}};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

/// 0 is Monday.
int weekday_of(const Ymd& d) {
  const chrono::year_month_day ymd{chrono::year(d.year), chrono::month(static_cast<unsigned>(d.month)),
                                   chrono::day(static_cast<unsigned>(d.day))};
  return static_cast<int>(chrono::weekday(chrono::sys_days(ymd)).iso_encoding()) - 1;
}

Ymd shifted(const DateContext& c, Relative unit, int by) {
  if (unit == Relative::year) return {c.year + by, 0, 0};
  if (unit == Relative::month) {
    const int months = c.year * 12 + c.month - 1 + by;
    return {months / 12, months % 12 + 1, 0};
  }
  const chrono::year_month_day ymd{chrono::year(c.year), chrono::month(static_cast<unsigned>(c.month)),
                                   chrono::day(static_cast<unsigned>(c.day))};
  const chrono::year_month_day then{chrono::sys_days(ymd) + chrono::days(by)};
  return {static_cast<int>(then.year()), static_cast<int>(static_cast<unsigned>(then.month())),
          static_cast<int>(static_cast<unsigned>(then.day()))};
}

std::string padded(int n, size_t width) {
  std::string s = std::to_string(n);
  return s.size() < width ? std::string(width - s.size(), '0') + s : s;
}

/// Fills a value: {Y} {M} {D} of the first half, {Y2} {M2} {D2} of the second, {YYY} of a decade.
std::string filled(std::string_view pattern, const Ymd& a, const Ymd& b) {
  std::string out;
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') {
      out += pattern[i];
      continue;
    }
    const size_t end = std::min(pattern.find('}', i), pattern.size());
    const std::string_view name = pattern.substr(i + 1, end - i - 1);
    const Ymd& half = name.ends_with('2') ? b : a;
    if (name == "YYY") out += padded(half.year, 3);
    else if (name.starts_with('Y')) out += half.year < 0 ? "XXXX" : padded(half.year, 4);
    else out += padded(name.starts_with('M') ? half.month : half.day, 2);
    i = end;
  }
  return out;
}

/// A date that was read before in the same line.
struct Before {
  Ymd ymd;
  size_t end = 0;
  bool relative = false;  // 올해: of a year that only the document's date tells
};

/// Whether only 부터, 과, a comma … stand between two dates; `from` where it is a span of time.
bool joined(View gap, bool& from) {
  const auto blank = [](char32_t c) { return c == U' ' || c == 0xA0 || c == 0x3000; };
  while (!gap.empty() && blank(gap.front())) gap.remove_prefix(1);
  while (!gap.empty() && blank(gap.back())) gap.remove_suffix(1);
  from = gap == U"부터" || gap == U"에서" || gap == U"至" || gap == U"到" || gap == U"부터는";
  static constexpr View kJoins[] = {U"과", U"와", U",", U"·", U"및", U"、", U"이후", U"和"};
  return from || std::find(std::begin(kJoins), std::end(kJoins), gap) != std::end(kJoins);
}

/// One match made into a date: values of both halves, then its problems.
class Reader {
 public:
  Reader(const Line& line, const DateContext& context, const Before& before)
      : line_(line), context_(context), before_(before) {}

  bool read(const DateCapture& c, std::string_view value, Date& out) {
    if (is_number(c) || !first_half(c) || (c.range && !second_half(c))) return false;
    out.begin = line_.byte(c.begin);
    out.end = line_.byte(c.end);
    place_weekday(c, out);
    if (!c.marked && c.half[0].month.end && (half_[0].month == 0 || (c.half[0].day.end && half_[0].day == 0)))
      return partial(c, out);
    if (!possible(c, out)) return !value.empty() && (c.marked || c.half[0].year.end || context_.year);
    if (c.range && half_[1] < half_[0]) turn_round(c, out);
    out.value = filled(value, half_[0], half_[1]);
    if (out.problem == Date::Problem::none) judge_weekday(c, out);
    return true;
  }

  const Ymd& last(bool range) const { return half_[range]; }
  size_t end() const { return end_; }
  bool guessed_month() const { return guessed_; }

 private:
  bool first_half(const DateCapture& c) {
    const DateHalf& h = c.half[0];
    Ymd& a = half_[0];
    if (c.relative != Relative::none) {
      if (!context_.year || (c.relative >= Relative::month && !context_.month)) return false;
      if (c.relative == Relative::day && !context_.day) return false;
      a = shifted(context_, c.relative, std::abs(c.shift) == DateCapture::kAfter ? 0 : c.shift);
    }
    if (h.year.end) a.year = h.year.value;
    if (h.month.end) a.month = h.month.value;
    if (h.day.end) a.day = h.day.value;
    if (std::abs(c.shift) == DateCapture::kAfter) return to_nearest(c);
    if (a.year >= 0) return true;
    bool from = false;
    const bool near = before_.end && before_.end <= c.begin && joined(line_.view(before_.end, c.begin), from);
    if (h.month.end) {
      imply_year(c, near, from);
      return true;
    }
    return h.day.end && imply_month(near);
  }

  /// 지난 12월, 오는 5일: the last or the next one, seen from the document's day.
  bool to_nearest(const DateCapture& c) {
    Ymd& a = half_[0];
    if (!context_.month || (c.relative == Relative::month && !context_.day)) return false;
    const auto key = [&](const Ymd& d) { return c.relative == Relative::year ? d.month : d.day; };
    const Ymd today{context_.year, context_.month, context_.day};
    int months = a.year * 12 + a.month - 1;
    const int step = c.relative == Relative::year ? 12 : 1;
    if (c.shift == DateCapture::kBefore && key(a) > key(today)) months -= step;
    if (c.shift == DateCapture::kAfter && key(a) < key(today)) months += step;
    a.year = months / 12, a.month = months % 12 + 1;
    if (c.relative == Relative::month) to_month_that_has_it(a);
    return true;
  }

  /// 1994-06-00: what is not known is left away.
  bool partial(const DateCapture& c, Date& out) {
    if (c.range || half_[0].year < 0 || half_[0].month > 12) return false;
    const Ymd& a = half_[0];
    out.value = filled(a.month ? "{Y}-{M}" : "{Y}", a, a);
    return true;
  }

  /// Digits that are a number of something: (02)2035-2013, `19.1.0`, 010-2020-2021.
  bool is_number(const DateCapture& c) const {
    const View text = line_.text;
    const char32_t before = c.begin > 0 ? text[c.begin - 1] : U' ';
    const char32_t after = c.end < text.size() ? text[c.end] : U' ';
    if (c.end > c.begin && text[c.begin] == U'`' && after == U'`') return true;
    const bool years_alone = c.range && !c.half[0].month.end && !c.marked;
    if (!years_alone) return false;
    size_t open = c.begin;
    while (open > 1 && before == U')' && base::is_digit(text[open - 2])) --open;
    const bool area_code = open + 1 < c.begin && text[open - 1] == U'0';
    return area_code || before == U'-' || before == U')';
  }

  /// Whether nothing but a particle stands between the date before and this one: 올해는 10월 3일.
  bool follows_in_sentence(const DateCapture& c) const {
    constexpr size_t kMost = 4;
    const View gap = line_.view(before_.end, c.begin);
    if (gap.size() > kMost || std::none_of(gap.begin(), gap.end(), base::is_hangul)) return false;
    return std::all_of(gap.begin(), gap.end(), [](char32_t x) { return x == U' ' || base::is_hangul(x); });
  }

  void imply_year(const DateCapture& c, bool near, bool from) {
    Ymd& a = half_[0];
    if (near && before_.ymd.year >= 0) {
      a.year = before_.ymd.year;
      if (from && before_.ymd.month > a.month) ++a.year;
    } else if (before_.relative && !context_.stated && follows_in_sentence(c)) {
      a.year = -1;  // 2020. 10. 3. … 올해는 10월 3일: some later year
    } else if (context_.year) {
      a.year = context_.year - (context_.month && a.month > context_.month + 6);
    } else if (before_.end && before_.ymd.year >= 0 && before_.ymd.day) {
      a.year = before_.ymd.year;  // nothing else tells: that of the day before it in the line
    }
  }

  bool imply_month(bool near) {
    Ymd& a = half_[0];
    if (before_.end && before_.ymd.month && (near || before_.ymd.day)) {
      a.year = before_.ymd.year;
      a.month = before_.ymd.month;
      if (!near) to_month_that_has_it(a);
      return true;
    }
    if (!context_.year || !context_.month) return false;
    guessed_ = true;
    a.year = context_.year;
    a.month = context_.month;
    to_month_that_has_it(a);
    return true;
  }

  /// 31일 in April's paper: March.
  static void to_month_that_has_it(Ymd& a) {
    if (a.day > last_day(a.year, a.month) && a.day <= 31 && a.month > 1) --a.month;
  }

  bool second_half(const DateCapture& c) {
    const DateHalf& h = c.half[1];
    const Ymd& a = half_[0];
    Ymd& b = half_[1];
    b = {h.year.end ? h.year.value : a.year,
         h.month.end  ? h.month.value
         : h.year.end ? 0
                      : a.month,
         h.day.end ? h.day.value : 0};
    if (h.year.end && h.day.end && !h.month.end) return false;
    const bool turns = !h.year.end && h.month.end && b.month < a.month && (b.month + 12 - a.month) % 12 <= 6;
    if (turns && b.year >= 0) ++b.year;  // 12.28~1.3
    if (turns && b.year < 0) late_ = true;
    return true;
  }

  bool possible(const DateCapture& c, Date& out) {
    for (int i = 0; i <= (c.range ? 1 : 0); ++i) {
      const DateHalf& h = c.half[i];
      const Ymd& d = half_[i];
      const bool month_fits = !h.month.end || (d.month >= 1 && d.month <= 12);
      if (month_fits && (!h.day.end || (d.day >= 1 && d.day <= last_day(d.year, d.month)))) continue;
      out.problem = Date::Problem::impossible;
      out.value.clear();
      if (month_fits && d.day > 0) out.expected = replaced(c, {{h.day, padded(last_day(d.year, d.month), 1)}});
      return false;
    }
    return true;
  }

  /// '25~'23 -> '23~'25: the fields of the second half change places with those of the first.
  void turn_round(const DateCapture& c, Date& out) {
    if (late_) return;
    out.problem = Date::Problem::backwards;
    std::vector<std::pair<DateField, std::string>> edits;
    const auto as = [](const DateField& place, const DateField& from) {
      const size_t width = place.end - place.begin;
      const int n = from.value;
      if (width == 2 && n > 99) return padded(n % 100, 2);
      return padded(n, width == 2 && place.value < 10 ? 2 : 1);
    };
    const auto swap = [&](const DateField& a, const DateField& b) {
      if (!a.end || !b.end) return;
      edits.emplace_back(a, as(a, b));
      edits.emplace_back(b, as(b, a));
    };
    swap(c.half[0].year, c.half[1].year);
    swap(c.half[0].month, c.half[1].month);
    swap(c.half[0].day, c.half[1].day);
    out.expected = replaced(c, std::move(edits));
    std::swap(half_[0], half_[1]);
  }

  /// The date's text with some of its fields written anew.
  std::string replaced(const DateCapture& c, std::vector<std::pair<DateField, std::string>> edits) const {
    std::sort(edits.begin(), edits.end(), [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
    std::string out;
    size_t at = c.begin;
    for (const auto& [field, text] : edits) {
      out += base::to_utf8(line_.view(at, field.begin)) + text;
      at = field.end;
    }
    return out + base::to_utf8(line_.view(at, c.end));
  }

  void place_weekday(const DateCapture& c, Date& out) {
    weekday_ = c.half[c.range].day.end || c.relative == Relative::day ? weekday_at(line_.text, c.end) : Weekday{};
    end_ = weekday_.end ? weekday_.after : c.end;
    set_weekday(weekday_.end ? weekday_ : c.half[0].weekday, out);
  }

  void set_weekday(const Weekday& w, Date& out) const {
    if (!w.end) return;
    out.weekday_begin = line_.byte(w.begin);
    out.weekday_end = line_.byte(w.end);
  }

  void judge_weekday(const DateCapture& c, Date& out) const {
    if (c.range && wrong(c.half[0].weekday, half_[0])) blame(c.half[0].weekday, half_[0], out);
    else if (wrong(weekday_, half_[c.range])) blame(weekday_, half_[c.range], out);
  }

  static bool wrong(const Weekday& w, const Ymd& d) {
    return w.end && d.year >= 0 && d.month && d.day && w.day != weekday_of(d);
  }

  void blame(const Weekday& w, const Ymd& d, Date& out) const {
    out.problem = Date::Problem::wrong_weekday;
    out.expected = base::to_utf8(line_.view(w.begin, w.letter)) +
                   base::to_utf8(weekday_letter(w.style, weekday_of(d))) +
                   base::to_utf8(line_.view(w.letter + 1, w.end));
    set_weekday(w, out);
  }

  const Line& line_;
  const DateContext& context_;
  const Before& before_;
  Ymd half_[2];
  Weekday weekday_;
  size_t end_ = 0;
  bool late_ = false;     // without a year, over the turn of one
  bool guessed_ = false;  // the month is the document's
};

constexpr std::string_view kNoDate = "-";  // the value of a shape that is read over

/// Where the web address that begins at or before `at` ends; 0 for none.
size_t address_end(View text, size_t from) {
  size_t at = std::min(text.find(U"://", from), text.find(U"www.", from));
  if (at == View::npos) return 0;
  while (at < text.size() && text[at] > U' ' && text[at] < 0x7F && text[at] != U'>' && text[at] != U'"') ++at;
  return at;
}

/// Whether a line names what its date is, blanks aside (발 행 일).
bool names_document_date(View text) {
  static constexpr View kNames[] = {U"발행",     U"발간",     U"작성일",   U"기준일",   U"등록일",
                                    U"게시일",   U"배포일",   U"배포일시", U"보도일",   U"보도시점",
                                    U"간행일",   U"제출일",   U"일자:",    U"날짜:",    U"일시:",
                                    U"发布日期", U"发布时间", U"发文日期", U"成文日期", U"發布日期"};
  std::u32string packed;
  for (const char32_t c : text)
    if (c != U' ' && c != U'\t' && c != 0x3000 && c != 0xA0) packed += c == 0xFF1A ? U':' : c;
  return std::any_of(std::begin(kNames), std::end(kNames),
                     [&](View n) { return packed.find(n) != std::u32string::npos; });
}

/// Whether a line counts the weeks of a month, as the head of a weekly does: 2025년 3월 4주차, 2025년 3월 첫째 주.
bool counts_weeks(View text) {
  static constexpr View kInWords[] = {U"첫째 주", U"둘째 주", U"셋째 주", U"넷째 주", U"다섯째 주", U"첫 주"};
  for (size_t i = text.find(U'월'); i != View::npos; i = text.find(U'월', i + 1)) {
    size_t k = i + 1;
    while (k < text.size() && (text[k] == U' ' || text[k] == U'제')) ++k;
    if (k > i + 1 && k + 1 < text.size() && base::is_digit(text[k]) && text[k + 1] == U'주') return true;
    for (const View word : kInWords)  // alone, or in brackets; not in a sentence
      if (text.substr(k, word.size()) == word &&
          (k + word.size() == text.size() || text[k + word.size()] == U')' || text[k + word.size()] == U']'))
        return true;
  }
  return false;
}

std::optional<DateContext> as_context(std::string_view value) {
  const auto number = [&](size_t at, size_t n) {
    int out = 0;
    for (const char c : value.substr(at, n)) {
      if (c < '0' || c > '9') return -1;
      out = out * 10 + (c - '0');
    }
    return out;
  };
  // The days that an issue covers (2023.11.6~11.12): it appears at their end.
  if (value.size() == 21 && value[10] == '/') {
    const int months = (number(11, 4) - number(0, 4)) * 12 + number(16, 2) - number(5, 2);
    if (months < 0 || months > 1) return std::nullopt;
    value.remove_prefix(11);
  }
  if (value.size() != 10 && value.size() != 7) return std::nullopt;
  const DateContext c{number(0, 4), number(5, 2), value.size() == 10 ? number(8, 2) : 0};
  if (c.year <= 0 || c.month <= 0 || c.day < 0) return std::nullopt;
  return c;
}

}  // namespace

struct DateScanner::Grammar {
  DateShapes shapes;
  std::vector<std::string_view> values;
};

DateScanner::DateScanner(const image::Image& image, WordMemory* memory) : image_(image), memory_(memory) {}
DateScanner::~DateScanner() = default;

/// Every shape is sound: forge casts no image with one that is not.
const DateScanner::Grammar& DateScanner::grammar() const {
  std::call_once(once_, [this] {
    auto g = std::make_unique<Grammar>();
    for (const image::Shape& s : image_.shapes()) {
      static_cast<void>(g->shapes.add(image_.str(s.pattern)));
      g->values.push_back(image_.str(s.value));
    }
    grammar_ = std::move(g);
  });
  return *grammar_;
}

void DateScanner::scan(const Line& line, const DateContext& context, std::vector<Date>& out) const {
  const View text = line.text;
  const Grammar& g = grammar();
  Before before;
  const bool may_have_address = line.seen & kSeenAddress;
  size_t address = may_have_address ? text.find(U"://") : View::npos, skip = 0;
  if (address == View::npos && may_have_address) address = text.find(U"www.");
  // Reads what begins at `i`; returns where to go on.
  const auto read = [&](size_t i) -> size_t {
    if (address != View::npos && i >= address) {
      skip = address_end(text, address);
      address = std::min(text.find(U"://", skip), text.find(U"www.", skip));
    }
    if (i < skip) return skip;
    if (!g.shapes.may_begin(text, i)) return i + 1;
    const DateCapture c = g.shapes.match(text, i);
    Date date;
    Reader reader(line, context, before);
    if (c.shape >= 0 && g.values[static_cast<size_t>(c.shape)] == kNoDate) return std::max<size_t>(c.end, i + 1);
    if (c.shape >= 0 && reader.read(c, g.values[static_cast<size_t>(c.shape)], date)) {
      if (date.problem != Date::Problem::impossible && !reader.guessed_month())
        before = {reader.last(c.range), reader.end(), c.relative == Relative::year};
      out.push_back(std::move(date));
      return std::max<size_t>(c.end, i + 1);
    }
    // 올해, 지난달, which nothing resolves: what follows is not of the date before.
    if (c.shape >= 0 && c.relative != Relative::none) before = {};
    if (!base::is_digit(text[i])) return i + 1;
    while (i < text.size() && base::is_digit(text[i])) ++i;
    return i;
  };
  size_t i = 0;
  if (line.has_han) {
    while (i < text.size()) i = read(i);
    return;
  }
  // Without Han a date begins in a word, or with the apostrophe before one ('25).
  for (const uint32_t index : line.open) {
    const Run& run = line.runs[index];
    if (run.known & WordMemory::kClosed) continue;
    if (run.known & WordMemory::kDateless) {
      const size_t last = run.end - 1;
      if (last >= i && g.shapes.may_begin(text, last)) i = read(last);
      continue;
    }
    if (run.begin > i) i = base::is_digit(text[run.begin]) ? run.begin - 1 : run.begin;
    while (i < run.end) i = read(i);
    if (memory_ && !run.known && (run.end - run.begin > 1 || text[run.begin] >= 0x80) &&
        !g.shapes.may_begin_in(text.substr(run.begin, run.end - run.begin)))
      memory_->keep(run.hash,
                    WordMemory::kDateless |
                        (g.shapes.may_begin_with_last(text[run.end - 1]) ? 0u : unsigned{WordMemory::kClosed}));
  }
}

std::optional<DateContext> DateScanner::document_date(const Line& line) const {
  if (!line.has_digit && !line.has_han) return std::nullopt;
  std::vector<Date> dates;
  scan(line, {}, dates);
  if (dates.empty()) return std::nullopt;
  const bool stated = names_document_date(line.text);
  const bool weekly = !stated && line.number < 30 && counts_weeks(line.text);
  for (const Date& d : dates) {
    auto c = as_context(d.value);
    if (!c || d.problem == Date::Problem::impossible || (!stated && !weekly && !c->day)) continue;
    // Below the head only a day with its weekday, and the right one, is of the document's own time.
    if (!stated && line.number >= 30 && (d.weekday_end <= d.weekday_begin || d.problem != Date::Problem::none))
      continue;
    c->stated = stated;
    return c;
  }
  return std::nullopt;
}

bool DateScanner::names_weekday(std::string_view line) {
  return line.find("일(") != line.npos || line.find("일 (") != line.npos || line.find("요일") != line.npos;
}

}  // namespace ireum::mention
