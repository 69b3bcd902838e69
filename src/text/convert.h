// Between stored bytes (without byte order mark) and UTF-8. Strict both ways: nothing is replaced.
// UTF-16 is done here; windows-949 and GB 18030 are ICU's, opened only when a file needs them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/encoding.h"

namespace ireum::text {

struct Decoded {
  std::string utf8;
  bool ok = true;
  size_t bad = 0;         // where not ok: offset of the offending bytes
  size_t bad_length = 0;  // and how many they are
};
/// Decodes any encoding but utf8 and auto_detect.
Decoded decode_bytes(std::string_view bytes, Encoding encoding);

struct Encoded {
  std::string bytes;
  bool ok = true;
  char32_t bad = 0;  // where not ok: the character that the encoding lacks
};
/// Encodes well-formed UTF-8 in any encoding but utf8 and auto_detect.
Encoded encode_bytes(std::string_view utf8, Encoding encoding);

/// Bytes of the character at the start of `bytes`. Precondition: not empty, well-formed.
size_t stored_length(std::string_view bytes, Encoding encoding);

}  // namespace ireum::text
