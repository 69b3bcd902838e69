#include "base/sound.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace ireum::base {
namespace {

using View = std::u32string_view;

constexpr char32_t kLinkingVowel = 0xC73C;  // 으 of 으로, which ㄹ takes away as a vowel does

bool is_one_of(char32_t c, View all) { return all.find(c) != View::npos; }

/// Quotes, marks of emphasis, signs of trade marks and notes, and the marks that end a clause.
bool is_silent(char32_t c) {
  const bool raised = c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
  return raised || (c >= 0x2460 && c <= 0x2473) ||
         is_one_of(c,
                   U"'\"`*_~.,!?:; \t\u00A0\u2018\u2019\u201C\u201D\u2020\u2021\u2026\u203B\u00AE\u2122\u00A9"
                   U"\u300D\u300F\u300B\u3009\u00BB\u203A\uFF63");
}

char32_t opening_of(char32_t c) {
  switch (c) {
    case U')': return U'(';
    case U']': return U'[';
    case U'}': return U'{';
    case U'\uFF09': return U'\uFF08';
    case U'\u3015': return U'\u3014';
    case U'\u3011': return U'\u3010';
    default: return 0;
  }
}

/// Where the bracket that the text ends with was opened; npos for none.
size_t opened_at(View s, char32_t open) {
  int depth = 0;
  for (size_t i = s.size(); i-- > 0;) {
    depth += (s[i] == s.back()) - (s[i] == open);
    if (depth == 0) return i;
  }
  return View::npos;
}

/// Where the element of HTML that the text ends with begins (</b>, <br/>); npos for none.
size_t element_at(View s) {
  const size_t open = s.back() == U'>' ? s.rfind(U'<') : View::npos;
  if (open == View::npos || open + 2 > s.size() - 1) return View::npos;
  return s[open + 1] == U'/' || is_latin(s[open + 1]) ? open : View::npos;
}

/// The text without what nobody reads aloud at its end. Where a bracket is all there is, it is what is read.
View spoken(View s) {
  while (!s.empty()) {
    const char32_t open = opening_of(s.back());
    if (is_silent(s.back())) {
      s.remove_suffix(1);
    } else if (open) {
      const size_t at = opened_at(s, open);
      if (at != View::npos && at > 0) {
        s = s.substr(0, at);
      } else {
        s.remove_suffix(1);
        if (at == 0) s.remove_prefix(1);
      }
    } else if (const size_t at = element_at(s); at != View::npos) {
      s = s.substr(0, at);
    } else {
      break;
    }
  }
  return s;
}

Heard surely(Sound s) { return {s, bit_of(s)}; }
Heard rather(Sound s, Sounds also) { return {s, static_cast<Sounds>(bit_of(s) | also)}; }

/// 10 십, 100 백, 1000 천, 10000 만, 10^8 억, 10^12 조; a lone 0 is 영.
Sound zeros(View s) {
  size_t n = 0;
  while (n < s.size() && s[s.size() - 1 - n] == '0') ++n;
  const bool alone = n == s.size() || !is_digit(s[s.size() - 1 - n]);
  return !alone && n >= 12 ? Sound::vowel : Sound::final;
}

/// 영 일 이 삼 사 오 육 칠 팔 구.
Sound digit(View s) {
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

bool is_vowel_letter(char32_t lower) { return is_one_of(lower, U"aeiouy"); }

/// The letters of a word from its end, in lower case; a blank where it has no more.
struct Letters {
  View word;
  char32_t back(size_t n) const { return n < word.size() ? (word[word.size() - 1 - n] | 0x20) : char32_t{' '}; }
};

/// A word that ends in a silent e: Apple 애플, Chile 칠레; online 온라인, Renee; LONE 론. Other consonants take a vowel.
Heard silent_e(const Letters& w) {
  if (w.back(1) == 'l') return rather(Sound::rieul, kVowelSound);
  if (w.back(1) == 'm' || w.back(1) == 'n') return rather(Sound::final, kVowelSound);
  return surely(Sound::vowel);
}

/// A stop at the end closes the syllable behind one short vowel (git 깃) and takes a vowel elsewhere (list 리스트).
Heard stop(const Letters& w) {
  if (w.back(1) == 'c' && w.back(0) == 'k') return {Sound::unknown, kFinalSound | kVowelSound};  // 체크, 백
  const bool closes = is_vowel_letter(w.back(1)) && !is_vowel_letter(w.back(2));
  return closes ? rather(Sound::final, kVowelSound)
                : rather(Sound::vowel, is_vowel_letter(w.back(1)) ? kFinalSound : 0);
}

/// A word of Latin letters, by how Korean usually writes its last syllable: 온라인, 애플, 깃, 리스트, 서버.
Heard latin_word(View word) {
  const Letters w{word};
  if (w.back(0) == 'e' && word.size() > 3 && !is_vowel_letter(w.back(1))) return silent_e(w);
  switch (w.back(0)) {
    case 'l': return surely(Sound::rieul);
    case 'm':
    case 'n': return surely(Sound::final);
    case 'g': return w.back(1) == 'n' ? surely(Sound::final) : rather(Sound::vowel, kFinalSound);
    case 'd': return rather(Sound::vowel, kFinalSound);
    case 'p':
    case 't':
    case 'k':
    case 'c':
    case 'b': return stop(w);
    default: return surely(Sound::vowel);
  }
}

/// Units behind a number are read in full: 킬로미터, 그램.
struct Unit {
  View text;
  Sound sound;
};
constexpr Unit kUnits[] = {{U"km", Sound::vowel}, {U"cm", Sound::vowel}, {U"mm", Sound::vowel}, {U"m", Sound::vowel},
                           {U"kg", Sound::final}, {U"mg", Sound::final}, {U"g", Sound::final},  {U"ha", Sound::vowel},
                           {U"kW", Sound::vowel}, {U"MW", Sound::vowel}, {U"GW", Sound::vowel}, {U"kWh", Sound::vowel}};

Heard latin(View s) {
  size_t n = 0;
  while (n < s.size() && is_latin(s[s.size() - 1 - n])) ++n;
  const View word = s.substr(s.size() - n), before = s.substr(0, s.size() - n);
  if (!before.empty() && is_digit(before.back()))
    for (const Unit& u : kUnits)
      if (u.text == word) return surely(u.sound);
  const auto is_upper = [](char32_t c) { return c < 'a'; };
  const auto is_vowel = [](char32_t c) { return is_vowel_letter(c | 0x20); };
  const bool vowels = std::any_of(word.begin(), word.end(), is_vowel);
  const Heard letters = surely(letter_name(word.back() & ~char32_t{0x20}));
  if (n == 1) return letters;
  if (std::all_of(word.begin(), word.end(), is_upper)) {
    // An acronym of four letters or more with a vowel is often spoken as a word: COMAC, UNESCO; LONE is one.
    return n >= 4 && vowels ? rather(letters.likely, latin_word(word).possible) : letters;
  }
  if (!vowels) return {latin_word(word).likely, static_cast<Sounds>(kAnySound)};
  // BaiduAI: what ends a word of small letters in capitals is spelled out.
  return word.back() < 'a' && word[n - 2] < 'a' ? letters : latin_word(word);
}

/// Full-width letters and digits as the plain ones.
char32_t narrow(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; }

Heard heard_plain(View s) {
  const char32_t c = s.back();
  if (is_hangul(c)) return surely(sound_of(c));
  if (is_digit(c)) return surely(digit(s));
  if (is_latin(c)) return latin(s);
  // Percent and degrees end in a vowel, and so do two and four among the Roman numerals however they are read.
  if (is_one_of(c, U"%\u00B0\u2103\u2161\u2163\u2164\u2168")) return surely(Sound::vowel);
  return {};
}

}  // namespace

Heard heard(View word) {
  const View s = spoken(word);
  if (s.empty()) return {};
  if (narrow(s.back()) == s.back()) return heard_plain(s);
  std::array<char32_t, 16> last{};
  const View end = s.substr(s.size() - std::min(s.size(), last.size()));
  std::transform(end.begin(), end.end(), last.begin(), narrow);
  return heard_plain({last.data(), end.size()});
}

Heard heard(std::string_view word) { return heard(View(to_utf32(word))); }

std::string allomorph(std::string_view both, Sound sound) {
  const std::u32string s = to_utf32(both);
  const size_t open = s.find(U'('), close = s.find(U')');
  if (sound == Sound::unknown || open > 1 || close != open + 2) return std::string(both);
  const std::u32string rest = s.substr(close + 1), inside(1, s[open + 1]);
  if (open == 1) return to_utf8((sound == Sound::vowel ? inside : s.substr(0, 1)) + rest);
  const bool dropped = sound == Sound::vowel || (sound == Sound::rieul && inside[0] == kLinkingVowel);
  return to_utf8(dropped ? rest : inside + rest);
}

}  // namespace ireum::base
