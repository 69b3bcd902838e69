// What kind of name a Han word is, asked of lists, its last word and the shape of persons; and what one
// says of it in Korean.
#pragma once

#include "gloss/verdict.h"

namespace ireum::gloss {

/// Whether a wholly Sino-Korean reading is what one says of this word, whoever bears it.
bool sino_is_right(const Readings& readings, std::u32string_view z, const HanClass& k, const PairContext& context);

/// Whether the Hangul is how the generic word (縣) is put.
bool is_generic(const image::Lexicon& lexicon, std::u32string_view han, std::u32string_view hangul);

/// 함안(咸安): a place in Korea; a Chinese one of the same Han, where there is any, is no great one.
bool in_korea(const image::Lexicon& lexicon, std::u32string_view hangul, const HanClass& k);

/// 리좡진(李莊鎭), 모쒀족(摩梭族) may be persons by their Han; the Hangul says that its end is a generic
/// word of places, or one of classes.
bool ends_in_a_word(const image::Lexicon& lexicon, std::u32string_view hangul, std::u32string_view z);

}  // namespace ireum::gloss
