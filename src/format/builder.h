// Builds a rendering from left to right: segments, and in them text with the bytes that say it.
//
// Text before the first segment, or between two, opens a paragraph. A segment without text leaves nothing behind.
// Notes and text boxes stand inside the paragraph that they are anchored in, but are read after it: set_aside() keeps
// what is written meanwhile until the segment around it has ended.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format/rendering.h"

namespace ireum::format {

class Builder {
 public:
  explicit Builder(Kind kind) { rendering_.kind = kind; }

  uint32_t add_member(Member member);
  /// The member that the bytes of the following pieces count in.
  void in_member(uint32_t member) { member_ = member; }

  /// Ends the open segment and begins another with the properties of `like` (its range does not count).
  void open(Segment like);
  void open(Role role) { open(Segment{.role = role}); }
  void close();
  /// Pieces that follow may not be edited (sources of a translation).
  void lock(bool locked) { locked_ = locked; }
  /// The segment at hand, for its properties.
  Segment& segment() { return segment_; }
  bool is_open() const { return open_; }
  uint64_t at() const { return rendering_.text.size(); }

  /// Text that stands byte by byte as `raw` begins.
  void text(std::string_view text, uint64_t raw_begin, Escape escape);
  /// Text that the bytes [raw.begin, raw.end) say in another way.
  void decoded(std::string_view text, Range raw, Escape escape, bool editable = true);
  /// Text of our own.
  void gap(std::string_view text);
  /// What was written since `from` is closed.
  void close_since(uint64_t from);
  /// A page begins here, or at an earlier byte of the text.
  void page(std::string label = {}, bool estimated = false) { page_at(at(), std::move(label), estimated); }
  void page_at(uint64_t text, std::string label, bool estimated);
  size_t pages() const { return rendering_.pages.size(); }
  /// What follows (notes, headers) stands on no page that is known.
  void end_pages() { close(), pages_end_ = at(); }
  void stale(Range text, Range raw) { rendering_.stale.push_back({text, raw, member_}); }
  void warn(std::string key, std::vector<std::string> args = {});
  void forget_pages() { rendering_.pages.clear(); }

  /// A rendering apart, of the same members; `adopt` puts it behind what is there.
  Builder apart() const;
  void adopt(Builder&& other);

  Rendering take();
  const Rendering& peek() const { return rendering_; }

 private:
  void begin_text();
  void push(Piece piece);

  Rendering rendering_;
  Segment segment_;
  bool open_ = false, locked_ = false;
  uint32_t member_ = 0;
  uint64_t pages_end_ = UINT64_MAX;
};

/// Builders in one another: what stands inside a paragraph but is read after it.
class Nest {
 public:
  explicit Nest(Kind kind) { levels_.push_back({Builder(kind), {}}); }

  Builder& now() { return levels_.back().builder; }
  size_t depth() const { return levels_.size() - 1; }
  void push() { levels_.push_back({levels_.back().builder.apart(), {}}); }
  void pop();
  /// Ends the segment at hand; what was set aside in it follows.
  void close();

 private:
  struct Level {
    Builder builder;
    std::vector<Builder> aside;
  };
  std::vector<Level> levels_;
};

}  // namespace ireum::format
