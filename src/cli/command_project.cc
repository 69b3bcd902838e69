// baseline, init, config, completions: what a project keeps beside its documents.
#include <algorithm>
#include <filesystem>

#include "base/atomic_file.h"
#include "base/nearest.h"
#include "cli/options.h"
#include "config/presets.h"
#include "report/json_text.h"
#include "report/report.h"

namespace ireum::cli {
namespace {

namespace fs = std::filesystem;
using check::Policy;

std::string_view word_of(Policy::Script s) {
  static constexpr std::string_view kWords[] = {"any", "traditional", "simplified", "as-first"};
  return kWords[static_cast<size_t>(s)];
}
std::string_view word_of(Policy::Gloss g) {
  static constexpr std::string_view kWords[] = {"free", "first", "every-article", "never"};
  return kWords[static_cast<size_t>(g)];
}
std::string_view word_of(Policy::DateStyle d) {
  static constexpr std::string_view kWords[] = {"free", "korean", "dotted", "iso"};
  return kWords[static_cast<size_t>(d)];
}

uint64_t sum(const config::Baseline::Counts& counts) {
  uint64_t n = 0;
  for (const auto& [key, count] : counts) n += count;
  return n;
}

}  // namespace

int cmd_baseline(const Options& o, Io& io) {
  Options with = o;
  // Without a path it is the project that is accepted.
  if (with.paths.empty() && !with.has("files-from")) with.paths.push_back(".");
  auto opened = open_session(with, io);
  if (!opened) return 2;
  session::Session& s = *opened->session;
  if (print_errors(o, io, s)) return 2;  // half a baseline would call the rest new
  auto outcome = opened->project.check_all();
  if (!outcome) return complain(o, io, outcome.error()), 2;
  const std::string path = opened->project.baseline_path();
  const config::Baseline now = config::Baseline::of(s.rules(), opened->project.sources(), outcome->findings, path);
  std::error_code failed;
  config::Baseline old, next = now;
  if (fs::exists(path, failed)) {
    auto read = config::Baseline::read(path);
    if (!read) return complain(o, io, read.error()), 2;
    old = std::move(*read);
    check::Findings findings = outcome->findings;
    const auto applied = old.apply(s.rules(), opened->project.sources(), path, findings);
    next = old.pruned(applied.stale);
    if (!o.has("prune")) {
      // What other documents have stays; what these have is put in.
      config::Baseline::Counts more = now.beyond(next);
      std::string text = next.text();
      for (const auto& [key, count] : more) {
        const auto it = next.counts().find(key);
        text += config::baseline_line(key, count + (it == next.counts().end() ? 0 : it->second)) + "\n";
      }
      auto merged = config::Baseline::parse(text, path);
      if (!merged) return complain(o, io, merged.error()), 2;
      next = std::move(*merged);
    }
  } else if (o.has("prune")) {
    return complain(o, io, {"error.baseline-missing", path, {}}), 2;
  }
  if (auto error = next.write(path)) return complain(o, io, *error), 2;
  if (!o.has("quiet"))
    put(io, report::say(o.lang, "baseline.done",
                        {path, std::to_string(sum(next.counts())), std::to_string(sum(next.beyond(old))),
                         std::to_string(sum(old.beyond(next)))}) +
                "\n");
  return 0;
}

int cmd_init(const Options& o, Io& io) {
  if (o.paths.size() > 1) return complain(o, io, {"error.too-many", "", {o.paths[1], "init"}}), 2;
  std::string path = o.paths.empty() ? "ireum.toml" : o.paths[0];
  std::error_code failed;
  if (fs::is_directory(path, failed)) path = (fs::path(path) / "ireum.toml").lexically_normal().string();
  const std::string preset = o.get("policy");
  if (o.has("policy"))
    if (auto layer = config::preset_layer(preset); !layer) return complain(o, io, layer.error()), 2;
  if (fs::exists(fs::symlink_status(path, failed))) return complain(o, io, {"error.exists", path, {}}), 2;
  if (auto error = base::write_new_file(
          path, config::init_text(preset, [&](std::string_view key) { return report::say(o.lang, key); })))
    return complain(o, io, *error), 2;
  put(io, report::say(o.lang, "init.done", {path}) + "\n");
  return 0;
}

namespace {

/// What holds for a document, and where each part of it was said.
struct InForce {
  const config::Config& config;
  std::string document;
  const check::RuleTable& rules;
  std::vector<config::Level> levels;
  Policy policy;
  text::Encoding encoding;

  /// The level of failure as fail-on has it.
  std::string_view fail_word() const {
    const check::Severity level = config.fail_on.value_or(check::Severity::warning);
    return level == check::Severity::off ? "never" : report::severity_id(level);
  }
  std::string level_of(size_t i) const {
    if (!levels[i].on) return "off";
    return std::string(levels[i].severity ? report::severity_id(*levels[i].severity)
                                          : rules[i].image->str(rules[i].record->severity));
  }
  /// Where a rule's level is written, if it is.
  std::string where_of(const check::Rule& rule) const {
    std::string where;
    for (const config::Layer& layer : config.layers) {
      if (!layer.files.empty() && !layer.files.match(document)) continue;
      for (const auto* names : {&layer.select, &layer.extend, &layer.ignore})
        for (const config::RuleName& n : *names)
          if (config::means(n.id, rule) && n.id != "all" && n.id != "*") where = n.where;
      for (const auto& [name, severity] : layer.severity)
        if (config::means(name.id, rule)) where = name.where;
    }
    return where;
  }
  /// The baseline's path, whether or not there is one.
  std::string baseline() const {
    return (config.folder.empty() ? "" : config.folder + "/") + std::string(config::kBaselineName);
  }
};

std::string as_json(const InForce& f) {
  const config::Config& c = f.config;
  const Policy& p = f.policy;
  std::string out;
  report::JsonText j(out, 2);
  j.begin_object().key("schema").value("ireum/config/1").key("path").text_or_null(c.path);
  j.key("policy").begin_object();
  j.key("script").value(word_of(p.script)).key("gloss").value(word_of(p.gloss));
  j.key("date-style").value(word_of(p.date_style)).key("customary").value(p.customary);
  j.key("abbreviations").value(p.abbreviations).key("bare-han").value(p.bare_han).end_object();
  j.key("rules").begin_object();
  for (size_t i = 0; i < f.rules.rules().size(); ++i) j.key(f.rules[i].id).value(f.level_of(i));
  j.end_object().key("fail-on").value(f.fail_word());
  j.key("glossaries").strings(c.glossaries).key("include").strings(c.include.patterns);
  j.key("exclude").strings(c.exclude.patterns).key("corpus").strings(c.corpus.patterns);
  j.key("encoding").value(text::encoding_name(f.encoding)).key("allow").value(static_cast<int64_t>(c.allow.size()));
  std::error_code failed;
  j.key("baseline").text_or_null(fs::exists(f.baseline(), failed) ? f.baseline() : "").end_object();
  return out + "\n";
}

std::string in_quotes(std::string_view s) { return "\"" + std::string(s) + "\""; }
std::string truth(bool b) { return b ? "true" : "false"; }
std::string listed(const std::vector<std::string>& l) {
  std::string all;
  for (const std::string& s : l) all += (all.empty() ? "" : ", ") + in_quotes(s);
  return "[" + all + "]";
}

std::string files_as_toml(const config::Config& c, text::Encoding encoding) {
  std::string out;
  if (!c.glossaries.empty()) out += "\n[glossary]\npaths = " + listed(c.glossaries) + "\n";
  out += "\n[files]\n";
  if (!c.include.empty()) out += "include = " + listed(c.include.patterns) + "\n";
  if (!c.exclude.empty()) out += "exclude = " + listed(c.exclude.patterns) + "\n";
  if (!c.corpus.empty()) out += "corpus = " + listed(c.corpus.patterns) + "\n";
  out += "encoding = " + in_quotes(text::encoding_name(encoding)) + "\n";
  if (!c.index.empty()) out += "\n[index]\n";
  for (const config::Setting& s : c.index) out += s.key + " = " + in_quotes(s.value) + "  # " + s.where + "\n";
  return out;
}

std::string allowed_as_toml(const std::vector<config::Allow>& all) {
  std::string out;
  for (const config::Allow& a : all) {
    out += "\n[[allow]]  # " + a.where + "\n";
    if (!a.text.empty()) out += "text = " + in_quotes(a.text) + "\n";
    if (!a.files.empty()) out += "file = " + in_quotes(a.files.patterns[0]) + "\n";
    for (const config::RuleName& n : a.rules) out += "rule = " + in_quotes(n.id) + "\n";
    if (!a.reason.empty()) out += "reason = " + in_quotes(a.reason) + "\n";
  }
  return out;
}

/// As a file would say it, with the place of what was said.
std::string as_toml(const InForce& f, report::Lang lang) {
  const config::Config& c = f.config;
  const Policy& p = f.policy;
  std::string out = "# " + (c.path.empty() ? std::string(report::say(lang, "config.none")) : c.path) + "\n";
  out += "[policy]\nscript = " + in_quotes(word_of(p.script)) + "\ngloss = " + in_quotes(word_of(p.gloss)) +
         "\ndate-style = " + in_quotes(word_of(p.date_style));
  out += "\ncustomary = " + truth(p.customary) + "\nabbreviations = " + truth(p.abbreviations) +
         "\nbare-han = " + truth(p.bare_han) + "\n";
  out += "\n[rules]\nfail-on = " + in_quotes(f.fail_word()) + "\n\n[severity]\n";
  for (size_t i = 0; i < f.rules.rules().size(); ++i) {
    const std::string where = f.where_of(f.rules[i]);
    out += std::string(f.rules[i].id) + " = " + in_quotes(f.level_of(i)) + (where.empty() ? "" : "  # " + where) + "\n";
  }
  out += files_as_toml(c, f.encoding) + allowed_as_toml(c.allow);
  std::error_code failed;
  if (fs::exists(f.baseline(), failed)) out += "\n# " + report::say(lang, "config.baseline", {f.baseline()}) + "\n";
  return out;
}

/// The configurations that a request asks for.
base::Result<config::Configs> configs_of(const session::Request& request) {
  config::Configs configs(request.no_config ? config::Configs::Search::none : config::Configs::Search::upward);
  if (request.config) {
    auto fixed = config::Configs::fixed(*request.config);
    if (!fixed) return fixed.error();
    configs = std::move(*fixed);
  }
  configs.set_command_line(request.over);
  return configs;
}

/// Names of rules that no rule has, on the command line or in the configuration.
base::Status unknown_rules(const session::Request& request, const config::Config& c, const check::RuleTable& rules) {
  for (const auto* names : {&request.over.select, &request.over.ignore})
    if (auto error = config::check_rules(*names, rules)) return error;
  return config::check_rules(c, rules);
}

}  // namespace

int cmd_config(const Options& o, Io& io) {
  static constexpr std::string_view kFormats[] = {"text", "json"};
  if (o.paths.size() > 1) return complain(o, io, {"error.too-many", "", {o.paths[1], "config"}}), 2;
  const std::string format = o.get("format", "text");
  if (std::find(std::begin(kFormats), std::end(kFormats), format) == std::end(kFormats)) {
    const std::string near(base::nearest(format, kFormats));
    return complain(o, io, {"error.unknown-format", "", {format, near, "text, json"}}), 2;
  }
  Options with = o;
  with.paths.clear();
  with.values["files-from"] = {"/dev/null"};  // nothing is read
  auto request = request_of(with, io);
  if (!request) return 2;
  std::error_code failed;
  std::string document = o.paths.empty() ? "-" : o.paths[0];
  if (!o.paths.empty() && fs::is_directory(document, failed)) document = (fs::path(document) / "-").string();
  auto configs = configs_of(*request);
  if (!configs) return complain(o, io, configs.error()), 2;
  const auto found = configs->of(document);
  if (!found) return complain(o, io, found.error()), 2;
  const config::Config& c = **found;
  auto opened = session::Session::open(request->image);
  if (!opened) return complain(o, io, opened.error()), 2;
  check::RuleTable& rules = (*opened)->rules();
  if (auto error = unknown_rules(*request, c, rules)) return complain(o, io, *error), 2;
  const InForce f{c,
                  document,
                  rules,
                  config::levels_for(c, rules, document),
                  config::policy_for(c, document),
                  config::encoding_for(c, document).value_or(text::Encoding::auto_detect)};
  put(io, format == "json" ? as_json(f) : as_toml(f, o.lang));
  return 0;
}

namespace {

std::string names_of_commands() {
  std::string out;
  for (const Command& c : commands()) out += (out.empty() ? "" : " ") + std::string(c.name);
  return out;
}

std::string flags_of(const Command& c) {
  std::string out;
  for (const auto& [name, value] : options_of(c)) out += (out.empty() ? "--" : " --") + name;
  return out + " --help";
}

/// Words that a value can be, for the options where they are few.
constexpr std::pair<std::string_view, std::string_view> kValues[] = {
    {"lang", "ko en"},
    {"fail-on", "error warning info never"},
    {"policy", "kostec press academic lenient"},
    {"color", "auto always never"},
    {"encoding", "auto utf-8 utf-16le utf-16be cp949 gb18030"},
    {"to", "traditional simplified"},
    {"locators", "auto article page line"},
    {"from", "prh vale cspell omegat csv tsv toml"},
    {"type", "person place organization work term"}};

/// The words that the value of an option can be; empty where they are not few.
std::string_view words_of(std::string_view option) {
  for (const auto& [name, words] : kValues)
    if (name == option) return words;
  return {};
}

std::string bash_script() {
  std::string out =
      "# bash completion for ireum\n_ireum() {\n  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} "
      "cmd=${COMP_WORDS[1]}\n  case $prev in\n";
  for (const auto& [name, words] : kValues)
    out.append("    --")
        .append(name)
        .append(") COMPREPLY=($(compgen -W \"")
        .append(words)
        .append("\" -- \"$cur\")); return ;;\n");
  out += "  esac\n  if [[ $COMP_CWORD -eq 1 && $cur != -* ]]; then\n    COMPREPLY=($(compgen -W \"" +
         names_of_commands() + "\" -- \"$cur\") $(compgen -f -- \"$cur\"))\n    return\n  fi\n";
  out += "  if [[ $cur == -* ]]; then\n    case $cmd in\n";
  for (const Command& c : commands())
    out += "      " + std::string(c.name) + ") COMPREPLY=($(compgen -W \"" + flags_of(c) + "\" -- \"$cur\")) ;;\n";
  out += "      *) COMPREPLY=($(compgen -W \"" + flags_of(commands()[0]) +
         "\" -- \"$cur\")) ;;\n    esac\n    return\n  fi\n";
  out +=
      "  case $cmd in\n    glossary) [[ $COMP_CWORD -eq 2 ]] && { COMPREPLY=($(compgen -W \"check list add import "
      "export test\" -- \"$cur\")); return; } ;;\n";
  out +=
      "    completions) COMPREPLY=($(compgen -W \"bash zsh fish\" -- \"$cur\")); return ;;\n  esac\n  "
      "COMPREPLY=($(compgen -f -- \"$cur\"))\n}\ncomplete -o filenames -F _ireum ireum\n";
  return out;
}

/// Text inside '…' of a shell.
std::string shell_text(std::string_view s) {
  std::string out;
  for (const char c : s) out += c == '\'' ? "’" : std::string(1, c);
  return out;
}

std::string zsh_script(report::Lang lang) {
  const auto plain = [&](std::string_view key) {
    std::string out;
    for (const char c : shell_text(report::say(lang, key)))
      if (c == '[' || c == ']' || c == ':') (out += '\\') += c;
      else out += c;
    return out;
  };
  std::string out = "#compdef ireum\n_ireum() {\n  local -a commands\n  commands=(\n";
  for (const Command& c : commands())
    out += "    '" + std::string(c.name) + ":" + plain("help." + std::string(c.name)) + "'\n";
  out +=
      "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    _files\n    return\n  fi\n  case "
      "$words[2] in\n";
  for (const Command& c : commands()) {
    out += "    " + std::string(c.name) + ") _arguments";
    for (const auto& [name, value] : options_of(c)) {
      out += " \\\n      '--" + name + (value ? "=" : "") + "[" + plain("help.option." + name) + "]" +
             (value ? ":" + name + ":" : "");
      const std::string_view words = words_of(name);
      if (value) out += words.empty() ? "_files" : "(" + std::string(words) + ")";
      out += "'";
    }
    out += " \\\n      '*:file:_files' ;;\n";
  }
  return out + "    *) _files ;;\n  esac\n}\n_ireum \"$@\"\n";
}

std::string fish_script(report::Lang lang) {
  std::string out = "# fish completion for ireum\nset -l commands " + names_of_commands() + "\n";
  for (const Command& c : commands())
    out += "complete -c ireum -n \"not __fish_seen_subcommand_from $commands\" -a " + std::string(c.name) + " -d '" +
           shell_text(report::say(lang, "help." + std::string(c.name))) + "'\n";
  for (const Command& c : commands())
    for (const auto& [name, value] : options_of(c)) {
      out += "complete -c ireum -n \"__fish_seen_subcommand_from " + std::string(c.name) + "\" -l " + name;
      const std::string_view words = words_of(name);
      if (value) out += words.empty() ? " -r" : " -xa '" + std::string(words) + "'";
      out += " -d '" + shell_text(report::say(lang, "help.option." + name)) + "'\n";
    }
  return out;
}

}  // namespace

int cmd_completions(const Options& o, Io& io) {
  const std::string shell = o.paths.size() == 1 ? o.paths[0] : "";
  if (shell != "bash" && shell != "zsh" && shell != "fish")
    return complain(o, io, {"error.option-value", "", {"completions", shell, "bash, zsh, fish"}}), 2;
  put(io, shell == "bash" ? bash_script() : shell == "zsh" ? zsh_script(o.lang) : fish_script(o.lang));
  return 0;
}

}  // namespace ireum::cli
