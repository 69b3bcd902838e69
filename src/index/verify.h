// An index that somebody made, held against the issue: `ireum index --check`.
//
// What the issue itself shows is the truth: a place that is printed but not
// there, a place that is there but not printed, an entry out of order, a reference that leads nowhere
// or round in a circle, an entry printed twice, a heading with more bare locators than anybody follows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "image/lexicon.h"
#include "index/index.h"
#include "index/printed.h"

namespace ireum::index {

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
