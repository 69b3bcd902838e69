// Words for TeX and for index processors: what is a sign to either is escaped.
#pragma once

#include <string>
#include <string_view>

namespace ireum::index {

/// For TeX's eyes: "R\&D".
std::string tex_escaped(std::string_view s);
/// For makeindex's too: its own signs ! @ | " are quoted.
std::string tex_index_escaped(std::string_view s);

}  // namespace ireum::index
