// What a single line of a document tells by its shape alone: a number in front, a roman numeral, a
// bullet, a list's leaders. Zones and articles are read off these. Markdown's heading marks and
// bold are looked through; nothing here knows what stands above or below.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ireum::token {

/// The lines of `text`, without LF or CRLF. As many as there are line starts.
std::vector<std::string_view> lines_of(std::string_view text);

/// The line without blanks and form feeds at its ends.
std::string_view trim(std::string_view line);
/// trim(), and without Markdown's #, > and ** around it.
std::string_view bare(std::string_view line);
/// Without a bullet in front (- * • · ■ ☑ …).
std::string_view without_bullet(std::string_view bare_line);
bool begins_with_bullet(std::string_view bare_line);

bool any_hangul(std::string_view s);
bool any_han(std::string_view s);
size_t code_points(std::string_view s);
/// The line is a web address and nothing else to speak of.
bool is_address(std::string_view bare_line);

/// A number in front of a title. `title` is empty where the number stands alone.
struct NumberedLine {
  enum class Kind { article, roman, decimal, chapter } kind = Kind::article;
  int value = 0;
  std::string number = {};  // as printed
  std::string_view title = {};
  bool dotted = false;  // "01. title"
};

/// "01", "01 title", "[01] title", "01. title": two digits, no tab. Not "10) title".
std::optional<NumberedLine> article_line(std::string_view bare_line);
/// "II", "Ⅱ", "II. title", "Part 2", "제2장 title", "2. title".
std::optional<NumberedLine> section_line(std::string_view bare_line);

/// What two prints of one title have in common: letters and digits alone, without number, bullet,
/// leaders and page number.
std::string title_key(std::string_view line);

}  // namespace ireum::token
