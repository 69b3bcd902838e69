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
#include "session/session.h"

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

/// A command: what it is called, what it does, its options (space-separated names of the table).
struct Command {
  const char* name;
  int (*run)(const Options&, Io&);
  const char* options;
};

base::Result<Options> parse(const std::vector<std::string>& args, const Io& io);
const std::vector<Command>& commands();

/// Help of a command (or of the program), with an example.
std::string help_text(const std::string& command, report::Lang lang);

/// Prints an error ("ireum: …") in the options' language.
void complain(const Options& o, Io& io, const base::Error& error);

/// Opens the session and reads the inputs that the options name. Nothing on a usage error, which
/// has been printed.
struct Opened {
  std::unique_ptr<session::Session> session;
  bool trouble = false;  // something was not readable: exit 2 in the end
};
std::optional<Opened> open_session(const Options& o, Io& io);

/// Prints the session's input errors; true if there were any.
bool print_errors(const Options& o, Io& io, const session::Session& s);

/// The image: $IREUM_IMAGE, else ../share/ireum/ireum.image beside the program.
std::string image_path(const Io& io);

/// Writes `text` and ends quietly where nobody listens.
void put(Io& io, const std::string& text);

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

}  // namespace ireum::cli
