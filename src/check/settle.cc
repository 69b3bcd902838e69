// What all checks share: making a finding with its level, fixes with the particle behind, order,
// and one finding a span.
#include <algorithm>

#include "base/utf8.h"
#include "check/context.h"
#include "check/hearing.h"
#include "check/spelling_talk.h"

namespace ireum::check {

Finding make(const Context& c, int rule, uint32_t document, uint64_t begin, uint64_t end, std::string_view evidence) {
  const Rule& r = (*c.rules)[static_cast<size_t>(rule)];
  Finding f;
  f.document = document;
  f.begin = begin;
  f.end = end;
  f.rule = static_cast<uint32_t>(rule);
  f.severity = r.severity;
  if (!r.severity_set && !evidence.empty())
    if (const auto level = r.option("options.severity." + std::string(evidence)); !level.empty())
      f.severity = severity_of(level);
  return f;
}

void add_fix(const Context& c, Finding& f, std::string_view replacement, Safety safety) {
  const Rule& r = (*c.rules)[f.rule];
  if (r.fix == "none" || r.fix.empty()) return;
  if (r.fix == "unsafe") safety = Safety::unsafe;
  const std::string_view text = c.documents[f.document].text();
  Fix fix{safety, std::string(replacement), {{f.begin, f.end, std::string(replacement)}}};
  for (Edit& e : particle_edits(c, f.document, f.end, text.substr(f.begin, f.end - f.begin), replacement))
    fix.edits.push_back(std::move(e));
  std::sort(fix.edits.begin(), fix.edits.end(), [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  f.fixes.push_back(std::move(fix));
}

namespace {

/// 자료/텐진: a word joined by strokes with words that are no names is a path.
bool is_in_path(const Context& c, const Finding& f) {
  const std::string_view text = c.documents[f.document].text();
  const size_t before = f.begin == 0 ? text.npos : text.find_last_of(" \t\n\"'([", f.begin - 1);
  const size_t begin = before == text.npos ? 0 : before + 1,
               end = std::min(text.find_first_of(" \t\n", f.end), text.size());
  const bool left = f.begin > begin && (text[f.begin - 1] == '/' || text[f.begin - 1] == '\\');
  const bool right = f.end < end && (text[f.end] == '/' || text[f.end] == '\\');
  if (!left && !right) return false;
  const auto& all = c.documents[f.document].observation->mentions;
  const auto first =
      std::partition_point(all.begin(), all.end(), [&](const mention::Mention& m) { return m.begin < begin; });
  for (auto m = first; m != all.end() && m->begin < end; ++m)
    if (m->end <= f.begin || m->begin >= f.end) return false;
  return true;
}

/// Takes away what stands in code, addresses, paths and tags, and fixes that would write there.
void keep_to_prose(const Context& c, Findings& findings) {
  std::erase_if(findings, [&](Finding& f) {
    const layout::Closed& closed = c.closed(f.document);
    if (closed.holds(f.begin) || (f.end > f.begin && closed.holds(f.end - 1)) || is_in_path(c, f)) return true;
    std::erase_if(f.fixes, [&](const Fix& fix) {
      return std::any_of(fix.edits.begin(), fix.edits.end(),
                         [&](const Edit& e) { return closed.touches(e.begin, e.end); });
    });
    return false;
  });
}

/// Takes away what is said of a name that the sentence speaks of. A glossary's word is its own.
void keep_to_use(const Context& c, Findings& findings) {
  const SpellingTalk talk(*c.words);
  std::erase_if(findings, [&](const Finding& f) {
    const bool of_spelling = !f.expected.empty() && !f.basis.starts_with("glossary") && f.basis != "calendar";
    return of_spelling && talk.is_about(c.documents[f.document].text(), f.begin, f.end);
  });
}

}  // namespace

void settle(const Context& c, Findings& findings) {
  keep_to_prose(c, findings);
  keep_to_use(c, findings);
  if (!c.forces.empty())
    std::erase_if(findings, [&](Finding& f) {
      const Force& force = c.forces[f.document][f.rule];
      if (force.severity != Severity::off) f.severity = force.severity;
      return force.off;
    });
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.document, a.begin, a.end, b.severity, a.rule) <
           std::tie(b.document, b.begin, b.end, a.severity, b.rule);
  });
  findings.erase(std::unique(findings.begin(), findings.end(),
                             [](const Finding& a, const Finding& b) {
                               return a.document == b.document && a.begin == b.begin && a.end == b.end;
                             }),
                 findings.end());
  // 칭타오시 and 칭타오 in it are one slip: the longer is told.
  const auto longer = [](const Finding& b, const Finding& a) {
    return a.document == b.document && a.begin == b.begin && a.rule == b.rule && a.fixes.size() == 1 &&
           b.fixes.size() == 1;
  };
  const auto kept = std::unique(findings.rbegin(), findings.rend(), longer);
  findings.erase(findings.begin(), kept.base());
}

void check_second_spellings(const Context& c, Findings& out);  // second.cc: variant-hangul of glossed persons
/// framed_places.cc: near-miss and sino-reading of what its frame makes a place; `out` holds what is told already.
void check_framed_places(const Context& c, uint32_t document, Areas& areas, Findings& out);
void check_framed_bodies(const Context& c, uint32_t document, Areas& areas, Findings& out);  // universities

namespace {

void check_document(const Context& c, uint32_t d, Findings& out) {
  check_pairs(c, d, out);
  check_sino_places(c, d, out);
  check_script(c, d, out);
  check_lost(c, d, out);
  check_characters(c, d, out);
  check_dates(c, d, out);
  check_money(c, d, out);
  check_particles(c, d, out);
  check_brackets(c, d, out);
  check_glosses(c, d, out);
}

void check_corpus(const Context& c, Findings& out) {
  check_variants(c, out);
  check_near_misses(c, out);
  check_near_words(c, out);
  check_far_misses(c, out);
  check_second_spellings(c, out);
}

}  // namespace

Findings check_spellings(const Context& c, Areas& areas) {
  Findings out;
  Context own = c;
  ClosedRegions regions;
  own.regions = &regions;
  check_near_misses(own, out);
  for (uint32_t d = 0; d < c.documents.size(); ++d) {
    check_sino_places(own, d, out);
    check_framed_places(own, d, areas, out);
    check_framed_bodies(own, d, areas, out);
  }
  settle(own, out);
  return out;
}

Findings check_all(const Context& c) {
  Findings out;
  Context own = c;
  ClosedRegions regions;
  own.regions = &regions;
  std::vector<Policy> distinct;
  for (uint32_t d = 0; d < c.documents.size(); ++d) {
    if (c.documents[d].evidence_only) continue;
    own.policy = c.policy_of(d);
    if (std::find(distinct.begin(), distinct.end(), own.policy) == distinct.end()) distinct.push_back(own.policy);
    check_document(own, d, out);
  }
  // The corpus is judged once a policy; of each judgement the documents under that policy take part.
  for (const Policy& policy : distinct) {
    own.policy = policy;
    Findings some;
    check_corpus(own, some);
    std::erase_if(some, [&](const Finding& f) { return !(c.policy_of(f.document) == policy); });
    out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  std::erase_if(out, [&](const Finding& f) { return c.documents[f.document].evidence_only; });
  Areas areas;
  for (uint32_t d = 0; d < c.documents.size(); ++d) {
    if (c.documents[d].evidence_only) continue;
    own.policy = c.policy_of(d);
    check_framed_places(own, d, areas, out);
    check_framed_bodies(own, d, areas, out);
  }
  check_glossary(own, out);
  settle(own, out);
  return out;
}

}  // namespace ireum::check
