#include "check/rules.h"

#include <algorithm>

namespace ireum::check {

Severity severity_of(std::string_view name) {
  return name == "error" ? Severity::error : name == "warning" ? Severity::warning : name == "info" ? Severity::info : Severity::off;
}

std::string_view Rule::option(std::string_view key) const {
  for (const image::Option& o : image->options().subspan(record->option_begin, record->option_count))
    if (image->str(o.key) == key) return image->str(o.value);
  return {};
}

RuleTable::RuleTable(const image::Lexicon& lexicon) {
  for (const image::Image* i : lexicon.images())
    for (const image::Rule& r : i->rules()) {
      const std::string_view id = i->str(r.id);
      if (find(id) >= 0) continue;
      rules_.push_back({id, i->str(r.family), i->str(r.check), i->str(r.fix), i, &r, severity_of(i->str(r.severity)), false});
    }
}

int RuleTable::find(std::string_view id) const {
  const auto it = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& r) { return r.id == id; });
  return it == rules_.end() ? -1 : static_cast<int>(it - rules_.begin());
}

}  // namespace ireum::check
