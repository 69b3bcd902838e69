// What remains of the findings of a run: levels by file, [[allow]] entries and comments are applied,
// and the comments themselves are judged.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "check/context.h"
#include "config/config.h"

namespace ireum::config {

/// A remark on an [[allow]] entry, for the summary.
struct AllowNote {
  enum class Kind : uint8_t { unused, reasonless } kind = Kind::unused;
  std::string where;  // "ireum.toml:12:1"
  std::string text;   // its text, file or rule, to name it
  friend bool operator==(const AllowNote&, const AllowNote&) = default;
};

struct Suppressed {
  uint64_t by_comment = 0, by_allow = 0;
  std::vector<AllowNote> notes;
  uint64_t total() const { return by_comment + by_allow; }
};

/// How much of the project a run sees. Of a part only what is sure is called unused.
enum class Extent : uint8_t { whole, part };

/// Filters `findings` (levels[d] is levels_for() of source d) and appends the findings on comments;
/// the order by document, place and rule is restored.
Suppressed suppress(const check::RuleTable& rules, std::span<const Source> sources,
                    const std::vector<std::vector<Level>>& levels, Extent extent, check::Findings& findings);

}  // namespace ireum::config
