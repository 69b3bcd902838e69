// HTML read into a builder: of a file, or of a block of it in Markdown.
#pragma once

#include <string>
#include <string_view>

#include "format/builder.h"

namespace ireum::format {

/// Reads `html`, whose bytes begin at `raw` of the member. False where it is deeper than the bound.
bool put_html(Nest& nest, std::string_view html, uint64_t raw);

/// What an entity says (`&amp;`); the bytes themselves where it is none.
std::string decoded_entity(std::string_view raw);

}  // namespace ireum::format
