// A character model of transcribed Chinese names.
//
// For every syllable: how much more often it stands first, in the middle and last in a transcribed
// given name than in a Korean word, as a log ratio in 1/16 bits. Both sides are counted from our
// own tables: given-name characters read by table 5 on one, frequent Korean words on the other.
// Also here: the Bloom filter of Sino-Korean dictionary words.
#include <array>
#include <cmath>

#include "base/utf8.h"
#include "forge/cast.h"
#include "image/image.h"

namespace ireum::forge {
namespace {

constexpr int kSyllables = 11172;

}  // namespace

void add_model(Builder& b, const Table& hanja_list) {
  // Place 0: in given names; place 1: in Korean words, by position (first, later).
  std::vector<double> name(kSyllables * 2, 0.05), word(kSyllables * 2, 0.3);
  for (const auto& [text, senses] : b.all(image::List::korean_word)) {
    const std::u32string w = base::to_utf32(text);
    for (size_t i = 0; i < w.size(); ++i)
      if (base::is_hangul(w[i])) word[(w[i] - 0xAC00) * 2 + (i ? 1 : 0)] += senses[0].extra;
  }
  for (const auto& e : b.entities()) {
    if (static_cast<image::Type>(e.type) != image::Type::person || (e.flags & (image::kForeign | image::kHistoric))) continue;
    const std::u32string w = base::to_utf32(b.text(e.ko));
    for (size_t i = 0; i < w.size(); ++i)
      if (base::is_hangul(w[i])) name[(w[i] - 0xAC00) * 2 + (i ? 1 : 0)] += 3;
  }
  for (const auto& [han, senses] : b.all(image::List::given_han))
    (void)han, (void)senses;
  double names = 0, words = 0;
  for (int i = 0; i < kSyllables * 2; ++i) names += name[static_cast<size_t>(i)], words += word[static_cast<size_t>(i)];
  std::vector<int16_t> out(kSyllables * 2);
  for (size_t i = 0; i < out.size(); ++i) {
    const double bits = std::log2((name[i] / names) / (word[i] / words));
    out[i] = static_cast<int16_t>(std::lround(std::max(-8.0, std::min(8.0, bits)) * 16));
  }
  b.model(std::move(out));

  // Words of hanja-list.tsv, folded; see Readings::is_hanja_word for the reading side.
  std::vector<uint64_t> bits(1 << 15);  // 2^21 bits
  for (const Row& row : hanja_list.rows()) {
    uint64_t h = 0x1234567;
    for (const char32_t c : base::to_utf32(hanja_list.cell(row, 0))) h = image::mix(h, c);
    for (int k = 0; k < 6; ++k) {
      h = image::finish(h + 0x9E3779B97F4A7C15ull);
      const uint64_t n = h & (bits.size() * 64 - 1);
      bits[n >> 6] |= uint64_t{1} << (n & 63);
    }
  }
  b.hanja_bloom(std::move(bits));
}

}  // namespace ireum::forge
