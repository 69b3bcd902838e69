// ireum.toml in, Config out. Every fault is noted with its place and the first of the file is told.
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <functional>

#include "base/nearest.h"
#include "base/toml_keys.h"
#include "config/config.h"
#include "config/presets.h"
#include "intake/input.h"

namespace ireum::config {
namespace {

namespace fs = std::filesystem;
using check::Policy;
using Chain = std::vector<std::string>;  // the files that lead here by extends

template <class T>
struct Word {
  std::string_view name;
  T value;
};
constexpr Word<Policy::Script> kScripts[] = {{"any", Policy::Script::any},
                                             {"traditional", Policy::Script::traditional},
                                             {"simplified", Policy::Script::simplified},
                                             {"as-first", Policy::Script::as_first}};
constexpr Word<Policy::Gloss> kGlosses[] = {{"free", Policy::Gloss::free},
                                            {"first", Policy::Gloss::first},
                                            {"every-article", Policy::Gloss::every_article},
                                            {"never", Policy::Gloss::never}};
constexpr Word<Policy::DateStyle> kDates[] = {{"free", Policy::DateStyle::free},
                                              {"korean", Policy::DateStyle::korean},
                                              {"dotted", Policy::DateStyle::dotted},
                                              {"iso", Policy::DateStyle::iso}};
constexpr Word<check::Severity> kSeverities[] = {{"error", check::Severity::error},
                                                 {"warning", check::Severity::warning},
                                                 {"info", check::Severity::info},
                                                 {"off", check::Severity::off}};
/// Of fail-on: as --fail-on has them, and off as of a severity.
constexpr Word<check::Severity> kFailLevels[] = {{"error", check::Severity::error},
                                                 {"warning", check::Severity::warning},
                                                 {"info", check::Severity::info},
                                                 {"never", check::Severity::off},
                                                 {"off", check::Severity::off}};
constexpr Word<text::Encoding> kEncodings[] = {
    {"auto", text::Encoding::auto_detect},       {"utf-8", text::Encoding::utf8},
    {"utf-16le", text::Encoding::utf16le},       {"utf-16be", text::Encoding::utf16be},
    {"windows-949", text::Encoding::windows949}, {"gb18030", text::Encoding::gb18030}};

/// {the word, the nearest one, all}: what error.unknown-* takes.
std::vector<std::string> unknown(std::string_view word, const std::vector<std::string_view>& known) {
  std::string all;
  for (const std::string_view k : known) all += (all.empty() ? "" : ", ") + std::string(k);
  return {std::string(word), std::string(base::nearest(word, known)), all};
}

template <class Table>
std::vector<std::string_view> names_of(const Table& table) {
  std::vector<std::string_view> out;
  for (const auto& w : table) out.push_back(w.name);
  return out;
}

std::string scalar(const toml::node& n) {
  if (const auto s = n.value_exact<std::string>()) return *s;
  if (const auto i = n.value_exact<int64_t>()) return std::to_string(*i);
  if (const auto b = n.value_exact<bool>()) return *b ? "true" : "false";
  return {};
}

class Reader {
 public:
  Reader(std::string path, Chain chain) : path_(std::move(path)), chain_(std::move(chain)) {
    config_.path = path_;
    config_.folder = fs::path(path_).parent_path().string();
  }

  base::Result<Config> read(const toml::table& t);
  /// A preset: no more than a layer, and nobody's to blame.
  Layer read_preset(const toml::table& t) {
    Layer out;
    fields(t, layer_fields(out));
    for (auto* names : {&out.select, &out.extend, &out.ignore})
      for (RuleName& n : *names) n.where.clear();
    for (auto& [name, severity] : out.severity) name.where.clear();
    return out;
  }
  const base::Status& fault() const { return fault_; }

 private:
  struct Field {
    std::string_view name;
    std::function<void(const toml::node&)> read;
  };
  using Fields = std::vector<Field>;

  std::string where(const toml::source_region& at) const {
    return path_ + ":" + std::to_string(at.begin.line) + ":" + std::to_string(at.begin.column);
  }
  void complain(const toml::source_region& at, std::string key, std::vector<std::string> args) {
    const auto place = std::pair(at.begin.line, at.begin.column);
    if (fault_ && first_ <= place) return;
    first_ = place;
    fault_ = base::Error{std::move(key), where(at), std::move(args)};
  }
  void type(const toml::node& n, std::string wanted) {
    complain(n.source(), "error.config-type", {key_, std::move(wanted)});
  }

  /// Hands every key of a table to its field.
  void fields(const toml::node& n, const Fields& known) {
    const toml::table* t = n.as_table();
    if (!t) return type(n, "[" + key_ + "]");
    for (const auto& [key, value] : *t) {
      const auto it =
          std::find_if(known.begin(), known.end(), [&, k = key.str()](const Field& f) { return f.name == k; });
      if (it == known.end()) {
        complain(key.source(), "error.unknown-key", unknown(key.str(), names_of(known)));
        continue;
      }
      key_ = key.str();
      it->read(value);
    }
  }
  std::function<void(const toml::node&)> sub(Fields known) {
    return [this, known = std::move(known)](const toml::node& n) { fields(n, known); };
  }

  void boolean(const toml::node& n, std::optional<bool>& out) {
    if (const auto b = n.value_exact<bool>()) out = *b;
    else type(n, "true | false");
  }
  void string(const toml::node& n, std::string& out) {
    if (const auto s = n.value_exact<std::string>(); s && !s->empty()) out = *s;
    else type(n, "\"…\"");
  }
  /// A string or an array of them.
  void strings(const toml::node& n, const std::function<void(std::string, const toml::node&)>& take) {
    const auto one = [&](const toml::node& item) {
      if (auto s = item.value_exact<std::string>(); s && !s->empty()) take(*s, item);
      else type(item, "[\"…\"]");
    };
    if (const toml::array* a = n.as_array())
      for (const auto& item : *a) one(item);
    else one(n);
  }
  void globs(const toml::node& n, Globs& out) {
    out = Globs();
    out.folder = config_.folder;
    strings(n, [&](const std::string& s, const toml::node&) { out.add(nfc(s)); });
  }
  void rules(const toml::node& n, std::vector<RuleName>& out) {
    strings(n, [&](std::string s, const toml::node& at) { out.push_back({std::move(s), where(at.source())}); });
  }
  template <class T, size_t N>
  void word(const toml::node& n, const Word<T> (&table)[N], std::optional<T>& out,
            const char* fault = "error.unknown-value") {
    const auto s = n.value_exact<std::string>();
    if (!s) return type(n, "\"…\"");
    for (const Word<T>& w : table)
      if (w.name == *s) return void(out = w.value);
    complain(n.source(), fault, unknown(*s, names_of(table)));
  }
  void encoding(const toml::node& n, std::optional<text::Encoding>& out) {
    if (const auto s = n.value_exact<std::string>()) out = text::encoding_from_name(*s);
    if (!out) word(n, kEncodings, out, "error.unknown-encoding");
  }

  /// Errors of presets and of files that this one extends stand where they are named.
  void preset(const toml::node& n, std::optional<Layer>& out) {
    std::string name;
    string(n, name);
    if (name.empty()) return;
    if (auto layer = preset_layer(name)) out = std::move(*layer);
    else complain(n.source(), layer.error().key, layer.error().args);
  }

  Fields rule_fields(Layer& out) {
    return {{"select", [&](const toml::node& n) { rules(n, out.select); }},
            {"extend-select", [&](const toml::node& n) { rules(n, out.extend); }},
            {"ignore", [&](const toml::node& n) { rules(n, out.ignore); }}};
  }
  Fields policy_fields(Layer& out, std::optional<Layer>* below) {
    PolicyPart& p = out.policy;
    Fields f = {{"script", [&](const toml::node& n) { word(n, kScripts, p.script); }},
                {"gloss", [&](const toml::node& n) { word(n, kGlosses, p.gloss); }},
                {"date-style", [&](const toml::node& n) { word(n, kDates, p.date_style); }},
                {"customary", [&](const toml::node& n) { boolean(n, p.customary); }},
                {"abbreviations", [&](const toml::node& n) { boolean(n, p.abbreviations); }},
                {"bare-han", [&](const toml::node& n) { boolean(n, p.bare_han); }}};
    if (below) f.push_back({"preset", [this, below](const toml::node& n) { preset(n, *below); }});
    return f;
  }
  void severities(const toml::node& n, Layer& out) {
    const toml::table* t = n.as_table();
    if (!t) return type(n, "[severity]");
    for (const auto& [key, value] : *t) {
      key_ = key.str();
      std::optional<check::Severity> severity;
      word(value, kSeverities, severity);
      if (severity) out.severity.push_back({{std::string(key.str()), where(key.source())}, *severity});
    }
  }
  Fields layer_fields(Layer& out, std::optional<Layer>* below = nullptr) {
    return {{"rules", sub(rule_fields(out))},
            {"severity", [&](const toml::node& n) { severities(n, out); }},
            {"policy", sub(policy_fields(out, below))}};
  }

  void per_file(const toml::node& n);
  void allow(const toml::node& n);
  void index(const toml::node& n);
  void extend(const toml::node& n);
  void inherit(Config base);

  std::string path_;
  Chain chain_;
  Config config_;
  std::vector<Layer> above_;  // the [per-file] layers
  std::string key_;           // the one being read
  base::Status fault_;
  std::pair<toml::source_index, toml::source_index> first_;
};

void Reader::per_file(const toml::node& n) {
  const toml::table* t = n.as_table();
  if (!t) return type(n, "[per-file.\"…\"]");
  std::vector<std::pair<const toml::key*, const toml::node*>> sections;
  for (const auto& [key, value] : *t) sections.emplace_back(&key, &value);
  std::stable_sort(sections.begin(), sections.end(), [](const auto& a, const auto& b) {
    return std::pair(a.first->source().begin.line, a.first->source().begin.column) <
           std::pair(b.first->source().begin.line, b.first->source().begin.column);
  });
  for (const auto& [key, value] : sections) {
    Layer layer;
    std::optional<Layer> below;
    layer.files.folder = config_.folder;
    layer.files.add(nfc(key->str()));
    Fields known = layer_fields(layer, &below);
    for (Field& f : rule_fields(layer)) known.push_back(std::move(f));
    known.push_back({"encoding", [&](const toml::node& e) { encoding(e, layer.encoding); }});
    key_ = "per-file." + std::string(key->str());
    fields(*value, known);
    if (below) {
      below->files = layer.files;
      above_.push_back(std::move(*below));
    }
    above_.push_back(std::move(layer));
  }
}

void Reader::allow(const toml::node& n) {
  const toml::array* a = n.as_array();
  if (!a) return type(n, "[[allow]]");
  for (const auto& item : *a) {
    Allow out;
    key_ = "allow";
    fields(item, {{"text", [&](const toml::node& v) { string(v, out.text); }},
                  {"file", [&](const toml::node& v) { globs(v, out.files); }},
                  {"rule", [&](const toml::node& v) { rules(v, out.rules); }},
                  {"reason", [&](const toml::node& v) { string(v, out.reason); }}});
    key_ = "allow";
    if (out.text.empty() && out.files.empty() && out.rules.empty()) type(item, "text = | file = | rule =");
    out.text = nfc(out.text);
    out.where = where(item.source());
    config_.allow.push_back(std::move(out));
  }
}

void Reader::index(const toml::node& n) {
  const toml::table* t = n.as_table();
  if (!t) return type(n, "[index]");
  for (const auto& [key, value] : *t) {
    std::string text = scalar(value);
    if (const toml::array* a = value.as_array())
      for (const auto& item : *a) text += (text.empty() ? "" : ",") + scalar(item);
    key_ = key.str();
    if (value.is_table()) type(value, "\"…\"");
    config_.index.push_back({std::string(key.str()), std::move(text), where(key.source())});
  }
}

base::Result<Config> load_in(const std::string& path, const Chain& chain);

void Reader::extend(const toml::node& n) {
  strings(n, [&](const std::string& s, const toml::node& at) {
    auto base = load_in((fs::path(config_.folder) / s).lexically_normal().string(), chain_);
    if (base) return inherit(std::move(*base));
    const bool missing = base.error().key == "error.config-missing";
    if (missing) complain(at.source(), "error.unreadable", {s});
    else if (!fault_) fault_ = base.error(), first_ = {0, 0};  // its place is in the other file
  });
}

/// What the other file says lies below what this one says.
void Reader::inherit(Config base) {
  const auto append = [](auto& to, auto& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  append(config_.layers, base.layers);
  append(config_.glossaries, base.glossaries);
  append(config_.allow, base.allow);
  append(config_.index, base.index);
  if (!base.include.empty()) config_.include = base.include;
  if (!base.exclude.empty()) config_.exclude = base.exclude;
  if (!base.corpus.empty()) config_.corpus = base.corpus;
  if (base.fail_on) config_.fail_on = base.fail_on;
}

base::Result<Config> Reader::read(const toml::table& t) {
  if (const toml::node* n = t.get("extends")) {
    key_ = "extends";
    extend(*n);
  }
  Layer layer;
  std::optional<Layer> below;
  Fields known = layer_fields(layer, &below);
  Fields rule_keys = rule_fields(layer);
  rule_keys.push_back({"fail-on", [&](const toml::node& n) { word(n, kFailLevels, config_.fail_on); }});
  known[0].read = sub(rule_keys);
  known.push_back({"extends", [](const toml::node&) {}});
  known.push_back({"glossary", sub({{"paths", [&](const toml::node& n) {
                                       strings(n, [&](const std::string& s, const toml::node&) {
                                         config_.glossaries.push_back(
                                             (fs::path(config_.folder) / s).lexically_normal().string());
                                       });
                                     }}})});
  known.push_back({"files", sub({{"include", [&](const toml::node& n) { globs(n, config_.include); }},
                                 {"exclude", [&](const toml::node& n) { globs(n, config_.exclude); }},
                                 {"corpus", [&](const toml::node& n) { globs(n, config_.corpus); }},
                                 {"encoding", [&](const toml::node& n) { encoding(n, layer.encoding); }}})});
  known.push_back({"index", [&](const toml::node& n) { index(n); }});
  known.push_back({"per-file", [&](const toml::node& n) { per_file(n); }});
  known.push_back({"allow", [&](const toml::node& n) { allow(n); }});
  fields(t, known);
  if (fault_) return *fault_;
  if (below) config_.layers.push_back(std::move(*below));
  config_.layers.push_back(std::move(layer));
  for (Layer& l : above_) config_.layers.push_back(std::move(l));
  std::stable_partition(config_.layers.begin(), config_.layers.end(), [](const Layer& l) { return l.files.empty(); });
  return std::move(config_);
}

base::Result<Config> parse_in(std::string_view text, const std::string& path, const Chain& chain) {
  if (auto error = base::check_toml_keys(text, path)) return *error;
  try {
    const toml::table t = toml::parse(text, path);
    return Reader(path, chain).read(t);
  } catch (const toml::parse_error& e) {
    const auto& at = e.source().begin;
    return base::Error{"error.toml",
                       path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column),
                       {std::string(e.description())}};
  }
}

base::Result<Config> load_in(const std::string& path, const Chain& chain) {
  std::error_code failed;
  const std::string self = fs::weakly_canonical(path, failed).string();
  if (std::find(chain.begin(), chain.end(), self) != chain.end()) {
    std::string way;
    for (const std::string& c : chain) way += fs::path(c).filename().string() + " -> ";
    return base::Error{"error.config-circular", path, {way + fs::path(self).filename().string()}};
  }
  auto input = intake::Input::open(path);
  if (!input) {
    base::Error e = input.error();
    if (e.key == "error.file-missing") e = {"error.config-missing", path, {}};
    return e;
  }
  auto document = text::Document::decode(path, input->bytes());
  if (!document) return document.error();
  Chain longer = chain;
  longer.push_back(self);
  return parse_in(document->source(), path, longer);
}

}  // namespace

base::Result<Config> load(const std::string& path) { return load_in(path, {}); }

base::Result<Config> parse(std::string_view text, const std::string& path) { return parse_in(text, path, {}); }

base::Result<Layer> preset_layer(std::string_view name) {
  const Preset* preset = find_preset(name);
  if (!preset) return base::Error{"error.unknown-preset", "", unknown(name, names_of(presets()))};
  Reader reader{std::string(name), {}};
  Layer layer = reader.read_preset(toml::parse(preset->toml, name));  // proven by a test
  if (reader.fault()) return *reader.fault();
  return layer;
}

}  // namespace ireum::config
