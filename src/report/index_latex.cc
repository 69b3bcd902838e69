// The index for LaTeX: .idx lines for makeindex and upmendex, and the finished .ind in our order,
// because no index processor orders Hangul and Han together.
#include "index/tex.h"
#include "report/index_writers.h"

namespace ireum::report {
namespace {

using index::tex_escaped;
using index::tex_index_escaped;

std::string term(const index::Entry& e) { return tex_index_escaped(e.key) + "@" + tex_index_escaped(e.heading); }

/// A page as index processors know it: numbers and roman numerals joined by hyphens.
std::string label(const index::Locator& l, const std::string& which) {
  std::string out;
  for (const char c : l.issue)
    if ((c >= '0' && c <= '9') || (c == '-' && !out.empty() && out.back() != '-')) out += c;
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? which : out + "-" + which;
}

void put_idx(std::string& out, const index::Entry& e, const std::string& above) {
  const std::string at = above.empty() ? term(e) : above + "!" + term(e);
  const auto line = [&](const std::string& encap, const std::string& page) {
    out += "\\indexentry{" + at + (encap.empty() ? "" : "|" + encap) + "}{" + page + "}\n";
  };
  for (const auto& l : e.locators) {
    if (l.from != l.to) {
      line("(", label(l, l.from));
      line(")", label(l, l.to));
    } else {
      line(l.principal && e.locators.size() > 1 ? "textbf" : "", label(l, l.from));
    }
  }
  for (const auto& s : e.see) line("see{" + tex_index_escaped(s) + "}", "0");
  for (const auto& s : e.see_also) line("seealso{" + tex_index_escaped(s) + "}", "0");
  for (const auto& s : e.subentries) put_idx(out, s, at);
}

void put_ind(std::string& out, const index::Entry& e, const IndexStyle& style, int depth) {
  static constexpr const char* kItems[] = {"  \\item ", "    \\subitem ", "      \\subsubitem "};
  out += kItems[depth > 2 ? 2 : depth];
  // An opening bracket right behind \item would be taken for its argument.
  const std::string heading = tex_escaped(e.heading);
  out += heading.starts_with('[') ? "{" + heading + "}" : heading;
  if (!e.locators.empty()) out += ", ";
  index_pieces(e, style, [&](const std::string& s, const index::Locator* l) {
    if (!l) out += tex_escaped(s);
    else {
      std::string piece = tex_escaped(l->from);
      if (l->from != l->to) piece += "--" + tex_escaped(l->to);
      if (l->mark) piece += l->mark;
      out += index_bold(e, *l, style) ? "\\textbf{" + piece + "}" : piece;
    }
  });
  if (!e.see.empty()) out += ", \\see{" + tex_escaped(index_join(e.see, ", ")) + "}{}";
  if (!e.see_also.empty()) out += ", \\seealso{" + tex_escaped(index_join(e.see_also, ", ")) + "}{}";
  out += '\n';
  for (const auto& s : e.subentries) put_ind(out, s, style, depth + 1);
}

}  // namespace

std::string write_index_idx(const index::Index& index, const IndexStyle&) {
  std::string out;
  for (const auto& part : index.parts)
    for (const auto& section : part.sections)
      for (const auto& e : section.entries) put_idx(out, e, "");
  return out;
}

std::string write_index_ind(const index::Index& index, const IndexStyle& style) {
  std::string out;
  for (const auto& part : index.parts) {
    if (const auto word = index_type_word(part.type, style); !word.empty()) out += "% " + word + "\n";
    if (style.standalone) out += "\\begin{theindex}\n";
    bool first = true;
    for (const auto& section : part.sections) {
      if (!first) out += "\n  \\indexspace\n\n";
      first = false;
      if (!section.heading.empty()) out += "  {\\bfseries " + tex_escaped(section.heading) + "\\hfil}\\nopagebreak\n";
      for (const auto& e : section.entries) put_ind(out, e, style, 0);
    }
    if (style.standalone) out += "\\end{theindex}\n";
  }
  return out;
}

}  // namespace ireum::report
