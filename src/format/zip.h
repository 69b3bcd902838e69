// ZIP archives: their members unpacked within bounds, and a copy with some of them replaced (libzip).
//
// A copy keeps the order, the names, times and packing of all members, and the packed bytes of those not replaced.
// Errors: error.zip-broken, error.zip-encrypted (args: member), error.format-bound (args: bound, its value).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/limits.h"

namespace ireum::format {

class Zip {
 public:
  /// `bytes` must outlive the archive.
  static base::Result<Zip> open(std::string_view bytes, const Limits& limits);

  const std::vector<std::string>& names() const { return names_; }
  bool has(std::string_view name) const;
  base::Result<std::string> member(std::string_view name);

  Zip(Zip&&) noexcept;
  Zip& operator=(Zip&&) noexcept;
  ~Zip();

 private:
  struct Handle;
  Zip();

  std::unique_ptr<Handle> handle_;
  std::vector<std::string> names_;
  Limits limits_;
  uint64_t total_ = 0;
};

base::Result<std::string> zip_with(std::string_view bytes, const std::map<std::string, std::string>& members);

}  // namespace ireum::format
