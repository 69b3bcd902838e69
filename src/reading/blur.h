// How a spelling sounds when slips are not heard: four bits a syllable for the class of its initial,
// without syllables that only carry a vowel on (티엔 and 톈). Progressive: add() from left to right.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ireum::reading {

class Blur {
 public:
  static constexpr unsigned kOpen = 7;  // ㄴ ㄹ ㅇ ㅎ

  /// The class of a syllable's initial, 1 to 7.
  static unsigned class_of(char32_t syllable) {
    static constexpr uint8_t kClass[19] = {1, 1, 7, 2, 2, 7, 6, 3, 3, 5, 5, 7, 4, 4, 4, 1, 2, 3, 7};
    return kClass[(syllable - 0xAC00) / 588];
  }
  static bool carries_on(char32_t syllable) { return (syllable - 0xAC00) / 588 == 11; }  // ㅇ

  void add(char32_t syllable) {
    if (!code_ || !carries_on(syllable)) code_ = code_ << 4 | class_of(syllable);
  }
  uint64_t code() const { return code_; }

 private:
  uint64_t code_ = 0;
};

/// The classes of a word of Hangul as letters: the key of image::List::name_sound.
inline std::u32string sound_of(std::u32string_view word) {
  std::u32string key;
  for (const char32_t c : word)
    if (key.empty() || !Blur::carries_on(c)) key += static_cast<char32_t>(U'0' + Blur::class_of(c));
  return key;
}

}  // namespace ireum::reading
