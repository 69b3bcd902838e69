// What is wrong with glossaries, before they are used.
//
// Duplicates and contradictions inside them, forms that lead back to one another, entries that a
// later file hides, names of the program's own that an entry hides, forms that are not the reading
// of their Han. An entry whose note says why may differ from the standard. Problems are errors of
// the catalogue, placed at FILE:LINE.
#pragma once

#include <span>
#include <vector>

#include "glossary/glossary.h"
#include "reading/align.h"

namespace ireum::glossary {

/// `layers`: the later hides the earlier. `aligner` reads the program's own image alone.
std::vector<base::Error> inspect(std::span<const Glossary> layers, const reading::Aligner& aligner);

}  // namespace ireum::glossary
