#include "gloss/verdict.h"

#include "gloss/hypothesis.h"

namespace ireum::gloss {

const Hypothesis& likeliest(const Hypotheses& all) {
  size_t best = 0;
  for (size_t i = 1; i < all.size() && all[i].cost == all[0].cost; ++i)
    if (all[best].claim == Claim::elsewhere || all[i].claim == Claim::chinese_of_old) best = i;
  return all[best];
}

Judgement judge(const Aligner& aligner, std::u32string_view hangul, std::u32string_view han,
                const PairContext& context) {
  return likeliest(hypotheses(aligner, hangul, han, context)).says;
}

}  // namespace ireum::gloss
