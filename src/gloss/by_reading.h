// The hypotheses that readings alone make: slips that convince, a character of the same look, a syllable
// that was lost.
#pragma once

#include "gloss/halves.h"

namespace ireum::gloss {

/// Whether the slips of an alignment are likelier than that the halves are no reading of each other. `mixed`: it
/// opens with a place that is read half in Mandarin (mixed_place).
bool slips_convince(const Tally& t, const PairContext& context, const HanClass& k, const Alignment& a, bool mixed);

/// 샹판(襄阳): half of a great city's name, in a syllable that only Mandarin has; no translation begins so.
bool half_of_a_city(const Tally& t, const HanClass& k, std::u32string_view hangul, const Alignment& a);

/// Whether the name opens with a listed place that is read half in Mandarin and half the Sino-Korean
/// way (하난성 河南省): then it is no Sino-Korean word, whatever follows.
bool mixed_place(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z, const Alignment& a);

/// One character is not explained, and a look-alike of it would be.
bool look_alike_fits(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z, const Alignment& a,
                     Judgement& j);

/// 자오핑(趙國平): the Hangul is the person's surname and one of the two characters behind it, read well.
bool lacks_a_syllable(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z,
                      const Transcription& best, Judgement& j);

/// Whether a name is a company's by its build alone: a proper part, then plain words (华三 + 通信), with
/// nothing that says what kind of body it is. Such a name is transcribed whole.
bool is_bare_company(const Readings& readings, std::u32string_view hangul, std::u32string_view z, const HanClass& k,
                     const Alignment& a);

/// 톈진스(天津市): a generic word of provinces, cities and counties that is read in Mandarin behind a listed name. Marks
/// the step as wrong.
bool put_generic_right(const image::Lexicon& lexicon, std::u32string_view hangul, std::u32string_view z, Alignment& a);

/// 취안저우해외교통사박물관(泉州海外交通史博物館): the proper part is transcribed, the rest are words.
bool opens_in_mandarin(const Readings& readings, std::u32string_view hangul, std::u32string_view z, const Alignment& a);

/// 야저우만(崖州湾): whether all that is Sino-Korean is a generic word in its Korean form, behind the name.
/// Korean of before 1933 as it is spelled today, syllable for syllable: 뎐 전, 텬 천, 쟝 장, 쳥 청.
std::u32string spelled_today(std::u32string_view hangul);

bool only_generic(const image::Lexicon& lexicon, std::u32string_view hangul, std::u32string_view z, const Alignment& a);

}  // namespace ireum::gloss
