// The characters that dates are made of.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/numerals.h"
#include "base/utf8.h"

namespace ireum::mention::date {

using View = std::u32string_view;

inline constexpr View kApostrophes = U"'‘’′`´＇ʼ‛";
inline constexpr View kRangeSigns = U"~∼～〜˜-–—―−‐‑－";
using base::kHanDigits;

inline bool in(View set, char32_t c) { return set.find(c) != View::npos; }
inline bool is_blank(char32_t c) { return c == U' ' || c == 0xA0 || c == 0x3000; }
inline char32_t char_at(View text, size_t i) { return i < text.size() ? text[i] : U'\0'; }
inline bool is_word(char32_t c) { return base::is_hangul(c) || base::is_han(c); }

}  // namespace ireum::mention::date
