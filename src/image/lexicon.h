// The stack of images that a run reads: the program's own below, the user's glossaries above.
//
// A look-up asks the images from the top down; the first that knows the term answers, so that a
// glossary's word hides the built-in one. A Hit names its image, because indices belong to one.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "image/image.h"
#include "image/tables.h"

namespace ireum::image {

/// The hash of a word list's name and the tab behind it, with which the keys of its words begin.
inline constexpr auto kListSeeds = [] {
  std::array<uint64_t, std::size(kWordListNames)> seeds{};
  for (size_t i = 0; i < seeds.size(); ++i) {
    seeds[i] = kSeed;
    for (const char32_t c : kWordListNames[i]) seeds[i] = mix(seeds[i], c);
    seeds[i] = mix(seeds[i], U'\t');
  }
  return seeds;
}();

/// What of a term stands in the sieve (Image::sieve): of a word of a list its ends and its length; of a place in its
/// Sino-Korean reading how it begins. `bits` is the size of the sieve.
constexpr uint64_t sieve_place(WordList list, char32_t first, char32_t last, size_t length, size_t bits) {
  const uint64_t ends = uint64_t{first} << 42 | uint64_t{last} << 21 | length;
  return ((kListSeeds[static_cast<size_t>(list)] ^ ends) * 0x9FB21C651E98DF25ull >> 32) & (bits - 1);
}
constexpr uint64_t sieve_place_of_sino(char32_t first, char32_t second, size_t bits) {
  return ((kSeed ^ (uint64_t{first} << 21 | second)) * 0x9FB21C651E98DF25ull >> 32) & (bits - 1);
}

/// Senses of one term in one image. Falsy where there is none.
struct Hit {
  const Image* image = nullptr;
  std::span<const Sense> senses;
  explicit operator bool() const { return image != nullptr; }
  /// What the first sense says, as an entry of its table; nothing where there is no term.
  template <class Entry>
  std::optional<Entry> as() const {
    return image ? std::optional<Entry>(Entry::of(senses[0])) : std::nullopt;
  }
  /// The word that the first sense leads to; empty for none.
  std::string_view word() const {
    return image && senses[0].target != kNone ? image->word(senses[0].target) : std::string_view();
  }
};

/// An entity together with the image it stands in.
struct EntityRef {
  const Image* image = nullptr;
  uint32_t index = kNone;

  explicit operator bool() const { return image != nullptr; }
  const Entity& operator*() const { return image->entities()[index]; }
  const Entity* operator->() const { return &image->entities()[index]; }
  std::string_view id() const { return image->str((**this).id); }
  std::string_view ko() const { return image->str((**this).ko); }
  std::string_view han() const { return image->str((**this).han); }
  Type type() const { return static_cast<Type>((**this).type); }
  Subtype subtype() const { return static_cast<Subtype>((**this).subtype); }
  bool has(EntityFlag f) const { return ((**this).flags & f) != 0; }
  std::span<const Form> forms() const { return image->forms().subspan((**this).form_begin, (**this).form_count); }
  friend bool operator==(const EntityRef&, const EntityRef&) = default;
};

/// A text that is looked up in several lists: its hash is made once, when the first list asks for it.
class Key {
 public:
  explicit Key(std::u32string_view text) : text_(text) {}
  std::u32string_view text() const { return text_; }
  uint64_t hash() const {
    if (!hash_) {
      hash_ = kSeed;
      for (const char32_t c : text_) hash_ = mix(hash_, c);
    }
    return hash_;
  }

 private:
  std::u32string_view text_;
  mutable uint64_t hash_ = 0;
};

/// One step of a walk through the terms of a table, code point by code point.
class Walk {
 public:
  Walk(const Image& image, List table) : slots_(image.slots(table)) {}
  /// Goes on by `c`. False where no term goes on like that; the walk is over then.
  bool step(char32_t c);
  /// The term that ends here, or kNone.
  uint32_t term() const { return term_; }
  /// Whether some term goes on from here by a blank or a mark.
  bool breaks() const { return breaks_; }

 private:
  std::span<const Slot> slots_;
  uint64_t hash_ = kSeed;
  uint32_t term_ = kNone;
  bool breaks_ = false;
};

class Lexicon {
 public:
  /// Puts an image on top. It must outlive the Lexicon.
  void push(const Image* image) { images_.insert(images_.begin(), image); }

  const Image& base() const { return *images_.back(); }
  std::span<const Image* const> images() const { return images_; }

  /// The senses of `key` in the topmost image that has it.
  Hit find(List table, std::u32string_view key) const { return find(table, Key(key)); }
  Hit find(List table, const Key& key) const {
    for (const Image* i : images_)
      if (Hit h = find_in(*i, table, key)) return h;
    return {};
  }
  Hit find(List table, std::string_view key) const;
  /// As find, in one image.
  static Hit find_in(const Image& image, List table, std::u32string_view key) {
    return find_in(image, table, Key(key));
  }
  static Hit find_in(const Image& image, List table, const Key& key) {
    const std::u32string_view text = key.text();
    if (text.empty() || image.slots(table).empty()) return {};
    if (gate_of(table) >= 0) {
      const uint16_t length = length_bit(text.size());
      if (!(image.lengths_to(table, text.back()) & length) || !(image.lengths_from(table, text[0]) & length)) return {};
    }
    return look_up(image, table, key);
  }
  /// The word in a table that is nothing but a list; nothing for one that is longer than such words are. Without heap work.
  Hit listed(WordList list, std::u32string_view word) const {
    if (word.empty()) return {};
    for (const Image* i : images_)
      if (const auto sieve = i->sieve();
          holds_bit(sieve, sieve.empty() ? 0 : sieve_place(list, word[0], word.back(), word.size(), sieve.size() * 64)))
        if (const Hit h = listed_in(*i, list, word)) return h;
    return {};
  }
  /// Whether any place in its Sino-Korean reading may begin with these two code points.
  static bool may_begin_sino(const Image& image, char32_t a, char32_t b) {
    const auto sieve = image.sieve();
    return !sieve.empty() && holds_bit(sieve, sieve_place_of_sino(a, b, sieve.size() * 64));
  }

  /// All words of a kind (LineHead, DateWord …), in the table's order; views into the image.
  std::vector<std::string_view> of_kind(ListKind kind) const;
  /// The first of them, for a kind of one word; empty where there is none.
  std::string_view word_of(ListKind kind) const;

  bool has(List table, std::u32string_view key) const { return static_cast<bool>(find(table, key)); }
  bool has(List table, const Key& key) const { return static_cast<bool>(find(table, key)); }

  /// Length in code points of the longest term of `table` that begins at text[0], 0 for none.
  size_t longest(List table, std::u32string_view text, Hit* hit = nullptr) const;

  /// Lengths (bits, see image::length_bit) that terms of a gated list have which begin with (end in)
  /// `c`: what a search for the longest has to try.
  uint16_t lengths_from(List table, char32_t c) const {
    uint16_t all = 0;
    for (const Image* i : images_) all |= i->lengths_from(table, c);
    return all;
  }
  uint16_t lengths_to(List table, char32_t c) const {
    uint16_t all = 0;
    for (const Image* i : images_) all |= i->lengths_to(table, c);
    return all;
  }

  /// Whether any Hangul name may begin with these two code points.
  bool may_begin(char32_t a, char32_t b) const {
    const uint64_t h = bigram_hash(a, b);
    for (const Image* i : images_)
      if (holds(i->bigrams(), h)) return true;
    return false;
  }
  /// The same of the names with a slip (slip_name).
  bool may_begin_slip(char32_t a, char32_t b) const {
    const uint64_t h = bigram_hash(a, b);
    for (const Image* i : images_)
      if (holds(i->slip_bigrams(), h)) return true;
    return false;
  }
  static constexpr uint64_t bigram_hash(char32_t a, char32_t b) {
    const uint64_t h = (static_cast<uint64_t>(a) << 20 ^ b) * 0x9E3779B97F4A7C15ull;
    return h >> 32;
  }

  const Char* find_char(char32_t c) const { return base().find_char(c); }

 private:
  static Hit look_up(const Image& image, List table, const Key& key);
  static Hit listed_in(const Image& image, WordList list, std::u32string_view word);
  static bool holds_bit(std::span<const uint64_t> bits, uint64_t n) {
    return !bits.empty() && (bits[n >> 6] >> (n & 63) & 1);
  }
  static bool holds(std::span<const uint64_t> bits, uint64_t hash) {
    const uint64_t n = hash & (bits.size() * 64 - 1);
    return !bits.empty() && (bits[n >> 6] >> (n & 63) & 1);
  }

  std::vector<const Image*> images_;
};

}  // namespace ireum::image
