// Joins what was chosen into the names of the line: chains of places (선전시 푸톈구), institutions with what they belong to
// (베이징시 과학기술위원회), units behind their institution. Named rules over two neighbours, from left to right.
#pragma once

#include <vector>

#include "mention/candidate.h"

namespace ireum::mention {

class Rewriter {
 public:
  explicit Rewriter(const Words& words) : words_(&words) {}
  /// `chosen` is sorted and does not overlap; what is left of it stands in its place.
  void join(std::u32string_view text, std::vector<Candidate>& chosen) const;

 private:
  bool parent_of(const Candidate& child, const Candidate& parent) const;
  bool settle_homonym(std::u32string_view text, Candidate& c, const Candidate& other, bool as_child) const;
  bool is_office(std::u32string_view text, const Candidate& c) const;
  bool says_the_state(std::u32string_view name) const;
  bool is_unit_ending(std::u32string_view text, const Candidate& c) const;
  bool joins_organization(std::u32string_view text, const Candidate& a, const Candidate& b) const;
  bool joins_place(const Candidate& a, const Candidate& b) const;
  bool joins(std::u32string_view text, const Candidate& a, const Candidate& b) const;
  Candidate joined(std::u32string_view text, const Candidate& a, const Candidate& b) const;
  void drop_abbreviations(std::u32string_view text, std::vector<Candidate>& chosen) const;

  const Words* words_;
};

}  // namespace ireum::mention
