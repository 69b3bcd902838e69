// Files out. What stood there is whole until what comes in its place is whole, and nothing is lost
// that somebody else wrote in between.
//
// A regular file is replaced in one step: a finished copy beside it, fsync, rename. The copy has no name
// until the last moment where the file system can do that, so that a killed program leaves nothing behind.
// Owner, mode, access lists and attributes are kept; where only that keeps them, or the other names of the
// file (hard links), the bytes go into the file itself, once there is room for all of them.
// Devices and pipes are never replaced.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ireum::base {

/// Replaces the regular file at `path` by `bytes`. `read` is what the caller read there: where the file
/// says something else by now (and not `bytes` already), it stays as it is: error.changed. A symlink is
/// never followed out of the tree. Errors: error.read-only, error.write, error.write-torn, error.symlink,
/// error.changed, error.not-regular.
Status replace_file(const std::string& path, std::string_view bytes, std::optional<std::string_view> read = {});

/// Writes a new file; one that exists already is error.exists. Others: error.write. No half a file stays.
Status write_new_file(const std::string& path, std::string_view bytes);

/// For an --output: a new file, or a regular one replaced; what is a device or a pipe, and what lies in
/// /dev (/dev/stdout), is opened and written to.
Status write_output(const std::string& path, std::string_view bytes);

}  // namespace ireum::base
