// How text is written so that XML and HTML do not take it for signs of their own.
#pragma once

#include <string>
#include <string_view>

namespace ireum::base {

/// Appends `s` (UTF-8) as text or attribute. Characters that XML 1.0 forbids become U+FFFD.
void append_xml(std::string& out, std::string_view s);
/// The same, as a string.
std::string xml_escaped(std::string_view s);

}  // namespace ireum::base
