// The help texts come from the catalogue: help.COMMAND, help.COMMAND.example, help.option.NAME.
#include "cli/options.h"

namespace ireum::cli {
namespace {

std::vector<std::string> words_of(const char* s) {
  std::vector<std::string> out(1);
  for (; *s; ++s)
    if (*s == ' ') out.emplace_back();
    else out.back() += *s;
  return out;
}

}  // namespace

std::string help_text(const std::string& command, report::Lang lang) {
  std::string out;
  if (command.empty()) {
    out += std::string(report::say(lang, "help.program")) + "\n\n";
    for (const Command& c : commands()) {
      std::string name = "  ireum " + std::string(c.name);
      name.resize(std::max<size_t>(name.size() + 1, 20), ' ');
      out += name + std::string(report::say(lang, "help." + std::string(c.name))) + "\n";
    }
    out += "\n" + std::string(report::say(lang, "help.more")) + "\n";
    return out;
  }
  for (const Command& c : commands()) {
    if (command != c.name) continue;
    out += std::string(report::say(lang, "help." + command)) + "\n\n" + std::string(report::say(lang, "help." + command + ".example")) + "\n\n";
    for (const std::string& o : words_of(c.options)) {
      std::string line = "  --" + o;
      line.resize(std::max<size_t>(line.size() + 1, 20), ' ');
      out += line + std::string(report::say(lang, "help.option." + o)) + "\n";
    }
  }
  return out;
}

}  // namespace ireum::cli
