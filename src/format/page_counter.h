// Pages of HWP and HWPX from the layout that Hangul last drew: for every line its height on the page.
//
// Where it falls back, a new column has begun; of as many columns as there are, a new page. A text without the cache
// (written by another program, or edited) has no pages that are known.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "format/rendering.h"

namespace ireum::format {

/// A line of a paragraph: from which unit of its text on, and at what height.
struct LaidLine {
  uint32_t unit = 0;
  int64_t height = 0;
};

/// A byte of the rendering at which a unit of a paragraph's text stands.
struct UnitMark {
  uint32_t unit = 0;
  uint64_t text = 0;
};

/// The byte of any unit of a paragraph, which is `range` of `text`: from the last mark before it on, letter by letter.
uint64_t byte_of_unit(uint32_t unit, const std::vector<UnitMark>& marks, std::string_view text, Range range);

class PageCounter {
 public:
  /// Columns begin: on the same page, with heights of their own.
  void columns(uint32_t n) {
    columns_ = n > 0 && n < 256 ? n : 1;
    column_ = 0;
    last_ = INT64_MIN;
  }
  /// The height of what is printed of a page; 0 where it is not known.
  void body(int64_t height) { body_ = height; }
  /// Whether a table goes on over so many pages that the lines behind it do not tell how many.
  bool is_longer_than_page(int64_t height) const { return body_ > 0 && height > body_; }
  /// A section begins on a page of its own.
  void section() { started_ = false; }
  /// The units of the paragraph's text at which a page begins. `broken`: the author began a page with it.
  std::vector<uint32_t> paragraph(const std::vector<LaidLine>& lines, bool broken) {
    std::vector<uint32_t> out;
    for (const LaidLine& line : lines) {
      const bool forced = broken && &line == &lines.front();
      if (!started_ || forced) out.push_back(line.unit), column_ = 0;
      else if (line.height < last_ && ++column_ % columns_ == 0) out.push_back(line.unit);
      started_ = true;
      last_ = line.height;
    }
    return out;
  }

 private:
  bool started_ = false;
  int64_t last_ = 0, body_ = 0;
  uint32_t columns_ = 1, column_ = 0;
};

}  // namespace ireum::format
