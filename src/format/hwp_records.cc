#include "format/hwp_records.h"

#include <zlib.h>

#include "base/utf8.h"
#include "format/compound.h"

namespace ireum::format {

std::optional<std::vector<Record>> records_of(std::string_view section) {
  std::vector<Record> out;
  for (size_t at = 0; at + 4 <= section.size();) {
    const uint32_t head = u32_at(section, at);
    uint64_t size = head >> 20;
    at += 4;
    if (size == 0xFFF) size = u32_at(section, at), at += 4;
    if (at + size > section.size()) return std::nullopt;
    out.push_back(
        {static_cast<uint16_t>(head & 0x3FF), static_cast<uint16_t>(head >> 10 & 0x3FF), section.substr(at, size), at});
    at += size;
  }
  return out;
}

std::optional<std::string> inflated(std::string_view packed, uint64_t most) {
  z_stream z{};
  if (inflateInit2(&z, -15) != Z_OK) return std::nullopt;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  z.avail_in = static_cast<uInt>(packed.size());
  std::string out;
  constexpr size_t kBlock = 1u << 18;
  int state = Z_OK;
  while (state == Z_OK && out.size() <= most) {
    const size_t at = out.size();
    out.resize(at + kBlock);
    z.next_out = reinterpret_cast<Bytef*>(out.data() + at);
    z.avail_out = kBlock;
    state = inflate(&z, Z_NO_FLUSH);
    out.resize(at + kBlock - z.avail_out);
    if (z.avail_out > 0 && z.avail_in == 0 && state == Z_OK) break;
  }
  inflateEnd(&z);
  if (state != Z_STREAM_END || out.size() > most) return std::nullopt;
  return out;
}

std::string utf8_of(std::string_view utf16) {
  std::string out;
  for (size_t i = 0; i + 2 <= utf16.size(); i += 2) {
    char32_t c = u16_at(utf16, i);
    const char32_t low = u16_at(utf16, i + 2);
    if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = 0xFFFD;
    }
    base::append_utf8(out, c);
  }
  return out;
}

}  // namespace ireum::format
