#include "format/patterns.h"

#include <re2/re2.h>

#include <algorithm>
#include <memory>

namespace ireum::format {
namespace {

/// All patterns as one expression; the group that matched tells which.
class Matcher {
 public:
  explicit Matcher(std::span<const Pattern> patterns) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(64 << 20);
    std::string all = "(?m)";
    for (const Pattern& p : patterns) {
      if (&p != patterns.data()) all += '|';
      (all += '(') += p.expression;
      all += ')';
    }
    expression_ = std::make_unique<RE2>(all, options);
    groups_.resize(patterns.size() + 1);
  }

  bool sound() const { return expression_->ok(); }

  /// The pattern that matches first from `at` on, and where.
  std::optional<std::pair<size_t, Range>> next(std::string_view text, size_t at) {
    const re2::StringPiece piece(text.data(), text.size());
    if (!expression_->Match(piece, at, text.size(), RE2::UNANCHORED, groups_.data(), static_cast<int>(groups_.size())))
      return std::nullopt;
    for (size_t i = 1; i < groups_.size(); ++i) {
      if (!groups_[i].data()) continue;
      const auto begin = static_cast<uint64_t>(groups_[i].data() - text.data());
      return std::pair(i - 1, Range{begin, begin + groups_[i].size()});
    }
    return std::nullopt;
  }

 private:
  std::unique_ptr<RE2> expression_;
  std::vector<re2::StringPiece> groups_;
};

class PatternReader {
 public:
  PatternReader(const Source& source, const PatternFormat& format, std::string_view text)
      : nest(format.kind), format_(format), text_(text), limits_(source.limits), matcher_(format.patterns) {}

  Nest nest;
  bool deep = false;

  bool read() {
    if (!matcher_.sound()) return false;
    for (size_t at = 0; at < text_.size() && !deep;) {
      const auto found = matcher_.next(text_, at);
      const size_t begin = found ? found->second.begin : text_.size();
      prose(at, begin);
      if (!found) break;
      act(format_.patterns[found->first].act, found->second);
      at = found->second.end;
      // A pattern that matches nothing moves nothing; the next character is prose.
      if (found->second.empty()) prose(at, std::min(at + 1, text_.size())), ++at;
    }
    while (!groups_.empty()) shut();
    nest.close();
    return true;
  }

 private:
  void prose(size_t at, size_t end) {
    if (hidden_ > 0) return;
    while (at < end) {
      const size_t stop = std::min(text_.find('\n', at), end);
      words(at, stop);
      if (stop == end) return;
      const size_t next = text_.find_first_not_of(" \t\r\n", stop);
      const size_t to = std::min(next, end);
      const auto ends = std::count(text_.begin() + static_cast<std::ptrdiff_t>(stop),
                                   text_.begin() + static_cast<std::ptrdiff_t>(to), '\n');
      if (ends > 1 || heading_line_) end_segment();
      else soft_break(stop, to);
      at = to;
    }
  }

  void words(size_t at, size_t end) {
    if (end > at && end < text_.size() && text_[end] == '\n' && text_[end - 1] == '\r') --end;
    if (!nest.now().is_open()) {
      while (at < end && (text_[at] == ' ' || text_[at] == '\t')) ++at;
      if (at >= end) return;
      begin_segment();
    }
    if (at >= end) return;
    put_break();
    nest.now().text(text_.substr(at, end - at), at, format_.escape);
  }

  /// A line end is a blank once something follows it.
  void soft_break(size_t begin, size_t end) {
    if (nest.now().is_open()) break_ = Range{begin, end};
  }

  void put_break() {
    if (break_ && nest.now().is_open()) nest.now().decoded(" ", *break_, format_.escape, false);
    break_.reset();
  }

  void begin_segment() {
    Segment segment{.role = format_.role};
    if (std::exchange(heading_, false)) segment.role = Role::heading;
    if (nest.depth() > 0) segment.role = Role::note;
    if (cell_) segment.role = Role::cell;
    nest.now().open(segment);
  }

  void end_segment() {
    nest.close();
    break_.reset();
    heading_ = heading_line_ = cell_ = false;
  }

  void act(Act act, Range r) {
    const std::string_view what = text_.substr(r.begin, r.size());
    const bool groups = act >= Act::open;
    if (hidden_ > 0 && !groups) return;
    switch (act) {
      case Act::hide: return;
      case Act::closed: return closed(what, r);
      case Act::text: return words(r.begin, r.end);
      case Act::line: return nest.now().is_open() ? nest.now().gap("\n") : void();
      case Act::blank: return nest.now().is_open() ? nest.now().decoded(" ", r, format_.escape, false) : void();
      case Act::segment: return end_segment();
      case Act::escaped: return escaped(what.substr(1), r);
      case Act::heading: return heading();
      case Act::heading_line: return end_segment(), void(heading_ = heading_line_ = true);
      case Act::cell: return end_segment(), void(cell_ = true);
      case Act::open:
      case Act::open_note:
      case Act::open_heading:
      case Act::open_hidden: return open(act);
      case Act::shut: return groups_.empty() ? words(r.begin, r.end) : shut();
    }
  }

  void closed(std::string_view what, Range r) {
    if (!nest.now().is_open()) begin_segment();
    put_break();
    const uint64_t from = nest.now().at();
    nest.now().text(what, r.begin, format_.escape);
    nest.now().close_since(from);
  }

  void escaped(std::string_view what, Range r) {
    if (!nest.now().is_open()) begin_segment();
    put_break();
    nest.now().decoded(what, r, format_.escape);
  }

  void heading() {
    if (nest.now().is_open()) nest.now().segment().role = Role::heading;
    else heading_ = true;
  }

  void open(Act act) {
    if (groups_.size() >= limits_.depth) return void(deep = true);
    const bool hides = act == Act::open_hidden || hidden_ > 0;
    const Act group = hides ? Act::open_hidden : act;
    groups_.push_back(group);
    if (group == Act::open_hidden) ++hidden_;
    if (group == Act::open_note) nest.push();
    if (group == Act::open_heading) end_segment(), heading_ = true;
  }

  void shut() {
    const Act group = groups_.back();
    groups_.pop_back();
    if (group == Act::open_hidden) --hidden_;
    if (group == Act::open_note) nest.pop();
    if (group == Act::open_heading) end_segment();
  }

  const PatternFormat& format_;
  std::string_view text_;
  const Limits& limits_;
  Matcher matcher_;
  std::vector<Act> groups_;
  std::optional<Range> break_;
  int hidden_ = 0;
  bool heading_ = false, heading_line_ = false, cell_ = false;
};

}  // namespace

base::Result<Rendering> read_patterns(const Source& source, const PatternFormat& format) {
  base::Result<DecodedText> decoded = decoded_text(source);
  if (!decoded) return decoded.error();
  PatternReader reader(source, format, decoded->utf8);
  reader.nest.now().add_member(decoded->member);
  if (!reader.read()) return base::Error{"error.internal", source.path, {"patterns"}};
  if (reader.deep)
    return base::Error{"error.format-bound", source.path, {"depth", std::to_string(source.limits.depth)}};
  return reader.nest.now().take();
}

}  // namespace ireum::format
