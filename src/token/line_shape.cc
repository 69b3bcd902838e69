#include "token/line_shape.h"

#include <array>
#include <cctype>

#include "base/utf8.h"
#include "token/bullets.h"

namespace ireum::token {
namespace {

using namespace std::string_view_literals;

bool is_blank(unsigned char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == '\v'; }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// Blanks beyond ASCII that stand at the ends of lines.
constexpr std::array kWideBlanks = {"\u00A0"sv, "\u3000"sv, "\uFEFF"sv, "\u200B"sv};

/// Whether a byte may begin (first) or end (last) one of kWideBlanks: most lines are done with one look.
bool may_begin_wide(char c) { return c == '\xC2' || c == '\xE3' || c == '\xEF' || c == '\xE2'; }
bool may_end_wide(char c) { return c == '\xA0' || c == '\x80' || c == '\xBF' || c == '\x8B'; }

std::string_view trim_left(std::string_view s) {
  for (bool again = true; again && !s.empty();) {
    again = false;
    if (is_blank(static_cast<unsigned char>(s[0]))) s.remove_prefix(1), again = true;
    else if (may_begin_wide(s[0]))
      for (const auto w : kWideBlanks)
        if (s.starts_with(w)) s.remove_prefix(w.size()), again = true;
  }
  return s;
}

std::string_view trim_right(std::string_view s) {
  for (bool again = true; again && !s.empty();) {
    again = false;
    if (is_blank(static_cast<unsigned char>(s.back()))) s.remove_suffix(1), again = true;
    else if (may_end_wide(s.back()))
      for (const auto w : kWideBlanks)
        if (s.ends_with(w)) s.remove_suffix(w.size()), again = true;
  }
  return s;
}

/// The value of an upper-case roman numeral of ASCII letters, 0 for none.
int roman_value(std::string_view s) {
  static constexpr std::array kNumerals = {"I"sv,  "II"sv, "III"sv, "IV"sv,  "V"sv,    "VI"sv,  "VII"sv, "VIII"sv,
                                           "IX"sv, "X"sv,  "XI"sv,  "XII"sv, "XIII"sv, "XIV"sv, "XV"sv};
  for (size_t i = 0; i < kNumerals.size(); ++i)
    if (s == kNumerals[i]) return static_cast<int>(i) + 1;
  return 0;
}

/// Reads a roman numeral at the start: ASCII letters or one of Ⅰ..Ⅻ. Returns its length in bytes.
size_t roman_prefix(std::string_view s, int& value) {
  size_t n = 0;
  while (n < s.size() && (s[n] == 'I' || s[n] == 'V' || s[n] == 'X')) ++n;
  if (n) return value = roman_value(s.substr(0, n)), value ? n : 0;
  if (s.empty()) return 0;
  size_t i = 0;
  const char32_t c = base::next_code_point(s, i);
  if (c >= 0x2160 && c <= 0x216B) return value = static_cast<int>(c - 0x2160) + 1, i;
  return 0;
}

int to_int(std::string_view digits) {
  int v = 0;
  for (const char c : digits.substr(0, 6)) v = v * 10 + (c - '0');
  return v;
}

size_t digit_run(std::string_view s) {
  size_t n = 0;
  while (n < s.size() && is_ascii_digit(s[n])) ++n;
  return n;
}

/// What may stand between a number and its title; false where the number goes on as another word.
bool cut_separator(std::string_view& rest, bool& dotted) {
  dotted = false;
  if (rest.empty()) return true;
  if (rest[0] == '.' || rest[0] == ':') {
    dotted = true;
    rest.remove_prefix(1);
    if (!rest.empty() && !is_blank(static_cast<unsigned char>(rest[0]))) return false;
  } else if (!is_blank(static_cast<unsigned char>(rest[0])) && !rest.starts_with("\u00A0") && !rest.starts_with("**")) {
    return false;
  }
  while (rest.starts_with("**")) rest.remove_prefix(2);
  rest = trim(rest);
  return true;
}

std::optional<NumberedLine> worded_section(std::string_view s) {  // 제2장, Part 2
  size_t lead = 0;
  bool closing = false;
  if (s.starts_with("제"sv)) lead = "제"sv.size(), closing = true;
  else
    for (const auto w : {"Part"sv, "PART"sv, "Section"sv, "SECTION"sv, "Chapter"sv, "CHAPTER"sv})
      if (s.starts_with(w)) lead = w.size();
  if (!lead) return std::nullopt;
  std::string_view rest = trim_left(s.substr(lead));
  NumberedLine out{.kind = NumberedLine::Kind::chapter};
  size_t n = digit_run(rest);
  if (n) out.value = to_int(rest.substr(0, n));
  else n = roman_prefix(rest, out.value);
  if (!n || out.value == 0) return std::nullopt;
  out.number = rest.substr(0, n);
  rest = trim_left(rest.substr(n));
  if (closing) {
    bool found = false;
    for (const auto w : {"장"sv, "부"sv, "편"sv, "절"sv})
      if (!found && rest.starts_with(w)) rest.remove_prefix(w.size()), found = true;
    if (!found) return std::nullopt;
  }
  if (!rest.empty() && !is_blank(static_cast<unsigned char>(rest[0])) && rest[0] != '.' && rest[0] != ':')
    return std::nullopt;
  if (!rest.empty() && (rest[0] == '.' || rest[0] == ':')) rest.remove_prefix(1);
  out.title = trim(rest);
  return out;
}

/// The dots that lead to a page number.
bool ends_in_leaders(std::string_view s) { return s.ends_with("..") || s.ends_with("…") || s.ends_with("··"); }

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  size_t begin = 0;
  for (;;) {
    const size_t end = text.find('\n', begin);
    std::string_view line = text.substr(begin, end == text.npos ? text.npos : end - begin);
    if (end != text.npos && line.ends_with('\r')) line.remove_suffix(1);
    out.push_back(line);
    if (end == text.npos) return out;
    begin = end + 1;
  }
}

std::string_view trim(std::string_view line) { return trim_right(trim_left(line)); }

std::string_view bare(std::string_view line) {
  std::string_view s = trim(line);
  size_t marks = 0;
  while (marks < s.size() && (s[marks] == '#' || s[marks] == '>')) ++marks;
  if (marks && marks < s.size() && is_blank(static_cast<unsigned char>(s[marks]))) s = trim(s.substr(marks));
  while (s.size() >= 4 && s.starts_with("**") && s.ends_with("**") && s.find("**", 2) == s.size() - 2)
    s = trim(s.substr(2, s.size() - 4));
  return s;
}

bool begins_with_bullet(std::string_view s) { return without_bullet(s).size() != s.size(); }

std::string_view without_bullet(std::string_view s) {
  if (s.starts_with("**")) return s;
  for (bool again = true; again && !s.empty();) {
    again = false;
    const auto first = static_cast<unsigned char>(s[0]);
    if (!base::is_any(first, '-', '*', '+', 0xC2, 0xE2, 0xE3)) return s;
    for (const auto b : kBullets)
      if (s.starts_with(b) && s.size() > b.size()) {
        s = trim_left(s.substr(b.size()));
        again = true;
        break;
      }
  }
  return s;
}

bool any_hangul(std::string_view s) {
  for (size_t i = 0; i < s.size();)
    if (base::is_hangul(base::next_code_point(s, i))) return true;
  return false;
}

bool any_han(std::string_view s) {
  for (size_t i = 0; i < s.size();)
    if (base::is_han(base::next_code_point(s, i))) return true;
  return false;
}

size_t code_points(std::string_view s) {
  size_t n = 0;
  for (size_t i = 0; i < s.size(); ++n) base::next_code_point(s, i);
  return n;
}

bool is_address(std::string_view s) {
  s = without_bullet(s);
  while (!s.empty() && (s[0] == '<' || s[0] == '(' || s[0] == '[')) s.remove_prefix(1);
  if (!s.starts_with("http://") && !s.starts_with("https://") && !s.starts_with("www.")) return false;
  return s.find(' ') == s.npos || !any_hangul(s);
}

std::optional<NumberedLine> article_line(std::string_view s) {
  const std::string_view whole = s;
  if (s.find('\t') != s.npos) return std::nullopt;
  const bool bold = s.starts_with("**");
  if (bold) s.remove_prefix(2);
  char closing = 0;
  if (s.starts_with('[')) closing = ']', s.remove_prefix(1);
  if (digit_run(s) != 2) return std::nullopt;
  NumberedLine out{
      .kind = NumberedLine::Kind::article, .value = to_int(s.substr(0, 2)), .number = std::string(s.substr(0, 2))};
  if (out.value == 0) return std::nullopt;
  std::string_view rest = s.substr(2);
  if (closing) {
    if (!rest.starts_with(closing)) return std::nullopt;
    rest = trim_left(rest.substr(1));
    out.title = rest;
  } else if (!cut_separator(rest, out.dotted)) {
    return std::nullopt;
  }
  if (bold) {
    while (rest.ends_with("**")) rest.remove_suffix(2);
    rest = trim(rest);
  }
  out.title = rest;
  if (out.title.empty() && out.dotted && whole.size() != 3) return std::nullopt;
  // A title has letters; "03 15" or "02 (월)" has none to speak of.
  if (!out.title.empty() && !any_hangul(out.title) && !any_han(out.title) && title_key(out.title).size() < 3)
    return std::nullopt;
  return out;
}

std::optional<NumberedLine> section_line(std::string_view s) {
  if (s.find('\t') != s.npos || s.empty()) return std::nullopt;
  if (auto worded = worded_section(s)) return worded;
  NumberedLine out{.kind = NumberedLine::Kind::roman};
  size_t n = roman_prefix(s, out.value);
  if (!n) {
    n = digit_run(s);
    if (n == 0 || n > 2 || s[0] == '0') return std::nullopt;
    out.kind = NumberedLine::Kind::decimal;
    out.value = to_int(s.substr(0, n));
  }
  out.number = s.substr(0, n);
  std::string_view rest = s.substr(n);
  if (!cut_separator(rest, out.dotted)) return std::nullopt;
  out.title = rest;
  if (out.kind == NumberedLine::Kind::decimal && (out.title.empty() || code_points(out.title) > 40))
    return std::nullopt;
  if (code_points(out.title) > 60) return std::nullopt;
  return out;
}

std::string title_key(std::string_view line) {
  std::string_view s = bare(line);
  if (const size_t bullet = s.rfind("•"); bullet != s.npos) s = trim(s.substr(bullet + "•"sv.size()));
  s = without_bullet(s);
  // The number in front.
  size_t n = digit_run(s);
  if (n > 2) n = 0;
  int value = 0;
  if (!n) n = roman_prefix(s, value);
  if (n && n < s.size() && (s[n] == '.' || s[n] == ')' || is_blank(static_cast<unsigned char>(s[n]))))
    s = trim_left(s.substr(n + 1));
  else if (const auto worded = worded_section(s)) s = worded->title;
  // Leaders and a page number behind.
  size_t end = s.size();
  while (end && is_ascii_digit(s[end - 1])) --end;
  if (end < s.size() && s.size() - end <= 3) {
    const std::string_view left = s.substr(0, end);
    const std::string_view cut = trim_right(left);
    const bool gap = left.ends_with('\t') || left.size() - cut.size() >= 2;
    if (gap || ends_in_leaders(left) || ends_in_leaders(cut) || cut.ends_with(" .")) s = cut;
  }
  std::string out;
  for (size_t i = 0; i < s.size();) {
    const char32_t c = base::next_code_point(s, i);
    const bool eastern = base::is_hangul(c) || base::is_han(c);
    if (eastern || base::is_digit(c) || base::is_latin(c) || base::is_within(c, 0xC0, 0x1FFF))
      base::append_utf8(out, c);
  }
  return out;
}

}  // namespace ireum::token
