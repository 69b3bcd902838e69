#include "cli/explain_candidates.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "base/utf8.h"

namespace ireum::cli {

using mention::Candidate;
using mention::Evidence;

namespace {

constexpr int kLikely = -320;  // 20 bits: what the greater pieces of evidence weigh

std::string phrase_of(report::Lang lang, Evidence e) {
  std::string key = "evidence." + std::string(mention::kEvidenceNames[static_cast<size_t>(e)]);
  std::replace(key.begin(), key.end(), '_', '-');
  return std::string(report::say(lang, key));
}

std::string_view outcome_of(const Candidate& c) {
  return c.taken ? "explain.taken" : c.score > 0 ? "explain.beaten" : "explain.too-weak";
}

}  // namespace

std::string bits(int sixteenths) {
  char out[16];
  std::snprintf(out, sizeof out, "%.1f", std::abs(sixteenths) / 16.0);
  return (sixteenths < 0 ? "\u2212" : "+") + std::string(out);
}

WeighedCandidates::WeighedCandidates(const image::Lexicon& lexicon, std::string_view text, report::Lang lang)
    : observer_(lexicon), text_(text), lang_(lang) {
  const mention::Observation seen = observer_.observe(text, mention::Purpose::explain);
  for (const mention::Observer::Weighed& line : observer_.weighed()) place(line, seen.lines[line.line]);
}

void WeighedCandidates::place(const mention::Observer::Weighed& line, const mention::SeenLine& seen) {
  std::vector<size_t> bytes;  // of every code point of the line, and of its end
  const size_t end = seen.begin + seen.size;
  for (size_t at = seen.begin; at < end; base::next_code_point(text_, at)) bytes.push_back(at);
  bytes.push_back(end);
  for (const Candidate& c : line.candidates)
    if (c.type != image::Type::none) placed_.push_back({bytes[c.begin], bytes[c.end], c});
}

std::string WeighedCandidates::at(size_t byte) const {
  std::vector<const Placed*> here;
  for (const Placed& p : placed_)
    if (p.begin <= byte && byte < p.end) here.push_back(&p);
  std::stable_sort(here.begin(), here.end(), [](const Placed* a, const Placed* b) {
    return std::pair(a->candidate.taken, a->candidate.score) > std::pair(b->candidate.taken, b->candidate.score);
  });
  std::string out, before;
  for (const Placed* p : here) {
    std::string line = in_words(*p);  // two generators may have made the same
    if (line != before) out += line + "\n";
    before = std::move(line);
  }
  return out;
}

std::vector<WeighedCandidates::Place> WeighedCandidates::likely() const {
  std::vector<Place> out;
  for (const Placed& p : placed_)
    if (p.candidate.taken || p.candidate.score > kLikely) out.push_back({p.begin, p.end, p.candidate.taken});
  return out;
}

std::string WeighedCandidates::in_words(const Placed& p) const {
  const Candidate& c = p.candidate;
  return report::say(
      lang_, "explain.candidate",
      {report::say(lang_, "type." + std::string(mention::type_name(c.type))), text_.substr(p.begin, p.end - p.begin),
       reasons(c), bits(c.score), report::say(lang_, outcome_of(c))});
}

/// What weighs, the strongest first; what says nothing of this type is left out.
std::string WeighedCandidates::reasons(const Candidate& c) const {
  std::vector<std::pair<int, Evidence>> all;
  c.evidence.for_each([&](Evidence e) {
    mention::EvidenceSet alone;
    alone.add(e);
    if (const int weight = observer_.weights().sum(alone, c.type, c.odds)) all.emplace_back(weight, e);
  });
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return std::abs(a.first) > std::abs(b.first); });
  std::string out;
  for (const auto& [weight, e] : all) out += (out.empty() ? "" : ", ") + phrase_of(lang_, e) + " " + bits(weight);
  return out.empty() ? std::string(report::say(lang_, "explain.no-weight")) : out;
}

}  // namespace ireum::cli
