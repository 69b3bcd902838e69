// Pages of HWP and HWPX from the layout that Hangul last drew: for every line its height on the page.
//
// Where it falls back, a new column has begun; of as many columns as there are, a new page. A text without the cache
// (written by another program, or edited) has no pages that are known.
#pragma once

#include <cstdint>
#include <vector>

namespace ireum::format {

/// A line of a paragraph: from which unit of its text on, and at what height.
struct LaidLine {
  uint32_t unit = 0;
  int64_t height = 0;
};

class PageCounter {
 public:
  void columns(uint32_t n) { columns_ = n > 0 && n < 256 ? n : 1; }
  /// A section begins on a page of its own.
  void section() { started_ = false; }
  /// The units of the paragraph's text at which a page begins. `broken`: the author began a page with it.
  std::vector<uint32_t> paragraph(const std::vector<LaidLine>& lines, bool broken) {
    std::vector<uint32_t> out;
    for (const LaidLine& line : lines) {
      const bool forced = broken && &line == &lines.front() && line.height <= last_;
      if (!started_ || forced) out.push_back(line.unit), column_ = 0;
      else if (line.height < last_ && ++column_ % columns_ == 0) out.push_back(line.unit);
      started_ = true;
      last_ = line.height;
    }
    return out;
  }

 private:
  bool started_ = false;
  int64_t last_ = 0;
  uint32_t columns_ = 1, column_ = 0;
};

}  // namespace ireum::format
