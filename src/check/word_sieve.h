// The words of a text that may begin with one of some words: all others fall through a sieve of their first two syllables
// before anything is copied or looked up. For questions that are asked of every word and that few words answer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace ireum::check {

class WordSieve {
 public:
  static constexpr size_t kBytes = 3;  // of a syllable

  /// A word of two code points or more that the words asked for begin with.
  void add(std::u32string_view word) {
    const uint32_t n = place_of(word[0], word[1]);
    bits_[n / 64] |= uint64_t{1} << n % 64;
  }

  /// Calls `ask(word, begin, next)` for every run of Hangul of two syllables or more that may begin so: the run, its byte
  /// and the code point behind it (0 at the end). More runs may pass than should.
  template <class Ask>
  void each(std::string_view text, Ask ask) const {
    for (size_t i = 0; i < text.size();) {
      const auto lead = static_cast<unsigned char>(text[i]);
      const char32_t first = lead >= 0xEA && lead <= 0xED ? hangul_at(text, i) : 0;
      if (!first) {
        ++i;
        continue;
      }
      const size_t begin = i;
      const char32_t second = hangul_at(text, i += kBytes);
      if (!second) continue;
      i = end_of_run(text, i + kBytes);
      if (!passes(first, second)) continue;
      size_t behind = i;
      const char32_t next = i < text.size() ? base::next_code_point(text, behind) : 0;
      ask(base::to_utf32(text.substr(begin, i - begin)), begin, next);
    }
  }

 private:
  /// The end of the run of Hangul that goes on at `i`. Of most syllables the first byte tells.
  static size_t end_of_run(std::string_view text, size_t i) {
    while (i + kBytes <= text.size()) {
      const auto lead = static_cast<unsigned char>(text[i]);
      if (lead != 0xEB && lead != 0xEC && !hangul_at(text, i)) break;
      i += kBytes;
    }
    return i;
  }
  /// The syllable whose bytes begin at `i`; 0 for anything else.
  static char32_t hangul_at(std::string_view text, size_t i) {
    if (i + kBytes > text.size() || (text[i] & 0xF0) != 0xE0) return 0;
    const char32_t c = (text[i] & 0x0Fu) << 12 | (text[i + 1] & 0x3Fu) << 6 | (text[i + 2] & 0x3Fu);
    return base::is_hangul(c) ? c : 0;
  }
  static uint32_t place_of(char32_t a, char32_t b) { return (a * 0x9E3779B1u ^ b * 0x85EBCA6Bu) >> 15; }
  bool passes(char32_t a, char32_t b) const {
    const uint32_t n = place_of(a, b);
    return bits_[n / 64] >> n % 64 & 1;
  }

  std::vector<uint64_t> bits_ = std::vector<uint64_t>((size_t{1} << 17) / 64);
};

}  // namespace ireum::check
