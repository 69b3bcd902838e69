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

}  // namespace

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
