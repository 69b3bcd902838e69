// The edge of the world, as the commands see it: streams and the environment, so that tests can
// stand in for them. Files are read by intake and written by atomic_write.
#pragma once

#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <string>

namespace ireum::cli {

struct Io {
  std::istream* in = nullptr;
  std::ostream* out = nullptr;
  std::ostream* err = nullptr;
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  int out_trouble = 0;  // errno of the first write to `out` that failed
  std::string program;  // argv[0], to find the image beside it
  std::function<std::optional<std::string>(const std::string&)> env;
};

}  // namespace ireum::cli
