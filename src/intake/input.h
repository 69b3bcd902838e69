// The files of a run: which ones a list of paths means, and their bytes.
//
// A directory is walked in byte order of its paths; hidden entries and what .ireumignore names are
// passed over and counted. Documents are ordered by path and each is taken once, so that nothing
// depends on how the arguments were ordered. Bytes are read, not mapped: what others write to a file
// meanwhile does not change them, and a file cut short ends no run. Devices and pipes are not waited for.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/pages.h"
#include "base/result.h"

namespace ireum::intake {

/// The bytes of one input; views stay valid while it lives.
class Input {
 public:
  /// Regular files, and what the caller was handed: /dev/stdin, /dev/fd/N and /dev/null. Errors:
  /// error.file-missing, error.unreadable, error.is-directory, error.not-regular.
  static base::Result<Input> open(const std::string& path);
  static Input held(std::string path, std::string bytes);

  const std::string& path() const { return path_; }
  std::string_view bytes() const { return read_ ? std::string_view(read_.get(), size_) : std::string_view(*held_); }

  Input(Input&&) noexcept;
  Input& operator=(Input&&) noexcept;
  ~Input();

 private:
  Input() = default;
  /// Memory that is not cleared before it is read into.
  struct Free {
    size_t size;
    void operator()(char* data) const { base::LargePages<char>().deallocate(data, size); }
  };
  using Buffer = std::unique_ptr<char, Free>;
  static Buffer allocate(size_t size) { return {base::LargePages<char>().allocate(size), Free{size}}; }
  int read_all(int fd, size_t expected);

  std::string path_;
  Buffer read_;
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

}  // namespace ireum::intake
