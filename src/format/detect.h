// A format told by its first bytes, and of archives and compound files by what is in them.
#pragma once

#include <optional>

#include "format/formats.h"

namespace ireum::format {

/// Nothing where the bytes say no more than that it may be text. Errors: what is recognised and cannot be read.
base::Result<std::optional<Kind>> kind_by_bytes(const Source& source);

}  // namespace ireum::format
