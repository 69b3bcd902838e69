// check and fix.
#include <algorithm>

#include "cli/options.h"
#include "cli/run.h"
#include "report/writers.h"
#include "base/nearest.h"
#include "session/repair.h"

namespace ireum::cli {
namespace {

/// Switches rules by --select and --ignore; an unknown id is an error with the nearest name.
base::Status choose_rules(const Options& o, check::RuleTable& rules) {
  const auto known = [&](const std::string& id) -> base::Status {
    if (rules.find(id) >= 0) return std::nullopt;
    std::vector<std::string_view> names;
    for (const check::Rule& r : rules.rules()) names.push_back(r.id);
    return base::Error{"error.unknown-rule", "", {id, std::string(base::nearest(id, names))}};
  };
  const auto select = o.list("select"), ignore = o.list("ignore");
  for (const auto* ids : {&select, &ignore})
    for (const std::string& id : *ids)
      if (auto error = known(id)) return error;
  for (check::Rule& r : rules.rules()) {
    const bool chosen = std::find(select.begin(), select.end(), r.id) != select.end();
    if (!select.empty() && !chosen) r.severity = check::Severity::off;
    // A rule that is off by default and asked for by name is on.
    if (chosen && r.severity == check::Severity::off) r.severity = check::Severity::info;
    if (std::find(ignore.begin(), ignore.end(), r.id) != ignore.end()) r.severity = check::Severity::off;
  }
  return std::nullopt;
}

struct Prepared {
  std::vector<report::View> views;
  std::vector<report::RuleInfo> rules;
};

Prepared prepare(session::Session& s) {
  Prepared p;
  for (const auto& d : s.documents()) p.views.push_back({d->document.get(), d->map.get()});
  for (const check::Rule& r : s.rules().rules()) p.rules.push_back(report::RuleInfo::from(*r.image, *r.record));
  return p;
}

}  // namespace

int cmd_check(const Options& o, Io& io) {
  const auto format = report::check_format(o.get("format", "full"));
  if (!format) return complain(o, io, format.error()), 2;
  const std::string fail = o.get("fail-on", "warning");
  if (fail != "error" && fail != "warning" && fail != "info" && fail != "never")
    return complain(o, io, {"error.option-value", "", {"--fail-on", fail, "error, warning, info, never"}}), 2;
  auto opened = open_session(o, io);
  if (!opened) return 2;
  session::Session& s = *opened->session;
  if (auto error = choose_rules(o, s.rules())) return complain(o, io, *error), 2;
  const check::Findings findings = s.check({});
  const Prepared p = prepare(s);
  report::Report r;
  r.views = p.views;
  r.findings = findings;
  r.rules = p.rules;
  r.errors = s.errors();
  r.lang = o.lang;
  const std::string colour = o.get("color", "auto");
  r.colour = colour == "always" || (colour == "auto" && io.out_is_terminal && !io.env("NO_COLOR"));
  r.fail_on = fail == "never" ? check::Severity::error : check::severity_of(fail);
  r.version = kVersion;
  r.summary.files = s.documents().size();
  r.summary.unreadable = s.errors().size();
  r.summary.count(findings);
  std::string out;
  (*format)->write(r, out);
  if ((*format)->for_people && !o.has("quiet")) report::write_summary(r, out);
  put(io, out);
  if (print_errors(o, io, s)) return 2;
  const auto level = check::severity_of(fail);
  return fail != "never" && std::any_of(findings.begin(), findings.end(), [&](const check::Finding& f) { return f.severity >= level; }) ? 1 : 0;
}

int cmd_fix(const Options& o, Io& io) {
  if (o.paths.empty() && !o.has("files-from")) return complain(o, io, {"error.no-input", "", {"fix"}}), 2;
  auto opened = open_session(o, io);
  if (!opened) return 2;
  session::Session& s = *opened->session;
  if (auto error = choose_rules(o, s.rules())) return complain(o, io, *error), 2;
  const check::Findings findings = s.check({});
  bool left = false, changed = false, trouble = false;
  size_t applied = 0;
  std::string out;
  for (uint32_t d = 0; d < s.documents().size(); ++d) {
    const session::Loaded& doc = *s.documents()[d];
    const auto range = std::equal_range(findings.begin(), findings.end(), d, [](const auto& a, const auto& b) {
      const auto number = [](const auto& x) { if constexpr (std::is_same_v<std::decay_t<decltype(x)>, uint32_t>) return x; else return x.document; };
      return number(a) < number(b);
    });
    const std::span<const check::Finding> own(range.first, range.second);
    const auto fixed = session::repair(*doc.document, *doc.map, own, o.has("unsafe"));
    if (!fixed) {
      complain(o, io, fixed.error());
      trouble = true;
      left = left || !own.empty();
      continue;
    }
    for (const size_t i : fixed->left) left = left || own[i].severity >= check::Severity::warning;
    if (fixed->bytes == doc.input.bytes()) continue;
    changed = true;
    if (o.has("diff")) {
      out += session::unified_diff(doc.input.path(), doc.input.bytes(), fixed->bytes);
      continue;
    }
    if (doc.input.path() == "-") {
      out += fixed->bytes;
      continue;
    }
    if (auto error = session::replace_file(doc.input.path(), fixed->bytes)) {
      complain(o, io, *error);
      trouble = true;
      continue;
    }
    applied += fixed->applied;
    if (!o.has("quiet")) *io.err << report::say(o.lang, "fix.done", {doc.input.path(), std::to_string(fixed->applied)}) << "\n";
  }
  put(io, out);
  if (print_errors(o, io, s) || trouble) return 2;
  return o.has("diff") ? changed : left;
}

}  // namespace ireum::cli
