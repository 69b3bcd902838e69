// Rows of rules/extract/date.toml made into the trie of DateShapes, with the characters by which each may begin.
#include <algorithm>

#include "mention/date_bits.h"
#include "mention/date_chars.h"
#include "mention/date_shape.h"
#include "token/line.h"

namespace ireum::mention {

using namespace date;  // NOLINT(google-build-using-namespace)

/// Reads a pattern and writes its alternatives out.
struct DateShapes::Compiler {
  DateShapes& shapes;
  std::u32string pattern;
  size_t at = 0;
  bool good = true;

  std::vector<Row> sequence() {
    constexpr size_t kUsual = 16;  // tokens of a row
    std::vector<Row> rows(1);
    rows[0].reserve(kUsual);
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
    constexpr size_t kBehind = 8;  // tokens that may follow
    std::vector<Row> rows;
    rows.reserve(left.size() * right.size());
    for (const Row& l : left)
      for (const Row& r : right) {
        Row& both = rows.emplace_back();
        both.reserve(l.size() + r.size() + kBehind);
        both.insert(both.end(), l.begin(), l.end());
        both.insert(both.end(), r.begin(), r.end());
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
        {U"YYYY", Kind::year4},   {U"yyyy", Kind::modern4},   {U"YYY", Kind::decade3},     {U"YY", Kind::year2},
        {U"M", Kind::month_any},  {U"m", Kind::month},        {U"D", Kind::day_any},       {U"d", Kind::day},
        {U"dd", Kind::day_two},   {U"han-Y", Kind::han_year}, {U"han-M", Kind::han_month}, {U"han-D", Kind::han_day},
        {U"'", Kind::apostrophe}, {U"~", Kind::to},           {U"(", Kind::open},          {U")", Kind::close},
        {U"[", Kind::cell_open},  {U"]", Kind::cell_close},   {U".", Kind::word_end},      {U"w", Kind::weekday},
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

  static WordsAround around(std::vector<std::u32string> words) {
    WordsAround out{std::move(words)};
    const auto bit = [](char32_t c) { return uint64_t{1} << (c & 63); };
    for (const View w : out.words) {
      const View letters = w.substr(w.starts_with(U'^') ? 1 : 0);
      out.first |= letters.empty() ? ~uint64_t{0} : bit(letters.front());
      out.last |= w.empty() ? ~uint64_t{0} : bit(w.back());
    }
    return out;
  }

  Token words(Kind kind, const std::u32string& list) {
    std::vector<std::u32string> words;
    for (size_t b = 0; b <= list.size();) {
      const size_t e = std::min(list.find(U'|', b), list.size());
      words.push_back(list.substr(b, e - b));
      b = e + 1;
    }
    const auto known = std::find_if(shapes.lists_.begin(), shapes.lists_.end(),
                                    [&](const WordsAround& around) { return around.words == words; });
    const auto index = static_cast<int>(known - shapes.lists_.begin());
    if (known == shapes.lists_.end()) shapes.lists_.push_back(around(std::move(words)));
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

DateShapes::DateShapes(DateWords words) : words_(std::move(words)) {
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
    if (!token::is_word_char(static_cast<char32_t>(row[i].value))) set_bit(last_letters_, letter);
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

}  // namespace ireum::mention
