#include "mention/date_shape.h"

#include <algorithm>

#include "mention/date_bits.h"
#include "mention/date_edges.h"

namespace ireum::mention {

using namespace date;  // NOLINT(google-build-using-namespace)

namespace {

constexpr char32_t kHanTen = base::kHanUnits[std::size(base::kHanUnits) - 1].letter;

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
    else if (text[i + n] == kHanTen && value == 0) value = 10 * std::max(part, 1), part = 0;
    else break;
  }
  return {value + part, n};
}

/// Four Han digits as a year; -1 for none.
int han_year(View text, size_t i) {
  int year = 0;
  for (size_t k = 0; k < 4; ++k) {
    const char32_t d = char_at(text, i + k) == base::kHanCircle ? kHanDigits[0] : char_at(text, i + k);
    if (!d || !in(kHanDigits, d)) return -1;
    year = year * 10 + static_cast<int>(kHanDigits.find(d));
  }
  return year;
}

/// Whether a number at `at` is the rest of another, of a word or of a sum: v2023, 3.27, $2023, A-12.
bool goes_on_from(View text, size_t at) {
  const char32_t p = text[at - 1], q = at > 1 ? text[at - 2] : U'\0';
  if (base::is_latin(p) || in(U"_=$€₩￥", p)) return true;
  if (base::is_digit(q) && (in(U".,:/·'’", p) || in(kRangeSigns, p))) return true;
  return p == U'-' && base::is_latin(q);
}

}  // namespace

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
    if (in(kHanDigits, c)) {
      const char32_t next = char_at(text, at + 1);
      return next == base::kHanCircle || in(kHanDigits, next);
    }
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
  if (at > 0 && base::is_digit(text[at]) && goes_on_from(text, at)) return best;
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
  const WordsAround& around = lists_[static_cast<size_t>(list)];
  const auto& words = around.words;
  if (backward) {
    if (at > 0 && is_blank(text[at - 1])) --at;
    if (at == 0 || !(around.last >> (text[at - 1] & 63) & 1)) return false;
    const View left = text.substr(0, at);
    return std::any_of(words.begin(), words.end(), [&](const auto& w) { return left.ends_with(w); });
  }
  View right = text.substr(std::min(at, text.size()));
  const bool gap = !right.empty() && is_blank(right.front());
  if (gap) right.remove_prefix(1);
  if (right.empty() || !(around.first >> (right[0] & 63) & 1)) return false;
  return std::any_of(words.begin(), words.end(), [&](const std::u32string& w) {
    return w.front() == U'^' ? !gap && right.starts_with(View(w).substr(1)) : right.starts_with(w);  // ^: attached only
  });
}

/// A number of a half: the year, the month or the day.
bool DateShapes::take_number(View text, Kind kind, DateHalf& h, uint32_t& end) {
  const size_t at = end;
  const auto take = [&](DateField& f, int value, size_t n) {
    f = {value, static_cast<uint32_t>(at), static_cast<uint32_t>(at + n)};
    end += static_cast<uint32_t>(n);
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
  switch (kind) {
    case Kind::year4: return digit_field(h.year, 4, 4, 1000, 2999);
    case Kind::modern4: return digit_field(h.year, 4, 4, 1900, 2099);
    case Kind::decade3: return digits(text, at) == 4 && take(h.year, number(text.substr(at, 3)), 3);
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
      const int year = han_year(text, at);
      return year >= 0 && take(h.year, year, 4);
    }
    case Kind::han_month: return han_field(h.month, 12);
    default: return han_field(h.day, 31);
  }
}

/// The sign between two halves, behind the weekday of the first.
bool DateShapes::take_range_sign(View text, DateCapture& c) const {
  size_t i = c.end;
  if (const Weekday w = weekday_at(words_, text, i); w.end) c.half[c.range].weekday = w, i = w.after;
  if (is_blank(char_at(text, i))) ++i;
  if (!char_at(text, i) || !in(kRangeSigns, text[i])) return false;
  ++i;
  if (in(kRangeSigns, char_at(text, i)) && text[i] == text[i - 1]) ++i;  // ——
  if (is_blank(char_at(text, i))) ++i;
  c.end = static_cast<uint32_t>(i);
  return c.range = true;
}

/// What takes no room: whether what stands at `at` is as the token asks.
bool DateShapes::holds(View text, const Token& t, size_t at) const {
  switch (t.kind) {
    case Kind::open: return opens(words_, text, at, false);
    case Kind::close: return closes(words_, text, at, false);
    case Kind::cell_open: return opens(words_, text, at, true);
    case Kind::cell_close: return closes(words_, text, at, true);
    case Kind::word_end: return word_ends(words_, text, at);
    case Kind::weekday: return weekday_at(words_, text, at).end > 0;
    case Kind::not_before: return !listed(text, at, t.value, false);
    case Kind::not_after: return !listed(text, at, t.value, true);
    case Kind::behind: return listed(text, at, t.value, true);
    default: return begins_item(text, at);
  }
}

bool DateShapes::step(View text, const Token& t, DateCapture& c) const {
  const size_t at = c.end;
  const auto shift = [&](Relative r) {
    c.relative = r;
    c.shift = t.value;
    return true;
  };
  if (t.kind >= Kind::year4 && t.kind <= Kind::han_day) return take_number(text, t.kind, c.half[c.range], c.end);
  switch (t.kind) {
    case Kind::letter:
      if (char_at(text, at) != static_cast<char32_t>(t.value) || at >= text.size()) return false;
      if (DateWords::is(words_.marks, text[at])) c.marked = true;
      ++c.end;
      return true;
    case Kind::blank: c.end += is_blank(char_at(text, at)); return true;
    case Kind::apostrophe:
      if (!char_at(text, at) || !in(kApostrophes, text[at])) return false;
      ++c.end;
      return true;
    case Kind::to: return take_range_sign(text, c);
    case Kind::shift_year: return shift(Relative::year);
    case Kind::shift_month: return shift(Relative::month);
    case Kind::shift_day: return shift(Relative::day);
    default: return holds(text, t, at);
  }
}

}  // namespace ireum::mention
