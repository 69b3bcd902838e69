// rules, version.
#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <memory>

#include "base/utf8.h"
#include "cli/options.h"
#include "cli/run.h"
#include "report/writers.h"

namespace ireum::cli {
int cmd_rules(const Options& o, Io& io) {
  const auto format = report::record_format(o.get("format", "text"));
  if (!format) return complain(o, io, format.error()), 2;
  auto session = session::Session::open(image_path(io));
  if (!session) return complain(o, io, session.error()), 2;
  std::vector<report::RuleInfo> rules;
  for (const check::Rule& r : (*session)->rules().rules()) rules.push_back(report::RuleInfo::from(*r.image, *r.record));
  std::string out;
  report::write_rules(rules, *format, o.lang, out);
  put(io, out);
  return 0;
}

int cmd_version(const Options& o, Io& io) {
  auto image = image::Image::open(image_path(io));
  if (!image) return complain(o, io, image.error()), 2;
  char digest[32];
  std::snprintf(digest, sizeof digest, "%016" PRIx64, image->header().digest);
  std::string out;
  if (o.has("json")) {
    out = std::string("{\"schema\":\"ireum/version/1\",\"version\":\"") + kVersion + "\",\"data\":{\"date\":\"" +
          std::string(image->date()) + "\",\"digest\":\"" + digest +
          "\",\"entities\":" + std::to_string(image->entities().size()) +
          ",\"rules\":" + std::to_string(image->rules().size()) + "}}\n";
  } else {
    out = std::string("ireum ") + kVersion + " (" + std::string(image->date()) + ", " + digest + ")\n";
  }
  put(io, out);
  return 0;
}

}  // namespace ireum::cli
