// A finding: a rule, a place, arguments and fixes. No prose: report words it from the rule's
// template and the arguments.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "entity/ledger.h"

namespace ireum::check {

enum class Severity : uint8_t { off, info, warning, error };
enum class Safety : uint8_t { safe, unsafe };

/// Replaces bytes [begin, end) of the document's text() by `text`.
struct Edit {
  uint64_t begin = 0, end = 0;
  std::string text;
  friend bool operator==(const Edit&, const Edit&) = default;
};

struct Fix {
  Safety safety = Safety::unsafe;
  std::string expected;     // the whole replacement, for the title
  std::vector<Edit> edits;  // sorted, not overlapping, in one document
};

struct Related {
  entity::Place place;
  std::string note;  // key of a short message ("related.same-name"), or empty
};

struct Finding {
  uint32_t document = 0;
  uint64_t begin = 0, end = 0;  // bytes of text()
  uint32_t rule = 0;            // index into the rule table
  Severity severity = Severity::warning;
  std::string han;  // the Han half concerned, as written; may be empty
  std::vector<std::string> expected;
  std::string basis;                                      // table, list, glossary:ID, majority, calendar, …
  std::vector<std::pair<std::string, std::string>> args;  // for the message template
  std::vector<Fix> fixes;
  std::vector<Related> related;  // at most five
  uint32_t related_total = 0;
};

}  // namespace ireum::check
