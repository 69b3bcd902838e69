#include "reading/josa.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/jamo.h"

namespace ireum::reading {

using image::Hit;
using image::List;

namespace {

bool is_closing(char32_t c) {
  return std::u32string_view(U"'\"`*_\u2019\u201D\u300D\u300F\u300B\u3009\uFF63").find(c) != std::u32string_view::npos;
}

/// The name without closing marks and without brackets at its end, which nobody reads aloud.
std::u32string_view heard(std::u32string_view s) {
  const auto trim = [&] {
    while (!s.empty() && is_closing(s.back())) s.remove_suffix(1);
  };
  trim();
  while (!s.empty() && (s.back() == U')' || s.back() == U']' || s.back() == 0xFF09)) {
    const size_t open = s.find_last_of(s.back() == U')' ? U"(" : s.back() == U']' ? U"[" : U"\uFF08");
    if (open == std::u32string_view::npos || open == 0) return {};
    s = s.substr(0, open);
    while (!s.empty() && s.back() == U' ') s.remove_suffix(1);
    trim();
  }
  return s;
}

/// The name of the last letter: 엘 엠 엔 알. What is a word rather than letters is not known: a word
/// in small letters, and an acronym that can be spoken as a word (COMAC 코맥) where that would end in
/// another sound.
Ending of_latin(std::u32string_view s) {
  size_t n = 0;
  bool vowels = false;
  while (n < s.size() && base::is_latin(s[s.size() - 1 - n])) {
    const char32_t c = s[s.size() - 1 - n];
    if (c >= U'a') return Ending::unknown;
    vowels = vowels || std::u32string_view(U"AEIOU").find(c) != std::u32string_view::npos;
    ++n;
  }
  const char32_t last = s.back();
  if (n >= 4 && vowels && std::u32string_view(U"BCGKPRT").find(last) != std::u32string_view::npos)
    return Ending::unknown;
  switch (last) {
    case U'L':
    case U'R': return Ending::rieul;
    case U'M':
    case U'N': return Ending::final;
    default: return Ending::vowel;
  }
}

struct Forms {
  std::u32string vowel, final, rieul;
};

std::optional<Forms> forms_of(const image::Lexicon& lexicon, std::u32string_view particle) {
  const Hit hit = lexicon.find(List::josa, particle);
  if (!hit) return std::nullopt;
  for (const image::Sense& s : hit.senses) {
    if (s.role != 1) continue;
    const auto all = base::to_utf32(hit.image->word(s.target));
    const size_t a = all.find(U'|'), b = all.find(U'|', a + 1);
    return Forms{all.substr(0, a), all.substr(a + 1, b - a - 1), all.substr(b + 1)};
  }
  return std::nullopt;
}

}  // namespace

Ending ending_of(std::u32string_view name) {
  const std::u32string_view s = heard(name);
  if (s.empty()) return Ending::unknown;
  const char32_t c = s.back();
  if (base::is_hangul(c)) {
    const int f = split(c).final;
    return f == 0 ? Ending::vowel : f == kFinalRieul ? Ending::rieul : Ending::final;
  }
  if (base::is_digit(c)) {  // 영 일 이 삼 사 오 육 칠 팔 구; 십 백 천 만 end in a final as 영 does
    static constexpr Ending kDigits[] = {Ending::final, Ending::rieul, Ending::vowel, Ending::final, Ending::vowel,
                                         Ending::vowel, Ending::final, Ending::rieul, Ending::rieul, Ending::vowel};
    return kDigits[c - '0'];
  }
  return base::is_latin(c) ? of_latin(s) : Ending::unknown;
}

std::optional<std::u32string> particle_after(const image::Lexicon& lexicon, std::u32string_view particle,
                                             Ending ending) {
  const auto f = forms_of(lexicon, particle);
  if (!f || ending == Ending::unknown) return std::nullopt;
  return ending == Ending::vowel ? f->vowel : ending == Ending::rieul ? f->rieul : f->final;
}

bool particle_is_wrong(const image::Lexicon& lexicon, std::u32string_view particle, Ending ending) {
  const auto f = forms_of(lexicon, particle);
  if (!f || ending == Ending::unknown) return false;
  const std::u32string& right = ending == Ending::vowel ? f->vowel : ending == Ending::rieul ? f->rieul : f->final;
  if (right == particle) return false;
  // 이다 이며 이나 이었다 … after a vowel are the copula written in full; 이랑 alone is no form of it.
  const bool copula = f->final.size() >= 2 && f->final[0] == U'이' && f->final[1] != U'랑';
  return !(copula && ending == Ending::vowel);
}

}  // namespace ireum::reading
