// Decides the names of a line: generates its candidates, scores them, selects the best set and joins it. Asked twice for
// a line that the document may say more about: once without, to learn what it shows, and once with all evidence.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "mention/document_evidence.h"
#include "mention/generate.h"
#include "mention/glossed.h"
#include "mention/han_text.h"
#include "mention/neighbours.h"
#include "mention/rewrite.h"
#include "mention/select.h"

namespace ireum::mention {

class Decider {
 public:
  Decider(const Words& words, const reading::Readings& readings, WordMemory& memory)
      : weights_(words.lexicon()),
        generators_(words, readings, weights_, memory),
        glosses_(words, readings),
        neighbours_(words, readings),
        rewriter_(words),
        han_(words, readings) {
    for (size_t type = 0; type < most_of_document_.size(); ++type)
      most_of_document_[type] = DocumentEvidence::most(weights_, static_cast<image::Type>(type));
  }

  /// What speaks for the names of a line by itself: all candidates with the evidence of word and line.
  void candidates(const Scene& scene, std::span<const Pair> pairs, uint32_t first_pair, std::vector<Candidate>& out);

  /// Chooses among them. `document` is null where nothing is known of it yet. What is chosen comes first in the text
  /// first, joined; `all` is left with the evidence and the scores that decided.
  void decide(const Scene& scene, std::span<const Pair> pairs, uint32_t first_pair, const DocumentEvidence* document,
              std::vector<Candidate>& all, std::vector<Candidate>& chosen) const;

  /// Whether a candidate that has all evidence but that of its neighbours may become a name, or make one of another.
  bool has_hope(const Candidate& c) const;
  /// Whether it may have, of one that has no evidence of the document yet and is no surname alone.
  bool may_have_hope(const Candidate& c) const;

  const GlossReader& glosses() const { return glosses_; }
  const Weights& weights() const { return weights_; }

 private:
  void score(std::vector<Candidate>& all) const;

  Weights weights_;
  Generators generators_;
  GlossReader glosses_;
  Neighbours neighbours_;
  Rewriter rewriter_;
  HanFinder han_;
  std::array<int, Weights::kTypes> most_of_document_ = {};
};

/// A small place or a short name of somebody: meant only where names of China stand around.
bool is_small(const Candidate& c);

/// A place in its Sino-Korean reading, or what grows on one.
bool is_sino(const Candidate& c);

/// Whether the line itself makes somebody of the name: a title, a label, a list says so, and not only its syllables.
bool is_certain(const Candidate& c);

/// Whether neighbours may make a name of a candidate though nothing was chosen in its line: a stem before a zone word.
bool may_be_lifted(const Candidate& c);

/// Whether what the document shows elsewhere can change what becomes of the candidate.
bool asks_the_document(const Candidate& c);

}  // namespace ireum::mention
