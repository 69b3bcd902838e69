#include "config/ignores.h"

#include <algorithm>
#include <utility>

#include "config/config.h"

namespace ireum::config {
namespace {

constexpr std::string_view kBlank = " \t\r\n\f";
constexpr std::string_view kOpen = "<!--", kClose = "-->", kWord = "ireum-ignore";

std::string_view trim(std::string_view s) {
  const size_t from = s.find_first_not_of(kBlank);
  return from == s.npos ? std::string_view() : s.substr(from, s.find_last_not_of(kBlank) + 1 - from);
}

bool is_id(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '*';
}

std::string_view take_id(std::string_view& s) {
  size_t n = 0;
  while (n < s.size() && is_id(s[n])) ++n;
  const std::string_view id = s.substr(0, n);
  s.remove_prefix(n);
  return id;
}

/// "a, b: reason" -> names, and the reason stays in `s`.
std::vector<std::string> take_names(std::string_view& s) {
  std::vector<std::string> names;
  s = trim(s);
  for (std::string_view id; !(id = take_id(s)).empty();) {
    names.emplace_back(id);
    s = trim(s);
    if (!s.starts_with(',')) break;
    s = trim(s.substr(1));
  }
  for (const std::string_view colon : {":", "："})
    if (s.starts_with(colon)) {
      s = trim(s.substr(colon.size()));
      break;
    }
  if (names.empty()) names.emplace_back("*");
  return names;
}

/// Walks through Markdown line by line and tells where code is.
class Code {
 public:
  explicit Code(std::string_view text) : text_(text) {}

  /// Whether the byte stands in a fence or between backticks. Ascending calls only.
  bool holds(uint64_t at) {
    while (line_end_ <= at && line_end_ < text_.size()) next_line();
    if (fenced_ || fence_line_) return true;
    const std::string_view line = text_.substr(line_, line_end_ - line_);
    for (size_t i = 0; i < line.size();) {
      const size_t open = line.find('`', i);
      if (open == line.npos || line_ + open > at) return false;
      size_t n = 0;
      while (open + n < line.size() && line[open + n] == '`') ++n;
      const size_t close = closing(line, open + n, n);
      if (close != line.npos && at < line_ + close) return true;
      i = close == line.npos ? open + n : close + n;
    }
    return false;
  }

 private:
  static size_t closing(std::string_view line, size_t from, size_t n) {
    for (size_t i = line.find('`', from); i != line.npos;) {
      size_t run = 0;
      while (i + run < line.size() && line[i + run] == '`') ++run;
      if (run == n) return i;
      i = line.find('`', i + run);
    }
    return line.npos;
  }

  void next_line() {
    line_ = line_end_;
    line_end_ = std::min(text_.find('\n', line_), text_.size() - 1) + 1;
    std::string_view line = text_.substr(line_, line_end_ - line_);
    fence_line_ = false;
    size_t indent = line.find_first_not_of(' ');
    if (indent == line.npos) return;
    line.remove_prefix(indent);
    const char mark = line[0];
    if (mark != '`' && mark != '~') return;
    const size_t run = std::min(line.find_first_not_of(mark), line.size());
    const std::string_view rest = line.substr(run);
    if (!fenced_ && run >= 3 && !(mark == '`' && rest.find('`') != rest.npos)) {
      fenced_ = true, mark_ = mark, run_ = run;
    } else if (fenced_ && mark == mark_ && run >= run_ && trim(rest).empty()) {
      fenced_ = false, fence_line_ = true;
    }
  }

  std::string_view text_;
  uint64_t line_ = 0, line_end_ = 0;
  bool fenced_ = false, fence_line_ = false;
  char mark_ = 0;
  size_t run_ = 0;
};

uint64_t line_start(std::string_view text, uint64_t at) {
  const size_t feed = at == 0 ? text.npos : text.rfind('\n', at - 1);
  return feed == text.npos ? 0 : feed + 1;
}
uint64_t line_end(std::string_view text, uint64_t at) { return std::min(text.find('\n', at), text.size()); }

bool ends_in(std::string_view path, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return path.ends_with(e); });
}

bool watches_comments(const check::Rule& rule) { return rule.id.starts_with("ignore-"); }

bool name_means(std::string_view name, const check::Rule& rule) {
  return watches_comments(rule) ? name == rule.id : means(name, rule);
}

}  // namespace

Markup markup_of(std::string_view path) {
  if (ends_in(path, {".html", ".htm", ".xhtml"})) return Markup::html;
  return ends_in(path, {".txt", ".text", ".TXT", ".tsv", ".csv"}) ? Markup::plain : Markup::markdown;
}

/// Ends the open starts that the -end names, each from the last one back. False where there is none.
bool Ignores::close(const Comment& end, uint64_t at) {
  bool any = false;
  for (const Name& name : end.names)
    for (size_t i = comments_.size(); i-- > 0;) {
      Comment& start = comments_[i];
      if (!start.open) continue;
      const bool all = name.id == "*" || name.id == "all";
      const bool same =
          std::any_of(start.names.begin(), start.names.end(), [&](const Name& n) { return n.id == name.id; });
      if (!all && !same) continue;
      any = true;
      if (all || start.names.size() == 1) {
        start.to = at;
        start.open = false;
        if (!all || same) break;
        continue;
      }
      Comment closed = start;  // one of several: it goes on without that name
      std::erase_if(closed.names, [&](const Name& n) { return n.id != name.id; });
      std::erase_if(start.names, [&](const Name& n) { return n.id == name.id; });
      closed.to = at;
      closed.open = false;
      comments_.insert(comments_.begin() + static_cast<ptrdiff_t>(i) + 1, std::move(closed));
      break;
    }
  return any;
}

Ignores Ignores::parse(std::string_view text, Markup markup) {
  Ignores out;
  if (markup == Markup::plain || text.find(kWord) == text.npos) return out;
  Code code(text);
  for (size_t at = 0; (at = text.find(kOpen, at)) != text.npos;) {
    const size_t close = text.find(kClose, at + kOpen.size());
    if (close == text.npos) break;
    const size_t end = close + kClose.size();
    std::string_view inside = trim(text.substr(at + kOpen.size(), close - at - kOpen.size()));
    if (markup == Markup::markdown && code.holds(at)) {
      at += kOpen.size();
      continue;
    }
    const size_t begin = std::exchange(at, end);
    if (!inside.starts_with(kWord)) continue;
    inside.remove_prefix(kWord.size());
    const std::string_view kind = take_id(inside);
    Comment c;
    c.begin = begin, c.end = end;
    for (std::string& id : take_names(inside)) c.names.push_back({std::move(id), false});
    c.reasonless = inside.empty();
    if (kind.empty()) {
      c.from = line_start(text, begin), c.to = line_end(text, end);
    } else if (kind == "-next") {
      c.from = std::min(text.find_first_not_of(kBlank, line_end(text, end)), text.size());
      c.from = c.from == text.size() ? c.from : line_start(text, c.from);
      c.to = line_end(text, c.from);
    } else if (kind == "-start") {
      c.from = end, c.to = text.size();
      c.open = true;
    } else if (kind == "-file") {
      c.from = 0, c.to = text.size();
    } else if (kind == "-end") {
      if (out.close(c, begin)) continue;
      c.reasonless = false;
    } else {
      continue;  // ireum-ignored and the like
    }
    out.comments_.push_back(std::move(c));
  }
  return out;
}

bool Ignores::match(const check::Rule& rule, uint64_t begin, uint64_t end) {
  bool any = false;
  for (Comment& c : comments_) {
    if (begin >= c.to || std::max(end, begin + 1) <= c.from) continue;
    if (watches_comments(rule) && begin == c.begin) continue;  // nobody hushes what is said of himself
    for (Name& name : c.names)
      if (name_means(name.id, rule)) any = name.used = true;
  }
  return any;
}

void Ignores::report(const check::RuleTable& rules, uint32_t document, Judge judge, check::Findings& out) const {
  const auto on = [&](std::string_view id) {
    return std::pair(rules.find(id), rules.find(id) >= 0 &&
                                         rules[static_cast<size_t>(rules.find(id))].severity != check::Severity::off);
  };
  const auto add = [&](std::string_view id, const Comment& c, std::vector<std::pair<std::string, std::string>> args) {
    const auto [index, is_on] = on(id);
    if (!is_on) return;
    check::Finding f;
    f.document = document;
    f.begin = c.begin, f.end = c.end;
    f.rule = static_cast<uint32_t>(index);
    f.severity = rules[f.rule].severity;
    f.args = std::move(args);
    out.push_back(std::move(f));
  };
  /// Whether the name had a chance in this run.
  const auto judged = [&](const Name& name) {
    if (name.id == "*" || name.id == "all") return judge == Judge::all;
    bool known = false, ran = false;
    for (const check::Rule& r : rules.rules())
      if (name_means(name.id, r)) known = true, ran = ran || r.severity != check::Severity::off;
    return !known || ran;
  };
  for (const Comment& c : comments_) {
    std::string idle;
    for (const Name& name : c.names)
      if (!name.used && judged(name)) idle += (idle.empty() ? "" : ", ") + name.id;
    if (!idle.empty()) {
      std::vector<std::pair<std::string, std::string>> args = {{"rule", idle}};
      const bool unknown = std::any_of(c.names.begin(), c.names.end(), [&](const Name& name) {
        return name.id != "*" && name.id != "all" &&
               std::none_of(rules.rules().begin(), rules.rules().end(),
                            [&](const check::Rule& r) { return name_means(name.id, r); });
      });
      if (const int own = rules.find("ignore-unused"); unknown && own >= 0)
        for (const char* lang : {"ko", "en"})
          args.emplace_back(*lang == 'k' ? "slip" : "slip.en",
                            rules[static_cast<size_t>(own)].option(std::string("options.unknown.") + lang));
      add("ignore-unused", c, std::move(args));
    } else if (c.open) {
      std::string names;
      for (const Name& name : c.names) names += (names.empty() ? "" : ", ") + name.id;
      add("ignore-unclosed", c, {{"rule", names}});
    } else if (c.reasonless) add("ignore-reasonless", c, {{"rule", c.names[0].id}});
  }
}

}  // namespace ireum::config
