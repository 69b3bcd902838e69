// Finds the names of Chinese text: listed names, institutions composed of a place and words, chains
// of places, persons beside a title. Works on runs of Han, without spaces to help.
#pragma once

#include <vector>

#include "mention/candidate.h"
#include "reading/readings.h"

namespace ireum::mention {

class HanFinder {
 public:
  HanFinder(const Words& words, const reading::Readings& readings) : words_(&words), readings_(&readings) {}

  /// Appends the names of the line's Han runs. In a Korean line only listed names outside brackets
  /// count; in a Chinese one all shapes do.
  void find(const Line& line, std::vector<Candidate>& out) const;

 private:
  const Words* words_;
  const reading::Readings* readings_;
};

}  // namespace ireum::mention
