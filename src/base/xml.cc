#include "base/xml.h"

#include "base/utf8.h"

namespace ireum::base {

void append_xml(std::string& out, std::string_view s) {
  for (size_t i = 0; i < s.size();) {
    const char32_t c = next_code_point(s, i);
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
        append_utf8(out, forbidden ? U'\uFFFD' : c);
      }
    }
  }
}

std::string xml_escaped(std::string_view s) {
  std::string out;
  append_xml(out, s);
  return out;
}

}  // namespace ireum::base
