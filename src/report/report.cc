#include "report/report.h"

#include <algorithm>

#include "report/visible.h"

namespace ireum::report {

std::string basis_word(Lang lang, std::string_view basis) {
  const size_t colon = basis.find(':');
  const std::string key = "basis." + std::string(basis.substr(0, colon));
  std::string_view word = say(lang, key);
  if (word == key) word = basis.substr(0, colon);
  if (colon == std::string_view::npos) return std::string(word);
  return std::string(word) + " (" + std::string(basis.substr(colon + 1)) + ")";
}

RuleInfo RuleInfo::from(const image::Image& image, const image::Rule& rule) {
  RuleInfo info{image.str(rule.id),
                image.str(rule.family),
                image.str(rule.severity),
                image.str(rule.fix),
                image.str(rule.check),
                image.str(rule.title_ko),
                image.str(rule.title_en),
                image.str(rule.message_ko),
                image.str(rule.message_en),
                image.str(rule.clause),
                image.str(rule.why_ko),
                image.str(rule.why_en),
                {}};
  for (const image::Option& o : image.options().subspan(rule.option_begin, rule.option_count))
    info.options.emplace_back(image.str(o.key), image.str(o.value));
  return info;
}

std::string_view RuleInfo::title(Lang lang) const { return lang == Lang::ko ? title_ko : title_en; }
std::string_view RuleInfo::message(Lang lang) const { return lang == Lang::ko ? message_ko : message_en; }
std::string_view RuleInfo::why(Lang lang) const { return lang == Lang::ko ? why_ko : why_en; }

void Summary::count(std::span<const check::Finding> findings) {
  for (const check::Finding& f : findings) {
    errors += f.severity == check::Severity::error;
    warnings += f.severity == check::Severity::warning;
    infos += f.severity == check::Severity::info;
    const auto safe = [](const check::Fix& fix) { return fix.safety == check::Safety::safe; };
    const bool any_safe = std::any_of(f.fixes.begin(), f.fixes.end(), safe);
    fixable_safe += any_safe;
    fixable_unsafe += !any_safe && !f.fixes.empty();
  }
}

std::string_view severity_id(check::Severity severity) {
  switch (severity) {
    case check::Severity::error: return "error";
    case check::Severity::warning: return "warning";
    case check::Severity::info: return "info";
    case check::Severity::off: break;
  }
  return "off";
}

std::string_view safety_id(check::Safety safety) { return safety == check::Safety::safe ? "safe" : "unsafe"; }

const RuleInfo& rule_of(const Report& report, const check::Finding& finding) {
  static const RuleInfo kUnknown{};
  return finding.rule < report.rules.size() ? report.rules[finding.rule] : kUnknown;
}

Range range_of(const View& view, uint64_t begin, uint64_t end) {
  if (!view.map) return {};
  return {view.map->at(begin, text::Edge::begin), view.map->at(end, text::Edge::end),
          view.map->source_slice(begin, end)};
}

std::string_view path_of(const Report& report, uint32_t document) {
  if (document >= report.views.size() || !report.views[document].document) return {};
  return report.views[document].document->path();
}

std::string message_of(const Report& report, const check::Finding& finding) {
  std::string text;
  if (finding.document < report.views.size() && report.views[finding.document].map)
    text = one_line(report.views[finding.document].map->source_slice(finding.begin, finding.end));
  std::vector<std::string> values;
  values.reserve(finding.args.size());
  std::vector<Arg> args;
  const auto is_english = [](std::string_view name) { return name.ends_with(".en"); };
  for (const auto& [name, value] : finding.args)
    if (is_english(name) && report.lang == Lang::en)
      args.emplace_back(std::string_view(name).substr(0, name.size() - 3), values.emplace_back(one_line(value)));
  for (const auto& [name, value] : finding.args)
    if (!is_english(name)) args.emplace_back(name, values.emplace_back(one_line(value)));
  const std::string han = one_line(finding.han), basis = basis_word(report.lang, finding.basis);
  const std::string expected = finding.expected.empty() ? std::string() : one_line(finding.expected.front());
  const std::string total = std::to_string(finding.related_total);
  args.insert(args.end(), {{"text", text},
                           {"han", han},
                           {"expected", expected},
                           {"basis", basis},
                           {"total", total},
                           {"count", total},
                           {"slip", ""}});
  std::string_view pattern = rule_of(report, finding).message(report.lang);
  if (pattern.empty()) pattern = say(report.lang, "finding.no-template");
  // Where nothing is proposed, the sentence that would propose it is left out.
  if (const size_t at = pattern.find("{expected}"); expected.empty() && at != pattern.npos)
    if (const size_t cut = pattern.rfind(". ", at); cut != pattern.npos) pattern = pattern.substr(0, cut + 1);
  std::string message = fill(pattern, args);
  while (message.ends_with(' ')) message.pop_back();
  return message;
}

std::string note_of(const Report& report, const check::Related& related) {
  if (related.note.empty()) return {};
  std::string text;
  if (related.place.document < report.views.size())
    text = one_line(range_of(report.views[related.place.document], related.place.begin, related.place.end).text);
  const Arg args[] = {{"text", text}};
  return say(report.lang, related.note, std::span<const Arg>(args));
}

std::string fix_title(const Report& report, const check::Finding& finding, const check::Fix& fix) {
  std::string text;
  if (finding.document < report.views.size())
    text = one_line(range_of(report.views[finding.document], finding.begin, finding.end).text);
  if (fix.expected.empty()) return say(report.lang, "fix.delete", {text});
  return say(report.lang, "fix.replace", {text, one_line(fix.expected)});
}

}  // namespace ireum::report
