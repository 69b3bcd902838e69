// Alignment of a Hangul string with a Han string: the heart of the program.
//
// A cheapest path through a lattice, from the bracket leftwards. State (i, j): the Han from i and
// the Hangul from j are explained. Every step explains some Han by some Hangul and has a kind and
// a cost; which kinds may be used is the caller's Regime, so that one question can be asked at a
// time (is it all Mandarin? all Sino-Korean? Mandarin with slips?). The Hangul side's start is
// free: that is how the extent of a name is found. It knows nothing of severity or wording.
//
// Units: code points. The Hangul side is at most 48 characters (what stands left of the bracket),
// the Han side at most 40; longer input is cut on the left, or not aligned.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "reading/readings.h"
#include "reading/slips.h"

namespace ireum::reading {

enum class Kind : uint8_t {
  listed,      // a listed or customary form
  generic,     // a generic word of places
  translated,  // a lexicon word, or a Sino-Korean dictionary word inside a name
  mandarin,    // the best reading
  rare,        // another attested Mandarin reading
  sino,        // Sino-Korean
  slip,        // a Mandarin reading through a row of the slip table
  near,        // a Mandarin reading at a small jamo distance
  same,        // equal digits, Latin, marks
  extra,       // a generic that only the Hangul has
  missing,     // a generic that only the Han has
  lost         // not explained
};

struct Step {
  uint32_t han_begin = 0, han_end = 0;
  uint32_t ko_begin = 0, ko_end = 0;  // in the Hangul text as given, blanks included
  Kind kind = Kind::lost;
  std::u32string expected;  // the right Hangul for this piece
  int slip = -1;            // row of the slip table
  int distance = 0;         // jamo that differ (near)
};

enum Regime : uint32_t {
  kListed = 1u << 0,
  kGeneric = 1u << 1,
  kTranslated = 1u << 2,
  kMandarin = 1u << 3,
  kRare = 1u << 4,
  kSino = 1u << 5,
  kSlip = 1u << 6,
  kLost = 1u << 7,
  kExtent = 1u << 8,
  kSinoWord = 1u << 9,
  kSinoSlip = 1u << 10
};

struct Alignment {
  std::vector<Step> steps;  // left to right
  uint32_t begin = 0;       // where the Hangul half begins, in the Hangul text as given
  int cost = 1 << 20;
  bool inside_word = false;  // it begins inside a word
  bool found() const { return cost < (1 << 20); }
  int count(Kind k) const;
  int han_count(Kind k) const;  // Han characters covered by steps of that kind
};

class Aligner {
 public:
  Aligner(const Readings& readings, const SlipTable& slips) : readings_(&readings), slips_(&slips) {}

  /// Aligns the end of `hangul` with the whole of `folded` (simplified). `best` is the word's
  /// transcription. `max_cost` prunes: a dearer alignment counts as none.
  Alignment align(std::u32string_view hangul, std::u32string_view folded, const Transcription& best, uint32_t regime,
                  int max_cost = 200) const;

  /// What a reading costs that differs by so many jamo; more than any alignment where it is no reading any more.
  static int cost_of_near(int distance);

  const Readings& readings() const { return *readings_; }
  const SlipTable& slips() const { return *slips_; }

 private:
  const Readings* readings_;
  const SlipTable* slips_;
};

/// Blanks and the middle dots that may stand inside a name.
constexpr bool is_gap(char32_t c) {
  using base::is_any, base::is_within;
  const bool unseen = is_within(c, 0x200B, 0x200D) || is_within(c, 0xFE00, 0xFE0F) || is_any(c, 0x2060, 0xFEFF);
  const bool blank_or_dot = is_any(c, U' ', 0xA0, 0x3001, U'·', 0x318D, 0x30FB, 0x2022, 0x2027);
  return unseen || blank_or_dot || is_any(c, U'-', 0x2013, 0x2019, 0x2018, U'\'', U'"', 0x201C, 0x201D);
}

}  // namespace ireum::reading
