#include "index/printed.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/utf8.h"

namespace ireum::index {
namespace {

using namespace std::string_view_literals;

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r' || s.back() == '.')) s.remove_suffix(1);
  return s;
}

std::vector<std::string> split(std::string_view s, std::string_view at) {
  std::vector<std::string> out;
  for (;;) {
    const size_t end = s.find(at);
    if (const auto piece = trimmed(s.substr(0, end)); !piece.empty()) out.emplace_back(piece);
    if (end == s.npos) return out;
    s.remove_prefix(end + at.size());
  }
}

/// "I-02", "12", "xi", "Ⅱ-01": digits, roman numerals and hyphens.
bool is_label(std::string_view s) {
  if (s.empty() || s.size() > 16) return false;
  bool any = false;
  for (size_t i = 0; i < s.size();) {
    const char32_t c = base::next_code_point(s, i);
    const bool roman =
        std::u32string_view(U"IVXivx").find(c) != std::u32string_view::npos || (c >= 0x2160 && c <= 0x217F);
    if (!base::is_digit(c) && !roman && c != U'-') return false;
    any = any || c != U'-';
  }
  return any;
}

/// A locator, also bold (**I-02**), a range (3–6) or with its issue in front (2024-13: I-02).
std::optional<PrintedLocator> locator_of(std::string_view piece) {
  piece = trimmed(piece);
  PrintedLocator out;
  if (const size_t colon = piece.rfind(": "); colon != piece.npos) {
    out.issue = trimmed(piece.substr(0, colon));
    piece = trimmed(piece.substr(colon + 2));
  }
  while (piece.starts_with('*')) piece.remove_prefix(1);
  while (piece.ends_with('*')) piece.remove_suffix(1);
  if ((piece.ends_with('t') || piece.ends_with('n') || piece.ends_with('f')) && piece.size() > 1)
    piece.remove_suffix(1);
  for (const auto dash : {"–"sv, "~"sv, "--"sv})
    if (const size_t at = piece.find(dash); at != piece.npos) {
      out.from = trimmed(piece.substr(0, at));
      out.to = trimmed(piece.substr(at + dash.size()));
      return is_label(out.from) && is_label(out.to) ? std::optional(out) : std::nullopt;
    }
  if (!is_label(piece)) return std::nullopt;
  out.from = out.to = piece;
  return out;
}

void cut_references(std::string_view& line, std::initializer_list<std::string_view> signs, const IndexWords& words,
                    std::vector<std::string>& to) {
  for (const auto sign : signs)
    if (const size_t at = line.find(sign); at != line.npos && at > 0) {
      std::string_view targets = trimmed(line.substr(at + sign.size()));
      for (const std::string_view tail : words.see_tails)
        if (targets.ends_with(tail)) targets.remove_suffix(tail.size());
      to = split(targets, ", ");
      line = trimmed(line.substr(0, at));
      return;
    }
}

/// The heading, and behind it as many locators as the line ends in.
void cut_locators(std::string_view line, PrintedEntry& e) {
  std::vector<std::string> pieces;
  for (const auto& group : split(line, "; "))
    for (auto& p : split(group, ", ")) pieces.push_back(std::move(p));
  size_t first = pieces.size();
  while (first > 1 && locator_of(pieces[first - 1])) --first;
  std::string issue;
  for (size_t i = first; i < pieces.size(); ++i) {
    auto l = *locator_of(pieces[i]);
    if (l.issue.empty()) l.issue = issue;
    issue = l.issue;
    e.locators.push_back(std::move(l));
  }
  for (size_t i = 0; i < first && i < pieces.size(); ++i) e.heading += (i ? ", " : "") + pieces[i];
}

bool is_section_letter(std::string_view s, const IndexWords& words) {
  if (s == "A-Z" || s == "A–Z" || s == "0-9" || s == words.other || s == words.han) return true;
  size_t i = 0;
  if (s.empty()) return true;
  base::next_code_point(s, i);
  return i == s.size();
}

std::vector<std::string> cells_of(std::string_view& text, char separator) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  size_t i = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') cells.back() += c;
      else if (i + 1 < text.size() && text[i + 1] == '"') cells.back() += c, ++i;
      else quoted = false;
    } else if (c == '"' && separator == ',' && cells.back().empty()) {
      quoted = true;
    } else if (c == separator) {
      cells.emplace_back();
    } else if (c == '\n') {
      ++i;
      break;
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  text.remove_prefix(i);
  return cells;
}

}  // namespace

std::string name_of(std::string_view heading) {
  if (const size_t qualifier = heading.rfind(" ["); qualifier != heading.npos && heading.ends_with(']'))
    heading = heading.substr(0, qualifier);
  const size_t open = heading.rfind('(');
  if (open == heading.npos || open == 0 || !heading.ends_with(')')) return std::string(heading);
  const std::string_view inside = heading.substr(open + 1, heading.size() - open - 2);
  bool hangul = false, other = false;
  for (size_t i = 0; i < inside.size();) {
    const char32_t c = base::next_code_point(inside, i);
    hangul = hangul || base::is_hangul(c);
    other = other || base::is_han(c) || base::is_latin(c);
  }
  return std::string(!hangul && other ? heading.substr(0, open) : heading);
}

namespace {

/// A line of an index as text: how far it is indented, and what it says.
struct PrintedLine {
  size_t indent = 0;
  std::string_view text;
};

PrintedLine printed_line(std::string_view line) {
  PrintedLine out;
  while (out.indent < line.size() && (line[out.indent] == ' ' || line[out.indent] == '\t')) ++out.indent;
  out.text = trimmed(line);
  while (out.text.starts_with("- ") || out.text.starts_with("# ") || out.text.starts_with("## "))
    out.text = trimmed(out.text.substr(out.text.find(' ')));
  return out;
}

/// Carried over from the line before: nothing but locators.
void carry_over(std::string_view line, PrintedEntry& to) {
  cut_locators(std::string("x, ") + std::string(line), to);
  if (const size_t x = to.heading.rfind('x'); x != std::string::npos) to.heading.erase(x);
}

/// The heading of the last entry that is no subentry.
std::string last_heading(const std::vector<PrintedEntry>& entries) {
  const auto p = std::find_if(entries.rbegin(), entries.rend(), [](const PrintedEntry& e) { return e.above.empty(); });
  return p == entries.rend() ? std::string() : p->heading;
}

}  // namespace

std::vector<PrintedEntry> parse_printed(std::string_view text, const IndexWords& words) {
  std::vector<PrintedEntry> out;
  size_t number = 0, base_indent = std::string::npos;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    auto [indent, line] = printed_line(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    ++number;
    const bool boxed = line.starts_with('[') && line.ends_with(']');
    if (boxed || is_section_letter(line, words) || words.is_title(line)) continue;
    PrintedEntry e;
    e.line = number;
    cut_references(line, {" ☞ ", ". See also ", " see also "}, words, e.see_also);
    cut_references(line, {" → ", " see ", " See "}, words, e.see);
    cut_locators(line, e);
    const bool says_nothing = e.locators.empty() && e.see.empty() && e.see_also.empty();
    if (says_nothing && !out.empty() && indent > base_indent + 2) continue;
    base_indent = std::min(base_indent, indent);
    const bool below = indent > base_indent && !out.empty();
    if (below && locator_of(e.heading)) {
      carry_over(line, out.back());
      continue;
    }
    if (below) e.above = last_heading(out);
    e.name = name_of(e.heading);
    out.push_back(std::move(e));
  }
  return out;
}

namespace {

/// The rows of a table, with cells by the names of our own.
class TableReader {
 public:
  TableReader(std::string_view text, char separator) : text_(text), separator_(separator) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  /// Reads the line of names. False where there is none (its cells are the first row): the heading, then locators.
  bool read_head(const IndexWords& words) {
    if (!next()) return false;
    for (size_t i = 0; i < cells_.size(); ++i) columns_.emplace(words.column(trimmed(cells_[i])), i);
    bare_ = !columns_.contains("heading");
    return !bare_;
  }
  bool next() {
    if (text_.empty()) return false;
    ++number_;
    cells_ = cells_of(text_, separator_);
    return true;
  }
  std::string cell(const char* name) const {
    const auto at = columns_.find(name);
    return !bare_ && at != columns_.end() && at->second < cells_.size() ? cells_[at->second] : std::string();
  }
  size_t number() const { return number_; }

  std::string heading() const {
    if (bare_) return cells_[0];
    const std::string sub = cell("sub");
    return sub.empty() ? cell("heading") : sub;
  }
  std::string above() const { return cell("sub").empty() ? "" : cell("heading"); }
  std::string locators() const {
    std::string listed = cell("locators");
    for (size_t i = 1; bare_ && i < cells_.size(); ++i) listed += (listed.empty() ? "" : ", ") + cells_[i];
    return listed;
  }

 private:
  std::string_view text_;
  char separator_;
  size_t number_ = 0;
  bool bare_ = false;
  std::vector<std::string> cells_;
  std::map<std::string, size_t> columns_;
};

void take_row(const TableReader& row, PrintedEntry& e) {
  if (const std::string listed = row.locators(); !listed.empty()) {
    PrintedEntry places;
    cut_locators("x, " + listed, places);
    e.locators.insert(e.locators.end(), places.locators.begin(), places.locators.end());
  }
  for (auto& target : split(row.cell("see"), ", ")) e.see.push_back(std::move(target));
  const std::string relation = row.cell("relation"), from = row.cell("from"), to = row.cell("to");
  if (relation == "see") e.see.push_back(row.cell("target"));
  else if (relation == "see_also") e.see_also.push_back(row.cell("target"));
  else if (!from.empty()) e.locators.push_back({row.cell("issue"), from, to.empty() ? from : to});
}

}  // namespace

std::vector<PrintedEntry> parse_printed_table(std::string_view text, char separator, const IndexWords& words) {
  std::vector<PrintedEntry> out;
  TableReader row(text, separator);
  bool any = !row.read_head(words) ? row.number() > 0 : row.next();
  for (; any; any = row.next()) {
    const std::string heading = row.heading(), above = row.above();
    if (heading.empty()) continue;
    if (out.empty() || out.back().heading != heading || out.back().above != above) {
      PrintedEntry e;
      e.line = row.number();
      e.heading = heading;
      e.above = above;
      e.name = name_of(heading);
      out.push_back(std::move(e));
    }
    take_row(row, out.back());
  }
  return out;
}

}  // namespace ireum::index
