// The OLE compound file, in which HWP 5 (and old Office, and encrypted new Office) keep their streams.
//
// Read with every bound that a torn or hostile file needs: chains end, sectors lie in the file, no sector is read twice
// in a chain, names and tree are bounded. Errors: error.compound-broken (args: what), error.format-bound.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/limits.h"

namespace ireum::format {

class Compound {
 public:
  static bool is_compound(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"); }
  /// `bytes` must outlive it.
  static base::Result<Compound> open(std::string_view bytes, const Limits& limits);

  /// Paths of the streams ("BodyText/Section0"), sorted.
  std::vector<std::string> names() const;
  bool has(const std::string& path) const { return streams_.contains(path); }
  base::Result<std::string> stream(const std::string& path) const;

 private:
  struct Stream {
    uint32_t start = 0;
    uint64_t size = 0;
  };
  struct Entry {
    std::string name;
    uint8_t type = 0;
    uint32_t left = 0, right = 0, child = 0;
    Stream stream;
  };

  bool read_tables();
  bool read_directory();
  void walk(const std::vector<Entry>& entries);
  std::string_view sector(uint32_t n) const;
  /// A chain's bytes; nothing where it leaves the file or runs in a circle.
  std::optional<std::string> chain(uint32_t start, uint64_t at_most) const;
  std::optional<std::string> small(const Stream& stream) const;

  std::string_view bytes_;
  Limits limits_;
  uint32_t shift_ = 9, small_shift_ = 6, cutoff_ = 4096;
  std::vector<uint32_t> next_, small_next_;
  std::string small_bytes_;
  std::map<std::string, Stream> streams_;
};

/// Little-endian numbers; 0 beyond the end.
uint16_t u16_at(std::string_view bytes, size_t at);
uint32_t u32_at(std::string_view bytes, size_t at);

}  // namespace ireum::format
