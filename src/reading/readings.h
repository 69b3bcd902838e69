// What a Han character or word is read as: Mandarin in Hangul by table 5, Sino-Korean, and its
// forms in other scripts. A thin view on the image; everything is computed per character, never
// from joined romanisation (西安 would become 샤은).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "image/lexicon.h"

namespace ireum::reading {

/// Where a reading came from, best evidence last.
enum class Basis : uint8_t { none, table, surname, list, entity, customary };

std::string_view basis_name(Basis b);

/// One character (or one multi-character unit, such as a customary word) of a read word.
struct Unit {
  uint32_t begin = 0, end = 0;       // code points of the Han word
  std::u32string hangul;             // recommended
  std::vector<std::u32string> also;  // equally right (surname 覃 친/탄, customary 위구르)
  std::string pinyin;                // with tone marks, empty where none applies
  Basis basis = Basis::none;
  bool generic = false;  // a generic word (市 시) or a class word
};

/// How a Han word is read, unit by unit; complete() is false where a character has no reading.
struct Transcription {
  std::vector<Unit> units;
  std::u32string hangul() const;
  std::string pinyin() const;  // "Tiānjīn"; of a person surname and given name: "Chén Hǎi"
  Basis basis() const;
  bool complete = true;
  bool person = false;  // read as a person's name
};

enum class NameKind : uint8_t { any, person, place };

class Readings {
 public:
  explicit Readings(const image::Lexicon& lexicon) : lexicon_(&lexicon) {}

  const image::Lexicon& lexicon() const { return *lexicon_; }

  /// The simplified form that every table is keyed by; other characters pass through.
  char32_t simplify(char32_t c) const;
  std::u32string fold(std::u32string_view han) const;
  /// The traditional form as Korean prints it.
  char32_t korean_form(char32_t c) const;
  std::u32string to_korean(std::u32string_view han) const;

  /// Mandarin readings of a (simplified) character in Hangul, best first, without repetition.
  std::vector<std::u32string> mandarin(char32_t simplified) const;
  /// Pinyin of the same, with tone marks.
  std::vector<std::string> pinyin(char32_t simplified) const;
  /// Sino-Korean readings without 두음법칙, best first.
  std::u16string sino(char32_t simplified) const;

  /// The Mandarin of a whole folded word: listed names, polyphone words, surnames at the start of
  /// what looks like a person, generic words at the end.
  Transcription transcribe(std::u32string_view folded, NameKind kind = NameKind::any) const;
  /// The Sino-Korean reading of a folded word, with 두음법칙 at its start. Empty where a character
  /// has none.
  std::u32string sino_word(std::u32string_view folded) const;

  /// Whether any Han has this syllable as a Sino-Korean reading, plain or by 두음법칙.
  bool is_sino_syllable(char32_t syllable) const;

  /// Hangul of one pinyin syllable without or with tone marks; empty for none.
  std::u32string pinyin_hangul(std::string_view syllable) const;

  /// Whether the folded word looks like a Chinese person: surname and one or two given characters.
  /// 0 no, 1 maybe, 2 likely (common surname and usual given-name characters).
  int person_like(std::u32string_view folded) const;
  /// Whether a folded character hardly ever stands in a given name: 院, 馆.
  bool is_rare_in_given(char32_t folded) const;
  /// Length of the surname that the folded word begins with (0, 1 or 2).
  size_t surname_length(std::u32string_view folded) const;

  /// Whether a two-character name is so ordinary that many living people bear it (王平): then a
  /// historic bearer alone decides nothing.
  bool is_everyday_name(std::u32string_view folded) const;

  /// Whether that name is among the most usual of all (王平, 陈平), so that whoever is meant is hardly the one of old.
  bool is_commonest_name(std::u32string_view folded) const;

  /// Whether the folded word is (probably: a Bloom filter) a Sino-Korean dictionary word.
  bool is_hanja_word(std::u32string_view folded) const;

 private:
  const image::Lexicon* lexicon_;
  mutable std::vector<bool> sino_syllables_;  // by syllable, filled when first asked; for one thread
};

/// 두음법칙 on one syllable at the start of a word: 리 -> 이, 녀 -> 여, 라 -> 나.
char32_t initial_law(char32_t syllable);
/// Whether `heard` is the Sino-Korean syllable `base`, plain or changed by 두음법칙 or 렬/률.
inline bool sino_equal(char32_t base, char32_t heard) {
  constexpr char32_t kFirst = 0xAC00, kOfInitial = 588, kNieun = 2, kRieul = 5;
  const char32_t initial = (base - kFirst) / kOfInitial;
  return base == heard || ((initial == kNieun || initial == kRieul) && initial_law(base) == heard);
}

}  // namespace ireum::reading
