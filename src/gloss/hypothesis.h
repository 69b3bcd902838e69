// What a pair 한글(漢字) may be: a ranked list of hypotheses, each with the judgement that it leads to.
//
// The two halves alone make the list (hypotheses()). A hypothesis has a cost in 1/16 bits, the row of
// dictionaries/gloss-costs.tsv plus what its alignment costs, and claims something of whose name it is:
// 김민수(金民洙) is read the Sino-Korean way either because it is no Chinese name of today, or wrongly.
// What the document knows of that is weighed against the costs before decide() (gloss/decide.h) picks one;
// nothing takes the decision back later.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "gloss/verdict.h"
#include "reading/origin.h"

namespace ireum::gloss {

/// What a hypothesis says of whose name it is.
enum class Claim : uint8_t {
  none,            // nothing
  chinese,         // a Chinese one, of any time
  chinese_today,   // a Chinese one of today, for which the table is
  chinese_of_old,  // of before 1912
  elsewhere,       // no Chinese name of today: another country’s, an old one, a word
  spelled_of_old   // Korean as it was spelled before 1933: of a text that has its letters, the last of the list
};

struct Hypothesis {
  std::string_view name;  // the row of gloss-costs.tsv
  Claim claim = Claim::none;
  int cost = 0;
  Judgement says;
};

using Hypotheses = std::vector<Hypothesis>;

/// The hypotheses of `hangul` (what stands left of the bracket, back to a hard boundary) and `han` as written,
/// cheapest first. There is one at least; the last resort is that nothing explains the halves.
Hypotheses hypotheses(const Aligner& aligner, std::u32string_view hangul, std::u32string_view han,
                      const PairContext& context);

/// The likeliest of a pair alone. Where two cost the same, the one that speaks of a Chinese name of today, as a pair
/// that stands nowhere has no other country.
const Hypothesis& likeliest(const Hypotheses& all);

}  // namespace ireum::gloss
