// What became of words that come again and again: a few bits a word, found by its hash.
//
// A memory, no table of truth: it may forget, and whoever asks again finds the same. Only what a
// word shows by itself is kept, whatever stands around it. It grows with the text up to 4 MB, so
// that a short document touches little. For one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ireum::mention {

class WordMemory {
 public:
  /// What is kept of a word: a NameFinder's outcome, two marks of the DateScanner, and whether it is strange
  /// (Observation::strange), whether it may be somebody's name (Suspect).
  enum Bits : unsigned { kOutcome = 3, kDateless = 4, kPlain = 8, kStrange = 16, kClosed = 32, kSuspect = 64, kAll = 127 };

  /// The bits of the word with this hash; 0 where nothing is known.
  unsigned find(uint64_t hash) const {
    const size_t place = place_of(hash);
    for (size_t k = 0; k < kWays; ++k)
      if (const uint64_t e = entries_[place ^ k]; !((e ^ hash) & ~uint64_t{kAll})) return e & kAll;
    return 0;
  }
  void prefetch(uint64_t hash) const { __builtin_prefetch(&entries_[place_of(hash)]); }
  /// Adds bits to those of the word.
  void keep(uint64_t hash, unsigned bits) {
    const size_t place = place_of(hash);
    size_t free = place;
    for (size_t k = kWays; k-- > 0;) {
      uint64_t& e = entries_[place ^ k];
      if (e && !((e ^ hash) & ~uint64_t{kAll})) {
        e |= bits;
        return;
      }
      if (!e) free = place ^ k;
    }
    count_ += !entries_[free];
    entries_[free] = (hash & ~uint64_t{kAll}) | bits;
    if (count_ * 2 > entries_.size() && entries_.size() < kMost) grow();
  }

 private:
  static constexpr size_t kWays = 8;
  static constexpr size_t kMost = size_t{1} << 19;

  size_t place_of(uint64_t hash) const { return hash >> shift_; }
  void grow() {
    const std::vector<uint64_t> old = std::move(entries_);
    entries_.assign(old.size() * 4, 0);
    shift_ -= 2;
    count_ = 0;
    for (const uint64_t e : old)
      if (e) keep(e & ~uint64_t{kAll}, e & kAll);
  }

  unsigned shift_ = 64 - 11;
  size_t count_ = 0;
  std::vector<uint64_t> entries_ = std::vector<uint64_t>(size_t{1} << 11);
};

}  // namespace ireum::mention
