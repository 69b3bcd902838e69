// Well-formedness of UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF), and
// in the same breath whether a text could be anything but NFC. Reads 16 bytes at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ireum::text {

/// True if `s` is well-formed. Else `*bad` (where given) is the offset of the first ill-formed sequence.
bool is_valid_utf8(std::string_view s, size_t* bad = nullptr);

/// What a look at every byte tells.
struct Utf8Screen {
  bool valid = true;
  size_t bad = 0;                       // where not valid: offset of the first ill-formed sequence
  size_t nul = std::string_view::npos;  // where valid: offset of the first NUL
  std::vector<size_t> suspects;         // begins of blocks of kScreenBlock bytes that may not be NFC
};

inline constexpr size_t kScreenBlock = 4096;

/// Checks and screens. Every character that NFC could change, move or compose with the one before
/// has a byte in a suspected block.
Utf8Screen screen_utf8(std::string_view s);

/// Length of the well-formed sequence at `i`, or 0. Precondition: i < s.size().
size_t valid_sequence(std::string_view s, size_t i);

/// Length (1-3) of the longest part of an ill-formed sequence that could begin a well-formed one,
/// at least 1: what is one error for a reader.
size_t broken_sequence(std::string_view s, size_t i);

}  // namespace ireum::text
