#include "mention/line.h"

#include <algorithm>
#include <array>

namespace ireum::mention {
namespace {

enum Seen : uint8_t { kHangul = 1, kHan = 2, kDigit = 4, kBracket = 8, kTab = 16, kLatin = 32, kMark = 64 };

constexpr std::array<uint8_t, 128> kAscii = [] {
  std::array<uint8_t, 128> seen{};
  for (char32_t c = 0; c < 128; ++c)
    seen[c] = base::is_digit(c)                ? kDigit
              : base::is_latin(c) || c == U'@' || c == U':' ? kLatin
              : c == U'(' || c == U'['         ? kBracket
              : c == U'\t'                     ? kTab
              : c == U'\'' || c == U'"'        ? kMark
                                               : 0;
  return seen;
}();

}  // namespace

void Line::fill(std::string_view bytes, uint64_t at, uint32_t index) {
  base = at;
  number = index;
  text.resize(bytes.size());
  offset.resize(bytes.size() + 1);
  char32_t* out = text.data();
  uint32_t* places = offset.data();
  unsigned seen = 0;
  size_t n = 0;
  for (size_t i = 0; i < bytes.size(); ++n) {
    places[n] = static_cast<uint32_t>(i);
    const char32_t c = base::next_code_point(bytes, i);
    out[n] = c;
    if (c < 0x80) seen |= kAscii[c];
    else if (base::is_hangul(c)) seen |= kHangul;
    else if (c == 0xFF08) seen |= kBracket;
    else if (base::is_han(c)) seen |= kHan;
    else if ((c >= 0x2018 && c <= 0x201D) || (c >= 0x3008 && c <= 0x300F) || c == 0xFF62) seen |= kMark;
  }
  text.resize(n);
  offset.resize(n + 1);
  offset[n] = static_cast<uint32_t>(bytes.size());
  has_hangul = seen & kHangul;
  has_han = seen & kHan;
  has_digit = seen & kDigit;
  has_bracket = seen & kBracket;
  has_tab = seen & kTab;
  has_latin = seen & kLatin;
  has_mark = seen & kMark;
}

}  // namespace ireum::mention
