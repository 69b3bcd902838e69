// A ZIP archive without compression, the same bytes for the same parts: what office files are
// wrapped in. No clock, no library; for the small archives that report writes (below 4 GiB).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ireum::report {

struct ZipPart {
  std::string name;
  std::string bytes;
};

std::string stored_zip(const std::vector<ZipPart>& parts);

}  // namespace ireum::report
