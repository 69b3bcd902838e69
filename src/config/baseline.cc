#include "config/baseline.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/atomic_file.h"
#include "intake/input.h"

namespace ireum::config {
namespace {

namespace fs = std::filesystem;
using json = nlohmann::ordered_json;
constexpr std::string_view kSchema = "ireum/baseline/1";

/// Keys of the findings of a run; paths are computed once a document.
class Keys {
 public:
  Keys(const check::RuleTable& rules, std::span<const Source> sources, const std::string& path)
      : rules_(&rules), sources_(sources) {
    const std::string folder = fs::path(path).parent_path().string();
    for (const Source& s : sources)
      paths_.push_back(s.document->path() == "-" ? "-" : nfc(relative_to(folder, s.document->path())));
  }
  BaselineKey operator()(const check::Finding& f) const {
    const std::string_view text = sources_[f.document].document->text();
    return {paths_[f.document], std::string((*rules_)[f.rule].id), std::string(text.substr(f.begin, f.end - f.begin)),
            f.expected.empty() ? std::string() : f.expected[0]};
  }
  /// Documents that findings are reported of.
  std::set<std::string> judged() const {
    std::set<std::string> out;
    for (size_t i = 0; i < paths_.size(); ++i)
      if (!sources_[i].evidence_only) out.insert(paths_[i]);
    return out;
  }

 private:
  const check::RuleTable* rules_;
  std::span<const Source> sources_;
  std::vector<std::string> paths_;
};

/// The entry of a line, or nothing and what is wrong with it.
std::optional<std::pair<BaselineKey, uint64_t>> read_line(std::string_view line, std::string& wrong) {
  const json j = json::parse(line, nullptr, false);
  const auto text = [&](const char* key) -> std::string {
    const auto it = j.find(key);
    if (it != j.end() && it->is_string()) return it->get<std::string>();
    wrong = std::string("\"") + key + "\"";
    return {};
  };
  if (!j.is_object()) return wrong = "JSON", std::nullopt;
  if (j.contains("schema") && j["schema"] != kSchema) return wrong = "schema " + j["schema"].dump(), std::nullopt;
  BaselineKey key{text("path"), text("rule"), text("text"), text("expected")};
  const auto count = j.find("count");
  if (count == j.end() || !count->is_number_unsigned() || *count == 0) wrong = "\"count\"";
  if (!wrong.empty()) return std::nullopt;
  return std::pair(std::move(key), count->get<uint64_t>());
}

}  // namespace

std::string baseline_line(const BaselineKey& key, uint64_t count) {
  return json{{"schema", kSchema}, {"path", key.path},         {"rule", key.rule},
              {"text", key.text},  {"expected", key.expected}, {"count", count}}
      .dump(-1, ' ', false, json::error_handler_t::replace);
}

base::Result<Baseline> Baseline::read(const std::string& path) {
  auto input = intake::Input::open(path);
  if (!input)
    return base::Error{input.error().key == "error.file-missing" ? "error.baseline-missing" : input.error().key, path,
                       input.error().args};
  return parse(input->bytes(), path);
}

base::Result<Baseline> Baseline::parse(std::string_view bytes, const std::string& path) {
  Baseline out;
  for (uint64_t number = 1; !bytes.empty(); ++number) {
    const size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    std::string wrong;
    const auto entry = read_line(line, wrong);
    if (!entry) return base::Error{"error.baseline", path + ":" + std::to_string(number), {wrong}};
    uint64_t& count = out.counts_[entry->first];
    count = std::max(count, entry->second);
  }
  return out;
}

Baseline Baseline::of(const check::RuleTable& rules, std::span<const Source> sources, const check::Findings& findings,
                      const std::string& path) {
  Baseline out;
  const Keys key(rules, sources, path);
  for (const check::Finding& f : findings) ++out.counts_[key(f)];
  return out;
}

std::string Baseline::text() const {
  std::vector<std::string> lines;
  for (const auto& [key, count] : counts_) lines.push_back(baseline_line(key, count) + "\n");
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& line : lines) out += line;
  return out;
}

base::Status Baseline::write(const std::string& path) const {
  std::error_code failed;
  return fs::exists(path, failed) ? base::replace_file(path, text()) : base::write_new_file(path, text());
}

Baseline::Applied Baseline::apply(const check::RuleTable& rules, std::span<const Source> sources,
                                  const std::string& path, check::Findings& findings) const {
  Applied out;
  Counts left = counts_;
  const Keys key(rules, sources, path);
  out.removed = std::erase_if(findings, [&](const check::Finding& f) {
    const auto it = left.find(key(f));
    return it != left.end() && it->second > 0 && it->second-- > 0;
  });
  const std::set<std::string> judged = key.judged();
  const fs::path folder = fs::path(path).parent_path();
  for (const auto& [k, count] : left) {
    const int rule = rules.find(k.rule);
    if (count == 0 || (rule >= 0 && rules[static_cast<size_t>(rule)].severity == check::Severity::off)) continue;
    std::error_code failed;
    if (judged.contains(k.path) || (k.path != "-" && !fs::exists(folder / k.path, failed))) out.stale.emplace(k, count);
  }
  return out;
}

Baseline::Counts Baseline::beyond(const Baseline& old) const {
  Counts out;
  for (const auto& [key, count] : counts_) {
    const auto it = old.counts_.find(key);
    const uint64_t known = it == old.counts_.end() ? 0 : it->second;
    if (count > known) out.emplace(key, count - known);
  }
  return out;
}

Baseline Baseline::pruned(const Counts& stale) const {
  Baseline out = *this;
  for (const auto& [key, count] : stale) {
    const auto it = out.counts_.find(key);
    if (it == out.counts_.end()) continue;
    if (it->second <= count) out.counts_.erase(it);
    else it->second -= count;
  }
  return out;
}

}  // namespace ireum::config
