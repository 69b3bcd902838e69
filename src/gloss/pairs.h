// A gloss 한글(漢字) as found in a document, and what was decided about it (gloss/decide.h).
#pragma once

#include <string>
#include <vector>

#include "gloss/hypothesis.h"
#include "gloss/verdict.h"

namespace ireum::gloss {

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

  // What the decision is made of, and whose name it is (gloss/decide.h).
  Hypotheses guesses;   // where more than one is left
  std::u32string left;  // what stood left of the bracket; the Hangul half is an end of it
  PairContext context;
  reading::Origin origin = reading::Origin::unknown;
  reading::Era era = reading::Era::unknown;
  std::vector<reading::Piece> evidence;
};

}  // namespace ireum::gloss
