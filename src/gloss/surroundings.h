// What stands around a pair, as far as it says whose the name is: words of a country or of old times
// (dictionaries/origin-words.tsv), listed names, other pairs.
//
// A line is read once, whatever its length and however many pairs it has: all its marks are found from left
// to right, and each pair then looks at those of its sentence. The nearest counts most.
#pragma once

#include <unordered_map>
#include <vector>

#include "reading/origin.h"
#include "token/words.h"

namespace ireum::gloss {

/// A word or name at [begin, end) (code points of the line) that tells of a country, a time, or both.
struct Mark {
  size_t begin = 0, end = 0;
  reading::Origin country = reading::Origin::unknown;
  reading::Era era = reading::Era::unknown;
  bool beside = false;  // counts right behind or before a name alone: 의원, 스님
  bool named = false;   // says by itself how the persons near are named: 조선족
  bool label = false;   // says that what it names is nobody's name of today: 자는, 시호는
};

/// Where a pair stands in its line: from the first half's begin to behind the bracket.
struct Spot {
  size_t begin = 0, end = 0;
};

class Surroundings {
 public:
  explicit Surroundings(const token::Words& words);

  /// The marks of a line, in order.
  void read(std::u32string_view line, std::vector<Mark>& out) const;
  /// Names of the evidence (rows of origin-weights.tsv) that the marks are for spots[i].
  void tell(std::u32string_view line, const std::vector<Mark>& marks, const std::vector<Spot>& spots, size_t i,
            std::vector<std::string_view>& out) const;
  /// Whether the text has any of the words that name China.
  bool names_china(std::string_view text) const;

 private:
  size_t words_at(std::u32string_view line, size_t at, std::vector<Mark>& out) const;
  size_t name_at(std::u32string_view line, size_t at, Mark& says) const;

  const token::Words* words_;
  std::unordered_map<char32_t, uint16_t> lengths_;  // of the table's words, by how they begin; image::length_bit
  std::vector<std::string> china_;
};

}  // namespace ireum::gloss
