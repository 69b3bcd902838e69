// The names that a document itself introduces: what its glosses say, for the rest of the document.
// A name glossed once (궈둔양자(国盾量子)) is known wherever it stands again, before or after.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mention/mention.h"

namespace ireum::mention {

struct LocalName {
  image::Type type = image::Type::none;
  image::Subtype subtype = image::Subtype::none;
  std::u32string folded;      // its Han; empty where it has none
  uint32_t pair = kNone;      // the gloss that introduced it
  uint32_t entity = kNone;    // listed entity
  uint8_t image = 0;
};

class Locals {
 public:
  void add(std::u32string_view hangul, const LocalName& name);
  /// The longest local name that begins at text[at]; its length in code points, 0 for none.
  size_t longest(std::u32string_view text, size_t at, const LocalName** found) const;
  bool empty() const { return names_.empty(); }
  const LocalName* find(std::u32string_view hangul) const;
  /// Full names of persons by their surname (Hangul), for 왕 부장.
  const std::vector<std::u32string>* persons_called(std::u32string_view surname) const;
  void add_person(std::u32string_view surname, std::u32string_view full);

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::u32string_view s) const;
  };
  template <class T>
  using Map = std::unordered_map<std::u32string, T, Hash, std::equal_to<>>;

  Map<LocalName> names_;
  Map<std::vector<std::u32string>> by_surname_;
  // By the first two code points (hashed): how long such names are. Bit n is n, bit 63 63 or more.
  std::vector<uint64_t> lengths_ = std::vector<uint64_t>(1 << 12);
};

}  // namespace ireum::mention
