#include "gloss/shapes.h"

#include <algorithm>

namespace ireum::gloss {

using base::is_any;
using base::is_within;
using token::is_blank;
using token::is_close_quote;
using token::is_middle_dot;
using token::is_open_bracket;
using token::is_open_quote;
using token::is_word_char;

namespace {

constexpr size_t kLongestLeft = 48, kLongestTag = 160;

bool ends_name(char32_t c) {
  if (opens_gloss(c) || is_any(c, U'\t', U'\n', U')', U']', 0xFF09, 0x3011)) return true;
  const bool separator = is_any(c, U',', U';', U':', U'/', 0x3001, 0xFF0C);
  return separator || is_any(c, 0x25B6, 0x25A0, U'*', U'_', U'>', U'|');
}

bool parts(char32_t c) { return is_any(c, U',', 0xFF0C, U';', 0xFF1B, U':', 0xFF1A, U'/', U'=', 0x3001, U'\n'); }

std::u32string_view view(std::u32string_view t, Stretch s) { return t.substr(s.begin, s.end - s.begin); }

Stretch trimmed(std::u32string_view t, Stretch s) {
  while (!s.empty() && (is_blank(t[s.begin]) || t[s.begin] == U'\n')) ++s.begin;
  while (!s.empty() && (is_blank(t[s.end - 1]) || t[s.end - 1] == U'\n')) --s.end;
  return s;
}

/// What gloss-words.tsv says of a word; empty for none.
std::string_view kind_of(const token::Words& words, std::u32string_view w) {
  const image::Hit hit = w.empty() ? image::Hit() : words.listed(U"gloss-words", w);
  const std::string_view row = hit ? token::Words::note_of(hit) : std::string_view();
  return row.substr(0, row.find('\t'));
}

/// Digits with what makes an age or years of them: 46, 1964~, 1964년 3월~.
bool is_number(std::u32string_view s) { return !s.empty() && base::is_digit(s[0]); }

/// Steps back over one piece of markup that ends at `i`; 0 for none.
size_t markup_before(std::u32string_view t, size_t i) {
  if (i == 0) return 0;
  const char32_t c = t[i - 1];
  constexpr std::u32string_view kOne = U"*_`\u00AE\u2122\u200B";
  if (kOne.find(c) != kOne.npos) return 1;
  const size_t least = i > kLongestTag ? i - kLongestTag : 0;
  if (c == U'>') {
    for (size_t k = i - 1; k > least; --k)
      if (t[k - 1] == U'<') return i - k + 1;
    return 0;
  }
  if (c == U';') {  // &nbsp;
    for (size_t k = i - 1; k > least && i - k < 10; --k)
      if (t[k - 1] == U'&') return i - k + 1;
    return 0;
  }
  if (c != U')') return 0;
  for (size_t k = i - 1; k > least && t[k - 1] != U')' && !is_blank(t[k - 1]); --k)
    if (t[k - 1] == U'(' && k > 1 && t[k - 2] == U']') return i - k + 2;
  return 0;
}

}  // namespace

bool is_lost(char32_t c) { return c == U'?' || c == 0xFFFD || c == 0x25A1; }
bool opens_gloss(char32_t c) { return is_open_bracket(c) || c == 0x3010; }
char32_t closes_gloss(char32_t c) { return c == 0x3010 ? char32_t{0x3011} : token::closing_of(c); }

bool is_han_side(char32_t c) {
  if (base::is_han(c) || base::is_digit(c) || base::is_latin(c) || is_blank(c)) return true;
  if (is_middle_dot(c) || is_lost(c) || is_open_quote(c) || is_close_quote(c)) return true;
  if (is_any(c, U'-', U'!', 0xFF01, U'.', U'(', U')', U'\n', 0xFEFF)) return true;
  return is_within(c, 0x2E80, 0x2FDF) || is_within(c, 0x200B, 0x200D) || is_within(c, 0xFE00, 0xFE0F);
}

Content look(std::u32string_view s) {
  Content c;
  for (const char32_t x : s) {
    if (base::is_han(x)) c.han = true;
    else if (base::is_hangul(x)) c.hangul = true;
    else if (!is_han_side(x)) c.other = true;
  }
  return c;
}

HalfEnd half_end(std::u32string_view t, size_t open) {
  HalfEnd out{open, false};
  size_t blanks = 0;
  for (size_t i = open; i > 0;) {
    if (is_blank(t[i - 1])) {
      if (++blanks > 1) return {};
      out.at = --i;
    } else if (!out.quoted && is_close_quote(t[i - 1])) {
      out.quoted = true;
      out.at = --i;
    } else if (const size_t n = markup_before(t, i)) {
      out.at = i -= n;
      if (i > 0 && t[i - 1] == U']') out.at = --i;
    } else {
      break;
    }
  }
  return out;
}

size_t half_begin(std::u32string_view t, const HalfEnd& end) {
  size_t left = end.at;
  while (left > 0 && end.at - left < kLongestLeft) {
    const char32_t x = t[left - 1];
    if (ends_name(x) || (end.quoted && is_open_quote(x))) break;
    if (!end.quoted && (is_open_quote(x) || is_close_quote(x)) && x != U'\'' && x != 0x2019) break;
    if (is_any(x, U'.', U'!', U'?', 0x3002) && left < end.at && is_blank(t[left])) break;
    --left;
  }
  while (left < end.at && is_blank(t[left])) ++left;
  return left;
}

namespace {

/// 谭海仁·46, 谭海仁 Tan Hairen, 主計總處·DGBAS: the Han without what is no part of it.
Stretch without_tail(std::u32string_view t, Stretch s, bool latin_too) {
  if (latin_too) return s;
  for (size_t i = s.begin + 1; i < s.end; ++i) {
    if (!is_blank(t[i]) && !is_middle_dot(t[i])) continue;
    const std::u32string_view rest = t.substr(i + 1, s.end - i - 1);
    if (std::any_of(rest.begin(), rest.end(), base::is_han)) continue;
    return trimmed(t, {s.begin, i});
  }
  return s;
}

/// 중국어: 谭海仁, 본명 谭海仁: what stands behind a label.
Stretch behind_label(const token::Words& words, std::u32string_view t, Stretch s, bool& other_name) {
  const size_t han = static_cast<size_t>(
      std::find_if(t.begin() + static_cast<long>(s.begin), t.begin() + static_cast<long>(s.end), base::is_han) -
      t.begin());
  const Stretch label = trimmed(t, {s.begin, han});
  const std::string_view kind = label.empty() ? std::string_view() : kind_of(words, view(t, label));
  if (kind != "label" && kind != "other-name") return s;
  other_name = other_name || kind == "other-name";
  return {han, s.end};
}

}  // namespace

Inside read_inside(const token::Words& words, std::u32string_view t, Stretch s, bool latin_too) {
  Inside out;
  out.rest = s.end;
  const Content all = look(view(t, s));
  const auto take = [&](Stretch piece) {
    piece = behind_label(words, t, trimmed(t, piece), out.other_name);
    if (piece.empty()) return;
    const Stretch bare = without_tail(t, piece, latin_too);
    const Content c = look(view(t, piece)), core = look(view(t, bare));
    if (core.han && !core.hangul && !core.other) {
      if (out.han.empty()) out.rest = bare.end;
      out.han.push_back(bare);
    } else if (c.hangul && !c.han) {
      const std::string_view kind = kind_of(words, view(t, piece));
      out.other_name = out.other_name || (kind == "other-name" && out.han.empty());
      if (!kind.empty() || is_number(view(t, piece))) return;
      out.hangul_first = out.hangul_first || out.han.empty();
      out.hangul.push_back(piece);
    }
  };
  size_t b = s.begin;
  for (size_t i = s.begin; i <= s.end; ++i) {
    // A dot parts Han from Hangul, and is a part of a name where all is Han (帕巴拉·格列朗杰).
    const bool dot = i < s.end && all.hangul && is_middle_dot(t[i]);
    if (i < s.end && !dot && !(parts(t[i]) && t[i] != U'\n')) continue;
    take({b, i});
    b = i + 1;
  }
  return out;
}

std::vector<Stretch> names_before(const token::Words& words, std::u32string_view t, size_t end, size_t n) {
  std::vector<Stretch> out;
  while (out.size() < n) {
    size_t b = half_begin(t, {end, false});
    // A joining word at the end of an earlier word: 시진핑과 리창.
    bool joined = false;
    size_t next = b;
    for (size_t i = end; out.size() + 1 < n && i > b && !joined; --i) {
      if (!is_blank(t[i - 1])) continue;
      size_t word = i - 1;
      while (word > b && is_word_char(t[word - 1])) --word;
      for (size_t k = 1; k <= 3 && k <= i - 1 - word && !joined; ++k)
        if (kind_of(words, t.substr(i - 1 - k, k)) == "joiner") joined = true, next = i - 1 - k, b = i;
      if (!joined) break;
    }
    for (size_t i = end; !joined && out.size() + 1 < n && i > b; --i)
      if (is_middle_dot(t[i - 1])) joined = true, next = i - 1, b = i;
    if (b >= end) return {};
    out.insert(out.begin(), {b, end});
    if (out.size() == n) break;
    if (!joined) {
      size_t sep = b;
      while (sep > 0 && is_blank(t[sep - 1])) --sep;
      if (sep == 0 || !(t[sep - 1] == U',' || t[sep - 1] == 0xFF0C || t[sep - 1] == U'/' || t[sep - 1] == 0x3001))
        return {};
      next = sep - 1;
    }
    while (next > 0 && is_blank(t[next - 1])) --next;
    end = next;
    if (end == 0 || !is_word_char(t[end - 1])) return {};
  }
  return out;
}

size_t goes_on(std::string_view line, std::string_view next) {
  constexpr size_t kBytes = 120;
  size_t from = line.size() > kBytes ? line.size() - kBytes : 0;
  while (from < line.size() && (line[from] & 0xC0) == 0x80) ++from;
  const std::u32string end = base::to_utf32(line.substr(from));
  size_t open = end.size();
  while (open > 0 && (base::is_han(end[open - 1]) || is_blank(end[open - 1]))) --open;
  if (open == 0 || open == end.size() || !opens_gloss(end[open - 1])) return 0;
  const char32_t want = closes_gloss(end[open - 1]);
  size_t i = 0;
  for (int han = 0; i < next.size() && han <= 20; ++han) {
    const char32_t c = base::next_code_point(next, i);
    if (c == want) return han > 0 ? i : 0;
    if (!base::is_han(c)) return 0;
  }
  return 0;
}

int death_year(std::u32string_view s) {
  int years = 0, value = 0, digits = 0;
  for (size_t i = 0; i <= s.size(); ++i) {
    if (i < s.size() && base::is_digit(s[i])) {
      value = value * 10 + static_cast<int>(s[i] - U'0');
      if (++digits > 4) return 0;
      continue;
    }
    if (digits >= 3 && ++years == 2) return value;
    if (digits && digits < 3) return 0;
    value = digits = 0;
  }
  return 0;
}

bool is_birth(const token::Words& words, std::u32string_view s) {
  size_t i = 0;
  while (i < s.size() && (s[i] == U',' || is_blank(s[i]) || is_middle_dot(s[i]))) ++i;
  const size_t b = i;
  while (i < s.size() && base::is_digit(s[i])) ++i;
  if (b == 0 || i == b) return false;
  std::u32string_view rest = s.substr(i);
  if (i - b != 4) return i - b <= 3 && (rest.empty() || kind_of(words, rest) == "age");
  while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
  while (!rest.empty() && is_blank(rest.back())) rest.remove_suffix(1);
  if (rest.empty()) return false;
  const char32_t last = rest.back();
  return last == U'-' || last == U'~' || last == 0x2013 || last == 0x301C ||
         kind_of(words, rest.substr(rest.size() - 1)) == "age";
}

bool is_citation(std::u32string_view s) {
  size_t y = s.empty() || s[0] == U'~' ? s.size() : 1;
  while (y < s.size() && is_blank(s[y])) ++y;
  if (y + 4 > s.size() ||
      !std::all_of(s.begin() + static_cast<long>(y), s.begin() + static_cast<long>(y + 4), base::is_digit))
    return false;
  return y + 4 == s.size() || s[y + 4] == U':' || s[y + 4] == U',';
}

}  // namespace ireum::gloss
