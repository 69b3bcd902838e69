// The way back: from a byte offset in Document::text() to a position in the file.
//
// Nothing is computed before it is asked for. A map walks the source once, remembers where it is,
// and leaves a checkpoint every few KiB, so that ascending queries cost the way between them and
// any other one costs a few KiB. Thread-compatible: one map is for one thread at a time. The
// document must outlive the map and stay where it is.
//
// Lines end at LF or CRLF; the CR of a CRLF is in no column, and a lone CR, form feed or U+2028
// ends no line. A byte order mark counts in `byte` only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace ireum::text {

struct Position {
  int64_t byte = 0;    // in the file as stored
  int64_t offset = 0;  // code points from the start of the source
  int64_t line = 1;    // from 1
  int64_t column = 1;  // code points, from 1
  int64_t utf16 = 0;   // UTF-16 units in the line, from 0
  friend bool operator==(const Position&, const Position&) = default;
};

/// Which end of a range an offset is: inside a changed cluster (or inside a code point) `begin`
/// goes left and `end` goes right, so that a range always covers what it touches.
enum class Edge { begin, end };

class SourceMap {
 public:
  explicit SourceMap(const Document& document) : document_(&document) {}

  /// The position of a byte offset of text(). Offsets beyond the end mean the end.
  Position at(size_t text_byte, Edge edge = Edge::begin) const;
  /// The byte offset in source() of a byte offset in text().
  size_t source_byte(size_t text_byte, Edge edge = Edge::begin) const;
  /// The source of a range of text(), untouched.
  std::string_view source_slice(size_t text_begin, size_t text_end) const;
  /// The byte offset in text() of a line and column; nothing where the document has no such place.
  /// The column behind a line's last character exists.
  std::optional<size_t> text_byte(int64_t line, int64_t column) const;

 private:
  /// A place in the source, and all that is counted on the way there.
  struct Place {
    size_t source = 0;
    size_t stored = 0;  // bytes from behind the byte order mark; counted only for 949 and GB 18030
    int64_t units = 0;  // UTF-16 units from the start
    Position position;
  };

  const Place& walk_to(size_t source_byte) const;
  void step(Place& place, size_t to) const;

  const Document* document_;
  mutable Place here_;
  mutable std::vector<Place> checkpoints_;
};

}  // namespace ireum::text
