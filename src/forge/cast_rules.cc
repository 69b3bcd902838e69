// Rule files and shape files: TOML in, records out. What a rule does is a check kind in src/check;
// here it is only written down.
#include <filesystem>

#include "forge/cast.h"
#include "forge/toml_file.h"
#include "mention/date_shape.h"

namespace ireum::forge {
namespace {

std::string scalar(const toml::node& n) {
  if (const auto s = n.value<std::string>()) return *s;
  if (const auto i = n.value_exact<int64_t>()) return std::to_string(*i);
  if (const auto b = n.value_exact<bool>()) return *b ? "true" : "false";
  if (const auto d = n.value<double>()) return std::to_string(*d);
  return {};
}

void flatten(const std::string& prefix, const toml::node& n, std::vector<std::pair<std::string, std::string>>& out) {
  if (const auto* t = n.as_table()) {
    for (const auto& [k, v] : *t) flatten(prefix + "." + std::string(k.str()), v, out);
  } else if (const auto* a = n.as_array()) {
    size_t i = 0;
    for (const auto& v : *a) flatten(prefix + "." + std::to_string(i++), v, out);
  } else {
    out.emplace_back(prefix, scalar(n));
  }
}

}  // namespace

base::Status add_rule_file(Builder& b, const std::string& name, std::string_view text) {
  toml::table t;
  try {
    t = toml::parse(text, name);
  } catch (const toml::parse_error& e) { return toml_error(name, e); }
  const auto get = [&](std::string_view path) { return t.at_path(path).value_or(std::string()); };
  image::Rule r;
  const std::string id = get("id");
  if (id.empty() || id != std::filesystem::path(name).stem().string()) return base::Error{"error.rule-id", name, {id}};
  r.id = b.str(id);
  r.family = b.str(get("family"));
  r.severity = b.str(get("severity"));
  r.fix = b.str(get("fix"));
  r.check = b.str(get("check"));
  r.message_ko = b.str(get("message.ko"));
  r.message_en = b.str(get("message.en"));
  r.title_ko = b.str(get("title.ko"));
  r.title_en = b.str(get("title.en"));
  r.clause = b.str(get("clause"));
  r.why_ko = b.str(get("why.ko"));
  r.why_en = b.str(get("why.en"));
  std::vector<std::pair<std::string, std::string>> options;
  for (const char* part : {"options", "bad", "good"})
    if (const toml::node* n = t.get(part)) flatten(part, *n, options);
  b.rule(r, options);
  return std::nullopt;
}

base::Status add_shape_file(Builder& b, const std::string& name, std::string_view text) {
  try {
    const toml::table t = toml::parse(text, name);
    const toml::array* shapes = t["shape"].as_array();
    if (!shapes) return base::Error{"error.shape-none", name, {}};
    mention::DateShapes proof;  // what cannot be read at run time is told here
    for (const auto& node : *shapes) {
      const std::string where = name + ":" + std::to_string(node.source().begin.line);
      const toml::table* s = node.as_table();
      if (!s) return base::Error{"error.shape-none", where, {}};
      const auto get = [&](std::string_view k) { return (*s)[k].value_or(std::string()); };
      const toml::node* pattern = s->get("pattern");
      if (auto error = proof.add(get("pattern"))) {
        const std::string line = pattern ? name + ":" + std::to_string(pattern->source().begin.line) : where;
        return base::Error{error->key, line, {get("pattern"), error->args[0]}};
      }
      b.shape(get("pattern"), get("value"), get("note"));
    }
  } catch (const toml::parse_error& e) { return toml_error(name, e); }
  return std::nullopt;
}

}  // namespace ireum::forge
