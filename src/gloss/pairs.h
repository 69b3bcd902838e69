// Finds the glosses of a line: 한글(漢字), 漢字(한글), [ ], （ ）, ‘한글’(漢字), 한글(漢字·한글), a gloss with
// Latin or digits, and in tables a Hangul cell beside a Han cell. Each is aligned and judged here,
// because the alignment decides where the name begins.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "gloss/verdict.h"
#include "token/words.h"

namespace ireum::gloss {

using namespace token;  // NOLINT(google-build-using-namespace): and of words

/// A gloss: the two halves, and what the alignment says of them.
struct Pair {
  uint64_t ko_begin = 0, ko_end = 0;    // Hangul half
  uint64_t han_begin = 0, han_end = 0;  // Han half, without brackets
  bool han_first = false;               // 漢字(한글)
  uint32_t line = 0;                    // index of the line in the document, for context
  std::u32string ko, han;               // as written
  std::u32string folded;
  gloss::Judgement judgement;
  bool title_after = false;
  bool years = false;  // of a life stand behind the Han: (文俶, 1595-1634)
};

class PairFinder {
 public:
  PairFinder(const Words& words, const reading::Aligner& aligner) : words_(&words), aligner_(&aligner) {}

  /// Appends the pairs of the line, in order.
  void find(const Line& line, std::vector<Pair>& out);

 private:
  void bracket(const Line& line, size_t open, size_t close, std::vector<Pair>& out);
  void cells(const Line& line, std::vector<Pair>& out);
  void add(const Line& line, size_t left, size_t ko_end, size_t han_begin, size_t han_end, size_t after, bool han_first,
           std::vector<Pair>& out, int death_year = 0);
  const gloss::Judgement& judged(std::u32string_view ko, std::u32string_view han, const gloss::PairContext& c);

  const Words* words_;
  const reading::Aligner* aligner_;
  std::unordered_map<std::u32string, gloss::Judgement> memo_;
};

/// Whether a character may stand inside the Han half: Han, or Latin, digits and marks beside Han.
bool is_han_side(char32_t c);

}  // namespace ireum::gloss
