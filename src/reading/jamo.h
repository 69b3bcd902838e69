// A Hangul syllable as initial, vowel and final: numbers by the Unicode order.
#pragma once

#include <cstdint>

namespace ireum::reading {

struct Jamo {
  int initial = 0;  // 0..18
  int vowel = 0;    // 0..20
  int final = 0;    // 0 none, 1..27
  friend constexpr bool operator==(const Jamo&, const Jamo&) = default;
};

constexpr Jamo split(char32_t syllable) {
  const int n = static_cast<int>(syllable) - 0xAC00;
  return {n / 588, n % 588 / 28, n % 28};
}

constexpr char32_t join(Jamo j) { return static_cast<char32_t>(0xAC00 + (j.initial * 21 + j.vowel) * 28 + j.final); }

constexpr int kFinalNieun = 4, kFinalRieul = 8, kFinalIeung = 21;

/// Index of a compatibility jamo (ㄱ U+3131 …) as initial, vowel or final; -1 for none.
int initial_index(char32_t jamo);
int vowel_index(char32_t jamo);
int final_index(char32_t jamo);
/// The compatibility jamo of an initial: ㄱ of 0.
char32_t initial_letter(int initial);

/// How many of the three parts differ.
constexpr int distance(char32_t a, char32_t b) {
  const Jamo x = split(a), y = split(b);
  return (x.initial != y.initial) + (x.vowel != y.vowel) + (x.final != y.final);
}

}  // namespace ireum::reading
