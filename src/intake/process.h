// Starts another program and reads what it says: arguments as they are, no shell, nothing on its
// standard input.
#pragma once

#include <string>
#include <vector>

namespace ireum::intake {

struct Answer {
  std::string missing;  // why it could not be started; empty where it ran
  int status = 0;       // exit code; 128 + signal where one ended it
  std::string out, err;
};

/// Runs `words[0]`, looked for on the PATH, and waits for its end. `variables` ("NAME=value") come
/// before those of our own environment, of which the names in `without` are left out.
Answer run(const std::vector<std::string>& words, const std::vector<std::string>& variables = {},
           const std::vector<std::string>& without = {});

}  // namespace ireum::intake
