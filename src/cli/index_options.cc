#include "cli/index_options.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <utility>
#include <vector>

#include "base/nearest.h"
#include "index/lists.h"
#include "intake/input.h"
#include "text/document.h"

namespace ireum::cli {
namespace {

using namespace index;

/// Options of a few words, of numbers and of no value; the first error is kept.
class Reader {
 public:
  explicit Reader(const Options& o) : o_(o) {}

  template <class T>
  void word(const char* name, T& value, std::initializer_list<std::pair<const char*, T>> words) {
    if (!o_.has(name) || error_) return;
    std::string all;
    for (const auto& [w, v] : words) {
      if (o_.get(name) == w) {
        value = v;
        return;
      }
      all += (all.empty() ? "" : ", ") + std::string(w);
    }
    wrong(name, all);
  }

  template <class T>
  void number(const char* name, T& value, T least, const char* known) {
    if (!o_.has(name) || error_) return;
    const std::string s = o_.get(name);
    T n{};
    const auto r = std::from_chars(s.data(), s.data() + s.size(), n);
    if (r.ec != std::errc() || r.ptr != s.data() + s.size() || n < least) wrong(name, known);
    else value = n;
  }

  void flag(const char* name, bool& value) { value = value || (o_.has(name) && o_.get(name, "true") != "false"); }

  void wrong(const char* name, const std::string& known) {
    if (!error_) error_ = base::Error{"error.option-value", "", {"--" + std::string(name), o_.get(name), known}};
  }

  const base::Status& error() const { return error_; }

 private:
  const Options& o_;
  base::Status error_;
};

constexpr std::string_view kFormats[] = {"text", "markdown", "json", "html", "idx", "ind", "csv", "tsv", "docx", "odt"};
constexpr const char* kStyles = "hangul-han, hangul, han, sino-han (+pinyin, +english)";

/// "hangul-han+pinyin"
void read_style(const Options& o, Reader& read, IndexOptions& x) {
  if (!o.has("style")) return;
  std::string rest = o.get("style");
  for (bool first = true; !rest.empty() || first; first = false) {
    const size_t plus = std::min(rest.find('+'), rest.size());
    const std::string word = rest.substr(0, plus);
    rest.erase(0, plus + 1);
    if (word == "pinyin") x.pinyin = true;
    else if (word == "english") x.english = true;
    else if (first && word == "hangul-han") x.style = Style::hangul_han;
    else if (first && word == "hangul") x.style = Style::hangul;
    else if (first && word == "han") x.style = Style::han;
    else if (first && word == "sino-han") x.style = Style::sino_han;
    else return read.wrong("style", kStyles);
  }
}

void read_zones(const Options& o, Reader& read, IndexOptions& x) {
  if (!o.has("zones")) return;
  x.zones = {};
  for (const std::string& name : o.list("zones")) {
    bool known = false;
    for (size_t z = 0; z < x.zones.size(); ++z)
      if (layout::zone_name(static_cast<layout::Zone>(z)) == name) known = x.zones[z] = true;
    if (!known) read.wrong("zones", "body, contents, table, caption, reference, imprint");
  }
}

void read_words(Reader& read, IndexOptions& x) {
  read.word("locators", x.locators,
            {{"auto", Locators::automatic},
             {"article", Locators::article},
             {"page", Locators::page},
             {"line", Locators::line},
             {"automatic", Locators::automatic}});
  read.word("headings", x.headings,
            {{"14", Headings::consonants14},
             {"19", Headings::consonants19},
             {"syllable", Headings::syllable},
             {"none", Headings::none}});
  read.word("order", x.order, {{"letter", Order::letter}, {"word", Order::word}});
  read.word("see-from", x.see_from, {{"all", SeeFrom::all}, {"wrong", SeeFrom::wrong}, {"none", SeeFrom::none}});
  read.word("subentries", x.subentries,
            {{"none", Subentries::none}, {"both", Subentries::both}, {"moved", Subentries::moved}});
  read.word("sequence", x.sequence,
            {{"hangul", Sequence::hangul},
             {"pinyin", Sequence::pinyin},
             {"stroke", Sequence::stroke},
             {"radical", Sequence::radical},
             {"latin", Sequence::latin}});
  read.word("ranges", x.ranges, {{"pages", Ranges::pages}, {"all", Ranges::all}, {"none", Ranges::none}});
  read.word("nested", x.nested, {{"chains", Nested::chains}, {"all", Nested::all}, {"none", Nested::none}});
  read.word("latin", x.latin_first, {{"last", false}, {"first", true}});
  read.word("digits", x.digits_first, {{"last", false}, {"first", true}});
}

void read_look(const Options& o, Reader& read, report::IndexStyle& style) {
  read.number("columns", style.columns, 1, "1, 2, 3 …");
  read.number("width", style.width, 20, "20, 21 …");
  style.english = o.lang == report::Lang::en;
  style.title = o.has("title") ? o.get("title") : std::string(report::say(o.lang, "index.title"));
  style.links = o.get("links");
  read.flag("field", style.field);
}

/// The format, where no mode has formats of its own.
base::Status unknown_format(const Options& o, const std::string& format) {
  const bool own = o.has("check") || o.has("mark") || o.has("unmark");
  if (own || std::find(std::begin(kFormats), std::end(kFormats), format) != std::end(kFormats)) return std::nullopt;
  std::string all;
  for (const auto f : kFormats) all += (all.empty() ? "" : ", ") + std::string(f);
  return base::Error{"error.unknown-format", "", {format, std::string(base::nearest(format, kFormats)), all}};
}

/// The rows of a list, with names as the file has them, code by code: compatibility ideographs say how they are read.
base::Result<std::vector<index::ListRow>> read_list(const std::string& path) {
  auto file = intake::Input::open(path);
  if (!file) return file.error();
  const auto document = text::Document::decode(path, file->bytes());
  if (!document) return document.error();
  auto rows = parse_lists(document->text(), path);
  if (!rows) return rows.error();
  if (const auto as_coded = document->changed() ? parse_lists(document->source(), path) : rows;
      as_coded && as_coded->size() == rows->size())
    for (size_t i = 0; i < rows->size(); ++i)
      if ((*as_coded)[i].name != (*rows)[i].name) (*rows)[i].coded = (*as_coded)[i].name;
  return rows;
}

}  // namespace

base::Result<IndexRequest> read_index_options(const Options& o) {
  IndexRequest out;
  IndexOptions& x = out.options;
  Reader read(o);
  read_words(read, x);
  read_style(o, read, x);
  read_zones(o, read, x);
  read.flag("separate", x.separate);
  read.flag("countries", x.countries);
  read.flag("see-also", x.see_also);
  read.flag("marks", x.marks);
  read.number("min", x.min_mentions, 1u, "1, 2, 3 …");
  read.number("double-post", x.double_post, 0u, "0, 1, 2 …");
  read_look(o, read, out.style);
  // One field makes one index.
  if (out.style.field && (x.separate || o.get("format") != "docx"))
    return base::Error{
        "error.option-conflict", "", {"--field", x.separate ? "--separate" : "--format " + o.get("format", "text")}};
  if (read.error()) return *read.error();
  out.format = o.get("format", "text");
  if (auto error = unknown_format(o, out.format)) return *error;
  for (const std::string& path : o.list("list")) {
    auto rows = read_list(path);
    if (!rows) return rows.error();
    x.lists.insert(x.lists.end(), rows->begin(), rows->end());
  }
  return out;
}

base::Result<Options> with_settings(const Options& o, const config::Config& config) {
  static constexpr std::string_view kKeys[] = {
      "locators",    "headings", "order",   "style", "separate", "subentries", "see-from",  "see-also",
      "sequence",    "ranges",   "nested",  "latin", "digits",   "zones",      "countries", "marks",
      "double-post", "min",      "columns", "width", "title",    "list"};
  Options out = o;
  for (const config::Setting& s : config.index) {
    if (std::find(std::begin(kKeys), std::end(kKeys), s.key) == std::end(kKeys)) {
      std::string all;
      for (const auto k : kKeys) all += (all.empty() ? "" : ", ") + std::string(k);
      return base::Error{"error.unknown-key", s.where, {s.key, std::string(base::nearest(s.key, kKeys)), all}};
    }
    if (o.has(s.key)) continue;
    std::string value = s.value;
    // A list stands beside the configuration that names it.
    if (s.key == "list" && !value.empty() && value[0] != '/' && !config.folder.empty())
      value.insert(0, config.folder + "/");
    out.values[s.key] = {value};
  }
  return out;
}

}  // namespace ireum::cli
