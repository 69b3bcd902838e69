// What a transcription says of itself: its Hangul, its pinyin, what it rests on.
#include <algorithm>

#include "base/utf8.h"
#include "reading/readings.h"

namespace ireum::reading {

namespace {

/// "ān" -> "Ān": the letters that pinyin syllables begin with.
std::string capital(std::string_view syllable) {
  static constexpr std::u32string_view kSmall = U"āáǎàēéěèōóǒò", kLarge = U"ĀÁǍÀĒÉĚÈŌÓǑÒ";
  std::u32string s = base::to_utf32(syllable);
  if (s.empty()) return {};
  if (s[0] >= 'a' && s[0] <= 'z') s[0] -= 32;
  else if (const size_t at = kSmall.find(s[0]); at != kSmall.npos) s[0] = kLarge[at];
  return base::to_utf8(s);
}

}  // namespace

std::u32string Transcription::hangul() const {
  std::u32string out;
  for (const Unit& u : units) out += u.hangul;
  return out;
}

std::string Transcription::pinyin() const {
  std::string out;
  for (const Unit& u : units) {
    if (u.pinyin.empty()) continue;
    const bool given = person && &u != &units.front() && &u == &units[1];
    if (given) out += ' ';
    out += out.empty() || given ? capital(u.pinyin) : u.pinyin;
  }
  return out;
}

Basis Transcription::basis() const {
  Basis best = Basis::none;
  for (const Unit& u : units)
    if (!u.generic) best = std::max(best, u.basis);
  return best;
}

}  // namespace ireum::reading
