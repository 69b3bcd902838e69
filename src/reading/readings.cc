#include "reading/readings.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "reading/jamo.h"

namespace ireum::reading {

using image::Hit;
using image::List;

std::string_view basis_name(Basis b) {
  switch (b) {
    case Basis::table: return "table";
    case Basis::surname: return "surname";
    case Basis::list:
    case Basis::entity:
    case Basis::customary: return "list";
    default: return "none";
  }
}

char32_t initial_law(char32_t syllable) {
  if (!base::is_hangul(syllable)) return syllable;
  Jamo j = split(syllable);
  constexpr int kNieun = 2, kRieul = 5, kIeung = 11;
  const bool palatal = base::is_any(static_cast<char32_t>(j.vowel), 2, 3, 6, 7, 12, 17, 20);  // ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ
  if ((j.initial == kNieun || j.initial == kRieul) && palatal) j.initial = kIeung;
  else if (j.initial == kRieul) j.initial = kNieun;
  return join(j);
}

char32_t Readings::simplify(char32_t c) const {
  if (!base::is_han(c)) return c;
  const image::Char* rec = lexicon_->find_char(c);
  return rec ? rec->simplified : c;
}

std::u32string Readings::fold(std::u32string_view han) const {
  std::u32string out;
  for (const char32_t c : han) out += simplify(c);
  return out;
}

char32_t Readings::korean_form(char32_t c) const {
  if (!base::is_han(c)) return c;
  const image::Char* rec = lexicon_->find_char(c);
  return rec && rec->korean ? rec->korean : c;
}

std::u32string Readings::to_korean(std::u32string_view han) const {
  std::u32string out;
  for (const char32_t c : han) out += korean_form(c);
  return out;
}

std::vector<std::u32string> Readings::mandarin(char32_t simplified) const {
  std::vector<std::u32string> out;
  const image::Char* rec = lexicon_->find_char(simplified);
  if (!rec) return out;
  const image::Image& image = lexicon_->base();
  for (int i = 0; i < rec->mandarin_count; ++i) {
    auto h = base::to_utf32(image.str(image.mandarin()[rec->mandarin_begin + i].hangul));
    if (std::find(out.begin(), out.end(), h) == out.end()) out.push_back(std::move(h));
  }
  return out;
}

std::vector<std::string> Readings::pinyin(char32_t simplified) const {
  std::vector<std::string> out;
  const image::Char* rec = lexicon_->find_char(simplified);
  if (!rec) return out;
  const image::Image& image = lexicon_->base();
  for (int i = 0; i < rec->mandarin_count; ++i)
    out.emplace_back(image.str(image.mandarin()[rec->mandarin_begin + i].pinyin));
  return out;
}

std::u16string Readings::sino(char32_t simplified) const {
  const image::Char* rec = lexicon_->find_char(simplified);
  if (!rec) return {};
  const auto all = lexicon_->base().sino();
  return std::u16string(all.data() + rec->sino_begin, rec->sino_count);
}

bool Readings::is_sino_syllable(char32_t syllable) const {
  if (!base::is_hangul(syllable)) return false;
  if (sino_syllables_.empty()) {
    std::array<bool, image::kSyllables> is{};
    for (const char16_t c : lexicon_->base().sino())
      if (base::is_hangul(c) && !is[c - 0xAC00]) is[c - 0xAC00] = is[initial_law(c) - 0xAC00] = true;
    sino_syllables_.assign(is.begin(), is.end());
  }
  return sino_syllables_[syllable - 0xAC00];
}

std::u32string Readings::pinyin_hangul(std::string_view syllable) const {
  static constexpr struct {
    char32_t from, to;
  } kPlain[] = {{U'ā', U'a'}, {U'á', U'a'}, {U'ǎ', U'a'}, {U'à', U'a'}, {U'ē', U'e'}, {U'é', U'e'}, {U'ě', U'e'},
                {U'è', U'e'}, {U'ī', U'i'}, {U'í', U'i'}, {U'ǐ', U'i'}, {U'ì', U'i'}, {U'ō', U'o'}, {U'ó', U'o'},
                {U'ǒ', U'o'}, {U'ò', U'o'}, {U'ū', U'u'}, {U'ú', U'u'}, {U'ǔ', U'u'}, {U'ù', U'u'}, {U'ǖ', U'ü'},
                {U'ǘ', U'ü'}, {U'ǚ', U'ü'}, {U'ǜ', U'ü'}, {U'v', U'ü'}, {U'ń', U'n'}, {U'ň', U'n'}, {U'ǹ', U'n'},
                {U'ḿ', U'm'}, {U'ế', U'ê'}, {U'ề', U'ê'}};
  std::u32string key;
  for (char32_t c : base::to_utf32(syllable)) {
    if (c == 0x308 && !key.empty() && key.back() == U'u') {
      key.back() = U'ü';
      continue;
    }
    if (c >= 0x300 && c < 0x370) continue;
    if (c >= '1' && c <= '5') continue;
    if (c >= 'A' && c <= 'Z') c += 32;
    for (const auto& p : kPlain)
      if (p.from == c) {
        c = p.to;
        break;
      }
    key += c;
  }
  const Hit hit = lexicon_->find(List::pinyin, key);
  return hit ? base::to_utf32(hit.image->word(hit.senses[0].target)) : std::u32string();
}

size_t Readings::surname_length(std::u32string_view folded) const {
  if (folded.size() >= 3 && lexicon_->has(List::surname, folded.substr(0, 2))) return 2;
  return !folded.empty() && lexicon_->has(List::surname, folded.substr(0, 1)) ? 1 : 0;
}

namespace {

// Of the names that given.tsv counts: a character that is no chance, one that is a name alone for many, and one of the commonest of all; one that hardly stands in a name.
constexpr unsigned kUsualGiven = 3, kEverydayGiven = 90, kCommonestGiven = 1000, kRareGiven = 100;
constexpr char32_t kMaster = 0x5B50;  // 子 of the masters of old

}  // namespace

int Readings::person_like(std::u32string_view folded) const {
  if (folded.size() < 2 || folded.size() > 4) return 0;
  const size_t s = surname_length(folded);
  if (s == 0 || folded.size() - s > 2 || folded.size() == s) return 0;
  const Hit surname = lexicon_->find(List::surname, folded.substr(0, s));
  const unsigned rank = image::SurnameEntry::of(surname.senses[0]).rank;
  int known = 0;
  for (const char32_t c : folded.substr(s))
    if (const auto g = lexicon_->find(List::given_han, std::u32string_view(&c, 1)).as<image::GivenEntry>())
      known += g->total > kUsualGiven;
  const bool all_known = known == static_cast<int>(folded.size() - s);
  if (rank <= 2 && all_known) return 2;
  return rank <= 4 || all_known ? 1 : 0;
}

bool Readings::is_rare_in_given(char32_t c) const {
  const auto g = lexicon_->find(List::given_han, {&c, 1}).as<image::GivenEntry>();
  return !g || g->total < kRareGiven;
}

bool Readings::is_everyday_name(std::u32string_view folded) const {
  if (folded.size() != 2 || person_like(folded) != 2 || folded[1] == kMaster)
    return false;  // 孔子, 孟子: masters of old
  const auto g = lexicon_->find(List::given_han, folded.substr(1)).as<image::GivenEntry>();
  return g && g->alone >= kEverydayGiven;
}

bool Readings::is_commonest_name(std::u32string_view folded) const {
  if (!is_everyday_name(folded)) return false;
  const auto g = lexicon_->find(List::given_han, folded.substr(1)).as<image::GivenEntry>();
  const Hit surname = lexicon_->find(List::surname, folded.substr(0, 1));
  return g->total >= kCommonestGiven && image::SurnameEntry::of(surname.senses[0]).rank <= 1;
}

bool Readings::is_hanja_word(std::u32string_view folded) const {
  const auto bits = lexicon_->base().hanja_bloom();
  if (bits.empty() || folded.size() < 2) return false;
  uint64_t h = 0x1234567;
  for (const char32_t c : folded) h = image::mix(h, c);
  const uint64_t mask = bits.size() * 64 - 1;
  for (int k = 0; k < 6; ++k) {
    h = image::finish(h + 0x9E3779B97F4A7C15ull);
    const uint64_t n = h & mask;
    if (!(bits[n >> 6] >> (n & 63) & 1)) return false;
  }
  return true;
}

namespace {}  // namespace

std::u32string Readings::sino_word(std::u32string_view z) const {
  // 金日成: a Korean is read as he is called.
  if (const Hit hit = lexicon_->find(List::name_han, z); hit && hit.senses.size() == 1) {
    const image::EntityRef e{hit.image, hit.senses[0].target};
    std::u32string ko = base::to_utf32(e.ko());
    if (e.has(image::kKorean) && e.type() == image::Type::person && ko.size() == z.size()) return ko;
  }
  std::u32string out;
  for (size_t i = 0; i < z.size();) {
    Hit hit;
    if (const size_t n = lexicon_->longest(List::hanja_word, z.substr(i), &hit); n > 1) {
      out += base::to_utf32(hit.image->word(hit.senses[0].target));
      i += n;
      continue;
    }
    const auto s = sino(z[i]);
    if (s.empty()) {
      if (base::is_han(z[i])) return {};
      out += z[i++];
      continue;
    }
    char32_t c = s[0];
    if (out.empty()) {
      c = initial_law(c);
    } else if ((c == U'렬' || c == U'률') && base::is_hangul(out.back())) {
      const int f = split(out.back()).final;
      if (f == 0 || f == kFinalNieun) c = initial_law(c);
    }
    out += c;
    ++i;
  }
  return out;
}

}  // namespace ireum::reading
