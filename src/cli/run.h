// The program: arguments in, an exit code out.
//
// Exit codes are the contract's: 0 nothing found and everything read, 1 findings, 2 usage,
// configuration or unreadable input; 2 wins over 1. A closed pipe ends quietly.
#pragma once

#include <string>
#include <vector>

#include "cli/io.h"

namespace ireum::cli {

inline constexpr const char* kVersion = "0.1.0";

/// `args` without the program's name.
int run(const std::vector<std::string>& args, Io& io);

}  // namespace ireum::cli
