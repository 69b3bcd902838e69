#include "index/outline.h"

#include <optional>
#include <string>

#include "token/line_shape.h"

namespace ireum::index {
namespace {

using layout::Article;
using layout::Zone;
using token::NumberedLine;

/// "3) title" at the beginning of a line.
std::optional<std::pair<int, std::string_view>> numbered(std::string_view line) {
  size_t n = 0;
  int value = 0;
  while (n < line.size() && n < 2 && line[n] >= '0' && line[n] <= '9') value = value * 10 + (line[n++] - '0');
  const bool is_number = n > 0 && value > 0 && line[0] != '0';
  if (!is_number || !line.substr(n).starts_with(") ")) return std::nullopt;
  const std::string_view title = token::trim(line.substr(n + 1));
  if (title.empty() || title.find('\t') != title.npos) return std::nullopt;
  return std::pair(value, title);
}

}  // namespace

std::vector<Article> bracketed_articles(std::string_view text, std::span<const Zone> zones) {
  const auto lines = token::lines_of(text);
  const auto blank = [&](size_t i) { return i >= lines.size() || token::trim(lines[i]).empty(); };
  std::vector<Article> out;
  std::string section;
  NumberedLine::Kind kind = NumberedLine::Kind::decimal;
  int sections = 0, last = 0;
  bool open = false;
  const auto close = [&](size_t line) {
    if (open) out.back().line_end = line;
    open = false;
  };
  for (size_t i = 0; i < lines.size(); ++i) {
    if ((i < zones.size() && zones[i] != Zone::body) || (i > 0 && !blank(i - 1))) continue;
    if (const auto s = token::section_line(token::bare(lines[i]));
        s && blank(i + 1) && s->value == sections + 1 && (sections == 0 || s->kind == kind)) {
      // The first article stands right below.
      size_t next = i + 1;
      while (next < lines.size() && blank(next)) ++next;
      const auto first = next < lines.size() ? numbered(lines[next]) : std::nullopt;
      if (!first || first->first != 1) continue;
      close(i);
      section = s->number;
      kind = s->kind;
      ++sections;
      last = 0;
    } else if (const auto a = numbered(lines[i]); a && sections) {
      size_t next = i + 1;
      while (next < lines.size() && blank(next)) ++next;
      if (a->first != last + 1 || next >= lines.size() || numbered(lines[next])) continue;
      close(i);
      out.push_back({.line_begin = i,
                     .line_end = lines.size(),
                     .title_line = i,
                     .section = section,
                     .number = std::to_string(a->first),
                     .title = std::string(a->second)});
      last = a->first;
      open = true;
    }
  }
  return sections > 1 && out.size() > 2 ? out : std::vector<Article>{};
}

}  // namespace ireum::index
