// Is a run of Hangul Korean? What vetoes a near miss: a word of everyday that lies one letter from the
// name of a town is a word.
//
// Words are asked of the lists of the image (frequent words, stop words, words of institutions, titles,
// all Sino-Korean dictionary words by their sound); compounds are words joined, and words with one
// syllable of dictionaries/word-affixes.tsv. A person is a surname and a given name as Koreans have them,
// or whoever has a title. Limits: a loan word is known by its syllables alone.
#pragma once

#include <string_view>

#include "reading/readings.h"
#include "token/words.h"

namespace ireum::check {

class KoreanWord {
 public:
  KoreanWord(const token::Words& words, const reading::Readings& readings) : words_(&words), readings_(&readings) {}

  /// Whether some list knows the word as a Korean one.
  bool is_word(std::u32string_view w) const;
  /// Whether it is made of such words: 보안 + 구역, 미 + 정부, 허가 + 시.
  bool is_compound(std::u32string_view w) const;
  /// A word before a designator or an institution's ending: 중앙 + 대학, 귀양 + 시.
  bool is_word_with_ending(std::u32string_view w) const;
  bool is_korean(std::u32string_view w) const { return is_word(w) || is_compound(w) || is_word_with_ending(w); }
  /// Whether it may be a word of one syllable and its particle: 때만, 밥은.
  bool is_short_word_with_particle(std::u32string_view w) const;

  /// Whether some syllable is none that Han have in Korean: 텐, 쑤, 샹.
  bool has_strange_syllable(std::u32string_view w) const;
  /// Whether some such syllable is rare in Korean words of any kind: not 바, 러.
  bool has_rare_syllable(std::u32string_view w) const;
  /// A surname of Koreans and one or two syllables as their given names have them.
  bool may_be_korean_person(std::u32string_view w) const;

  /// Whether what follows a name in its word is a particle that nothing but a noun takes, and suits its last sound.
  bool is_noun_particle(std::u32string_view name, std::u32string_view tail) const;

 private:
  bool is_affix(char32_t c, bool before) const;
  bool is_base(std::u32string_view w) const;
  bool may_join(std::u32string_view a, std::u32string_view b) const;
  bool is_closed_particle(std::u32string_view tail) const;

  const token::Words* words_;
  const reading::Readings* readings_;
};

}  // namespace ireum::check
