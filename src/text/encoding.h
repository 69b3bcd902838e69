// The encodings that a file may be stored in, and their names.
//
// `windows949` is Microsoft's code page 949 (KS X 1001 and all 11172 syllables; "euc-kr" is read as
// it, being its subset); `gb18030` covers GBK and GB 2312. `auto_detect` is a question, never the
// encoding of a decoded document.
#pragma once

#include <optional>
#include <string_view>

namespace ireum::text {

enum class Encoding { auto_detect, utf8, utf16le, utf16be, windows949, gb18030 };

/// The encoding that a user names; case, '-' and '_' do not count. Nothing for an unknown name.
std::optional<Encoding> encoding_from_name(std::string_view name);

/// The canonical name: auto, utf-8, utf-16le, utf-16be, windows-949, gb18030.
std::string_view encoding_name(Encoding encoding);

/// The byte order mark as it is stored in that encoding; empty where there is none.
std::string_view byte_order_mark(Encoding encoding);

}  // namespace ireum::text
