// An open image: the mapped file (or a buffer cast in memory) and views on its sections.
//
// Opening checks the header alone, so that it costs the same for any size. Views stay valid as
// long as the Image lives. Not copyable; movable.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "image/format.h"

namespace ireum::image {

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
  std::span<const Slot> slots() const { return {slots_, slot_count_}; }
  std::span<const Term> terms() const { return {terms_, term_count_}; }
  std::span<const Sense> senses() const { return section<Sense>(kSenses); }
  std::span<const uint64_t> bigrams() const { return section<uint64_t>(kBigrams); }
  std::span<const Entity> entities() const { return section<Entity>(kEntities); }
  std::span<const Form> forms() const { return section<Form>(kForms); }
  std::span<const Str> words() const { return section<Str>(kWords); }
  std::span<const Rule> rules() const { return section<Rule>(kRules); }
  std::span<const Option> options() const { return section<Option>(kOptions); }
  std::span<const Shape> shapes() const { return section<Shape>(kShapes); }
  std::span<const Slip> slips() const { return section<Slip>(kSlips); }
  std::span<const int16_t> model() const { return section<int16_t>(kModel); }
  std::span<const uint64_t> hanja_bloom() const { return section<uint64_t>(kHanjaBloom); }

  const Header& header() const { return *reinterpret_cast<const Header*>(data_); }
  std::string_view date() const { return header().date; }

  /// The character's record, or null. Direct for the common block, else by bisection.
  const Char* find_char(char32_t c) const;

 private:
  Image() = default;
  base::Status attach(const std::string& where);
  template <class T>
  std::span<const T> section(Section s) const {
    const SectionRef& r = header().sections[s];
    return {reinterpret_cast<const T*>(data_ + r.offset), static_cast<size_t>(r.count)};
  }

  const char* data_ = nullptr;
  size_t size_ = 0;
  bool mapped_ = false;
  std::vector<char> owned_;
  const char* strings_ = nullptr;
  const Slot* slots_ = nullptr;
  size_t slot_count_ = 0;
  const Term* terms_ = nullptr;
  size_t term_count_ = 0;
};

/// Mixes a code point into a running hash; `seed(table)` starts one.
constexpr uint64_t seed(List t) { return 0x9E3779B97F4A7C15ull * (static_cast<uint64_t>(t) + 1); }
constexpr uint64_t mix(uint64_t h, char32_t c) {
  h = (h ^ c) * 0xBF58476D1CE4E5B9ull;
  return h ^ h >> 29;
}
constexpr uint64_t finish(uint64_t h) {
  h *= 0x94D049BB133111EBull;
  return h ^ h >> 31;
}
/// The part of a finished hash that a Slot keeps; never 0.
constexpr uint32_t check_of(uint64_t finished) {
  const auto c = static_cast<uint32_t>(finished >> 32);
  return c ? c : 1;
}

/// Checksum of a block of bytes (for the header and the digest; not for security).
uint64_t checksum(const char* data, size_t size);

}  // namespace ireum::image
