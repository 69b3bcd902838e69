// The best set of candidates that do not overlap: the one with the highest sum of scores, against "no name" = 0.
// Weighted interval scheduling, O(n log n). Of two sets that score the same the one is taken whose candidates come first
// in the total order of candidates, so that the answer never depends on the order of generation.
#pragma once

#include <span>
#include <vector>

#include "mention/candidate.h"

namespace ireum::mention {

/// Sorts the candidates by place (then longer, higher, type) and gives the numbers of those chosen, in order.
std::vector<uint32_t> select(std::vector<Candidate>& candidates);

}  // namespace ireum::mention
