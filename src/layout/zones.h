// Which part of an issue each line belongs to: the text itself, or what stands around it.
//
// Read off the shapes of lines: a contents list, table rows (tabs, Markdown pipes), captions,
// lists of sources and addresses, the imprint. A line that nothing speaks about is body. Limits:
// it sees lines, not pages; a source without any mark among sentences stays body.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "image/lexicon.h"
#include "token/line_shape.h"

namespace ireum::layout {

using namespace token;  // NOLINT(google-build-using-namespace): lines are its words

enum class Zone : uint8_t { body, contents, table, caption, reference, imprint };

std::string_view zone_name(Zone z);

/// The words that lines are known by, of dictionaries/line-heads.tsv; views into the image.
struct LineHeads {
  using Words = std::vector<std::string_view>;
  explicit LineHeads(const image::Lexicon& lexicon);
  Words contents, references, source, source_box, imprint, imprint_block, imprint_number, caption, caption_bare, note;
  Words sentence_ends;
};

/// The zone of every line of Document::text().
std::vector<Zone> zones_of(std::string_view text, const LineHeads& heads);
/// The same of its lines_of().
std::vector<Zone> zones_of(std::span<const std::string_view> lines, const LineHeads& heads);

}  // namespace ireum::layout
