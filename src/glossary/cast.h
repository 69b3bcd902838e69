// A glossary as an image that lies on the stack above the program's own, cast by the same forge.
//
// Names (a type, or Han that is somebody's or some place's) become names like any other; an entry
// whose Han is a listed name takes that name's identity, so that both are one in the ledger. Terms
// become nothing but entities with forms: the glossary rules look for them, extraction does not.
#pragma once

#include <vector>

#include "base/result.h"
#include "glossary/glossary.h"
#include "reading/readings.h"

namespace ireum::glossary {

/// `below` reads the images that the new one will lie upon.
base::Result<std::vector<char>> cast(const Glossary& glossary, const reading::Readings& below);

}  // namespace ireum::glossary
