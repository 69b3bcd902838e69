#include "base/toml_keys.h"

#include <algorithm>

namespace ireum::base {
namespace {

/// The end of the string that begins at `i`: behind its closing quotes, or at the end of the text.
size_t string_end(std::string_view s, size_t i) {
  const char quote = s[i];
  const std::string triple(3, quote);
  const bool many = s.substr(i).starts_with(triple);
  const size_t width = many ? 3 : 1;
  for (size_t at = i + width; at < s.size(); ++at) {
    if (s[at] == '\\' && quote == '"') ++at;
    else if (!many && s[at] == '\n') return at;  // not closed: the parser will say so
    else if (s.substr(at).starts_with(std::string_view(triple).substr(0, width))) return at + width;
  }
  return s.size();
}

}  // namespace

Status check_toml_keys(std::string_view text, const std::string& path) {
  constexpr std::string_view kEnds = "\n=,{}[]";
  int dots = 0;
  for (size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
      continue;
    }
    if (c == '"' || c == '\'') {
      i = string_end(text, i);
      continue;
    }
    if (kEnds.find(c) != kEnds.npos) dots = 0;
    if (c == '.' && ++dots > kMostKeyDots) {
      const auto line = std::count(text.begin(), text.begin() + static_cast<ptrdiff_t>(i), '\n') + 1;
      const size_t feed = text.rfind('\n', i);
      const size_t column = feed == text.npos ? i + 1 : i - feed;
      return Error{"error.toml-key",
                   path + ":" + std::to_string(line) + ":" + std::to_string(column),
                   {std::to_string(kMostKeyDots)}};
    }
    ++i;
  }
  return std::nullopt;
}

}  // namespace ireum::base
