#include "mention/works.h"

namespace ireum::mention {
namespace {

constexpr struct {
  char32_t open, close;
  bool title;
} kMarks[] = {{0x300C, 0x300D, true}, {0x300E, 0x300F, true},  {0x300A, 0x300B, true},
              {0x3008, 0x3009, true}, {0xFF62, 0xFF63, true},  {0x2018, 0x2019, false},
              {U'\'', U'\'', false},  {0x201C, 0x201D, false}, {U'"', U'"', false}};

constexpr size_t kLongest = 80;

/// “모르는 사람에게 신장을 기증하기로 결정”: what was said, with the word of a plan at its end.
bool is_clause(const Words& words, std::u32string_view quoted) {
  for (size_t i = 0; i < quoted.size(); ++i) {
    if (!is_blank(quoted[i])) continue;
    for (size_t n = 1; n <= 2 && n < i; ++n)
      if (words.listed(image::WordList::clause_endings, quoted.substr(i - n, n))) return true;
  }
  return false;
}

/// Two digits and no more of a word: the year of '24~.
bool is_short_year(std::u32string_view t, size_t i) {
  return i + 2 < t.size() && base::is_digit(t[i]) && base::is_digit(t[i + 1]) && !is_word_char(t[i + 2]);
}

/// 《 「 『: what such marks hold is a title, whatever it ends in.
constexpr bool is_of_titles_alone(char32_t open) { return open == 0x300A || open == 0x300C || open == 0x300E; }

}  // namespace

void find_works(const Line& line, const Words& words, std::vector<Candidate>& out) {
  if (!line.has_mark) return;
  const std::u32string_view t = line.text;
  for (size_t i = 0; i < t.size(); ++i) {
    if (base::is_hangul(t[i]) || t[i] == U' ') continue;
    for (const auto& m : kMarks) {
      if (t[i] != m.open) continue;
      if (!m.title && i > 0 && is_word_char(t[i - 1])) break;  // an apostrophe
      if (!m.title && is_short_year(t, i + 1)) break;          // '24~
      size_t close = i + 1;
      while (close < t.size() && close - i < kLongest && t[close] != m.close) ++close;
      // An apostrophe of a year inside does not close the quotes.
      while (!m.title && close < t.size() && close + 2 < t.size() && base::is_digit(t[close + 1]) &&
             base::is_digit(t[close + 2]) && close - i < kLongest) {
        size_t next = close + 1;
        while (next < t.size() && next - i < kLongest && t[next] != m.close) ++next;
        if (next >= t.size() || t[next] != m.close) break;
        close = next;
      }
      if (close >= t.size() || t[close] != m.close || close < i + 4) break;
      size_t end = close;
      // What follows a bracket at the end (기간) does not change what the title ends in.
      if (t[end - 1] == U')') {
        size_t open = end - 1;
        while (open > i && t[open] != U'(') --open;
        if (open > i) end = open;
      }
      const Suffix s = words.suffix_of(t.substr(i + 1, end - i - 1), 1);
      const bool numbered = base::is_digit(t[end - 1]);
      const bool title = s.length && s.type == image::Type::work;
      if (!m.title && (!title || is_clause(words, t.substr(i + 1, end - i - 1)))) break;
      if (!title && !numbered && !is_of_titles_alone(m.open)) break;
      Candidate c;
      c.begin = i;
      c.end = close + 1;
      c.type = image::Type::work;
      c.subtype = title ? s.subtype : image::Subtype::none;
      c.why = kFromShape;
      out.push_back(c);
      i = close;
      break;
    }
  }
}

}  // namespace ireum::mention
