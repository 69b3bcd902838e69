#include "check/rules.h"

#include <algorithm>
#include <iterator>

namespace ireum::check {

Severity severity_of(std::string_view name) {
  return name == "error"     ? Severity::error
         : name == "warning" ? Severity::warning
         : name == "info"    ? Severity::info
                             : Severity::off;
}

std::string_view Rule::option(std::string_view key) const {
  for (const image::Option& o : image->options().subspan(record->option_begin, record->option_count))
    if (image->str(o.key) == key) return image->str(o.value);
  return {};
}

namespace {

/// The order in which rules of one severity go before one another at one span, and are listed.
constexpr std::string_view kOrder[] = {
    "reading-mismatch",   "sino-reading",         "mandarin-historic", "han-mismatch",      "gloss-extent",
    "variant-hangul",     "variant-name",         "variant-han",       "near-miss",         "glossary-forbidden",
    "glossary-preferred", "gloss-first",          "gloss-repeated",    "bare-han",          "script-mixed",
    "lost-character",     "compat-ideograph",     "not-nfc",           "date-invalid",      "date-weekday",
    "date-range",         "date-style",           "money-rate",        "particle-mismatch", "bracket-unbalanced",
    "compare-lost",       "compare-untranslated", "compare-otherwise", "compare-two-ways",  "compare-number",
    "compare-date",       "ignore-unused",        "ignore-unclosed",   "ignore-reasonless"};

size_t place_of(std::string_view id) {
  return static_cast<size_t>(std::find(std::begin(kOrder), std::end(kOrder), id) - std::begin(kOrder));
}

}  // namespace

RuleTable::RuleTable(const image::Lexicon& lexicon) {
  for (const image::Image* i : lexicon.images())
    for (const image::Rule& r : i->rules()) {
      const std::string_view id = i->str(r.id);
      if (find(id) >= 0) continue;
      rules_.push_back(
          {id, i->str(r.family), i->str(r.check), i->str(r.fix), i, &r, severity_of(i->str(r.severity)), false});
    }
  std::stable_sort(rules_.begin(), rules_.end(),
                   [](const Rule& a, const Rule& b) { return place_of(a.id) < place_of(b.id); });
}

int RuleTable::find(std::string_view id) const {
  const auto it = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& r) { return r.id == id; });
  return it == rules_.end() ? -1 : static_cast<int>(it - rules_.begin());
}

}  // namespace ireum::check
