// What the office formats of the index share: its lines as runs, plain or bold.
#pragma once

#include <string>
#include <vector>

#include "report/index_writers.h"

namespace ireum::report {

struct Run {
  std::string text = {};
  bool bold = false;
};

/// A paragraph of the printed index. level: 0 title, 1 type, 2 section letter, 3 entry, 4 and up subentry.
struct IndexLine {
  int level = 3;
  std::vector<Run> runs = {};
};

/// In print order; the same words as write_index_text gives, a line an entry.
std::vector<IndexLine> index_lines(const index::Index& index, const IndexStyle& style);

/// For XML text and attributes; characters that XML cannot hold are left out.

}  // namespace ireum::report
