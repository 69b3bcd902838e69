#include "report/escape.h"

#include "base/utf8.h"

namespace ireum::report {

void append_xml(std::string& out, std::string_view s) {
  for (size_t i = 0; i < s.size();) {
    const char32_t c = base::next_code_point(s, i);
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      case '\t': out += "&#9;"; break;
      default: {
        const bool forbidden = c < 0x20 || c == 0xFFFE || c == 0xFFFF || (c >= 0xD800 && c < 0xE000);
        base::append_utf8(out, forbidden ? U'\uFFFD' : c);
      }
    }
  }
}

std::string file_uri(std::string_view path) {
  constexpr std::string_view kPlain = "-._~/";
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool plain = base::is_latin(static_cast<unsigned char>(c)) || base::is_digit(static_cast<unsigned char>(c)) ||
                       kPlain.find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4];
      out += "0123456789ABCDEF"[c & 15];
    }
  }
  return out;
}

void append_cell(std::string& out, std::string_view s) {
  for (const char c : s) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

}  // namespace ireum::report
