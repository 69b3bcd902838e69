// Makes the ledger from what the documents show, and tells every mention its entry.
#pragma once

#include <span>
#include <string_view>

#include "entity/ledger.h"
#include "reading/readings.h"

namespace ireum::entity {

/// One document's part: its text (Document::text()) and its observation. Mentions get `ledger`.
struct Part {
  std::string_view text;
  mention::Observation* observation = nullptr;
};

Ledger build(const reading::Readings& readings, std::span<const Part> parts);

/// "simplified", "traditional", "both" or "mixed": what script the Han string is written in.
std::string_view script_of(const reading::Readings& readings, std::u32string_view han);

}  // namespace ireum::entity
