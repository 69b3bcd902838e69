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
  void run(const Line& line, size_t b, size_t e, bool chinese, std::vector<Candidate>& out) const;
  bool everyday(std::u32string_view part) const;
  bool stops_at(std::u32string_view z, size_t i) const;
  size_t compose(std::u32string_view z, size_t start, size_t from, bool anchored) const;
  bool person(std::u32string_view z, size_t i, size_t& end, bool after_title, bool in_list) const;

  const Words* words_;
  const reading::Readings* readings_;
};

}  // namespace ireum::mention
