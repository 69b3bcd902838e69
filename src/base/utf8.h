// UTF-8, one code point at a time, and the few questions that the rest of the house asks of a
// code point. No library: these stand in the innermost loops. Input is well-formed UTF-8 (text
// makes sure of that); on a malformed byte the decoder yields U+FFFD and goes on by one byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ireum::base {

/// Decodes the code point at `i` and moves `i` behind it. Precondition: i < s.size().
inline char32_t next_code_point(std::string_view s, size_t& i) {
  const auto byte = [&](size_t k) { return static_cast<unsigned char>(s[k]); };
  const unsigned char a = byte(i);
  if (a < 0x80) return ++i, a;
  const size_t left = s.size() - i;
  if ((a & 0xE0) == 0xC0 && left >= 2) {
    const char32_t c = (a & 0x1Fu) << 6 | (byte(i + 1) & 0x3Fu);
    return i += 2, c;
  }
  if ((a & 0xF0) == 0xE0 && left >= 3) {
    const char32_t c = (a & 0x0Fu) << 12 | (byte(i + 1) & 0x3Fu) << 6 | (byte(i + 2) & 0x3Fu);
    return i += 3, c;
  }
  if ((a & 0xF8) == 0xF0 && left >= 4) {
    const char32_t c =
        (a & 0x07u) << 18 | (byte(i + 1) & 0x3Fu) << 12 | (byte(i + 2) & 0x3Fu) << 6 | (byte(i + 3) & 0x3Fu);
    return i += 4, c;
  }
  return ++i, U'\uFFFD';
}

/// Bytes that `c` takes in UTF-8.
constexpr int utf8_length(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

inline void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::u32string to_utf32(std::string_view s);
std::string to_utf8(std::u32string_view s);

/// Whether `c` is one of the others; whether it is from `first` to `last`.
template <class... C>
constexpr bool is_any(char32_t c, C... others) {
  return ((c == static_cast<char32_t>(others)) || ...);
}
constexpr bool is_within(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

/// Precomposed Hangul syllable U+AC00..D7A3.
constexpr bool is_hangul(char32_t c) { return is_within(c, 0xAC00, 0xD7A3); }

/// A Han character of the blocks that names use (unified, extensions, compatibility, 〇 and 々).
constexpr bool is_han(char32_t c) {
  const bool common = is_within(c, 0x4E00, 0x9FFF) || is_within(c, 0x3400, 0x4DBF);
  return common || is_within(c, 0xF900, 0xFAFF) || is_within(c, 0x20000, 0x323AF) || is_any(c, 0x3007, 0x3005);
}

constexpr bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
/// An ASCII letter.
constexpr bool is_latin(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_kana(char32_t c) { return c >= 0x3040 && c <= 0x30FF && c != 0x30FB; }

/// Columns on a terminal: 2 for Hangul, Han, kana and full-width forms, 0 for combining marks and
/// joiners, else 1.
int display_width(char32_t c);
int display_width(std::string_view utf8);

}  // namespace ireum::base
