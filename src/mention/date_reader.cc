#include "mention/date_reader.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "base/utf8.h"

namespace ireum::mention {
namespace {

namespace chrono = std::chrono;
using View = std::u32string_view;

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

/// Whether only 부터, 과, a comma … stand between two dates; `from` where it is a span of time.
bool joined(const DateWords& words, View gap, bool& from) {
  const auto blank = [](char32_t c) { return c == U' ' || c == 0xA0 || c == 0x3000; };
  while (!gap.empty() && blank(gap.front())) gap.remove_prefix(1);
  while (!gap.empty() && blank(gap.back())) gap.remove_suffix(1);
  from = DateWords::is(words.from, gap);
  return from || gap == U"," || gap == U"·" || gap == U"、" || DateWords::is(words.joins, gap);
}

}  // namespace

bool DateReader::read(const DateCapture& c, std::string_view value, Date& out) {
  if (is_number(c) || !first_half(c) || (c.range && !second_half(c))) return false;
  out.begin = line_.byte(c.begin);
  out.end = line_.byte(c.end);
  place_weekday(c, out);
  const bool unknown = half_[0].month == 0 || (c.half[0].day.end && half_[0].day == 0);
  if (!c.marked && c.half[0].month.end && unknown) return partial(c, out);
  if (!possible(c, out)) return !value.empty() && (c.marked || c.half[0].year.end || context_.year);
  if (c.range && half_[1] < half_[0]) turn_round(c, out);
  out.value = filled(value, half_[0], half_[1]);
  if (out.problem == Date::Problem::none) judge_weekday(c, out);
  return true;
}

bool DateReader::first_half(const DateCapture& c) {
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
  const bool near = before_.end && before_.end <= c.begin && joined(words_, line_.view(before_.end, c.begin), from);
  if (h.month.end) {
    imply_year(c, near, from);
    return true;
  }
  return h.day.end && imply_month(near);
}

/// 지난 12월, 오는 5일: the last or the next one, seen from the document's day.
bool DateReader::to_nearest(const DateCapture& c) {
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
bool DateReader::partial(const DateCapture& c, Date& out) {
  if (c.range || half_[0].year < 0 || half_[0].month > 12) return false;
  const Ymd& a = half_[0];
  out.value = filled(a.month ? "{Y}-{M}" : "{Y}", a, a);
  return true;
}

/// Digits that are a number of something: (02)2035-2013, `19.1.0`, 010-2020-2021.
bool DateReader::is_number(const DateCapture& c) const {
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
bool DateReader::follows_in_sentence(const DateCapture& c) const {
  constexpr size_t kMost = 4;
  const auto gap = line_.view(before_.end, c.begin);
  if (gap.size() > kMost || std::none_of(gap.begin(), gap.end(), base::is_hangul)) return false;
  return std::all_of(gap.begin(), gap.end(), [](char32_t x) { return x == U' ' || base::is_hangul(x); });
}

void DateReader::imply_year(const DateCapture& c, bool near, bool from) {
  Ymd& a = half_[0];
  seen_from_ = before_.end && before_.ymd.year >= 0 ? before_.ymd.month : context_.month;
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

bool DateReader::imply_month(bool near) {
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
void DateReader::to_month_that_has_it(Ymd& a) {
  if (a.day > last_day(a.year, a.month) && a.day <= 31 && a.month > 1) --a.month;
}

bool DateReader::second_half(const DateCapture& c) {
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

bool DateReader::possible(const DateCapture& c, Date& out) {
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
void DateReader::turn_round(const DateCapture& c, Date& out) {
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
std::string DateReader::replaced(const DateCapture& c, std::vector<std::pair<DateField, std::string>> edits) const {
  std::sort(edits.begin(), edits.end(), [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
  std::string out;
  size_t at = c.begin;
  for (const auto& [field, text] : edits) {
    out += base::to_utf8(line_.view(at, field.begin)) + text;
    at = field.end;
  }
  return out + base::to_utf8(line_.view(at, c.end));
}

void DateReader::place_weekday(const DateCapture& c, Date& out) {
  weekday_ = c.half[c.range].day.end || c.relative == Relative::day ? weekday_at(words_, line_.text, c.end) : Weekday{};
  end_ = weekday_.end ? weekday_.after : c.end;
  set_weekday(weekday_.end ? weekday_ : c.half[0].weekday, out);
}

void DateReader::set_weekday(const Weekday& w, Date& out) const {
  if (!w.end) return;
  out.weekday_begin = line_.byte(w.begin);
  out.weekday_end = line_.byte(w.end);
}

void DateReader::judge_weekday(const DateCapture& c, Date& out) const {
  if (c.range && wrong(c.half[0].weekday, half_[0])) blame(c.half[0].weekday, half_[0], out);
  else if (wrong(weekday_, half_[c.range])) blame(weekday_, half_[c.range], out);
}

bool DateReader::wrong(const Weekday& w, const Ymd& d) const {
  if (!w.end || d.year < 0 || !d.month || !d.day || w.day == weekday_of(d)) return false;
  // 2017년 12월 16일 … 1월 5일 금요일: a year that nobody wrote may be the next one, or the last.
  constexpr int kHalfYear = 6;
  if (!seen_from_ || std::abs(seen_from_ - d.month) < kHalfYear) return true;
  const Ymd other{d.year + (d.month < seen_from_ ? 1 : -1), d.month, d.day};
  return w.day != weekday_of(other);
}

void DateReader::blame(const Weekday& w, const Ymd& d, Date& out) const {
  out.problem = Date::Problem::wrong_weekday;
  out.expected = base::to_utf8(line_.view(w.begin, w.letter)) +
                 base::to_utf8(weekday_letter(words_, w.style, weekday_of(d))) +
                 base::to_utf8(line_.view(w.letter + 1, w.end));
  set_weekday(w, out);
}

}  // namespace ireum::mention
