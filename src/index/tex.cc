#include "index/tex.h"

namespace ireum::index {

std::string tex_escaped(std::string_view s) {
  std::string out;
  for (const char c : s) {
    switch (c) {
      case '\\': out += "\\textbackslash{}"; break;
      case '~': out += "\\textasciitilde{}"; break;
      case '^': out += "\\textasciicircum{}"; break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
      case '{':
      case '}': out += '\\', out += c; break;
      default: out += c;
    }
  }
  return out;
}

std::string tex_index_escaped(std::string_view s) {
  std::string out;
  for (const char c : tex_escaped(s)) {
    if (c == '!' || c == '@' || c == '|' || c == '"') out += '"';
    out += c;
  }
  return out;
}

}  // namespace ireum::index
