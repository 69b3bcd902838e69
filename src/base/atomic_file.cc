#include "base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <random>
#include <tuple>
#include <utility>
#include <vector>

namespace ireum::base {
namespace {

namespace fs = std::filesystem;

Error cannot_write(const std::string& path, int code) { return {"error.write", path, {std::strerror(code)}}; }

bool is_inside(const fs::path& path, const fs::path& folder) {
  const fs::path way = path.lexically_relative(folder);
  return !way.empty() && *way.begin() != "..";
}

/// The file that a path means. A link may lead anywhere below the working directory or below the
/// link's own folder; a relative path may not lead out of the working directory by a linked folder.
Result<std::string> target_of(const std::string& path) {
  std::error_code failed;
  const fs::path real = fs::canonical(path, failed);
  if (failed) return Error{"error.write", path, {failed.message()}};
  const fs::path here = fs::weakly_canonical(fs::current_path(failed), failed);
  const fs::path given(path),
      folder = fs::weakly_canonical(given.has_parent_path() ? given.parent_path() : fs::path("."), failed);
  const bool link = fs::is_symlink(given, failed);
  const fs::path plain = given.lexically_normal();
  const bool down = given.is_relative() && !plain.empty() && *plain.begin() != "..";
  const bool out = (link && !is_inside(real, here) && !is_inside(real, folder)) || (down && !is_inside(real, here));
  if (out) return Error{"error.symlink", path, {real.string()}};
  return real.string();
}

/// An open file; closed with the value.
class Handle {
 public:
  explicit Handle(int fd) : fd_(fd) {}
  Handle(Handle&& o) noexcept : fd_(std::exchange(o.fd_, -1)) {}
  Handle& operator=(Handle&&) = delete;
  ~Handle() {
    if (fd_ >= 0) ::close(fd_);
  }
  int fd() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  /// 0, or the system's error.
  int close() { return ::close(std::exchange(fd_, -1)) == 0 ? 0 : errno; }

 private:
  int fd_;
};

/// Writes all of `bytes` to an open file; 0, or the system's error.
int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n > 0) bytes.remove_prefix(static_cast<size_t>(n));
    else if (n == 0 || errno != EINTR) return n == 0 ? EIO : errno;
  }
  return 0;
}

/// What a regular file says, with the file as it then was.
struct Standing {
  struct stat st {};
  std::string bytes;
  bool readable = false;
};

Standing standing(const std::string& target) {
  Standing out;
  const Handle file(::open(target.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file || ::fstat(file.fd(), &out.st) != 0 || !S_ISREG(out.st.st_mode)) return out;
  std::vector<char> buffer(size_t{1} << 18);
  for (;;) {
    const ssize_t n = ::read(file.fd(), buffer.data(), buffer.size());
    if (n > 0) out.bytes.append(buffer.data(), static_cast<size_t>(n));
    else if (n == 0) break;
    else if (errno != EINTR) return out;
  }
  out.readable = true;
  return out;
}

/// Whether nobody has touched the file, as far as the system tells.
bool same_file(const struct stat& a, const struct stat& b) {
  const auto key = [](const struct stat& s) {
    return std::tuple(s.st_dev, s.st_ino, s.st_size, s.st_mtim.tv_sec, s.st_mtim.tv_nsec);
  };
  return key(a) == key(b);
}

/// Access lists and users' attributes. False where some could not be taken along.
bool copy_attributes(const std::string& from, int to) {
  std::vector<char> names(size_t{1} << 16);
  const ssize_t size = ::listxattr(from.c_str(), names.data(), names.size());
  if (size < 0) return errno == ENOTSUP;
  std::vector<char> value(size_t{1} << 16);
  for (const char* name = names.data(); name < names.data() + size; name += std::strlen(name) + 1) {
    const std::string_view n = name;
    if (!n.starts_with("user.") && n != "system.posix_acl_access") continue;
    const ssize_t length = ::getxattr(from.c_str(), name, value.data(), value.size());
    if (length < 0 || ::fsetxattr(to, name, value.data(), static_cast<size_t>(length), 0) != 0) return false;
  }
  return true;
}

/// The finished copy beside a file. It gets its name when that is wanted; without one it goes with the value.
class Copy {
 public:
  enum class Kind { nameless, named };

  Copy(const std::string& target, Kind kind) : target_(target), file_(open(kind)) {}
  ~Copy() { drop(); }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;

  int fd() const { return file_.fd(); }
  const std::string& name() const { return name_; }

  /// Gives it a name; 0, or the system's error.
  int place() {
    if (!name_.empty()) return 0;
    const std::string open_file = "/proc/self/fd/" + std::to_string(file_.fd());
    std::random_device chance;
    for (int i = 0; i < 100; ++i) {
      std::string name = target_ + ".ireum-" + std::to_string(chance() % 1000000u);
      if (::linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0)
        return name_ = std::move(name), 0;
      if (errno != EEXIST) return errno;
    }
    return EEXIST;
  }
  /// Takes the place of the file.
  int rename() {
    if (const int code = place()) return code;
    if (::rename(name_.c_str(), target_.c_str()) != 0) return errno;
    name_.clear();
    return 0;
  }
  void drop() {
    if (!name_.empty()) ::unlink(name_.c_str());
    name_.clear();
  }
  /// The copy stays where it is, under its name.
  std::string keep() { return std::exchange(name_, {}); }

 private:
  int open(Kind kind) {
    if (kind == Kind::nameless) {
      const std::string folder = fs::path(target_).parent_path().string();
      return ::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    }
    std::string name = target_ + ".ireum-XXXXXX";
    const int fd = ::mkostemp(name.data(), O_CLOEXEC);
    if (fd >= 0) name_ = std::move(name);
    return fd;
  }

  std::string target_, name_;
  Handle file_;
};

enum class Damage { none, torn };

/// Puts `bytes` into a file that stays what it is. The room is taken before the first byte is written; what
/// goes wrong behind that is undone with what stood there.
std::pair<int, Damage> overwrite(const std::string& target, std::string_view bytes, const Standing& old) {
  const Handle file(::open(target.c_str(), O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat st {};
  if (!file || ::fstat(file.fd(), &st) != 0) return {errno, Damage::none};
  if (!S_ISREG(st.st_mode)) return {EINVAL, Damage::none};
  const auto size = static_cast<off_t>(bytes.size());
  if (size > 0) {
    const int code = ::posix_fallocate(file.fd(), 0, size);
    if (code != 0 && code != EOPNOTSUPP && code != EINVAL)
      return {code, ::ftruncate(file.fd(), st.st_size) == 0 ? Damage::none : Damage::torn};
  }
  int code = write_all(file.fd(), bytes);
  if (code == 0 && ::ftruncate(file.fd(), size) != 0) code = errno;
  if (code == 0 && ::fsync(file.fd()) != 0) code = errno;
  if (code == 0) return {0, Damage::none};
  const bool undone = old.readable && ::lseek(file.fd(), 0, SEEK_SET) == 0 && write_all(file.fd(), old.bytes) == 0 &&
                      ::ftruncate(file.fd(), static_cast<off_t>(old.bytes.size())) == 0;
  return {code, undone ? Damage::none : Damage::torn};
}

/// Tries with one kind of copy. ENOSYS: the file system does not know that kind.
Status replace_with(Copy::Kind kind, const std::string& path, const std::string& target, std::string_view bytes,
                    std::optional<std::string_view> read, int& code) {
  struct stat st {};
  if (::stat(target.c_str(), &st) != 0) return cannot_write(path, errno);
  if (!S_ISREG(st.st_mode)) return Error{"error.not-regular", path, {}};
  Copy copy(target, kind);
  if (copy.fd() < 0) {
    code = kind == Copy::Kind::nameless ? ENOSYS : errno;
    return cannot_write(path, errno);
  }
  code = write_all(copy.fd(), bytes);
  // The owner first: changing it takes mode bits away.
  bool kept = code == 0 && ::fchown(copy.fd(), st.st_uid, st.st_gid) == 0;
  if (code == 0 && ::fchmod(copy.fd(), st.st_mode & 07777) != 0) code = errno;
  kept = kept && copy_attributes(target, copy.fd());
  if (code == 0 && ::fsync(copy.fd()) != 0) code = errno;
  if (code != 0) return cannot_write(path, code);

  const Standing now = standing(target);
  if (now.readable && now.bytes == bytes) return std::nullopt;
  if (read && (!now.readable || now.bytes != *read)) return Error{"error.changed", path, {}};
  if (kind == Copy::Kind::nameless && copy.place() != 0) return code = ENOSYS, cannot_write(path, ENOSYS);
  // A colleague's file must not become ours, and the other names of a file must go on meaning it: the bytes
  // then go into the file itself, and the copy is there until they have.
  if (!kept || st.st_nlink > 1) {
    const auto [wrong, damage] = overwrite(target, bytes, now);
    if (wrong == 0) return std::nullopt;
    code = wrong;
    if (damage == Damage::none) return cannot_write(path, wrong);
    return Error{"error.write-torn", path, {std::strerror(wrong), copy.keep()}};
  }
  struct stat last {};
  if (read && (::stat(target.c_str(), &last) != 0 || !same_file(last, now.st))) return Error{"error.changed", path, {}};
  code = copy.rename();
  if (code != 0) return cannot_write(path, code);
  return std::nullopt;
}

}  // namespace

Status replace_file(const std::string& path, std::string_view bytes, std::optional<std::string_view> read) {
  auto target = target_of(path);
  if (!target) return target.error();
  struct stat st {};
  if (::stat(target->c_str(), &st) != 0) return cannot_write(path, errno);
  if (!S_ISREG(st.st_mode)) return Error{"error.not-regular", path, {}};
  if (::access(target->c_str(), W_OK) != 0 || !(st.st_mode & 0222)) return Error{"error.read-only", path, {}};
  int code = 0;
  auto error = replace_with(Copy::Kind::nameless, path, *target, bytes, read, code);
  if (error && code == ENOSYS) error = replace_with(Copy::Kind::named, path, *target, bytes, read, code);
  return error;
}

Status write_new_file(const std::string& path, std::string_view bytes) {
  Handle file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file) return Error{errno == EEXIST ? "error.exists" : "error.write", path, {std::strerror(errno)}};
  int code = write_all(file.fd(), bytes);
  if (code == 0 && ::fsync(file.fd()) != 0) code = errno;
  if (const int closed = file.close(); code == 0) code = closed;
  if (code == 0) return std::nullopt;
  ::unlink(path.c_str());
  return cannot_write(path, code);
}

Status write_output(const std::string& path, std::string_view bytes) {
  struct stat st {};
  if (::stat(path.c_str(), &st) != 0) {
    if (errno == ENOENT) return write_new_file(path, bytes);
    return cannot_write(path, errno);
  }
  if (S_ISREG(st.st_mode) && !path.starts_with("/dev/")) return replace_file(path, bytes);
  Handle file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  if (!file) return cannot_write(path, errno);
  int code = write_all(file.fd(), bytes);
  if (const int closed = file.close(); code == 0) code = closed;
  if (code != 0) return cannot_write(path, code);
  return std::nullopt;
}

}  // namespace ireum::base
