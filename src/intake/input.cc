#include "intake/input.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "intake/glob.h"

namespace ireum::intake {

Input Input::held(std::string path, std::string bytes) {
  Input in;
  in.path_ = std::move(path);
  *in.held_ = std::move(bytes);
  return in;
}

namespace {

/// What may be read though it is no regular file: it ends by itself, or who calls us has opened it.
bool is_handed_over(const std::string& path, const struct stat& st) {
  return (S_ISCHR(st.st_mode) && st.st_rdev == makedev(1, 3)) || path == "/dev/stdin" || path.starts_with("/dev/fd/");
}

}  // namespace

base::Result<Input> Input::open(const std::string& path) {
  // O_NONBLOCK: a pipe that nobody writes to is opened at once.
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    return base::Error{missing ? "error.file-missing" : "error.unreadable", path, {std::strerror(errno)}};
  }
  const auto fail = [&](const char* key, int code) {
    ::close(fd);
    return base::Error{key, path, {std::strerror(code)}};
  };
  struct stat st {};
  if (::fstat(fd, &st) != 0) return fail("error.unreadable", errno);
  if (S_ISDIR(st.st_mode)) return fail("error.is-directory", EISDIR);
  if (!S_ISREG(st.st_mode)) {
    if (!is_handed_over(path, st)) return fail("error.not-regular", 0);
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) & ~O_NONBLOCK);
  }
  Input in;
  in.path_ = path;
  if (const int code = in.read_all(fd, S_ISREG(st.st_mode) ? static_cast<size_t>(st.st_size) : 0))
    return fail("error.unreadable", code);
  ::close(fd);
  return in;
}

/// Reads to the end of the file, whose size is only what is expected. 0, or the system's error.
int Input::read_all(int fd, size_t expected) {
  size_t capacity = expected + 4096;
  read_ = allocate(capacity);
  for (;;) {
    const ssize_t n = ::read(fd, read_.get() + size_, capacity - size_);
    if (n == 0) return 0;
    if (n < 0 && errno != EINTR) return errno;
    size_ += n > 0 ? static_cast<size_t>(n) : 0;
    if (size_ < capacity) continue;
    capacity *= 2;
    Buffer wider = allocate(capacity);
    std::memcpy(wider.get(), read_.get(), size_);
    read_ = std::move(wider);
  }
}

Input::Input(Input&& o) noexcept { *this = std::move(o); }

Input& Input::operator=(Input&& o) noexcept {
  std::swap(path_, o.path_);
  std::swap(read_, o.read_);
  std::swap(size_, o.size_);
  std::swap(held_, o.held_);
  return *this;
}

Input::~Input() = default;

bool is_known_format(std::string_view name) {
  static constexpr std::string_view kEndings[] = {".txt", ".md", ".markdown", ".html", ".htm", ".text"};
  return std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view e) {
    return name.size() > e.size() && name.substr(name.size() - e.size()) == e;
  });
}

namespace {

/// A pattern of a folder's .ireumignore: one a line, # comments; a pattern without '/' means any name
/// below, one that ends in '/' a folder.
struct IgnorePattern {
  Glob glob;
  bool of_name = false, of_folder = false;
};

using Patterns = std::vector<IgnorePattern>;

void read_patterns(const std::string& folder, const std::string& relative, Patterns& patterns, Listing& out) {
  auto file = Input::open(folder + "/.ireumignore");
  if (!file) {
    if (file.error().key != "error.file-missing") out.errors.push_back(file.error());
    return;
  }
  std::string_view rest = file->bytes();
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    if (line.empty() || line[0] == '#') continue;
    const bool of_folder = line.back() == '/';
    if (of_folder) line.remove_suffix(1);
    const bool of_name = line.find('/') == line.npos;
    std::string pattern = of_name || relative.empty() ? "" : relative + "/";
    pattern += line.substr(!of_name && line[0] == '/' ? 1 : 0);
    patterns.push_back({Glob(std::move(pattern)), of_name, of_folder});
  }
}

/// What a walk knows of an entry before it looks at it.
struct Entry {
  std::string name, relative, path;
};

bool ignored(const Patterns& patterns, const Entry& e, bool folder) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const IgnorePattern& p) {
    return (folder || !p.of_folder) && p.glob.matches(p.of_name ? e.name : e.relative);
  });
}

/// An entry that cannot be looked at. One that no walk would take is none's concern; what may be a folder
/// or a document is said.
void note_unseen(const Entry& e, int code, const std::string& folder, Listing& out) {
  const bool gone = code == ENOENT || code == ELOOP;  // a link that leads nowhere
  if (gone && !is_known_format(e.name)) return void(++out.skipped);
  if (gone) return out.errors.push_back({"error.file-missing", e.path, {std::strerror(code)}});
  const bool said = !out.errors.empty() && out.errors.back().where == folder;
  if (!said) out.errors.push_back({"error.unreadable-folder", folder, {std::strerror(code)}});
}

bool is_link(const std::string& path) {
  struct stat st {};
  return ::lstat(path.c_str(), &st) == 0 && S_ISLNK(st.st_mode);
}

/// `patterns` are those of the folders above, and the same again afterwards.
void walk(const std::string& root, const std::string& relative, Patterns& patterns, Listing& out) {
  const std::string folder = relative.empty() ? root : root + "/" + relative;
  // One may be allowed to list a folder and not to look at what is in it.
  DIR* dir = ::access(folder.c_str(), X_OK) == 0 ? ::opendir(folder.c_str()) : nullptr;
  if (!dir) {
    out.errors.push_back({"error.unreadable-folder", folder, {std::strerror(errno)}});
    return;
  }
  const auto above = static_cast<ptrdiff_t>(patterns.size());
  read_patterns(folder, relative, patterns, out);
  std::vector<std::string> names;
  while (const dirent* e = ::readdir(dir))
    if (e->d_name[0] != '.') names.emplace_back(e->d_name);
  ::closedir(dir);
  std::sort(names.begin(), names.end());
  for (std::string& name : names) {
    Entry e{std::move(name), "", ""};
    e.relative = relative.empty() ? e.name : relative + "/" + e.name;
    e.path = root + "/" + e.relative;
    struct stat st {};
    if (::stat(e.path.c_str(), &st) != 0) {
      const int code = errno;
      if (ignored(patterns, e, false)) ++out.skipped;
      else note_unseen(e, code, folder, out);
    } else if (ignored(patterns, e, S_ISDIR(st.st_mode))) {
      ++out.skipped;
    } else if (S_ISDIR(st.st_mode)) {
      if (!is_link(e.path)) walk(root, e.relative, patterns, out);  // no circles
    } else if (S_ISREG(st.st_mode) && is_known_format(e.name)) {
      out.paths.push_back(e.path);
    } else {
      ++out.skipped;
    }
  }
  patterns.erase(patterns.begin() + above, patterns.end());
}

}  // namespace

Listing list_inputs(const std::vector<std::string>& arguments) {
  Listing out;
  for (std::string path : arguments) {
    struct stat st {};
    if (path != "-" && ::stat(path.c_str(), &st) == 0 && S_ISDIR(st.st_mode)) {
      while (path.size() > 1 && path.back() == '/') path.pop_back();
      const size_t before = out.paths.size(), errors = out.errors.size();
      Patterns patterns;
      walk(path, "", patterns, out);
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
