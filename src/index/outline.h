// Articles that a report numbers "1)", "2)" under its numbered sections: 1-1, 1-2, 2-1.
//
// layout::articles_of knows two digits (01, 02), which nobody takes for a list. Plain "1)" is
// everywhere; so more is asked of it: sections "1. title" or "I. title" that count up, in each of them
// "1) title" from one on, at the line's beginning, below an empty line, with text of its own. What
// meets that in one place and not in the others is no article anywhere.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "layout/articles.h"

namespace ireum::index {

/// In order; empty where the text is not built like that.
std::vector<layout::Article> bracketed_articles(std::string_view text, std::span<const layout::Zone> zones);

}  // namespace ireum::index
