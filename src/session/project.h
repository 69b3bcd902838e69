// A run as people ask for it: which files, which configuration, which glossaries, what is left of
// the findings. The command line and an editor fill in a Request; everything else is decided here.
//
//   auto project = Project::open(request);
//   auto outcome = project->check();
//
// Each document is governed by the ireum.toml above it. What concerns the run as a whole (index
// settings, the level of failure, the place of the baseline) is said by the configuration of the
// first document. Glossaries of all configurations lie on one stack, those of the request on top.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "config/baseline.h"
#include "config/config.h"
#include "config/suppress.h"
#include "session/session.h"

namespace ireum::session {

/// A document's bytes in place of the file's (a fix that is not written yet).
struct Held {
  std::string bytes;
  text::Encoding encoding = text::Encoding::auto_detect;
};

struct Request {
  std::string image;               // path of the image
  std::vector<std::string> paths;  // files, folders, "-" for standard input
  std::string stdin_bytes, stdin_name = "-";
  bool no_config = false;
  std::optional<std::string> config;  // this file instead of a search
  config::Layer over;                 // of the command line, above every configuration
  std::vector<std::string> glossaries;
  std::vector<std::string> corpus;  // patterns relative to the working directory: evidence only
  std::optional<text::Encoding> encoding;
  bool force_exclude = false;  // [files] exclude holds for files named one by one too
  bool no_baseline = false;
  std::optional<std::string> baseline;
  std::string since;  // a git revision, empty for none
  int jobs = 1;
  mention::Purpose purpose = mention::Purpose::check;
  std::map<std::string, Held> held;  // by path as given
  /// The text of a file that is none, when its turn comes; nothing where it is read as it stands.
  /// Called by several threads at a time (stream()).
  std::function<base::Result<std::optional<Held>>(const std::string&)> convert;
  std::function<void(size_t, size_t)> progress;  // done, all
};

struct Outcome {
  check::Findings findings;
  config::Suppressed suppressed;
  uint64_t baselined = 0, unchanged = 0;  // accepted before; not in changed lines
  config::Baseline::Counts stale;         // accepted and no longer there
};

class Project {
 public:
  /// Reads and observes. Errors: of the image, the configuration and the glossaries; what cannot
  /// be read of the documents is in session().errors().
  static base::Result<Project> open(const Request& request);
  /// The same without reading any document: stream() does.
  static base::Result<Project> prepare(const Request& request);
  /// Reads and observes the documents of a prepared project and hands each over with its number: those
  /// to report on come first, in order. Nothing is kept. As Session::stream().
  void stream(const Request& request, const Session::Taker& take);
  /// How many documents of a prepared project are to be reported on.
  size_t wanted() const;

  /// What the rules find under each document's configuration, less what is allowed, ignored,
  /// accepted by the baseline or not changed. Errors: of the baseline and of git.
  base::Result<Outcome> check();
  /// The same without baseline and --since, and where the baseline belongs.
  base::Result<Outcome> check_all();
  std::string baseline_path() const;
  /// What the rules find, with nothing taken away but rules that are off.
  check::Findings found();

  Session& session() { return *session_; }
  const Session& session() const { return *session_; }
  /// The configuration of the first document. Never null.
  const config::Config& config() const { return *main_; }
  /// Of a document, by its number.
  const config::Config& config(size_t document) const { return *sources_[document].config; }
  std::span<const config::Source> sources() const { return sources_; }
  const std::vector<std::vector<config::Level>>& levels() const { return levels_; }
  const std::vector<std::string>& glossaries() const { return glossaries_; }
  size_t skipped() const { return skipped_; }

 private:
  struct Wanted {
    std::string name, path;
    bool evidence = false;
    const config::Config* config = nullptr;
  };
  base::Status list(const Request& request, std::vector<Wanted>& out);
  base::Status evidence(const Request& request, std::vector<Wanted>& out);
  base::Status stack_glossaries(const Request& request);
  base::Status check_rules(const Request& request) const;
  void weigh_rules();
  static base::Result<std::unique_ptr<Loaded>> load(const Request& request, const Wanted& wanted);

  std::unique_ptr<config::Configs> configs_;
  std::unique_ptr<Session> session_;
  std::vector<Wanted> wanted_;  // the documents, evidence behind the others
  const config::Config* main_ = nullptr;
  std::vector<const config::Config*> distinct_;  // in the order of the documents
  std::vector<config::Source> sources_;          // by document
  std::vector<std::vector<config::Level>> levels_;
  std::vector<std::string> glossaries_;
  std::vector<base::Error> trouble_;
  size_t skipped_ = 0;
  config::Extent extent_ = config::Extent::part;
  std::optional<std::string> baseline_;
  bool no_baseline_ = false, no_config_ = false;
  std::string since_;
};

/// The files that a pattern (or a plain path) means, relative to the working directory: `*` without
/// '/', `**` with, `?`, `[ab]`. In folders only known formats, as a walk takes them.
base::Result<std::vector<std::string>> expand(const std::string& pattern);

}  // namespace ireum::session
