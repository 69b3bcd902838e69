// The stages of a document as text: a line a candidate, for tests, for tools/train and for whoever asks why.
#pragma once

#include <string>

#include "mention/observe.h"

namespace ireum::mention {

/// "path TAB line TAB begin TAB end TAB type TAB source TAB score TAB chosen TAB odds TAB evidence,evidence": line from 1,
/// places in code points of the line, kinds of evidence with hyphens in their own order.
std::string dump_candidates(const std::string& path, const std::vector<Observer::Weighed>& lines);

}  // namespace ireum::mention
