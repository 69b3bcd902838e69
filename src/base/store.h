// Stretches of values that stay where they were put and are freed all at once: for what is kept by the thousand in
// pieces too small to ask the heap for each.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace ireum::base {

template <class T>
class Store {
 public:
  /// A copy of the values; it stays there as long as the store does.
  std::span<T> keep(std::span<const T> values) {
    if (chunks_.empty() || chunks_.back().capacity() - chunks_.back().size() < values.size()) {
      chunks_.emplace_back().reserve(std::max(next_, values.size()));
      next_ = std::min(next_ * 2, kMost);
    }
    std::vector<T>& chunk = chunks_.back();
    const size_t at = chunk.size();
    chunk.insert(chunk.end(), values.begin(), values.end());
    return {chunk.data() + at, values.size()};
  }

 private:
  static constexpr size_t kLeast = 64, kMost = 8192;
  std::vector<std::vector<T>> chunks_;
  size_t next_ = kLeast;
};

}  // namespace ireum::base
