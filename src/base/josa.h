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

/// The form of a particle for `word`. `particle` is any member of the pair (은, 는 or 은(는)); one that
/// does not change is given back.
std::string_view pick(std::string_view word, std::string_view particle);

/// The particle written both ways, 은(는) or (으)로, that `text` begins with; empty where it does not.
std::string_view leading_double(std::string_view text);

}  // namespace ireum::base
