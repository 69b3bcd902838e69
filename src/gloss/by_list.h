// The hypotheses that need a list: the Han are a listed name's, or nearly so, or another listed name is
// meant. Each fills in the judgement and says whether it holds.
#pragma once

#include "gloss/halves.h"

namespace ireum::gloss {

/// The Han is listed: compares with every form of every entity that is written so.
bool by_list(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z, Judgement& j);

/// The Han is listed, and the Hangul is one slip from a form of it that no reading gives (모가오굴
/// 莫高窟): the form that is meant.
bool near_listed(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z, Judgement& j);

/// Puts the readings that a listed name has (陳省身 천싱선) in the place of those that its characters
/// have by themselves.
void read_as_listed(const Aligner& aligner, const image::EntityRef& e, bool stem, std::u32string_view z,
                    const Transcription& best, std::u32string_view hangul, Alignment& a);

/// How the Hangul reads the Han as it stands: in Mandarin, or not; and whether a title says that it is a person.
struct Heard {
  bool reads_well = false, titled = false;
  bool right_too = false;  // as a Sino-Korean word it is right as it stands
};
/// The Hangul is a known name's form, and its Han differs by one character.
bool other_han(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z, Heard heard, Judgement& j);

/// The form of an entity that spells `z`: its name, but where another Han of it stands (a part of the
/// name, 华能集团) the form that reads so.
std::u32string form_for(const Aligner& aligner, const image::EntityRef& e, std::u32string_view z,
                        const Transcription& best);

/// Two characters that stand next to each other changed places in one of the halves: 시진핑(習平近),
/// where the list tells that it is the Han; 천궈위안(陳遠國), of a person or a listed name, where the Hangul is put
/// right.
bool change_places(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z, const HanClass& k,
                   bool person, const Transcription& best, Judgement& j);

}  // namespace ireum::gloss
