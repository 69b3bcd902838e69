// The index as JSON (ireum/index/1), the form that loses nothing.
#include <nlohmann/json.hpp>

#include "report/index_writers.h"
#include "report/json_text.h"

namespace ireum::report {
namespace {

using json = nlohmann::json;

void put(JsonText& j, const index::Locator& l) {
  static constexpr const char* kKinds[] = {"article", "page", "line"};
  j.begin_object()
      .key("kind")
      .value(kKinds[static_cast<size_t>(l.kind)])
      .key("from")
      .value(l.from)
      .key("to")
      .value(l.to);
  j.key("principal").value(l.principal);
  if (!l.issue.empty()) j.key("issue").value(l.issue);
  if (l.mark) j.key("mark").value(std::string(1, l.mark));
  j.end_object();
}

void put(JsonText& j, const index::Entry& e) {
  j.begin_object().key("key").value(e.key).key("heading").value(e.heading).key("type").value(
      mention::type_name(e.type));
  if (!e.han.empty()) j.key("han").value(e.han);
  if (!e.pinyin.empty()) j.key("pinyin").value(e.pinyin);
  if (!e.ambiguous.empty()) j.key("ambiguous").strings(e.ambiguous);
  j.key("locators").begin_array();
  for (const auto& l : e.locators) put(j, l);
  j.end_array();
  j.key("see").strings(e.see).key("see_also").strings(e.see_also).key("subentries").begin_array();
  for (const auto& s : e.subentries) put(j, s);
  j.end_array().end_object();
}

index::Locator locator_from(const json& j) {
  index::Locator l;
  const std::string kind = j.at("kind");
  l.kind = kind == "page"   ? index::LocatorKind::page
           : kind == "line" ? index::LocatorKind::line
                            : index::LocatorKind::article;
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
  e.ambiguous = j.value("ambiguous", std::vector<std::string>{});
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
} catch (const json::exception& e) { return base::Error{"error.index-json", path, {e.what()}}; }

/// Separate indexes follow one another; their sections then name their type.
void stream_index_json(const index::Index& index, const std::function<void(const std::string&)>& put_out) {
  constexpr size_t kPiece = 1u << 18;
  std::string out;
  JsonText j(out, 2);
  j.begin_object().key("schema").value("ireum/index/1");
  if (!index.issues.empty()) j.key("issues").strings(index.issues);
  j.key("sections").begin_array();
  for (const auto& part : index.parts)
    for (const auto& s : part.sections) {
      j.begin_object().key("heading").value(s.heading).key("entries").begin_array();
      for (const auto& e : s.entries) {
        put(j, e);
        if (out.size() < kPiece) continue;
        put_out(out);
        out.clear();
      }
      j.end_array();
      if (part.type != image::Type::none) j.key("type").value(mention::type_name(part.type));
      j.end_object();
    }
  j.end_array().key("left_out").begin_object();
  for (const auto& [zone, n] : index.left_out) j.key(zone).value(n);
  j.end_object();
  if (!index.missing.empty()) j.key("missing").strings(index.missing);
  j.end_object();
  out += '\n';
  put_out(out);
}

std::string write_index_json(const index::Index& index, const IndexStyle&) {
  std::string out;
  stream_index_json(index, [&](const std::string& piece) { out += piece; });
  return out;
}

}  // namespace ireum::report
