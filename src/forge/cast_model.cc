// Character models of transcribed Chinese names, in 1/16 bits, counted from our own tables.
//
// The first says of every syllable how much more often it stands in a transcribed name than in a
// Korean word (a log ratio): listed persons on one side, frequent Korean words on the other. The
// second keeps the two sides apart, so that a whole name can be weighed: what the Hangul of a
// character says as part of a given name (given.tsv read by table 5), and what a syllable says as
// part of a Korean word. Also here: the Bloom filter of Sino-Korean dictionary words.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/utf8.h"
#include "forge/cast.h"
#include "image/image.h"
#include "reading/readings.h"

namespace ireum::forge {
namespace {

constexpr int kSyllables = 11172;

/// What something of this share says: minus its logarithm.
int bits_of(double share) { return static_cast<int>(std::lround(-std::log2(share) * 16)); }

/// The given-name characters by their Hangul, for each place in the name.
void add_given_names(Builder& b) {
  enum Place { first, second, single };
  std::map<std::string, std::array<double, 3>> said;
  for (const auto& [hangul, senses] : b.all(image::List::mandarin_syllable)) said[hangul] = {};
  std::array<double, 3> all{};
  for (const auto& [han, senses] : b.all(image::List::given_han)) {
    const auto hangul = said.find(std::string(b.mandarin_of(base::to_utf32(han)[0])));
    if (hangul == said.end()) continue;
    const image::Sense& s = senses[0];
    const std::array<double, 3> counts{double(s.target), double(s.extra) - s.target - s.role, double(s.role)};
    for (const size_t place : {first, second, single})
      hangul->second[place] += counts[place] + 0.2, all[place] += counts[place] + 0.2;
  }
  for (const auto& [hangul, seen] : said) {
    const auto bits = [&, &counts =
                              seen](size_t place) {  // three names in a hundred have characters that the table has not
      return std::min(255, bits_of(0.97 * counts[place] / all[place] + 0.03 / static_cast<double>(said.size())));
    };
    b.term(image::List::given_hangul, hangul,
           {image::kNone, static_cast<uint8_t>(bits(first)), static_cast<uint8_t>(bits(second)),
            static_cast<uint16_t>(bits(single))});
  }
}

/// What a syllable says at the head of a Korean word and further on.
void add_words(const Builder& b, std::vector<int16_t>& out) {
  std::vector<double> seen(kSyllables * 2);
  double all[2] = {0, 0};
  const auto count = [&](const std::string& text, double weight) {
    const std::u32string w = base::to_utf32(text);
    for (size_t i = 0; i < w.size(); ++i)
      if (base::is_hangul(w[i])) seen[(w[i] - 0xAC00) * 2 + (i ? 1 : 0)] += weight, all[i ? 1 : 0] += weight;
  };
  for (const auto& [text, senses] : b.all(image::List::korean_word)) count(text, senses[0].extra);
  for (const auto& [text, senses] : b.all(image::List::lexicon_hangul)) count(text, 2);
  constexpr double kInUse = 1500;  // syllables that some word or other has
  for (size_t i = 0; i < seen.size(); ++i)
    out.push_back(static_cast<int16_t>(bits_of((seen[i] + 0.5) / (all[i % 2] + 0.5 * kInUse))));
}

void note_word(std::u32string_view word, std::vector<uint64_t>& bits) {
  uint64_t h = 0x1234567;
  for (const char32_t c : word) h = image::mix(h, c);
  for (int k = 0; k < 6; ++k) {
    h = image::finish(h + 0x9E3779B97F4A7C15ull);
    const uint64_t n = h & (bits.size() * 64 - 1);
    bits[n >> 6] |= uint64_t{1} << (n & 63);
  }
}

/// How a Sino-Korean word may be read, by its characters: the first two readings of each, the law of initials at the
/// word's start; of words with many readings the first of each alone. Nothing where a character has none.
std::vector<std::u32string> sino_readings(const Builder& b, std::u32string_view han) {
  constexpr size_t kMost = 4;
  std::vector<std::u32string> out(1);
  for (const char32_t c : han) {
    const std::u16string_view all = b.sino_of(c);
    if (all.empty()) return {};
    const size_t several = out.size() * 2 <= kMost ? std::min<size_t>(2, all.size()) : 1;
    std::vector<std::u32string> longer;
    for (const std::u32string& word : out)
      for (size_t i = 0; i < several; ++i)
        longer.push_back(word + (word.empty() ? reading::initial_law(all[i]) : char32_t{all[i]}));
    out = std::move(longer);
  }
  return out;
}

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
    if (static_cast<image::Type>(e.type) != image::Type::person || (e.flags & (image::kForeign | image::kHistoric)))
      continue;
    const std::u32string w = base::to_utf32(b.text(e.ko));
    for (size_t i = 0; i < w.size(); ++i)
      if (base::is_hangul(w[i])) name[(w[i] - 0xAC00) * 2 + (i ? 1 : 0)] += 3;
  }
  double names = 0, words = 0;
  for (int i = 0; i < kSyllables * 2; ++i) names += name[static_cast<size_t>(i)], words += word[static_cast<size_t>(i)];
  std::vector<int16_t> out(kSyllables * 2);
  for (size_t i = 0; i < out.size(); ++i) {
    const double bits = std::log2((name[i] / names) / (word[i] / words));
    out[i] = static_cast<int16_t>(std::lround(std::max(-8.0, std::min(8.0, bits)) * 16));
  }
  add_words(b, out);
  b.model(std::move(out));
  add_given_names(b);

  // Words of hanja-list.tsv, folded, and as they are read; see Readings::is_hanja_word for the reading side.
  std::vector<uint64_t> bits(1 << 16);  // 2^22 bits
  for (const Row& row : hanja_list.rows()) {
    const std::u32string han = base::to_utf32(hanja_list.cell(row, 0));
    note_word(han, bits);
    for (const std::u32string& heard : sino_readings(b, han)) note_word(heard, bits);
  }
  b.hanja_bloom(std::move(bits));
}

}  // namespace ireum::forge
