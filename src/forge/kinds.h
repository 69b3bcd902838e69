// The words that tables use for kinds (image/kinds.h), and their values.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "forge/table.h"
#include "image/tables.h"

namespace ireum::forge {

/// "organization.research" -> organization; none for an unknown word.
image::Type type_of(std::string_view name);
/// "organization.research" or "research" -> research; none for an unknown word.
image::Subtype subtype_of(std::string_view name);
/// "free,historic" -> bits; `unknown` gets the first word that is none.
uint16_t flags_of(std::string_view names, std::string_view* unknown);

/// Where a name stands among those of a kind; -1 for an unknown one.
template <size_t N>
int index_of(const std::string_view (&names)[N], std::string_view name) {
  const auto* at = std::find(std::begin(names), std::end(names), name);
  return at == std::end(names) ? -1 : static_cast<int>(at - std::begin(names));
}

/// The value of an enum by its name; the first one for an empty or unknown name (lint tells of those).
template <class Enum, size_t N>
Enum value_of(std::string_view name, const std::string_view (&names)[N]) {
  return static_cast<Enum>(std::max(0, index_of(names, name)));
}

/// The bits of a set that a cell names.
template <size_t N>
uint16_t bits_of(std::string_view cell, char separator, const std::string_view (&names)[N]) {
  uint16_t bits = 0;
  for (const std::string& one : split(cell, separator))
    if (const int i = index_of(names, one); i >= 0) bits |= static_cast<uint16_t>(1u << i);
  return bits;
}

}  // namespace ireum::forge
