// Where in a document a byte stands, as an index says it: its article, page or line.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "index/index.h"
#include "layout/articles.h"
#include "layout/zones.h"

namespace ireum::index {

class Places {
 public:
  Places() = default;  // of a document that gave nothing
  Places(const IndexInput& input, const layout::LineHeads& heads, Locators wanted);

  LocatorKind kind() const { return kind_; }
  const std::string& issue() const { return issue_; }
  void set_issue(std::string label) { issue_ = std::move(label); }
  /// The number of the article (from 0), page or line (from 1). Nothing before the first article.
  std::optional<uint32_t> unit(uint64_t byte) const;
  std::string label(uint32_t unit) const;
  /// The byte stands in the title of its article.
  bool in_title(uint64_t byte) const;
  /// Articles that belong to one section may form a range.
  bool successive(uint32_t a, uint32_t b) const;
  layout::Zone zone(uint64_t byte) const;
  /// Nothing is asked by byte any more: only labels are kept.
  void settle();
  const std::vector<layout::Article>& articles() const { return articles_; }

 private:
  size_t line(uint64_t byte) const;
  const layout::Article* article(uint64_t byte) const;
  void read_printed_pages(std::string_view text);

  LocatorKind kind_ = LocatorKind::line;
  std::string issue_;
  std::vector<uint64_t> line_begins_;
  std::vector<uint64_t> page_breaks_;
  std::vector<std::string> page_labels_;
  int page_shift_ = 0;
  std::vector<layout::Zone> zones_;
  std::vector<layout::Article> articles_;
};

/// Whether a mention makes an entry: names inside names only as `nested` says.
bool makes_entry(const mention::Mention& m, const std::vector<mention::Mention>& all, Nested nested);

/// One place of an entry, before printing.
struct Hit {
  uint32_t document = 0, unit = 0, count = 0;
  bool principal = false;
  bool plain = false;  // stands outside tables and captions
  char mark = 0;
};

/// Merges hits (sorted) into locators: ranges of three and more where `ranges` allows; a principal
/// place inside a range is repeated behind it.
std::vector<Locator> locators_of(std::span<const Hit> hits, std::span<const Places> places,
                                 const IndexOptions& options);

}  // namespace ireum::index
