// index, normalize, explain, rules, version.
#include <opencc/opencc.h>

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <memory>

#include "base/nearest.h"
#include "base/utf8.h"
#include "cli/options.h"
#include "cli/run.h"
#include "index/index.h"
#include "report/index_writers.h"
#include "report/writers.h"

namespace ireum::cli {
namespace {

/// Reads one of a few words into an option; false (with the message printed) for another.
template <class T>
bool choose(const Options& o, Io& io, const char* name, T& value, std::initializer_list<std::pair<const char*, T>> words) {
  if (!o.has(name)) return true;
  std::string all;
  for (const auto& [word, v] : words) {
    if (o.get(name) == word) return value = v, true;
    all += (all.empty() ? "" : ", ") + std::string(word);
  }
  complain(o, io, {"error.option-value", "", {"--" + std::string(name), o.get(name), all}});
  return false;
}

}  // namespace

int cmd_index(const Options& o, Io& io) {
  index::IndexOptions x;
  using namespace index;
  if (!choose(o, io, "locators", x.locators, {{"auto", Locators::automatic}, {"article", Locators::article}, {"page", Locators::page}, {"line", Locators::line}})) return 2;
  if (!choose(o, io, "headings", x.headings, {{"14", Headings::consonants14}, {"19", Headings::consonants19}, {"syllable", Headings::syllable}, {"none", Headings::none}})) return 2;
  if (!choose(o, io, "order", x.order, {{"letter", Order::letter}, {"word", Order::word}})) return 2;
  if (!choose(o, io, "style", x.style, {{"hangul-han", Style::hangul_han}, {"hangul", Style::hangul}, {"han", Style::han}, {"sino-han", Style::sino_han}})) return 2;
  if (!choose(o, io, "see-from", x.see_from, {{"all", SeeFrom::all}, {"wrong", SeeFrom::wrong}, {"none", SeeFrom::none}})) return 2;
  if (!choose(o, io, "subentries", x.subentries, {{"none", Subentries::none}, {"both", Subentries::both}, {"moved", Subentries::moved}})) return 2;
  if (!choose(o, io, "sequence", x.sequence, {{"hangul", Sequence::hangul}, {"pinyin", Sequence::pinyin}})) return 2;
  x.separate = o.has("separate");
  x.countries = o.has("countries");
  const std::string format = o.get("format", "text");
  static constexpr std::string_view kFormats[] = {"text", "markdown", "json", "html", "idx", "ind", "csv", "tsv"};
  if (std::find(std::begin(kFormats), std::end(kFormats), format) == std::end(kFormats)) {
    std::string all;
    for (const auto f : kFormats) all += (all.empty() ? "" : ", ") + std::string(f);
    return complain(o, io, {"error.unknown-format", "", {format, std::string(base::nearest(format, kFormats)), all}}), 2;
  }
  auto opened = open_session(o, io);
  if (!opened) return 2;
  session::Session& s = *opened->session;
  std::vector<IndexInput> inputs;
  const entity::Ledger& ledger = s.ledger();
  for (const auto& d : s.documents()) {
    std::string label;
    if (s.documents().size() > 1) {
      label = d->input.path().substr(d->input.path().rfind('/') + 1);
      label = label.substr(0, label.rfind('.'));
    }
    inputs.push_back({d->document.get(), &d->observation, label});
  }
  const Index result = index::build(s.lexicon(), ledger, inputs, x);
  report::IndexStyle style;
  style.english = o.lang == report::Lang::en;
  if (o.has("title")) style.title = o.get("title");
  if (o.has("columns")) style.columns = std::max(1, std::atoi(o.get("columns").c_str()));
  const std::string out = format == "json"       ? report::write_index_json(result, style)
                          : format == "markdown" ? report::write_index_markdown(result, style)
                          : format == "html"     ? report::write_index_html(result, style)
                          : format == "idx"      ? report::write_index_idx(result, style)
                          : format == "ind"      ? report::write_index_ind(result, style)
                          : format == "csv"      ? report::write_index_table(result, style, ',')
                          : format == "tsv"      ? report::write_index_table(result, style, '\t')
                                                 : report::write_index_text(result, style);
  put(io, out);
  return print_errors(o, io, s) ? 2 : 0;
}

int cmd_normalize(const Options& o, Io& io) {
  const std::string to = o.get("to");
  if (!to.empty() && to != "traditional" && to != "simplified") return complain(o, io, {"error.option-value", "", {"--to", to, "traditional, simplified"}}), 2;
  auto session = session::Session::open(image_path(io));
  if (!session) return complain(o, io, session.error()), 2;
  const auto encoding = text::encoding_from_name(o.get("encoding", "auto"));
  if (!encoding) return complain(o, io, {"error.option-value", "", {"--encoding", o.get("encoding"), "auto, utf-8, utf-16le, utf-16be, cp949, gb18030"}}), 2;
  std::vector<std::string> paths = o.paths;
  if (paths.empty()) {
    if (io.in_is_terminal) return complain(o, io, {"error.no-input", "", {"normalize"}}), 2;
    paths.push_back("-");
  }
  const intake::Listing listing = intake::list_inputs(paths);
  for (const base::Error& e : listing.errors) (*session)->note_error(e);
  for (const std::string& path : listing.paths) {
    if (path == "-") (*session)->load(intake::Input::held("-", std::string(std::istreambuf_iterator<char>(*io.in), {})), *encoding);
    else (*session)->load(path, *encoding);
  }
  std::unique_ptr<opencc::SimpleConverter> converter;
  try {
    if (!to.empty()) converter = std::make_unique<opencc::SimpleConverter>(to == "simplified" ? "t2s.json" : "s2t.json");
  } catch (const std::exception& e) {
    return complain(o, io, {"error.opencc", "", {e.what()}}), 2;
  }
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
    out = std::string("{\"schema\":\"ireum/version/1\",\"version\":\"") + kVersion + "\",\"data\":{\"date\":\"" + std::string(image->date()) +
          "\",\"digest\":\"" + digest + "\",\"entities\":" + std::to_string(image->entities().size()) +
          ",\"rules\":" + std::to_string(image->rules().size()) + "}}\n";
  } else {
    out = std::string("ireum ") + kVersion + " (" + std::string(image->date()) + ", " + digest + ")\n";
  }
  put(io, out);
  return 0;
}

}  // namespace ireum::cli
