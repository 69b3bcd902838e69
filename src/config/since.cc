#include "config/since.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <set>

#include "config/git.h"

namespace ireum::config {
namespace {

namespace fs = std::filesystem;

constexpr size_t kArgumentBytes = 100'000;  // of paths in one call

std::string_view take_line(std::string_view& s) {
  const size_t end = std::min(s.find('\n'), s.size());
  const std::string_view line = s.substr(0, end);
  s.remove_prefix(std::min(end + 1, s.size()));
  return line;
}

/// The path behind "+++ " or in a "Binary files" line: "b/…" with git's quotes undone.
std::string unquote(std::string_view s) {
  if (!s.starts_with('"')) {
    if (s.ends_with('\t')) s.remove_suffix(1);  // git marks the end of a path with blanks in it
    return std::string(s);
  }
  std::string out;
  for (size_t i = 1; i < s.size() && s[i] != '"'; ++i) {
    if (s[i] != '\\' || i + 1 == s.size()) {
      out += s[i];
      continue;
    }
    const char c = s[++i];
    constexpr std::string_view kFrom = "abtnvfr", kTo = "\a\b\t\n\v\f\r";
    if (const size_t k = kFrom.find(c); k != kFrom.npos) {
      out += kTo[k];
    } else if (c >= '0' && c <= '7') {
      int value = 0;
      for (size_t n = 0; n < 3 && i < s.size() && s[i] >= '0' && s[i] <= '7'; ++n, ++i)
        value = value * 8 + (s[i] - '0');
      --i;
      out += static_cast<char>(value);
    } else {
      out += c;
    }
  }
  return out;
}

std::string in_repository(std::string_view side) {
  std::string path = unquote(side);
  return path.starts_with("a/") || path.starts_with("b/") ? path.substr(2) : path;
}

/// "12,3" -> 12, 3; the count is 1 where it is left out.
struct Stretch {
  uint64_t first = 0, count = 1;
};
Stretch stretch(std::string_view s) {
  Stretch out;
  const char* end = s.data() + s.size();
  const auto [at, failed] = std::from_chars(s.data(), end, out.first);
  if (failed == std::errc() && at < end && *at == ',') std::from_chars(at + 1, end, out.count);
  return out;
}

/// The folder of the repository that the file is in: the nearest with a .git.
std::optional<std::string> repository_of(const fs::path& file) {
  for (fs::path folder = file.parent_path();; folder = folder.parent_path()) {
    std::error_code failed;
    if (fs::exists(folder / ".git", failed)) return folder.string();
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

std::string first_line(std::string_view s) {
  std::string_view line = take_line(s);
  for (const std::string_view head : {"fatal: ", "error: "})
    if (line.starts_with(head)) line.remove_prefix(head.size());
  return std::string(line);
}

/// Runs git over the paths, a batch at a time, and joins what it says.
base::Result<std::string> over_paths(const std::string& folder, const std::vector<std::string>& arguments,
                                     const std::vector<std::string>& paths) {
  std::string out;
  for (size_t i = 0; i < paths.size();) {
    std::vector<std::string> words = arguments;
    words.push_back("--");
    for (size_t bytes = 0; i < paths.size() && bytes < kArgumentBytes; ++i)
      bytes += words.emplace_back(paths[i]).size() + 1;
    auto answer = git(folder, words);
    if (!answer) return answer.error();
    if (answer->status != 0) return base::Error{"error.git", folder, {first_line(answer->err)}};
    out += answer->out;
  }
  return out;
}

/// One repository: changes by path inside it.
base::Result<Changes> changes_in(const std::string& folder, const std::string& revision,
                                 const std::vector<std::string>& paths) {
  auto commit = git(folder, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (!commit) return commit.error();
  if (commit->status != 0) {
    // Whether it is the revision or the repository that git does not like.
    auto sound = git(folder, {"rev-parse", "--git-dir"});
    if (sound && sound->status != 0) return base::Error{"error.git", folder, {first_line(sound->err)}};
    return base::Error{"error.revision", folder, {revision}};
  }
  const std::string id(commit->out, 0, commit->out.find('\n'));
  auto diff =
      over_paths(folder,
                 {"diff", "-U0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv",
                  "--no-renames", "--no-relative", "--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/", id},
                 paths);
  if (!diff) return diff.error();
  auto tracked = over_paths(folder, {"ls-files", "-z"}, paths);
  if (!tracked) return tracked.error();
  Changes out = parse_diff(*diff);
  std::set<std::string> known;
  for (size_t at = 0; at < tracked->size();) {
    const size_t end = tracked->find('\0', at);
    known.insert(tracked->substr(at, end - at));
    at = end + 1;
  }
  for (const std::string& path : paths)
    if (!known.contains(path)) out[path].whole = true;
  return out;
}

/// Where the lines of a text begin.
std::vector<uint64_t> line_starts(std::string_view text) {
  std::vector<uint64_t> out = {0};
  for (size_t at = 0; (at = text.find('\n', at)) != text.npos;) out.push_back(++at);
  return out;
}

}  // namespace

bool ChangedLines::touches(uint64_t first, uint64_t last) const {
  return whole || std::any_of(ranges.begin(), ranges.end(),
                              [&](const LineRange& r) { return r.first <= last && first <= r.last; });
}

Changes parse_diff(std::string_view diff) {
  Changes out;
  ChangedLines* file = nullptr;
  while (!diff.empty()) {
    std::string_view line = take_line(diff);
    if (line.starts_with("diff --git ")) {
      file = nullptr;
    } else if (line.starts_with("+++ ")) {
      line.remove_prefix(4);
      file = line == "/dev/null" ? nullptr : &out[in_repository(line)];
    } else if (line.starts_with("Binary files ") && line.ends_with(" differ")) {
      line.remove_suffix(7);
      if (const size_t at = line.rfind(" and "); at != line.npos && line.substr(at + 5) != "/dev/null")
        out[in_repository(line.substr(at + 5))].whole = true;
    } else if (line.starts_with("@@ -")) {
      const size_t plus = line.find(" +"), end = line.find(" @@", plus == line.npos ? 0 : plus);
      if (plus == line.npos || end == line.npos) continue;
      const Stretch old = stretch(line.substr(4, plus - 4)), now = stretch(line.substr(plus + 2, end - plus - 2));
      if (file && now.count) file->ranges.push_back({now.first, now.first + now.count - 1});
      for (uint64_t left = old.count + now.count; left > 0 && !diff.empty();)
        if (!take_line(diff).starts_with('\\')) --left;
    }
  }
  return out;
}

base::Result<Changes> changed_since(const std::string& revision, const std::vector<std::string>& files) {
  Changes out;
  std::map<std::string, std::map<std::string, std::vector<std::string>>>
      repositories;  // folder, path inside, paths as given
  for (const std::string& file : files) {
    if (file == "-") {
      out[file].whole = true;
      continue;
    }
    std::error_code failed;
    const fs::path whole = fs::weakly_canonical(file, failed);
    const auto folder = repository_of(failed ? fs::absolute(file, failed) : whole);
    if (!folder) return base::Error{"error.git-repository", file, {}};
    repositories[*folder][whole.lexically_relative(*folder).generic_string()].push_back(file);
  }
  for (const auto& [folder, inside] : repositories) {
    std::vector<std::string> paths;
    for (const auto& [path, given] : inside) paths.push_back(path);
    auto changes = changes_in(folder, revision, paths);
    if (!changes) return changes.error();
    for (const auto& [path, given] : inside)
      for (const std::string& name : given) out[name] = (*changes)[path];
  }
  return out;
}

uint64_t keep_changed(const Changes& changes, std::span<const Source> sources, check::Findings& findings) {
  std::map<uint32_t, std::vector<uint64_t>> starts;
  return std::erase_if(findings, [&](const check::Finding& f) {
    const text::Document& document = *sources[f.document].document;
    const auto it = changes.find(document.path());
    if (it == changes.end()) return true;
    if (it->second.whole) return false;
    std::vector<uint64_t>& lines = starts[f.document];
    if (lines.empty()) lines = line_starts(document.text());
    const auto line_of = [&](uint64_t at) {
      return static_cast<uint64_t>(std::upper_bound(lines.begin(), lines.end(), at) - lines.begin());
    };
    return !it->second.touches(line_of(f.begin), line_of(f.end > f.begin ? f.end - 1 : f.begin));
  });
}

}  // namespace ireum::config
