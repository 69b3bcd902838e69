// The draft of an index: places marked in a document, and marks taken out again.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "cli/options.h"
#include "index/index.h"
#include "session/indexing.h"

namespace ireum::cli {

/// Whether a path has one of the endings, in letters of either size.
bool ends_in(std::string_view path, std::initializer_list<std::string_view> endings);
/// Writes to --output, else to standard output.
bool deliver(const Options& o, Io& io, const std::string& bytes, bool binary);

/// A draft without our marks; needs no dictionary.
int unmark_draft(const Options& o, Io& io);
/// The one document of the index, with its places marked.
int mark_draft(const Options& o, Io& io, const image::Lexicon& lexicon, const session::Indexed& indexed,
               const index::IndexOptions& options);

}  // namespace ireum::cli
