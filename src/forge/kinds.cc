#include "forge/kinds.h"

#include "forge/table.h"

namespace ireum::forge {
namespace {

using image::Subtype;
using image::Type;

constexpr std::string_view kTypes[] = {"none", "person", "place", "organization", "work", "date"};
constexpr std::string_view kSubtypes[] = {
    "none",   "province", "prefecture",  "county",     "zone",    "area",      "feature", "country",  "central",
    "agency", "local",    "research",    "university", "company", "media",     "party",   "military", "international",
    "lab",    "hospital", "association", "plan",       "law",     "programme", "mission", "report"};
constexpr std::string_view kFlags[] = {"free",     "historic", "foreign", "common", "former",
                                       "japanese", "korean",   "user",    "region"};

template <size_t N>
int index_of(const std::string_view (&names)[N], std::string_view name) {
  for (size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<int>(i);
  return -1;
}

}  // namespace

Type type_of(std::string_view name) {
  const int i = index_of(kTypes, name.substr(0, name.find('.')));
  return i < 0 ? Type::none : static_cast<Type>(i);
}

Subtype subtype_of(std::string_view name) {
  const size_t dot = name.find('.');
  const int i = index_of(kSubtypes, dot == std::string_view::npos ? name : name.substr(dot + 1));
  return i < 0 ? Subtype::none : static_cast<Subtype>(i);
}

uint16_t flags_of(std::string_view names, std::string_view* unknown) {
  uint16_t bits = 0;
  for (size_t at = 0; at < names.size();) {
    const size_t comma = std::min(names.find(',', at), names.size());
    const auto one = names.substr(at, comma - at);
    const int i = index_of(kFlags, one);
    if (i >= 0) bits |= static_cast<uint16_t>(1u << i);
    else if (unknown && !one.empty()) *unknown = one;
    at = comma + 1;
  }
  return bits;
}

uint8_t word_kind(std::string_view name) {
  return name == "head"    ? image::kWordHead
         : name == "plan"  ? image::kWordPlan
         : name == "class" ? image::kWordClass
                           : image::kWordPlain;
}

}  // namespace ireum::forge
