#include "intake/deflate.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace ireum::intake {
namespace {

Bytef* bytes_of(std::string_view s) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(s.data()));
}  // zlib reads it only

/// `window` as zlib means it: negative for raw deflate.
std::optional<std::string> inflate_all(std::string_view from, int window, size_t most) {
  z_stream z{};
  if (::inflateInit2(&z, window) != Z_OK) return std::nullopt;
  std::string out;
  std::array<char, 65536> chunk;
  z.next_in = bytes_of(from);
  z.avail_in = static_cast<uInt>(std::min<size_t>(from.size(), UINT32_MAX));
  int status = Z_OK;
  while (status == Z_OK && out.size() <= most) {
    z.next_out = reinterpret_cast<Bytef*>(chunk.data());
    z.avail_out = static_cast<uInt>(chunk.size());
    status = ::inflate(&z, Z_NO_FLUSH);
    out.append(chunk.data(), chunk.size() - z.avail_out);
  }
  ::inflateEnd(&z);
  if (status != Z_STREAM_END || out.size() > most) return std::nullopt;
  return out;
}

}  // namespace

std::optional<std::string> inflated(std::string_view deflated, size_t most) {
  return inflate_all(deflated, -MAX_WBITS, most);
}

std::optional<std::string> unzlibbed(std::string_view zlib, size_t most) {
  // The checksum at its end is often missing or wrong where a stream was cut or mended by hand.
  return zlib.size() < 2 || (zlib[0] & 15) != Z_DEFLATED ? std::nullopt : inflate_all(zlib.substr(2), -MAX_WBITS, most);
}

std::string deflated(std::string_view plain) {
  z_stream z{};
  ::deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(::deflateBound(&z, static_cast<uLong>(plain.size())), '\0');
  z.next_in = bytes_of(plain);
  z.avail_in = static_cast<uInt>(plain.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  ::deflate(&z, Z_FINISH);
  out.resize(out.size() - z.avail_out);
  ::deflateEnd(&z);
  return out;
}

uint32_t crc32_of(std::string_view plain) {
  return static_cast<uint32_t>(::crc32(::crc32(0, nullptr, 0), bytes_of(plain), static_cast<uInt>(plain.size())));
}

}  // namespace ireum::intake
