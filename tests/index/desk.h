// An editor's desk for tests: texts, and a hand-made list of names. Every form that stands in a
// text becomes a mention of its name; a Han bracket behind it becomes its pair. What the scanner and
// the ledger would find is thus written down, not guessed.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "entity/ledger.h"
#include "index/index.h"
#include "support/program.h"
#include "text/document.h"

namespace ireum::testing {

struct Name {
  std::string canonical;
  image::Type type = image::Type::place;
  std::vector<std::string> wrong = {};    // misspelled forms
  std::vector<std::string> allowed = {};  // other forms
  std::string key = {};                   // "place:톈진" where empty
  std::string id = {}, parent = {};
  image::Subtype subtype = image::Subtype::none;
};

class Desk {
 public:
  explicit Desk(std::vector<Name> names) : names_(std::move(names)) {}
  Desk(const Desk&) = delete;
  Desk& issue(std::string text, std::string label = "", std::vector<std::string> pages = {});
  /// The final pages of the issue given last.
  Desk& pages(const text::Document* pages);
  index::Index index(const index::IndexOptions& options = {});
  /// "ㄱ: 광시(廣西) III-01 | 텐진 -> 톈진(天津)", a section a line.
  std::string lines(const index::IndexOptions& options = {});

 private:
  struct Issue {
    std::string bytes;
    std::string label;
    std::vector<std::string> pages;
    const text::Document* final_pages = nullptr;
  };
  std::vector<Name> names_;
  std::deque<Issue> issues_;
};

/// The dump of an index: a section a line, principal locators with *.
std::string dump(const index::Index& index);

}  // namespace ireum::testing
