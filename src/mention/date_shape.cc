#include "mention/date_shape.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "token/line.h"

namespace ireum::mention {

using namespace token;
namespace {

using View = std::u32string_view;

constexpr View kApostrophes = U"'‘’′`´＇ʼ‛";
constexpr View kRangeSigns = U"~∼～〜˜-–—―−‐‑－";
constexpr View kOpening = U"(（[［〔【〈";
constexpr View kClosing = U")）]］〕】〉》」』";
constexpr View kSeparators = U",，;；:：·、/";
constexpr View kHanDigits = U"〇一二三四五六七八九";

bool in(View set, char32_t c) { return set.find(c) != View::npos; }
bool is_blank(char32_t c) { return c == U' ' || c == 0xA0 || c == 0x3000; }
char32_t char_at(View text, size_t i) { return i < text.size() ? text[i] : U'\0'; }
bool is_word(char32_t c) { return base::is_hangul(c) || base::is_han(c); }

size_t digits(View text, size_t i) {
  size_t n = 0;
  while (base::is_digit(char_at(text, i + n))) ++n;
  return n;
}

int number(View digits) {
  int n = 0;
  for (const char32_t c : digits) n = n * 10 + static_cast<int>(c - U'0');
  return n;
}

/// A Han numeral of 1 to 31 (三, 十二, 二十, 三十一) and how many characters it takes.
std::pair<int, size_t> han_number(View text, size_t i) {
  int value = 0, part = 0;
  size_t n = 0;
  for (; i + n < text.size(); ++n) {
    const size_t digit = kHanDigits.find(text[i + n]);
    if (digit != View::npos && digit > 0 && part == 0) part = static_cast<int>(digit);
    else if (text[i + n] == U'十' && value == 0) value = 10 * std::max(part, 1), part = 0;
    else break;
  }
  return {value + part, n};
}

/// What may follow a word such as 초, 말, 오늘 when it is a word of its own.
bool word_ends(View text, size_t i) {
  static constexpr View kParticles[] = {U"은",   U"는",   U"의",   U"에",   U"에는", U"에도", U"에만", U"에야",
                                        U"에서", U"과",   U"와",   U"로",   U"경",   U"쯤",   U"께",   U"만",
                                        U"이후", U"이면", U"기준", U"현재", U"대비", U"무렵", U"이전", U"이래"};
  size_t n = 0;
  while (base::is_hangul(char_at(text, i + n))) ++n;
  const View rest = text.substr(std::min(i, text.size()), n);
  return rest.empty() || rest.starts_with(U"까지") || rest.starts_with(U"부터") || rest.starts_with(U"보다") ||
         std::find(std::begin(kParticles), std::end(kParticles), rest) != std::end(kParticles);
}

/// Whether an item of a list begins here: a bullet and blanks are all that stands before.
bool begins_item(View text, size_t i) {
  size_t k = i;
  while (k > 0 && (is_blank(text[k - 1]) || text[k - 1] == U'\t')) --k;
  if (k == i || k == 0 || !in(U"-–—*·•‧∙◦○●◯□■▪▫◇◆▷▶▸►☐☑✓※ㅇㆍ", text[k - 1])) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(k - 1),
                     [](char32_t c) { return is_blank(c) || c == U'\t'; });
}

/// Left of a date in brackets: the bracket itself, a separator inside one, or a medium's name.
bool opens(View text, size_t i, bool cell) {
  const bool gap = i > 0 && is_blank(text[i - 1]);
  if (gap) --i;
  if (cell && (i == 0 || text[i - 1] == U'\t' || text[i - 1] == U'|')) return true;
  if (i == 0) return false;
  const char32_t c = text[i - 1];
  if (in(kOpening, c)) {
    static constexpr View kNumbered[] = {U"표", U"그림", U"식", U"절", U"버전", U"웹"};
    const View before = text.substr(0, i - 1);
    return std::none_of(std::begin(kNumbered), std::end(kNumbered), [&](View w) {  // 표(3.2), but not 발표(3.2)
      return before.ends_with(w) && (before.size() == w.size() || !is_word(before[before.size() - w.size() - 1]));
    });
  }
  const bool medium = gap && in(U"보망문신사社报報网網", c);
  if (!medium && !(in(kSeparators, c) && i > 1 && is_word(text[i - 2]))) return false;
  for (size_t k = i - 1; k-- > 0 && i - k < 60;) {
    if (in(kClosing, text[k])) return false;
    if (in(kOpening, text[k])) return true;
  }
  return false;
}

/// Right of a date in brackets: the closing bracket, or a separator or words before it.
bool closes(View text, size_t i, bool cell) {
  const bool gap = is_blank(char_at(text, i));
  if (gap) ++i;
  if (cell && (i >= text.size() || text[i] == U'\t' || text[i] == U'|')) return true;
  const char32_t c = char_at(text, i);
  if (in(kClosing, c)) return true;
  static constexpr View kUnits[] = {U"만", U"억",     U"조",   U"천",   U"배",     U"명", U"개",   U"위안", U"달러",
                                    U"원", U"점",     U"위",   U"세대", U"버전",   U"년", U"월",   U"주",   U"시간",
                                    U"분", U"초",     U"규획", U"계획", U"퍼센트", U"톤", U"킬로", U"미터", U"유로",
                                    U"엔", U"포인트", U"건",   U"회",   U"차",     U"도", U"이상"};
  if (gap && is_word(c)) {
    const View rest = text.substr(i);
    if (std::any_of(std::begin(kUnits), std::end(kUnits), [&](View u) { return rest.starts_with(u); })) return false;
  } else if (!in(kSeparators, c) || base::is_digit(char_at(text, i + 1 + is_blank(char_at(text, i + 1))))) {
    return false;
  }
  for (size_t k = i + 1; k < text.size() && k < i + 60; ++k) {
    if (in(kOpening, text[k])) return false;
    if (in(kClosing, text[k])) return true;
  }
  return false;
}

constexpr View kWeekdays[] = {U"월화수목금토일", U"月火水木金土日", U"一二三四五六日", U"一二三四五六天"};

Weekday letter(View text, size_t at, int first, int last) {
  Weekday w;
  for (int style = first; style <= last; ++style) {
    const size_t day = kWeekdays[style].find(char_at(text, at));
    if (day == View::npos || at >= text.size()) continue;
    w.day = static_cast<int>(day);
    w.style = style;
    w.letter = w.begin = static_cast<uint32_t>(at);
    w.end = w.after = w.begin + 1;
    return w;
  }
  return w;
}

/// 금요일, 星期五, 周五, 金曜日.
Weekday weekday_word(View text, size_t at) {
  for (const View lead : {View(U"星期"), View(U"礼拜"), View(U"禮拜"), View(U"周"), View(U"週")})
    if (text.substr(at).starts_with(lead)) {
      Weekday w = letter(text, at + lead.size(), 2, 3);
      w.begin = static_cast<uint32_t>(at);
      return w;
    }
  Weekday w = letter(text, at, 0, 1);
  if (!w.end) return w;
  const View rest = text.substr(w.end);
  if (!rest.starts_with(U"요일") && !rest.starts_with(U"曜日")) return {};
  w.end = w.after = w.end + 2;
  return w;
}

}  // namespace

Weekday weekday_at(View text, size_t at) {
  if (is_blank(char_at(text, at))) ++at;
  if (at >= text.size()) return {};
  if (!in(U"(（[", text[at])) return weekday_word(text, at);
  Weekday w = weekday_word(text, at + 1);
  if (!w.end) w = letter(text, at + 1, 0, 2);
  if (!w.end || !in(U")）]", char_at(text, w.after))) return {};
  ++w.after;
  return w;
}

View weekday_letter(int style, int day) { return kWeekdays[style].substr(static_cast<size_t>(day), 1); }

/// Reads a pattern and writes its alternatives out.
struct DateShapes::Compiler {
  DateShapes& shapes;
  std::u32string pattern;
  size_t at = 0;
  bool good = true;

  std::vector<Row> sequence() {
    std::vector<Row> rows{{}};
    while (good && at < pattern.size() && pattern[at] != U'|' && pattern[at] != U']') {
      const char32_t c = pattern[at];
      if (c == U'[') {
        rows = product(rows, group());
      } else {
        const Token t = c == U'{' ? braced() : Token{c == U' ' ? Kind::blank : Kind::letter, static_cast<int>(c)};
        if (c != U'{') ++at;
        for (Row& r : rows) r.push_back(t);
      }
    }
    return rows;
  }

  std::vector<Row> group() {
    std::vector<Row> rows;
    do {
      ++at;
      for (Row& r : sequence()) rows.push_back(std::move(r));
    } while (at < pattern.size() && pattern[at] == U'|');
    if (at >= pattern.size()) good = false;
    ++at;
    return rows;
  }

  std::vector<Row> product(const std::vector<Row>& left, const std::vector<Row>& right) {
    std::vector<Row> rows;
    for (const Row& l : left)
      for (const Row& r : right) {
        rows.push_back(l);
        rows.back().insert(rows.back().end(), r.begin(), r.end());
      }
    if (rows.size() > 512) good = false;
    return rows;
  }

  Token braced() {
    const size_t end = pattern.find(U'}', at);
    if (end == std::u32string::npos) return good = false, Token{};
    const std::u32string name = pattern.substr(at + 1, end - at - 1);
    at = end + 1;
    if (name.starts_with(U"<!")) return words(Kind::not_after, name.substr(2));
    if (name.starts_with(U"<")) return words(Kind::behind, name.substr(1));
    if (name.starts_with(U"!")) return words(Kind::not_before, name.substr(1));
    static constexpr std::pair<View, Kind> kNames[] = {
        {U"YYYY", Kind::year4},   {U"yyyy", Kind::modern4}, {U"YYY", Kind::decade3},  {U"YY", Kind::year2},
        {U"M", Kind::month_any},  {U"m", Kind::month},      {U"D", Kind::day_any},    {U"d", Kind::day},
        {U"dd", Kind::day_two},   {U"年", Kind::han_year},  {U"月", Kind::han_month}, {U"日", Kind::han_day},
        {U"'", Kind::apostrophe}, {U"~", Kind::to},         {U"(", Kind::open},       {U")", Kind::close},
        {U"[", Kind::cell_open},  {U"]", Kind::cell_close}, {U".", Kind::word_end},   {U"w", Kind::weekday},
        {U"^", Kind::item}};
    for (const auto& [key, kind] : kNames)
      if (name == key) return {kind, 0};
    static constexpr std::pair<View, Kind> kShifts[] = {
        {U"year", Kind::shift_year}, {U"month", Kind::shift_month}, {U"day", Kind::shift_day}};
    for (const auto& [key, kind] : kShifts) {
      if (!View(name).starts_with(key)) continue;
      if (name.size() == key.size() + 1 && name.back() == U'<') return {kind, DateCapture::kBefore};
      if (name.size() == key.size() + 1 && name.back() == U'>') return {kind, DateCapture::kAfter};
      if (name.size() != key.size() + 2) break;
      const char32_t sign = name[key.size()];
      if (!base::is_digit(name.back()) || (sign != U'-' && sign != U'+')) break;
      const int n = static_cast<int>(name.back() - U'0');
      return {kind, sign == U'-' ? -n : n};
    }
    return good = false, Token{};
  }

  Token words(Kind kind, const std::u32string& list) {
    std::vector<std::u32string> words;
    for (size_t b = 0; b <= list.size();) {
      const size_t e = std::min(list.find(U'|', b), list.size());
      words.push_back(list.substr(b, e - b));
      b = e + 1;
    }
    const auto known = std::find(shapes.lists_.begin(), shapes.lists_.end(), words);
    const auto index = static_cast<int>(known - shapes.lists_.begin());
    if (known == shapes.lists_.end()) shapes.lists_.push_back(std::move(words));
    return {kind, index};
  }
};

base::Status DateShapes::add(std::string_view pattern) {
  Compiler compiler{*this, base::to_utf32(pattern)};
  const std::vector<Row> rows = compiler.sequence();
  const int shape = count_++;
  if (!compiler.good || compiler.at < compiler.pattern.size())
    return base::Error{"error.date-shape", std::string(pattern), {std::to_string(compiler.at + 1)}};
  for (const Row& row : rows)
    if (!row.empty()) insert(row, shape);
  return std::nullopt;
}

DateShapes::DateShapes() {
  for (const View set : {kApostrophes, kHanDigits})
    for (const char32_t c : set) openers_[c >> 6] |= uint64_t{1} << (c & 63);
}

void DateShapes::insert(const Row& row, int shape) {
  int parent = -1, root = -1;
  for (const Token& t : row) {
    int last = -1, found = -1;
    for (int n = parent < 0 ? (roots_.empty() ? -1 : roots_.front()) : nodes_[parent].child; n >= 0;
         n = nodes_[n].next) {
      last = n;
      if (nodes_[n].token == t) {
        found = n;
        break;
      }
    }
    if (found < 0) {
      found = static_cast<int>(nodes_.size());
      nodes_.push_back({t});
      if (last >= 0) nodes_[last].next = found;
      else if (parent >= 0) nodes_[parent].child = found;
      if (parent < 0) roots_.push_back(found);
    }
    if (parent < 0) root = found;
    parent = found;
  }
  if (nodes_[parent].shape < 0) nodes_[parent].shape = shape;
  note_opening(row, root);
}

namespace {

bool bit(const std::vector<uint64_t>& bits, size_t n) { return bits[n >> 6] >> (n & 63) & 1; }
void set_bit(std::vector<uint64_t>& bits, size_t n) { bits[n >> 6] |= uint64_t{1} << (n & 63); }
size_t pair_bit(char32_t a, char32_t b) { return (a * 0x9E37u + b) & 0x1FFF; }

}  // namespace

/// Notes by which characters a row can begin.
void DateShapes::note_opening(const Row& row, int root) {
  const auto takes_room = [](Kind k) { return k <= Kind::to; };
  size_t i = 0;
  while (i < row.size() && !takes_room(row[i].kind)) ++i;
  const Kind first = i < row.size() ? row[i].kind : Kind::to;
  const auto add = [&](std::vector<int>& roots) {
    const auto place = std::lower_bound(roots.begin(), roots.end(), root);
    if (place == roots.end() || *place != root) roots.insert(place, root);
  };
  if (first >= Kind::year4 && first <= Kind::day_two) {
    if (first >= Kind::year2) note_after_number(row, i);
    return add(digit_roots_);
  }
  if (first != Kind::letter) return add(other_roots_);
  const auto letter = static_cast<char32_t>(row[i].value);
  auto place = std::lower_bound(letter_roots_.begin(), letter_roots_.end(), letter,
                                [](const auto& e, char32_t c) { return e.first < c; });
  if (place == letter_roots_.end() || place->first != letter) place = letter_roots_.insert(place, {letter, {}});
  add(place->second);
  // A row that only a bracket opens is found by its numbers alone.
  for (size_t k = 0; k < i; ++k)
    if (row[k].kind != Kind::not_after && row[k].kind != Kind::behind) return;
  if (letter > 0xFFFF) return;
  set_bit(first_letters_, letter);
  set_bit(openers_, letter);
  for (++i; i < row.size(); ++i) {
    if (row[i].kind == Kind::blank) {
      set_bit(last_letters_, letter);
      for (const char32_t blank : {U' ', char32_t{0xA0}, char32_t{0x3000}})
        set_bit(first_pairs_, pair_bit(letter, blank));
      continue;  // or none
    }
    if (!takes_room(row[i].kind)) continue;
    if (row[i].kind != Kind::letter) break;
    if (!is_word_char(static_cast<char32_t>(row[i].value))) set_bit(last_letters_, letter);
    return set_bit(first_pairs_, pair_bit(letter, static_cast<char32_t>(row[i].value)));
  }
  set_bit(open_letters_, letter);
  set_bit(last_letters_, letter);
}

/// Notes which syllables a row lets follow its first number.
void DateShapes::note_after_number(const Row& row, size_t number) {
  size_t i = number + 1;
  while (i < row.size() && row[i].kind == Kind::blank) ++i;
  if (i < row.size() && row[i].kind == Kind::letter) {
    if (row[i].value <= 0xFFFF) set_bit(after_number_, static_cast<size_t>(row[i].value));
  } else if (i == row.size() ||
             (row[i].kind != Kind::to && row[i].kind != Kind::han_year && row[i].kind != Kind::han_month &&
              row[i].kind != Kind::han_day && row[i].kind != Kind::close && row[i].kind != Kind::cell_close)) {
    any_after_number_ = true;
  }
}

/// Of a number of one or two digits at `at`: whether a row goes on behind it. A look that spares most
/// numbers (3점, 10번) the walk through all rows.
bool DateShapes::may_follow_number(View text, size_t at) const {
  if (any_after_number_) return true;
  size_t i = at;
  while (base::is_digit(char_at(text, i))) ++i;
  if (i - at > 2) return true;
  if (is_blank(char_at(text, i))) ++i;
  const char32_t next = char_at(text, i);
  return !base::is_hangul(next) || bit(after_number_, next);
}

bool DateShapes::may_begin_here(View text, size_t at) const {
  const char32_t c = text[at];
  if (c < 0x80) return base::is_digit(c) || ((c == U'\'' || c == U'`') && base::is_digit(char_at(text, at + 1)));
  if (!base::is_hangul(c)) {
    if (in(kApostrophes, c)) return base::is_digit(char_at(text, at + 1));
    if (in(kHanDigits, c)) return in(U"〇○一二三四五六七八九", char_at(text, at + 1));
  }
  if (c > 0xFFFF || !bit(first_letters_, c)) return false;
  return bit(open_letters_, c) || bit(first_pairs_, pair_bit(c, char_at(text, at + 1)));
}

bool DateShapes::may_begin_in(View word) const {
  for (size_t i = 0; i + 1 < word.size(); ++i)
    if (may_begin(word, i)) return true;
  return false;
}

DateCapture DateShapes::match(View text, size_t at) const {
  DateCapture best, c;
  c.begin = c.end = static_cast<uint32_t>(at);
  if (at > 0 && base::is_digit(text[at])) {
    const char32_t p = text[at - 1];
    if (base::is_latin(p) || p == U'_' || p == U'=' || p == U'$' || p == U'€' || p == U'₩' || p == U'￥') return best;
    if ((in(U".,:/·'’", p) || in(kRangeSigns, p)) && at > 1 && base::is_digit(text[at - 2])) return best;
    if (p == U'-' && at > 1 && base::is_latin(text[at - 2])) return best;
  }
  if (base::is_digit(text[at])) {
    if (!may_follow_number(text, at)) return best;
    for (const int root : digit_roots_) visit(text, root, c, best);
  } else {
    const auto place = std::lower_bound(letter_roots_.begin(), letter_roots_.end(), text[at],
                                        [](const auto& e, char32_t x) { return e.first < x; });
    if (place != letter_roots_.end() && place->first == text[at])
      for (const int root : place->second) visit(text, root, c, best);
  }
  for (const int root : other_roots_) visit(text, root, c, best);
  return best;
}

/// A look before a step: spares most of them.
bool DateShapes::may_step(View text, const Token& t, size_t at) {
  if (t.kind == Kind::letter) return char_at(text, at) == static_cast<char32_t>(t.value);
  if (t.kind >= Kind::year4 && t.kind <= Kind::day_two) return base::is_digit(char_at(text, at));
  return true;
}

/// Tries a node and all that goes on from it.
void DateShapes::visit(View text, int node, const DateCapture& c, DateCapture& best) const {
  const Node& n = nodes_[static_cast<size_t>(node)];
  if (!may_step(text, n.token, c.end)) return;
  DateCapture here = c;
  if (!step(text, n.token, here)) return;
  const bool better = best.shape < 0 || here.end > best.end || (here.end == best.end && n.shape < best.shape);
  if (n.shape >= 0 && better && ends_well(text, here)) {
    best = here;
    best.shape = n.shape;
  }
  for (int child = n.child; child >= 0; child = nodes_[static_cast<size_t>(child)].next) visit(text, child, here, best);
}

/// Numbers end where no other number goes on: 2023.3.31.5, 3.27%, 2023-03-31.pdf are none.
bool DateShapes::ends_well(View text, const DateCapture& c) {
  const char32_t last = text[c.end - 1], next = char_at(text, c.end), after = char_at(text, c.end + 1);
  if (last == U'.') return !base::is_digit(next) && !base::is_latin(next);
  if (!base::is_digit(last)) return true;
  if (base::is_digit(next) || in(U"%％°℃℉‰_+×", next)) return false;
  if (base::is_latin(next) && !(next == U'T' && base::is_digit(after))) return false;
  if (next == U'.' && base::is_latin(after)) return false;
  return !((in(U".,:/", next) || in(kRangeSigns, next)) && base::is_digit(after));
}

bool DateShapes::listed(View text, size_t at, int list, bool backward) const {
  const auto& words = lists_[static_cast<size_t>(list)];
  if (backward) {
    if (at > 0 && is_blank(text[at - 1])) --at;
    const View left = text.substr(0, at);
    return std::any_of(words.begin(), words.end(), [&](const auto& w) { return left.ends_with(w); });
  }
  View right = text.substr(std::min(at, text.size()));
  const bool gap = !right.empty() && is_blank(right.front());
  if (gap) right.remove_prefix(1);
  return std::any_of(words.begin(), words.end(), [&](const std::u32string& w) {
    return w.front() == U'^' ? !gap && right.starts_with(View(w).substr(1)) : right.starts_with(w);  // ^: attached only
  });
}

bool DateShapes::step(View text, const Token& t, DateCapture& c) const {
  DateHalf& h = c.half[c.range];
  const size_t at = c.end;
  const auto take = [&](DateField& f, int value, size_t n) {
    f = {value, static_cast<uint32_t>(at), static_cast<uint32_t>(at + n)};
    c.end += static_cast<uint32_t>(n);
    return true;
  };
  const auto digit_field = [&](DateField& f, size_t least, size_t most, int low, int high) {
    const size_t n = digits(text, at);
    if (n < least || n > most) return false;
    const int value = number(text.substr(at, n));
    return value >= low && value <= high && take(f, value, n);
  };
  const auto han_field = [&](DateField& f, int high) {
    const auto [value, n] = han_number(text, at);
    return value >= 1 && value <= high && take(f, value, n);
  };
  const auto shift = [&](Relative r) {
    c.relative = r;
    c.shift = t.value;
    return true;
  };
  switch (t.kind) {
    case Kind::letter:
      if (char_at(text, at) != static_cast<char32_t>(t.value) || at >= text.size()) return false;
      if (in(U"년월일年月日", text[at])) c.marked = true;
      ++c.end;
      return true;
    case Kind::blank: c.end += is_blank(char_at(text, at)); return true;
    case Kind::year4: return digit_field(h.year, 4, 4, 1000, 2999);
    case Kind::modern4: return digit_field(h.year, 4, 4, 1900, 2099);
    case Kind::decade3:
      if (digits(text, at) != 4) return false;
      return take(h.year, number(text.substr(at, 3)), 3);
    case Kind::year2:
      if (!digit_field(h.year, 2, 2, 0, 99)) return false;
      h.year.value += h.year.value >= 50 ? 1900 : 2000;
      return true;
    case Kind::month_any: return digit_field(h.month, 1, 2, 0, 99);
    case Kind::month: return digit_field(h.month, 1, 2, 1, 12);
    case Kind::day_any: return digit_field(h.day, 1, 2, 0, 99);
    case Kind::day: return digit_field(h.day, 1, 2, 1, 31);
    case Kind::day_two: return digit_field(h.day, 2, 2, 10, 31);
    case Kind::han_year: {
      int year = 0;
      for (size_t i = 0; i < 4; ++i) {
        const char32_t d = char_at(text, at + i) == U'○' ? U'〇' : char_at(text, at + i);
        if (!d || !in(kHanDigits, d)) return false;
        year = year * 10 + static_cast<int>(kHanDigits.find(d));
      }
      return take(h.year, year, 4);
    }
    case Kind::han_month: return han_field(h.month, 12);
    case Kind::han_day: return han_field(h.day, 31);
    case Kind::apostrophe:
      if (!char_at(text, at) || !in(kApostrophes, text[at])) return false;
      ++c.end;
      return true;
    case Kind::to: {
      size_t i = at;
      if (const Weekday w = weekday_at(text, i); w.end) h.weekday = w, i = w.after;
      if (is_blank(char_at(text, i))) ++i;
      if (!char_at(text, i) || !in(kRangeSigns, text[i])) return false;
      ++i;
      if (in(kRangeSigns, char_at(text, i)) && text[i] == text[i - 1]) ++i;  // ——
      if (is_blank(char_at(text, i))) ++i;
      c.end = static_cast<uint32_t>(i);
      return c.range = true;
    }
    case Kind::shift_year: return shift(Relative::year);
    case Kind::shift_month: return shift(Relative::month);
    case Kind::shift_day: return shift(Relative::day);
    case Kind::open: return opens(text, at, false);
    case Kind::close: return closes(text, at, false);
    case Kind::cell_open: return opens(text, at, true);
    case Kind::cell_close: return closes(text, at, true);
    case Kind::word_end: return word_ends(text, at);
    case Kind::weekday: return weekday_at(text, at).end > 0;
    case Kind::not_before: return !listed(text, at, t.value, false);
    case Kind::not_after: return !listed(text, at, t.value, true);
    case Kind::behind: return listed(text, at, t.value, true);
    case Kind::item: return begins_item(text, at);
  }
  return false;
}

}  // namespace ireum::mention
