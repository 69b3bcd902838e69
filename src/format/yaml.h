// Scalars of YAML, line by line: also for the front matter of Markdown.
#pragma once

#include <string_view>

#include "format/builder.h"

namespace ireum::format {

/// Reads `text`, whose bytes begin at `raw`. `titles_only`: of the outermost keys only those whose values are prose.
void put_yaml(Builder& builder, std::string_view text, uint64_t raw, bool titles_only);

}  // namespace ireum::format
