#include "session/project.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include "config/since.h"
#include "intake/glob.h"

namespace ireum::session {
namespace {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  struct stat st {};
  return path != "-" && ::stat(path.c_str(), &st) == 0 && S_ISDIR(st.st_mode);
}

/// One name for one file, whatever way it was given.
std::string same_name(const std::string& path) {
  std::error_code failed;
  const fs::path out = fs::weakly_canonical(path, failed);
  return failed ? path : out.string();
}

bool is_pattern(std::string_view s) { return s.find_first_of("*?[") != s.npos; }

}  // namespace

base::Result<std::vector<std::string>> expand(const std::string& pattern) {
  std::string plain = pattern;
  while (plain.starts_with("./")) plain.erase(0, 2);
  std::vector<std::string> out;
  if (!is_pattern(plain)) {
    const intake::Listing listing = intake::list_inputs({plain.empty() ? "." : plain});
    for (const base::Error& e : listing.errors)
      if (e.key != "error.empty-walk") return e;
    std::error_code failed;
    for (const std::string& path : listing.paths)
      if (!fs::exists(path, failed)) return base::Error{"error.file-missing", path, {}};
    out = listing.paths;
  } else {
    const size_t slash = plain.rfind('/', plain.find_first_of("*?["));
    const std::string folder = slash == plain.npos ? "." : slash == 0 ? "/" : plain.substr(0, slash);
    if (!is_folder(folder)) return out;
    const intake::Glob glob(plain);
    for (std::string path : intake::list_inputs({folder}).paths) {
      while (path.starts_with("./")) path.erase(0, 2);
      if (path.starts_with("//")) path.erase(0, 1);
      if (glob.matches(path)) out.push_back(std::move(path));
    }
  }
  for (std::string& path : out)
    while (path.starts_with("./")) path.erase(0, 2);
  return out;
}

namespace {

/// A document that some argument means.
struct Meant {
  std::string path, place;  // as it was given; without `.` and `..`, from the root
  size_t argument = 0;
  bool walked = false;  // met in a folder, not named
};

/// Of several ways to give one file the one that names it, and of those the shortest: nothing depends on
/// the order of the arguments.
void take_each_once(std::vector<Meant>& all) {
  std::sort(all.begin(), all.end(), [](const Meant& a, const Meant& b) {
    return std::tuple(std::string_view(a.place), a.walked, a.path.size(), std::string_view(a.path), a.argument) <
           std::tuple(std::string_view(b.place), b.walked, b.path.size(), std::string_view(b.path), b.argument);
  });
  all.erase(std::unique(all.begin(), all.end(), [](const Meant& a, const Meant& b) { return a.place == b.place; }),
            all.end());
}

std::string place_of(const std::string& path) {
  std::error_code failed;
  const fs::path out = path == "-" ? fs::path(path) : fs::absolute(path, failed).lexically_normal();
  return failed ? path : out.string();
}

}  // namespace

/// The documents to report on, each with its configuration.
base::Status Project::list(const Request& request, std::vector<Wanted>& out) {
  std::vector<Meant> meant;
  std::vector<size_t> met(request.paths.size()), excluded(request.paths.size());
  for (size_t a = 0; a < request.paths.size(); ++a) {
    const bool folder = is_folder(request.paths[a]);
    const intake::Listing listing = intake::list_inputs({request.paths[a]});
    skipped_ += listing.skipped;
    for (const base::Error& e : listing.errors) trouble_.push_back(e);
    met[a] = listing.paths.size();
    for (const std::string& path : listing.paths) meant.push_back({path, place_of(path), a, folder});
  }
  take_each_once(meant);
  for (const Meant& m : meant) {
    const std::string name = m.path == "-" ? request.stdin_name : m.path;
    auto config = configs_->of(name);
    if (!config) return config.error();
    const bool out_of_it =
        m.walked ? !config::takes(**config, name) : request.force_exclude && (*config)->exclude.match(name);
    if (out_of_it) ++skipped_, ++excluded[m.argument];
    else out.push_back({name, m.path, false, *config});
  }
  for (size_t a = 0; a < met.size(); ++a)
    if (is_folder(request.paths[a]) && excluded[a] > 0 && excluded[a] == met[a])  // all of them
      trouble_.push_back({"error.empty-walk", request.paths[a], {}});
  std::stable_sort(out.begin(), out.end(), [](const Wanted& a, const Wanted& b) { return a.name < b.name; });
  return std::nullopt;
}

/// What is read beside them.
base::Status Project::evidence(const Request& request, std::vector<Wanted>& out) {
  std::set<std::string> have;
  for (const Wanted& w : out) have.insert(same_name(w.name));
  std::vector<std::string> patterns = request.corpus;
  for (const config::Config* c : distinct_)
    for (const std::string& p : c->corpus.patterns)
      patterns.push_back(c->corpus.folder.empty() ? p : c->corpus.folder + "/" + p);
  std::vector<Wanted> more;
  for (const std::string& pattern : patterns) {
    auto paths = expand(pattern);
    if (!paths) return paths.error();
    for (const std::string& path : *paths) {
      if (!have.insert(same_name(path)).second) continue;
      auto config = configs_->of(path);
      if (!config) return config.error();
      more.push_back({path, path, true, *config});
    }
  }
  std::stable_sort(more.begin(), more.end(), [](const Wanted& a, const Wanted& b) { return a.name < b.name; });
  out.insert(out.end(), more.begin(), more.end());
  return std::nullopt;
}

base::Status Project::stack_glossaries(const Request& request) {
  for (const config::Config* c : distinct_)
    for (const std::string& path : c->glossaries)
      if (std::find(glossaries_.begin(), glossaries_.end(), path) == glossaries_.end()) glossaries_.push_back(path);
  for (const std::string& path : request.glossaries) {
    std::erase(glossaries_, path);
    glossaries_.push_back(path);
  }
  for (const std::string& path : glossaries_)
    if (auto error = session_->add_glossary(path)) return error;
  return std::nullopt;
}

base::Status Project::check_rules(const Request& request) const {
  const check::RuleTable& rules = session_->rules();
  for (const auto* names : {&request.over.select, &request.over.extend, &request.over.ignore})
    if (auto error = config::check_rules(*names, rules)) return error;
  for (const config::Config* c : distinct_)
    if (auto error = config::check_rules(*c, rules)) return error;
  return std::nullopt;
}

void Project::weigh_rules() {
  check::RuleTable& rules = session_->rules();
  std::vector<std::vector<config::Level>> reported;
  for (const config::Source& s : sources_) {
    levels_.push_back(config::levels_for(*s.config, rules, s.document->path()));
    if (!s.evidence_only) reported.push_back(levels_.back());
  }
  config::set_levels(rules, reported);
}

base::Result<std::unique_ptr<Loaded>> Project::load(const Request& request, const Wanted& w) {
  const text::Encoding encoding =
      request.encoding.value_or(config::encoding_for(*w.config, w.name).value_or(text::Encoding::auto_detect));
  if (const auto held = request.held.find(w.path); held != request.held.end())
    return load_document(intake::Input::held(w.name, held->second.bytes), held->second.encoding, w.evidence,
                         w.path == "-");
  if (w.path == "-") return load_document(intake::Input::held(w.name, request.stdin_bytes), encoding, w.evidence, true);
  if (request.convert) {
    auto text = request.convert(w.path);
    if (!text) return text.error();
    if (*text)
      return load_document(intake::Input::held(w.name, std::move((*text)->bytes)), (*text)->encoding, w.evidence);
  }
  return load_document(w.path, encoding, w.evidence);
}

base::Result<Project> Project::prepare(const Request& request) {
  Project p;
  if (request.config) {
    auto fixed = config::Configs::fixed(*request.config);
    if (!fixed) return fixed.error();
    p.configs_ = std::make_unique<config::Configs>(std::move(*fixed));
  } else {
    p.configs_ = std::make_unique<config::Configs>(request.no_config ? config::Configs::Search::none
                                                                     : config::Configs::Search::upward);
  }
  p.configs_->set_command_line(request.over);
  p.no_config_ = request.no_config;
  p.no_baseline_ = request.no_baseline;
  p.baseline_ = request.baseline;
  p.since_ = request.since;

  if (auto error = p.list(request, p.wanted_)) return *error;
  for (const Wanted& w : p.wanted_)
    if (std::find(p.distinct_.begin(), p.distinct_.end(), w.config) == p.distinct_.end())
      p.distinct_.push_back(w.config);
  if (p.distinct_.empty()) {
    auto config = p.configs_->of("-");
    if (!config) return config.error();
    p.distinct_.push_back(*config);
  }
  p.main_ = p.distinct_.front();
  for (const std::string& argument : request.paths)
    if (is_folder(argument) &&
        !fs::path(config::relative_to(argument, p.main_->folder.empty() ? "." : p.main_->folder)).is_absolute())
      p.extent_ = config::Extent::whole;
  if (auto error = p.evidence(request, p.wanted_)) return *error;

  auto session = Session::open(request.image);
  if (!session) return session.error();
  p.session_ = std::move(*session);
  if (auto error = p.stack_glossaries(request)) return *error;
  for (base::Error& e : p.trouble_) p.session_->note_error(std::move(e));
  if (auto error = p.check_rules(request)) return *error;
  return p;
}

base::Result<Project> Project::open(const Request& request) {
  auto p = prepare(request);
  if (!p) return p;
  for (const Wanted& w : p->wanted_) {
    auto loaded = load(request, w);
    if (!loaded) {
      p->session_->note_error(loaded.error());
      continue;
    }
    p->sources_.push_back({(*loaded)->document.get(), w.config, w.evidence});
    p->session_->add(std::move(*loaded));
  }
  p->weigh_rules();
  const size_t all = p->session_->documents().size();
  p->session_->observe(
      request.jobs,
      [&](size_t done) {
        if (request.progress) request.progress(done, all);
      },
      request.purpose);
  return p;
}

size_t Project::wanted() const {
  return static_cast<size_t>(
      std::count_if(wanted_.begin(), wanted_.end(), [](const Wanted& w) { return !w.evidence; }));
}

void Project::stream(const Request& request, const Session::Taker& take) {
  session_->stream(
      wanted_.size(), request.jobs, [&](size_t i) { return wanted_[i].name; },
      [&](size_t i) { return load(request, wanted_[i]); }, take,
      [&](size_t done) {
        if (request.progress) request.progress(done, wanted_.size());
      });
}

std::string Project::baseline_path() const {
  if (baseline_) return *baseline_;
  const std::string name(config::kBaselineName);
  const std::string beside = main_->folder.empty() || no_config_ ? name : main_->folder + "/" + name;
  std::error_code failed;
  return !fs::exists(beside, failed) && fs::exists(name, failed) ? name : beside;
}

check::Findings Project::found() {
  std::vector<check::Policy> policies;
  std::vector<std::vector<check::Force>> forces;
  for (size_t d = 0; d < sources_.size(); ++d) {
    policies.push_back(config::policy_for(*sources_[d].config, sources_[d].document->path()));
    std::vector<check::Force>& f = forces.emplace_back();
    for (const config::Level& l : levels_[d]) f.push_back({!l.on, l.severity.value_or(check::Severity::off)});
  }
  return session_->check(policies, forces);
}

base::Result<Outcome> Project::check_all() {
  Outcome out;
  out.findings = found();
  out.suppressed = config::suppress(session_->rules(), sources_, levels_, extent_, out.findings);
  return out;
}

base::Result<Outcome> Project::check() {
  auto out = check_all();
  if (!out) return out;
  const std::string path = baseline_path();
  std::error_code failed;
  if (!no_baseline_ && (baseline_ || fs::exists(path, failed))) {
    auto baseline = config::Baseline::read(path);
    if (!baseline) return baseline.error();
    auto applied = baseline->apply(session_->rules(), sources_, path, out->findings);
    out->baselined = applied.removed;
    out->stale = std::move(applied.stale);
  }
  if (!since_.empty()) {
    std::vector<std::string> files;
    for (const config::Source& s : sources_)
      if (!s.evidence_only) files.push_back(s.document->path());
    auto changes = config::changed_since(since_, files);
    if (!changes) return changes.error();
    out->unchanged = config::keep_changed(*changes, sources_, out->findings);
  }
  return out;
}

}  // namespace ireum::session
