#include "cli/run.h"

#include <algorithm>

#include "cli/options.h"

namespace ireum::cli {

int run(const std::vector<std::string>& args, Io& io) {
  const auto options = parse(args, io);
  if (!options) {
    Options plain;
    if (const auto lang = io.env("IREUM_LANG"); lang && lang->substr(0, 2) == "en") plain.lang = report::Lang::en;
    complain(plain, io, options.error());
    return 2;
  }
  if (options->help) {
    put(io, help_text(options->command, options->lang));
    return 0;
  }
  for (const Command& c : commands())
    if (options->command == c.name) return c.run(*options, io);
  return 2;
}

}  // namespace ireum::cli
