// Words that no list knows and whose syllables are strange to Korean: what a near miss may be (check asks each once a
// document, and again where it stands only if it is one). Observation::strange.
#pragma once

#include "mention/mention.h"
#include "reading/readings.h"
#include "token/line.h"
#include "token/words.h"

namespace ireum::mention {

class StrangeWords {
 public:
  StrangeWords(const Words& words, const reading::Readings& readings, WordMemory& memory)
      : words_(&words), readings_(&readings), memory_(&memory) {}

  /// Appends those of a line, which the memory has been asked about.
  void note(const Line& line, Observation& out) const;
  /// Of the words that were met in a document the memory forgets that they were.
  void forget(const Observation& out) const;

 private:
  bool is_strange(std::u32string_view word, int8_t& particle) const;

  const Words* words_;
  const reading::Readings* readings_;
  WordMemory* memory_;
};

}  // namespace ireum::mention
