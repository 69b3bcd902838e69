#include "cli/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iterator>

#include "base/nearest.h"
#include "cli/run.h"
#include "report/visible.h"

namespace ireum::cli {
namespace {

namespace po = boost::program_options;

struct OptionRow {
  const char* name;
  bool takes_value;
};

constexpr OptionRow kOptions[] = {
    {"format", true},         {"no-config", false},  {"config", true},       {"select", true},
    {"ignore", true},         {"fail-on", true},     {"encoding", true},     {"corpus", true},
    {"lang", true},           {"jobs", true},        {"no-baseline", false}, {"baseline", true},
    {"glossary", true},       {"color", true},       {"unsafe", false},      {"diff", false},
    {"pinyin", false},        {"to", true},          {"locators", true},     {"headings", true},
    {"order", true},          {"style", true},       {"separate", false},    {"subentries", true},
    {"see-from", true},       {"json", false},       {"quiet", false},       {"files-from", true},
    {"stdin-filename", true}, {"help", false},       {"policy", true},       {"title", true},
    {"columns", true},        {"sequence", true},    {"countries", false},   {"field", false},
    {"list", true},           {"min", true},         {"since", true},        {"force-exclude", false},
    {"prune", false},         {"type", true},        {"allowed", true},      {"forbidden", true},
    {"note", true},           {"from", true},        {"output", true},       {"check", true},
    {"digits", true},         {"double-post", true}, {"first-page", true},   {"issue", true},
    {"latin", true},          {"links", true},       {"mark", false},        {"marks", false},
    {"nested", true},         {"pages-from", true},  {"ranges", true},       {"see-also", false},
    {"since-issue", true},    {"unmark", false},     {"width", true},        {"zones", true}};

/// What every command that reads documents takes.
#define READING "no-config config encoding lang jobs glossary corpus stdin-filename files-from force-exclude"

}  // namespace

std::vector<std::string> Options::list(const std::string& name) const {
  std::vector<std::string> out;
  const auto it = values.find(name);
  if (it == values.end()) return out;
  for (const std::string& v : it->second)
    for (size_t at = 0; at <= v.size();) {
      const size_t comma = std::min(v.find(',', at), v.size());
      if (comma > at) out.push_back(v.substr(at, comma - at));
      at = comma + 1;
    }
  return out;
}

const std::vector<Command>& commands() {
  static const std::vector<Command> kCommands = {
      {"check", cmd_check, "[PATH...|-]",
       "format select ignore fail-on policy since baseline no-baseline color quiet " READING,
       "full, line, json, jsonl, sarif, github, gitlab, checkstyle, junit, rdjson, tsv, html, diff"},
      {"fix", cmd_fix, "[PATH...|-]",
       "unsafe diff format select ignore fail-on policy since baseline no-baseline color quiet " READING,
       "full, line, json, jsonl, sarif, github, gitlab, checkstyle, junit, rdjson, tsv, html"},
      {"extract", cmd_extract, "[PATH...|-]", "format " READING, "text, jsonl, json, tsv"},
      {"names", cmd_names, "[PATH...|-]", "format " READING, "text, jsonl, json, tsv"},
      {"index", cmd_index, "[PATH...|-]",
       "format output locators ranges zones headings order sequence latin digits style separate subentries see-from "
       "see-also double-post marks nested title field columns width links countries list min issue pages-from "
       "first-page check since-issue mark unmark quiet " READING,
       "text, markdown, json, html, idx, ind, csv, tsv, docx, odt"},
      {"terms", cmd_terms, "[PATH...|-]", "format min " READING, "text, tsv, jsonl, json"},
      {"read", cmd_read, "WORD...", "format pinyin lang glossary no-config config", "text, jsonl, json, tsv"},
      {"normalize", cmd_normalize, "[PATH...|-]", "to encoding lang no-config config"},
      {"explain", cmd_explain, "RULE|PATH:LINE:COL", "select ignore policy " READING},
      {"rules", cmd_rules, "", "format lang", "text, jsonl, json, tsv"},
      {"glossary", cmd_glossary, "check|list|add|import|export|test [FILE|WORD...]",
       "format glossary from output type allowed forbidden note no-config config lang",
       "text, tsv, csv, toml, json, jsonl"},
      {"baseline", cmd_baseline, "[PATH...]", "prune select ignore policy baseline quiet " READING},
      {"init", cmd_init, "[FILE]", "policy lang"},
      {"config", cmd_config, "[PATH]", "format select ignore policy no-config config lang", "text, json"},
      {"completions", cmd_completions, "bash|zsh|fish", "lang"},
      {"version", cmd_version, "", "json lang"}};
  return kCommands;
}

#undef READING

std::vector<std::pair<std::string, bool>> options_of(const Command& command) {
  std::vector<std::pair<std::string, bool>> out;
  const std::string_view names = command.options;
  for (size_t at = 0; at <= names.size();) {
    const size_t end = std::min(names.find(' ', at), names.size());
    for (const OptionRow& row : kOptions)
      if (names.substr(at, end - at) == row.name) out.emplace_back(row.name, row.takes_value);
    at = end + 1;
  }
  return out;
}

namespace {

const Command* find_command(std::string_view name) {
  const auto it = std::find_if(commands().begin(), commands().end(), [&](const Command& c) { return name == c.name; });
  return it == commands().end() ? nullptr : &*it;
}

base::Status set_language(Options& o, const std::string& lang) {
  if (lang != "ko" && lang != "en") return base::Error{"error.option-value", "", {"--lang", lang, "ko, en"}};
  o.lang = lang == "en" ? report::Lang::en : report::Lang::ko;
  return std::nullopt;
}

bool asks_for_help(const std::string& word) { return word == "help" || word == "--help" || word == "-h"; }

/// help COMMAND, with nothing but the language behind it.
base::Status read_help(const std::vector<std::string>& args, Options& o) {
  o.help = true;
  if (args.size() > 1 && find_command(args[1])) o.command = args[1];
  for (size_t i = 1; i < args.size(); ++i) {
    const std::string lang = args[i].starts_with("--lang=") ? args[i].substr(7)
                             : args[i - 1] == "--lang"      ? args[i]
                                                            : "";
    if (lang.empty()) continue;
    if (auto error = set_language(o, lang)) return error;
  }
  return std::nullopt;
}

/// The command's name, and how many arguments it takes; check where none is named.
base::Result<size_t> read_command(const std::vector<std::string>& args, Options& o) {
  o.command = "check";
  if (args.empty()) return size_t{0};
  if (find_command(args[0])) return o.command = args[0], size_t{1};
  if (args[0] == "--version") return o.command = "version", size_t{1};
  // `ireum chekc` is a slip rather than a file.
  std::error_code failed;
  const bool is_word = args[0][0] != '-' && args[0].find_first_of("./") == std::string::npos;
  if (is_word && !std::filesystem::exists(args[0], failed)) {
    std::vector<std::string_view> names;
    for (const Command& c : commands()) names.push_back(c.name);
    if (const auto near = base::nearest(args[0], names); !near.empty())
      return base::Error{"error.unknown-command", "", {args[0], std::string(near)}};
  }
  return size_t{0};
}

/// Reads what stands behind the command: options that it has, and paths.
class ArgumentReader {
 public:
  ArgumentReader(Options& o, const Command& command) : o_(o) {
    const std::string allowed = " " + std::string(command.options) + " help ";
    for (const OptionRow& row : kOptions)
      if (allowed.find(" " + std::string(row.name) + " ") != std::string::npos) rows_.push_back(&row);
  }

  base::Status read(std::vector<std::string> rest) {
    // Everything that is no option is a path; `-` is standard input.
    std::replace(rest.begin(), rest.end(), std::string("-h"), std::string("--help"));
    const auto literal = std::find(rest.begin(), rest.end(), "--");  // behind it everything is a path
    const std::vector<std::string> paths(literal, rest.end());
    try {
      for (const po::option& option : parsed(rest).options)
        if (auto error = take(option, paths)) return error;
    } catch (const po::error& e) { return base::Error{"error.usage", "", {e.what()}}; }
    return std::nullopt;
  }

 private:
  po::parsed_options parsed(const std::vector<std::string>& rest) {
    for (const OptionRow* row : rows_) {
      if (row->takes_value)
        description_.add_options()(row->name, po::value<std::vector<std::string>>()->composing(), "");
      else description_.add_options()(row->name, "");
    }
    constexpr int kStyle = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing &
                           ~po::command_line_style::allow_short;
    return po::command_line_parser(rest).options(description_).allow_unregistered().style(kStyle).run();
  }

  base::Status take(const po::option& option, const std::vector<std::string>& paths) {
    const std::string word = option.original_tokens.empty() ? option.string_key : option.original_tokens[0];
    const bool dashed = word.size() > 1 && word[0] == '-';
    const bool short_option =
        option.position_key >= 0 && dashed && std::find(paths.begin(), paths.end(), word) == paths.end();
    if (option.position_key >= 0 && !short_option) {
      o_.paths.insert(o_.paths.end(), option.value.begin(), option.value.end());
    } else if (option.unregistered || short_option) {
      if (dashed) return unknown(word);
      o_.paths.push_back(word);
    } else if (option.string_key == "help") {
      o_.help = true;
    } else {
      auto& v = o_.values[option.string_key];
      v.insert(v.end(), option.value.begin(), option.value.end());
    }
    return std::nullopt;
  }

  base::Error unknown(const std::string& word) const {
    std::vector<std::string> names;
    for (const OptionRow* row : rows_) names.push_back("--" + std::string(row->name));
    const std::vector<std::string_view> views(names.begin(), names.end());
    const std::string name = word.substr(0, word.find('='));
    return {"error.unknown-option", "", {name, std::string(base::nearest(name, views))}};
  }

  Options& o_;
  std::vector<const OptionRow*> rows_;
  po::options_description description_;
};

}  // namespace

base::Result<Options> parse(const std::vector<std::string>& args, const Io& io) {
  Options o;
  if (const auto lang = io.env("IREUM_LANG"); lang && lang->substr(0, 2) == "en") o.lang = report::Lang::en;
  if (!args.empty() && asks_for_help(args[0])) {
    if (auto error = read_help(args, o)) return *error;
    return o;
  }
  const auto taken = read_command(args, o);
  if (!taken) return taken.error();
  ArgumentReader reader(o, *find_command(o.command));
  if (auto error = reader.read({args.begin() + static_cast<long>(*taken), args.end()})) return *error;
  if (o.has("lang"))
    if (auto error = set_language(o, o.get("lang"))) return *error;
  return o;
}

void complain(const Options& o, Io& io, const base::Error& error) {
  base::Error e = error;
  // Where the meant rule is known, the list of all of them is noise.
  if (e.key == "error.unknown-rule" && e.args.size() > 2 && !e.args[1].empty()) e.args.resize(2);
  // A name may be anything; what it says must not reach the terminal as a command.
  e.where = report::visible_name(e.where);
  for (std::string& arg : e.args) arg = report::printable(arg);
  *io.err << "ireum: " << report::say(o.lang, e) << "\n";
}

std::string image_path(const Io& io) {
  if (const auto path = io.env("IREUM_IMAGE"); path && !path->empty()) return *path;
  std::error_code ignored;
  std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  if (ignored) program = std::filesystem::absolute(io.program, ignored);
  return (program.parent_path() / ".." / "share" / "ireum" / "ireum.image").lexically_normal().string();
}

void put(Io& io, const std::string& text) {
  if (io.out_trouble) return;
  errno = 0;
  io.out->write(text.data(), static_cast<std::streamsize>(text.size()));
  io.out->flush();
  if (!io.out->good()) io.out_trouble = errno ? errno : EIO;
}

base::Result<std::string> read_input(Io& io) {
  std::string out;
  std::vector<char> buffer(size_t{1} << 16);
  errno = 0;
  while (io.in->read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || io.in->gcount() > 0)
    out.append(buffer.data(), static_cast<size_t>(io.in->gcount()));
  if (io.in->bad()) return base::Error{"error.unreadable", "-", {std::strerror(errno ? errno : EIO)}};
  return out;
}

namespace {

/// Lines (or NUL-ended names) of --files-from; false after a message.
bool names_from(const Options& o, Io& io, std::vector<std::string>& paths) {
  const std::string from = o.get("files-from");
  std::string bytes;
  if (from == "-") {
    auto all = read_input(io);
    if (!all) return complain(o, io, all.error()), false;
    bytes = std::move(*all);
  } else {
    auto list = intake::Input::open(from);
    if (!list) return complain(o, io, list.error()), false;
    bytes = list->bytes();
  }
  const bool by_nul = bytes.find('\0') != std::string::npos;
  for (size_t at = 0; at < bytes.size();) {
    const size_t end = std::min(bytes.find(by_nul ? '\0' : '\n', at), bytes.size());
    std::string line = bytes.substr(at, end - at);
    if (!by_nul && line.ends_with('\r')) line.pop_back();
    if (!line.empty()) paths.push_back(std::move(line));
    at = end + 1;
  }
  return true;
}

/// --select, --ignore and --policy as the topmost layer; false after a message.
bool command_layer(const Options& o, Io& io, config::Layer& out) {
  if (o.has("policy")) {
    auto preset = config::preset_layer(o.get("policy"));
    if (!preset) return complain(o, io, preset.error()), false;
    out = std::move(*preset);
  }
  for (const std::string& id : o.list("select")) {
    out.select.push_back({id, ""});
    std::erase_if(out.ignore, [&](const config::RuleName& n) { return n.id == id; });
  }
  for (const std::string& id : o.list("ignore")) out.ignore.push_back({id, ""});
  return true;
}

}  // namespace

std::optional<session::Request> request_of(const Options& o, Io& io) {
  session::Request r;
  r.image = image_path(io);
  if (o.has("config") && o.has("no-config"))
    return complain(o, io, {"error.option-conflict", "", {"--config", "--no-config"}}), std::nullopt;
  if (o.has("baseline") && o.has("no-baseline"))
    return complain(o, io, {"error.option-conflict", "", {"--baseline", "--no-baseline"}}), std::nullopt;
  r.no_config = o.has("no-config");
  if (o.has("config")) r.config = o.get("config");
  if (!command_layer(o, io, r.over)) return std::nullopt;
  r.glossaries = o.list("glossary");
  r.corpus = o.list("corpus");
  if (o.has("encoding")) {
    r.encoding = text::encoding_from_name(o.get("encoding"));
    if (!r.encoding)
      return complain(o, io,
                      {"error.option-value",
                       "",
                       {"--encoding", o.get("encoding"), "auto, utf-8, utf-16le, utf-16be, cp949, gb18030"}}),
             std::nullopt;
  }
  r.force_exclude = o.has("force-exclude");
  r.no_baseline = o.has("no-baseline");
  if (o.has("baseline")) r.baseline = o.get("baseline");
  r.since = o.get("since");
  const std::string jobs = o.get("jobs", "1");
  if (jobs.empty() || jobs.size() > 4 || jobs.find_first_not_of("0123456789") != std::string::npos)
    return complain(o, io, {"error.option-value", "", {"--jobs", jobs, "0, 1, 2 …"}}), std::nullopt;
  r.jobs = std::stoi(jobs);
  r.paths = o.paths;
  if (o.has("files-from") && !names_from(o, io, r.paths)) return std::nullopt;
  if (r.paths.empty() && !o.has("files-from")) {
    if (io.in_is_terminal) return complain(o, io, {"error.no-input", "", {o.command}}), std::nullopt;
    r.paths.push_back("-");
  }
  if (std::find(r.paths.begin(), r.paths.end(), "-") != r.paths.end()) {
    if (o.get("files-from") == "-")
      return complain(o, io, {"error.option-conflict", "", {"-", "--files-from -"}}), std::nullopt;
    auto all = read_input(io);
    if (!all) return complain(o, io, all.error()), std::nullopt;
    r.stdin_bytes = std::move(*all);
    r.stdin_name = o.get("stdin-filename", "-");
  }
  if (io.err_is_terminal)
    r.progress = [&io](size_t done, size_t all) {
      if (all > 20)
        *io.err << (done < all ? "\r" + std::to_string(done) + "/" + std::to_string(all) : std::string("\r\033[K"))
                << std::flush;
    };
  return r;
}

std::optional<Opened> open_session(const Options& o, Io& io, mention::Purpose purpose) {
  auto request = request_of(o, io);
  if (!request) return std::nullopt;
  request->purpose = purpose;
  auto project = session::Project::open(*request);
  if (!project) return complain(o, io, project.error()), std::nullopt;
  Opened out{std::move(*project), nullptr};
  out.session = &out.project.session();
  return out;
}

std::optional<check::Severity> fail_level(const Options& o, Io& io, const config::Config& config) {
  if (!o.has("fail-on")) return config.fail_on.value_or(check::Severity::warning);
  const std::string fail = o.get("fail-on");
  if (fail == "never" || fail == "off") return check::Severity::off;
  if (const auto level = check::severity_of(fail); level != check::Severity::off) return level;
  complain(o, io, {"error.option-value", "", {"--fail-on", fail, "error, warning, info, never"}});
  return std::nullopt;
}

bool print_errors(const Options& o, Io& io, const session::Session& s) {
  for (const base::Error& e : s.errors()) complain(o, io, e);
  return !s.errors().empty();
}

}  // namespace ireum::cli
