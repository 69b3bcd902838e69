// A name that a finder believes to stand in the line, before it becomes a mention.
#pragma once

#include <cstddef>
#include <cstdint>

#include "mention/mention.h"

namespace ireum::mention {

/// A candidate in code points of the line.
struct Candidate {
  size_t begin = 0, end = 0;
  image::Type type = image::Type::none;
  image::Subtype subtype = image::Subtype::none;
  uint16_t evidence = 0;
  uint8_t image = 0;
  uint32_t entity = kNone;
  uint32_t pair = kNone;
  bool weak = false;      // an everyday word too: stays only in company
  bool unit = false;      // a unit of an organization that stands before it
  size_t nested_end = 0;  // where a leading place or organization inside it ends
  image::Type nested_type = image::Type::none;
  uint32_t nested_entity = kNone;
  uint8_t nested_image = 0;
  bool unsure = false;     // a gloss whose kind its neighbours may settle
  bool settled = false;    // and have settled
  size_t tail = 0;         // of a chain of places, the length of its last
  size_t nested_tail = 0;  // and the same of what stands nested in it
};

}  // namespace ireum::mention
