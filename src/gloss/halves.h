// The two halves of a pair and what an alignment says of them: the Hangul put right, the steps counted,
// where a form ends the text. What every hypothesis needs.
#pragma once

#include <optional>
#include <string>

#include "gloss/verdict.h"

namespace ireum::gloss {

inline constexpr uint32_t kAllMandarin = kListed | kGeneric | kTranslated | kSinoWord | kMandarin | kRare | kExtent;
inline constexpr uint32_t kAllSino = kListed | kGeneric | kTranslated | kSino | kExtent;
inline constexpr uint32_t kWithSlips = kAllMandarin | kSlip | kSinoSlip | kLost;

/// Han as keys have it: folded, without blanks, dots and quotes.
std::u32string key_of(const Readings& r, std::u32string_view han);

/// Whether `heard` is a Sino-Korean reading of `c` as well.
bool also_sino(const Readings& readings, char32_t c, std::u32string_view heard);

/// What is put right in the Hangul half: everything wrong, or all but the Sino-Korean steps.
enum class Repair : uint8_t { all, but_sino };
/// The Hangul half with every step that is wrong put right; the rest stays as written.
std::u32string repaired(std::u32string_view hangul, const Alignment& a, Repair what = Repair::all);
/// Of the list's form and the syllables put right, the one that differs from `written` in fewer places, letter for
/// letter: 중국과학웬 is 중국과학원, and no 중국과학위안.
std::u32string nearer(std::u32string_view written, std::string_view listed, std::u32string right);

/// The steps of an alignment, counted by kind.
struct Tally {
  int good = 0, specific = 0, slips = 0, near = 0, far = 0, sino = 0, lost = 0, rare = 0, translated = 0, listed = 0,
      generic = 0;
  int sino_words = 0;  // of the translated ones, those that are read the Sino-Korean way
  int same = 0;        // digits and Latin that both halves have
  int worst_slip = 0, worst_distance = 0;
  int bad() const { return slips + near + sino + lost; }
  int proper() const { return good + rare + bad(); }
};
Tally tally(const Aligner& aligner, std::u32string_view folded, std::u32string_view hangul, const Alignment& a);

/// Whether a Hangul form is the end of `hangul` at a word's start; where it begins.
std::optional<uint32_t> tail_at_word(std::u32string_view hangul, std::u32string_view form);

/// Notes in `j` what only one of the halves has: 톈진시(天津).
void note_extent(const image::Lexicon& lexicon, Judgement& j, std::u32string_view hangul, std::u32string_view folded);

/// What a kind of hypothesis costs to begin with, in 1/16 bits (dictionaries/gloss-costs.tsv); 0 for one without a row.
int cost_of(const image::Lexicon& lexicon, std::string_view hypothesis);

/// `form` with its gaps where `written` has them, if both have as many syllables; else as it is.
std::u32string spaced_as(std::u32string_view form, std::u32string_view written);

/// Whether the text has letters that Korean no longer has (ㆍ, ㅿ), which stand apart as conjoining jamo.
bool has_old_letters(std::string_view text);

}  // namespace ireum::gloss
