// Text for a terminal: nothing in it moves the cursor, hides or turns the writing round. Controls,
// bidi signs and invisible characters are shown by their number, <U+200B>.
#pragma once

#include <string>
#include <string_view>

namespace ireum::report {

/// How one code point is shown; itself for nearly all.
void append_visible(std::string& out, char32_t c);
/// A name, wholly visible: line ends and tabs are shown too.
std::string visible_name(std::string_view s);
/// A text of several lines: what would move the cursor, colour or hide is shown, line ends and tabs stay.
std::string printable(std::string_view s);
/// A whole string on one line: line ends and tabs become one space.
std::string one_line(std::string_view s);

}  // namespace ireum::report
