#include "text/encoding.h"

#include <string>

namespace ireum::text {
namespace {

struct Name {
  std::string_view folded;
  Encoding encoding;
};

constexpr Name kNames[] = {
    {"auto", Encoding::auto_detect},   {"utf8", Encoding::utf8},
    {"utf8sig", Encoding::utf8},       {"ascii", Encoding::utf8},
    {"usascii", Encoding::utf8},       {"utf16le", Encoding::utf16le},
    {"ucs2le", Encoding::utf16le},     {"utf16be", Encoding::utf16be},
    {"ucs2be", Encoding::utf16be},     {"windows949", Encoding::windows949},
    {"cp949", Encoding::windows949},   {"ms949", Encoding::windows949},
    {"949", Encoding::windows949},     {"uhc", Encoding::windows949},
    {"euckr", Encoding::windows949},   {"ksc56011987", Encoding::windows949},
    {"ksc5601", Encoding::windows949}, {"ksx1001", Encoding::windows949},
    {"gb18030", Encoding::gb18030},    {"gbk", Encoding::gb18030},
    {"gb2312", Encoding::gb18030},     {"cp936", Encoding::gb18030},
    {"windows936", Encoding::gb18030}, {"936", Encoding::gb18030},
    {"euccn", Encoding::gb18030},
};

}  // namespace

std::optional<Encoding> encoding_from_name(std::string_view name) {
  std::string folded;
  for (const char c : name) {
    if (c == '-' || c == '_') continue;
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  for (const Name& known : kNames) {
    if (known.folded == folded) return known.encoding;
  }
  return std::nullopt;
}

std::string_view encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::auto_detect: return "auto";
    case Encoding::utf8: return "utf-8";
    case Encoding::utf16le: return "utf-16le";
    case Encoding::utf16be: return "utf-16be";
    case Encoding::windows949: return "windows-949";
    case Encoding::gb18030: return "gb18030";
  }
  return "auto";
}

std::string_view byte_order_mark(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "\xEF\xBB\xBF";
    case Encoding::utf16le: return "\xFF\xFE";
    case Encoding::utf16be: return "\xFE\xFF";
    case Encoding::gb18030: return "\x84\x31\x95\x33";
    default: return {};
  }
}

}  // namespace ireum::text
