// What a check has to say, ready to be written in any format: documents, findings and rules.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "check/finding.h"
#include "image/image.h"
#include "report/catalogue.h"
#include "text/document.h"
#include "text/source_map.h"

namespace ireum::report {

/// A document by its number in the run (Finding::document, Place::document). Both null where the
/// document could not be read.
struct View {
  const text::Document* document = nullptr;
  const text::SourceMap* map = nullptr;
};

/// A rule as people see it. Views of an image, which must outlive it.
struct RuleInfo {
  std::string_view id, family, severity, fix, check;
  std::string_view title_ko, title_en;      // one line
  std::string_view message_ko, message_en;  // patterns of catalogue.h
  std::string_view clause;                  // of the standard
  std::string_view why_ko, why_en;
  std::vector<std::pair<std::string_view, std::string_view>> options;  // "bad.0.text" and the like

  static RuleInfo from(const image::Image& image, const image::Rule& rule);
  std::string_view title(Lang lang) const;
  std::string_view message(Lang lang) const;
  std::string_view why(Lang lang) const;
};

/// The numbers at the end. `skipped` counts files or parts that were passed over on purpose.
struct Summary {
  uint64_t files = 0, unreadable = 0, skipped = 0;
  uint64_t errors = 0, warnings = 0, infos = 0;
  uint64_t fixable_safe = 0, fixable_unsafe = 0;
  uint64_t suppressed = 0, baselined = 0;

  /// Adds the findings by severity and by the safety of their best fix.
  void count(std::span<const check::Finding> findings);
};

struct Report {
  std::span<const View> views;
  std::span<const check::Finding> findings;  // in their order
  std::span<const RuleInfo> rules;           // by Finding::rule
  std::span<const base::Error> errors;       // inputs that could not be read
  Lang lang = Lang::ko;
  bool colour = false;
  check::Severity fail_on = check::Severity::warning;
  Summary summary;
  std::string_view version;  // of the program
};

/// info, warning, error, off: as records have it, in no language.
std::string_view severity_id(check::Severity severity);
std::string_view safety_id(check::Safety safety);

/// The rule of a finding; an empty one where the table has no such number.
const RuleInfo& rule_of(const Report& report, const check::Finding& finding);

/// The finding's message: the rule's template filled with the finding's arguments and with
/// {text} {han} {expected} {basis} {total}; {count} is {total} and {slip} empty where the finding says
/// nothing else. An argument "name.en" replaces "name" in English.
std::string message_of(const Report& report, const check::Finding& finding);
/// The short message of a related place; empty where it has none.
std::string note_of(const Report& report, const check::Related& related);
/// "glossary:ID" -> "용어집 (ID)".
std::string basis_word(Lang lang, std::string_view basis);
/// '텐하이런'을 '탄하이런'으로 바꿉니다.
std::string fix_title(const Report& report, const check::Finding& finding, const check::Fix& fix);

/// A range of a document as it stands in the file.
struct Range {
  text::Position start, end;
  std::string_view text;  // the source between, untouched
};
Range range_of(const View& view, uint64_t begin, uint64_t end);
std::string_view path_of(const Report& report, uint32_t document);

}  // namespace ireum::report
