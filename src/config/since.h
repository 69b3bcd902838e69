// The lines that changed since a revision, as `--since REV` asks: what differs between REV and the
// working tree. A file that git does not know, or compares as binary (UTF-16), has changed as a whole.
//   error.git-missing (args: why), error.git-repository (the file is in none), error.git (args: what
//   git said), error.revision (args: the revision)
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "check/context.h"
#include "config/config.h"

namespace ireum::config {

/// Lines from 1, both ends counted; sorted.
struct LineRange {
  uint64_t first = 0, last = 0;
  friend bool operator==(const LineRange&, const LineRange&) = default;
};

struct ChangedLines {
  bool whole = false;
  std::vector<LineRange> ranges;
  bool touches(uint64_t first, uint64_t last) const;
  friend bool operator==(const ChangedLines&, const ChangedLines&) = default;
};

/// By path as given; a file without changes has an empty entry.
using Changes = std::map<std::string, ChangedLines>;

/// Of files in any number of repositories. "-" has changed as a whole.
base::Result<Changes> changed_since(const std::string& revision, const std::vector<std::string>& files);

/// What `git diff -U0` says, by path in the repository. For tests.
Changes parse_diff(std::string_view diff);

/// Drops the findings that touch no changed line, and gives their number.
uint64_t keep_changed(const Changes& changes, std::span<const Source> sources, check::Findings& findings);

}  // namespace ireum::config
