// A PDF's pages: what stands on each, and what number is printed on it.
//
// The text comes from pdftotext, run as a process of its own, one form feed a page. No tool of
// that family prints the page labels (i, ii, 1, 2, I-02), so they are read here: the tree of
// /PageLabels in the last catalog, also where objects are packed in streams.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ireum::index {

/// The text with a form feed behind each page. Errors: error.pdftotext-missing, error.pdf args: what it said.
base::Result<std::string> pdf_text(const std::string& path);

/// The labels of the first `pages` pages; empty where the file has none.
std::vector<std::string> page_labels(std::string_view pdf, size_t pages);

}  // namespace ireum::index
