#include "layout/articles.h"

#include <algorithm>
#include <map>
#include <optional>

#include "token/line_shape.h"

namespace ireum::layout {
namespace {

constexpr int kTitleReach = 4;  // lines from a lone number down to its title

/// A line that may begin an article.
struct Candidate {
  size_t line = 0, title_line = 0;
  NumberedLine number;
  std::string_view title;
  bool alone = false;
};

class Finder {
 public:
  Finder(std::string_view text, std::span<const Zone> zones) : lines_(lines_of(text)), zones_(zones) {
    for (size_t i = 0; i < lines_.size(); ++i)
      if (zone(i) == Zone::contents) contents_.push_back(title_key(lines_[i]));
    collect();
    drop_listed();
  }

  std::vector<Article> run() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (zone(i) != Zone::body) continue;
      if (const auto found = candidates_.find(i); found != candidates_.end() && accept(found->second)) {
        add(found->second);
        i = found->second.title_line;
      } else if (const auto s = section_at(i)) {
        enter(*s, i);
      }
    }
    close(lines_.size());
    return std::move(articles_);
  }

 private:
  Zone zone(size_t line) const { return line < zones_.size() ? zones_[line] : Zone::body; }
  bool blank(size_t line) const { return line >= lines_.size() || trim(lines_[line]).empty(); }
  /// The next line with something on it, from `line` on.
  size_t next_full(size_t line) const {
    while (line < lines_.size() && blank(line)) ++line;
    return line;
  }

  void collect() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (zone(i) != Zone::body) continue;
      auto number = article_line(bare(lines_[i]));
      if (!number) continue;
      Candidate c{
          .line = i, .title_line = i, .number = *number, .title = number->title, .alone = number->title.empty()};
      if (c.alone) {
        const size_t t = next_full(i + 1);
        if (t >= lines_.size() || t > i + kTitleReach || zone(t) != Zone::body) continue;
        const std::string_view title = bare(lines_[t]);
        if (title_key(title).empty() || article_line(title) || title.starts_with("■") || begins_with_bullet(title))
          continue;
        c.title_line = t;
        c.title = title;
      }
      candidates_.emplace(i, c);
    }
  }

  /// A list of titles without the word "contents" over it: an entry has no text of its own, and
  /// its title is printed again below.
  void drop_listed() {
    std::vector<size_t> listed;
    std::map<std::string, size_t> last;  // title -> the last line that prints it
    for (const auto& [line, c] : candidates_) last[title_key(c.title)] = line;
    for (auto c = candidates_.begin(); c != candidates_.end(); ++c) {
      const auto next = std::next(c);
      const size_t end = next == candidates_.end() ? lines_.size() : next->second.line;
      size_t full = 0;
      for (size_t i = c->second.title_line + 1; i < end && full < 4; ++i) full += !blank(i);
      if (full > 2) continue;
      if (last[title_key(c->second.title)] > c->first) listed.push_back(c->first);
    }
    for (const size_t line : listed) candidates_.erase(line);
  }

  bool follows(int number) const { return number == last_ + 1; }
  /// The candidate at `line`, if it could be the next article or the first of a section.
  const Candidate* near(size_t line) const {
    const auto c = candidates_.find(line);
    return c != candidates_.end() && (c->second.number.value == 1 || follows(c->second.number.value)) ? &c->second
                                                                                                      : nullptr;
  }

  /// Sections count up, and all in one manner. A text may begin with any.
  bool in_turn(const NumberedLine& s) const {
    if (!sectioned_) return articles_.empty() || s.value == 1;
    return s.kind == kind_ &&
           (s.value == value_ + 1 || (s.kind != NumberedLine::Kind::decimal && s.value == value_ + 2));
  }

  std::optional<NumberedLine> section_at(size_t line) const {
    auto s = section_line(bare(lines_[line]));
    if (!s || s->number == section_ || !in_turn(*s)) return std::nullopt;
    const bool decimal = s->kind == NumberedLine::Kind::decimal;
    const bool listed =
        decimal && std::find(contents_.begin(), contents_.end(), title_key(lines_[line])) != contents_.end();
    const int reach = decimal ? (listed ? 6 : 1) : 4;
    size_t at = line;
    for (int n = 0; n < reach; ++n) {
      at = next_full(at + 1);
      if (at >= lines_.size()) break;
      if (near(at)) return s;
    }
    return std::nullopt;
  }

  void enter(const NumberedLine& s, size_t line) {
    close(line);
    section_ = s.number;
    kind_ = s.kind;
    value_ = s.value;
    fresh_ = true;
    sectioned_ = true;
  }

  bool accept(const Candidate& c) const {
    if (!articles_.empty() && !c.alone && c.number.dotted != dotted_) return false;
    if (articles_.empty()) return c.number.value == 1;
    if (c.number.value == 1) return fresh_ || (!sectioned_ && restarts(c));
    if (follows(c.number.value)) return true;
    // One number left out by mistake.
    return c.number.value == last_ + 2 && blank(c.line - 1) && !c.alone && blank(c.title_line + 1);
  }

  /// Without section headings, a second 01 counts where it stands apart and 02 follows it.
  bool restarts(const Candidate& c) const {
    if (last_ < 2 || !(c.line == 0 || blank(c.line - 1))) return false;
    const auto next = candidates_.upper_bound(c.line);
    return next == candidates_.end() || next->second.number.value == 2;
  }

  void add(const Candidate& c) {
    close(c.line);
    if (articles_.empty() && !c.alone) dotted_ = c.number.dotted;
    if (c.number.value == 1 && !articles_.empty() && !sectioned_) {
      if (round_ == 1)
        for (Article& a : articles_) a.section = std::string("1");
      section_ = std::to_string(++round_);
    }
    articles_.push_back({.line_begin = c.line,
                         .line_end = lines_.size(),
                         .title_line = c.title_line,
                         .section = section_,
                         .number = c.number.number,
                         .title = std::string(c.title)});
    last_ = c.number.value;
    fresh_ = false;
    open_ = true;
  }

  void close(size_t line) {
    if (open_) articles_.back().line_end = line;
    open_ = false;
  }

  std::vector<std::string_view> lines_;
  std::span<const Zone> zones_;
  std::vector<std::string> contents_;
  std::map<size_t, Candidate> candidates_;
  std::vector<Article> articles_;
  std::string section_;
  NumberedLine::Kind kind_ = NumberedLine::Kind::roman;
  int last_ = 0, round_ = 1, value_ = 0;
  bool fresh_ = false, sectioned_ = false, dotted_ = false, open_ = false;
};

}  // namespace

std::vector<Article> articles_of(std::string_view text, std::span<const Zone> zones) {
  return Finder(text, zones).run();
}

}  // namespace ireum::layout
