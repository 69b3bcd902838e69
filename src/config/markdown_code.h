// Where code stands in Markdown: fences, and what stands between backticks.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace ireum::config {

/// Walks through Markdown line by line and tells where code is.
class MarkdownCode {
 public:
  explicit MarkdownCode(std::string_view text) : text_(text) {}

  /// Whether the byte stands in a fence or between backticks. Ascending calls only.
  bool holds(uint64_t at) {
    while (line_end_ <= at && line_end_ < text_.size()) next_line();
    if (fenced_ || fence_line_) return true;
    if (!runs_read_) read_runs();
    while (run_ < runs_.size() && runs_[run_].at <= at) {
      const size_t close = runs_[run_].next;
      if (close != kNone && at < runs_[close].at) return true;
      run_ = close == kNone ? run_ + 1 : close + 1;
    }
    return false;
  }

 private:
  static constexpr size_t kNone = std::string_view::npos;
  struct Run {
    uint64_t at = 0;
    size_t length = 0;
    size_t next = kNone;  // the next one of as many backticks: it closes what this opens
  };

  void read_runs() {
    runs_read_ = true;
    const std::string_view line = text_.substr(line_, line_end_ - line_);
    for (size_t i = line.find('`'); i != line.npos; i = line.find('`', i)) {
      const size_t end = std::min(line.find_first_not_of('`', i), line.size());
      runs_.push_back({line_ + i, end - i, kNone});
      i = end;
    }
    std::map<size_t, size_t> later;  // length -> the nearest run behind
    for (size_t i = runs_.size(); i-- > 0;) {
      const auto [it, fresh] = later.try_emplace(runs_[i].length, i);
      if (!fresh) runs_[i].next = std::exchange(it->second, i);
    }
  }

  void next_line() {
    line_ = line_end_;
    runs_.clear();
    runs_read_ = false;
    run_ = 0;
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
      fenced_ = true, mark_ = mark, fence_ = run;
    } else if (fenced_ && mark == mark_ && run >= fence_ && rest.find_first_not_of(" \t\r\n\f") == rest.npos) {
      fenced_ = false, fence_line_ = true;
    }
  }

  std::string_view text_;
  uint64_t line_ = 0, line_end_ = 0;
  bool fenced_ = false, fence_line_ = false;
  char mark_ = 0;
  size_t fence_ = 0;       // how long the mark is that opened the fence
  std::vector<Run> runs_;  // of backticks in the line, once somebody asks
  bool runs_read_ = false;
  size_t run_ = 0;  // the next one to look at
};

}  // namespace ireum::config
