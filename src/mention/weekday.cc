// Weekdays beside a date, in Hangul and in Han.
#include "mention/date_chars.h"
#include "mention/date_shape.h"

namespace ireum::mention {

using namespace date;  // NOLINT(google-build-using-namespace)

namespace {

constexpr View kWeekdays[] = {U"월화수목금토일", U"月火水木金土日", U"一二三四五六日", U"一二三四五六天"};

Weekday letter(View text, size_t at, int first, int last) {
  Weekday w;
  for (int style = first; style <= last; ++style) {
    const size_t day = kWeekdays[style].find(char_at(text, at));
    if (day == View::npos || at >= text.size()) continue;
    w.day = static_cast<int>(day);
    w.style = style;
    w.letter = w.begin = static_cast<uint32_t>(at);
    w.end = w.after = w.begin + 1;
    return w;
  }
  return w;
}

/// 금요일, 星期五, 周五, 金曜日.
Weekday weekday_word(View text, size_t at) {
  for (const View lead : {View(U"星期"), View(U"礼拜"), View(U"禮拜"), View(U"周"), View(U"週")})
    if (text.substr(at).starts_with(lead)) {
      Weekday w = letter(text, at + lead.size(), 2, 3);
      w.begin = static_cast<uint32_t>(at);
      return w;
    }
  Weekday w = letter(text, at, 0, 1);
  if (!w.end) return w;
  const View rest = text.substr(w.end);
  if (!rest.starts_with(U"요일") && !rest.starts_with(U"曜日")) return {};
  w.end = w.after = w.end + 2;
  return w;
}

}  // namespace

Weekday weekday_at(View text, size_t at) {
  if (is_blank(char_at(text, at))) ++at;
  if (at >= text.size()) return {};
  if (!in(U"(（[", text[at])) return weekday_word(text, at);
  Weekday w = weekday_word(text, at + 1);
  if (!w.end) w = letter(text, at + 1, 0, 2);
  if (!w.end || !in(U")）]", char_at(text, w.after))) return {};
  ++w.after;
  return w;
}

View weekday_letter(int style, int day) { return kWeekdays[style].substr(static_cast<size_t>(day), 1); }

}  // namespace ireum::mention
