// Reads one document and says what stands in it: pairs, mentions, dates.
//
// First the glosses are read, because what a document glosses anywhere it means everywhere. Then every line is read for
// itself: what it shows (who stands there for certain, which words may be somebody's name) becomes evidence of the
// document, and lines that leave something open are decided with it at the end. What a line gives depends on the
// document alone, that of a document on nothing else. An Observer keeps its buffers and is for one thread.
#pragma once

#include <span>

#include "base/span.h"
#include "gloss/decide.h"
#include "gloss/finder.h"
#include "layout/zones.h"
#include "mention/dates.h"
#include "mention/decide.h"
#include "mention/locals.h"
#include "mention/strange.h"
#include "mention/works.h"
#include "reading/align.h"

namespace ireum::mention {

class Observer {
 public:
  explicit Observer(const image::Lexicon& lexicon);
  Observer(const Observer&) = delete;

  /// `text` is Document::text(). For `names` what only a check asks for is left out (strange).
  Observation observe(std::string_view text, Purpose purpose = Purpose::check);

  /// A line with all that was weighed there, in the order of places; what was chosen is marked.
  struct Weighed {
    uint32_t line = 0;  // from 0
    std::vector<Candidate> candidates;
  };
  /// What the last document that was read to be explained had in its lines.
  const std::vector<Weighed>& weighed() const { return weighed_; }
  const Weights& weights() const { return decider_.weights(); }

  const reading::Readings& readings() const { return readings_; }
  const reading::Aligner& aligner() const { return aligner_; }
  const Words& words() const { return words_; }

 private:
  struct Reading;  // of one document; see observe.cc

  const image::Lexicon* lexicon_;
  layout::LineHeads heads_;
  reading::Readings readings_;
  reading::SlipTable slips_;
  reading::Aligner aligner_;
  Words words_;
  WordMemory memory_of_words_;
  PairFinder pairs_;
  gloss::Decider gloss_decider_;
  Decider decider_;
  StrangeWords strange_;
  DateScanner dates_;
  std::vector<Weighed> weighed_;
};

}  // namespace ireum::mention
