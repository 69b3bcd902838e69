// How a word is heard to end, which is all that a Korean particle asks of the word before it.
//
// Hangul shows its last sound; digits and Latin letters count as they are read (2호는, BMW는, 3은, GIS는). What nobody
// reads aloud is looked through: closing quotes, a gloss or a note in brackets, marks of Markdown and elements of HTML
// (톈진(天津)은, **톈진**은, [톈진](url)은, <b>톈진</b>은). A word of Latin letters may be read in more than one way, as
// letters or as a word (COMAC: 씨, 코맥; git, list): `possible` holds all of them, and nothing is wrong that suits one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ireum::base {

enum class Sound : uint8_t { vowel, final, rieul, unknown };

/// Several sounds, a bit each; 0 where nothing is known.
using Sounds = uint8_t;
inline constexpr Sounds kVowelSound = 1, kFinalSound = 2, kRieulSound = 4, kAnySound = 7;
constexpr Sounds bit_of(Sound s) {
  return s == Sound::unknown ? Sounds{0} : static_cast<Sounds>(1u << static_cast<unsigned>(s));
}

struct Heard {
  Sound likely = Sound::unknown;
  Sounds possible = 0;  // `likely` among them, where one is likelier than the others
  /// Whether there is one way to read it.
  bool sure() const { return possible && !(possible & (possible - 1)); }
};

/// The sound of a Hangul syllable.
constexpr Sound sound_of(char32_t syllable) {
  const char32_t coda = (syllable - 0xAC00) % 28;
  return coda == 0 ? Sound::vowel : coda == 8 ? Sound::rieul : Sound::final;
}

/// How the word is heard to end.
Heard heard(std::u32string_view word);
Heard heard(std::string_view word);

/// The form that the sound asks for of a particle written both ways: 은(는), (으)로, (이)라고. A letter before its bracket
/// follows a final, the one inside a vowel; a bracket in front holds what a vowel takes away, and ㄹ too where it is 으.
/// As it is written where the sound is not known or the text is no such particle.
std::string allomorph(std::string_view both, Sound sound);

}  // namespace ireum::base
