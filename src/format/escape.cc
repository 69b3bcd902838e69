#include "format/escape.h"

#include <string_view>

namespace ireum::format {
namespace {

bool has_control(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20) return true;
  return false;
}

bool has_any(std::string_view text, std::string_view of) { return text.find_first_of(of) != text.npos; }

std::string marked_up(std::string_view text, bool attribute) {
  std::string out;
  for (const char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"' && attribute) out += "&quot;";
    else if (c == '\'' && attribute) out += "&#39;";
    else out += c;
  }
  return out;
}

std::string with_backslash(std::string_view text, std::string_view before) {
  std::string out;
  for (const char c : text) {
    if (before.find(c) != before.npos) out += '\\';
    out += c;
  }
  return out;
}

std::string doubled(std::string_view text, char quote) {
  std::string out;
  for (const char c : text) {
    if (c == quote) out += quote;
    out += c;
  }
  return out;
}

std::optional<std::string> quoted_string(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += "\\n";
    else if (c == '\t') out += "\\t";
    else if (static_cast<unsigned char>(c) < 0x20) return std::nullopt;
    else if (c == '"' || c == '\\') (out += '\\') += c;
    else out += c;
  }
  return out;
}

}  // namespace

std::optional<std::string> escaped(std::string_view text, Escape escape) {
  switch (escape) {
    case Escape::none: return std::string(text);
    case Escape::xml:
    case Escape::attribute:
      if (has_control(text)) return std::nullopt;
      return marked_up(text, escape == Escape::attribute);
    case Escape::cdata:
      if (has_control(text) || text.find("]]>") != text.npos) return std::nullopt;
      return std::string(text);
    case Escape::markdown:
      if (has_control(text)) return std::nullopt;
      return with_backslash(text, "\\*_[]<>`&|#");
    case Escape::tex:
      if (has_control(text) || has_any(text, "\\^~")) return std::nullopt;
      return with_backslash(text, "{}$&#%_");
    case Escape::json:
    case Escape::po:
    case Escape::yaml_double: return quoted_string(text);
    case Escape::csv_quoted: return doubled(text, '"');
    case Escape::csv_bare:
      if (has_control(text) || has_any(text, ",;\"\t|")) return std::nullopt;
      return std::string(text);
    case Escape::yaml_single:
      if (has_control(text)) return std::nullopt;
      return doubled(text, '\'');
    case Escape::yaml_plain:
      if (has_control(text) || has_any(text, "#:{}[],&*!|>'\"%@`")) return std::nullopt;
      return std::string(text);
  }
  return std::nullopt;
}

}  // namespace ireum::format
