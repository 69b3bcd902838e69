// Deflate, done and undone: what office files and PDF streams hold (RFC 1950 and 1951).
//
// What is torn gives nothing, and no answer is longer than `most`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ireum::intake {

inline constexpr size_t kMostInflated = size_t{1} << 28;

/// Raw deflate, as ZIP stores it.
std::optional<std::string> inflated(std::string_view deflated, size_t most = kMostInflated);
/// The same with the two bytes that zlib puts in front (a PDF's FlateDecode); its checksum is not asked for.
std::optional<std::string> unzlibbed(std::string_view zlib, size_t most = kMostInflated);
/// Raw deflate at the level that most programs use, so that most programs' bytes come out again.
std::string deflated(std::string_view plain);
/// The checksum that ZIP notes of a member.
uint32_t crc32_of(std::string_view plain);

}  // namespace ireum::intake
