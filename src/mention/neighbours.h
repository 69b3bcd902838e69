// What the names of a line say for those beside them: lists of one kind, a unit behind its institution, a person before
// an institution and title, the company before its head. Looks at what is chosen, and adds evidence to what is not.
#pragma once

#include <span>
#include <vector>

#include "mention/candidate.h"
#include "mention/generate.h"

namespace ireum::mention {

class Neighbours {
 public:
  Neighbours(const Words& words, const reading::Readings& readings) : words_(&words), readings_(&readings) {}

  /// Adds what the chosen candidates say for each candidate. `pairs` are the line's. True where something is new.
  bool note(const Scene& scene, std::span<const Pair> pairs, uint32_t first_pair, std::span<const uint32_t> chosen,
            std::vector<Candidate>& all) const;

 private:
  struct Sight;
  bool lists(const Sight& s, Candidate& c) const;
  bool units(const Sight& s, Candidate& c) const;
  bool outer(const Sight& s, Candidate& c) const;
  bool has_korean_unit(std::u32string_view text, const Candidate& outer, const Candidate& c) const;
  bool sino(const Candidate& before, const Sight& s, bool adjacent, Candidate& c) const;
  bool zones(const Sight& s, Candidate& c) const;
  bool persons(const Sight& s, Candidate& c) const;
  bool old_company(const Sight& s, Candidate& c) const;
  bool bodies(const Sight& s, Candidate& c) const;
  bool kinds(const Sight& s, Candidate& c) const;
  bool companies(const Sight& s, std::vector<Candidate>& more) const;
  bool unknown_before(const Sight& s, size_t end, size_t left, std::vector<Candidate>& more) const;
  bool is_list_gap(std::u32string_view text, size_t begin, size_t end) const;
  bool has_office(const Sight& s, const Candidate& c) const;
  bool part_of_gloss(const Sight& s, const Candidate& c) const;

  const Words* words_;
  const reading::Readings* readings_;
};

}  // namespace ireum::mention
