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
    if (base::is_hangul(word[0])) begins_[word[0] - kFirst] = true;
  }

  /// Calls `ask(word, begin, next)` for every run of Hangul of two syllables or more that may begin so: the run, its byte
  /// and the code point behind it (0 at the end). More runs may pass than should.
  template <class Ask>
  void each(std::string_view text, Ask ask) const {
    if (text.size() < kBytes) return;
    const auto* const begin = reinterpret_cast<const unsigned char*>(text.data());
    const auto* const last = begin + text.size() - kBytes;  // where the last syllable may begin
    for (const unsigned char* at = begin; at <= last;) {
      const char32_t first = may_be_hangul(*at) ? decoded(at) : 0;
      if (!base::is_hangul(first)) {
        ++at;
        continue;
      }
      const unsigned char* const run = at;
      at = end_of_run(at + kBytes, last);
      if (!begins_[first - kFirst] || at == run + kBytes || !passes(first, decoded(run + kBytes))) continue;
      const auto from = static_cast<size_t>(run - begin), to = static_cast<size_t>(at - begin);
      size_t behind = to;
      const char32_t next = to < text.size() ? base::next_code_point(text, behind) : 0;
      ask(base::to_utf32(text.substr(from, to - from)), from, next);
    }
  }

 private:
  static constexpr char32_t kFirst = 0xAC00, kSyllables = 11172;

  /// Whether the first byte of a code point may be that of a syllable.
  static bool may_be_hangul(unsigned char lead) { return lead >= 0xEA && lead <= 0xED; }
  static char32_t decoded(const unsigned char* at) {
    return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
  }
  /// The end of the run of Hangul that goes on at `at`. Of most syllables the first byte tells.
  static const unsigned char* end_of_run(const unsigned char* at, const unsigned char* last) {
    constexpr unsigned char kSure[] = {0xEB, 0xEC};
    while (at <= last && (*at == kSure[0] || *at == kSure[1] || (may_be_hangul(*at) && base::is_hangul(decoded(at)))))
      at += kBytes;
    return at;
  }
  static uint32_t place_of(char32_t a, char32_t b) { return (a * 0x9E3779B1u ^ b * 0x85EBCA6Bu) >> 15; }
  bool passes(char32_t a, char32_t b) const {
    const uint32_t n = place_of(a, b);
    return bits_[n / 64] >> n % 64 & 1;
  }

  std::vector<bool> begins_ = std::vector<bool>(kSyllables);
  std::vector<uint64_t> bits_ = std::vector<uint64_t>((size_t{1} << 17) / 64);
};

}  // namespace ireum::check
