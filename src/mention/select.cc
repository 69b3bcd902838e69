#include "mention/select.h"

#include <algorithm>
#include <tuple>

namespace ireum::mention {
namespace {

auto order_of(const Candidate& c) {
  return std::tuple(c.end, c.begin, -c.score, c.source, c.type, c.subtype, c.listed.image, c.listed.entity, c.pair,
                    c.head.end);
}

constexpr size_t kFew = 24;

/// In the order of select(). Few they are, and nearly in order.
void put_in_order(std::vector<Candidate>& candidates) {
  const auto before = [](const Candidate& a, const Candidate& b) {
    if (a.end != b.end) return a.end < b.end;
    return a.begin != b.begin ? a.begin < b.begin : order_of(a) < order_of(b);
  };
  if (candidates.size() > kFew) return std::stable_sort(candidates.begin(), candidates.end(), before);
  for (auto c = candidates.begin(); c != candidates.end(); ++c)
    if (c != candidates.begin() && before(*c, *(c - 1)))
      std::rotate(std::upper_bound(candidates.begin(), c, *c, before), c, c + 1);
}

struct Step {
  int64_t best = 0;     // of the candidates before this one, by end
  uint32_t before = 0;  // how many end at or before its beginning
  bool taken = false;
};

}  // namespace

std::vector<uint32_t> select(std::vector<Candidate>& candidates) {
  put_in_order(candidates);
  const size_t n = candidates.size();
  Step few[kFew + 1];
  std::vector<Step> many(n > kFew ? n + 1 : 0);
  Step* const steps = many.empty() ? few : many.data();
  for (size_t i = 0; i < n; ++i) {
    const Candidate& c = candidates[i];
    Step& step = steps[i];
    const auto end = candidates.begin() + static_cast<long>(i);
    step.before = static_cast<uint32_t>(
        std::upper_bound(candidates.begin(), end, c.begin, [](uint32_t at, const Candidate& x) { return at < x.end; }) -
        candidates.begin());
    const int64_t with = c.score > 0 ? steps[step.before].best + c.score : 0;
    step.taken = c.score > 0 && with >= step.best;  // of two that weigh the same the longer one, which ends later
    steps[i + 1].best = std::max(step.best, with);
  }
  std::vector<uint32_t> chosen;
  for (size_t i = n; i > 0;) {
    if (!steps[i - 1].taken) {
      --i;
      continue;
    }
    chosen.push_back(static_cast<uint32_t>(i - 1));
    i = steps[i - 1].before;
  }
  std::reverse(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace ireum::mention
