// The name that was probably meant: for "unknown option --formt, did you mean --format?".
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace ireum::base {

/// Edits from `a` to `b`: bytes put in, left out, changed, or two neighbours swapped.
inline size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

/// The nearest of `names` (anything that gives string_views), the first of equals; empty where none
/// is near: more than a third of the letters differ, and `word` does not begin it.
template <class Names>
std::string_view nearest(std::string_view word, const Names& names) {
  std::string_view best;
  size_t least = std::max<size_t>(1, word.size() / 3) + 1;
  for (const std::string_view name : names) {
    size_t distance = edit_distance(word, name);
    if (word.size() >= 3 && name.starts_with(word)) distance = std::min<size_t>(distance, 1);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

}  // namespace ireum::base
