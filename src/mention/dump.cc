#include "mention/dump.h"

#include <algorithm>

namespace ireum::mention {
namespace {

constexpr std::string_view kSources[] = {"gazetteer", "designator", "shape", "person", "foreign", "slip",
                                         "document",  "gloss",      "cell",  "frame",  "han",     "work"};

std::string names_of(const EvidenceSet& set) {
  std::string out;
  set.for_each([&](Evidence e) {
    if (!out.empty()) out += ',';
    out += kEvidenceNames[static_cast<size_t>(e)];
  });
  std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

}  // namespace

std::string dump_candidates(const std::string& path, const std::vector<Observer::Weighed>& lines) {
  std::string out;
  for (const Observer::Weighed& line : lines)
    for (const Candidate& c : line.candidates) {
      out +=
          path + '\t' + std::to_string(line.line + 1) + '\t' + std::to_string(c.begin) + '\t' + std::to_string(c.end);
      out += '\t' + std::string(type_name(c.type)) + '\t' + std::string(kSources[static_cast<size_t>(c.source)]);
      out += '\t' + std::to_string(c.score) + '\t' + (c.taken ? "1" : "0") + '\t' + std::to_string(c.odds);
      out += '\t' + names_of(c.evidence) + '\n';
    }
  return out;
}

}  // namespace ireum::mention
