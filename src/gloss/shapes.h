// The shapes that a gloss is written in, as spans of the line: what of the bracket is Han, what is label, age,
// years, pinyin or a second reading; where the Hangul half ends before markup and quotes. No dictionary but
// dictionaries/gloss-words.tsv is asked, and nothing is aligned here.
#pragma once

#include <string_view>
#include <vector>

#include "token/words.h"

namespace ireum::gloss {

/// [begin, end) in code points of the line.
struct Stretch {
  size_t begin = 0, end = 0;
  bool empty() const { return end <= begin; }
};

/// The kinds of characters of a stretch.
struct Content {
  bool han = false, hangul = false, other = false;
};
Content look(std::u32string_view s);

/// Whether a character may stand inside the Han half: Han, or Latin, digits and marks beside Han.
bool is_han_side(char32_t c);
/// What a character that was lost leaves behind: ?, U+FFFD, □.
bool is_lost(char32_t c);
/// Whether a gloss may open with it, and how it closes.
bool opens_gloss(char32_t c);
char32_t closes_gloss(char32_t c);

/// Where the Hangul half before the bracket at `open` ends: before blanks, a closing quote, emphasis and tags
/// (**한글**(漢字), <b>한글</b>(漢字), 한글&nbsp;(漢字), [한글](url)(漢字)). `quoted`: in quotes.
struct HalfEnd {
  size_t at = 0;
  bool quoted = false;
};
HalfEnd half_end(std::u32string_view t, size_t open);
/// How far left the Hangul half may reach from its end: to a hard boundary, and no further than 48.
size_t half_begin(std::u32string_view t, const HalfEnd& end);

/// What a bracket holds.
struct Inside {
  std::vector<Stretch> han;     // pieces of Han alone, in order
  std::vector<Stretch> hangul;  // of Hangul alone that may be a second reading
  bool hangul_first = false;    // the first Hangul stands before the Han
  bool other_name = false;      // a label says that the Han are another name's (본명)
  size_t rest = 0;              // where what stands behind the first Han begins: years, age
};
/// Reads [begin, end) of the line. `latin_too`: the half before ends in Latin or a digit, which the Han half may share.
Inside read_inside(const token::Words& words, std::u32string_view t, Stretch s, bool latin_too);

/// The names that end at `end` and are `n` by commas, strokes, dots or joining words (베이징, 톈진; 시진핑과 리창), in
/// order; empty where there are not so many.
std::vector<Stretch> names_before(const token::Words& words, std::u32string_view t, size_t end, size_t n);

/// How many bytes of the next line belong to a gloss that is still open where `line` ends (텐진(天 ⏎ 津)은): up to behind
/// its bracket, 0 for none.
size_t goes_on(std::string_view line, std::string_view next);

/// The second year of "1646~1708"; 0 for none.
int death_year(std::u32string_view s);
/// Whether the year of a birth alone stands there: ", 1931-", ", 1962~ ", ", 1958년생".
bool is_birth(const token::Words& words, std::u32string_view s);
/// Whether a citation's year and nothing else follows: (陈劲, 2022).
bool is_citation(std::u32string_view s);

}  // namespace ireum::gloss
