// The names that a document itself introduces: what its glosses say, for the rest of the document.
// A name glossed once (궈둔양자(国盾量子)) is known wherever it stands again, before or after.
#pragma once

#include <string>
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
  const LocalName* find(const std::u32string& hangul) const;
  /// Full names of persons by their surname (Hangul), for 왕 부장.
  const std::vector<std::u32string>* persons_called(const std::u32string& surname) const;
  void add_person(const std::u32string& surname, std::u32string_view full);
  const std::unordered_map<std::u32string, LocalName>& all() const { return names_; }

 private:
  std::unordered_map<std::u32string, LocalName> names_;
  std::unordered_map<std::u32string, std::vector<std::u32string>> by_surname_;
  size_t longest_ = 0;
  // First two code points of any name, as a small filter.
  std::vector<uint64_t> filter_ = std::vector<uint64_t>(1024);
};

}  // namespace ireum::mention
