// Small changes of a heading's text: its quotes and brackets, its letters, pinyin as it is written.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace ireum::index {

/// The quotation mark that `s` begins with, and the one that closes it; empty where there is none.
std::pair<std::string, std::string> quotes_of(std::string_view s);
/// Without the mark that opens `s` and the one that ends it, whatever pair that one belongs to.
std::string_view unquoted(std::string_view s);
/// Without glosses inside: 광시(廣西)교포협회 is ordered as 광시교포협회.
std::string without_inner_gloss(std::string_view s);
/// Closes what was opened, and each bracket by its own kind: '계획(2024-2026』' -> '계획(2024-2026)'.
std::string balanced(std::string_view s);
bool has_lost_character(std::string_view han);
/// Latin, where letters of other scripts only look like it: DЈI with a Cyrillic Ј.
std::string with_latin_letters(std::string_view s);
/// Pinyin as it is ordered and, but for v, as it is written in English: lower case, no tone marks.
std::string without_tones(std::string_view pinyin);
/// Pinyin as a proper name is written: its first letter large.
std::string capitalized(std::string_view pinyin);
std::string uncapitalized(std::string_view pinyin);

}  // namespace ireum::index
