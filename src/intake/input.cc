#include "intake/input.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>

namespace ireum::intake {

constexpr size_t kLong = size_t{1} << 20;  // bytes from which on a copy costs more than a second mapping

Input Input::held(std::string path, std::string bytes) {
  Input in;
  in.path_ = std::move(path);
  *in.held_ = std::move(bytes);
  return in;
}

base::Result<Input> Input::open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return base::Error{errno == ENOENT ? "error.file-missing" : "error.unreadable", path, {std::strerror(errno)}};
  struct stat st {};
  if (::fstat(fd, &st) != 0) {
    const int code = errno;
    ::close(fd);
    return base::Error{"error.unreadable", path, {std::strerror(code)}};
  }
  if (S_ISDIR(st.st_mode)) {
    ::close(fd);
    return base::Error{"error.is-directory", path, {}};
  }
  Input in;
  in.path_ = path;
  if (S_ISREG(st.st_mode) && st.st_size > 0) {
    void* at = ::mmap(nullptr, static_cast<size_t>(st.st_size), PROT_READ, MAP_PRIVATE, fd, 0);
    if (at != MAP_FAILED) {
      in.mapped_ = static_cast<const char*>(at);
      in.size_ = static_cast<size_t>(st.st_size);
      void* copy =
          in.size_ < kLong ? MAP_FAILED : ::mmap(nullptr, in.size_, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
      if (copy != MAP_FAILED) in.scratch_ = static_cast<char*>(copy);
      ::close(fd);
      return in;
    }
  }
  char buffer[65536];
  for (;;) {
    const ssize_t n = ::read(fd, buffer, sizeof buffer);
    if (n > 0) in.held_->append(buffer, static_cast<size_t>(n));
    else if (n == 0) break;
    else if (errno != EINTR) {
      const int code = errno;
      ::close(fd);
      return base::Error{"error.unreadable", path, {std::strerror(code)}};
    }
  }
  ::close(fd);
  return in;
}

Input::Input(Input&& o) noexcept { *this = std::move(o); }

Input& Input::operator=(Input&& o) noexcept {
  std::swap(path_, o.path_);
  std::swap(mapped_, o.mapped_);
  std::swap(scratch_, o.scratch_);
  std::swap(size_, o.size_);
  std::swap(held_, o.held_);
  return *this;
}

Input::~Input() {
  if (mapped_) ::munmap(const_cast<char*>(mapped_), size_);
  if (scratch_) ::munmap(scratch_, size_);
}

bool is_known_format(std::string_view name) {
  static constexpr std::string_view kEndings[] = {".txt", ".md", ".markdown", ".html", ".htm", ".text"};
  return std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view e) {
    return name.size() > e.size() && name.substr(name.size() - e.size()) == e;
  });
}

bool glob_match(std::string_view p, std::string_view s) {
  if (p.empty()) return s.empty();
  if (p.substr(0, 2) == "**") {
    std::string_view rest = p.substr(2);
    if (!rest.empty() && rest[0] == '/' && glob_match(rest.substr(1), s)) return true;
    for (size_t i = 0; i <= s.size(); ++i)
      if (glob_match(rest, s.substr(i))) return true;
    return false;
  }
  if (p[0] == '*') {
    for (size_t i = 0;; ++i) {
      if (glob_match(p.substr(1), s.substr(i))) return true;
      if (i >= s.size() || s[i] == '/') return false;
    }
  }
  if (s.empty()) return false;
  if (p[0] == '?') return s[0] != '/' && glob_match(p.substr(1), s.substr(1));
  if (p[0] == '[') {
    const size_t close = p.find(']', 1);
    if (close != p.npos)
      return p.substr(1, close - 1).find(s[0]) != p.npos && glob_match(p.substr(close + 1), s.substr(1));
  }
  return p[0] == s[0] && glob_match(p.substr(1), s.substr(1));
}

namespace {

/// The patterns of a folder's .ireumignore: one a line, # comments; a pattern without '/' means any
/// name below, one that ends in '/' a folder.
std::vector<std::string> ignore_patterns(const std::string& folder) {
  std::vector<std::string> out;
  std::ifstream in(folder + "/.ireumignore");
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
    if (!line.empty() && line[0] != '#') out.push_back(line);
  }
  return out;
}

bool ignored(const std::vector<std::string>& patterns, const std::string& relative, const std::string& name,
             bool folder) {
  for (std::string p : patterns) {
    if (p.back() == '/') {
      if (!folder) continue;
      p.pop_back();
    }
    if (p.find('/') == p.npos ? glob_match(p, name) : glob_match(p[0] == '/' ? p.substr(1) : p, relative)) return true;
  }
  return false;
}

void walk(const std::string& root, const std::string& relative, std::vector<std::string> patterns, Listing& out) {
  const std::string folder = relative.empty() ? root : root + "/" + relative;
  DIR* dir = ::opendir(folder.c_str());
  if (!dir) {
    out.errors.push_back({"error.unreadable-folder", folder, {std::strerror(errno)}});
    return;
  }
  for (std::string& p : ignore_patterns(folder))
    patterns.push_back(relative.empty() || p.find('/') == p.npos ? p : relative + "/" + p);
  std::vector<std::string> names;
  while (const dirent* e = ::readdir(dir)) names.emplace_back(e->d_name);
  ::closedir(dir);
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    if (name == "." || name == "..") continue;
    const std::string rel = relative.empty() ? name : relative + "/" + name;
    struct stat st {};
    if (::stat((root + "/" + rel).c_str(), &st) != 0) continue;
    const bool folder_entry = S_ISDIR(st.st_mode);
    if (name[0] == '.') continue;
    if (ignored(patterns, rel, name, folder_entry)) {
      ++out.skipped;
      continue;
    }
    struct stat link {};
    if (folder_entry) {
      if (::lstat((root + "/" + rel).c_str(), &link) == 0 && S_ISLNK(link.st_mode)) continue;  // no circles
      walk(root, rel, patterns, out);
    } else if (is_known_format(name)) {
      out.paths.push_back(root + "/" + rel);
    } else {
      ++out.skipped;
    }
  }
}

}  // namespace

Listing list_inputs(const std::vector<std::string>& arguments) {
  Listing out;
  for (std::string path : arguments) {
    struct stat st {};
    if (path != "-" && ::stat(path.c_str(), &st) == 0 && S_ISDIR(st.st_mode)) {
      while (path.size() > 1 && path.back() == '/') path.pop_back();
      const size_t before = out.paths.size(), errors = out.errors.size();
      walk(path, "", {}, out);
      if (out.paths.size() == before && out.errors.size() == errors)
        out.errors.push_back({"error.empty-walk", path, {}});
    } else {
      out.paths.push_back(path);
    }
  }
  std::sort(out.paths.begin(), out.paths.end());
  out.paths.erase(std::unique(out.paths.begin(), out.paths.end()), out.paths.end());
  return out;
}

}  // namespace ireum::intake
