// What a check may look at: the corpus, its ledger, the rule table and the policy. Every check is a
// plain function that appends findings.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/finding.h"
#include "check/rules.h"
#include "entity/ledger.h"
#include "layout/closed.h"
#include "mention/mention.h"
#include "reading/align.h"
#include "text/document.h"
#include "token/words.h"

namespace ireum::check {

/// The house style, as far as checks depend on it.
struct Policy {
  enum class Script : uint8_t { any, traditional, simplified, as_first } script = Script::any;
  enum class Gloss : uint8_t { free, first, every_article, never } gloss = Gloss::free;
  enum class DateStyle : uint8_t { free, korean, dotted, iso } date_style = DateStyle::free;
  bool customary = true;      // customary Sino-Korean forms are allowed
  bool abbreviations = true;  // allowed after a first full mention
  bool bare_han = true;       // Han outside brackets is allowed
  friend bool operator==(const Policy&, const Policy&) = default;
};

/// What a rule does in one document where that is not what the table says.
struct Force {
  bool off = false;
  Severity severity = Severity::off;  // of every finding; off: as found
};

struct DocumentView {
  const text::Document* document = nullptr;
  const mention::Observation* observation = nullptr;
  bool evidence_only = false;  // read for the corpus, not reported
  std::string_view text() const { return document->text(); }
  size_t line_count() const { return observation->lines.size(); }
  /// Line `n` (from 0) without LF and CR.
  std::string_view line(size_t n) const {
    return text().substr(observation->lines[n].begin, observation->lines[n].size);
  }
  /// Whether line `n` has any of these kinds of characters (token::Seen).
  bool line_has(size_t n, unsigned kinds) const { return observation->lines[n].kinds & kinds; }
};

/// What of each document is no prose, read when it is first asked for. For one thread.
class ClosedRegions {
 public:
  const layout::Closed& of(uint32_t document, const DocumentView& view) {
    const auto it = known_.find(document);
    if (it != known_.end()) return it->second;
    return known_.try_emplace(document, view.text(), layout::format_of(view.document->path())).first->second;
  }

 private:
  std::map<uint32_t, layout::Closed> known_;
};

struct Context {
  std::span<const DocumentView> documents;
  const entity::Ledger* ledger = nullptr;
  const RuleTable* rules = nullptr;
  const reading::Aligner* aligner = nullptr;
  const token::Words* words = nullptr;
  Policy policy;
  // By document; empty where all are alike.
  std::span<const Policy> policies = {};
  std::span<const std::vector<Force>> forces = {};  // by document, then by rule
  ClosedRegions* regions = nullptr;                 // set by check_all

  const Policy& policy_of(uint32_t document) const { return policies.empty() ? policy : policies[document]; }
  const layout::Closed& closed(uint32_t document) const { return regions->of(document, documents[document]); }
  const reading::Readings& readings() const { return aligner->readings(); }
  /// The rule's index where it is switched on, else -1.
  int on(std::string_view id) const {
    const int i = rules->find(id);
    return i >= 0 && (*rules)[static_cast<size_t>(i)].severity != Severity::off ? i : -1;
  }
};

using Findings = std::vector<Finding>;
class Areas;  // hearing.h

// One function a check kind. Those of one document take its number.
void check_pairs(const Context& c, uint32_t document, Findings& out);
void check_sino_places(const Context& c, uint32_t document, Findings& out);  // sino-reading without Han
void check_script(const Context& c, uint32_t document, Findings& out);
void check_lost(const Context& c, uint32_t document, Findings& out);
void check_characters(const Context& c, uint32_t document, Findings& out);  // compat-ideograph, not-nfc
void check_dates(const Context& c, uint32_t document, Findings& out);
void check_money(const Context& c, uint32_t document, Findings& out);
void check_particles(const Context& c, uint32_t document, Findings& out);
void check_brackets(const Context& c, uint32_t document, Findings& out);
void check_glosses(const Context& c, uint32_t document, Findings& out);  // gloss-first, gloss-repeated, bare-han
void check_variants(const Context& c, Findings& out);
void check_near_misses(const Context& c, Findings& out);
void check_near_words(const Context& c, Findings& out);  // near-miss, of words that are no mentions
void check_far_misses(const Context& c, Findings& out);  // near-miss, of such words and names that everyone knows
void check_glossary(const Context& c, Findings& out);

/// The spans of a document that are something already: mentions and glosses, sorted.
std::vector<std::pair<uint64_t, uint64_t>> taken_spans(const mention::Observation& seen);

/// Everything that is on, in the contract's order, one finding a span.
Findings check_all(const Context& c);
/// Of it what is said of names without Han that are misspelled: what an index prints right.
Findings check_spellings(const Context& c, Areas& areas);

/// Drops what is no prose (Context::closed) and what is off in its document, gives the levels that it wants, sorts, and keeps one finding a
/// span: the higher severity, then the rule table's order.
void settle(const Context& c, Findings& findings);

/// A finding at [begin, end) with the rule's severity; `evidence` chooses among its levels
/// ("list", "table" …: option severity.EVIDENCE).
Finding make(const Context& c, int rule, uint32_t document, uint64_t begin, uint64_t end,
             std::string_view evidence = {});

/// Adds the fix that puts `replacement` in the finding's place and repairs the particle behind the
/// name (also behind its gloss). The rule's fix level is the ceiling; `safety` may lower it.
void add_fix(const Context& c, Finding& f, std::string_view replacement, Safety safety);

/// The particle edit that changing `before` to `after` asks for, where a particle stands at `at`
/// (behind the name or behind the bracket that follows it).
std::vector<Edit> particle_edits(const Context& c, uint32_t document, uint64_t name_end, std::string_view before,
                                 std::string_view after);

}  // namespace ireum::check
