#include "report/visible.h"

#include <fmt/format.h>

#include <iterator>

#include "base/utf8.h"

namespace ireum::report {
namespace {

bool is_hidden(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C ||
         (c >= 0x200B && c <= 0x200F && c != 0x200D) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
}

}  // namespace

void append_visible(std::string& out, char32_t c) {
  if (!is_hidden(c)) return base::append_utf8(out, c);
  fmt::format_to(std::back_inserter(out), "<U+{:04X}>", static_cast<uint32_t>(c));
}

std::string visible_name(std::string_view s) {
  std::string out;
  for (size_t i = 0; i < s.size();) {
    const size_t here = i;
    const char32_t c = base::next_code_point(s, i);
    if (c == U'\uFFFD') out += s.substr(here, i - here);  // what is no UTF-8 stays as it is
    else append_visible(out, c);
  }
  return out;
}

std::string printable(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (size_t i = 0; i < s.size();) {
    const size_t here = i;
    const char32_t c = base::next_code_point(s, i);
    if (c == '\n' || c == '\t' || c == U'\uFFFD') out += s.substr(here, i - here);
    else append_visible(out, c);
  }
  return out;
}

std::string one_line(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (size_t i = 0; i < s.size();) {
    const char32_t c = base::next_code_point(s, i);
    if (c == '\r' && i < s.size() && s[i] == '\n') continue;
    if (c == '\n' || c == '\t' || c == '\r') out += ' ';
    else append_visible(out, c);
  }
  return out;
}

}  // namespace ireum::report
