// Tables with quotes, as spreadsheets write them: comma, semicolon or tab, whichever the first line
// has most of; a quoted cell may hold lines; "" is a quote.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ireum::glossary {

struct CsvRow {
  int line = 0;
  std::vector<std::string> cells;
};

std::vector<CsvRow> read_csv(std::string_view text);
/// The character that parts cells.
char separator_of(std::string_view text);
/// A cell with quotes where it needs them.
std::string csv_cell(std::string_view cell);

}  // namespace ireum::glossary
