// House styles to start from, and the commented ireum.toml that `ireum init` writes.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace ireum::config {

struct Preset {
  std::string_view name;
  std::string_view toml;  // [policy], [rules] and [severity], as in a file
};

/// kostec, press, academic, lenient.
std::span<const Preset> presets();
/// Null for an unknown name.
const Preset* find_preset(std::string_view name);

/// A whole file that asks for `preset` (empty: for none) and shows every setting behind a '#'.
/// `say` gives the words of a key: init.*.
using Say = std::function<std::string_view(std::string_view key)>;
std::string init_text(std::string_view preset, const Say& say);

}  // namespace ireum::config
