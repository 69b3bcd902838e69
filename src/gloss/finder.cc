#include "gloss/finder.h"

#include <algorithm>

namespace ireum::gloss {

using token::is_blank;
using token::is_middle_dot;
using token::is_word_char;
using token::kSeenStroke;

namespace {

constexpr size_t kLongestGloss = 60, kMemo = 1 << 14, kLongestHalf = 28, kLongestHan = 30, kLongestOther = 48;

/// Whether a closing mark of a title stands at `i`.
bool after_title_mark(std::u32string_view t, size_t i) {
  return i < t.size() && (t[i] == 0x300D || t[i] == 0x300F || t[i] == 0x300B || t[i] == 0x3009);
}

bool is_silent(const Pair& p) { return p.judgement.verdict == Verdict::silent; }

/// Whether the Hangul is read the Sino-Korean way, rightly or not.
bool is_sino(const Pair& p) {
  return p.judgement.verdict == Verdict::right_sino || p.judgement.verdict == Verdict::sino_reading ||
         (p.judgement.verdict == Verdict::customary && p.judgement.alignment.steps.empty());
}

/// 톈진(天津·천진): both readings are given on purpose, and the Sino-Korean one is no slip.
void keep_both(Pair& a, Pair& b) {
  if (is_silent(a) || is_silent(b) || is_sino(a) == is_sino(b)) return;
  Pair& sino = is_sino(a) ? a : b;
  for (const Hypothesis& h : sino.guesses)
    if (h.claim == Claim::elsewhere) {
      sino.judgement = h.says;
      sino.guesses.clear();
      return;
    }
}

/// The word that [left, end) ends in, behind a blank; empty where it is one word.
Stretch last_word(std::u32string_view t, size_t left, size_t end) {
  size_t b = end;
  while (b > left && !is_blank(t[b - 1])) --b;
  return b > left ? Stretch{b, end} : Stretch{end, end};
}

/// Of a pair that nothing explains: whether what stands before the bracket says what the name is (교수, 수도), so
/// that the Han are another word's.
bool is_said_of_it(const Words& words, const Pair& p, std::u32string_view word) {
  if (words.is_title(word)) return true;
  const bool known = static_cast<bool>(words.lexicon().find(image::List::name_han, p.folded));
  return known && (words.korean_weight(word) || words.is_stopword(word) || words.is_descriptive(word));
}

}  // namespace

const Hypotheses& PairFinder::judged(std::u32string_view ko, std::u32string_view han, const PairContext& c) {
  std::u32string key(ko);
  key += U'\n';
  key += han;
  key += c.title_after ? U'!' : U'.';
  key += static_cast<char32_t>(c.death_year * 2 + c.quoted_title);
  if (memo_.size() > kMemo) memo_.clear();
  const auto [it, fresh] = memo_.try_emplace(std::move(key));
  if (fresh) it->second = hypotheses(*aligner_, ko, han, c);
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
  std::erase(p.han, U'\n');  // of a gloss that a line end parts
  p.folded = aligner_->readings().fold(p.han);
  size_t at = after;
  while (at < line.text.size() && is_blank(line.text[at])) ++at;
  p.years = death_year > 0;
  p.title_after = at < line.text.size() && at <= after + 1 && words_->title_at(line.text, at).length > 0;
  const size_t cut = ko_end - left > kLongestHalf ? ko_end - kLongestHalf : left;
  p.context = {p.title_after, false, after_title_mark(line.text, ko_end) || after_title_mark(line.text, after),
               death_year};
  p.left = line.view(cut, ko_end);
  const Hypotheses& all = judged(p.left, p.han, p.context);
  p.judgement = likeliest(all).says;
  if (all.size() > 1) p.guesses = all;
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
  const HalfEnd half = half_end(t, open);
  if (half.at == 0) return;
  const size_t left = half_begin(t, half);
  if (left >= half.at) return;
  const char32_t last = t[half.at - 1];
  const Content c = look(t.substr(open + 1, close - open - 1));
  if (!c.han) return c.hangul ? han_before(line, open, close, half.at, out) : void();
  if (base::is_han(last) || !is_word_char(last)) return;
  const Inside in = read_inside(*words_, t, {open + 1, close}, base::is_latin(last) || base::is_digit(last));
  if (in.han.empty()) return;
  if (!c.hangul && in.han.size() > 1 && several(line, half.at, in, close, out)) return;
  const size_t first = out.size();
  const Stretch han = in.han[0];
  const std::u32string_view rest = t.substr(in.rest, close - in.rest);
  const auto before = [&](size_t end, size_t after) {
    out.resize(first);
    add(line, left, end, han.begin, han.end, after, false, out, death_year(rest));
  };
  before(half.at, close + 1);
  // 텐하이런 교수(譚海仁): the Han belong to the name, and a title is never a spelling of it.
  if (out.size() > first && is_silent(out[first])) {
    const Stretch word = last_word(t, left, half.at);
    const size_t b = word.empty() ? left : word.begin;
    const std::u32string_view label = t.substr(b, half.at - b);
    if (is_said_of_it(*words_, out[first], label)) {
      size_t end = b;
      while (end > left && is_blank(t[end - 1])) --end;
      if (end > left && words_->is_title(label)) before(end, end);
      else out.resize(first);
      if (out.size() > first && is_silent(out[first])) out.resize(first);
    }
  }
  if (out.size() > first && is_silent(out[first]) && (in.other_name || is_citation(rest))) out.resize(first);
  if (out.size() > first) out[first].years = out[first].years || is_birth(*words_, rest);
  if (in.hangul.empty()) return;
  // (谭铁牛, 당서기), (張忠謀·모리스 창): what is no reading of the Han is no spelling of it.
  const size_t own = out.size();
  const Stretch second = in.hangul[0];
  if (!is_word_char(t[second.end - 1])) return;
  add(line, second.begin, second.end, han.begin, han.end, close + 1, false, out);
  if (out.size() > own && is_silent(out[own])) out.resize(own);
  if (out.size() > own && own > first) keep_both(out[first], out[own]);
}

/// 베이징, 톈진(北京, 天津): as many names before the bracket as in it, in order.
bool PairFinder::several(const Line& line, size_t ko_end, const Inside& in, size_t close, std::vector<Pair>& out) {
  const std::vector<Stretch> names = names_before(*words_, line.text, ko_end, in.han.size());
  if (names.empty()) return false;
  const size_t first = out.size();
  size_t silent = 0;
  for (size_t i = 0; i < names.size(); ++i) {
    const size_t own = out.size();
    add(line, names[i].begin, names[i].end, in.han[i].begin, in.han[i].end, close + 1, false, out);
    if (out.size() > own && is_silent(out[own])) ++silent;
  }
  if (out.size() - first == names.size() && silent * 2 < names.size()) return true;
  out.resize(first);
  return false;
}

/// 漢字(한글).
void PairFinder::han_before(const Line& line, size_t open, size_t close, size_t ko_end, std::vector<Pair>& out) {
  const std::u32string_view t = line.text;
  const char32_t last = t[ko_end - 1];
  const bool lost_last = is_lost(last) && ko_end >= 3 && base::is_han(t[ko_end - 2]) && base::is_han(t[ko_end - 3]);
  if (!base::is_han(last) && !lost_last) return;
  size_t b = open + 1, e = close;
  for (size_t i = open + 1; i < close; ++i)
    if (t[i] == U',' || t[i] == U';') {
      e = i;
      break;
    }
  while (e > b && is_blank(t[e - 1])) --e;
  size_t han = ko_end;
  while (han > 0 && (base::is_han(t[han - 1]) ||
                     ((is_middle_dot(t[han - 1]) || is_lost(t[han - 1])) && han > 1 && base::is_han(t[han - 2]))))
    --han;
  if (e - b > kLongestOther || ko_end - han > kLongestHan) return;
  add(line, b, e, han, ko_end, close + 1, true, out);
}

/// 샤시沙溪 마을: Han behind its reading without a bracket. Only what is heard in Mandarin, as mixed script has much
/// else.
void PairFinder::attached(const Line& line, size_t at, std::vector<Pair>& out) {
  const std::u32string_view t = line.text;
  size_t e = at, b = at;
  while (e < t.size() && base::is_han(t[e])) ++e;
  while (b > 0 && base::is_hangul(t[b - 1])) --b;
  if (e - at < 2 || e - at > 8 || at - b < 2 || (b > 0 && is_word_char(t[b - 1]))) return;
  if (e < t.size() && (opens_gloss(t[e]) || base::is_latin(t[e]))) return;
  const size_t first = out.size();
  add(line, b, at, at, e, e, false, out);
  if (out.size() == first) return;
  const Judgement& j = out[first].judgement;
  const bool heard = j.alignment.han_count(Kind::mandarin) + j.alignment.count(Kind::slip) >= 2 || j.entity;
  if ((j.verdict != Verdict::right && j.verdict != Verdict::reading_mismatch) || !heard || j.begin > 0)
    out.resize(first);
}

void PairFinder::cells(const Line& line, std::vector<Pair>& out) {
  const std::u32string_view t = line.text;
  // A row of a table in Markdown begins with its stroke.
  size_t lead = 0;
  while (lead < t.size() && is_blank(t[lead])) ++lead;
  const bool piped = lead < t.size() && (line.seen & kSeenStroke) && (t[lead] == U'|' || t.find(U" | ") != t.npos);
  if (!piped && !line.has_tab) return;
  static constexpr size_t kLongestHangul = 40, kLongestHan = 30;
  struct Cell {
    size_t b, e;
    Content c;
    bool has_hangul_alone() const { return c.hangul && !c.han; }
    bool is_hangul() const { return has_hangul_alone() && e - b <= kLongestHangul; }
    bool is_han() const { return c.han && !c.hangul && !c.other && e - b <= kLongestHan; }
  };
  std::vector<Cell> row;
  for (size_t b = 0; b <= t.size();) {
    size_t e = b;
    while (e < t.size() && t[e] != U'\t' && !(piped && t[e] == U'|')) ++e;
    size_t x = b, y = e;
    while (x < y && is_blank(t[x])) ++x;
    while (y > x && (is_blank(t[y - 1]) || t[y - 1] == U'*')) --y;  // 이춘*: a sign that sends to a note
    row.push_back({x, y, look(t.substr(x, y - x))});
    b = e + 1;
  }
  for (size_t i = 1; i < row.size(); ++i) {
    const Cell &a = row[i - 1], &z = row[i];
    if (a.is_hangul() && z.is_han()) add(line, a.b, a.e, z.b, z.e, t.size(), false, out);
    else if (a.is_han() && z.is_hangul() && (i < 2 || !row[i - 2].has_hangul_alone()))
      add(line, z.b, z.e, a.b, a.e, t.size(), false, out);
  }
}

void PairFinder::find(const Line& line, std::vector<Pair>& out) {
  if (!line.has_han || !line.has_hangul) return;
  const size_t first = out.size();
  const std::u32string_view t = line.text;
  for (size_t i = 1; i < t.size(); ++i) {
    if (base::is_han(t[i]) && base::is_hangul(t[i - 1])) attached(line, i, out);
    if (!opens_gloss(t[i])) continue;
    const char32_t want = closes_gloss(t[i]);
    size_t close = i + 1;
    while (close < t.size() && close - i <= kLongestGloss && t[close] != want && !opens_gloss(t[close])) ++close;
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
