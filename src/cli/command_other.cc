// normalize, rules, version.
#include <opencc/opencc.h>

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <memory>

#include "base/utf8.h"
#include "cli/options.h"
#include "cli/run.h"
#include "report/writers.h"

namespace ireum::cli {
int cmd_normalize(const Options& o, Io& io) {
  const std::string to = o.get("to");
  if (!to.empty() && to != "traditional" && to != "simplified")
    return complain(o, io, {"error.option-value", "", {"--to", to, "traditional, simplified"}}), 2;
  auto session = session::Session::open(image_path(io));
  if (!session) return complain(o, io, session.error()), 2;
  const auto encoding = text::encoding_from_name(o.get("encoding", "auto"));
  if (!encoding)
    return complain(o, io,
                    {"error.option-value",
                     "",
                     {"--encoding", o.get("encoding"), "auto, utf-8, utf-16le, utf-16be, cp949, gb18030"}}),
           2;
  std::vector<std::string> paths = o.paths;
  if (paths.empty()) {
    if (io.in_is_terminal) return complain(o, io, {"error.no-input", "", {"normalize"}}), 2;
    paths.push_back("-");
  }
  const intake::Listing listing = intake::list_inputs(paths);
  for (const base::Error& e : listing.errors) (*session)->note_error(e);
  for (const std::string& path : listing.paths) {
    if (path != "-") {
      (*session)->load(path, *encoding);
      continue;
    }
    auto bytes = read_input(io);
    if (bytes) (*session)->load(intake::Input::held("-", std::move(*bytes)), *encoding);
    else (*session)->note_error(bytes.error());
  }
  std::unique_ptr<opencc::SimpleConverter> converter;
  try {
    if (!to.empty())
      converter = std::make_unique<opencc::SimpleConverter>(to == "simplified" ? "t2s.json" : "s2t.json");
  } catch (const std::exception& e) { return complain(o, io, {"error.opencc", "", {e.what()}}), 2; }
  const reading::Readings& readings = (*session)->observer().readings();
  for (const auto& d : (*session)->documents()) {
    const std::string_view text = d->document->text();
    std::string out, run;
    const auto flush = [&] {
      if (run.empty()) return;
      // Korean glyphs that OpenCC does not know are folded first, phrases by OpenCC.
      if (converter) {
        std::u32string pre;
        for (const char32_t c : base::to_utf32(run)) {
          const image::Char* rec = readings.lexicon().find_char(c);
          pre += to == "simplified" && rec && rec->flags & image::kGlyphVariant ? rec->simplified : c;
        }
        out += converter->Convert(base::to_utf8(pre));
      } else {
        out += run;
      }
      run.clear();
    };
    for (size_t i = 0; i < text.size();) {
      const size_t here = i;
      const char32_t c = base::next_code_point(text, i);
      if (base::is_han(c)) {
        run += text.substr(here, i - here);
      } else {
        flush();
        out += text.substr(here, i - here);
      }
    }
    flush();
    put(io, out);
  }
  return print_errors(o, io, **session) ? 2 : 0;
}

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
