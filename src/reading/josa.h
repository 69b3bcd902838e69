// Particles and the sound before them: 은/는, 을/를, 과/와, 으로/로 and their kin.
//
// The pairs come from the word list of particles; the sound of a name's last character is that of
// the Hangul syllable, or of the digit or Latin letter as it is read aloud (BMW는, 2호는, 3은).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "image/lexicon.h"

namespace ireum::reading {

enum class Ending : uint8_t { vowel, rieul, final, unknown };

/// The last sound of a name.
Ending ending_of(std::u32string_view name);

/// The allomorph of `particle` (e.g. 은, 으로는) that follows `ending`; nothing where the word is no
/// particle with allomorphs or the ending is not known.
std::optional<std::u32string> particle_after(const image::Lexicon& lexicon, std::u32string_view particle,
                                             Ending ending);

/// Whether the particle is wrong after `ending`: it has allomorphs, and this one never follows it.
/// Forms that are also the copula after a vowel (이다 이며 이나 이라) are never wrong.
bool particle_is_wrong(const image::Lexicon& lexicon, std::u32string_view particle, Ending ending);

}  // namespace ireum::reading
