#include "report/table_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "report/visible.h"

namespace ireum::report {

void TableText::write(std::string& out, int widest) const {
  std::vector<std::vector<std::string>> shown;
  std::vector<int> widths;
  for (const auto& row : rows_) {
    auto& cells = shown.emplace_back();
    widths.resize(std::max(widths.size(), row.size()));
    for (size_t i = 0; i < row.size(); ++i) {
      cells.push_back(one_line(row[i]));
      const int width = base::display_width(cells.back());
      if (width <= widest) widths[i] = std::max(widths[i], width);
    }
  }
  for (auto& cells : shown) {
    while (!cells.empty() && cells.back().empty()) cells.pop_back();
    for (size_t i = 0; i < cells.size(); ++i) {
      out += cells[i];
      if (i + 1 == cells.size()) break;
      out.append(static_cast<size_t>(std::max(0, widths[i] - base::display_width(cells[i]))) + 2, ' ');
    }
    out += '\n';
  }
}

}  // namespace ireum::report
