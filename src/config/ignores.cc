#include "config/ignores.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "config/config.h"
#include "config/markdown_code.h"

namespace ireum::config {
namespace {

constexpr std::string_view kBlank = " \t\r\n\f";
constexpr std::string_view kOpen = "<!--", kClose = "-->", kWord = "ireum-ignore";

std::string_view trim(std::string_view s) {
  const size_t from = s.find_first_not_of(kBlank);
  return from == s.npos ? std::string_view() : s.substr(from, s.find_last_not_of(kBlank) + 1 - from);
}

bool is_id(char c) {
  const auto u = static_cast<unsigned char>(c);
  return base::is_latin(u) || base::is_digit(u) || base::is_any(u, '-', '_', '*');
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

/// Where lines begin and end; the last answer is kept, so that many questions about one line cost no more
/// than one.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  uint64_t start_of(uint64_t at) {
    find(at);
    return start_;
  }
  uint64_t end_of(uint64_t at) {
    find(at);
    return end_;
  }
  /// The next line behind that of `at` that is not blank: its start, or the end of the text.
  uint64_t next_full(uint64_t at) {
    const uint64_t end = end_of(at);
    if (end != blank_from_) {
      blank_from_ = end;
      const size_t full = text_.find_first_not_of(kBlank, end);
      next_ = full == text_.npos ? text_.size() : full;
    }
    return next_ == text_.size() ? next_ : start_of(next_);
  }

 private:
  void find(uint64_t at) {
    if (known_ && start_ <= at && at <= end_) return;
    const size_t feed = at == 0 ? text_.npos : text_.rfind('\n', at - 1);
    start_ = feed == text_.npos ? 0 : feed + 1;
    end_ = std::min(text_.find('\n', at), text_.size());
    known_ = true;
  }

  std::string_view text_;
  bool known_ = false;
  uint64_t start_ = 0, end_ = 0;
  uint64_t blank_from_ = ~uint64_t{0}, next_ = 0;
};

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

/// The -start comments that have not met their -end, while a text is read.
class Ignores::Starts {
 public:
  explicit Starts(std::vector<Comment>& comments) : comments_(comments) {}

  void add(size_t comment) {
    open_.insert(comment);
    const auto& names = comments_[comment].names;
    for (size_t n = 0; n < names.size(); ++n) by_name_[names[n].id].emplace_back(comment, n);
    left_[comment] = names.size();
  }

  /// Ends those that the -end names, each from the last one back. False where there is none.
  bool close(const Comment& end) {
    bool any = false;
    for (const Name& name : end.names)
      any = (name.id == "*" || name.id == "all" ? close_all(name.id, end.begin) : close_one(name.id, end.begin)) || any;
    return any;
  }

  std::vector<Comment> take_copies() { return std::move(copies_); }

 private:
  /// All that are open, back to one of the same name.
  bool close_all(const std::string& id, uint64_t at) {
    const bool any = !open_.empty();
    while (!open_.empty()) {
      const size_t last = *open_.rbegin();
      close_whole(last, at);
      const auto& names = comments_[last].names;
      if (std::any_of(names.begin(), names.end(), [&](const Name& n) { return n.id == id && !n.gone; })) break;
    }
    return any;
  }

  bool close_one(const std::string& id, uint64_t at) {
    const auto it = by_name_.find(id);
    if (it == by_name_.end()) return false;
    auto& places = it->second;
    while (!places.empty() && !open_.contains(places.back().first)) places.pop_back();
    if (places.empty()) return false;
    const size_t comment = places.back().first;
    size_t named = 0;
    while (!places.empty() && places.back().first == comment) {
      comments_[comment].names[places.back().second].gone = true;
      places.pop_back();
      ++named;
    }
    left_[comment] -= named;
    if (left_[comment] > 0) {
      split(comment, id, named, at);
    } else {
      for (Name& n : comments_[comment].names) n.gone = n.gone && n.id != id;
      close_whole(comment, at);
    }
    return true;
  }

  /// One of several names: the comment goes on without it.
  void split(size_t comment, const std::string& id, size_t named, uint64_t at) {
    const Comment& start = comments_[comment];
    Comment closed;
    closed.begin = start.begin, closed.end = start.end, closed.from = start.from, closed.to = at;
    closed.names.assign(named, {id, false, false});
    closed.reasonless = start.reasonless;
    closed.rank = ~copies_.size();
    copies_.push_back(std::move(closed));
  }

  void close_whole(size_t comment, uint64_t at) {
    comments_[comment].to = at;
    comments_[comment].open = false;
    open_.erase(comment);
  }

  std::vector<Comment>& comments_;
  std::set<size_t> open_;
  std::map<std::string, std::vector<std::pair<size_t, size_t>>, std::less<>> by_name_;
  std::map<size_t, size_t> left_;  // how many names of a comment are open
  std::vector<Comment> copies_;
};

namespace {

/// What a comment says about itself.
struct Said {
  std::string_view kind;  // "", "-next", "-start" …
  std::vector<std::string> names;
  bool reasonless = false;
};

std::optional<Said> read_comment(std::string_view inside) {
  inside = trim(inside);
  if (!inside.starts_with(kWord)) return std::nullopt;
  inside.remove_prefix(kWord.size());
  Said out;
  out.kind = take_id(inside);
  out.names = take_names(inside);
  out.reasonless = inside.empty();
  return out;
}

}  // namespace

Ignores Ignores::parse(std::string_view text, Markup markup) {
  Ignores out;
  if (markup == Markup::plain || text.find(kWord) == text.npos) return out;
  MarkdownCode code(text);
  Lines lines(text);
  Starts starts(out.comments_);
  size_t close = 0;
  for (size_t at = 0; (at = text.find(kOpen, at)) != text.npos;) {
    if (close < at + kOpen.size()) close = text.find(kClose, at + kOpen.size());
    if (close == text.npos) break;
    if (markup == Markup::markdown && code.holds(at)) {
      at += kOpen.size();
      continue;
    }
    Comment c;
    c.end = close + kClose.size();
    c.begin = std::exchange(at, c.end);
    const auto said = read_comment(text.substr(c.begin + kOpen.size(), close - c.begin - kOpen.size()));
    if (!said) continue;
    for (const std::string& id : said->names) c.names.push_back({id, false, false});
    c.reasonless = said->reasonless;
    if (said->kind.empty()) {
      c.from = lines.start_of(c.begin), c.to = lines.end_of(c.end);
    } else if (said->kind == "-next") {
      c.from = lines.next_full(c.end), c.to = lines.end_of(c.from);
    } else if (said->kind == "-start") {
      c.from = c.end, c.to = text.size();
      c.open = true;
    } else if (said->kind == "-file") {
      c.from = 0, c.to = text.size();
    } else if (said->kind == "-end") {
      if (starts.close(c)) continue;
      c.reasonless = false;
    } else {
      continue;  // ireum-ignored and the like
    }
    out.comments_.push_back(std::move(c));
    if (out.comments_.back().open) starts.add(out.comments_.size() - 1);
  }
  for (Comment& c : out.comments_) std::erase_if(c.names, [](const Name& n) { return n.gone; });
  for (Comment& c : starts.take_copies()) out.comments_.push_back(std::move(c));
  std::stable_sort(out.comments_.begin(), out.comments_.end(), [](const Comment& a, const Comment& b) {
    return std::tie(a.begin, a.rank) < std::tie(b.begin, b.rank);
  });
  out.index();
  return out;
}

/// Lays what the comments cover into one Cover a name.
void Ignores::index() {
  std::map<std::string, std::vector<Cover::Stretch>, std::less<>> by_name;
  for (size_t c = 0; c < comments_.size(); ++c)
    for (size_t n = 0; n < comments_[c].names.size(); ++n) {
      if (comments_[c].from == comments_[c].to) continue;
      by_name[comments_[c].names[n].id].push_back(
          {comments_[c].from, comments_[c].to, comments_[c].begin, tags_.size()});
      tags_.emplace_back(c, n);
    }
  for (auto& [name, stretches] : by_name) covers_.emplace(name, Cover(std::move(stretches)));
}

bool Ignores::match(const check::Rule& rule, uint64_t begin, uint64_t end) {
  if (covers_.empty()) return false;
  const auto mark = [&](size_t tag) { comments_[tags_[tag].first].names[tags_[tag].second].used = true; };
  const auto meet = [&](std::string_view name, const uint64_t* not_of) {
    const auto it = covers_.find(name);
    return it != covers_.end() && it->second.meet(begin, std::max(end, begin + 1), not_of, mark);
  };
  // Of the rules that watch over comments: by their ids alone, and nobody hushes what is said of himself.
  if (watches_comments(rule)) return meet(rule.id, &begin);
  bool any = false;
  for (const std::string_view name : {rule.id, rule.family, std::string_view("all"), std::string_view("*")})
    any = meet(name, nullptr) || any;
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
