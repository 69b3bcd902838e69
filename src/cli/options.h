// What the command line says, for every command: one table of options, parsed by
// Boost.Program_options; an unknown option is an error with the nearest name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/io.h"
#include "report/catalogue.h"
#include "session/project.h"

namespace ireum::cli {

struct Options {
  std::string command;
  std::vector<std::string> paths;
  std::map<std::string, std::vector<std::string>> values;  // --name value, in order
  bool has(const std::string& name) const { return values.contains(name); }
  std::string get(const std::string& name, const std::string& fallback = "") const {
    const auto it = values.find(name);
    return it == values.end() || it->second.empty() ? fallback : it->second.back();
  }
  std::vector<std::string> list(const std::string& name) const;  // comma-separated values, all of them
  report::Lang lang = report::Lang::ko;
  bool help = false;
};

/// A command: what it is called, what it does, what it takes, its options (space-separated names of
/// the table).
struct Command {
  const char* name;
  int (*run)(const Options&, Io&);
  const char* arguments;
  const char* options;
  const char* formats = "";  // of --format, for the help; the default first
};

base::Result<Options> parse(const std::vector<std::string>& args, const Io& io);
const std::vector<Command>& commands();
/// The options of a command, in order, and whether each takes a value.
std::vector<std::pair<std::string, bool>> options_of(const Command& command);

/// Help of a command (or of the program), with an example.
std::string help_text(const std::string& command, report::Lang lang);

/// Prints an error ("ireum: …") in the options' language.
void complain(const Options& o, Io& io, const base::Error& error);

/// What the options ask for, standard input read. Nothing on a usage error, which has been printed.
std::optional<session::Request> request_of(const Options& o, Io& io);

/// Opens the project that the options name. Nothing on an error, which has been printed.
struct Opened {
  session::Project project;
  session::Session* session = nullptr;
};
std::optional<Opened> open_session(const Options& o, Io& io, mention::Purpose purpose = mention::Purpose::check);

/// The level of --fail-on, else of the configuration, else warning; off for "never". Nothing for
/// another word, which has been printed.
std::optional<check::Severity> fail_level(const Options& o, Io& io, const config::Config& config);

/// Prints the session's input errors; true if there were any.
bool print_errors(const Options& o, Io& io, const session::Session& s);

/// The image: $IREUM_IMAGE, else ../share/ireum/ireum.image beside the program.
std::string image_path(const Io& io);

/// Writes `text` and ends quietly where nobody listens. A write that fails is kept in `io`; run() says so.
void put(Io& io, const std::string& text);

/// All of standard input. Errors: error.unreadable.
base::Result<std::string> read_input(Io& io);

// The commands.
int cmd_check(const Options& o, Io& io);
int cmd_fix(const Options& o, Io& io);
int cmd_extract(const Options& o, Io& io);
int cmd_names(const Options& o, Io& io);
int cmd_index(const Options& o, Io& io);
int cmd_read(const Options& o, Io& io);
int cmd_normalize(const Options& o, Io& io);
int cmd_explain(const Options& o, Io& io);
int cmd_rules(const Options& o, Io& io);
int cmd_version(const Options& o, Io& io);
int cmd_terms(const Options& o, Io& io);
int cmd_glossary(const Options& o, Io& io);
int cmd_baseline(const Options& o, Io& io);
int cmd_init(const Options& o, Io& io);
int cmd_config(const Options& o, Io& io);
int cmd_completions(const Options& o, Io& io);

}  // namespace ireum::cli
