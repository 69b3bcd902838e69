// One line of text as code points, with the way back to bytes. The scanner's buffer: made once,
// refilled line by line, so that reading a document allocates next to nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace ireum::mention {

struct Line {
  std::u32string text;           // middle dots and quotes as written
  std::vector<uint32_t> offset;  // byte of each code point from the line's start; one more at the end
  uint64_t base = 0;             // byte of the line's start in Document::text()
  uint32_t number = 0;           // from 0
  bool has_hangul = false, has_han = false, has_digit = false, has_bracket = false, has_tab = false;
  bool has_mark = false;         // a quote or another mark of a title
  bool has_latin = false;        // a letter, @ or a colon: what addresses have

  void fill(std::string_view bytes, uint64_t at, uint32_t index);
  uint64_t byte(size_t i) const { return base + offset[i]; }
  std::u32string_view view(size_t b, size_t e) const { return std::u32string_view(text).substr(b, e - b); }
};

}  // namespace ireum::mention
