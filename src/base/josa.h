// The particle that a word asks for, by the sound it ends with.
//
// Hangul is looked at; digits and Latin letters count as they are read (2호는, BMW는, 3은, GIS는).
// Closing quotes and a bracketed gloss at the end do not count: 톈진(天津)은. Where the sound is not
// known (a word that ends in Han) the particle is written both ways, 은(는), as print does.
#pragma once

#include <cstdint>
#include <string_view>

namespace ireum::base {

enum class Sound : uint8_t { vowel, final, rieul, unknown };

/// How the word is heard to end.
Sound last_sound(std::string_view word);

/// The form of a particle for `word`. `particle` is any member of the pair (은 or 는, 으로 or 로); one
/// that does not change is given back.
std::string_view pick(std::string_view word, std::string_view particle);

}  // namespace ireum::base
