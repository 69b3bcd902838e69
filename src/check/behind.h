// What stands behind a name in its word: closing quotes, markup, links, a gloss, and then the letters that may be a particle.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ireum::check {

/// What stands behind a name: the rest of its word, and the brackets passed on the way there.
struct Behind {
  uint64_t begin = 0, end = 0;
  std::u32string letters;
  std::u32string bracket;     // the last one
  bool parted = false;        // by a bracket, a quote or markup: what stands behind is no part of the name
  bool word_follows = false;  // a blank and a Hangul word, or the line's end
  bool closed = false;        // a bracket closes right behind, or a list goes on
  bool headed = false;        // a colon stands behind: what comes before it is a head, and a whole name
};

/// The character at `i`; the end of a line past the end.
char32_t peek(std::string_view text, size_t i);
/// What stands behind a name that ends at `name_end` (bytes).
Behind behind(std::string_view text, uint64_t name_end);

}  // namespace ireum::check
