// Index marks in a draft: an anchor, \index{…}, a field or a control in front of the mentions that the index points to.
//
// One mark an entry and article (page, line), at its first mention there. Marks can be told from
// whatever else the draft holds, so that they are removed again byte for byte, and marking twice is
// marking once. Offsets are bytes of Document::text(); the caller maps them to the source.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/index.h"

namespace ireum::index {

enum class MarkKind : uint8_t { markdown, latex, word, hangul };

struct Mark {
  uint64_t at = 0;   // byte of text(), where the mark goes in
  std::string text;  // what goes in
  friend bool operator==(const Mark&, const Mark&) = default;
};

/// The name of the anchor of an entry's place: "ix-톈진-天津-I-02".
std::string anchor_of(std::string_view heading, std::string_view label);

/// The marks of document number `document` of `inputs`, in order of place. `index` is build()'s answer for them.
std::vector<Mark> marks_of(const image::Lexicon& lexicon, const Index& index, const entity::Ledger& ledger,
                           std::span<const IndexInput> inputs, uint32_t document, const IndexOptions& options,
                           MarkKind kind);

/// `source` with the marks at the given bytes of it; sorted. Of Markdown and LaTeX; for the others see office_marks.h.
std::string marked(std::string_view source, std::span<const Mark> marks);
/// `source` without any mark of ours.
std::string unmarked(std::string_view source, MarkKind kind);

}  // namespace ireum::index
