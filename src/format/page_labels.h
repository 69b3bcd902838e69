// The labels printed on the pages of a PDF (i, ii, 1, 2, I-02), by libqpdf.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ireum::format {

/// Of the first `pages` pages; empty where the file has none or cannot be read.
std::vector<std::string> page_labels(std::string_view pdf, size_t pages);

}  // namespace ireum::format
