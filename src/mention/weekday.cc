// Weekdays beside a date, in Hangul and in Han.
#include "mention/date_chars.h"
#include "mention/date_shape.h"

namespace ireum::mention {

using namespace date;  // NOLINT(google-build-using-namespace)

namespace {

Weekday letter(const DateWords& words, View text, size_t at, size_t first, size_t last) {
  Weekday w;
  for (size_t style = first; style <= last; ++style) {
    const size_t day = words.weekdays[style].find(char_at(text, at));
    if (day == View::npos || at >= text.size()) continue;
    w.day = static_cast<int>(day);
    w.style = static_cast<int>(style);
    w.letter = w.begin = static_cast<uint32_t>(at);
    w.end = w.after = w.begin + 1;
    return w;
  }
  return w;
}

/// 금요일, 星期五, 周五, 金曜日.
Weekday weekday_word(const DateWords& words, View text, size_t at) {
  for (const std::u32string& lead : words.weekday_leads)
    if (text.substr(at).starts_with(lead)) {
      Weekday w = letter(words, text, at + lead.size(), 2, 3);
      w.begin = static_cast<uint32_t>(at);
      return w;
    }
  Weekday w = letter(words, text, at, 0, 1);
  if (!w.end) return w;
  if (!DateWords::begins(words.weekday_ends, text.substr(w.end))) return {};
  w.end = w.after = w.end + 2;
  return w;
}

}  // namespace

Weekday weekday_at(const DateWords& words, View text, size_t at) {
  if (is_blank(char_at(text, at))) ++at;
  if (at >= text.size()) return {};
  if (!in(U"(（[", text[at])) return weekday_word(words, text, at);
  Weekday w = weekday_word(words, text, at + 1);
  if (!w.end) w = letter(words, text, at + 1, 0, 2);
  if (!w.end || !in(U")）]", char_at(text, w.after))) return {};
  ++w.after;
  return w;
}

View weekday_letter(const DateWords& words, int style, int day) {
  return View(words.weekdays[static_cast<size_t>(style)]).substr(static_cast<size_t>(day), 1);
}

}  // namespace ireum::mention
