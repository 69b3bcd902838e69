// Numerals in Han and Hangul, by value: digits, and the units that multiply them.
#pragma once

#include <cstdint>
#include <string_view>

namespace ireum::base {

/// A digit's place is its value.
inline constexpr std::u32string_view kHanDigits = U"〇一二三四五六七八九";
inline constexpr char32_t kHanZero = U'零';
/// Printed for the zero too.
inline constexpr char32_t kHanCircle = U'○';

struct NumeralUnit {
  char32_t letter;
  int64_t value;
};
inline constexpr NumeralUnit kHanUnits[] = {{U'千', 1000}, {U'百', 100}, {U'十', 10}};
inline constexpr NumeralUnit kHangulUnits[] = {{U'천', 1000}, {U'백', 100}, {U'십', 10}};
inline constexpr NumeralUnit kHangulGroups[] = {{U'조', 1'000'000'000'000}, {U'억', 100'000'000}, {U'만', 10'000}};

/// The value of a letter among `units`; 0 for none.
template <size_t n>
constexpr int64_t unit_value(const NumeralUnit (&units)[n], char32_t c) {
  for (const NumeralUnit& u : units)
    if (u.letter == c) return u.value;
  return 0;
}

}  // namespace ireum::base
