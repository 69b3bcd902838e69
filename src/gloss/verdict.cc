#include "gloss/verdict.h"

#include "gloss/hypothesis.h"

namespace ireum::gloss {

Judgement judge(const Aligner& aligner, std::u32string_view hangul, std::u32string_view han,
                const PairContext& context) {
  // Where two cost the same, what is said of Chinese names of today: a pair alone has no other country.
  Hypotheses all = hypotheses(aligner, hangul, han, context);
  size_t best = 0;
  for (size_t i = 1; i < all.size() && all[i].cost == all[0].cost; ++i)
    if (all[best].claim == Claim::elsewhere || all[i].claim == Claim::chinese_of_old) best = i;
  return std::move(all[best].says);
}

}  // namespace ireum::gloss
