// Puts fixes into a document: which of them apply, and the text that comes of it.
//
// Fixes that overlap are decided in order (higher severity, then place); a fix is applied whole or
// not at all. Bytes outside the edits do not change: edits are made in the document's source, in
// its own normal form, and encoded back. What the file's encoding cannot hold is refused whole.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "check/finding.h"
#include "text/document.h"
#include "text/source_map.h"

namespace ireum::session {

struct Repair {
  std::string bytes;         // the whole file, encoded as it was
  size_t applied = 0;        // findings whose fix was put in
  std::vector<size_t> left;  // indices of findings that were not
};

/// `findings` are those of this document. Errors: error.unencodable.
base::Result<Repair> repair(const text::Document& document, const text::SourceMap& map,
                            std::span<const check::Finding> findings, bool unsafe_too);

/// A unified diff of the two (three lines of context) that `patch -p1` takes; empty if equal.
std::string unified_diff(const std::string& path, std::string_view before, std::string_view after);

}  // namespace ireum::session
