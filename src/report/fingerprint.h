// A finding's name that stays when lines move: made of path, rule, text and how many of the same
// stood before it in the document.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

namespace ireum::report {

class Fingerprints {
 public:
  /// 32 hexadecimal digits. Call once a finding, in order.
  std::string next(std::string_view path, std::string_view rule, std::string_view text) {
    const uint32_t n = seen_[{std::string(path), std::string(rule), std::string(text)}]++;
    std::string all;
    for (const std::string_view part : {path, rule, text}) all.append(part).push_back('\0');
    all += std::to_string(n);
    std::string out;
    for (const uint64_t seed : {0xcbf29ce484222325ull, 0x84222325cbf29ce4ull})
      fmt::format_to(std::back_inserter(out), "{:016x}", fnv(seed, all));
    return out;
  }

 private:
  static uint64_t fnv(uint64_t h, std::string_view s) {
    for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
    return h ^ h >> 32;
  }

  std::map<std::tuple<std::string, std::string, std::string>, uint32_t> seen_;
};

}  // namespace ireum::report
