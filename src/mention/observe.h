// Reads one document and says what stands in it: pairs, mentions, dates.
//
// Two passes over the lines. The first reads the glosses alone, because what a document glosses
// anywhere it means everywhere. The second finds the mentions. An Observer keeps its buffers from
// document to document and is for one thread.
#pragma once

#include <functional>
#include <span>

#include "base/span.h"
#include "gloss/decide.h"
#include "gloss/finder.h"
#include "layout/zones.h"
#include "mention/dates.h"
#include "mention/han_text.h"
#include "mention/locals.h"
#include "mention/names.h"
#include "mention/works.h"
#include "reading/align.h"

namespace ireum::mention {

class Observer {
 public:
  explicit Observer(const image::Lexicon& lexicon);
  Observer(const Observer&) = delete;

  /// `text` is Document::text(). For `names` what only a check asks for is left out (strange).
  Observation observe(std::string_view text, Purpose purpose = Purpose::check);

  const reading::Readings& readings() const { return readings_; }
  const reading::Aligner& aligner() const { return aligner_; }
  const Words& words() const { return words_; }

 private:
  void learn(std::string_view text, std::span<const std::string_view> lines, Observation& out, Locals& locals);
  void meet(std::u32string_view full, uint16_t evidence, bool listed, Locals& locals) const;
  bool is_strange(std::u32string_view word, int8_t& particle) const;
  void strange_words(const Line& line, Observation& out);
  void read_line(const Line& line, Zone zone, Observation& out, size_t first_pair, Locals& locals);

  const image::Lexicon* lexicon_;
  LineHeads heads_;
  reading::Readings readings_;
  reading::SlipTable slips_;
  reading::SlipMemo memo_;
  reading::Aligner aligner_;
  Words words_;
  WordMemory memory_of_words_;
  PairFinder pairs_;
  Decider decider_;
  NameFinder names_;
  TableHeads table_;
  HanFinder han_;
  DateScanner dates_;
  DateContext date_context_;
  Purpose purpose_ = Purpose::check;
  // Buffers of read_line, kept from line to line.
  std::vector<Candidate> found_, works_, in_han_;
  std::vector<Date> dates_found_;
  std::vector<base::Span> addresses_;
  std::vector<Mention> kept_;
  std::vector<size_t> open_;
};

}  // namespace ireum::mention
