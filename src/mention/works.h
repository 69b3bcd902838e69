// Finds the titles of works: what stands in 「 」 『 』 《 》 〈 〉, and what stands in quotes and ends as a
// plan, law or report does. The span holds the marks.
#pragma once

#include <vector>

#include "mention/candidate.h"
#include "reading/readings.h"

namespace ireum::mention {

void find_works(const Line& line, const Words& words, std::vector<Candidate>& out);

}  // namespace ireum::mention
