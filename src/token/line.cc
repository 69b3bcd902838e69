#include "token/line.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>

namespace ireum::token {
namespace {

using base::is_within;

constexpr uint16_t seen_of_ascii(char32_t c) {
  if (base::is_digit(c)) return kSeenDigit;
  if (c == U'w') return kSeenLatin | kSeenAddress;
  if (base::is_latin(c) || base::is_any(c, U'@', U':')) return kSeenLatin;
  if (base::is_any(c, U'(', U'[')) return kSeenBracket | kSeenPaired;
  if (base::is_any(c, U')', U']', U'{', U'}')) return kSeenPaired;
  switch (c) {
    case U'/': return kSeenAddress;
    case U'\t': return kSeenTab;
    case U'`': return kSeenGrave;
    case U'|': return kSeenStroke;
    case U'\'':
    case U'"': return kSeenMark;
    default: return 0;
  }
}

constexpr std::array<uint16_t, 128> kAscii = [] {
  std::array<uint16_t, 128> seen{};
  for (char32_t c = 0; c < 128; ++c) seen[c] = seen_of_ascii(c);
  return seen;
}();

unsigned kind_of(char32_t c) {
  if (base::is_han(c)) return kSeenHan | (c >= 0xF900 && c <= 0xFAFF ? unsigned{kSeenOdd} : 0u);
  unsigned seen = 0;
  if (is_within(c, 0x2000, 0x206F) || is_within(c, 0x3008, 0x3015) || is_within(c, 0xFF00, 0xFFEF)) seen |= kSeenPaired;
  if (c == 0xFF08) seen |= kSeenBracket;
  if (is_within(c, 0x2018, 0x201D) || is_within(c, 0x3008, 0x300F) || c == 0xFF62) seen |= kSeenMark;
  const bool odd_mark = is_within(c, 0x340, 0x53F) || is_within(c, 0x2000, 0x207F) || is_within(c, 0x2E80, 0x2FFF);
  if (odd_mark || c < 0xC0 || is_within(c, 0xF000, 0xFFFF) || c >= 0xC0000) seen |= kSeenOdd;
  return seen;
}

uint64_t load8(const char* p) {
  uint64_t w;
  std::memcpy(&w, p, 8);
  return w;
}
uint32_t load4(const char* p) {
  uint32_t w;
  std::memcpy(&w, p, 4);
  return w;
}

/// The syllable of the three bytes of `s` from `i` on; 0 where there is none.
char32_t syllable_at(std::string_view s, size_t i) {
  uint32_t w = 0;
  if (i + 4 <= s.size()) w = load4(s.data() + i);
  else if (i + 3 <= s.size()) std::memcpy(&w, s.data() + i, 3);
  if constexpr (std::endian::native == std::endian::big) w = __builtin_bswap32(w);
  const char32_t c = (w & 0x0F) << 12 | (w >> 2 & 0xFC0) | (w >> 16 & 0x3F);
  return (w & 0xF0) == 0xE0 && base::is_hangul(c) ? c : 0;
}

}  // namespace

// Nearly all words have 16 bytes or fewer: their first eight and their last, which may overlap, in parallel.
[[gnu::always_inline]] inline uint64_t hash_here(std::string_view word) {
  const char* p = word.data();
  const size_t n = word.size();
  uint64_t h = n * 0x9E3779B97F4A7C15ull, first = 0, last;
  if (n >= 8) {
    const char* const tail = p + n - 8;
    for (; n > 16 && p + 8 < tail; p += 8) h = (h ^ load8(p)) * 0xBF58476D1CE4E5B9ull, h ^= h >> 29;
    first = load8(p), last = load8(tail);
  } else if (n >= 4) {
    last = load4(p) | static_cast<uint64_t>(load4(p + n - 4)) << 32;
  } else {
    const auto byte = [&](size_t i) { return static_cast<uint64_t>(static_cast<unsigned char>(p[i])); };
    last = byte(0) | byte(n / 2) << 8 | byte(n - 1) << 16;
  }
  const uint64_t a = (h ^ first) * 0xBF58476D1CE4E5B9ull, b = (last ^ 0x94D049BB133111EBull) * 0xC2B2AE3D27D4EB4Full;
  h = (a ^ a >> 32) + (b ^ b >> 29);
  h = (h ^ h >> 32) * 0xD6E8FEB86659FD93ull;
  return h ^ h >> 32;
}

uint64_t hash_of(std::string_view word) { return hash_here(word); }

/// Makes room for a line of so many bytes.
void Line::begin(std::string_view bytes, uint64_t at, uint32_t index) {
  base = at;
  number = index;
  if (text_.size() >= bytes.size() + 1) return;
  text_.resize(bytes.size() + bytes.size() / 2 + 64);
  runs_.resize(text_.size() / 2 + 1);
  open_.resize(runs_.size());
  again_.resize(runs_.size());
  all_.resize(runs_.size());
  std::iota(all_.begin(), all_.end(), 0u);
}

/// Sets what is seen of the line that was read into the buffers.
void Line::end(size_t length, unsigned kinds, size_t words) {
  text = {text_.data(), length};
  counted_ = false;
  runs = {runs_.data(), words};
  open = {all_.data(), words};
  again = {};
  seen = static_cast<uint16_t>(kinds);
  has_hangul = kinds & kSeenHangul;
  has_han = kinds & kSeenHan;
  has_digit = kinds & kSeenDigit;
  has_bracket = kinds & kSeenBracket;
  has_tab = kinds & kSeenTab;
  has_latin = kinds & kSeenLatin;
  has_mark = kinds & kSeenMark;
  by_offsets_ = has_han;
}

void Line::fill_text(std::string_view bytes, uint64_t at, uint32_t index) {
  begin(bytes, at, index);
  if (offset_.size() < text_.size() + 1) offset_.resize(text_.size() + 1);
  char32_t* const out = text_.data();
  unsigned kinds = 0;
  size_t n = 0;
  uint32_t* const offset = offset_.data();
  for (size_t i = 0; i < bytes.size();) {
    offset[n] = static_cast<uint32_t>(i);
    if (char32_t c = syllable_at(bytes, i)) {
      kinds |= kSeenHangul;
      do {
        offset[n] = static_cast<uint32_t>(i);
        out[n++] = c;
        i += 3;
      } while ((c = syllable_at(bytes, i)));
      continue;
    }
    const char32_t c = base::next_code_point(bytes, i);
    kinds |= c < 0x80 ? kAscii[c] : kind_of(c);
    out[n++] = c;
  }
  offset_[n] = static_cast<uint32_t>(bytes.size());
  end(n, kinds, 0);
  counted_ = by_offsets_ = true;
}

void Line::fill(std::string_view bytes, uint64_t at, uint32_t index, const WordMemory* ahead) {
  begin(bytes, at, index);
  char32_t* const out = text_.data();
  Run* run = runs_.data();
  unsigned kinds = 0;
  uint32_t n = 0;
  size_t word = std::string_view::npos;  // where the word began, if inside one
  const auto end_word = [&](size_t i) {
    if (word == std::string_view::npos) return;
    run->end = n, run->known = 0, run->local = true, run->particle = -1,
    run->hash = hash_here(bytes.substr(word, i - word));
    if (ahead) ahead->prefetch(run->hash);
    ++run;
    word = std::string_view::npos;
  };
  const auto begin_word = [&](size_t i) {
    if (word == std::string_view::npos) word = i, run->begin = n, run->byte = static_cast<uint32_t>(i);
  };
  for (size_t i = 0; i < bytes.size();) {
    if (bytes[i] == ' ') {
      end_word(i);
      out[n++] = U' ', ++i;
      continue;
    }
    if (char32_t c = syllable_at(bytes, i)) {
      kinds |= kSeenHangul;
      begin_word(i);
      do {
        out[n++] = c;
        i += 3;
      } while ((c = syllable_at(bytes, i)));
      continue;
    }
    const size_t from = i;
    const char32_t c = base::next_code_point(bytes, i);
    if (c < 0x80) {
      kinds |= kAscii[c];
      if (base::is_latin(c) || base::is_digit(c)) begin_word(from);
      else end_word(from);
    } else {
      end_word(from);
      kinds |= kind_of(c);
    }
    out[n++] = c;
  }
  end_word(bytes.size());
  end(n, kinds, static_cast<size_t>(run - runs_.data()));
}

/// The byte of each code point from the line's start; one more at the end.
std::span<const uint32_t> Line::offsets() const {
  if (!counted_) {
    if (offset_.size() < text_.size() + 1) offset_.resize(text_.size() + 1);
    uint32_t at = 0;
    for (size_t i = 0; i < text.size(); ++i)
      offset_[i] = at, at += static_cast<uint32_t>(ireum::base::utf8_length(text[i]));
    offset_[text.size()] = at;
    counted_ = true;
  }
  return {offset_.data(), text.size() + 1};
}

uint64_t Line::byte(size_t i) const {
  if (by_offsets_) return base + offsets()[i];
  const auto after = std::upper_bound(runs.begin(), runs.end(), i, [](size_t x, const Run& r) { return x < r.begin; });
  size_t n = after == runs.begin() ? 0 : (after - 1)->begin;
  uint64_t at = after == runs.begin() ? 0 : (after - 1)->byte;
  for (; n < i; ++n) at += static_cast<uint64_t>(ireum::base::utf8_length(text[n]));
  return base + at;
}

size_t Line::index_of(uint64_t byte) const {
  const uint64_t wanted = byte - base;
  if (by_offsets_) {
    const std::span<const uint32_t> all = offsets();
    return static_cast<size_t>(std::lower_bound(all.begin(), all.end(), wanted) - all.begin());
  }
  const auto after =
      std::upper_bound(runs.begin(), runs.end(), wanted, [](uint64_t x, const Run& r) { return x < r.byte; });
  size_t n = after == runs.begin() ? 0 : (after - 1)->begin;
  uint64_t at = after == runs.begin() ? 0 : (after - 1)->byte;
  for (; n < text.size() && at < wanted; ++n) at += static_cast<uint64_t>(ireum::base::utf8_length(text[n]));
  return n;
}

}  // namespace ireum::token
