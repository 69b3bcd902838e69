// How a Han name of several parts is written in Korean, where no list has the whole: 北京市海淀区历山路 part by part, as
// one reading of all its characters would read the units of government too (베이징스). Only what begins with a listed
// name is known to be made of parts.
#pragma once

#include <string>
#include <string_view>

#include "reading/readings.h"

namespace ireum::entity {

/// Of a folded name of the type; empty where it does not begin with a listed one, or a character has no reading.
std::u32string spell_by_parts(const reading::Readings& readings, std::u32string_view folded, image::Type type);

}  // namespace ireum::entity
