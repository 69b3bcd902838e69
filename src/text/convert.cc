#include "text/convert.h"

#include <memory>

#include <unicode/ucnv.h>

#include "base/utf8.h"

namespace ireum::text {
namespace {

constexpr bool is_high(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
constexpr bool is_low(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

char32_t utf16_unit(std::string_view s, size_t i, Encoding encoding) {
  const auto a = static_cast<unsigned char>(s[i]), b = static_cast<unsigned char>(s[i + 1]);
  return encoding == Encoding::utf16le ? char32_t(b << 8 | a) : char32_t(a << 8 | b);
}

Decoded decode_utf16(std::string_view bytes, Encoding encoding) {
  Decoded result;
  result.utf8.reserve(bytes.size() + bytes.size() / 2);
  const auto fail = [&](size_t at, size_t length) {
    result.ok = false;
    result.bad = at;
    result.bad_length = length;
    return std::move(result);
  };
  size_t i = 0;
  while (i < bytes.size()) {
    if (bytes.size() - i < 2) return fail(i, 1);
    const char32_t unit = utf16_unit(bytes, i, encoding);
    if (is_low(unit)) return fail(i, 2);
    if (!is_high(unit)) {
      base::append_utf8(result.utf8, unit);
      i += 2;
      continue;
    }
    if (bytes.size() - i < 4) return fail(i, bytes.size() - i);
    const char32_t low = utf16_unit(bytes, i + 2, encoding);
    if (!is_low(low)) return fail(i, 2);
    base::append_utf8(result.utf8, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
    i += 4;
  }
  return result;
}

Encoded encode_utf16(std::string_view utf8, Encoding encoding) {
  Encoded result;
  result.bytes.reserve(utf8.size());
  const auto put = [&](char32_t unit) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    result.bytes += encoding == Encoding::utf16le ? low : high;
    result.bytes += encoding == Encoding::utf16le ? high : low;
  };
  for (size_t i = 0; i < utf8.size();) {
    const char32_t c = base::next_code_point(utf8, i);
    if (c < 0x10000) {
      put(c);
    } else {
      put(0xD800 + ((c - 0x10000) >> 10));
      put(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return result;
}

struct Closer {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Closer>;

/// ICU's converter, told to stop at whatever it cannot convert.
Converter open(Encoding encoding) {
  UErrorCode status = U_ZERO_ERROR;
  // Not "CP949": that is IBM's table in ICU.
  Converter converter(ucnv_open(encoding == Encoding::gb18030 ? "gb18030" : "windows-949", &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_FAILURE(status)) return nullptr;
  return converter;
}

void append_utf16(std::string& out, const UChar* units, size_t count, char32_t& pending) {
  for (size_t k = 0; k < count; ++k) {
    const char32_t unit = units[k];
    if (is_high(unit)) {
      pending = unit;
    } else if (is_low(unit)) {
      base::append_utf8(out, 0x10000 + ((pending - 0xD800) << 10) + (unit - 0xDC00));
    } else {
      base::append_utf8(out, unit);
    }
  }
}

Decoded decode_legacy(std::string_view bytes, Encoding encoding) {
  Decoded result;
  const Converter converter = open(encoding);
  if (!converter) return {.utf8 = {}, .ok = false, .bad = 0, .bad_length = 0};
  result.utf8.reserve(bytes.size() + bytes.size() / 2);
  UChar buffer[2048];
  char32_t pending = 0;
  const char* from = bytes.data();
  const char* const end = bytes.data() + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    UChar* to = buffer;
    ucnv_toUnicode(converter.get(), &to, buffer + std::size(buffer), &from, end, nullptr, true, &status);
    append_utf16(result.utf8, buffer, static_cast<size_t>(to - buffer), pending);
  }
  if (U_SUCCESS(status)) return result;
  char invalid[32];
  int8_t length = sizeof invalid;
  UErrorCode ignored = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter.get(), invalid, &length, &ignored);
  const auto consumed = static_cast<size_t>(from - bytes.data());
  result.ok = false;
  result.bad_length = U_SUCCESS(ignored) && length > 0 ? static_cast<size_t>(length) : 1;
  result.bad = consumed >= result.bad_length ? consumed - result.bad_length : 0;
  return result;
}

Encoded encode_legacy(std::string_view utf8, Encoding encoding) {
  Encoded result;
  const Converter converter = open(encoding);
  result.bytes.reserve(utf8.size());
  for (size_t i = 0; i < utf8.size();) {
    const char32_t c = base::next_code_point(utf8, i);
    if (c < 0x80) {
      result.bytes += static_cast<char>(c);
      continue;
    }
    UChar units[2] = {static_cast<UChar>(c), 0};
    if (c >= 0x10000) {
      units[0] = static_cast<UChar>(0xD800 + ((c - 0x10000) >> 10));
      units[1] = static_cast<UChar>(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
    char bytes[16];
    UErrorCode status = converter ? U_ZERO_ERROR : U_INTERNAL_PROGRAM_ERROR;
    const int32_t length =
        converter ? ucnv_fromUChars(converter.get(), bytes, sizeof bytes, units, c >= 0x10000 ? 2 : 1, &status) : 0;
    if (U_FAILURE(status) || length == 0) {
      result.ok = false;
      result.bad = c;
      return result;
    }
    result.bytes.append(bytes, static_cast<size_t>(length));
  }
  return result;
}

bool is_utf16(Encoding encoding) { return encoding == Encoding::utf16le || encoding == Encoding::utf16be; }

}  // namespace

Decoded decode_bytes(std::string_view bytes, Encoding encoding) {
  return is_utf16(encoding) ? decode_utf16(bytes, encoding) : decode_legacy(bytes, encoding);
}

Encoded encode_bytes(std::string_view utf8, Encoding encoding) {
  return is_utf16(encoding) ? encode_utf16(utf8, encoding) : encode_legacy(utf8, encoding);
}

size_t stored_length(std::string_view bytes, Encoding encoding) {
  const auto first = static_cast<unsigned char>(bytes[0]);
  if (first <= 0x80 || first == 0xFF || bytes.size() < 2) return 1;
  if (encoding == Encoding::windows949) return 2;
  return bytes[1] >= '0' && bytes[1] <= '9' ? 4 : 2;
}

}  // namespace ireum::text
