// Old findings that are accepted: `.ireum-baseline.jsonl`.
//
// One entry a line, sorted by bytes, so that two branches merge line by line:
//   {"schema":"ireum/baseline/1","path":"a.md","rule":"near-miss","text":"텐진","expected":"톈진","count":3}
// There are no positions: moving a paragraph changes nothing. Paths are relative to the file's own
// folder. Reading takes any order, and the higher count where an entry stands twice.
//   error.baseline-missing; error.baseline   args: what is wrong (where: FILE:LINE)
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

inline constexpr std::string_view kBaselineName = ".ireum-baseline.jsonl";

struct BaselineKey {
  std::string path, rule, text, expected;  // text in NFC; the best expected form, or nothing
  friend auto operator<=>(const BaselineKey&, const BaselineKey&) = default;
};

class Baseline {
 public:
  using Counts = std::map<BaselineKey, uint64_t>;

  static base::Result<Baseline> read(const std::string& path);
  static base::Result<Baseline> parse(std::string_view bytes, const std::string& path);
  /// What accepts all of `findings`, for a file at `path`.
  static Baseline of(const check::RuleTable& rules, std::span<const Source> sources, const check::Findings& findings,
                     const std::string& path);

  const Counts& counts() const { return counts_; }
  std::string text() const;
  /// Written beside the old file, then put in its place. Errors: those of base::replace_file.
  base::Status write(const std::string& path) const;

  struct Applied {
    uint64_t removed = 0;
    Counts stale;  // what is accepted and no longer there, of documents of this run or vanished ones
  };
  /// Removes what is accepted: of each key as many as are counted, in order.
  Applied apply(const check::RuleTable& rules, std::span<const Source> sources, const std::string& path,
                check::Findings& findings) const;

  /// What this one accepts beyond the other: new debt.
  Counts beyond(const Baseline& old) const;
  /// Without the stale entries of apply().
  Baseline pruned(const Counts& stale) const;

 private:
  Counts counts_;
};

/// One entry as its line in the file, without the newline.
std::string baseline_line(const BaselineKey& key, uint64_t count);

}  // namespace ireum::config
