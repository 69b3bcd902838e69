// Sets of characters as bits, by which the shapes of dates pass most places of a line by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ireum::mention::date {

inline bool bit(const std::vector<uint64_t>& bits, size_t n) { return bits[n >> 6] >> (n & 63) & 1; }
inline void set_bit(std::vector<uint64_t>& bits, size_t n) { bits[n >> 6] |= uint64_t{1} << (n & 63); }
inline size_t pair_bit(char32_t a, char32_t b) { return (a * 0x9E37u + b) & 0x1FFF; }

}  // namespace ireum::mention::date
