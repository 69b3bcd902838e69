#include "forge/kinds.h"

namespace ireum::forge {

image::Type type_of(std::string_view name) {
  return value_of<image::Type>(name.substr(0, name.find('.')), image::kTypeNames);
}

image::Subtype subtype_of(std::string_view name) {
  const size_t dot = name.find('.');
  return value_of<image::Subtype>(dot == name.npos ? name : name.substr(dot + 1), image::kSubtypeNames);
}

uint16_t flags_of(std::string_view names, std::string_view* unknown) {
  uint16_t bits = 0;
  for (size_t at = 0; at < names.size();) {
    const size_t comma = std::min(names.find(',', at), names.size());
    const auto one = names.substr(at, comma - at);
    const int i = index_of(image::kEntityFlagNames, one);
    if (i >= 0) bits |= static_cast<uint16_t>(1u << i);
    else if (unknown && !one.empty()) *unknown = one;
    at = comma + 1;
  }
  return bits;
}

}  // namespace ireum::forge
