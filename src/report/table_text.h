// A table for a terminal: columns as wide as their widest cell by display width, two spaces between,
// nothing behind the last.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ireum::report {

class TableText {
 public:
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  /// Cells wider than `widest` columns do not push the others.
  void write(std::string& out, int widest = 48) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace ireum::report
