// The index as JSON (ireum/index/1), the form that loses nothing.
#include <nlohmann/json.hpp>

#include "report/index_writers.h"

namespace ireum::report {
namespace {

using json = nlohmann::ordered_json;

json of(const index::Locator& l) {
  static constexpr const char* kKinds[] = {"article", "page", "line"};
  json out = {{"kind", kKinds[static_cast<size_t>(l.kind)]}, {"from", l.from}, {"to", l.to}, {"principal", l.principal}};
  if (!l.issue.empty()) out["issue"] = l.issue;
  if (l.mark) out["mark"] = std::string(1, l.mark);
  return out;
}

json of(const index::Entry& e) {
  json out = {{"key", e.key}, {"heading", e.heading}, {"type", mention::type_name(e.type)}};
  if (!e.han.empty()) out["han"] = e.han;
  if (!e.pinyin.empty()) out["pinyin"] = e.pinyin;
  out["locators"] = json::array();
  for (const auto& l : e.locators) out["locators"].push_back(of(l));
  out["see"] = e.see;
  out["see_also"] = e.see_also;
  out["subentries"] = json::array();
  for (const auto& s : e.subentries) out["subentries"].push_back(of(s));
  return out;
}

json of(const std::vector<index::Section>& sections) {
  json out = json::array();
  for (const auto& s : sections) {
    json entries = json::array();
    for (const auto& e : s.entries) entries.push_back(of(e));
    out.push_back({{"heading", s.heading}, {"entries", std::move(entries)}});
  }
  return out;
}

index::Locator locator_from(const json& j) {
  index::Locator l;
  const std::string kind = j.at("kind");
  l.kind = kind == "page" ? index::LocatorKind::page : kind == "line" ? index::LocatorKind::line : index::LocatorKind::article;
  l.from = j.at("from");
  l.to = j.at("to");
  l.principal = j.value("principal", false);
  l.issue = j.value("issue", "");
  const std::string mark = j.value("mark", "");
  l.mark = mark.empty() ? '\0' : mark[0];
  return l;
}

image::Type type_from(const std::string& name) {
  for (const auto t : {image::Type::person, image::Type::place, image::Type::organization, image::Type::work})
    if (mention::type_name(t) == name) return t;
  return image::Type::none;
}

index::Entry entry_from(const json& j) {
  index::Entry e;
  e.key = j.at("key");
  e.heading = j.at("heading");
  e.type = type_from(j.at("type"));
  e.han = j.value("han", "");
  e.pinyin = j.value("pinyin", "");
  for (const auto& l : j.at("locators")) e.locators.push_back(locator_from(l));
  e.see = j.at("see").get<std::vector<std::string>>();
  e.see_also = j.at("see_also").get<std::vector<std::string>>();
  for (const auto& s : j.at("subentries")) e.subentries.push_back(entry_from(s));
  return e;
}

}  // namespace

base::Result<index::Index> read_index_json(std::string_view text, const std::string& path) try {
  const json j = json::parse(text);
  if (j.at("schema") != "ireum/index/1") return base::Error{"error.index-json", path, {"schema"}};
  index::Index out;
  out.issues = j.value("issues", std::vector<std::string>{});
  out.missing = j.value("missing", std::vector<std::string>{});
  if (const auto left_out = j.find("left_out"); left_out != j.end())
    for (const auto& [zone, n] : left_out->items()) out.left_out[zone] = n;
  for (const auto& s : j.at("sections")) {
    const image::Type type = type_from(s.value("type", ""));
    if (out.parts.empty() || out.parts.back().type != type) out.parts.push_back({type, {}});
    index::Section section{s.at("heading"), {}};
    for (const auto& e : s.at("entries")) section.entries.push_back(entry_from(e));
    out.parts.back().sections.push_back(std::move(section));
  }
  return out;
} catch (const json::exception& e) {
  return base::Error{"error.index-json", path, {e.what()}};
}

/// Separate indexes follow one another; their sections then name their type.
std::string write_index_json(const index::Index& index, const IndexStyle&) {
  json out = {{"schema", "ireum/index/1"}};
  if (!index.issues.empty()) out["issues"] = index.issues;
  out["sections"] = json::array();
  for (const auto& part : index.parts)
    for (auto& s : of(part.sections)) {
      if (part.type != image::Type::none) s["type"] = mention::type_name(part.type);
      out["sections"].push_back(std::move(s));
    }
  out["left_out"] = json::object();
  for (const auto& [zone, n] : index.left_out) out["left_out"][zone] = n;
  if (!index.missing.empty()) out["missing"] = index.missing;
  return out.dump(2) + "\n";
}

}  // namespace ireum::report
