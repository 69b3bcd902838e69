// Currencies, and the words around an amount (dictionaries/money-words.tsv).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "image/lexicon.h"

namespace ireum::check {

struct MoneyRange {
  double low = 0, high = 0;
  bool has(double x) const { return low <= x && x <= high; }
  explicit operator bool() const { return high > 0; }
};

struct MoneyWords {
  /// One writing of a currency, and what one of it has been worth in won.
  struct Currency {
    std::u32string written, name;
    MoneyRange range;
  };
  using Words = std::vector<std::u32string>;

  explicit MoneyWords(const image::Lexicon& lexicon);
  bool is_won(std::u32string_view name) const { return name == won; }
  static bool is(const Words& words, std::u32string_view text);
  static bool is(const Words& words, char32_t c) { return is(words, std::u32string_view(&c, 1)); }

  std::vector<Currency> currencies;     // of the won too, which everything is converted to
  std::u32string won;                   // its name
  Words about, ordinals, tails, leads;  // 약; 제; 위안화; (한화 …
};

}  // namespace ireum::check
