#include "report/stored_zip.h"

#include <array>
#include <cstdint>

namespace ireum::report {
namespace {

constexpr std::array<uint32_t, 256> crc_table() {
  std::array<uint32_t, 256> t{};
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t c = i;
    for (int k = 0; k < 8; ++k) c = c & 1 ? 0xEDB88320u ^ c >> 1 : c >> 1;
    t[i] = c;
  }
  return t;
}

uint32_t crc32(std::string_view s) {
  static constexpr auto kTable = crc_table();
  uint32_t c = 0xFFFFFFFFu;
  for (const char x : s) c = kTable[(c ^ static_cast<unsigned char>(x)) & 0xFF] ^ c >> 8;
  return ~c;
}

void put16(std::string& out, uint32_t v) {
  out += static_cast<char>(v & 0xFF);
  out += static_cast<char>(v >> 8 & 0xFF);
}

void put32(std::string& out, uint32_t v) {
  put16(out, v & 0xFFFF);
  put16(out, v >> 16);
}

constexpr uint32_t kUtf8Names = 0x0800, kFirstOfJanuary1980 = 0x0021;

/// What the local and the central header share: from the version to the length of the name.
void put_common(std::string& out, const ZipPart& part) {
  put16(out, 20);
  put16(out, kUtf8Names);
  put16(out, 0);  // stored
  put16(out, 0);  // midnight
  put16(out, kFirstOfJanuary1980);
  put32(out, crc32(part.bytes));
  put32(out, static_cast<uint32_t>(part.bytes.size()));
  put32(out, static_cast<uint32_t>(part.bytes.size()));
  put16(out, static_cast<uint32_t>(part.name.size()));
  put16(out, 0);  // no extra field
}

}  // namespace

std::string stored_zip(const std::vector<ZipPart>& parts) {
  std::string out, directory;
  for (const ZipPart& part : parts) {
    const auto at = static_cast<uint32_t>(out.size());
    put32(out, 0x04034B50);
    put_common(out, part);
    out += part.name;
    out += part.bytes;
    put32(directory, 0x02014B50);
    put16(directory, 20);
    put_common(directory, part);
    put16(directory, 0);  // no comment
    put16(directory, 0);  // disk
    put16(directory, 0);  // internal attributes
    put32(directory, 0);  // external attributes
    put32(directory, at);
    directory += part.name;
  }
  const auto begin = static_cast<uint32_t>(out.size());
  out += directory;
  put32(out, 0x06054B50);
  put16(out, 0);
  put16(out, 0);
  put16(out, static_cast<uint32_t>(parts.size()));
  put16(out, static_cast<uint32_t>(parts.size()));
  put32(out, static_cast<uint32_t>(directory.size()));
  put32(out, begin);
  put16(out, 0);
  return out;
}

}  // namespace ireum::report
