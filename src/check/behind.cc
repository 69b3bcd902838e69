#include "check/behind.h"

#include "base/utf8.h"
#include "token/words.h"

namespace ireum::check {

char32_t peek(std::string_view text, size_t i) { return i < text.size() ? base::next_code_point(text, i) : U'\n'; }

namespace {

char32_t closing_of(char32_t open) {
  switch (open) {
    case U'{': return U'}';
    case U'<': return U'>';
    case 0x3010: return 0x3011;
    default: return token::is_open_bracket(open) ? token::closing_of(open) : 0;
  }
}

/// Where the bracket that opens at `i` is closed (behind it); 0 where it is not, within the line.
size_t behind_bracket(std::string_view text, size_t i) {
  constexpr size_t kFar = 1200;  // bytes: neither a gloss nor the target of a link is longer
  const char32_t open = base::next_code_point(text, i), close = closing_of(open);
  const size_t end = std::min(text.size(), i + kFar);
  for (int depth = 1; i < end;) {
    const char32_t x = base::next_code_point(text, i);
    if (x == U'\n') return 0;
    depth += (x == open) - (x == close);
    if (depth == 0) return i;
  }
  return 0;
}

/// Whether the bracket closed at `close` began right behind Han: 天津(톈진).
bool glosses_han(std::string_view text, size_t name_end, char32_t close) {
  std::u32string before;
  size_t from = name_end > 240 ? name_end - 240 : 0;
  while (from < name_end && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
  before = base::to_utf32(text.substr(from, name_end - from));
  for (size_t i = before.size(); i-- > 0;) {
    if (before[i] == U'\n') return false;
    if (token::is_open_bracket(before[i]))
      return token::closing_of(before[i]) == close && i > 0 && base::is_han(before[i - 1]);
  }
  return false;
}

/// Emphasis of Markdown, signs of trade marks and of notes: what a name wears and nobody reads.
bool is_mark(char32_t x) {
  const bool raised = x == 0xB9 || x == 0xB2 || x == 0xB3 || (x >= 0x2070 && x <= 0x2079);
  return raised || token::is_close_quote(x) ||
         std::u32string_view(U"*_`~\u00AE\u2122\u00A9\u2020\u2121\u203B").find(x) != std::u32string_view::npos;
}

/// Where the element of HTML that begins at `i` ends: </b>, <br>; 0 for none.
size_t behind_element(std::string_view text, size_t i) {
  constexpr size_t kLongest = 80;
  if (i + 2 >= text.size() || text[i] != '<') return 0;
  if (text[i + 1] != '/' && !base::is_latin(static_cast<unsigned char>(text[i + 1]))) return 0;
  const size_t close = text.substr(i, kLongest).find('>');
  return close == text.npos ? 0 : i + close + 1;
}

/// Where a link of Markdown whose words end at `i` ends: [톈진](url).
size_t behind_link(std::string_view text, size_t i) {
  return text.substr(i).starts_with("](") ? behind_bracket(text, i + 1) : 0;
}

/// One step over what stands between a name and its particle; where the text goes on, or 0.
size_t behind_one(std::string_view text, size_t i, Behind& found) {
  const char32_t x = peek(text, i);
  if (is_mark(x)) return i + static_cast<size_t>(base::utf8_length(x));
  if (const size_t element = behind_element(text, i)) return element;
  if (const size_t link = behind_link(text, i)) return link;
  size_t open = i;
  if (token::is_blank(x)) base::next_code_point(text, open);  // 텐진 (天津)은
  if (const char32_t bracket = peek(text, open); !closing_of(bracket) || bracket == U'<') return 0;
  const size_t behind = behind_bracket(text, open);
  if (behind) found.bracket = base::to_utf32(text.substr(open, behind - open));
  return behind;
}

}  // namespace

Behind behind(std::string_view text, uint64_t name_end) {
  constexpr int kMostSteps = 8;
  size_t i = name_end;
  Behind t;
  if (const char32_t x = peek(text, i); (x == U')' || x == U']' || x == 0xFF09) && glosses_han(text, name_end, x))
    base::next_code_point(text, i);
  for (int step = 0; step < kMostSteps; ++step)
    if (const size_t next = behind_one(text, i, t)) i = next;
    else break;
  t.parted = i > name_end;
  t.begin = i;
  while (i < text.size() && base::is_hangul(peek(text, i))) t.letters += base::next_code_point(text, i);
  t.end = i;
  const char32_t next = peek(text, i);
  const bool both =
      next == U'(' && text.substr(i).find(')') != text.npos && base::is_hangul(peek(text, i + 1));  // 은(는)
  const bool jamo = next >= 0x3131 && next <= 0x318E && !token::is_middle_dot(next);
  if (token::is_word_char(next) || jamo || both) t.letters.clear();
  t.headed = next == U':';
  t.closed = next == U')' || next == U']' || next == U',' || token::is_middle_dot(next);
  t.word_follows = next == U'\n' || next == U'\r' || (next == U' ' && base::is_hangul(peek(text, i + 1)));
  return t;
}

}  // namespace ireum::check
