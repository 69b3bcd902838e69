#include "session/repair.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace ireum::session {

using check::Edit;
using check::Finding;
using check::Fix;

base::Result<Repair> repair(const text::Document& document, const text::SourceMap& map,
                            std::span<const Finding> findings, bool unsafe_too) {
  Repair out;
  std::vector<size_t> order(findings.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return findings[a].severity > findings[b].severity; });
  std::vector<Edit> edits;
  const auto clash = [&](const Edit& e) {
    return std::any_of(edits.begin(), edits.end(), [&](const Edit& o) {
      if (e == o) return false;
      return (e.begin < o.end && o.begin < e.end) || (e.begin == o.begin && (e.begin == e.end || o.begin == o.end));
    });
  };
  for (const size_t i : order) {
    const Fix* pick = nullptr;
    for (const Fix& f : findings[i].fixes)
      if ((f.safety == check::Safety::safe || unsafe_too) && !pick) pick = &f;
    if (!pick || std::any_of(pick->edits.begin(), pick->edits.end(), clash)) {
      out.left.push_back(i);
      continue;
    }
    for (const Edit& e : pick->edits)
      if (std::find(edits.begin(), edits.end(), e) == edits.end()) edits.push_back(e);
    ++out.applied;
  }
  std::sort(out.left.begin(), out.left.end());
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); });
  const std::string_view source = document.source();
  std::string text;
  size_t at = 0;
  for (const Edit& e : edits) {
    const size_t b = map.source_byte(e.begin, text::Edge::begin), n = map.source_byte(e.end, text::Edge::end);
    text += source.substr(at, b - at);
    text += e.text;
    at = std::max(at, n);
  }
  text += source.substr(at);
  auto bytes = text::encode(document, text);
  if (!bytes) return bytes.error();
  out.bytes = std::move(*bytes);
  return out;
}

namespace {

namespace fs = std::filesystem;

bool is_inside(const fs::path& path, const fs::path& folder) {
  const fs::path way = path.lexically_relative(folder);
  return !way.empty() && *way.begin() != "..";
}

/// The file that a path means. A link may lead anywhere below the working directory or below the
/// link's own folder; a relative path may not lead out of the working directory by a linked folder.
base::Result<std::string> target_of(const std::string& path) {
  std::error_code failed;
  const fs::path real = fs::canonical(path, failed);
  if (failed) return base::Error{"error.write", path, {failed.message()}};
  const fs::path here = fs::weakly_canonical(fs::current_path(failed), failed);
  const fs::path given(path),
      folder = fs::weakly_canonical(given.has_parent_path() ? given.parent_path() : fs::path("."), failed);
  const bool link = fs::is_symlink(given, failed);
  const fs::path plain = given.lexically_normal();
  const bool down = given.is_relative() && !plain.empty() && *plain.begin() != "..";
  const bool out = (link && !is_inside(real, here) && !is_inside(real, folder)) || (down && !is_inside(real, here));
  if (out) return base::Error{"error.symlink", path, {real.string()}};
  return real.string();
}

/// Writes all of `bytes` to an open file; 0, or the system's error.
int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n > 0) bytes.remove_prefix(static_cast<size_t>(n));
    else if (n == 0 || errno != EINTR) return n == 0 ? EIO : errno;
  }
  return 0;
}

/// Puts `bytes` into a file that stays what it is.
int overwrite(const std::string& target, std::string_view bytes) {
  const int fd = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
  if (fd < 0) return errno;
  int code = write_all(fd, bytes);
  if (code == 0 && ::ftruncate(fd, static_cast<off_t>(bytes.size())) != 0) code = errno;
  if (code == 0 && ::fsync(fd) != 0) code = errno;
  if (::close(fd) != 0 && code == 0) code = errno;
  return code;
}

}  // namespace

base::Status replace_file(const std::string& path, std::string_view bytes) {
  auto found = target_of(path);
  if (!found) return found.error();
  const std::string target = std::move(*found);
  struct stat st {};
  if (::stat(target.c_str(), &st) != 0) return base::Error{"error.write", path, {std::strerror(errno)}};
  if (::access(target.c_str(), W_OK) != 0 || !(st.st_mode & 0222)) return base::Error{"error.read-only", path, {}};
  std::string temporary = target + ".ireum-XXXXXX";
  const int fd = ::mkstemp(temporary.data());
  if (fd < 0) return base::Error{"error.write", path, {std::strerror(errno)}};
  bool ok = write_all(fd, bytes) == 0;
  // The owner first: changing it takes mode bits away.
  const bool owned = ::fchown(fd, st.st_uid, st.st_gid) == 0;
  ok = ok && ::fchmod(fd, st.st_mode & 07777) == 0 && ::fsync(fd) == 0;
  int code = errno;
  ok = ::close(fd) == 0 && ok;
  // A colleague's file must not become ours, and the other names of a file must go on meaning it: where the
  // owner cannot be kept or there are hard links, the bytes go into the file itself, and the finished copy
  // beside it is there until they have.
  if (ok && (!owned || st.st_nlink > 1)) {
    code = overwrite(target, bytes);
    if (code == 0) return ::unlink(temporary.c_str()), std::nullopt;
    return base::Error{"error.write", path, {std::strerror(code)}};
  }
  if (ok && ::rename(temporary.c_str(), target.c_str()) == 0) return std::nullopt;
  if (ok) code = errno;
  ::unlink(temporary.c_str());
  return base::Error{"error.write", path, {std::strerror(code)}};
}

base::Status write_new_file(const std::string& path, std::string_view bytes) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0) return base::Error{errno == EEXIST ? "error.exists" : "error.write", path, {std::strerror(errno)}};
  bool ok = write_all(fd, bytes) == 0 && ::fsync(fd) == 0;
  const int code = errno;
  ::close(fd);
  if (ok) return std::nullopt;
  ::unlink(path.c_str());
  return base::Error{"error.write", path, {std::strerror(code)}};
}

namespace {

std::vector<std::string_view> lines_of(std::string_view s) {
  std::vector<std::string_view> out;
  while (!s.empty()) {
    const size_t end = std::min(s.find('\n'), s.size() - 1);
    out.push_back(s.substr(0, end + 1));
    s.remove_prefix(end + 1);
  }
  return out;
}

void put_line(std::string& out, char mark, std::string_view line) {
  out += mark;
  out += line;
  if (line.empty() || line.back() != '\n') out += "\n\\ No newline at end of file\n";
}

}  // namespace

std::string unified_diff(const std::string& path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const auto a = lines_of(before), b = lines_of(after);
  std::string name = path;
  while (name.substr(0, 2) == "./") name.erase(0, 2);
  while (!name.empty() && name[0] == '/') name.erase(0, 1);
  // A tab ends a name with blanks, as git writes it.
  if (name.find(' ') != name.npos) name += '\t';
  std::string out = "--- a/" + name + "\n+++ b/" + name + "\n";
  constexpr size_t kContext = 3;
  struct Stretch {
    size_t a, a_end, b, b_end;  // lines that differ
  };
  std::vector<Stretch> stretches;
  if (a.size() == b.size()) {  // as a rule: fixes add no lines, so that lines pair by number
    for (size_t i = 0; i < a.size(); ++i) {
      if (a[i] == b[i]) continue;
      if (!stretches.empty() && stretches.back().a_end == i) ++stretches.back().a_end, ++stretches.back().b_end;
      else stretches.push_back({i, i + 1, i, i + 1});
    }
  } else {  // bytes of UTF-16 look like line ends: one stretch from the first to the last difference
    size_t first = 0, last = 0;
    while (first < std::min(a.size(), b.size()) && a[first] == b[first]) ++first;
    while (last < std::min(a.size(), b.size()) - first && a[a.size() - 1 - last] == b[b.size() - 1 - last]) ++last;
    stretches.push_back({first, a.size() - last, first, b.size() - last});
  }
  for (size_t i = 0; i < stretches.size();) {
    size_t j = i;
    while (j + 1 < stretches.size() && stretches[j + 1].a <= stretches[j].a_end + 2 * kContext) ++j;
    const size_t before_lines = std::min(kContext, stretches[i].a);
    const size_t first_a = stretches[i].a - before_lines, first_b = stretches[i].b - before_lines;
    const size_t stop_a = std::min(a.size(), stretches[j].a_end + kContext),
                 stop_b = stretches[j].b_end + (stop_a - stretches[j].a_end);
    out += "@@ -" + std::to_string(first_a + 1) + "," + std::to_string(stop_a - first_a) + " +" +
           std::to_string(first_b + 1) + "," + std::to_string(stop_b - first_b) + " @@\n";
    size_t k = first_a;
    for (; i <= j; ++i) {
      for (; k < stretches[i].a; ++k) put_line(out, ' ', a[k]);
      for (; k < stretches[i].a_end; ++k) put_line(out, '-', a[k]);
      for (size_t x = stretches[i].b; x < stretches[i].b_end; ++x) put_line(out, '+', b[x]);
    }
    for (; k < stop_a; ++k) put_line(out, ' ', a[k]);
  }
  return out;
}

}  // namespace ireum::session
