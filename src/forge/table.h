// A dictionary file: tab-separated text with a passport of `# ` lines, one header line and rows.
//
// The same reader serves our own tables and a user's glossary. Reading is strict about form (every
// row as many cells as the header, at most; no stray carriage returns inside) and names line and
// column of what is wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ireum::forge {

struct Row {
  int line = 0;  // from 1
  std::vector<std::string> cells;
};

class Table {
 public:
  /// Errors: error.table-header (no header line), error.table-cells (a row with too many cells),
  /// error.table-encoding.
  static base::Result<Table> parse(std::string name, std::string_view bytes);

  const std::string& name() const { return name_; }
  const std::vector<std::string>& columns() const { return columns_; }
  const std::vector<Row>& rows() const { return rows_; }
  /// Index of a column, -1 where the table has none of that name.
  int column(std::string_view name) const;
  /// The cell, or "" where row or table has no such column.
  std::string_view cell(const Row& row, int column) const;
  std::string_view cell(const Row& row, std::string_view column_name) const { return cell(row, column(column_name)); }

 private:
  std::string name_;
  std::vector<std::string> columns_;
  std::vector<Row> rows_;
};

/// The parts of a cell between `sep`, without empty ones.
std::vector<std::string> split(std::string_view cell, char sep);

}  // namespace ireum::forge
