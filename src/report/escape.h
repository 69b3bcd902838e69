// How each kind of output writes a string that it must not take for its own signs.
#pragma once

#include <string>
#include <string_view>

#include "base/xml.h"

namespace ireum::report {

using base::append_xml;
/// A path as a URI reference: UTF-8 bytes in %XX; an absolute path becomes file://….
std::string file_uri(std::string_view path);
/// A cell of a TSV: one line, no tab.
void append_cell(std::string& out, std::string_view s);

}  // namespace ireum::report
