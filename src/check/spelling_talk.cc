#include "check/spelling_talk.h"

#include <algorithm>

#include "base/utf8.h"

namespace ireum::check {

namespace {

constexpr uint64_t kFar = 240;  // bytes of a sentence on either side that are looked over

char32_t before(std::string_view text, uint64_t at) {
  if (at == 0) return 0;
  size_t i = at - 1;
  while (i > 0 && (text[i] & 0xC0) == 0x80) --i;
  return base::next_code_point(text, i);
}

char32_t behind(std::string_view text, uint64_t at) {
  size_t i = at;
  return at < text.size() ? base::next_code_point(text, i) : 0;
}

bool is_quote(char32_t c) { return c == U'\'' || c == U'"' || token::is_open_quote(c) || token::is_close_quote(c); }

/// The Hangul that begins at a byte.
std::u32string hangul_at(std::string_view text, uint64_t at) {
  std::u32string out;
  for (size_t i = at; i < text.size();) {
    const char32_t c = base::next_code_point(text, i);
    if (!base::is_hangul(c)) break;
    out += c;
  }
  return out;
}

bool ends_sentence(std::string_view text, uint64_t at) {
  const char c = text[at];
  if (c == '\n') return true;
  const bool mark = c == '.' || c == '?' || c == '!';
  return mark && (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n');
}

std::string_view sentence_around(std::string_view text, uint64_t begin, uint64_t end) {
  uint64_t from = begin, to = end;
  while (from > 0 && begin - from < kFar && !ends_sentence(text, from - 1)) --from;
  while (to < text.size() && to - end < kFar && !ends_sentence(text, to)) ++to;
  while (from < begin && (text[from] & 0xC0) == 0x80) ++from;
  return text.substr(from, to - from);
}

}  // namespace

bool SpellingTalk::is_kind(std::u32string_view tail, std::string_view kind) const {
  const image::Hit hit = words_->listed(image::WordList::spelling_talk, tail);
  return hit && token::Words::note_of(hit) == kind;
}

bool SpellingTalk::tells_of_spelling(std::string_view sentence, bool by_name) const {
  constexpr size_t kLongest = 5;  // code points of such a beginning
  for (size_t i = 0; i < sentence.size();) {
    const std::u32string word = hangul_at(sentence, i);
    for (size_t n = std::min(kLongest, word.size()); n > 0; --n)
      if (const auto head = std::u32string_view(word).substr(0, n);
          is_kind(head, "talk") || (by_name && is_kind(head, "naming")))
        return true;
    constexpr size_t kBytes = 3;  // of a syllable
    i += word.size() * kBytes;
    if (word.empty()) base::next_code_point(sentence, i);
  }
  return false;
}

bool SpellingTalk::is_about(std::string_view text, uint64_t begin, uint64_t end) const {
  uint64_t close = end;
  const bool glossed = behind(text, close) == U'(';
  if (glossed) {
    const size_t bracket = text.find(')', close);
    if (bracket == text.npos || bracket - close > kFar) return false;
    close = bracket + 1;
  }
  const char32_t next = behind(text, close);
  const bool quoted = is_quote(before(text, begin)) && is_quote(next);
  if (quoted) close += base::utf8_length(next);
  const std::u32string tail = hangul_at(text, close);
  const bool spoken_of = is_kind(tail, "quotes") || (quoted && (tail.empty() || is_kind(tail, "behind")));
  const bool by_name = quoted && !glossed;  // ‘북평’이라고 불렀다
  return spoken_of && tells_of_spelling(sentence_around(text, begin, end), by_name);
}

}  // namespace ireum::check
