#include "cli/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <filesystem>
#include <iterator>

#include "base/nearest.h"
#include "cli/run.h"

namespace ireum::cli {
namespace {

namespace po = boost::program_options;

struct OptionRow {
  const char* name;
  bool takes_value;
};

constexpr OptionRow kOptions[] = {
    {"format", true}, {"no-config", false}, {"config", true}, {"select", true}, {"ignore", true}, {"fail-on", true},
    {"encoding", true}, {"corpus", true}, {"lang", true}, {"jobs", true}, {"no-baseline", false}, {"glossary", true},
    {"color", true}, {"unsafe", false}, {"diff", false}, {"pinyin", false}, {"to", true}, {"locators", true},
    {"headings", true}, {"order", true}, {"style", true}, {"separate", false}, {"subentries", true}, {"see-from", true},
    {"json", false}, {"quiet", false}, {"files-from", true}, {"stdin-filename", true}, {"help", false}, {"policy", true},
    {"title", true}, {"columns", true}, {"sequence", true}, {"countries", false}, {"list", true}, {"min", true}};

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
      {"check", cmd_check, "format no-config config select ignore fail-on encoding corpus lang jobs no-baseline glossary color quiet files-from stdin-filename policy"},
      {"fix", cmd_fix, "unsafe diff no-config config select ignore encoding corpus lang jobs glossary quiet policy"},
      {"extract", cmd_extract, "format no-config config encoding lang jobs glossary stdin-filename"},
      {"names", cmd_names, "format no-config config encoding lang jobs glossary stdin-filename"},
      {"index", cmd_index, "format no-config config encoding lang jobs glossary locators headings order style separate subentries see-from title columns sequence countries list min stdin-filename"},
      {"read", cmd_read, "format pinyin lang glossary no-config config"},
      {"normalize", cmd_normalize, "to encoding lang no-config config"},
      {"explain", cmd_explain, "lang encoding no-config config glossary"},
      {"rules", cmd_rules, "format lang"},
      {"version", cmd_version, "json lang"}};
  return kCommands;
}

base::Result<Options> parse(const std::vector<std::string>& args, const Io& io) {
  Options o;
  if (const auto lang = io.env("IREUM_LANG"); lang && lang->substr(0, 2) == "en") o.lang = report::Lang::en;
  size_t first = 0;
  const auto is_command = [](const std::string& s) {
    return std::any_of(commands().begin(), commands().end(), [&](const Command& c) { return s == c.name; });
  };
  if (!args.empty() && is_command(args[0])) {
    o.command = args[0];
    first = 1;
  } else if (!args.empty() && (args[0] == "help" || args[0] == "--help" || args[0] == "-h")) {
    o.help = true;
    if (args.size() > 1 && is_command(args[1])) o.command = args[1];
    return o;
  } else if (!args.empty() && args[0] == "--version") {
    o.command = "version";
    first = 1;
  } else {
    o.command = "check";
    // `ireum chekc` is a slip rather than a file.
    if (!args.empty() && args[0][0] != '-' && args[0].find_first_of("./") == std::string::npos && !std::filesystem::exists(args[0])) {
      std::vector<std::string_view> names;
      for (const Command& c : commands()) names.push_back(c.name);
      if (const auto near = base::nearest(args[0], names); !near.empty()) return base::Error{"error.unknown-command", "", {args[0], std::string(near)}};
    }
  }
  const auto command = std::find_if(commands().begin(), commands().end(), [&](const Command& c) { return o.command == c.name; });
  const std::string allowed = " " + std::string(command->options) + " help ";
  po::options_description description;
  for (const OptionRow& row : kOptions) {
    if (allowed.find(" " + std::string(row.name) + " ") == std::string::npos) continue;
    if (row.takes_value) description.add_options()(row.name, po::value<std::vector<std::string>>()->composing(), "");
    else description.add_options()(row.name, "");
  }
  try {
    // Everything that is no option is a path; `-` is standard input.
    std::vector<std::string> rest(args.begin() + static_cast<long>(first), args.end());
    std::replace(rest.begin(), rest.end(), std::string("-h"), std::string("--help"));
    const po::parsed_options parsed = po::command_line_parser(rest).options(description).allow_unregistered()
        .style(po::command_line_style::unix_style & ~po::command_line_style::allow_guessing & ~po::command_line_style::allow_short).run();
    for (const po::option& option : parsed.options) {
      if (option.position_key >= 0) {
        o.paths.insert(o.paths.end(), option.value.begin(), option.value.end());
      } else if (option.unregistered) {
        const std::string word = option.original_tokens.empty() ? option.string_key : option.original_tokens[0];
        if (word.substr(0, 2) != "--") {
          o.paths.push_back(word);
          continue;
        }
        std::vector<std::string> names;
        for (const OptionRow& row : kOptions)
          if (allowed.find(" " + std::string(row.name) + " ") != std::string::npos) names.push_back("--" + std::string(row.name));
        std::vector<std::string_view> views(names.begin(), names.end());
        const std::string name = word.substr(0, word.find('='));
        return base::Error{"error.unknown-option", "", {name, std::string(base::nearest(name, views))}};
      } else if (option.string_key == "help") {
        o.help = true;
      } else {
        auto& v = o.values[option.string_key];
        v.insert(v.end(), option.value.begin(), option.value.end());
      }
    }
  } catch (const po::error& e) {
    return base::Error{"error.usage", "", {e.what()}};
  }
  if (o.has("lang")) {
    const std::string lang = o.get("lang");
    if (lang != "ko" && lang != "en") return base::Error{"error.option-value", "", {"--lang", lang, "ko, en"}};
    o.lang = lang == "en" ? report::Lang::en : report::Lang::ko;
  }
  return o;
}

void complain(const Options& o, Io& io, const base::Error& error) { *io.err << "ireum: " << report::say(o.lang, error) << "\n"; }

std::string image_path(const Io& io) {
  if (const auto path = io.env("IREUM_IMAGE"); path && !path->empty()) return *path;
  std::error_code ignored;
  std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  if (ignored) program = std::filesystem::absolute(io.program, ignored);
  return (program.parent_path() / ".." / "share" / "ireum" / "ireum.image").lexically_normal().string();
}

void put(Io& io, const std::string& text) {
  io.out->write(text.data(), static_cast<std::streamsize>(text.size()));
  io.out->flush();
}

std::optional<Opened> open_session(const Options& o, Io& io) {
  Opened out;
  auto session = session::Session::open(image_path(io));
  if (!session) {
    complain(o, io, session.error());
    return std::nullopt;
  }
  out.session = std::move(*session);
  for (const std::string& g : o.list("glossary"))
    if (auto error = out.session->add_glossary(g)) {
      complain(o, io, *error);
      return std::nullopt;
    }
  const auto encoding = text::encoding_from_name(o.get("encoding", "auto"));
  if (!encoding) {
    complain(o, io, {"error.option-value", "", {"--encoding", o.get("encoding"), "auto, utf-8, utf-16le, utf-16be, cp949, gb18030"}});
    return std::nullopt;
  }
  std::vector<std::string> paths = o.paths;
  if (o.has("files-from")) {
    auto list = intake::Input::open(o.get("files-from"));
    if (!list) {
      complain(o, io, list.error());
      return std::nullopt;
    }
    std::string_view bytes = list->bytes();
    while (!bytes.empty()) {
      const size_t end = std::min(bytes.find_first_of(std::string_view("\n\0", 2)), bytes.size());
      if (end) paths.emplace_back(bytes.substr(0, end));
      bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
  }
  if (paths.empty()) {
    if (io.in_is_terminal) {
      complain(o, io, {"error.no-input", "", {o.command}});
      return std::nullopt;
    }
    paths.push_back("-");
  }
  const intake::Listing listing = intake::list_inputs(paths);
  for (const base::Error& e : listing.errors) out.session->note_error(e);
  for (const std::string& path : listing.paths) {
    if (path == "-") {
      std::string bytes(std::istreambuf_iterator<char>(*io.in), {});
      out.session->load(intake::Input::held(o.get("stdin-filename", "-"), std::move(bytes)), *encoding);
    } else {
      out.session->load(path, *encoding);
    }
  }
  for (const std::string& glob : o.list("corpus")) {
    const intake::Listing more = intake::list_inputs({glob});
    for (const std::string& path : more.paths)
      if (!std::binary_search(listing.paths.begin(), listing.paths.end(), path)) out.session->load(path, *encoding, true);
  }
  const bool progress = io.err_is_terminal && listing.paths.size() > 20;
  const std::string jobs = o.get("jobs", "1");
  int n = 1;
  try {
    n = std::stoi(jobs);
  } catch (const std::exception&) {
    complain(o, io, {"error.option-value", "", {"--jobs", jobs, "0, 1, 2 …"}});
    return std::nullopt;
  }
  out.session->observe(n, [&](size_t done) {
    if (progress) *io.err << "\r" << done << "/" << listing.paths.size() << std::flush;
  });
  if (progress) *io.err << "\r\033[K" << std::flush;
  out.trouble = !out.session->errors().empty();
  return out;
}

bool print_errors(const Options& o, Io& io, const session::Session& s) {
  for (const base::Error& e : s.errors()) complain(o, io, e);
  return !s.errors().empty();
}

}  // namespace ireum::cli
