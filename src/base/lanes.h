// Sixteen bytes at a time. GCC and Clang turn these into whatever the machine has; a comparison gives
// 0x00 or 0xFF in each lane.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace ireum::base {

using Lanes = uint8_t __attribute__((vector_size(16)));
constexpr size_t kLanes = sizeof(Lanes);

inline Lanes load_lanes(const char* p) {
  Lanes v;
  std::memcpy(&v, p, kLanes);
  return v;
}

/// Whether any bit is set.
inline bool any(Lanes v) {
  uint64_t half[2];
  std::memcpy(half, &v, kLanes);
  return (half[0] | half[1]) != 0;
}

/// 0xFF where low <= v <= high: one subtraction and one comparison.
inline Lanes within(Lanes v, uint8_t low, uint8_t high) {
  return reinterpret_cast<Lanes>((v - low) <= static_cast<uint8_t>(high - low));
}
inline Lanes is(Lanes v, uint8_t byte) { return reinterpret_cast<Lanes>(v == byte); }
inline Lanes at_least(Lanes v, uint8_t byte) { return reinterpret_cast<Lanes>(v >= byte); }

}  // namespace ireum::base
