#include "report/visible.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.h"

namespace ireum::report {
namespace {

bool is_hidden(char32_t c) {
  // 0x200D joins: it is left as it is.
  static constexpr std::pair<char32_t, char32_t> kHidden[] = {
      {0x0, 0x1F},      {0x7F, 0x9F},     {0xAD, 0xAD},     {0x61C, 0x61C},   {0x200B, 0x200C},
      {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xE0000, 0xE007F}};
  return std::any_of(std::begin(kHidden), std::end(kHidden),
                     [c](const auto& range) { return c >= range.first && c <= range.second; });
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
