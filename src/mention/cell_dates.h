// Dates alone in a cell of a column of dates, which no shape would know elsewhere: 2025, 3.9~3.13.
#pragma once

#include <vector>

#include "mention/dates.h"
#include "mention/table_heads.h"

namespace ireum::mention {

/// Adds the dates of the line's cells that `out` does not have.
void dates_in_cells(const Line& line, const TableHeads& heads, const DateContext& context, std::vector<Date>& out);

}  // namespace ireum::mention
