// What may speak for a name or against it: the kinds of evidence.
//
// C++ knows the kinds and how each is observed; what each is worth is a row of rules/extract/weights.toml, with a text
// in which it decides. A kind is observed in one of three places: in the word alone, in its line, in the document.
// Scores are log odds in 1/16 bit: 16 points make a reading twice as likely against "no name".
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "image/format.h"

namespace ireum::mention {

// Every kind with its name in weights.toml (the underscore is a hyphen there).
// clang-format off
#define IREUM_EVIDENCE(X)                                                                                              \
  /* the word alone: a listed form, by what is listed */                                                               \
  X(listed)                                                                                                            \
  X(listed_province)                                                                                                   \
  X(listed_city)                                                                                                       \
  X(listed_county)                                                                                                     \
  X(listed_scenery) X(listed_country) X(listed_body) X(listed_person) X(listed_old) X(listed_abroad) X(listed_by_user) \
      X(listed_short) X(listed_stem) X(listed_second) X(syllables_two)                                                 \
          X(syllables_many) /* what kind of word it is otherwise */                                                    \
      X(everyday) X(everyday_rare) X(stop_word) X(descriptive) X(inflected) X(title_word) X(particle_end)              \
          X(no_name_end) X(word_and_particle) X(built_word) X(foreign_syllables) X(reads_korean) X(other_name)         \
              X(noun_and_particle) X(stem_abroad)                                 /* what follows in the word */       \
      X(tail_particle) X(tail_of_kind) X(tail_verbal) X(tail_title) X(tail_words) /* shapes */                         \
      X(designator) X(designator_certain) X(designator_given) X(institution) X(institution_weak) X(scoped)             \
          X(proper_head) X(described) X(unit_alone) X(spelled_stem)                                                    \
              X(spelled_stem_weak) /* persons by their syllables */                                                    \
      X(person_chinese) X(person_korean) X(person_korean_unusual) X(person_foreign) X(surname_alone)                   \
          X(surname_in_company) X(odds) X(given_likely) X(given_unlikely) X(surname_frequent)                          \
              X(surname_rare)                                            /* a listed name with a slip */               \
      X(slip) X(slip_great) X(slip_foreign) X(slip_short) X(slip_person) /* the line */                                \
      X(title_behind) X(title_common) X(rank_behind) X(leader_behind) X(title_before) X(label_before) X(colon_before) X(explained)     \
          X(speaks) X(in_row) X(place_frame) X(word_frame) X(cell_alone) X(cell_of_kind) X(cell_of_other) X(institution_before)      \
              X(office_behind) X(parent_before) X(unit_of_parent) X(list_mate) X(three_in_row) X(own_title)            \
                  X(part_of_gloss) X(in_bracket_of_body) X(country_title) X(old_company) /* the document */                           \
      X(glossed_here) X(glossed_elsewhere) X(known_elsewhere) X(counted_two) X(counted_three) X(counted_many)          \
          X(several_tails) X(company_none) X(company_scarce) X(company_few) X(company_some) X(company_many)            \
              X(korean_company_none) X(korean_company_few) X(slip_of_listed)                                           \
                  X(in_han) /* a place in its Sino-Korean reading */                                                   \
      X(sino_province) X(sino_full) X(sino_stem) X(sino_word) X(sino_korea) X(sino_parent) X(sino_company)             \
          X(zone_behind) X(unknown_stem)

// clang-format on

enum class Evidence : uint8_t {
#define X(name) name,
  IREUM_EVIDENCE(X)
#undef X
      count
};

inline constexpr size_t kEvidenceKinds = static_cast<size_t>(Evidence::count);

/// The name in C++; weights.toml has hyphens for its underscores.
inline constexpr std::array<std::string_view, kEvidenceKinds> kEvidenceNames = {
#define X(name) std::string_view(#name),
    IREUM_EVIDENCE(X)
#undef X
};

/// The pieces of evidence that a candidate has: a set.
class EvidenceSet {
 public:
  constexpr EvidenceSet() = default;
  constexpr void add(Evidence e) { bits_[word(e)] |= bit(e); }
  constexpr void add_if(Evidence e, bool holds) {
    if (holds) add(e);
  }
  constexpr void drop(Evidence e) { bits_[word(e)] &= ~bit(e); }
  constexpr bool has(Evidence e) const { return (bits_[word(e)] & bit(e)) != 0; }
  /// Calls `each(Evidence)` in the order of the list.
  template <class F>
  void for_each(F each) const {
    for (size_t w = 0; w < 2; ++w)
      for (uint64_t left = bits_[w]; left; left &= left - 1)
        each(static_cast<Evidence>(w * 64 + static_cast<size_t>(__builtin_ctzll(left))));
  }
  friend constexpr bool operator==(const EvidenceSet&, const EvidenceSet&) = default;

 private:
  static constexpr size_t word(Evidence e) { return static_cast<size_t>(e) / 64; }
  static constexpr uint64_t bit(Evidence e) { return uint64_t{1} << static_cast<size_t>(e) % 64; }
  uint64_t bits_[2] = {0, 0};
};
static_assert(kEvidenceKinds <= 128);

}  // namespace ireum::mention
