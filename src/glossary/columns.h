// The columns of a glossary table: their names, and a row's cells as an entry.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "glossary/glossary.h"

namespace ireum::glossary {

enum class Column { han, hangul, type, allowed, forbidden, note, abbr, id, parent, flags, none };

inline constexpr std::array<std::string_view, 10> kColumns = {"han",  "hangul", "type", "allowed", "forbidden",
                                                              "note", "abbr",   "id",   "parent",  "flags"};
/// Those that a new table has.
inline constexpr size_t kUsual = 6;

/// By our own names (`ko` is `hangul`), and by those that spreadsheets give (한자, source, …) as far as `names` has them.
Column column_of(std::string_view name, const ColumnNames& names);

/// Puts a cell into its place. `marks` part several forms.
void put_cell(Entry& entry, Column column, std::string_view cell, std::string_view marks, const ColumnNames& names);
/// A cell as a table has it.
std::string cell_of(const Entry& entry, Column column);

/// A row's complaint, or nothing.
base::Status fault_of(const Entry& entry, const std::string& where);

}  // namespace ireum::glossary
