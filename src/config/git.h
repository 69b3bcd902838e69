// Runs git: arguments as they are, no shell, nothing of the caller's environment that changes what
// a diff looks like.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "intake/process.h"

namespace ireum::config {

using GitAnswer = intake::Answer;

/// `git -C folder ARGUMENTS`. Errors: error.git-missing (git cannot be started; args: why).
base::Result<GitAnswer> git(const std::string& folder, const std::vector<std::string>& arguments);

}  // namespace ireum::config
