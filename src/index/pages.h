// Names of a draft found in the final pages: `--pages-from`.
//
// What pdftotext makes of a PDF breaks lines anywhere; a name may go on over a line's end, with or
// without the blank that stands in it. Longer forms win, and a name begins a word: 우시 is not found in
// 진저우시. Page ends (form feeds) may lie inside a name too; it then belongs to the page it begins on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ireum::index {

struct FoundForm {
  uint64_t begin = 0;
  size_t form = 0;  // index into `forms`
};

/// In order of place, without overlap.
std::vector<FoundForm> find_forms(std::string_view text, const std::vector<std::string>& forms);

}  // namespace ireum::index
