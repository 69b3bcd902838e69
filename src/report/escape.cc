#include "report/escape.h"

#include <fmt/format.h>

#include <iterator>

#include "base/utf8.h"

namespace ireum::report {

std::string file_uri(std::string_view path) {
  constexpr std::string_view kPlain = "-._~/";
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool plain = base::is_latin(static_cast<unsigned char>(c)) || base::is_digit(static_cast<unsigned char>(c)) ||
                       kPlain.find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

void append_cell(std::string& out, std::string_view s) {
  for (const char c : s) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

}  // namespace ireum::report
