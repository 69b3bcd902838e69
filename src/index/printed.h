// An index that somebody made, read line by line (heading, locators, arrows; subentries by indentation) or from a CSV or
// TSV such as ours.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "index/index_words.h"

namespace ireum::index {

struct PrintedLocator {
  std::string issue, from, to;
};

struct PrintedEntry {
  size_t line = 0;      // from 1
  std::string heading;  // as printed
  std::string name;     // without its bracket
  std::string above;    // of a subentry: its heading
  std::vector<PrintedLocator> locators;
  std::vector<std::string> see, see_also;
};

/// "톈진(天津), I-05, I-06", "텐진 → 톈진(天津)", "…☞ …도 보라", "… See also …". Lone section letters are passed over.
std::vector<PrintedEntry> parse_printed(std::string_view text, const IndexWords& words);
/// Rows of our table (CSV or TSV with a header line that names heading, from, to, relation, target).
std::vector<PrintedEntry> parse_printed_table(std::string_view text, char separator, const IndexWords& words);

/// 톈진(天津) -> 톈진; a bracket of a title stays: only Han or an acronym is a gloss.
std::string name_of(std::string_view heading);

}  // namespace ireum::index
