// Closed regions: what of a document is no prose, and is neither judged nor edited.
//
// Of every document addresses on the web and of mail, paths and names of files; of Markdown also code, link
// targets, reference definitions, tags and comments; of HTML tags (with their attributes), comments and the
// content of script, style and code. Also known here: the marks that stand between a name and what follows it
// without being read (**, ](url), </b>), so that a particle can be found behind them.
// Limits: read in one pass without a grammar; a path is known by a drive, a leading slash or dot, or a file's ending.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace ireum::layout {

/// How a file is marked up, by its name.
enum class Format : uint8_t { plain, markdown, html };
Format format_of(std::string_view path);

class Closed {
 public:
  Closed(std::string_view text, Format format);

  /// Whether byte `at` is no prose.
  bool holds(uint64_t at) const { return region_at(at) != nullptr; }
  /// Whether any byte of [begin, end) is none; of an empty range, whether it lies inside one.
  bool touches(uint64_t begin, uint64_t end) const;
  /// Where the text goes on for a reader that stands at `at`: behind tags, emphasis and link targets.
  uint64_t behind_marks(uint64_t at) const;

 private:
  enum class Kind : uint8_t { opaque, mark };  // a mark is passed over by a reader
  struct Region {
    uint64_t begin = 0, end = 0;
    Kind kind = Kind::opaque;
  };

  const Region* region_at(uint64_t at) const;
  void add(size_t begin, size_t end, Kind kind = Kind::opaque);
  void read_markdown();
  void read_markdown_line(std::string_view line, size_t at);
  size_t read_code_span(std::string_view line, size_t at, size_t i);
  void read_html();
  size_t read_tag(size_t at);
  void read_tokens();
  void read_token(size_t begin, size_t end);
  void settle();

  std::string_view text_;
  Format format_;
  std::vector<Region> regions_;  // sorted, not overlapping
};

}  // namespace ireum::layout
