// What a pair 한글(漢字) is: the order of decision of the standard, read off alignments.
//
// The questions are asked one after the other, each an alignment under its own regime: a listed
// name? all Mandarin? all Sino-Korean? another name's Han? Mandarin with slips? The first that
// holds decides; what nothing explains is a translation, and silent. A verdict is evidence, not a
// finding: severity, wording and policy are check's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "image/lexicon.h"
#include "reading/abroad.h"
#include "reading/align.h"

namespace ireum::gloss {

using namespace reading;  // NOLINT(google-build-using-namespace): the verdict speaks of alignments all through

enum class Verdict : uint8_t {
  silent,             // nothing to say: a translation, a brand, or too little evidence
  right,              // the standard's form
  right_sino,         // Sino-Korean, and rightly so: a common word, history
  customary,          // an allowed form beside the standard
  sino_reading,       // Sino-Korean reading of a modern Chinese name
  mandarin_historic,  // Mandarin reading of somebody who died before 1912
  reading_mismatch,   // the Hangul is not the reading of the Han
  han_mismatch,       // the Hangul is a known name's, the Han is not
  forbidden           // a form that a glossary forbids
};

/// What stands around a pair, as far as it counts as evidence.
struct PairContext {
  bool title_after = false;  // a person's title or team follows
  bool title_before = false;
  bool quoted_title = false;  // the Hangul stands in 「」 or 〈〉: the title of a work
  int death_year = 0;         // of `한글(漢字, 1646~1708)`; 0 unknown
};

struct Judgement {
  Verdict verdict = Verdict::silent;
  uint32_t begin = 0;  // where the Hangul half begins in the text left of the bracket
  bool begins_inside_word = false;
  std::u32string expected;  // whole replacement of the Hangul half; empty for none
  std::vector<std::u32string> also_expected;
  std::u32string expected_han;  // simplified; empty for none
  std::u32string other_hangul;  // for han_mismatch: the form that would suit the Han as it stands
  Basis basis = Basis::none;
  image::EntityRef entity;  // the listed entity that decided, if one did
  Alignment alignment;
  bool extent = false;         // the halves do not cover the same words
  std::u32string extent_word;  // the generic that only one half has
  bool extent_han_lacks = false;
  image::Type type = image::Type::none;
  image::Subtype subtype = image::Subtype::none;
  Abroad abroad = Abroad::none;  // of a mismatch: so the Han are read in Japan or in Vietnam
};

/// Judges `hangul` (what stands left of the bracket, back to a hard boundary) against `han` as
/// written (folded here).
Judgement judge(const Aligner& aligner, std::u32string_view hangul, std::u32string_view han,
                const PairContext& context);

/// What kind of name a Han word is, by lists, its last word and the shape of persons.
struct HanClass {
  image::Type type = image::Type::none;
  image::Subtype subtype = image::Subtype::none;
  image::EntityRef entity;
  int person = 0;     // Readings::person_like
  bool word = false;  // a Sino-Korean dictionary word
};
HanClass classify(const Readings& readings, std::u32string_view folded);

/// The entity whose Han is exactly this (the first of several), and whether it is the only one.
std::optional<image::EntityRef> listed_by_han(const image::Lexicon& lexicon, std::u32string_view folded,
                                              image::Role* role = nullptr);

}  // namespace ireum::gloss
