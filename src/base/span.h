// Half-open ranges. A Span counts in the unit that its owner names (bytes, code points).
#pragma once

#include <cstdint>

namespace ireum::base {

struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  constexpr uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(const Span& o) const { return begin <= o.begin && o.end <= end; }
  constexpr bool overlaps(const Span& o) const { return begin < o.end && o.begin < end; }
  friend constexpr bool operator==(const Span&, const Span&) = default;
};

}  // namespace ireum::base
