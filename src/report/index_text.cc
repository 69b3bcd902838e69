// The index as plain text, in columns if asked; and the pieces that all formats share.
#include "base/utf8.h"
#include "index/marks.h"
#include "report/catalogue.h"
#include "report/index_writers.h"

namespace ireum::report {
namespace {

using index::Entry;

/// Lines no wider than `width`; what is carried over is indented.
std::vector<std::string> wrapped(const std::string& line, int width, int indent) {
  std::vector<std::string> out;
  std::string current(static_cast<size_t>(indent), ' '), word;
  int used = indent;
  bool empty = true;
  const auto flush = [&] {
    if (word.empty()) return;
    const int w = base::display_width(word);
    const auto next_line = [&] {
      out.push_back(current);
      current = std::string(static_cast<size_t>(indent) + 4, ' ');
      used = indent + 4;
      empty = true;
    };
    if (!empty && used + 1 + w > width) next_line();
    if (used + w > width) {  // a word wider than the column is cut anywhere
      for (size_t i = 0; i < word.size();) {
        const size_t from = i;
        const int one = base::display_width(base::next_code_point(word, i));
        if (!empty && used + one > width) next_line();
        current += word.substr(from, i - from);
        used += one;
        empty = false;
      }
      word.clear();
      return;
    }
    if (!empty) current += ' ', ++used;
    current += word;
    used += w;
    empty = false;
    word.clear();
  };
  for (const char c : line) {
    if (c == ' ') flush();
    else word += c;
  }
  flush();
  out.push_back(current);
  return out;
}

std::string line_of(const Entry& e, const IndexStyle& style) {
  std::string out = e.heading;
  if (!e.locators.empty()) out += ", " + index_locators_plain(e, style);
  if (!e.see.empty()) out += " → " + index_join(e.see, ", ");
  if (!e.see_also.empty())
    out += style.english ? ". See also " + index_join(e.see_also, ", ") : " ☞ " + index_join(e.see_also, ", ");
  return out;
}

void put_entry(std::vector<std::string>& lines, const Entry& e, const IndexStyle& style, int width, int indent) {
  for (auto& l : wrapped(line_of(e, style), width, indent)) lines.push_back(std::move(l));
  for (const Entry& s : e.subentries) put_entry(lines, s, style, width, indent + 2);
}

std::string in_columns(const std::vector<std::string>& lines, int columns, int width) {
  const size_t rows = (lines.size() + static_cast<size_t>(columns) - 1) / static_cast<size_t>(columns);
  std::string out;
  for (size_t r = 0; r < rows; ++r) {
    std::string row;
    for (size_t c = 0; c < static_cast<size_t>(columns); ++c) {
      const size_t at = c * rows + r;
      if (at >= lines.size()) break;
      const int goal = static_cast<int>(c) * (width + 2);
      const int have = base::display_width(row);
      if (goal > have) row += std::string(static_cast<size_t>(goal - have), ' ');
      row += lines[at];
    }
    while (row.ends_with(' ')) row.pop_back();
    out += row + '\n';
  }
  return out;
}

}  // namespace

std::string index_type_word(image::Type type, const IndexStyle& style) {
  if (type == image::Type::none || type == image::Type::date) return {};
  return std::string(say(style.english ? Lang::en : Lang::ko, "index-part." + std::string(mention::type_name(type))));
}

std::string index_span(const index::Locator& l, const IndexStyle& style) {
  std::string out = l.from;
  if (l.to != l.from) out += style.range + l.to;
  if (l.mark) out += l.mark;
  return out;
}

bool index_bold(const index::Entry& entry, const index::Locator& l, const IndexStyle& style) {
  return style.bold_principal && l.principal && entry.locators.size() > 1;
}

std::string index_link(const Entry& entry, const index::Locator& l, const IndexStyle& style) {
  if (style.links.empty()) return {};
  std::string out = style.links;
  if (const size_t at = out.find("{issue}"); at != out.npos) out.replace(at, 7, l.issue);
  return out + "#" + index::anchor_of(entry.heading, l.from);
}

std::string index_locators_plain(const index::Entry& entry, const IndexStyle& style) {
  std::string out;
  index_pieces(entry, style, [&](const std::string& s, const index::Locator*) { out += s; });
  return out;
}

std::string index_join(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i) out += between;
    out += parts[i];
  }
  return out;
}

std::string write_index_text(const index::Index& index, const IndexStyle& style) {
  const int columns = style.columns < 1 ? 1 : style.columns;
  const int width = columns == 1 ? style.width : (style.width - 2 * (columns - 1)) / columns;
  std::string out = style.title.empty() ? "" : style.title + "\n";
  for (const auto& part : index.parts) {
    std::vector<std::string> lines;
    if (const std::string word = index_type_word(part.type, style); !word.empty()) out += "\n[" + word + "]\n";
    for (const auto& section : part.sections) {
      if (!section.heading.empty()) {
        if (!lines.empty()) lines.push_back("");
        lines.push_back(section.heading);
      }
      for (const Entry& e : section.entries) put_entry(lines, e, style, width, section.heading.empty() ? 0 : 2);
    }
    if (!out.empty()) out += '\n';
    out += in_columns(lines, columns, width);
  }
  return out;
}

}  // namespace ireum::report
