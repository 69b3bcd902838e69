// Covers against their naive twin, which looks at every stretch.
#include "config/cover.h"

#include <doctest/doctest.h>

#include <random>
#include <set>

namespace {

using ireum::config::Cover;

/// One stretch after the other.
class SlowCover {
 public:
  explicit SlowCover(std::vector<Cover::Stretch> stretches) : stretches_(std::move(stretches)) {}
  bool meet(uint64_t begin, uint64_t end, const uint64_t* not_of, std::set<size_t>& marked) const {
    bool any = false;
    for (const auto& s : stretches_)
      if (s.from < end && begin < s.to && !(not_of && s.owner == *not_of)) any = true, marked.insert(s.tag);
    return any;
  }

 private:
  std::vector<Cover::Stretch> stretches_;
};

}  // namespace

TEST_CASE("covers: the same answers and marks as one after the other") {
  std::mt19937 chance(7);
  const auto below = [&](uint64_t n) { return std::uniform_int_distribution<uint64_t>(0, n - 1)(chance); };
  for (int round = 0; round < 300; ++round) {
    std::vector<Cover::Stretch> stretches;
    for (uint64_t n = below(20), i = 0; i < n; ++i) {
      // What one owner has begins at one place.
      const uint64_t owner = below(30), from = owner / 2;
      stretches.push_back({from, from + 1 + below(12), owner, i});
    }
    Cover cover(stretches);
    const SlowCover slow(stretches);
    std::set<size_t> marked, expected;
    for (int q = 0; q < 12; ++q) {
      const uint64_t begin = below(30), end = begin + 1 + below(6), owner = below(30);
      const uint64_t* not_of = below(2) ? &owner : nullptr;
      const bool met = cover.meet(begin, end, not_of, [&](size_t tag) { CHECK(marked.insert(tag).second); });
      CHECK(met == slow.meet(begin, end, not_of, expected));
      CHECK(marked == expected);
    }
  }
}
