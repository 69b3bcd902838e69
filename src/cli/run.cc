#include "cli/run.h"

#include <algorithm>
#include <cstring>

#include "base/caught.h"
#include "cli/options.h"

namespace ireum::cli {
namespace {

int run_command(const std::vector<std::string>& args, Io& io, Options& options) {
  auto parsed = parse(args, io);
  if (!parsed) return complain(options, io, parsed.error()), 2;
  options = std::move(*parsed);
  if (options.help) return put(io, help_text(options.command, options.lang)), 0;
  for (const Command& c : commands())
    if (options.command == c.name) return c.run(options, io);
  return 2;
}

}  // namespace

int run(const std::vector<std::string>& args, Io& io) {
  Options options;
  if (const auto lang = io.env("IREUM_LANG"); lang && lang->substr(0, 2) == "en") options.lang = report::Lang::en;
  int code = 2;
  try {
    code = run_command(args, io, options);
  } catch (const std::exception&) { complain(options, io, base::caught("")); }
  if (!io.out_trouble) return code;
  complain(options, io, {"error.stdout", "", {std::strerror(io.out_trouble)}});
  return 2;
}

}  // namespace ireum::cli
