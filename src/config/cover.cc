#include "config/cover.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace ireum::config {

Cover::Cover(std::vector<Stretch> stretches) : stretches_(std::move(stretches)) {
  std::stable_sort(stretches_.begin(), stretches_.end(), [](const Stretch& a, const Stretch& b) {
    return std::tie(a.from, a.owner) < std::tie(b.from, b.owner);
  });
  for (size_t i = 0; i < stretches_.size(); ++i) by_owner_.emplace_back(stretches_[i].owner, i);
  std::sort(by_owner_.begin(), by_owner_.end());
  while (width_ < stretches_.size()) width_ *= 2;
  nodes_.resize(2 * width_);
  for (size_t i = 0; i < stretches_.size(); ++i) nodes_[width_ + i] = {stretches_[i].to, stretches_[i].to};
  for (size_t n = width_; n-- > 1;)
    nodes_[n] = {std::max(nodes_[2 * n].reach, nodes_[2 * n + 1].reach),
                 std::max(nodes_[2 * n].unmet, nodes_[2 * n + 1].unmet)};
}

bool Cover::meet(uint64_t begin, uint64_t end, const uint64_t* not_of, const std::function<void(size_t)>& mark) {
  const auto behind =
      std::partition_point(stretches_.begin(), stretches_.end(), [&](const Stretch& s) { return s.from < end; });
  const auto count = static_cast<size_t>(behind - stretches_.begin());
  size_t own_begin = count, own_end = count;
  if (not_of) {
    // What one owner has begins at one place, and so stands together.
    const auto own = std::equal_range(by_owner_.begin(), by_owner_.end(), std::pair(*not_of, size_t{0}),
                                      [](const auto& a, const auto& b) { return a.first < b.first; });
    if (own.first != own.second) {
      own_begin = std::min(count, own.first->second);
      own_end = std::min(count, std::prev(own.second)->second + 1);
    }
  }
  const bool before = meet({0, own_begin, begin}, 1, 0, width_, mark);
  return meet({own_end, count, begin}, 1, 0, width_, mark) || before;
}

bool Cover::meet(const Question& q, size_t node, size_t low, size_t high, const std::function<void(size_t)>& mark) {
  if (q.begin >= high || q.end <= low || nodes_[node].reach <= q.at) return false;
  const bool whole = q.begin <= low && high <= q.end;
  if (whole && nodes_[node].unmet <= q.at) return true;
  if (high - low == 1) {
    mark(stretches_[low].tag);
    nodes_[node].unmet = 0;
    return true;
  }
  const size_t middle = low + (high - low) / 2;
  const bool left = meet(q, 2 * node, low, middle, mark), right = meet(q, 2 * node + 1, middle, high, mark);
  nodes_[node].unmet = std::max(nodes_[2 * node].unmet, nodes_[2 * node + 1].unmet);
  return left || right;
}

}  // namespace ireum::config
