#include "text/source_map.h"

#include <algorithm>
#include <cstring>

#include "base/lanes.h"
#include "text/convert.h"

namespace ireum::text {
namespace {

constexpr size_t kStride = 2048;  // bytes of source between checkpoints

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

struct Counts {
  int64_t code_points = 0;
  int64_t units = 0;
  int64_t newlines = 0;
};

using base::kLanes;
using base::Lanes;
constexpr size_t kMostSteps = 255;  // until a lane is full

size_t sum_of(Lanes lanes) {
  uint8_t each[kLanes];
  std::memcpy(each, &lanes, kLanes);
  size_t sum = 0;
  for (const uint8_t lane : each) sum += lane;
  return sum;
}

/// A comparison that holds is 0xFF in its lane: taking it away adds one.
Counts count(std::string_view s) {
  size_t continuations = 0, pairs = 0, newlines = 0, i = 0;
  while (s.size() - i >= kLanes) {
    Lanes continuing{}, leading{}, ending{};
    const size_t steps = std::min(kMostSteps, (s.size() - i) / kLanes);
    for (size_t k = 0; k < steps; ++k, i += kLanes) {
      const Lanes bytes = base::load_lanes(s.data() + i);
      continuing -= base::within(bytes, 0x80, 0xBF);
      leading -= base::at_least(bytes, 0xF0);
      ending -= base::is(bytes, '\n');
    }
    continuations += sum_of(continuing);
    pairs += sum_of(leading);
    newlines += sum_of(ending);
  }
  for (; i < s.size(); ++i) {
    continuations += is_continuation(s[i]);
    pairs += static_cast<unsigned char>(s[i]) >= 0xF0;
    newlines += s[i] == '\n';
  }
  const size_t code_points = s.size() - continuations;
  return {static_cast<int64_t>(code_points), static_cast<int64_t>(code_points + pairs), static_cast<int64_t>(newlines)};
}

bool is_utf16(Encoding encoding) { return encoding == Encoding::utf16le || encoding == Encoding::utf16be; }

/// The last change that begins at or before a text offset; end() if there is none.
std::vector<Change>::const_iterator change_at(const std::vector<Change>& changes, size_t text_byte) {
  const auto after = std::upper_bound(changes.begin(), changes.end(), text_byte,
                                      [](size_t at, const Change& change) { return at < change.text_begin; });
  return after == changes.begin() ? changes.end() : after - 1;
}

}  // namespace

size_t SourceMap::source_byte(size_t text_byte, Edge edge) const {
  const std::string_view text = document_->text();
  const size_t at = std::min(text_byte, text.size());
  const auto& changes = document_->changes();
  size_t source = at;
  if (const auto change = change_at(changes, at); change != changes.end()) {
    if (at < change->text_end) {
      return at == change->text_begin || edge == Edge::begin ? change->source_begin : change->source_end;
    }
    source = change->source_end + (at - change->text_end);
  }
  const std::string_view all = document_->source();
  while (source < all.size() && source > 0 && is_continuation(all[source])) {
    edge == Edge::begin ? --source : ++source;
  }
  return source;
}

std::string_view SourceMap::source_slice(size_t text_begin, size_t text_end) const {
  const size_t begin = source_byte(text_begin, Edge::begin);
  return document_->source().substr(begin, std::max(begin, source_byte(text_end, Edge::end)) - begin);
}

/// Moves `place` on to `to`, a code point's begin in the source.
void SourceMap::step(Place& place, size_t to) const {
  const std::string_view source = document_->source();
  const std::string_view way = source.substr(place.source, to - place.source);
  const Counts all = count(way);
  Position& position = place.position;
  position.offset += all.code_points;
  place.units += all.units;
  Counts in_line = all;
  if (const void* newline = all.newlines ? ::memrchr(way.data(), '\n', way.size()) : nullptr) {
    const auto last = static_cast<size_t>(static_cast<const char*>(newline) - way.data());
    position.line += all.newlines;
    position.column = 1;
    position.utf16 = 0;
    in_line = count(way.substr(last + 1));
  }
  position.column += in_line.code_points;
  position.utf16 += in_line.units;
  // Between CR and LF: the CR is in no column.
  if (!way.empty() && way.back() == '\r' && to < source.size() && source[to] == '\n') {
    --position.column;
    --position.utf16;
  }
  const Encoding encoding = document_->encoding();
  if (encoding == Encoding::windows949 || encoding == Encoding::gb18030) {
    const size_t mark = document_->has_bom() ? byte_order_mark(encoding).size() : 0;
    const std::string_view stored = document_->stored().substr(mark);
    for (int64_t k = 0; k < all.code_points; ++k) {
      place.stored += stored_length(stored.substr(place.stored), encoding);
    }
  }
  place.source = to;
  const size_t mark = document_->has_bom() ? byte_order_mark(encoding).size() : 0;
  position.byte = static_cast<int64_t>(mark + (encoding == Encoding::utf8 ? to
                                               : is_utf16(encoding)       ? 2 * static_cast<size_t>(place.units)
                                                                          : place.stored));
}

const SourceMap::Place& SourceMap::walk_to(size_t source_byte) const {
  const std::string_view source = document_->source();
  const auto begin_of_code_point = [&](size_t i) {
    while (i > 0 && i < source.size() && is_continuation(source[i])) --i;
    return i;
  };
  if (checkpoints_.empty()) {
    checkpoints_.emplace_back();
    step(checkpoints_.back(), 0);
    here_ = checkpoints_.back();
  }
  // checkpoints_[k] stands at the code point around k * kStride; leave those that are missing on the way.
  const size_t wanted = source_byte / kStride;
  while (checkpoints_.size() <= wanted) {
    Place next = checkpoints_.back();
    step(next, begin_of_code_point(checkpoints_.size() * kStride));
    checkpoints_.push_back(next);
  }
  if (here_.source > source_byte || here_.source < checkpoints_[wanted].source) here_ = checkpoints_[wanted];
  step(here_, source_byte);
  return here_;
}

Position SourceMap::at(size_t text_byte, Edge edge) const { return walk_to(source_byte(text_byte, edge)).position; }

std::optional<size_t> SourceMap::text_byte(int64_t line, int64_t column) const {
  if (line < 1 || column < 1) return std::nullopt;
  const std::string_view source = document_->source();
  walk_to(source.size());  // leaves all checkpoints
  const auto after = std::partition_point(checkpoints_.begin(), checkpoints_.end(),
                                          [&](const Place& place) { return place.position.line < line; });
  size_t at = after == checkpoints_.begin() ? 0 : (after - 1)->source;
  int64_t here = after == checkpoints_.begin() ? 1 : (after - 1)->position.line;
  for (; here < line; ++here) {
    const size_t end = source.find('\n', at);
    if (end == source.npos) return std::nullopt;
    at = end + 1;
  }
  for (int64_t k = 1; k < column; ++k) {
    if (at >= source.size() || source[at] == '\n' || source.substr(at, 2) == "\r\n") return std::nullopt;
    do ++at;
    while (at < source.size() && is_continuation(source[at]));
  }
  // From source to text: the last change before, or the begin of the one around.
  const auto& changes = document_->changes();
  const auto next = std::upper_bound(changes.begin(), changes.end(), at,
                                     [](size_t i, const Change& change) { return i < change.source_begin; });
  if (next == changes.begin()) return at;
  const Change& change = *(next - 1);
  return at < change.source_end ? change.text_begin : change.text_end + (at - change.source_end);
}

}  // namespace ireum::text
