#include "index/verify.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "index/sort_key.h"

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
        c == U'I' || c == U'V' || c == U'X' || c == U'i' || c == U'v' || c == U'x' || (c >= 0x2160 && c <= 0x217F);
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

/// 톈진(天津) -> 톈진; a bracket of a title stays: only Han or an acronym is a gloss.
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

void cut_references(std::string_view& line, std::initializer_list<std::string_view> signs,
                    std::vector<std::string>& to) {
  for (const auto sign : signs)
    if (const size_t at = line.find(sign); at != line.npos && at > 0) {
      std::string_view targets = trimmed(line.substr(at + sign.size()));
      for (const auto tail : {"도 보라"sv, "을 보라"sv, "를 보라"sv})
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

bool is_section_letter(std::string_view s) {
  if (s == "A-Z" || s == "A–Z" || s == "0-9" || s == "기타" || s == "漢字") return true;
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

/// Labels from `from` to `to` where the last number alone counts up; the two ends where it does not.
std::vector<std::string> expanded(const std::string& from, const std::string& to) {
  if (from == to) return {from};
  const auto cut = [](const std::string& s) {
    size_t i = s.size();
    while (i && s[i - 1] >= '0' && s[i - 1] <= '9') --i;
    return i;
  };
  const size_t a = cut(from), b = cut(to);
  const std::string stem = from.substr(0, a);
  // 123–5 is 123–125.
  if (a < from.size() && b == 0 && stem.empty() && to.size() < from.size())
    return expanded(from, from.substr(0, from.size() - to.size()) + to);
  std::vector<std::string> out;
  if (a < from.size() && b < to.size() && from.size() - a < 7 && to.size() - b < 7 &&
      (to.substr(0, b) == stem || b == 0)) {
    const int low = std::stoi(from.substr(a)), high = std::stoi(to.substr(b));
    for (int n = low; n <= high && n < low + 1000; ++n) {
      std::string digits = std::to_string(n);
      while (digits.size() < from.size() - a) digits.insert(digits.begin(), '0');
      out.push_back(stem + digits);
    }
  }
  if (out.empty()) out = {from, to};
  return out;
}

using Label = std::pair<std::string, std::string>;  // issue, label

class Verifier {
 public:
  Verifier(const image::Lexicon& lexicon, const std::vector<PrintedEntry>& printed, const Index& truth,
           const IndexOptions& options)
      : lexicon_(lexicon), printed_(printed), options_(options), collation_(options.order) {
    for (const auto& part : truth.parts)
      for (const auto& s : part.sections)
        for (const auto& e : s.entries) true_[letters_of(name_of(e.heading))] = &e;
  }

  std::vector<Remark> run() {
    std::set<std::string> seen;
    for (const auto& p : printed_)
      if (p.above.empty()) names_.emplace(letters_of(p.name), &p);
    for (const auto& p : printed_) {
      if (p.above.empty() && !seen.insert(p.heading).second) say(RemarkKind::duplicate, p, "");
      references(p);
      places(p);
      if (p.locators.size() > kManyLocators && p.above.empty() && !has_subentries(p))
        say(RemarkKind::many_locators, p, std::to_string(p.locators.size()));
    }
    order();
    for (const auto& [name, e] : true_)
      if (!e->locators.empty() && !covered(name)) out_.push_back({RemarkKind::missing_entry, 0, e->heading, ""});
    std::stable_sort(out_.begin(), out_.end(), [](const Remark& a, const Remark& b) {
      return std::make_pair(a.line == 0, a.line) < std::make_pair(b.line == 0, b.line);
    });
    return std::move(out_);
  }

 private:
  void say(RemarkKind kind, const PrintedEntry& p, std::string detail) {
    out_.push_back({kind, p.line, p.heading, std::move(detail)});
  }

  bool covered(const std::string& name) const {
    if (names_.contains(name)) return true;
    return std::any_of(printed_.begin(), printed_.end(),
                       [&](const PrintedEntry& p) { return letters_of(p.name) == name; });
  }

  bool has_subentries(const PrintedEntry& p) const {
    return std::any_of(printed_.begin(), printed_.end(), [&](const PrintedEntry& s) { return s.above == p.heading; });
  }

  void references(const PrintedEntry& p) {
    if (!p.see.empty() && !p.locators.empty()) say(RemarkKind::see_with_locators, p, p.see.front());
    for (const auto* list : {&p.see, &p.see_also})
      for (const auto& t : *list) {
        const auto target = names_.find(letters_of(name_of(t)));
        if (target == names_.end()) say(RemarkKind::dangling_see, p, t);
        else if (list == &p.see && target->second->locators.empty() && !has_subentries(*target->second))
          say(circular(p, *target->second) ? RemarkKind::circular_see : RemarkKind::dangling_see, p, t);
      }
  }

  /// Whether following see-references from `next` comes back to `p` or to `next`.
  bool circular(const PrintedEntry& p, const PrintedEntry& next) const {
    const PrintedEntry* at = &next;
    for (size_t steps = 0; steps <= printed_.size(); ++steps) {
      if (at == &p) return true;
      if (at->see.empty()) return false;
      const auto go = names_.find(letters_of(name_of(at->see.front())));
      if (go == names_.end()) return false;
      at = go->second;
    }
    return true;
  }

  void places(const PrintedEntry& p) {
    if (!p.see.empty()) return;
    const auto it = true_.find(letters_of(p.name));
    if (it == true_.end() || it->second->locators.empty()) {
      if (p.above.empty() && !p.locators.empty()) say(RemarkKind::unknown_entry, p, "");
      return;
    }
    std::set<Label> theirs, ours;
    for (const auto& l : it->second->locators)
      for (auto& x : expanded(l.from, l.to)) ours.emplace(l.issue, std::move(x));
    const bool pages = it->second->locators.front().kind == LocatorKind::page;
    for (const auto& l : p.locators) {
      // Of pages, 3-5 is a range, unless a page is labelled so.
      const size_t hyphen = pages && l.from == l.to ? l.from.find('-') : l.from.npos;
      const bool range = hyphen != l.from.npos && hyphen && l.from.find_first_not_of("0123456789-") == l.from.npos &&
                         !ours.contains({l.issue, l.from});
      for (auto& x : range ? expanded(l.from.substr(0, hyphen), l.from.substr(hyphen + 1)) : expanded(l.from, l.to))
        theirs.emplace(l.issue, std::move(x));
    }
    const auto shown = [](const Label& l) { return l.first.empty() ? l.second : l.first + ": " + l.second; };
    for (const auto& l : theirs)
      if (!ours.contains(l)) say(RemarkKind::wrong_locator, p, shown(l));
    for (const auto& l : ours)
      if (!theirs.contains(l)) say(RemarkKind::missing_locator, p, shown(l));
  }

  void order() {
    const PrintedEntry* before = nullptr;
    std::string last;
    SectionLabel section;
    for (const auto& p : printed_) {
      if (!p.above.empty()) continue;
      const auto it = true_.find(letters_of(p.name));
      const std::string read = it == true_.end() ? reading_key(lexicon_, p.name, false) : it->second->key;
      const std::string key = collation_.key(read);
      const SectionLabel here = section_label(read, options_);
      if (before && here.rank / 100000 == section.rank / 100000 && key < last) {
        say(RemarkKind::order, p, before->heading);
        continue;  // what follows is held against the one before
      }
      before = &p;
      last = key;
      section = here;
    }
  }

  const image::Lexicon& lexicon_;
  const std::vector<PrintedEntry>& printed_;
  const IndexOptions& options_;
  Collation collation_;
  std::map<std::string, const Entry*> true_;
  std::map<std::string, const PrintedEntry*> names_;
  std::vector<Remark> out_;
};

}  // namespace

std::vector<PrintedEntry> parse_printed(std::string_view text) {
  std::vector<PrintedEntry> out;
  size_t number = 0, base_indent = std::string::npos;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    ++number;
    size_t indent = 0;
    while (indent < line.size() && (line[indent] == ' ' || line[indent] == '\t')) ++indent;
    line = trimmed(line);
    while (line.starts_with("- ") || line.starts_with("# ") || line.starts_with("## "))
      line = trimmed(line.substr(line.find(' ')));
    if (is_section_letter(line) || line == "찾아보기" || line == "색인" || line == "Index" ||
        (line.starts_with('[') && line.ends_with(']')))
      continue;
    PrintedEntry e;
    e.line = number;
    cut_references(line, {" ☞ ", ". See also ", " see also "}, e.see_also);
    cut_references(line, {" → ", " see ", " See "}, e.see);
    cut_locators(line, e);
    if (e.locators.empty() && e.see.empty() && !out.empty() && indent > base_indent + 2 && e.see_also.empty()) continue;
    if (base_indent == std::string::npos) base_indent = indent;
    base_indent = std::min(base_indent, indent);
    // Carried over from the line before: nothing but locators.
    if (indent > base_indent && !out.empty() && locator_of(e.heading)) {
      cut_locators(std::string("x, ") + std::string(line), out.back());
      if (const size_t x = out.back().heading.rfind('x'); x != std::string::npos) out.back().heading.erase(x);
      continue;
    }
    if (indent > base_indent && !out.empty())
      for (auto p = out.rbegin(); p != out.rend(); ++p)
        if (p->above.empty()) {
          e.above = p->heading;
          break;
        }
    e.name = name_of(e.heading);
    out.push_back(std::move(e));
  }
  return out;
}

std::vector<PrintedEntry> parse_printed_table(std::string_view text, char separator) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  static constexpr std::pair<std::string_view, std::string_view> kOtherNames[] = {
      {"표제어", "heading"}, {"올림말", "heading"},  {"항목", "heading"},  {"entry", "heading"},  {"쪽", "locators"},
      {"쪽수", "locators"},  {"페이지", "locators"}, {"위치", "locators"}, {"pages", "locators"}, {"page", "locators"},
      {"하위", "sub"},       {"subheading", "sub"},  {"보라", "see"},      {"호", "issue"}};
  std::vector<PrintedEntry> out;
  std::map<std::string, size_t> column;
  size_t number = 0;
  bool bare = false;  // no header: the heading, then locators
  while (!text.empty()) {
    ++number;
    const auto cells = cells_of(text, separator);
    if (number == 1) {
      for (size_t i = 0; i < cells.size(); ++i) {
        std::string name(trimmed(cells[i]));
        for (const auto& [other, ours] : kOtherNames)
          if (name == other) name = ours;
        column.emplace(name, i);
      }
      bare = !column.contains("heading");
      if (!bare) continue;
    }
    const auto cell = [&](const char* name) {
      const auto at = column.find(name);
      return !bare && at != column.end() && at->second < cells.size() ? cells[at->second] : std::string();
    };
    const std::string sub = cell("sub"),
                      heading = bare          ? cells[0]
                                : sub.empty() ? cell("heading")
                                              : sub,
                      above = sub.empty() ? "" : cell("heading");
    if (heading.empty()) continue;
    if (out.empty() || out.back().heading != heading || out.back().above != above) {
      PrintedEntry e;
      e.line = number;
      e.heading = heading;
      e.above = above;
      e.name = name_of(heading);
      out.push_back(std::move(e));
    }
    PrintedEntry& e = out.back();
    std::string listed = cell("locators");
    for (size_t i = 1; bare && i < cells.size(); ++i) listed += (listed.empty() ? "" : ", ") + cells[i];
    if (!listed.empty()) {
      PrintedEntry places;
      cut_locators("x, " + listed, places);
      e.locators.insert(e.locators.end(), places.locators.begin(), places.locators.end());
    }
    for (auto& target : split(cell("see"), ", ")) e.see.push_back(std::move(target));
    const std::string relation = cell("relation"), from = cell("from"), to = cell("to");
    if (relation == "see") e.see.push_back(cell("target"));
    else if (relation == "see_also") e.see_also.push_back(cell("target"));
    else if (!from.empty()) e.locators.push_back({cell("issue"), from, to.empty() ? from : to});
  }
  return out;
}

std::vector<Remark> verify(const image::Lexicon& lexicon, const std::vector<PrintedEntry>& printed, const Index& truth,
                           const IndexOptions& options) {
  return Verifier(lexicon, printed, truth, options).run();
}

namespace {

Index without(const Index& now, const std::set<std::string>& known) {
  Index out = now;
  for (auto& part : out.parts) {
    for (auto& s : part.sections)
      std::erase_if(s.entries,
                    [&](const Entry& e) { return !e.see.empty() || known.contains(letters_of(name_of(e.heading))); });
    std::erase_if(part.sections, [](const Section& s) { return s.entries.empty(); });
  }
  return out;
}

}  // namespace

Index news(const Index& now, const Index& before) {
  std::set<std::string> known;
  for (const auto& part : before.parts)
    for (const auto& s : part.sections)
      for (const auto& e : s.entries) known.insert(letters_of(name_of(e.heading)));
  return without(now, known);
}

Index news(const Index& now, const std::vector<PrintedEntry>& before) {
  std::set<std::string> known;
  for (const auto& p : before) known.insert(letters_of(p.name));
  return without(now, known);
}

}  // namespace ireum::index
