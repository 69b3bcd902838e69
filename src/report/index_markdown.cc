// The index as a Markdown list.
#include "report/index_writers.h"

namespace ireum::report {
namespace {

std::string escaped(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

void put(std::string& out, const index::Entry& e, const IndexStyle& style, int depth) {
  out += std::string(static_cast<size_t>(depth) * 2, ' ') + "- " + escaped(e.heading);
  if (!e.locators.empty()) out += ", ";
  index_pieces(e, style, [&](const std::string& s, const index::Locator* l) {
    std::string piece = escaped(s);
    if (l && !style.links.empty()) piece = "[" + piece + "](<" + index_link(e, *l, style) + ">)";
    out += l && index_bold(e, *l, style) ? "**" + piece + "**" : piece;
  });
  if (!e.see.empty()) out += " → " + escaped(index_join(e.see, ", "));
  if (!e.see_also.empty()) out += (style.english ? ". *See also* " : " ☞ ") + escaped(index_join(e.see_also, ", "));
  out += '\n';
  for (const auto& s : e.subentries) put(out, s, style, depth + 1);
}

}  // namespace

std::string write_index_markdown(const index::Index& index, const IndexStyle& style) {
  std::string out = style.title.empty() ? "" : "# " + escaped(style.title) + "\n";
  for (const auto& part : index.parts) {
    const std::string word = index_type_word(part.type, style);
    if (!word.empty()) out += "\n## " + escaped(word) + "\n";
    for (const auto& section : part.sections) {
      if (!out.empty()) out += '\n';
      if (!section.heading.empty()) out += (word.empty() ? "## " : "### ") + escaped(section.heading) + "\n\n";
      for (const auto& e : section.entries) put(out, e, style, 0);
    }
  }
  return out;
}

}  // namespace ireum::report
