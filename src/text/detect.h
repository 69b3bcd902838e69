// Which encoding a file without a byte order mark is in, where it is not plain UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/convert.h"
#include "text/encoding.h"

namespace ireum::text {

/// Where the bytes show by their first few what they are (ELF, ZIP, PDF, images): not a text.
bool has_binary_signature(std::string_view bytes);

/// UTF-16 by its NUL bytes: utf16le or utf16be if the bytes read as plausible text that way; else
/// auto_detect, which means binary. For bytes that hold a NUL.
Encoding detect_utf16(std::string_view bytes);

/// True if ill-formed UTF-8 (first error at `bad`) is a damaged UTF-8 text rather than another encoding:
/// it breaks off in its last character, or most of its characters are whole.
bool is_damaged_utf8(std::string_view bytes, size_t bad);

/// windows-949 or GB 18030.
struct LegacyGuess {
  enum class Verdict { found, ambiguous, undecodable } verdict = Verdict::ambiguous;
  Encoding encoding = Encoding::auto_detect;  // the one found, or the one that came further
  Decoded decoded;                            // in that encoding
};
LegacyGuess detect_legacy(std::string_view bytes);

}  // namespace ireum::text
