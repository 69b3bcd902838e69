// A TOML file of our own as a table, or the error that names line and column of what is wrong.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <string_view>

#include "base/result.h"

namespace ireum::forge {

inline base::Error toml_error(const std::string& name, const toml::parse_error& e) {
  return base::Error{"error.toml",
                     name + ":" + std::to_string(e.source().begin.line) + ":" + std::to_string(e.source().begin.column),
                     {std::string(e.description())}};
}

/// `FILE:LINE` of a node.
inline std::string place_of_node(const std::string& name, const toml::node& node) {
  return name + ":" + std::to_string(node.source().begin.line);
}

}  // namespace ireum::forge
