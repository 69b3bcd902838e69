// The help texts come from the catalogue: help.COMMAND, help.COMMAND.example, help.option.NAME.
#include <algorithm>
#include <utility>

#include "cli/options.h"

namespace ireum::cli {
namespace {

/// `name` and blanks up to the column where the remarks begin.
std::string padded(std::string name, size_t column) {
  name.resize(std::max(name.size() + 1, column), ' ');
  return name;
}

/// The arguments of a command with their names in the reader's language: [PATH...|-] or [경로...|-].
std::string arguments_in(report::Lang lang, std::string out) {
  for (const std::string_view name : {"PATH", "LINE", "COL", "RULE", "FILE", "WORD"}) {
    const std::string_view word = report::say(lang, "help.argument." + std::string(name));
    for (size_t at = 0; (at = out.find(name, at)) != out.npos; at += word.size()) out.replace(at, name.size(), word);
  }
  return out;
}

}  // namespace

std::string help_text(const std::string& command, report::Lang lang) {
  std::string out;
  if (command.empty()) {
    out += std::string(report::say(lang, "help.program")) + "\n\n";
    for (const Command& c : commands())
      out += padded("  ireum " + std::string(c.name), 20) +
             std::string(report::say(lang, "help." + std::string(c.name))) + "\n";
    out += "\n" + std::string(report::say(lang, "help.more")) + "\n";
    return out;
  }
  for (const Command& c : commands()) {
    if (command != c.name) continue;
    out += std::string(report::say(lang, "help." + command)) + "\n";
    out += report::say(lang, "help.usage",
                       {"ireum " + command + (*c.arguments ? " " : "") + arguments_in(lang, c.arguments)}) +
           "\n\n";
    out += std::string(report::say(lang, "help." + command + ".example")) + "\n\n";
    for (const auto& [name, value] : options_of(c)) {
      out += padded("  --" + name + (value ? "=" : ""), 22) + std::string(report::say(lang, "help.option." + name));
      if (name == "format" && *c.formats) out += std::string(": ") + c.formats;
      out += "\n";
    }
  }
  return out;
}

}  // namespace ireum::cli
