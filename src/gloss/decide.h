// The decision about every pair of a document, once: its hypotheses, weighed by what the document knows of
// whose name it is. After it nothing asks again.
#pragma once

#include <string_view>
#include <vector>

#include "gloss/pairs.h"
#include "gloss/surroundings.h"

namespace ireum::gloss {

class Decider {
 public:
  Decider(const token::Words& words, const Readings& readings)
      : words_(&words), readings_(&readings), model_(readings.lexicon()), surroundings_(words) {}

  /// Decides all pairs of the document `text` (sorted by line, as PairFinder appends them): judgement, extent,
  /// origin, era, evidence. Pure but for `pairs`.
  void decide(std::vector<Pair>& pairs, std::string_view text) const;

 private:
  struct Document;
  void weigh_name(const Pair& p, std::vector<reading::Piece>& out) const;
  void weigh_listed(const Pair& p, const Judgement& j, std::vector<reading::Piece>& out) const;
  std::string_view listed_person(const Pair& p) const;
  std::string_view listed_place(const Pair& p, const image::EntityRef& e) const;
  bool is_simplified(const Pair& p) const;
  bool is_foreign_script(const Pair& p) const;
  bool is_usual_in_korea(const Pair& p) const;
  void weigh_around(std::vector<Pair>& pairs, Document& d) const;
  void add(std::string_view name, std::vector<reading::Piece>& out) const;
  void weigh_company(const Pair& p, Document& d) const;
  void choose(Pair& p) const;
  void pick(Pair& p, const reading::Scores& s) const;
  void tell_kind(Pair& p) const;

  const token::Words* words_;
  const Readings* readings_;
  reading::OriginModel model_;
  Surroundings surroundings_;
};

}  // namespace ireum::gloss
