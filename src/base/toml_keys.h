// A look at a TOML text before its parser sees it. The parser takes a dotted key apart by recursion and
// asks for a level of the stack a part: a key of a hundred thousand parts would end the program.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace ireum::base {

inline constexpr int kMostKeyDots = 64;

/// error.toml-key with its place ("path:3:14") where some key has more dots than that.
Status check_toml_keys(std::string_view text, const std::string& path);

}  // namespace ireum::base
