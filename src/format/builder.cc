#include "format/builder.h"

#include <utility>

namespace ireum::format {

uint32_t Builder::add_member(Member member) {
  rendering_.members.push_back(std::move(member));
  return member_ = static_cast<uint32_t>(rendering_.members.size() - 1);
}

void Builder::open(Segment like) {
  close();
  segment_ = std::move(like);
  segment_.text = {at(), at()};
  open_ = true;
}

void Builder::close() {
  if (!std::exchange(open_, false)) return;
  segment_.text.end = at();
  if (segment_.text.empty()) return;
  rendering_.segments.push_back(segment_);
  rendering_.text += '\n';
}

void Builder::begin_text() {
  if (open_) return;
  open(Segment{});
}

void Builder::push(Piece piece) {
  if (!rendering_.pieces.empty()) {
    Piece& last = rendering_.pieces.back();
    const bool goes_on = last.text.end == piece.text.begin && last.raw.end == piece.raw.begin;
    const bool same = last.member == piece.member && last.escape == piece.escape && last.editable == piece.editable;
    if (goes_on && same && last.verbatim && piece.verbatim) {
      last.text.end = piece.text.end;
      last.raw.end = piece.raw.end;
      return;
    }
  }
  rendering_.pieces.push_back(piece);
}

void Builder::text(std::string_view text, uint64_t raw_begin, Escape escape) {
  if (text.empty()) return;
  begin_text();
  push({{at(), at() + text.size()}, {raw_begin, raw_begin + text.size()}, member_, escape, true, !locked_});
  rendering_.text += text;
}

void Builder::decoded(std::string_view text, Range raw, Escape escape, bool editable) {
  if (text.empty()) return;
  begin_text();
  push({{at(), at() + text.size()}, raw, member_, escape, false, editable && !locked_});
  rendering_.text += text;
}

void Builder::gap(std::string_view text) {
  if (text.empty()) return;
  begin_text();
  rendering_.text += text;
}

void Builder::close_since(uint64_t from) {
  if (from >= at()) return;
  if (!rendering_.closed.empty() && rendering_.closed.back().end >= from) {
    rendering_.closed.back().end = at();
    return;
  }
  rendering_.closed.push_back({from, at()});
}

void Builder::page_at(uint64_t text, std::string label, bool estimated) {
  rendering_.pages.push_back({text, std::move(label), estimated});
}

void Builder::warn(std::string key, std::vector<std::string> args) {
  for (const Warning& w : rendering_.warnings)
    if (w.key == key && w.args == args) return;
  rendering_.warnings.push_back({std::move(key), std::move(args)});
}

Builder Builder::apart() const {
  Builder other(rendering_.kind);
  other.member_ = member_;
  other.locked_ = locked_;
  return other;
}

void Builder::adopt(Builder&& other) {
  close();
  other.close();
  Rendering& o = other.rendering_;
  const uint64_t shift = at();
  const auto moved = [shift](Range r) { return Range{r.begin + shift, r.end + shift}; };
  for (Piece& p : o.pieces) p.text = moved(p.text), rendering_.pieces.push_back(p);
  for (const Range& r : o.closed) rendering_.closed.push_back(moved(r));
  for (Segment& s : o.segments) s.text = moved(s.text), rendering_.segments.push_back(std::move(s));
  for (Stale& s : o.stale) s.text = moved(s.text), rendering_.stale.push_back(s);
  for (Page& p : o.pages) p.text += shift, rendering_.pages.push_back(std::move(p));
  for (Warning& w : o.warnings) warn(std::move(w.key), std::move(w.args));
  rendering_.text += o.text;
}

void Nest::pop() {
  close();
  Builder inner = std::move(levels_.back().builder);
  levels_.pop_back();
  levels_.back().aside.push_back(std::move(inner));
}

void Nest::close() {
  Level& level = levels_.back();
  level.builder.close();
  for (Builder& b : level.aside) level.builder.adopt(std::move(b));
  level.aside.clear();
}

Rendering Builder::take() {
  close();
  uint32_t paragraph = 0;
  size_t page = 0;
  for (Segment& s : rendering_.segments) {
    s.paragraph = ++paragraph;
    while (page < rendering_.pages.size() && rendering_.pages[page].text <= s.text.begin) ++page;
    if (page > 0 && s.text.begin < pages_end_) s.page = static_cast<uint32_t>(page);
  }
  return std::move(rendering_);
}

}  // namespace ireum::format
