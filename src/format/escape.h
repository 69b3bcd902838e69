// How new text is written into the bytes of a format.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "format/rendering.h"

namespace ireum::format {

/// `text` as it stands in the file; nothing where the place cannot hold it (a line end in a bare cell of CSV, `]]>` in
/// CDATA).
std::optional<std::string> escaped(std::string_view text, Escape escape);

}  // namespace ireum::format
