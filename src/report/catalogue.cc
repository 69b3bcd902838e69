#include "report/catalogue.h"

#include <algorithm>
#include <array>
#include <vector>

#include "report/catalogue_parts.h"

namespace ireum::report {
namespace {

using Messages = std::span<const Message>;

const std::array<Messages, 4>& parts() {
  static const std::array<Messages, 4> kParts = {error_messages(), evidence_messages(), help_messages(),
                                                 report_messages()};
  return kParts;
}

}  // namespace

std::span<const Message> catalogue() {
  static const std::vector<Message> kAll = [] {
    std::vector<Message> all;
    for (const Messages part : parts()) all.insert(all.end(), part.begin(), part.end());
    return all;
  }();
  return kAll;
}

std::span<const std::string_view> double_particles() {
  static constexpr std::string_view kDoubles[] = {"은(는)", "이(가)", "을(를)", "과(와)", "아(야)", "(으)", "(이)"};
  return kDoubles;
}

std::string_view say(Lang lang, std::string_view key) {
  for (const Messages part : parts()) {
    if (part.back().key < key) continue;
    const auto m =
        std::lower_bound(part.begin(), part.end(), key, [](const Message& a, std::string_view k) { return a.key < k; });
    if (m == part.end() || m->key != key) return key;
    return lang == Lang::ko ? m->ko : m->en;
  }
  return key;
}

}  // namespace ireum::report
