// The words that dictionaries use for types, subtypes, flags and word kinds, and their numbers.
#pragma once

#include <cstdint>
#include <string_view>

#include "image/format.h"

namespace ireum::forge {

/// "organization.research" -> organization; none for an unknown word.
image::Type type_of(std::string_view name);
/// "organization.research" or "research" -> research; none for an unknown word.
image::Subtype subtype_of(std::string_view name);
/// "free,historic" -> bits; `unknown` gets the first word that is none.
uint16_t flags_of(std::string_view names, std::string_view* unknown);
uint8_t word_kind(std::string_view name);

}  // namespace ireum::forge
