// The headings of the table that is being read: what kind of name stands in which column
// (dictionaries/column-heads.tsv). A line that is no row ends the table.
#pragma once

#include <vector>

#include "base/span.h"
#include "mention/mention.h"

namespace ireum::mention {

enum class Columns { none, cells };
/// Cuts a row of a table (tabs, or strokes that stand free or begin the row) into its cells, without
/// their outer blanks, in code points of the line.
Columns cut_row(std::u32string_view text, std::vector<base::Span>& cells);

class TableHeads {
 public:
  /// Reads the next line: a heading row, a row below it, or the end of the table.
  void read(const Line& line, const Words& words);
  void clear() { kinds_.clear(); }
  /// Whether the line read last is a row below headings that say a kind.
  bool rules() const { return !kinds_.empty() && !heading_; }
  const std::vector<base::Span>& cells() const { return cells_; }
  image::Type kind(size_t column) const { return column < kinds_.size() ? kinds_[column] : image::Type::none; }

 private:
  image::Type asked(std::u32string_view cell, const Words& words, bool& all) const;

  std::vector<base::Span> cells_;
  std::vector<image::Type> kinds_, asked_;
  bool heading_ = false;
};

}  // namespace ireum::mention
