// Makes the ledger of documents that are kept, and tells every mention its entry.
#pragma once

#include <span>
#include <string_view>

#include "entity/ledger.h"
#include "entity/partial.h"
#include "reading/readings.h"

namespace ireum::entity {

/// One document's part: its text (Document::text()) and its observation. Mentions get `ledger`.
struct Part {
  std::string_view text;
  mention::Observation* observation = nullptr;
};

/// With the places of every form. For a check without readings (see settle).
Ledger build(const reading::Readings& readings, const token::Words& words, std::span<const Part> parts,
             mention::Purpose purpose = mention::Purpose::names);

}  // namespace ireum::entity
