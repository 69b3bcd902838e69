#include "forge/table.h"

#include <algorithm>

namespace ireum::forge {
namespace {

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> out;
  for (size_t at = 0;;) {
    const size_t tab = line.find('\t', at);
    out.emplace_back(line.substr(at, tab - at));
    if (tab == std::string_view::npos) return out;
    at = tab + 1;
  }
}

}  // namespace

std::vector<std::string> split(std::string_view cell, char sep) {
  std::vector<std::string> out;
  for (size_t at = 0; at <= cell.size();) {
    const size_t next = std::min(cell.find(sep, at), cell.size());
    if (next > at) out.emplace_back(cell.substr(at, next - at));
    at = next + 1;
  }
  return out;
}

base::Result<Table> Table::parse(std::string name, std::string_view bytes) {
  Table table;
  table.name_ = std::move(name);
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  int number = 0;
  while (!bytes.empty()) {
    const size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line == "#" || line.substr(0, 2) == "# ") continue;
    auto cells = cells_of(line);
    if (table.columns_.empty()) {
      table.columns_ = std::move(cells);
      continue;
    }
    while (cells.size() > table.columns_.size() && cells.back().empty()) cells.pop_back();
    if (cells.size() > table.columns_.size())
      return base::Error{"error.table-cells",
                         table.name_ + ":" + std::to_string(number),
                         {std::to_string(cells.size()), std::to_string(table.columns_.size())}};
    table.rows_.push_back({number, std::move(cells)});
  }
  if (table.columns_.empty()) return base::Error{"error.table-header", table.name_, {}};
  return table;
}

int Table::column(std::string_view name) const {
  const auto it = std::find(columns_.begin(), columns_.end(), name);
  return it == columns_.end() ? -1 : static_cast<int>(it - columns_.begin());
}

std::string_view Table::cell(const Row& row, int column) const {
  if (column < 0 || static_cast<size_t>(column) >= row.cells.size()) return {};
  return row.cells[static_cast<size_t>(column)];
}

}  // namespace ireum::forge
