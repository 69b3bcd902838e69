// What stands behind a name in its word: particles as a grammar of parts.
//
// A *tail* is a sequence of parts (들 + 에게 + 는; 이었 + 습니다) each of which may follow the one before it and suits its
// last sound. dictionaries/particles.tsv says which; the forge compiles it into an automaton that reads a word from
// its end, so that all ways to cut particles off are found in one walk, without heap work. The same table finds the
// form that is wrong behind a sound (톈진는) and the one that is right (이나 behind a vowel: 나).
//
// Const and shareable: it holds views on the program's own image alone. A user's glossary has no particles.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/sound.h"
#include "image/lexicon.h"

namespace ireum::reading {

/// One tail, taken for what it may be. Of several ways to understand it those that suit the sound count, then all.
struct Tail {
  bool is = false;        // it is a sequence of particles (an empty one is)
  bool fits = false;      // and suits the sound before it, or that is not known
  bool misspelt = false;  // it suits no sound
  uint8_t bits = 0;       // how seldom it stands behind a name: about -log2 of its share
  uint16_t flags = 0;  // image::ParticleFlag; kPlaceTail, kPersonTail, kRareTail and kWordTail where every way has them
  base::Sounds after = 0;  // the sounds that it suits

  explicit operator bool() const { return is; }
  bool has(image::ParticleFlag f) const { return flags & f; }
};

/// A tail at a word's end and how much of the word it takes.
struct Split {
  uint8_t length = 0;  // code points, never 0
  Tail tail;
};

/// All of them, the longest first.
class Splits {
 public:
  static constexpr size_t kMost = 12;
  const Split* begin() const { return all_.data(); }
  const Split* end() const { return all_.data() + size_; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const Split& operator[](size_t i) const { return all_[i]; }

 private:
  friend class Particles;
  std::array<Split, kMost> all_;
  size_t size_ = 0;
};

class Particles {
 public:
  explicit Particles(const image::Lexicon& lexicon);

  /// Whether all of `tail` may stand behind a name that is heard to end so.
  Tail parse(std::u32string_view tail, base::Sounds before = 0) const;
  Tail parse(std::u32string_view tail, const base::Heard& before) const { return parse(tail, before.possible); }

  /// Every way to cut particles off the word that leaves `least` code points and suits what it leaves (Hangul; behind
  /// other letters by `base::heard`).
  Splits splits(std::u32string_view word, size_t least) const;

  /// The length of the tail that a word most likely ends in: the longest one of those that are not rare.
  size_t length(std::u32string_view word, size_t least) const;

  /// What is right instead of a tail that is wrong behind a name heard so; nothing where it is right, may be right, or
  /// is no tail. The copula with its 이 is never wrong behind a vowel (원사이며).
  struct Wrong {
    std::u32string right;
    Tail tail;
    image::ParticleClass part{};  // of the part that is wrong, the tail's first
  };
  std::optional<Wrong> wrong(std::u32string_view tail, const base::Heard& before) const;

  /// The tail that follows `after` where `tail` followed `before`; nothing where it may stay. What was 이나 behind a final
  /// is 나 behind a vowel, though 이나 would be right too.
  std::optional<std::u32string> repair(std::u32string_view tail, const base::Heard& before,
                                       const base::Heard& after) const;

 private:
  struct First {
    const image::Particle* part = nullptr;
    size_t length = 0;  // of the form that the tail begins with
    bool longer = false;
  };
  /// The part that the tail begins with: of several the one that suits `before`, then the most usual.
  First first_of(std::u32string_view tail, base::Sounds before) const;
  bool goes_on(const image::Particle& part, base::Sounds ends_in, std::u32string_view rest, int depth) const;
  std::string_view form_after(const image::Particle& part, base::Sound sound) const;
  Tail understood(size_t state, base::Sounds before) const;
  /// The state behind `c`; 0, which no letter leads to, where there is none.
  size_t next(size_t state, char32_t c) const;

  const image::TailEdge* edge(size_t state, char32_t c) const;

  static constexpr size_t kPage = 64;  // syllables
  const image::Image* image_;
  std::span<const image::TailState> states_;
  std::span<const image::TailEdge> edges_;
  std::array<uint16_t, image::kSyllables / kPage + 2> first_of_page_ = {};  // the start's edges by their letter
};

}  // namespace ireum::reading
