// An index over any number of documents, none of which is kept: each is read, observed, reduced to
// what the ledger needs of it (entity::Partial) and to where its names stand (index::Sheet), and let
// go. Memory grows with distinct names and with locators. The answer depends on the documents alone,
// not on their order or the number of threads.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "index/index.h"
#include "session/project.h"

namespace ireum::session {

/// What stands beside a document.
struct Beside {
  std::vector<std::string> page_labels;   // as IndexInput has them
  std::unique_ptr<std::string> bytes;     // of `pages`
  std::unique_ptr<text::Document> pages;  // the final pages
};

struct IndexWish {
  index::IndexOptions options;
  /// Of a document and its number among those to be indexed. Called by several threads at a time.
  std::function<base::Result<Beside>(const Loaded&, size_t)> beside;
  /// The labels of the issues, by the paths of all that could be read.
  std::function<std::vector<std::string>(std::span<const std::string>)> labels;
  bool keep = false;  // the documents to be indexed are wanted afterwards
};

struct Indexed {
  index::Index index;
  entity::Ledger ledger;
  std::vector<std::unique_ptr<Loaded>> kept;  // in order, their mentions with their entries of the ledger
  std::vector<std::string> without_articles;  // paths, in order: articles were asked for, lines are given
};

/// Of a prepared project. Errors: the first that `beside` gives; what cannot be read of the documents
/// is in the session's errors().
base::Result<Indexed> index_documents(Project& project, const Request& request, const IndexWish& wish);

}  // namespace ireum::session
