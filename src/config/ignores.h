// Comments that say a finding is meant to stand, in Markdown and HTML:
//
//   <!-- ireum-ignore RULE: reason -->        the line or lines that the comment stands on
//   <!-- ireum-ignore-next RULE: reason -->   the next line that is not blank
//   <!-- ireum-ignore-start RULE: reason -->  from here to <!-- ireum-ignore-end RULE -->, or to the end of the text
//   <!-- ireum-ignore-file RULE: reason -->   the whole document
//
// RULE is an id, a family, several of them with commas, or nothing or * for all. Plain text (.txt)
// has no comments, and in Markdown what stands in code is none. "All" does not mean the rules that
// watch over the comments themselves; those are ignored by their ids.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/context.h"
#include "config/cover.h"

namespace ireum::config {

/// Whether a document of this name has comments, and whether code fences hide them.
enum class Markup : uint8_t { plain, markdown, html };
Markup markup_of(std::string_view path);

class Ignores {
 public:
  /// Takes time and memory that are linear in the text, whatever it holds.
  static Ignores parse(std::string_view text, Markup markup);
  bool empty() const { return comments_.empty(); }

  /// Whether a comment covers some of [begin, end) for the rule; every one that does is then used.
  bool match(const check::Rule& rule, uint64_t begin, uint64_t end);

  /// Appends ignore-unused, ignore-unclosed and ignore-reasonless, one a comment, each with the comment as its span and, for rules of
  /// a comment that did nothing beside others that did, {rule}. What names only rules that are off in
  /// this run is no finding. A comment for all is judged only where all rules ran.
  enum class Judge : uint8_t { all, named };
  void report(const check::RuleTable& rules, uint32_t document, Judge judge, check::Findings& out) const;

 private:
  struct Name {
    std::string id;  // "*" for all
    bool used = false;
    bool gone = false;  // ended by itself: the comment's copy has it
  };
  struct Comment {
    uint64_t begin = 0, end = 0;  // of the comment
    uint64_t from = 0, to = 0;    // of what it covers; equal for an -end without a start
    std::vector<Name> names;
    bool reasonless = false;
    bool open = false;  // a -start that has not met its -end
    size_t rank = 0;    // of what stands at one place: the comment, then its copies from the last on
  };
  class Starts;
  void index();

  std::vector<Comment> comments_;
  std::map<std::string, Cover, std::less<>> covers_;  // by name
  std::vector<std::pair<size_t, size_t>> tags_;       // tag of a stretch -> comment and name
};

}  // namespace ireum::config
