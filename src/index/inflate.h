// Deflate undone: what office files and PDF streams hold (RFC 1950 and 1951).
//
// Small and strict: for the few parts of a file that an index needs (its text, its page labels). What
// is torn gives nothing, and no answer is longer than `most`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ireum::index {

inline constexpr size_t kMostInflated = size_t{1} << 28;

/// Raw deflate, as ZIP stores it.
std::optional<std::string> inflated(std::string_view deflated, size_t most = kMostInflated);
/// The same with the two bytes that zlib puts in front (a PDF's FlateDecode).
std::optional<std::string> unzlibbed(std::string_view zlib, size_t most = kMostInflated);

}  // namespace ireum::index
