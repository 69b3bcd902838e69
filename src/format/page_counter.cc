#include "format/page_counter.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace ireum::format {

uint64_t byte_of_unit(uint32_t unit, const std::vector<UnitMark>& marks, std::string_view text, Range range) {
  const auto next =
      std::upper_bound(marks.begin(), marks.end(), unit, [](uint32_t u, const UnitMark& m) { return u < m.unit; });
  if (unit == 0 || next == marks.begin()) return range.begin;
  const uint64_t end = next == marks.end() ? range.end : next->text;
  size_t i = std::prev(next)->text;
  for (uint32_t u = std::prev(next)->unit; u < unit && i < end;) u += base::next_code_point(text, i) >= 0x10000 ? 2 : 1;
  return std::min<uint64_t>(i, end);
}

}  // namespace ireum::format
