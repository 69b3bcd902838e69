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

uint64_t finished(uint64_t h) {
  h = (h ^ h >> 32) * 0xD6E8FEB86659FD93ull;
  return h ^ h >> 32;
}

}  // namespace

void Line::fill(std::string_view bytes, uint64_t at, uint32_t index) {
  base = at;
  number = index;
  if (text_.size() < bytes.size() + 1) {
    text_.resize(bytes.size() + bytes.size() / 2 + 64);
    offset_.resize(text_.size());
    runs_.resize(text_.size() / 2 + 1);
  }
  char32_t* const out = text_.data();
  uint32_t* const places = offset_.data();
  Run* run = runs_.data();
  unsigned seen = 0;
  uint32_t n = 0;
  bool inside = false;
  uint64_t hash = 0;
  for (size_t i = 0; i < bytes.size(); ++n) {
    places[n] = static_cast<uint32_t>(i);
    const char32_t c = base::next_code_point(bytes, i);
    out[n] = c;
    bool word = false;
    if (base::is_hangul(c)) seen |= kHangul, word = true;
    else if (c < 0x80) seen |= kAscii[c], word = base::is_latin(c) || base::is_digit(c);
    else if (c == 0xFF08) seen |= kBracket;
    else if (base::is_han(c)) seen |= kHan;
    else if ((c >= 0x2018 && c <= 0x201D) || (c >= 0x3008 && c <= 0x300F) || c == 0xFF62) seen |= kMark;
    if (word) {
      if (!inside) inside = true, run->begin = n, hash = 0;
      hash = (hash + c) * 0x9E3779B97F4A7C15ull;
    } else if (inside) {
      inside = false, run->end = n, run->hash = finished(hash), ++run;
    }
  }
  if (inside) run->end = n, run->hash = finished(hash), ++run;
  places[n] = static_cast<uint32_t>(bytes.size());
  text = {out, n};
  offset = {places, n + 1};
  runs = {runs_.data(), run};
  has_hangul = seen & kHangul;
  has_han = seen & kHan;
  has_digit = seen & kDigit;
  has_bracket = seen & kBracket;
  has_tab = seen & kTab;
  has_latin = seen & kLatin;
  has_mark = seen & kMark;
}

}  // namespace ireum::mention
