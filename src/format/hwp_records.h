// The records that a section of HWP 5 is a row of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ireum::format {

struct Record {
  uint16_t tag = 0;
  uint16_t level = 0;
  std::string_view data;
  uint64_t at = 0;  // of the data in the section
};

/// Nothing where a record runs over the end.
std::optional<std::vector<Record>> records_of(std::string_view section);

/// Deflate without a head; nothing where it is broken or grows over `most` bytes.
std::optional<std::string> inflated(std::string_view packed, uint64_t most);

/// UTF-16 in little-endian order; half a pair becomes U+FFFD.
std::string utf8_of(std::string_view utf16);

}  // namespace ireum::format
