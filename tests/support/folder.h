// Files in a folder of their own, which goes away with the value.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace ireum::testing {

/// A folder for one test; the working directory is there meanwhile.
class Folder {
 public:
  Folder() : before_(std::filesystem::current_path()) {
    std::string name = (std::filesystem::temp_directory_path() / "ireum-config-XXXXXX").string();
    path = std::filesystem::canonical(::mkdtemp(name.data()));
    std::filesystem::current_path(path);
  }
  ~Folder() {
    std::filesystem::current_path(before_);
    std::error_code failed;
    std::filesystem::remove_all(path, failed);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, std::string_view bytes) const {
    const std::filesystem::path file = path / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
  }
  std::string read(const std::string& name) const {
    std::ifstream in(path / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::filesystem::path path;

 private:
  std::filesystem::path before_;
};

}  // namespace ireum::testing
