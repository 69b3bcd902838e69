#include "index/heading_text.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace ireum::index {
namespace {

constexpr std::array<std::pair<char32_t, char32_t>, 11> kBrackets = {{{U'(', U')'},
                                                                      {U'（', U'）'},
                                                                      {U'[', U']'},
                                                                      {U'「', U'」'},
                                                                      {U'『', U'』'},
                                                                      {U'《', U'》'},
                                                                      {U'〈', U'〉'},
                                                                      {U'【', U'】'},
                                                                      {U'<', U'>'},
                                                                      {0x2018, 0x2019},
                                                                      {0x201C, 0x201D}}};

// Letters that look like a Latin one: Cyrillic, then Greek.
constexpr std::u32string_view kLookAlike =
    U"АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝ"
    U"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϹϲϳ";
constexpr std::u32string_view kLatin =
    U"ABESIJKMHOPCTYXaesijopcyxdqw"
    U"ABEZHIKMNOPTYXoCcj";
static_assert(kLookAlike.size() == kLatin.size());

}  // namespace

std::pair<std::string, std::string> quotes_of(std::string_view s) {
  if (s.empty()) return {};
  size_t i = 0;
  const char32_t c = base::next_code_point(s, i);
  if (c == U'\'' || c == U'"') return {std::string(s.substr(0, i)), std::string(s.substr(0, i))};
  for (const auto& [open, close] : kBrackets)
    if (c == open && c != U'(' && c != U'（' && c != U'[') {
      std::string end;
      base::append_utf8(end, close);
      return {std::string(s.substr(0, i)), end};
    }
  return {};
}

std::string_view unquoted(std::string_view s) {
  const auto [open, close] = quotes_of(s);
  if (open.empty()) return s;
  s.remove_prefix(open.size());
  if (s.ends_with(close)) return s.substr(0, s.size() - close.size());
  for (const std::string_view c : {"」", "』", "》", "〉", "'", "\"", "\u2019", "\u201D", "】", ">"})
    if (s.ends_with(c)) return s.substr(0, s.size() - c.size());
  return s;
}

std::string without_inner_gloss(std::string_view s) {
  const std::u32string text = base::to_utf32(s);
  std::u32string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'(') {
      size_t end = i + 1;
      while (end < text.size() && base::is_han(text[end])) ++end;
      if (end > i + 1 && end < text.size() && text[end] == U')') {
        i = end;
        continue;
      }
    }
    out += text[i];
  }
  return base::to_utf8(out);
}

std::string balanced(std::string_view s) {
  const std::u32string text = base::to_utf32(s);
  std::u32string out, open;  // `open`: the closings that are awaited
  for (const char32_t c : text) {
    const auto by_open = std::find_if(kBrackets.begin(), kBrackets.end(), [&](const auto& b) { return b.first == c; });
    const auto by_close =
        std::find_if(kBrackets.begin(), kBrackets.end(), [&](const auto& b) { return b.second == c; });
    if (by_open != kBrackets.end()) {
      open += by_open->second;
      out += c;
    } else if (by_close != kBrackets.end() && !open.empty() && c != 0x2019) {
      out += open.back();
      open.pop_back();
    } else {
      if (!open.empty() && c == open.back()) open.pop_back();
      out += c;
    }
  }
  for (; !open.empty(); open.pop_back())
    if (open.back() != 0x2019) out += open.back();
  return base::to_utf8(out);
}

bool has_lost_character(std::string_view han) {
  return han.find('?') != han.npos || han.find("\uFFFD") != han.npos || han.find("□") != han.npos ||
         han.find("？") != han.npos;
}

std::string with_latin_letters(std::string_view s) {
  std::u32string text = base::to_utf32(s);
  bool latin = false, other = false;
  for (const char32_t c : text) {
    latin = latin || base::is_latin(c);
    other = other || kLookAlike.find(c) != kLookAlike.npos;
  }
  if (!latin || !other) return std::string(s);
  for (char32_t& c : text)
    if (const size_t i = kLookAlike.find(c); i != kLookAlike.npos) c = kLatin[i];
  return base::to_utf8(text);
}

std::string capitalized(std::string_view pinyin) {
  static constexpr std::u32string_view kSmall = U"āáǎàēéěèōóǒòêü", kLarge = U"ĀÁǍÀĒÉĚÈŌÓǑÒÊÜ";
  std::u32string text = base::to_utf32(pinyin);
  if (text.empty()) return {};
  if (const size_t i = kSmall.find(text[0]); i != kSmall.npos) text[0] = kLarge[i];
  else if (text[0] >= U'a' && text[0] <= U'z') text[0] -= 32;
  return base::to_utf8(text);
}

std::string uncapitalized(std::string_view pinyin) {
  static constexpr std::u32string_view kSmall = U"āáǎàēéěèōóǒòêü", kLarge = U"ĀÁǍÀĒÉĚÈŌÓǑÒÊÜ";
  std::u32string text = base::to_utf32(pinyin);
  if (text.empty()) return {};
  if (const size_t i = kLarge.find(text[0]); i != kLarge.npos) text[0] = kSmall[i];
  else if (text[0] >= U'A' && text[0] <= U'Z') text[0] += 32;
  return base::to_utf8(text);
}

std::string without_tones(std::string_view pinyin) {
  static constexpr std::pair<std::u32string_view, char> kVowels[] = {
      {U"āáǎàĀÁǍÀ", 'a'}, {U"ēéěèĒÉĚÈ", 'e'}, {U"īíǐì", 'i'}, {U"ōóǒòŌÓǑÒ", 'o'}, {U"ūúǔù", 'u'}, {U"ǖǘǚǜü", 'v'}};
  std::string out;
  for (const char32_t c : base::to_utf32(pinyin)) {
    char plain = 0;
    for (const auto& [vowels, v] : kVowels)
      if (vowels.find(c) != vowels.npos) plain = v;
    if (plain) out += plain;
    else if (c < 0x80 && base::is_latin(c)) out += static_cast<char>(c | 0x20);
    else if (base::is_digit(c)) out += static_cast<char>(c);
  }
  return out;
}

}  // namespace ireum::index
