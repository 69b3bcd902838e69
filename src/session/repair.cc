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
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return findings[a].severity > findings[b].severity; });
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
  std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); });
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

base::Status replace_file(const std::string& path, std::string_view bytes) {
  std::string target = path;
  struct stat st {};
  if (::lstat(path.c_str(), &st) == 0 && S_ISLNK(st.st_mode)) {
    char resolved[PATH_MAX];
    if (!::realpath(path.c_str(), resolved)) return base::Error{"error.write", path, {std::strerror(errno)}};
    const auto root = std::filesystem::weakly_canonical(std::filesystem::current_path());
    const std::string inside = std::filesystem::path(resolved).lexically_relative(root).string();
    if (inside.empty() || inside.substr(0, 2) == "..") return base::Error{"error.symlink", path, {resolved}};
    target = resolved;
  }
  if (::stat(target.c_str(), &st) != 0) return base::Error{"error.write", path, {std::strerror(errno)}};
  if (::access(target.c_str(), W_OK) != 0 || !(st.st_mode & 0222)) return base::Error{"error.read-only", path, {}};
  std::string temporary = target + ".ireum-XXXXXX";
  const int fd = ::mkstemp(temporary.data());
  if (fd < 0) return base::Error{"error.write", path, {std::strerror(errno)}};
  size_t done = 0;
  bool ok = true;
  while (ok && done < bytes.size()) {
    const ssize_t n = ::write(fd, bytes.data() + done, bytes.size() - done);
    if (n > 0) done += static_cast<size_t>(n);
    else ok = n < 0 && errno == EINTR;
  }
  ok = ok && ::fchmod(fd, st.st_mode & 07777) == 0;
  if (::fchown(fd, st.st_uid, st.st_gid) != 0 && ::geteuid() == 0) ok = false;
  ok = ok && ::fsync(fd) == 0;
  ok = ::close(fd) == 0 && ok;
  if (ok && ::rename(temporary.c_str(), target.c_str()) == 0) return std::nullopt;
  const int code = errno;
  ::unlink(temporary.c_str());
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
  // Fixes never add or remove lines, so that lines pair by number.
  const auto a = lines_of(before), b = lines_of(after);
  std::string name = path;
  while (name.substr(0, 2) == "./") name.erase(0, 2);
  while (!name.empty() && name[0] == '/') name.erase(0, 1);
  std::string out = "--- a/" + name + "\n+++ b/" + name + "\n";
  constexpr size_t kContext = 3;
  const size_t n = std::min(a.size(), b.size());
  for (size_t i = 0; i < n; ++i) {
    if (a[i] == b[i]) continue;
    const size_t first = i > kContext ? i - kContext : 0;
    size_t last = i;
    for (size_t k = i + 1; k < n && k <= last + 2 * kContext + 1; ++k)
      if (a[k] != b[k]) last = k;
    const size_t stop = std::min(n, last + 1 + kContext);
    const std::string count = std::to_string(stop - first);
    out += "@@ -" + std::to_string(first + 1) + "," + count + " +" + std::to_string(first + 1) + "," + count + " @@\n";
    for (size_t k = first; k < stop;) {
      if (a[k] == b[k]) {
        put_line(out, ' ', a[k]);
        ++k;
        continue;
      }
      size_t end = k;
      while (end < stop && a[end] != b[end]) ++end;
      for (size_t x = k; x < end; ++x) put_line(out, '-', a[x]);
      for (size_t x = k; x < end; ++x) put_line(out, '+', b[x]);
      k = end;
    }
    i = stop - 1;
  }
  return out;
}

}  // namespace ireum::session
