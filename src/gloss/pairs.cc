#include "gloss/pairs.h"

#include <algorithm>

namespace ireum::gloss {
namespace {

constexpr size_t kLongestGloss = 60, kLongestLeft = 48, kMemo = 1 << 14;

bool lost(char32_t c) { return c == U'?' || c == 0xFFFD || c == 0x25A1; }

bool ends_name(char32_t c) {
  return c == U'\t' || c == U'\n' || is_open_bracket(c) || c == U')' || c == U']' || c == 0xFF09 || c == U',' ||
         c == U';' || c == U':' || c == U'/' || c == 0x3001 || c == 0xFF0C || c == 0x25B6 || c == 0x25A0 || c == U'*' ||
         c == U'|';
}

struct Content {
  bool han = false, hangul = false, other = false;
};

Content look(std::u32string_view s) {
  Content c;
  for (const char32_t x : s) {
    if (base::is_han(x)) c.han = true;
    else if (base::is_hangul(x)) c.hangul = true;
    else if (!is_han_side(x)) c.other = true;
  }
  return c;
}

/// Whether a closing mark of a title stands at `i`.
bool after_title_mark(std::u32string_view t, size_t i) {
  return i < t.size() && (t[i] == 0x300D || t[i] == 0x300F || t[i] == 0x300B || t[i] == 0x3009);
}

/// The second year of "1646~1708" behind the Han; 0 for none.
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

/// Whether the year of a birth alone stands behind the Han: ", 1931-", ", 1962~ ", ", 1958년생".
bool is_birth(std::u32string_view s) {
  size_t i = 0;
  while (i < s.size() && (s[i] == U',' || is_blank(s[i]))) ++i;
  const size_t b = i;
  while (i < s.size() && base::is_digit(s[i])) ++i;
  if (b == 0 || i - b != 4) return false;
  while (i < s.size() && is_blank(s[i])) ++i;
  const auto rest = s.substr(i);
  return rest == U"-" || rest == U"~" || rest == U"–" || rest == U"- " || rest == U"~ " || rest == U"년생" ||
         rest == U"년 출생" || rest == U"년-" || rest == U"년~";
}

}  // namespace

bool is_han_side(char32_t c) {
  return base::is_han(c) || base::is_digit(c) || base::is_latin(c) || is_blank(c) || is_middle_dot(c) || lost(c) ||
         is_open_quote(c) || is_close_quote(c) || c == U'-' || c == U'!' || c == 0xFF01 || c == U'.' || c == U'(' ||
         c == U')' || (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x200B && c <= 0x200D) || c == 0xFEFF ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

const gloss::Judgement& PairFinder::judged(std::u32string_view ko, std::u32string_view han,
                                           const gloss::PairContext& c) {
  std::u32string key(ko.size() > 28 ? ko.substr(ko.size() - 28) : ko);
  key += U'\n';
  key += han;
  key += c.title_after ? U'!' : U'.';
  key += static_cast<char32_t>(c.death_year * 2 + c.quoted_title);
  if (memo_.size() > kMemo) memo_.clear();
  const auto [it, fresh] = memo_.try_emplace(std::move(key));
  const size_t cut = ko.size() > 28 ? ko.size() - 28 : 0;
  if (fresh) it->second = gloss::judge(*aligner_, ko.substr(cut), han, c);
  return it->second;
}

void PairFinder::add(const Line& line, size_t left, size_t ko_end, size_t han_begin, size_t han_end, size_t after,
                     bool han_first, std::vector<Pair>& out, int death_year) {
  if (ko_end <= left || han_end <= han_begin) return;
  Pair p;
  p.line = line.number;
  p.han_first = han_first;
  p.han_begin = line.byte(han_begin);
  p.han_end = line.byte(han_end);
  p.han = line.view(han_begin, han_end);
  p.folded = aligner_->readings().fold(p.han);
  size_t at = after;
  while (at < line.text.size() && is_blank(line.text[at])) ++at;
  p.years = death_year > 0;
  p.title_after = at < line.text.size() && at <= after + 1 && words_->title_at(line.text, at).length > 0;
  const size_t cut = ko_end - left > 28 ? ko_end - 28 : left;
  p.judgement = judged(
      line.view(left, ko_end), p.han,
      {p.title_after, false, after_title_mark(line.text, ko_end) || after_title_mark(line.text, after), death_year});
  size_t begin = cut + p.judgement.begin;
  if (begin >= ko_end) {  // no extent known: the last word
    begin = ko_end;
    while (begin > left && (is_word_char(line.text[begin - 1]) || is_middle_dot(line.text[begin - 1]))) --begin;
  }
  if (han_first) begin = left;
  if (begin >= ko_end) return;
  p.ko_begin = line.byte(begin);
  p.ko_end = line.byte(ko_end);
  p.ko = line.view(begin, ko_end);
  out.push_back(std::move(p));
}

void PairFinder::bracket(const Line& line, size_t open, size_t close, std::vector<Pair>& out) {
  const std::u32string_view t = line.text;
  const auto inside = t.substr(open + 1, close - open - 1);
  const Content c = look(inside);
  // What stands left, back to a hard boundary; a closing quote right before the bracket is skipped.
  size_t ko_end = open;
  while (ko_end > 0 && is_blank(t[ko_end - 1])) --ko_end;
  if (ko_end + 1 < open) return;
  bool quoted = false;
  if (ko_end > 0 && is_close_quote(t[ko_end - 1])) quoted = true, --ko_end;
  if (ko_end == 0) return;
  size_t left = ko_end;
  while (left > 0 && ko_end - left < kLongestLeft) {
    const char32_t x = t[left - 1];
    if (ends_name(x) || (quoted && is_open_quote(x))) break;
    if (!quoted && (is_open_quote(x) || is_close_quote(x)) && x != U'\'' && x != 0x2019) break;
    if ((x == U'.' || x == U'!' || x == U'?' || x == 0x3002) && left < ko_end && is_blank(t[left])) break;
    --left;
  }
  while (left < ko_end && is_blank(t[left])) ++left;
  const char32_t last = t[ko_end - 1];

  if (c.han && !c.hangul) {
    if (base::is_han(last)) return;
    if (!is_word_char(last)) return;
    // The first piece with Han, up to a comma.
    size_t b = open + 1, e = close;
    for (size_t i = open + 1; i < close; ++i)
      if (t[i] == U',' || t[i] == 0xFF0C || t[i] == U';' || t[i] == U':' || t[i] == U'/' || t[i] == U'=') {
        if (look(t.substr(b, i - b)).han) {
          e = i;
          break;
        }
        b = i + 1;
      }
    while (b < e && is_blank(t[b])) ++b;
    while (e > b && is_blank(t[e - 1])) --e;
    if (look(t.substr(b, e - b)).other) return;
    const size_t n = out.size();
    add(line, left, ko_end, b, e, close + 1, false, out, death_year(t.substr(e, close - e)));
    // (陈劲, 2022): a citation, where the words before it are no reading of it.
    size_t y = e + 1;
    while (y < close && is_blank(t[y])) ++y;
    const bool cited =
        y + 4 <= close && t[e] != U'~' &&
        std::all_of(t.begin() + static_cast<long>(y), t.begin() + static_cast<long>(y + 4), base::is_digit) &&
        (y + 4 == close || t[y + 4] == U':' || t[y + 4] == U',');
    if (cited && out.size() > n && out.back().judgement.verdict == gloss::Verdict::silent) out.pop_back();
    if (out.size() > n) out.back().years = out.back().years || is_birth(t.substr(e, close - e));
    return;
  }
  if (c.han && c.hangul) {
    // 한글(漢字·한글): the pieces between dots and commas, each of one script.
    size_t b = open + 1, han_b = 0, han_e = 0;
    for (size_t i = open + 1; i <= close; ++i) {
      if (i < close && !is_middle_dot(t[i]) && t[i] != U',' && t[i] != U'/' && t[i] != U';') continue;
      size_t pb = b, pe = i;
      while (pb < pe && is_blank(t[pb])) ++pb;
      while (pe > pb && is_blank(t[pe - 1])) --pe;
      const Content piece = look(t.substr(pb, pe - pb));
      if (piece.han && !piece.hangul && !piece.other && han_e == 0) {
        han_b = pb, han_e = pe;
        if (is_word_char(last)) add(line, left, ko_end, han_b, han_e, close + 1, false, out);
      } else if (piece.hangul && !piece.han && han_e > 0) {
        // (谭铁牛, 당서기), (張忠謀·모리스 창): what is no reading of the Han is no spelling of it.
        const size_t n = out.size();
        add(line, pb, pe, han_b, han_e, close + 1, false, out);
        if (out.size() > n && out.back().judgement.verdict == gloss::Verdict::silent) out.pop_back();
        return;
      }
      b = i + 1;
    }
    return;
  }
  const auto lost = [&](size_t i) { return t[i] == U'?' || t[i] == 0xFFFD || t[i] == 0x25A1; };  // 中央音?学院
  const bool lost_last = lost(ko_end - 1) && ko_end >= 3 && base::is_han(t[ko_end - 2]) && base::is_han(t[ko_end - 3]);
  if (c.hangul && !c.han && (base::is_han(last) || lost_last)) {
    size_t b = open + 1, e = close;
    for (size_t i = open + 1; i < close; ++i)
      if (t[i] == U',' || t[i] == U';') {
        e = i;
        break;
      }
    while (e > b && is_blank(t[e - 1])) --e;
    size_t han_b = ko_end;
    while (han_b > 0 && (base::is_han(t[han_b - 1]) ||
                         ((is_middle_dot(t[han_b - 1]) || lost(han_b - 1)) && han_b > 1 && base::is_han(t[han_b - 2]))))
      --han_b;
    if (e - b > kLongestLeft || ko_end - han_b > 30) return;
    add(line, b, e, han_b, ko_end, close + 1, true, out);
  }
}

void PairFinder::cells(const Line& line, std::vector<Pair>& out) {
  const std::u32string_view t = line.text;
  // A row of a table in Markdown begins with its stroke.
  size_t lead = 0;
  while (lead < t.size() && is_blank(t[lead])) ++lead;
  const bool piped = lead < t.size() && (line.seen & kSeenStroke) && (t[lead] == U'|' || t.find(U" | ") != t.npos);
  if (!piped && !line.has_tab) return;
  struct Cell {
    size_t b, e;
    Content c;
  };
  std::vector<Cell> row;
  for (size_t b = 0; b <= t.size();) {
    size_t e = b;
    while (e < t.size() && t[e] != U'\t' && !(piped && t[e] == U'|')) ++e;
    size_t x = b, y = e;
    while (x < y && is_blank(t[x])) ++x;
    while (y > x && is_blank(t[y - 1])) --y;
    row.push_back({x, y, look(t.substr(x, y - x))});
    b = e + 1;
  }
  for (size_t i = 1; i < row.size(); ++i) {
    const Cell &a = row[i - 1], &z = row[i];
    if (a.c.hangul && !a.c.han && z.c.han && !z.c.hangul && !z.c.other && z.e - z.b <= 30 && a.e - a.b <= 40)
      add(line, a.b, a.e, z.b, z.e, t.size(), false, out);
    else if (a.c.han && !a.c.hangul && !a.c.other && z.c.hangul && !z.c.han && a.e - a.b <= 30 && z.e - z.b <= 40 &&
             (i < 2 || !row[i - 2].c.hangul || row[i - 2].c.han))
      add(line, z.b, z.e, a.b, a.e, t.size(), false, out);
  }
}

void PairFinder::find(const Line& line, std::vector<Pair>& out) {
  if (!line.has_han || !line.has_hangul) return;
  const size_t first = out.size();
  const std::u32string_view t = line.text;
  if (line.has_bracket)
    for (size_t i = 1; i < t.size(); ++i) {
      if (!is_open_bracket(t[i])) continue;
      const char32_t want = closing_of(t[i]);
      size_t close = i + 1;
      while (close < t.size() && close - i <= kLongestGloss && t[close] != want && !(is_open_bracket(t[close])))
        ++close;
      if (close >= t.size() || t[close] != want) continue;
      bracket(line, i, close, out);
      i = close;
    }
  cells(line, out);
  std::sort(out.begin() + static_cast<long>(first), out.end(), [](const Pair& a, const Pair& b) {
    return std::pair(a.ko_begin, a.han_begin) < std::pair(b.ko_begin, b.han_begin);
  });
}

}  // namespace ireum::gloss
