// The names that a document itself introduces: what its glosses say, for the rest of the document.
// A name glossed once (궈둔양자(国盾量子)) is known wherever it stands again, before or after.
#pragma once

#include <algorithm>
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
  std::u32string folded;    // its Han; empty where it has none
  uint32_t pair = kNone;    // the gloss that introduced it
  uint32_t entity = kNone;  // listed entity
  uint8_t image = 0;
};

class Locals {
 public:
  void add(std::u32string_view hangul, const LocalName& name);
  /// Says the kind of a name whose gloss did not tell it.
  void settle(std::u32string_view hangul, image::Type type, image::Subtype subtype);
  /// The longest local name that begins at text[at]; its length in code points, 0 for none.
  size_t longest(std::u32string_view text, size_t at, const LocalName** found) const;
  bool empty() const { return names_.empty(); }
  /// Whether a local name may begin at text[at].
  bool may_begin(std::u32string_view text, size_t at) const {
    if (at + 1 >= text.size()) return false;
    const size_t p = place(text[at], text[at + 1]);
    if (!(starts_[p >> 6] >> (p & 63) & 1)) return false;
    if (of_two_[p >> 6] >> (p & 63) & 1) return true;
    if (text.size() - at < 3) return false;
    const size_t q = place(p, text[at + 2]);
    return of_three_[q >> 6] >> (q & 63) & 1;
  }
  const LocalName* find(std::u32string_view hangul) const;
  /// Full names of persons by their surname (Hangul), for 왕 부장.
  const std::vector<std::u32string>* persons_called(std::u32string_view surname) const;
  void add_person(std::u32string_view surname, std::u32string_view full);

  /// Notes a glossed name that is an everyday word too, with its gloss; the first gloss stands.
  void add_everyday(std::u32string_view hangul, uint32_t pair);
  bool has_everyday() const { return !everyday_.empty(); }
  /// Calls `each(pair)` for every everyday name that begins at text[at].
  template <class F>
  void everyday_at(std::u32string_view text, size_t at, F each) const {
    if (at + 1 >= text.size()) return;
    const size_t p = place(text[at], text[at + 1]);
    if (!(everyday_starts_[p >> 6] >> (p & 63) & 1)) return;
    const auto [begin, end] = std::equal_range(everyday_.begin(), everyday_.end(), p, ByPlace{});
    for (auto it = begin; it != end; ++it)
      if (text.substr(at, it->hangul.size()) == it->hangul) each(it->pair);
  }

 private:
  struct EverydayName {
    size_t place = 0;  // of its first two code points
    std::u32string hangul;
    uint32_t pair = 0;
  };
  struct ByPlace {
    bool operator()(const EverydayName& n, size_t p) const { return n.place < p; }
    bool operator()(size_t p, const EverydayName& n) const { return p < n.place; }
  };
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::u32string_view s) const;
  };
  template <class T>
  using Map = std::unordered_map<std::u32string, T, Hash, std::equal_to<>>;

  Map<LocalName> names_;
  Map<std::vector<std::u32string>> by_surname_;
  std::vector<EverydayName> everyday_;                                      // sorted by place
  std::vector<uint64_t> everyday_starts_ = std::vector<uint64_t>(1 << 10);  // a bit a place

  static constexpr size_t place(size_t a, size_t b) { return ((a * 0x9E3779B1) ^ (b * 0x85EBCA77)) >> 7 & 0xFFFF; }

  // By the first two code points (hashed): how long such names are. Bit n is n, bit 63 63 or more.
  std::vector<uint64_t> lengths_ = std::vector<uint64_t>(1 << 12);
  // Whether there are any: a bit a place of the first two code points; where all the name is those two; a bit
  // a place of the first three.
  std::vector<uint64_t> starts_ = std::vector<uint64_t>(1 << 10), of_two_ = starts_, of_three_ = starts_;
  void mark(std::u32string_view hangul);
};

}  // namespace ireum::mention
