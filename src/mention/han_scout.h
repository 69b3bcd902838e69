// Tells lines that have no Han: no byte that begins one. Asked line after line, it looks at blocks of the text, because
// most texts have few Han; only in a block that has some the lines are asked one by one.
#pragma once

#include <algorithm>
#include <string_view>

#include "base/lanes.h"

namespace ireum::mention {

class HanScout {
 public:
  explicit HanScout(std::string_view text) : text_(text) {}
  /// `line` is of the text, behind those that were asked before.
  bool may_have_han(std::string_view line) {
    const auto begin = static_cast<size_t>(line.data() - text_.data()), end = begin + line.size();
    while (clear_ < end) {
      if (begin < mixed_) return looks_so(line);
      const size_t from = std::max(clear_, begin), to = std::min(text_.size(), from + kBlock);
      if (looks_so(text_.substr(from, to - from + 1))) mixed_ = to;  // one more: what begins at the end
      else clear_ = to;
    }
    return false;
  }

 private:
  static constexpr size_t kBlock = 1024;
  static bool looks_so(std::string_view s) {
    base::Lanes seen{};
    size_t i = 0;
    for (; i + base::kLanes < s.size(); i += base::kLanes)
      seen |= begins_han(base::load_lanes(s.data() + i), base::load_lanes(s.data() + i + 1));
    char last[base::kLanes + 1] = {};
    std::copy(s.begin() + static_cast<ptrdiff_t>(i), s.end(), last);
    return base::any(seen | begins_han(base::load_lanes(last), base::load_lanes(last + 1)));
  }
  /// Non-zero where a byte and the next begin what is_han() holds for; of others only some signs (々, 〇 and their kind).
  static base::Lanes begins_han(base::Lanes byte, base::Lanes next) {
    using namespace base;
    return within(byte, 0xE4, 0xE9) | at_least(byte, 0xF1) |
           (is(byte, 0xE3) & (is(next, 0x80) | at_least(next, 0x90))) | (is(byte, 0xEF) & within(next, 0xA4, 0xAB)) |
           (is(byte, 0xF0) & at_least(next, 0xA0));
  }

  std::string_view text_;
  size_t clear_ = 0;  // no Han from the last line asked to here
  size_t mixed_ = 0;  // some between clear_ and here
};

/// Whether Hangul and Han stand together in the line without anything between (沙溪 in 샤시沙溪).
inline bool has_joint(std::string_view line) {
  for (size_t i = 0; i + 6 <= line.size(); ++i) {
    const auto a = static_cast<unsigned char>(line[i]), b = static_cast<unsigned char>(line[i + 3]);
    if (a >= 0xEA && a <= 0xED && b >= 0xE4 && b <= 0xE9 && (line[i + 1] & 0xC0) == 0x80) return true;
  }
  return false;
}

/// Whether a line with Han can hold a gloss at all: a bracket, a tab, or the stroke of a table's row.
inline bool may_gloss(std::string_view line) {
  if (const size_t at = line.find_first_not_of(' ');
      at != line.npos && (line[at] == '|' || line.find(" | ") != line.npos))
    return true;
  return line.find('(') != line.npos || line.find('\t') != line.npos || line.find("（") != line.npos ||
         line.find('[') != line.npos || line.find("〔") != line.npos || line.find("【") != line.npos || has_joint(line);
}

}  // namespace ireum::mention
