// Where the words that tell of a country stand in the documents, found block by block when first asked.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

namespace ireum::check {

/// For one thread and one run of the checks: the documents and the rule's words stay where they are meanwhile.
class CountryWords {
 public:
  /// How often one of the words, parted by strokes, begins in [from, to) (bytes) of the document's text.
  size_t count(std::string_view text, uint32_t document, std::string_view words, size_t from, size_t to);

 private:
  static constexpr size_t kBlock = 1 << 13;  // bytes
  struct Key {
    uint32_t document;
    const char* words;
    size_t block;
    auto operator<=>(const Key&) const = default;
  };
  std::map<Key, std::vector<size_t>> places_;
};

}  // namespace ireum::check
