// NFC with a way back. Clean text costs nothing here: only the blocks that screen_utf8() suspects
// are shown to ICU, cut where no normalisation can reach across.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/valid_utf8.h"

namespace ireum::text {

/// The NFC of a text and where it differs.
struct NormalForm {
  std::string text;  // empty where it was made in the scratch
  std::string_view in_scratch;
  std::vector<Change> changes;
};

/// The normal form of `source`; nothing where it is NFC already. `scratch` is empty, or holds the same
/// bytes somewhere else and may be written on: the normal form is then made there if it is no longer. So
/// long a text as need not move is not written at all, and a scratch that copies its pages when they are
/// written on (intake::Input::scratch) copies none for it.
std::optional<NormalForm> normal_form(std::string_view source, const std::vector<size_t>& suspect_blocks,
                                      std::span<char> scratch = {});

}  // namespace ireum::text
