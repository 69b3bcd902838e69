// NFC with a way back. Clean text costs nothing here: only the blocks that screen_utf8() suspects
// are shown to ICU, cut where no normalisation can reach across.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/valid_utf8.h"

namespace ireum::text {

/// The NFC of a text and where it differs.
struct NormalForm {
  std::string text;
  std::vector<Change> changes;
};

/// The normal form of `source`; nothing where it is NFC already.
std::optional<NormalForm> normal_form(std::string_view source, const std::vector<size_t>& suspect_blocks);

}  // namespace ireum::text
