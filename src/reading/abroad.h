// Whether a Hangul string reads Han the way they are read outside China: in Japan (on readings) or in
// Vietnam. 쩐흥다오(陳興道) and 난바(難波) look like garbled Mandarin and are none.
#pragma once

#include <cstdint>
#include <string_view>

#include "image/lexicon.h"

namespace ireum::reading {

enum class Abroad : uint8_t { none, japan, vietnam };

/// The country in which the end of `hangul`, from a word's start, reads the folded Han, character by
/// character; a generic word may end it. Two characters or more, else none.
Abroad read_abroad(const image::Lexicon& lexicon, std::u32string_view hangul, std::u32string_view folded);

}  // namespace ireum::reading
