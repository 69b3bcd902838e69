#include "mention/table_heads.h"

#include <algorithm>

namespace ireum::mention {

using image::Type;
using token::is_blank;

namespace {

constexpr size_t kLongestHead = 12;  // code points of a column's heading

bool is_stroke(char32_t c) { return c == U'|' || c == 0x2502 || c == 0xFF5C; }

/// A stroke parts cells where it begins the row or stands free.
bool parts_cells(std::u32string_view t, size_t i, size_t lead) {
  if (!is_stroke(t[i])) return false;
  if (lead < t.size() && is_stroke(t[lead])) return true;
  return i > 0 && is_blank(t[i - 1]) && i + 1 < t.size() && is_blank(t[i + 1]);
}

base::Span trimmed(std::u32string_view t, size_t b, size_t e) {
  while (b < e && is_blank(t[b])) ++b;
  while (e > b && is_blank(t[e - 1])) --e;
  return {static_cast<uint32_t>(b), static_cast<uint32_t>(e)};
}

Type type_called(std::string_view note) {
  for (const Type t : {Type::person, Type::place, Type::organization, Type::date})
    if (type_name(t) == note) return t;
  return Type::none;
}

}  // namespace

Columns cut_row(std::u32string_view t, std::vector<base::Span>& cells) {
  cells.clear();
  size_t lead = 0, strokes = 0, tabs = 0;
  while (lead < t.size() && is_blank(t[lead])) ++lead;
  for (size_t i = 0; i < t.size(); ++i) {
    tabs += t[i] == U'\t';
    strokes += parts_cells(t, i, lead);
  }
  const bool by_tab = tabs > 0;
  if (!by_tab && strokes < 2) return Columns::none;
  const bool edged = !by_tab && is_stroke(t[lead]);
  for (size_t b = edged ? lead + 1 : 0; b <= t.size();) {
    size_t e = b;
    while (e < t.size() && !(by_tab ? t[e] == U'\t' : is_stroke(t[e]))) ++e;
    if (edged && e == t.size() && std::all_of(t.begin() + static_cast<long>(b), t.end(), is_blank)) break;
    cells.push_back(trimmed(t, b, e));
    b = e + 1;
  }
  return cells.size() < 2 ? Columns::none : Columns::cells;
}

Type TableHeads::asked(std::u32string_view cell, const Words& words, bool& all) const {
  cell = cell.substr(0, cell.find_first_of(U"(（["));
  if (cell.empty() || cell.size() > kLongestHead) return Type::none;
  std::u32string letters;
  for (const char32_t c : cell)
    if (!is_blank(c) && c != U'*') letters += c;
  const image::Hit hit = words.listed(image::WordList::column_heads, letters);
  if (hit) return type_called(Words::note_of(hit));
  all = all && std::none_of(cell.begin(), cell.end(), base::is_digit);
  return Type::none;
}

void TableHeads::read(const Line& line, const Words& words) {
  if (cut_row(line.text, cells_) == Columns::none) {
    kinds_.clear();
    return;
  }
  bool all = true;
  asked_.clear();
  for (const base::Span& s : cells_) asked_.push_back(asked(line.view(s.begin, s.end), words, all));
  const bool any = std::any_of(asked_.begin(), asked_.end(), [](Type t) { return t != Type::none; });
  heading_ = any && all;
  if (heading_) kinds_ = asked_;
}

}  // namespace ireum::mention
