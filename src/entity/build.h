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

/// With the places of every form.
Ledger build(const reading::Readings& readings, std::span<const Part> parts);

}  // namespace ireum::entity
