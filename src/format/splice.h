// Edits of the text, carried out on the bytes that say it.
//
// What an edit leaves as it is, is not written: common ends of old and new text are cut off first. What stands between
// (our own brackets round a ruby, a line break) is stepped over where the new text has it too, and refuses the edit
// otherwise. Of several pieces (a name over two runs) the first takes the new text, the others are emptied; markup
// between them stays.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "format/rendering.h"

namespace ireum::format {

/// New bytes for a stretch of a member.
struct RawEdit {
  uint32_t member = 0;
  Range raw;
  std::string to;
};

struct Plan {
  std::vector<RawEdit> edits;   // sorted by member and place, not overlapping
  std::vector<size_t> refused;  // of the edits asked for: closed, or the format cannot hold them; in order
};

/// What `edits` mean in the members. They may come in any order; of two that overlap the later one is refused.
Plan plan_edits(const Rendering& rendering, const std::vector<Edit>& edits);

/// `bytes` with the edits of this member.
std::string with_edits(std::string_view bytes, const std::vector<RawEdit>& edits, uint32_t member);

}  // namespace ireum::format
