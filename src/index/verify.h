// An index that somebody made, held against the issue: `ireum index --check`.
//
// The printed index is read line by line (heading, locators, arrows; subentries by indentation) or
// from our own CSV and TSV. What the issue itself shows is the truth: a place that is printed but not
// there, a place that is there but not printed, an entry out of order, a reference that leads nowhere
// or round in a circle, an entry printed twice, a heading with more bare locators than anybody follows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "image/lexicon.h"
#include "index/index.h"

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
std::vector<PrintedEntry> parse_printed(std::string_view text);
/// Rows of our table (CSV or TSV with a header line that names heading, from, to, relation, target).
std::vector<PrintedEntry> parse_printed_table(std::string_view text, char separator);

enum class RemarkKind : uint8_t {
  wrong_locator,
  missing_locator,
  missing_entry,
  unknown_entry,
  order,
  duplicate,
  dangling_see,
  circular_see,
  see_with_locators,
  many_locators
};

struct Remark {
  RemarkKind kind = RemarkKind::order;
  size_t line = 0;  // 0: nowhere in the printed index
  std::string heading;
  std::string detail;  // the locator, the target, the entry that should stand before
  friend bool operator==(const Remark&, const Remark&) = default;
};

inline constexpr size_t kManyLocators = 7;

/// `truth` is build() of the issue with Ranges::none and the options' order.
std::vector<Remark> verify(const image::Lexicon& lexicon, const std::vector<PrintedEntry>& printed, const Index& truth,
                           const IndexOptions& options);

/// Entries of `now` whose heading `before` has not: the new names of an issue.
Index news(const Index& now, const Index& before);
Index news(const Index& now, const std::vector<PrintedEntry>& before);

}  // namespace ireum::index
