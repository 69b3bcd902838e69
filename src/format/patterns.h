// Formats that are text with signs: a table of patterns a format, and one reader for all.
//
// A pattern is tried at every place (leftmost first, then the order of the table); what it matches is not in the text, or
// closed in it, or begins and ends something. What no pattern matches is prose; a blank line ends a paragraph, a line end
// inside one is a blank. Patterns are RE2's, with ^ and $ at lines.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "format/readers.h"

namespace ireum::format {

enum class Act : uint8_t {
  hide,          // not in the text
  closed,        // in the text, neither judged nor edited
  text,          // in the text as it stands; for what another pattern would match
  escaped,       // the same without its first byte, a backslash
  line,          // a line end in the text
  blank,         // a blank in the text
  segment,       // ends the segment
  heading,       // hidden; the segment at hand, or that begins here, is a heading
  heading_line,  // hidden; what follows in the line is a heading
  cell,          // hidden; a cell begins
  open,          // hidden; a group begins whose text goes on
  open_note,     // hidden; a group begins that is read behind the paragraph
  open_heading,  // hidden; a group begins that is a heading
  open_hidden,   // hidden, and so is the group that begins
  shut,          // ends the group begun last; prose where none is open
};

struct Pattern {
  std::string_view expression;
  Act act;
};

struct PatternFormat {
  Kind kind;
  std::span<const Pattern> patterns;
  Escape escape;
  Role role;
};

base::Result<Rendering> read_patterns(const Source& source, const PatternFormat& format);

}  // namespace ireum::format
