// The rule table of a run: every rule of the images, with the level that a policy gives it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/finding.h"
#include "image/lexicon.h"

namespace ireum::check {

struct Rule {
  std::string_view id, family, check, fix;
  const image::Image* image = nullptr;
  const image::Rule* record = nullptr;
  Severity severity = Severity::warning;  // in force
  bool severity_set = false;              // by policy: then evidence does not change it
  std::string_view option(std::string_view key) const;
};

class RuleTable {
 public:
  explicit RuleTable(const image::Lexicon& lexicon);
  const std::vector<Rule>& rules() const { return rules_; }
  std::vector<Rule>& rules() { return rules_; }
  /// Index of a rule, -1 for an unknown id.
  int find(std::string_view id) const;
  const Rule& operator[](size_t i) const { return rules_[i]; }

 private:
  std::vector<Rule> rules_;
};

Severity severity_of(std::string_view name);

}  // namespace ireum::check
