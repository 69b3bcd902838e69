#include "format/rendering.h"

#include <algorithm>

namespace ireum::format {
namespace {

/// The last of the sorted `items` that begins at or before `at`.
template <class T>
const T* last_before(const std::vector<T>& items, uint64_t at) {
  auto i = std::upper_bound(items.begin(), items.end(), at, [](uint64_t a, const T& t) { return a < t.text.begin; });
  return i == items.begin() ? nullptr : &*--i;
}

}  // namespace

const Piece* Rendering::piece_at(uint64_t at) const {
  const Piece* piece = last_before(pieces, at);
  return piece && at < piece->text.end ? piece : nullptr;
}

const Segment* Rendering::segment_at(uint64_t at) const {
  const Segment* segment = last_before(segments, at);
  return segment && at <= segment->text.end ? segment : nullptr;
}

bool Rendering::is_closed(Range range) const {
  const auto i =
      std::upper_bound(closed.begin(), closed.end(), range.begin, [](uint64_t a, const Range& r) { return a < r.end; });
  return i != closed.end() && i->begin < std::max(range.end, range.begin + 1);
}

Place place_of(const Rendering& rendering, uint64_t at) {
  Place place;
  if (const Segment* segment = rendering.segment_at(at)) {
    place.paragraph = segment->paragraph;
    place.row = segment->row;
    place.cell = segment->cell;
    place.page = segment->page.value_or(0);
  }
  const auto page = std::upper_bound(rendering.pages.begin(), rendering.pages.end(), at,
                                     [](uint64_t a, const Page& p) { return a < p.text; });
  if (place.page) place.page = static_cast<uint32_t>(page - rendering.pages.begin());
  if (const Piece* piece = rendering.piece_at(at)) {
    place.member = rendering.members[piece->member].name;
    place.raw = piece->raw.begin + (piece->verbatim ? at - piece->text.begin : 0);
  }
  return place;
}

}  // namespace ireum::format
