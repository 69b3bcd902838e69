#include "report/index_office.h"

namespace ireum::report {
namespace {

void put(std::vector<IndexLine>& lines, const index::Entry& e, const IndexStyle& style, int level) {
  IndexLine line{level, {Run{e.heading + (e.locators.empty() ? "" : ", ")}}};
  index_pieces(e, style, [&](const std::string& s, const index::Locator* l) {
    const bool bold = l && index_bold(e, *l, style);
    if (bold != line.runs.back().bold) line.runs.push_back({"", bold});
    line.runs.back().text += s;
  });
  std::string tail;
  if (!e.see.empty()) tail += " → " + index_join(e.see, ", ");
  if (!e.see_also.empty()) tail += (style.english ? ". See also " : " ☞ ") + index_join(e.see_also, ", ");
  if (!tail.empty()) {
    if (line.runs.back().bold) line.runs.emplace_back();
    line.runs.back().text += tail;
  }
  lines.push_back(std::move(line));
  for (const auto& s : e.subentries) put(lines, s, style, level + 1);
}

}  // namespace

std::vector<IndexLine> index_lines(const index::Index& index, const IndexStyle& style) {
  std::vector<IndexLine> lines;
  if (!style.title.empty()) lines.push_back({0, {Run{style.title}}});
  for (const auto& part : index.parts) {
    if (const auto word = index_type_word(part.type, style); !word.empty())
      lines.push_back({1, {Run{"[" + word + "]"}}});
    for (const auto& section : part.sections) {
      if (!section.heading.empty()) lines.push_back({2, {Run{section.heading}}});
      for (const auto& e : section.entries) put(lines, e, style, 3);
    }
  }
  return lines;
}

}  // namespace ireum::report
