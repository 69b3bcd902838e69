// What must stand beside a date where its numbers alone would not make one: a bracket, a cell's edge, the end of a word.
#pragma once

#include "mention/date_chars.h"
#include "mention/date_words.h"

namespace ireum::mention::date {

/// What may follow a word such as 초, 말, 오늘 when it is a word of its own.
bool word_ends(const DateWords& words, View text, size_t i);
/// Whether an item of a list begins here: a bullet and blanks are all that stands before.
bool begins_item(View text, size_t i);
/// Left of a date in brackets: the bracket itself, a separator inside one, or a medium's name. `cell`: or the edge of a cell.
bool opens(const DateWords& words, View text, size_t i, bool cell);
/// Right of a date in brackets: the closing bracket, or a separator or words before it.
bool closes(const DateWords& words, View text, size_t i, bool cell);

}  // namespace ireum::mention::date
