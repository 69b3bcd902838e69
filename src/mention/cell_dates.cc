#include "mention/cell_dates.h"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace ireum::mention {

using image::Type;

namespace {

/// A year, or a day of a month.
struct Half {
  int year = 0, month = 0, day = 0;
};

bool is_range_sign(char32_t c) { return c == U'~' || c == U'-' || c == 0x2013 || c == 0x223C || c == 0x301C; }

/// -1 for none.
int number(std::u32string_view s, size_t most) {
  if (s.empty() || s.size() > most || !std::all_of(s.begin(), s.end(), base::is_digit)) return -1;
  int n = 0;
  for (const char32_t c : s) n = n * 10 + static_cast<int>(c - U'0');
  return n;
}

/// 2025, 3.9, 3.9. and, behind one of the same month, 13.
std::optional<Half> half(std::u32string_view s, int year, int month) {
  constexpr int kMonths = 12, kDays = 31, kFirstYear = 1000, kLastYear = 2999;
  if (!s.empty() && s.back() == U'.') s.remove_suffix(1);
  if (s.size() == 4)
    if (const int y = number(s, 4); y >= kFirstYear && y <= kLastYear) return Half{y};
  const size_t dot = s.find(U'.');
  const int m = dot == s.npos ? month : number(s.substr(0, dot), 2);
  const int d = number(dot == s.npos ? s : s.substr(dot + 1), 2);
  if (!year || m < 1 || m > kMonths || d < 1 || d > kDays) return std::nullopt;
  return Half{year, m, d};
}

std::string value_of(const Half& h) {
  char text[32];
  if (h.month) std::snprintf(text, sizeof text, "%04d-%02d-%02d", h.year, h.month, h.day);
  else std::snprintf(text, sizeof text, "%04d", h.year);
  return text;
}

/// The value of what fills a cell; empty for no date.
std::string read(std::u32string_view cell, int year) {
  std::u32string s;
  for (const char32_t c : cell)
    if (!token::is_blank(c)) s += c;
  const std::u32string_view t = s;
  const auto sign = static_cast<size_t>(std::find_if(t.begin(), t.end(), is_range_sign) - t.begin());
  const auto first = half(t.substr(0, sign), year, 0);
  if (!first) return {};
  if (sign == t.size()) return value_of(*first);
  const auto second = half(t.substr(sign + 1), year, first->month);
  if (!second || (first->month == 0) != (second->month == 0)) return {};
  std::string from = value_of(*first), to = value_of(*second);
  return from < to ? from + "/" + to : std::string();
}

}  // namespace

void dates_in_cells(const Line& line, const TableHeads& heads, const DateContext& context, std::vector<Date>& out) {
  for (size_t i = 0; i < heads.cells().size(); ++i) {
    const base::Span cell = heads.cells()[i];
    if (heads.kind(i) != Type::date || cell.begin == cell.end || !base::is_digit(line.text[cell.begin])) continue;
    Date d;
    d.begin = line.byte(cell.begin), d.end = line.byte(cell.end);
    d.value = read(line.view(cell.begin, cell.end), context.year);
    if (d.value.empty()) continue;
    const bool taken =
        std::any_of(out.begin(), out.end(), [&](const Date& x) { return x.begin < d.end && d.begin < x.end; });
    if (!taken) out.push_back(std::move(d));
  }
}

}  // namespace ireum::mention
