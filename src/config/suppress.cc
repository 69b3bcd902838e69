#include "config/suppress.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "config/ignores.h"

namespace ireum::config {
namespace {

/// Whether `phrase` stands in `text` so that it covers [begin, end).
bool covered(std::string_view text, std::string_view phrase, uint64_t begin, uint64_t end) {
  if (phrase.empty()) return true;
  if (end - begin > phrase.size()) return false;
  for (size_t at = end < phrase.size() ? 0 : end - phrase.size(); at <= begin; ++at)
    if (text.substr(at, phrase.size()) == phrase) return true;
  return false;
}

/// The entries of one configuration, and which of them did something.
class Allows {
 public:
  explicit Allows(const Config& config) : config_(&config), used_(config.allow.size()), met_(config.allow.size()) {}

  /// Which entries speak of a document; once for each, before its findings.
  void meet(uint32_t number, std::string_view path) {
    std::vector<size_t>& mine = by_document_[number];
    for (size_t i = 0; i < used_.size(); ++i)
      if (const Globs& files = config_->allow[i].files; files.empty() || files.match(path)) {
        mine.push_back(i);
        met_[i] = true;
      }
  }

  bool match(const check::Rule& rule, const check::Finding& f, std::string_view text) {
    bool any = false;
    for (const size_t i : by_document_[f.document]) {
      const Allow& a = config_->allow[i];
      const bool rule_fits = a.rules.empty() || std::any_of(a.rules.begin(), a.rules.end(),
                                                            [&](const RuleName& n) { return means(n.id, rule); });
      if (rule_fits && covered(text, a.text, f.begin, f.end)) used_[i] = 1, any = true;
    }
    return any;
  }

  void notes(const check::RuleTable& rules, Extent extent, std::vector<AllowNote>& out) const {
    for (size_t i = 0; i < used_.size(); ++i) {
      const Allow& a = config_->allow[i];
      const bool seen = extent == Extent::whole || (met_[i] && one_file(a.files));
      if (!used_[i] && seen && ran(a, rules)) out.push_back({AllowNote::Kind::unused, a.where, name(a)});
      else if (a.reason.empty()) out.push_back({AllowNote::Kind::reasonless, a.where, name(a)});
    }
  }

 private:
  static bool one_file(const Globs& g) {
    return g.patterns.size() == 1 && g.patterns[0].find_first_of("*?[") == std::string::npos;
  }
  static bool ran(const Allow& a, const check::RuleTable& rules) {
    return std::any_of(rules.rules().begin(), rules.rules().end(), [&](const check::Rule& r) {
      return r.severity != check::Severity::off &&
             (a.rules.empty() ||
              std::any_of(a.rules.begin(), a.rules.end(), [&](const RuleName& n) { return means(n.id, r); }));
    });
  }
  static std::string name(const Allow& a) {
    return !a.text.empty()    ? a.text
           : !a.files.empty() ? a.files.patterns[0]
           : !a.rules.empty() ? a.rules[0].id
                              : std::string();
  }

  const Config* config_;
  std::vector<char> used_, met_;
  std::map<uint32_t, std::vector<size_t>> by_document_;
};

/// Whether every rule that is on by itself ran in this document.
bool all_ran(const check::RuleTable& rules, const std::vector<Level>& levels) {
  for (size_t i = 0; i < levels.size(); ++i)
    if (!levels[i].on && check::severity_of(rules[i].image->str(rules[i].record->severity)) != check::Severity::off)
      return false;
  return true;
}

}  // namespace

Suppressed suppress(const check::RuleTable& rules, std::span<const Source> sources,
                    const std::vector<std::vector<Level>>& levels, Extent extent, check::Findings& findings) {
  Suppressed out;
  std::vector<Ignores> ignores(sources.size());
  std::vector<std::pair<const Config*, Allows>> allows;  // in the order of the documents
  const auto allows_of = [&](const Config* config) -> Allows* {
    const auto it = std::find_if(allows.begin(), allows.end(), [&](const auto& a) { return a.first == config; });
    return it == allows.end() ? nullptr : &it->second;
  };
  for (uint32_t d = 0; d < sources.size(); ++d) {
    const Source& s = sources[d];
    if (s.evidence_only) continue;
    ignores[d] = Ignores::parse(s.document->text(), markup_of(s.document->path()));
    if (!s.config || s.config->allow.empty()) continue;
    if (!allows_of(s.config)) allows.emplace_back(s.config, Allows(*s.config));
    allows_of(s.config)->meet(d, s.document->path());
  }

  const auto goes = [&](check::Finding& f) {
    const check::Rule& rule = rules[f.rule];
    const Level& level = levels[f.document][f.rule];
    if (!level.on) return true;
    f.severity = level.severity.value_or(f.severity);
    if (ignores[f.document].match(rule, f.begin, f.end)) return ++out.by_comment, true;
    Allows* allow = allows_of(sources[f.document].config);
    if (allow && allow->match(rule, f, sources[f.document].document->text())) return ++out.by_allow, true;
    return false;
  };
  std::erase_if(findings, goes);

  // Comments on comments: a second look marks those used that hush the first one's findings.
  check::Findings about;
  for (uint32_t d = 0; d < sources.size(); ++d) {
    if (ignores[d].empty()) continue;
    const auto judge = all_ran(rules, levels[d]) ? Ignores::Judge::all : Ignores::Judge::named;
    check::Findings first;
    ignores[d].report(rules, d, judge, first);
    for (const check::Finding& f : first) ignores[d].match(rules[f.rule], f.begin, f.end);
    ignores[d].report(rules, d, judge, about);
  }
  std::erase_if(about, goes);
  findings.insert(findings.end(), std::make_move_iterator(about.begin()), std::make_move_iterator(about.end()));
  std::stable_sort(findings.begin(), findings.end(), [](const check::Finding& a, const check::Finding& b) {
    return std::tie(a.document, a.begin, a.end, a.rule) < std::tie(b.document, b.begin, b.end, b.rule);
  });
  for (const auto& [config, entries] : allows) entries.notes(rules, extent, out.notes);
  return out;
}

}  // namespace ireum::config
