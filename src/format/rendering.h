// A rendering: one UTF-8 text, and beside it where each stretch of it came from.
//
// The text is what a reader of the page sees, a segment (paragraph, cell, note, unit) a line; markup is gone, so that
// a name split over seven runs is one word. Pieces lead back: a stretch of text and the bytes of the member that say
// it. What has no piece was put in by us (line ends between segments, the brackets round a ruby) and is never edited;
// what is closed (code, addresses, keys) is neither judged nor edited. The text need not be in NFC: text::Document
// takes it from here as it takes a plain file. Offsets are bytes, 64 bits, ranges half-open.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/encoding.h"

namespace ireum::format {

enum class Kind : uint8_t {
  text,
  markdown,
  html,
  docx,
  odt,
  hwpx,
  hwp,
  pdf,
  xlsx,
  pptx,
  xliff,
  tmx,
  tbx,
  po,
  table,
  json,
  yaml,
  subtitle,
  tex,
  rst,
  asciidoc
};

struct Range {
  uint64_t begin = 0, end = 0;
  uint64_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  friend bool operator==(const Range&, const Range&) = default;
};

/// How text is written in the bytes of a member, for a piece that is edited.
enum class Escape : uint8_t {
  none,
  xml,
  attribute,
  cdata,
  markdown,
  tex,
  json,
  po,
  csv_quoted,
  csv_bare,
  yaml_double,
  yaml_single,
  yaml_plain
};

/// A part of a container; the only one of a file that is none has no name. Bytes of pieces count in the member
/// unpacked and decoded to UTF-8, without byte order mark.
struct Member {
  std::string name;
  text::Encoding encoding = text::Encoding::utf8;
  bool mark = false;  // begins with a byte order mark
};

/// A stretch of text and the bytes that say it. `verbatim`: byte by byte the same; else one goes with the other whole
/// (`&amp;` and `&`).
struct Piece {
  Range text;
  Range raw;
  uint32_t member = 0;
  Escape escape = Escape::none;
  bool verbatim = true;
  bool editable = true;
};

enum class Role : uint8_t { paragraph, heading, cell, note, caption, header, footer, comment, unit, title };

struct Segment {
  Range text = {};  // without the line end behind it
  Role role = Role::paragraph;
  uint32_t paragraph = 0;             // from 1, in the whole document
  uint32_t row = 0, cell = 0;         // from 1; 0: in no table
  std::optional<uint32_t> page = {};  // from 1; never guessed
  std::string language = {};          // as the format has it; empty where it says nothing
  std::string handle = {};            // the format's own name of it: a key, an id, a sheet's cell
};

/// Where a page begins. `estimated`: what a program noted when it last drew the pages.
struct Page {
  uint64_t text = 0;
  std::string label;
  bool estimated = false;
};

/// Bytes of a member that are no longer true once the text of a range is edited, and go then (HWPX's line cache).
struct Stale {
  Range text;
  Range raw;
  uint32_t member = 0;
};

/// Something that was not read, or not for certain: a key of the catalogue and its arguments.
struct Warning {
  std::string key;
  std::vector<std::string> args;
};

struct Rendering {
  Kind kind = Kind::text;
  std::string text;
  std::vector<Member> members;
  std::vector<Piece> pieces;      // sorted by text, not overlapping; each text once
  std::vector<Range> closed;      // sorted, not overlapping
  std::vector<Segment> segments;  // sorted, not overlapping
  std::vector<Page> pages;        // sorted; empty where unknown
  std::vector<Stale> stale;
  std::vector<Warning> warnings;

  /// The piece that holds the byte; nothing where we put it in.
  const Piece* piece_at(uint64_t text) const;
  /// The segment that holds the byte, or that it ends.
  const Segment* segment_at(uint64_t text) const;
  bool is_closed(Range text) const;
};

/// A place that a person can find; 0 where unknown. `raw` counts in the member.
struct Place {
  std::string_view member;
  uint32_t paragraph = 0, row = 0, cell = 0, page = 0;
  std::optional<uint64_t> raw;
};
Place place_of(const Rendering& rendering, uint64_t text);

/// A change of the text: [begin, end) becomes `to`.
struct Edit {
  Range text;
  std::string to;
};

}  // namespace ireum::format
