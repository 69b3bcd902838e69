#include "base/josa.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace ireum::base {
namespace {

struct Particle {
  std::string_view vowel, final, rieul, unknown;
};

constexpr Particle kParticles[] = {
    {"는", "은", "은", "은(는)"},
    {"가", "이", "이", "이(가)"},
    {"를", "을", "을", "을(를)"},
    {"와", "과", "과", "과(와)"},
    {"로", "으로", "로", "(으)로"},
    {"로서", "으로서", "로서", "(으)로서"},
    {"로써", "으로써", "로써", "(으)로써"},
    {"로는", "으로는", "로는", "(으)로는"},
    {"로의", "으로의", "로의", "(으)로의"},
    {"야", "아", "아", "아(야)"},
    {"나", "이나", "이나", "(이)나"},
    {"나마", "이나마", "이나마", "(이)나마"},
    {"다", "이다", "이다", "(이)다"},
    {"든", "이든", "이든", "(이)든"},
    {"고", "이고", "이고", "(이)고"},
    {"라", "이라", "이라", "(이)라"},
    {"라고", "이라고", "이라고", "(이)라고"},
    {"라는", "이라는", "이라는", "(이)라는"},
    {"라면", "이라면", "이라면", "(이)라면"},
    {"란", "이란", "이란", "(이)란"},
    {"랑", "이랑", "이랑", "(이)랑"},
    {"며", "이며", "이며", "(이)며"},
    {"면", "이면", "이면", "(이)면"},
    {"여", "이여", "이여", "(이)여"},
    {"였", "이었", "이었", "(이)었"},
};

bool is_closing(char32_t c) {
  return std::u32string_view(U"'\"`.,!?:;…’”»›」』〉》】〕]}*_ \t").find(c) != std::u32string_view::npos;
}

/// `s` without closing signs and without a gloss in brackets, unless nothing else is there.
std::u32string_view heard(std::u32string_view s) {
  const auto trim = [&] {
    while (!s.empty() && is_closing(s.back())) s.remove_suffix(1);
  };
  trim();
  while (!s.empty() && (s.back() == U')' || s.back() == U'）')) {
    const size_t open = s.find_last_of(U"(（");
    if (open == std::u32string_view::npos || open == 0) {
      s.remove_suffix(1);
      if (open == 0) s.remove_prefix(1);
    } else {
      s = s.substr(0, open);
    }
    trim();
  }
  return s;
}

/// 10 십, 100 백, 1000 천, 10000 만, 10^8 억, 10^12 조; a lone 0 is 영.
Sound zeros(std::u32string_view s) {
  size_t n = 0;
  while (n < s.size() && s[s.size() - 1 - n] == '0') ++n;
  const bool alone = n == s.size() || !is_digit(s[s.size() - 1 - n]);
  return !alone && n >= 12 ? Sound::vowel : Sound::final;
}

Sound digit(std::u32string_view s) {
  switch (s.back()) {
    case '0': return zeros(s);
    case '1':
    case '7':
    case '8': return Sound::rieul;
    case '3':
    case '6': return Sound::final;
    default: return Sound::vowel;
  }
}

/// Letters one by one: 엘 엠 엔 알.
Sound letter_name(char32_t upper) {
  if (upper == 'L' || upper == 'R') return Sound::rieul;
  return upper == 'M' || upper == 'N' ? Sound::final : Sound::vowel;
}

bool is_vowel_letter(char32_t lower) { return std::u32string_view(U"aeiou").find(lower) != std::u32string_view::npos; }

/// A word of Latin letters, by how Korean usually writes its last syllable: 온라인, 애플, 깃, 리스트, 서버.
Sound latin_word(std::u32string_view w) {
  const auto at = [&](size_t back) { return back < w.size() ? (w[w.size() - 1 - back] | 0x20) : char32_t{' '}; };
  const char32_t last = at(0) == 'e' && w.size() > 3 && !is_vowel_letter(at(1)) ? at(1) : at(0);
  const bool silent_e = last != at(0);
  if (last == 'l') return Sound::rieul;
  if (last == 'm' || last == 'n') return Sound::final;
  if (silent_e) return Sound::vowel;
  if (last == 'g' && at(1) == 'n') return Sound::final;
  if (last == 'k' && at(1) == 'c') return Sound::unknown;
  if (last < 0x80 && std::u32string_view(U"ptkcb").find(last) != std::u32string_view::npos)
    return is_vowel_letter(at(1)) && !is_vowel_letter(at(2)) ? Sound::final : Sound::vowel;
  return Sound::vowel;
}

Sound latin(std::u32string_view s) {
  size_t n = 0;
  while (n < s.size() && is_latin(s[s.size() - 1 - n])) ++n;
  const std::u32string_view word = s.substr(s.size() - n);
  const bool upper = std::none_of(word.begin(), word.end(), [](char32_t c) { return c >= 'a'; });
  return upper || n == 1 ? letter_name(word.back() & ~char32_t{0x20}) : latin_word(word);
}

}  // namespace

Sound last_sound(std::string_view word) {
  const std::u32string all = to_utf32(word);
  const std::u32string_view s = heard(all);
  if (s.empty()) return Sound::unknown;
  const char32_t c = s.back();
  if (is_hangul(c)) {
    const char32_t coda = (c - 0xAC00) % 28;
    return coda == 0 ? Sound::vowel : coda == 8 ? Sound::rieul : Sound::final;
  }
  if (is_digit(c)) return digit(s);
  if (is_latin(c)) return latin(s);
  if (c == '%' || c == U'℃' || c == U'°') return Sound::vowel;
  return Sound::unknown;
}

std::string_view pick(std::string_view word, std::string_view particle) {
  for (const Particle& p : kParticles) {
    if (particle != p.vowel && particle != p.final && particle != p.unknown) continue;
    switch (last_sound(word)) {
      case Sound::vowel: return p.vowel;
      case Sound::final: return p.final;
      case Sound::rieul: return p.rieul;
      case Sound::unknown: return p.unknown;
    }
  }
  return particle;
}

std::string_view leading_double(std::string_view text) {
  std::string_view longest;
  for (const Particle& p : kParticles)
    if (text.starts_with(p.unknown) && p.unknown.size() > longest.size()) longest = p.unknown;
  return longest;
}

}  // namespace ireum::base
