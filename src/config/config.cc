#include "config/config.h"

#include <algorithm>
#include <filesystem>

#include "base/nearest.h"
#include "intake/input.h"

namespace ireum::config {
namespace {

namespace fs = std::filesystem;

/// A path without . and .. that starts at the root.
fs::path absolute_path(const fs::path& p) {
  std::error_code failed;
  fs::path out = fs::absolute(p.empty() ? "." : p, failed).lexically_normal();
  if (!out.has_filename() && out.has_relative_path()) out = out.parent_path();  // a/b/ -> a/b
  return out;
}

/// The levels of rules that a policy switches on.
void ask_for(const check::Policy& p, const check::RuleTable& rules, std::vector<Level>& levels) {
  const auto on = [&](std::string_view id) {
    if (const int i = rules.find(id); i >= 0) levels[static_cast<size_t>(i)].on = true;
  };
  using G = check::Policy::Gloss;
  if (p.gloss == G::first || p.gloss == G::every_article) on("gloss-first");
  if (p.gloss != G::free) on("gloss-repeated");
  if (!p.bare_han) on("bare-han");
  if (p.date_style != check::Policy::DateStyle::free) on("date-style");
}

bool any_means(const std::vector<RuleName>& names, const check::Rule& rule) {
  return std::any_of(names.begin(), names.end(), [&](const RuleName& n) { return means(n.id, rule); });
}

void lay(const Layer& layer, const check::RuleTable& rules, std::vector<Level>& levels) {
  for (size_t i = 0; i < levels.size(); ++i) {
    const check::Rule& rule = rules[i];
    Level& level = levels[i];
    const check::Severity* said = nullptr;
    for (const auto& [name, severity] : layer.severity)
      if (means(name.id, rule) && (!said || name.id == rule.id)) said = &severity;  // the id beats its family
    if (said && *said != check::Severity::off) level = {true, *said};
    if (!layer.select.empty()) level.on = any_means(layer.select, rule);
    if (any_means(layer.extend, rule)) level.on = true;
    if ((said && *said == check::Severity::off) || any_means(layer.ignore, rule)) level = {false, std::nullopt};
  }
}

/// Calls `f` with the layers that speak of the document, from the bottom up.
template <class F>
void each_layer(const Config& config, std::string_view document, F f) {
  for (const Layer& layer : config.layers)
    if (layer.files.empty() || layer.files.match(document)) f(layer);
}

check::Severity own_severity(const check::Rule& rule) {
  return check::severity_of(rule.image->str(rule.record->severity));
}

}  // namespace

std::string nfc(std::string_view s) {
  auto document = text::Document::decode("", s, text::Encoding::utf8);
  return std::string(document ? document->text() : s);
}

std::string relative_to(const std::string& folder, std::string_view path) {
  const fs::path from = absolute_path(folder), to = absolute_path(fs::path(path));
  const auto outside = [](const fs::path& p) { return p.empty() || *p.begin() == ".."; };
  fs::path out = to.lexically_relative(from);
  if (outside(out)) {  // the same place may have two names
    std::error_code failed;
    const fs::path a = fs::weakly_canonical(from, failed), b = fs::weakly_canonical(to, failed);
    if (!failed) out = b.lexically_relative(a);
  }
  return outside(out) ? to.generic_string() : out.generic_string();
}

bool Globs::match(std::string_view path) const {
  const std::string whole = path == "-" ? "-" : nfc(relative_to(folder, path));
  const std::string name = whole.substr(whole.rfind('/') + 1);
  return std::any_of(compiled_.begin(), compiled_.end(), [&](const Compiled& c) {
    if (c.of_name) return c.glob.matches(name);
    return c.glob.matches(whole) || (c.from_root && c.glob.matches("/" + whole));
  });
}

void Globs::add(std::string pattern) {
  std::string_view p = pattern;
  if (p.starts_with("./")) p.remove_prefix(2);
  const bool of_name = p.find('/') == p.npos, folder_of = p.ends_with('/');
  compiled_.push_back(
      {intake::Glob(std::string(p) + (folder_of ? "**" : "")), of_name, !folder_of && p.starts_with('/')});
  patterns.push_back(std::move(pattern));
}

std::optional<std::string> find_upward(const std::string& document) {
  fs::path folder = document == "-" ? absolute_path(".") : absolute_path(document).parent_path();
  for (;; folder = folder.parent_path()) {
    for (const char* name : {"ireum.toml", ".ireum.toml"}) {
      std::error_code failed;
      const fs::path candidate = folder / name;
      if (!fs::is_regular_file(candidate, failed)) continue;
      const fs::path near = candidate.lexically_relative(absolute_path("."));
      return near.empty() || *near.begin() == ".." ? candidate.string() : near.string();
    }
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

bool means(std::string_view name, const check::Rule& rule) {
  return name == rule.id || name == rule.family || name == "all" || name == "*";
}

base::Status check_rules(const std::vector<RuleName>& names, const check::RuleTable& rules) {
  const auto known = [&](std::string_view name) {
    return name == "all" || name == "*" ||
           std::any_of(rules.rules().begin(), rules.rules().end(),
                       [&](const check::Rule& r) { return means(name, r); });
  };
  for (const RuleName& name : names) {
    if (known(name.id)) continue;
    std::vector<std::string_view> all;
    for (const check::Rule& r : rules.rules()) all.push_back(r.id);
    std::sort(all.begin(), all.end());
    std::string joined;
    for (const std::string_view id : all) joined += (joined.empty() ? "" : ", ") + std::string(id);
    return base::Error{"error.unknown-rule", name.where, {name.id, std::string(base::nearest(name.id, all)), joined}};
  }
  return std::nullopt;
}

base::Status check_rules(const Config& config, const check::RuleTable& rules) {
  std::vector<RuleName> names;
  const auto take = [&](const std::vector<RuleName>& some) { names.insert(names.end(), some.begin(), some.end()); };
  for (const Layer& layer : config.layers) {
    take(layer.select), take(layer.extend), take(layer.ignore);
    for (const auto& [name, severity] : layer.severity) names.push_back(name);
  }
  for (const Allow& allow : config.allow) take(allow.rules);
  std::erase_if(names, [](const RuleName& n) { return n.where.empty(); });  // a preset's
  return check_rules(names, rules);
}

check::Policy policy_for(const Config& config, std::string_view document) {
  check::Policy out;
  each_layer(config, document, [&](const Layer& layer) {
    const PolicyPart& p = layer.policy;
    out.script = p.script.value_or(out.script);
    out.gloss = p.gloss.value_or(out.gloss);
    out.date_style = p.date_style.value_or(out.date_style);
    out.customary = p.customary.value_or(out.customary);
    out.abbreviations = p.abbreviations.value_or(out.abbreviations);
    out.bare_han = p.bare_han.value_or(out.bare_han);
  });
  return out;
}

std::optional<text::Encoding> encoding_for(const Config& config, std::string_view document) {
  std::optional<text::Encoding> out;
  each_layer(config, document, [&](const Layer& layer) {
    if (layer.encoding) out = layer.encoding;
  });
  return out;
}

bool takes(const Config& config, std::string_view document) {
  return (config.include.empty() || config.include.match(document)) && !config.exclude.match(document);
}

std::vector<Level> levels_for(const Config& config, const check::RuleTable& rules, std::string_view document) {
  std::vector<Level> levels;
  for (const check::Rule& rule : rules.rules())
    levels.push_back({own_severity(rule) != check::Severity::off, std::nullopt});
  ask_for(policy_for(config, document), rules, levels);
  each_layer(config, document, [&](const Layer& layer) { lay(layer, rules, levels); });
  for (size_t i = 0; i < levels.size(); ++i) {
    if (!levels[i].on) levels[i].severity.reset();
    else if (!levels[i].severity && own_severity(rules[i]) == check::Severity::off)
      levels[i].severity = check::Severity::info;
  }
  return levels;
}

void set_levels(check::RuleTable& rules, const std::vector<std::vector<Level>>& levels) {
  for (size_t i = 0; i < rules.rules().size(); ++i) {
    check::Rule& rule = rules.rules()[i];
    bool on = false, one_mind = true;
    std::optional<check::Severity> highest;
    const Level* first = nullptr;
    for (const std::vector<Level>& document : levels) {
      const Level& level = document[i];
      if (!level.on) continue;
      one_mind = one_mind && (!first || level == *first);
      first = first ? first : &level;
      on = true;
      if (level.severity) highest = std::max(highest.value_or(check::Severity::off), *level.severity);
    }
    rule.severity = !on ? check::Severity::off : own_severity(rule);
    rule.severity_set = on && highest && (one_mind || rule.severity == check::Severity::off);
    if (rule.severity_set) rule.severity = *highest;
  }
}

base::Result<Configs> Configs::fixed(const std::string& path) {
  auto config = load(path);
  if (!config) return config.error();
  Configs out(Search::none);
  out.fixed_ = std::move(*config);
  return out;
}

const Config* Configs::keep(const std::string& key, Config config) {
  if (command_line_) config.layers.push_back(*command_line_);
  return (kept_[key] = std::make_unique<Config>(std::move(config))).get();
}

base::Result<const Config*> Configs::of(const std::string& document) {
  std::optional<std::string> path;
  if (search_ == Search::upward) {
    const std::string folder = document == "-" ? std::string() : fs::path(document).parent_path().string();
    const auto it = found_.find(folder);
    path = it != found_.end() ? it->second : (found_[folder] = find_upward(document));
  }
  const std::string key = path.value_or("");
  if (const auto it = kept_.find(key); it != kept_.end()) return it->second.get();
  if (!path) return keep(key, fixed_.value_or(Config{}));
  auto config = load(*path);
  if (!config) return config.error();
  return keep(key, std::move(*config));
}

}  // namespace ireum::config
