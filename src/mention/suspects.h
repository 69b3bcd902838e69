// Words that may be the names of persons whom nothing introduces: no Han, no title, no list of ours.
//
// One such word says little; the whole document says more. A suspect is kept while the lines are
// read and judged at the end: how likely its syllables are as a surname with a given name against
// a Korean word, how often and with how many particles it comes, and whether names of China stand
// around it. A surname before a title (쉬 선생) waits likewise for somebody of that surname.
#pragma once

#include <string_view>
#include <vector>

#include "mention/mention.h"
#include "token/words.h"

namespace ireum::mention {

/// A word (Hangul alone) to be judged when all lines are read.
struct Suspect {
  uint64_t begin = 0;    // byte in the text
  uint32_t size = 0;     // bytes
  uint32_t line = 0;     // from 0
  bool surname = false;  // a surname alone with a title behind it
  bool cell = false;     // all that stands in its cell of a table
};

/// Whether the word by itself, with or without a particle, may be the name of somebody unknown.
bool may_be_name(const Words& words, std::u32string_view word);

/// Adds those of the suspects (sorted by begin) that are persons to the mentions of the document, each in
/// its place. `text` is Document::text(), `zones` those of its lines.
void settle_suspects(const Words& words, std::string_view text, const std::vector<Suspect>& suspects,
                     const std::vector<Zone>& zones, Observation& out);

}  // namespace ireum::mention
