#include "index/lists.h"

#include <array>

namespace ireum::index {
namespace {

std::array<std::string, 5> cells_of(std::string_view line) {
  std::array<std::string, 5> out;
  for (size_t i = 0; i < out.size(); ++i) {
    const size_t tab = line.find('\t');
    out[i] = line.substr(0, tab);
    if (tab == line.npos) break;
    line.remove_prefix(tab + 1);
  }
  return out;
}

bool known_type(const std::string& t) {
  return t.empty() || t == "person" || t == "place" || t == "organization" || t == "work";
}

}  // namespace

base::Result<std::vector<ListRow>> parse_lists(std::string_view tsv, const std::string& path) {
  std::vector<ListRow> rows;
  size_t number = 0;
  const auto wrong = [&](const char* what, const std::string& found) {
    return base::Error{"error.index-list", path, {std::to_string(number), what, found}};
  };
  while (!tsv.empty()) {
    const size_t end = tsv.find('\n');
    std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(end == tsv.npos ? tsv.size() : end + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#') || line.starts_with("action\t")) continue;
    auto [action, name, heading, key, type] = cells_of(line);
    ListRow row;
    if (action == "stop") row.action = ListRow::Action::stop;
    else if (action == "force") row.action = ListRow::Action::force;
    else if (action == "override") row.action = ListRow::Action::override_;
    else return wrong("action", action);
    if (name.empty()) return wrong("name", "");
    if (!known_type(type)) return wrong("type", type);
    row.name = std::move(name);
    row.heading = std::move(heading);
    row.key = std::move(key);
    row.type = std::move(type);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace ireum::index
