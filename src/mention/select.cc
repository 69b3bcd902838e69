#include "mention/select.h"

#include <algorithm>
#include <tuple>

namespace ireum::mention {
namespace {

auto order_of(const Candidate& c) {
  return std::tuple(c.end, c.begin, -c.score, c.source, c.type, c.subtype, c.listed.image, c.listed.entity, c.pair,
                    c.head.end);
}

}  // namespace

std::vector<uint32_t> select(std::vector<Candidate>& candidates) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return order_of(a) < order_of(b); });
  const size_t n = candidates.size();
  std::vector<int64_t> best(n + 1, 0);  // of the first i candidates by end
  std::vector<uint32_t> before(n, 0);   // how many end at or before this one's beginning
  std::vector<bool> taken(n, false);
  for (size_t i = 0; i < n; ++i) {
    const Candidate& c = candidates[i];
    const auto end = candidates.begin() + static_cast<long>(i);
    before[i] = static_cast<uint32_t>(
        std::upper_bound(candidates.begin(), end, c.begin, [](uint32_t at, const Candidate& x) { return at < x.end; }) -
        candidates.begin());
    const int64_t with = c.score > 0 ? best[before[i]] + c.score : 0;
    taken[i] = c.score > 0 && with >= best[i];  // of two that weigh the same the longer one, which ends later
    best[i + 1] = std::max(best[i], with);
  }
  std::vector<uint32_t> chosen;
  for (size_t i = n; i > 0;) {
    if (!taken[i - 1]) {
      --i;
      continue;
    }
    chosen.push_back(static_cast<uint32_t>(i - 1));
    i = before[i - 1];
  }
  std::reverse(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace ireum::mention
