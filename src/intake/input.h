// The files of a run: which ones a list of paths means, and their bytes.
//
// A directory is walked in byte order of its paths; hidden entries and what .ireumignore names are
// passed over and counted. Documents are ordered by path and each is taken once, so that nothing
// depends on how the arguments were ordered. Bytes are mapped, not copied.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ireum::intake {

/// The bytes of one input, mapped or held; views stay valid while it lives.
class Input {
 public:
  /// Errors: error.file-missing, error.unreadable, error.is-directory.
  static base::Result<Input> open(const std::string& path);
  static Input held(std::string path, std::string bytes);

  const std::string& path() const { return path_; }
  std::string_view bytes() const { return mapped_ ? std::string_view(mapped_, size_) : std::string_view(*held_); }

  /// The same bytes to be written on, for a long file that is mapped: a mapping of its own, of which only
  /// the pages that are written on become copies. Empty otherwise.
  std::span<char> scratch() const { return {scratch_, scratch_ ? size_ : 0}; }

  Input(Input&&) noexcept;
  Input& operator=(Input&&) noexcept;
  ~Input();

 private:
  Input() = default;
  std::string path_;
  const char* mapped_ = nullptr;
  char* scratch_ = nullptr;
  size_t size_ = 0;
  std::unique_ptr<std::string> held_ = std::make_unique<std::string>();
};

struct Listing {
  std::vector<std::string> paths;   // sorted, unique
  std::vector<base::Error> errors;  // missing paths, unreadable directories
  size_t skipped = 0;               // entries passed over on purpose
};

/// What the arguments mean. A directory in which nothing is found is error.empty-walk.
Listing list_inputs(const std::vector<std::string>& arguments);

/// Whether a file name is one that a walk takes (a known format).
bool is_known_format(std::string_view name);

/// Whether `path` matches a glob (`*` without '/', `**` with, `?`, `[ab]`).
bool glob_match(std::string_view pattern, std::string_view path);

}  // namespace ireum::intake
