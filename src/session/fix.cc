#include "session/fix.h"

#include <algorithm>
#include <unordered_map>

namespace ireum::session {
namespace {

constexpr int kRounds = 6;

/// The findings of one document; they are sorted by document.
std::span<const check::Finding> findings_of(const check::Findings& all, uint32_t document) {
  const auto begin =
      std::partition_point(all.begin(), all.end(), [&](const check::Finding& f) { return f.document < document; });
  const auto end =
      std::partition_point(begin, all.end(), [&](const check::Finding& f) { return f.document == document; });
  return {begin, end};
}

}  // namespace

base::Result<FixRun> fix(const Request& request, bool unsafe_too) {
  Request now = request;
  std::vector<FixedFile> files;
  std::unordered_map<std::string, size_t> known;  // path -> place in `files`
  for (int round = 0;; ++round) {
    auto project = Project::open(now);
    if (!project) return project.error();
    auto outcome = project->check();
    if (!outcome) return outcome.error();
    std::vector<base::Error> refused;
    bool changed = false;
    const auto& documents = project->session().documents();
    for (uint32_t d = 0; d < documents.size(); ++d) {
      const Loaded& doc = *documents[d];
      if (doc.evidence_only) continue;
      const std::string& path = doc.input.path();
      const auto [place, fresh] = known.try_emplace(path, files.size());
      if (fresh)
        files.push_back({path, std::string(doc.input.bytes()), std::string(doc.input.bytes()), 0, doc.from_stdin});
      FixedFile* const file = &files[place->second];
      if (round == kRounds) continue;
      auto fixed = repair(*doc.document, *doc.map, findings_of(outcome->findings, d), unsafe_too);
      if (!fixed) {
        refused.push_back(fixed.error());
        continue;
      }
      if (fixed->bytes == file->after) continue;
      changed = true;
      file->applied += fixed->applied;
      file->after = fixed->bytes;
      now.held[doc.from_stdin ? "-" : path] = {std::move(fixed->bytes), doc.document->encoding()};
    }
    if (!changed) return FixRun{std::move(files), std::move(refused), std::move(*project), std::move(*outcome)};
  }
}

}  // namespace ireum::session
