// check and fix.
#include <algorithm>

#include "base/atomic_file.h"
#include "cli/options.h"
#include "cli/run.h"
#include "report/visible.h"
#include "report/writers.h"
#include "session/fix.h"

namespace ireum::cli {
namespace {

/// What a report views; the project must stay where it is.
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

bool wants_colour(const Options& o, const Io& io) {
  const std::string colour = o.get("color", "auto");
  const auto no = io.env("NO_COLOR");
  return colour == "always" || (colour == "auto" && io.out_is_terminal && !(no && !no->empty()));
}

report::Report report_of(const Options& o, const Io& io, session::Project& project, const Prepared& p,
                         const session::Outcome& outcome, check::Severity level) {
  const session::Session& s = project.session();
  report::Report r;
  r.views = p.views;
  r.findings = outcome.findings;
  r.rules = p.rules;
  r.errors = s.errors();
  r.lang = o.lang;
  r.colour = wants_colour(o, io);
  r.fail_on = level;
  r.version = kVersion;
  r.summary.files = static_cast<uint64_t>(
      std::count_if(s.documents().begin(), s.documents().end(), [](const auto& d) { return !d->evidence_only; }));
  r.summary.unreadable = s.errors().size();
  r.summary.skipped = project.skipped();
  r.summary.suppressed = outcome.suppressed.total();
  r.summary.baselined = outcome.baselined;
  r.summary.count(outcome.findings);
  return r;
}

/// What the configuration and the baseline have that nothing needs any more: no findings, a word to
/// those who keep them.
void print_notes(const Options& o, Io& io, const session::Outcome& outcome) {
  if (o.has("quiet")) return;
  for (const config::AllowNote& n : outcome.suppressed.notes)
    *io.err << "ireum: " << n.where << ": "
            << report::say(o.lang,
                           n.kind == config::AllowNote::Kind::unused ? "note.allow-unused" : "note.allow-reasonless",
                           {n.text})
            << "\n";
  if (!outcome.stale.empty()) {
    uint64_t n = 0;
    for (const auto& [key, count] : outcome.stale) n += count;
    *io.err << "ireum: " << report::say(o.lang, "note.baseline-stale", {std::to_string(n)}) << "\n";
  }
}

bool fails(const check::Findings& findings, check::Severity level) {
  return level != check::Severity::off &&
         std::any_of(findings.begin(), findings.end(), [&](const check::Finding& f) { return f.severity >= level; });
}

bool valid_colour(const Options& o, Io& io) {
  const std::string colour = o.get("color", "auto");
  if (colour == "always" || colour == "auto" || colour == "never") return true;
  complain(o, io, {"error.option-value", "", {"--color", colour, "auto, always, never"}});
  return false;
}

/// check --format diff: the safe fixes as a patch, the exit code of any other format.
int check_as_diff(const Options& o, Io& io) {
  const auto request = request_of(o, io);
  if (!request) return 2;
  auto project = session::Project::open(*request);
  if (!project) return complain(o, io, project.error()), 2;
  const auto outcome = project->check();
  if (!outcome) return complain(o, io, outcome.error()), 2;
  const auto run = session::fix(*request, false);
  if (!run) return complain(o, io, run.error()), 2;
  std::string out;
  for (const session::FixedFile& f : run->files) out += session::unified_diff(f.path, f.before, f.after);
  put(io, out);
  for (const base::Error& e : run->refused) complain(o, io, e);
  if (print_errors(o, io, project->session()) || !run->refused.empty()) return 2;
  return fails(outcome->findings, *fail_level(o, io, project->config()));
}

/// The format of --format; `diff` is no writer and stands beside them.
base::Result<const report::Format*> format_of(const Options& o) {
  auto format = report::check_format(o.get("format", "full"));
  if (format) return format;
  base::Error e = format.error();
  if (e.args.size() > 2) e.args[2] += ", diff";
  return e;
}

}  // namespace

int cmd_check(const Options& o, Io& io) {
  if (o.get("format") == "diff") return fail_level(o, io, {}) ? check_as_diff(o, io) : 2;
  const auto format = format_of(o);
  if (!format) return complain(o, io, format.error()), 2;
  if (!valid_colour(o, io) || !fail_level(o, io, {})) return 2;
  auto opened = open_session(o, io);
  if (!opened) return 2;
  const auto outcome = opened->project.check();
  if (!outcome) return complain(o, io, outcome.error()), print_errors(o, io, *opened->session), 2;
  const Prepared p = prepare(*opened->session);
  const check::Severity level = *fail_level(o, io, opened->project.config());
  const report::Report r = report_of(o, io, opened->project, p, *outcome, level);
  std::string out;
  (*format)->write(r, out);
  if ((*format)->for_people && !o.has("quiet")) report::write_summary(r, out);
  put(io, out);
  print_notes(o, io, *outcome);
  if (print_errors(o, io, *opened->session)) return 2;
  return fails(outcome->findings, level);
}

int cmd_fix(const Options& o, Io& io) {
  const auto format = report::check_format(o.get("format", "full"));
  if (!format) return complain(o, io, format.error()), 2;
  if (!valid_colour(o, io) || !fail_level(o, io, {})) return 2;
  if (o.paths.empty() && !o.has("files-from")) return complain(o, io, {"error.no-input", "", {"fix"}}), 2;
  const auto request = request_of(o, io);
  if (!request) return 2;
  auto run = session::fix(*request, o.has("unsafe"));
  if (!run) return complain(o, io, run.error()), 2;
  const check::Severity level = *fail_level(o, io, run->project.config());
  bool changed = false, trouble = false;
  std::string out;
  for (const session::FixedFile& f : run->files) {
    const bool same = f.before == f.after;
    changed = changed || !same;
    if (o.has("diff")) {
      out += session::unified_diff(f.path, f.before, f.after);
    } else if (f.from_stdin) {
      out += f.after;
    } else if (!same) {
      if (auto error = base::replace_file(f.path, f.after, f.before)) {
        complain(o, io, *error);
        trouble = true;
        continue;
      }
      if (!o.has("quiet"))
        *io.err << report::say(o.lang, "fix.done", {report::visible_name(f.path), std::to_string(f.applied)}) << "\n";
    }
  }
  put(io, out);
  if (o.has("diff")) {
    for (const base::Error& e : run->refused) complain(o, io, e);
    return print_errors(o, io, run->project.session()) || !run->refused.empty() ? 2 : changed;
  }
  // What is left, as check would say it now; a program hears of it in any case.
  const bool people = (*format)->for_people;
  if (!run->left.findings.empty() || !people) {
    const Prepared p = prepare(run->project.session());
    const report::Report r = report_of(o, io, run->project, p, run->left, level);
    std::string left;
    (*format)->write(r, left);
    if (people && !o.has("quiet")) report::write_summary(r, left);
    const bool piped = std::any_of(run->files.begin(), run->files.end(), [](const auto& f) { return f.from_stdin; });
    if (piped) *io.err << left << std::flush;
    else put(io, left);
  }
  print_notes(o, io, run->left);
  for (const base::Error& e : run->refused) complain(o, io, e);
  if (print_errors(o, io, run->project.session()) || trouble || !run->refused.empty()) return 2;
  return fails(run->left.findings, level);
}

}  // namespace ireum::cli
