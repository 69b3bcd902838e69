// The words beside dates and in them (dictionaries/date-words.tsv), by what they say. Without an image there are none, which is
// enough to see whether a pattern is well written.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "image/lexicon.h"

namespace ireum::mention {

struct DateWords {
  using View = std::u32string_view;
  using Words = std::vector<std::u32string>;

  DateWords() = default;
  explicit DateWords(const image::Image& image);

  /// Whether `text` is one of the words; begins with one; ends in one; has one anywhere.
  static bool is(const Words& words, View text);
  static bool begins(const Words& words, View text);
  static bool ends(const Words& words, View text);
  static bool inside(const Words& words, View text);
  /// Whether a word of a single letter is this one.
  static bool is(const Words& words, char32_t c) { return is(words, View(&c, 1)); }

  Words particles, particle_begins;      // what may follow a date's last word, alone or with more behind it
  Words from, joins;                     // between two dates: of a span, of a list
  Words numbered, medium_ends, units;    // what makes of a number something else than a date, or rather one
  Words marks, documents;                // 년 月; 발행일
  Words month, ordinal, week, of_month;  // 3월 제4주, 3월 첫째 주
  Words weekday_leads, weekday_ends;     // 星期; 요일
  /// The letters of the days from Monday on: in Hangul, by the elements, counted, counted as one speaks.
  std::array<std::u32string, 4> weekdays;
};

}  // namespace ireum::mention
