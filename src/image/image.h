// An open image: the mapped file (or a buffer cast in memory) and views on its sections.
//
// Opening verifies the header, the bounds of every section and a digest of the whole body, which is made
// to be as fast as memory (12 MB in less than a millisecond): what a power cut or a bad disk has torn is
// refused, not believed. Views stay valid as long as the Image lives. Not copyable; movable.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "image/format.h"

namespace ireum::image {

/// The sieve of terms has two parts: a small one for the lists that are asked of nearly every word, which stays in the
/// fast cache, and one four times that for the others.
struct TermSieve {
  uint64_t small = 0, large = 0;  // bits of each, less one

  constexpr explicit TermSieve(size_t bits = 0) {
    if (bits == 0) return;
    large = std::bit_floor(bits) - 1;
    small = bits - large - 2;
  }
  /// The bit of a term.
  constexpr uint64_t place(List t, uint64_t hash) const {
    const uint64_t h = (hash ^ static_cast<uint64_t>(t) * 0xD6E8FEB86659FD93ull) * 0x9FB21C651E98DF25ull >> 32;
    return kAsked[static_cast<uint8_t>(t) % kListRecords] ? h & small : small + 1 + (h & large);
  }

 private:
  static constexpr std::array<bool, kListRecords> kAsked = [] {
    std::array<bool, kListRecords> asked{};
    for (size_t t = 0; t < asked.size(); ++t)
      asked[t] = gate_of(static_cast<List>(t)) >= 0 && static_cast<List>(t) != List::slip_name;
    return asked;
  }();
};
/// The bits that so many terms need.
constexpr size_t term_sieve_bits(size_t terms) {
  constexpr size_t kEach = 4, kLeast = 256;
  const size_t large = std::bit_ceil(std::max(terms * kEach, kLeast));
  return large + large / 4;
}

class Image {
 public:
  /// Maps the file at `path`. Errors: error.image-missing, error.image-torn, error.image-version.
  static base::Result<Image> open(const std::string& path);
  /// Takes a buffer that forge cast in memory.
  static base::Result<Image> adopt(std::vector<char> bytes);

  Image(Image&& other) noexcept;
  Image& operator=(Image&& other) noexcept;
  Image(const Image&) = delete;
  Image& operator=(const Image&) = delete;
  ~Image();

  std::string_view str(Str s) const { return {strings_ + s.offset, s.length}; }
  std::string_view word(uint32_t i) const { return str(words()[i]); }

  std::span<const Char> chars() const { return section<Char>(kChars); }
  std::span<const Mandarin> mandarin() const { return section<Mandarin>(kMandarin); }
  std::span<const char16_t> sino() const { return section<char16_t>(kSino); }
  size_t term_count() const { return term_count_; }
  /// The term's record, its key's length counted.
  Term term(uint32_t i) const {
    const TermRecord& r = terms_[i];
    const std::string_view key(strings_ + r.key);
    return {{r.key, static_cast<uint32_t>(key.size())}, r.sense_begin, terms_[i + 1].sense_begin - r.sense_begin};
  }
  std::span<const Sense> senses_of(uint32_t term) const {
    const uint32_t begin = terms_[term].sense_begin;
    return {senses_ + begin, terms_[term + 1].sense_begin - begin};
  }
  /// Whether the term's key is this text (never so for a slip_name, whose key is not kept).
  bool is_key(uint32_t term, std::u32string_view text) const { return is_text(strings_ + terms_[term].key, text); }
  /// The same of a key that begins with some bytes.
  bool is_key(uint32_t term, std::string_view head, std::u32string_view text) const {
    const char* const key = strings_ + terms_[term].key;
    return std::strncmp(key, head.data(), head.size()) == 0 && is_text(key + head.size(), text);
  }
  uint32_t key_check(uint32_t term) const { return terms_[term].key; }

  /// The slots of one list; empty where the image has none of it.
  std::span<const Slot> slots(List t) const {
    const ListRecord& r = lists_[static_cast<uint8_t>(t) % kListRecords];
    return {slots_ + r.slot_begin, r.slot_count};
  }
  /// Lengths (bits, see length_bit) of the terms of a gated list that begin with (end in) `c`; all
  /// where `c` is no syllable.
  uint16_t lengths_from(List t, char32_t c) const { return lengths(t, c, 0); }
  uint16_t lengths_to(List t, char32_t c) const { return lengths(t, c, kSyllables); }
  std::span<const Sense> senses() const { return section<Sense>(kSenses); }
  std::span<const uint64_t> bigrams() const { return {bigrams_, bigram_words_}; }
  std::span<const uint64_t> slip_bigrams() const { return section<uint64_t>(kSlipBigrams); }
  std::span<const uint64_t> sieve() const { return {sieve_, sieve_words_}; }
  /// False where no term of the list has this hash (see mix()).
  bool may_have(List t, uint64_t hash) const {
    if (!term_sieve_) return false;
    const uint64_t n = sieve_of_terms_.place(t, hash);
    return term_sieve_[n >> 6] >> (n & 63) & 1;
  }
  std::span<const Entity> entities() const { return section<Entity>(kEntities); }
  std::span<const Form> forms() const { return section<Form>(kForms); }
  std::span<const Str> words() const { return section<Str>(kWords); }
  std::span<const Rule> rules() const { return section<Rule>(kRules); }
  std::span<const Option> options() const { return section<Option>(kOptions); }
  std::span<const Shape> shapes() const { return section<Shape>(kShapes); }
  std::span<const Frame> frames() const { return section<Frame>(kFrames); }
  std::span<const Slip> slips() const { return section<Slip>(kSlips); }
  std::span<const int16_t> model() const { return section<int16_t>(kModel); }
  std::span<const Particle> particles() const { return section<Particle>(kParticles); }
  std::span<const TailState> tail_states() const { return section<TailState>(kTailStates); }
  std::span<const TailEdge> tail_edges() const { return section<TailEdge>(kTailEdges); }
  std::span<const TailReading> tail_readings() const { return section<TailReading>(kTailReadings); }
  std::span<const uint64_t> hanja_bloom() const { return section<uint64_t>(kHanjaBloom); }

  const Header& header() const { return *reinterpret_cast<const Header*>(data_); }
  std::string_view date() const { return header().date; }

  /// The character's record, or null. Direct for the common block, else by bisection.
  const Char* find_char(char32_t c) const {
    if (c < kDirectFirst || c > kDirectLast || char_index_.empty()) return bisect_char(c);
    const uint16_t i = char_index_[c - kDirectFirst];
    return i == kNoChar ? nullptr : &chars()[i];
  }

 private:
  Image() = default;
  const Char* bisect_char(char32_t c) const;
  static bool is_text(const char* key, std::u32string_view text);
  /// A buffer that was cast here needs no digest.
  enum class Trust { file, own };
  base::Status attach(const std::string& where, Trust trust);
  bool is_in_bounds() const;
  template <class T>
  std::span<const T> section(Section s) const {
    const SectionRef& r = header().sections[s];
    return {reinterpret_cast<const T*>(data_ + r.offset), static_cast<size_t>(r.count)};
  }

  uint16_t lengths(List t, char32_t c, size_t half) const {
    if (lists_[static_cast<uint8_t>(t) % kListRecords].slot_count == 0) return 0;
    if (c < 0xAC00 || c >= 0xAC00 + kSyllables) return 0xFFFF;
    return gates_[static_cast<size_t>(gate_of(t)) * 2 * kSyllables + half + (c - 0xAC00)];
  }

  const char* data_ = nullptr;
  size_t size_ = 0;
  bool mapped_ = false;
  std::vector<char> owned_;
  const char* strings_ = nullptr;
  const Slot* slots_ = nullptr;
  const ListRecord* lists_ = nullptr;
  const uint16_t* gates_ = nullptr;
  const TermRecord* terms_ = nullptr;
  const Sense* senses_ = nullptr;
  const uint64_t* bigrams_ = nullptr;
  size_t bigram_words_ = 0;
  const uint64_t* sieve_ = nullptr;
  size_t sieve_words_ = 0;
  const uint64_t* term_sieve_ = nullptr;
  TermSieve sieve_of_terms_;
  size_t term_count_ = 0;
  std::span<const uint16_t> char_index_;
};

/// Mixes a code point into a running hash, which begins with kSeed. It is the same in every list.
inline constexpr uint64_t kSeed = 0x9E3779B97F4A7C15ull;
constexpr uint64_t mix(uint64_t h, char32_t c) {
  h = (h ^ c) * 0xBF58476D1CE4E5B9ull;
  return h ^ h >> 29;
}
constexpr uint64_t finish(uint64_t h) {
  h *= 0x94D049BB133111EBull;
  return h ^ h >> 31;
}
/// Where in a list's stretch of `count` slots the search for a finished hash begins.
constexpr size_t place_of(uint64_t finished, size_t count) {
  return static_cast<size_t>((finished & 0xFFFFFFFFu) * count >> 32);
}
/// What stands for the key of a slip_name: with the slot's check, 64 bits of two hashes.
constexpr uint32_t key_check_of(uint64_t h) { return static_cast<uint32_t>(finish(h ^ 0xD6E8FEB86659FD93ull)); }
/// The part of a finished hash that a Slot keeps; never 0.
constexpr uint32_t check_of(uint64_t finished) {
  const auto c = static_cast<uint32_t>(finished >> 32);
  return c ? c : 1;
}

/// Checksum of a block of bytes (for the header; not for security).
uint64_t checksum(const char* data, size_t size);
/// The same for much: Fletcher's two sums, over 64-bit words in eight lanes. Any one flipped bit and any
/// stretch that is lost or out of its place changes it.
uint64_t digest_of(const char* data, size_t size);

}  // namespace ireum::image
