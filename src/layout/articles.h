// The numbered articles of an issue, in their sections: what an index points to.
//
// An article begins at "01 title", or at "01" with its title below; numbers go up by one, from 01
// in every section or through the issue. A section is a roman numeral, "제2장", or "2. title" right
// above an article. Contents, tables and numbered paragraphs ("1) …") are none. A text without
// such numbers has no articles.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layout/zones.h"

namespace ireum::layout {

struct Article {
  size_t line_begin = 0;  // from 0; the line of the number
  size_t line_end = 0;    // behind its last line
  size_t title_line = 0;  // where the title stands: line_begin or below
  std::string section;    // number as printed (I, Ⅱ, 2); empty for none
  std::string number;     // as printed (01)
  std::string title;
  /// "I-02", "1-01"; the number alone where there are no sections.
  std::string label() const { return section.empty() ? number : section + "-" + number; }
  friend bool operator==(const Article&, const Article&) = default;
};

/// In order. `zones` are zones_of(text).
std::vector<Article> articles_of(std::string_view text, std::span<const Zone> zones);

}  // namespace ireum::layout
