// Small questions about the words of a glossary.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace ireum::glossary {

inline bool has_han(std::string_view s) {
  for (size_t i = 0; i < s.size();)
    if (base::is_han(base::next_code_point(s, i))) return true;
  return false;
}

inline bool has_hangul(std::string_view s) {
  for (size_t i = 0; i < s.size();)
    if (base::is_hangul(base::next_code_point(s, i))) return true;
  return false;
}

inline std::string_view trim(std::string_view s) {
  constexpr std::string_view kBlank = " \t\r\n";
  const size_t b = s.find_first_not_of(kBlank);
  return b == s.npos ? std::string_view() : s.substr(b, s.find_last_not_of(kBlank) - b + 1);
}

/// The parts between any of `marks`, trimmed, without empty ones and repetition.
inline std::vector<std::string> parts(std::string_view s, std::string_view marks) {
  std::vector<std::string> out;
  for (size_t at = 0; at <= s.size();) {
    const size_t end = std::min(s.find_first_of(marks, at), s.size());
    const std::string one(trim(s.substr(at, end - at)));
    if (!one.empty() && std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
    at = end + 1;
  }
  return out;
}

inline std::string joined(const std::vector<std::string>& list, std::string_view mark) {
  std::string out;
  for (const std::string& s : list) out.append(out.empty() ? "" : mark).append(s);
  return out;
}

/// The lines without their ends.
inline std::vector<std::string_view> lines_of(std::string_view s) {
  std::vector<std::string_view> out;
  while (!s.empty()) {
    const size_t end = std::min(s.find('\n'), s.size());
    std::string_view line = s.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out.push_back(line);
    s.remove_prefix(std::min(end + 1, s.size()));
  }
  return out;
}

}  // namespace ireum::glossary
