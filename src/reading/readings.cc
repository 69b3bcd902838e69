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
  const bool palatal = j.vowel == 2 || j.vowel == 3 || j.vowel == 6 || j.vowel == 7 || j.vowel == 12 || j.vowel == 17 ||
                       j.vowel == 20;  // ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ
  if ((j.initial == kNieun || j.initial == kRieul) && palatal) j.initial = kIeung;
  else if (j.initial == kRieul) j.initial = kNieun;
  return join(j);
}

bool sino_equal(char32_t base, char32_t heard) { return base == heard || initial_law(base) == heard; }

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

// Of the names that given.tsv counts: a character that is no chance, one that is a name alone for many, and one of the commonest of all.
constexpr unsigned kUsualGiven = 3, kEverydayGiven = 90, kCommonestGiven = 1000;
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

namespace {

/// Splits "lù ān" at blanks.
std::vector<std::string> syllables(std::string_view pinyin) {
  std::vector<std::string> out;
  for (size_t at = 0; at < pinyin.size();) {
    const size_t end = std::min(pinyin.find(' ', at), pinyin.size());
    if (end > at) out.emplace_back(pinyin.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

/// Splits a Hangul form over the characters of a word, each in one of its Mandarin readings.
bool Readings::by_character(std::u32string_view z, std::u32string_view hangul, uint32_t at,
                            std::vector<Unit>& out) const {
  if (z.empty()) return hangul.empty();
  const auto all = mandarin(z[0]);
  const auto names = pinyin(z[0]);
  for (const auto& m : all) {
    if (hangul.substr(0, m.size()) != m) continue;
    out.push_back({at, at + 1, m, {}, "", Basis::list, false});
    for (const std::string& p : names)
      if (pinyin_hangul(p) == m) {
        out.back().pinyin = p;
        break;
      }
    if (by_character(z.substr(1), hangul.substr(m.size()), at + 1, out)) return true;
    out.pop_back();
  }
  return false;
}

/// The Korean word for the unit of government that a listed word ends with: of two characters the county (单县), of more
/// what the place's own name ends with (长葛市, but not 于家堡 or 反省).
std::string_view Readings::unit_at_end(std::u32string_view z) const {
  if (z.size() < 2) return {};
  const Hit g = lexicon_->find(List::generic, z.substr(z.size() - 1));
  if (!g) return {};
  const image::Subtype unit = image::GenericEntry::of(g.senses[0]).subtype;
  const std::string_view ko = g.image->word(g.senses[0].target);
  if (z.size() == 2) return unit == image::Subtype::county ? ko : std::string_view();
  const Hit named = lexicon_->find(List::name_han, z);
  if (!named || (unit != image::Subtype::county && unit != image::Subtype::prefecture)) return {};
  const image::EntityRef e{named.image, named.senses[0].target};
  return e.type() == image::Type::place && e.ko().ends_with(ko) ? ko : std::string_view();
}

Transcription Readings::transcribe(std::u32string_view z, NameKind kind) const {
  Transcription out;
  size_t body = z.size();  // where a generic word at the end begins
  std::u32string generic_hangul;
  const bool whole_word =
      lexicon_->longest(List::polyphone, z) == z.size() || lexicon_->longest(List::customary, z) == z.size();
  for (size_t n = whole_word ? 0 : std::min<size_t>(4, z.size() > 1 ? z.size() - 1 : 0); n > 0; --n) {
    // One character keeps its generic only where that is how such names are built (莒县, not 渤海).
    const Hit g = lexicon_->find(List::generic, z.substr(z.size() - n));
    if (!g) continue;
    if (n == 1 && z.size() == 2) {
      const auto s = image::GenericEntry::of(g.senses[0]).subtype;
      const bool unit = s == image::Subtype::province || s == image::Subtype::county;
      if (!unit || kind == NameKind::person) continue;
    }
    if (kind == NameKind::person || (kind == NameKind::any && z.size() <= 3 && person_like(z) == 2 && n == 1)) break;
    body = z.size() - n;
    generic_hangul = base::to_utf32(g.image->word(g.senses[0].target));
    break;
  }
  out.person = kind == NameKind::person;
  size_t surname = kind == NameKind::place ? 0 : surname_length(z);
  if (surname == 1 && z.size() == 1) surname = 0;
  if (z.size() > 4 || (body < z.size() && kind != NameKind::person)) surname = surname == 2 ? 2 : 0;
  for (size_t i = 0; i < body;) {
    Hit hit;
    if (const size_t n = lexicon_->longest(List::customary, z.substr(i, body - i), &hit)) {
      const std::u32string custom = base::to_utf32(hit.image->word(hit.senses[0].target));
      // The table's form: character by character, so that a slip is seen in its place.
      if (std::vector<Unit> units; by_character(z.substr(i, n), custom, static_cast<uint32_t>(i), units)) {
        out.units.insert(out.units.end(), units.begin(), units.end());
        i += n;
        continue;
      }
      Unit u{static_cast<uint32_t>(i), static_cast<uint32_t>(i + n), custom, {}, "", Basis::customary, false};
      for (size_t k = 1; k < hit.senses.size(); ++k)
        u.also.push_back(base::to_utf32(hit.image->word(hit.senses[k].target)));
      for (size_t k = 0; k < n; ++k)
        if (const auto p = pinyin(z[i + k]); !p.empty()) u.pinyin += p[0];
      out.units.push_back(std::move(u));
      i += n;
      continue;
    }
    if (const size_t n =
            kind == NameKind::person && i == 0 ? 0 : lexicon_->longest(List::polyphone, z.substr(i, body - i), &hit)) {
      const auto parts = syllables(hit.image->word(hit.senses[0].target));
      if (parts.size() == n) {
        for (size_t k = 0; k < n; ++k)
          out.units.push_back({static_cast<uint32_t>(i + k),
                               static_cast<uint32_t>(i + k + 1),
                               pinyin_hangul(parts[k]),
                               {},
                               parts[k],
                               Basis::list,
                               false});
        i += n;
        continue;
      }
    }
    if (i == 0 && surname) {
      const Hit s = lexicon_->find(List::surname, z.substr(0, surname));
      Unit u{0,
             static_cast<uint32_t>(surname),
             base::to_utf32(s.image->word(s.senses[0].target)),
             {},
             "",
             Basis::surname,
             false};
      for (size_t k = 1; k < s.senses.size(); ++k) u.also.push_back(base::to_utf32(s.image->word(s.senses[k].target)));
      const Hit p = lexicon_->listed(image::WordList::surname_pinyin, z.substr(0, surname));
      if (p)
        for (const std::string& one : syllables(p.image->word(p.senses[0].target))) u.pinyin += one;
      const auto plain = surname == 1 ? mandarin(z[0]) : std::vector<std::u32string>();
      if (!plain.empty() && plain[0] == u.hangul) {
        u.basis = Basis::table;
      } else if (!plain.empty() && kind == NameKind::any && !lexicon_->has(List::name_han, z)) {
        // 單位, 區域: a word, whose first character is a surname too; 查詢: as likely a word as a name.
        if (is_hanja_word(z.substr(0, 2))) {
          const auto p = pinyin(z[0]);
          u.also.insert(u.also.begin(), std::move(u.hangul));
          u.hangul = plain[0];
          u.pinyin = p[0];
          u.basis = Basis::table;
        } else if (z.size() == 2 && person_like(z) < 2) {
          u.also.push_back(plain[0]);
        }
      }
      out.units.push_back(std::move(u));
      i += surname;
      continue;
    }
    const auto m = mandarin(z[i]);
    const auto p = pinyin(z[i]);
    if (m.empty()) {
      out.complete = out.complete && !base::is_han(z[i]);
      out.units.push_back({static_cast<uint32_t>(i),
                           static_cast<uint32_t>(i + 1),
                           std::u32string(1, z[i]),
                           {},
                           "",
                           Basis::none,
                           false});
    } else {
      out.units.push_back(
          {static_cast<uint32_t>(i), static_cast<uint32_t>(i + 1), m[0], {}, p[0], Basis::table, false});
    }
    ++i;
  }
  if (const std::string_view unit = whole_word && kind != NameKind::person ? unit_at_end(z) : std::string_view();
      !unit.empty() && out.units.size() == z.size()) {
    out.units.back().hangul = base::to_utf32(unit);  // 长葛市: the list tells its other characters only
    out.units.back().generic = true;
  }
  if (body < z.size()) {
    std::string romanised;
    for (size_t i = body; i < z.size(); ++i)
      if (const auto p = pinyin(z[i]); !p.empty()) romanised += p[0];
    out.units.push_back({static_cast<uint32_t>(body),
                         static_cast<uint32_t>(z.size()),
                         generic_hangul,
                         {},
                         romanised,
                         Basis::table,
                         true});
  }
  return out;
}

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
