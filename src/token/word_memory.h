// What became of words that come again and again: a few bits a word, found by its hash.
//
// A memory, no table of truth: it may forget, and whoever asks again finds the same. Only what a
// word shows by itself is kept, whatever stands around it. It grows with the text up to 4 MB, so
// that a short document touches little. For one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/pages.h"

namespace ireum::token {

class WordMemory {
 public:
  /// What is kept of a word: that it is no name, or none unless something beside it speaks for one, or that the
  /// WordBook has it; two marks of the DateScanner, and whether it is plain or strange (Observation::strange; both: strange, and met in the
  /// document that is being read).
  enum Bits : unsigned {
    kNoName = 1,
    kDateless = 4,
    kPlain = 8,
    kStrange = 16,
    kMetHere = kPlain | kStrange,
    kClosed = 32,
    kHopeless = 64,
    kInBook = 128,
    kAll = 255
  };

  /// The bits of the word with this hash; 0 where nothing is known.
  unsigned find(uint64_t hash) {
    uint64_t* const ways = &entries_[place_of(hash)];
    for (size_t k = 0; k < kWays; ++k)
      if (const uint64_t e = ways[k]; !((e ^ hash) & ~uint64_t{kAll})) {
        if (k) ways[k] = ways[k - 1], ways[k - 1] = e;  // what comes often comes to stand in front
        return e & kAll;
      }
    return 0;
  }
  void prefetch(uint64_t hash) const { __builtin_prefetch(&entries_[place_of(hash)]); }
  /// Adds bits to those of the word.
  void keep(uint64_t hash, unsigned bits) {
    const size_t place = place_of(hash);
    size_t free = place + kWays - 1;  // where all are taken, of the last, which came least often
    for (size_t k = kWays; k-- > 0;) {
      uint64_t& e = entries_[place + k];
      if (e && !((e ^ hash) & ~uint64_t{kAll})) {
        e |= bits;
        return;
      }
      if (!e) free = place + k;
    }
    count_ += !entries_[free];
    entries_[free] = (hash & ~uint64_t{kAll}) | bits;
    if (count_ * 2 > entries_.size() && entries_.size() < kMost) grow();
  }

  /// Takes bits from those of the word.
  void take_back(uint64_t hash, unsigned bits) {
    const size_t place = place_of(hash);
    for (size_t k = 0; k < kWays; ++k)
      if (uint64_t& e = entries_[place + k]; e && !((e ^ hash) & ~uint64_t{kAll})) e &= ~uint64_t{bits};
  }

 private:
  using Entries = std::vector<uint64_t, base::LargePages<uint64_t>>;
  static constexpr size_t kWays = 8;
  static constexpr size_t kMost = size_t{1} << 19;

  /// The first of the places that the word may have.
  size_t place_of(uint64_t hash) const { return hash >> shift_ & ~(kWays - 1); }
  void grow() {
    const Entries old = std::move(entries_);
    entries_.assign(old.size() * 4, 0);
    shift_ -= 2;
    count_ = 0;
    for (const uint64_t e : old)
      if (e) keep(e & ~uint64_t{kAll}, e & kAll);
  }

  unsigned shift_ = 64 - 11;
  size_t count_ = 0;
  Entries entries_ = Entries(size_t{1} << 11);
};

}  // namespace ireum::token
