#include "index/inflate.h"

#include <array>
#include <cstdint>
#include <vector>

namespace ireum::index {
namespace {

/// Reads bits, the lowest first. Behind the end it gives zeros and remembers it.
class Bits {
 public:
  explicit Bits(std::string_view bytes) : bytes_(bytes) {}
  uint32_t take(int n) {
    while (have_ < n) {
      if (at_ == bytes_.size()) over_ = true;
      held_ |= (at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_++]) : 0u) << have_;
      have_ += 8;
    }
    const uint32_t out = held_ & ((1u << n) - 1);
    held_ >>= n;
    have_ -= n;
    return out;
  }
  /// Stored bytes begin at a byte.
  std::optional<std::string_view> stored(size_t n) {
    if (over_ || n > bytes_.size() - at_) return std::nullopt;
    at_ += n;
    return bytes_.substr(at_ - n, n);
  }
  void align() { held_ = 0, have_ = 0; }
  bool over() const { return over_; }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
  uint32_t held_ = 0;
  int have_ = 0;
  bool over_ = false;
};

/// A canonical Huffman code.
class Code {
 public:
  explicit Code(const std::vector<uint8_t>& lengths) : symbols_(lengths.size()) {
    for (const uint8_t l : lengths) ++count_[l];
    count_[0] = 0;
    std::array<uint16_t, 17> offset{};
    for (size_t l = 1; l < 16; ++l) offset[l + 1] = static_cast<uint16_t>(offset[l] + count_[l]);
    for (size_t s = 0; s < lengths.size(); ++s)
      if (lengths[s]) symbols_[offset[lengths[s]]++] = static_cast<uint16_t>(s);
  }
  int read(Bits& bits) const {
    int code = 0, first = 0, index = 0;
    for (size_t l = 1; l < 16; ++l) {
      code |= static_cast<int>(bits.take(1));
      const int n = count_[l];
      if (code - n < first) return symbols_[static_cast<size_t>(index + (code - first))];
      index += n;
      first = (first + n) << 1;
      code <<= 1;
    }
    return -1;
  }

 private:
  std::array<uint16_t, 16> count_{};
  std::vector<uint16_t> symbols_;
};

constexpr std::array<uint16_t, 29> kLength = {3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
constexpr std::array<uint8_t, 29> kLengthBits = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
constexpr std::array<uint16_t, 30> kDistance = {1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
constexpr std::array<uint8_t, 30> kDistanceBits = {0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};

bool block(Bits& bits, const Code& letters, const Code& distances, std::string& out, size_t most) {
  for (;;) {
    const int s = letters.read(bits);
    if (s < 0 || bits.over() || out.size() >= most) return false;
    if (s == 256) return true;
    if (s < 256) {
      out += static_cast<char>(s);
      continue;
    }
    const auto l = static_cast<size_t>(s - 257);
    if (l >= kLength.size()) return false;
    size_t length = kLength[l] + bits.take(kLengthBits[l]);
    const int d = distances.read(bits);
    if (d < 0 || static_cast<size_t>(d) >= kDistance.size()) return false;
    const size_t back = kDistance[static_cast<size_t>(d)] + bits.take(kDistanceBits[static_cast<size_t>(d)]);
    if (back > out.size()) return false;
    for (; length; --length) out += out[out.size() - back];
  }
}

std::vector<uint8_t> fixed_lengths() {
  std::vector<uint8_t> out(288, 8);
  for (size_t i = 144; i < 256; ++i) out[i] = 9;
  for (size_t i = 256; i < 280; ++i) out[i] = 7;
  return out;
}

/// The code lengths in front of a dynamic block: of letters, then of distances.
bool read_lengths(Bits& bits, std::vector<uint8_t>& letters, std::vector<uint8_t>& distances) {
  static constexpr std::array<uint8_t, 19> kOrder = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  const size_t n = bits.take(5) + 257, m = bits.take(5) + 1, k = bits.take(4) + 4;
  std::vector<uint8_t> small(19, 0), all;
  for (size_t i = 0; i < k; ++i) small[kOrder[i]] = static_cast<uint8_t>(bits.take(3));
  const Code code(small);
  while (all.size() < n + m) {
    const int s = code.read(bits);
    if (s < 0 || bits.over() || (s == 16 && all.empty())) return false;
    const uint8_t value = s < 16 ? static_cast<uint8_t>(s) : s == 16 ? all.back() : uint8_t{0};
    const size_t times = s < 16 ? 1 : s == 16 ? 3 + bits.take(2) : s == 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    all.insert(all.end(), times, value);
  }
  if (all.size() != n + m) return false;
  letters.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n));
  distances.assign(all.begin() + static_cast<std::ptrdiff_t>(n), all.end());
  return true;
}

}  // namespace

std::optional<std::string> inflated(std::string_view deflated, size_t most) {
  Bits bits(deflated);
  std::string out;
  for (bool last = false; !last;) {
    last = bits.take(1) != 0;
    const uint32_t kind = bits.take(2);
    if (kind == 0) {
      bits.align();
      const uint32_t n = bits.take(16);
      if ((n ^ bits.take(16)) != 0xFFFF) return std::nullopt;
      const auto piece = bits.stored(n);
      if (!piece || out.size() + n > most) return std::nullopt;
      out += *piece;
    } else if (kind == 1) {
      static const Code kLetters(fixed_lengths()), kDistances(std::vector<uint8_t>(30, 5));
      if (!block(bits, kLetters, kDistances, out, most)) return std::nullopt;
    } else if (kind == 2) {
      std::vector<uint8_t> letters, distances;
      if (!read_lengths(bits, letters, distances) || !block(bits, Code(letters), Code(distances), out, most)) return std::nullopt;
    } else {
      return std::nullopt;
    }
    if (bits.over()) return std::nullopt;
  }
  return out;
}

std::optional<std::string> unzlibbed(std::string_view zlib, size_t most) {
  if (zlib.size() < 2 || (zlib[0] & 0x0F) != 8) return std::nullopt;
  return inflated(zlib.substr(2), most);
}

}  // namespace ireum::index
