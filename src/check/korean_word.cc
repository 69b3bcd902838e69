#include "check/korean_word.h"

#include <algorithm>

#include "base/utf8.h"

namespace ireum::check {

using image::List;
using token::Words;

namespace {

constexpr int kRare = 195;  // 1/16 bits: a syllable that one frequent Korean word in two thousand has

}  // namespace

bool KoreanWord::is_word(std::u32string_view w) const {
  if (w.size() < 2) return false;
  const image::Lexicon& lexicon = words_->lexicon();
  if (words_->korean_weight(w) > 0 || words_->is_stopword(w)) return true;
  if (lexicon.has(List::lexicon_hangul, w) || lexicon.has(List::title, w)) return true;
  return !has_strange_syllable(w) && readings_->is_hanja_word(w);
}

bool KoreanWord::is_affix(char32_t c, bool before) const {
  const image::Hit hit = words_->listed(image::WordList::word_affixes, {&c, 1});
  if (!hit) return false;
  const std::string_view note = Words::note_of(hit);
  return note == "both" || note == (before ? "before" : "behind");
}

bool KoreanWord::is_compound(std::u32string_view w) const {
  if (w.size() < 3) return false;
  if (is_affix(w.front(), true) && is_base(w.substr(1))) return true;
  if (is_affix(w.back(), false) && is_base(w.substr(0, w.size() - 1))) return true;
  for (size_t n = 2; n + 2 <= w.size(); ++n)
    if (may_join(w.substr(0, n), w.substr(n)) && is_word(w.substr(0, n)) &&
        (is_word(w.substr(n)) || is_compound(w.substr(n))))
      return true;
  return false;
}

/// A word that an affix may be joined to: not 베이, which is but known to be no name.
bool KoreanWord::is_base(std::u32string_view w) const {
  return is_word(w) && (!has_strange_syllable(w) || words_->korean_weight(w) > 0 ||
                        words_->lexicon().has(List::lexicon_hangul, w) || words_->lexicon().has(List::title, w));
}

/// 베이 + 진시: a loan word joins no word that only the Hanja lists know.
bool KoreanWord::may_join(std::u32string_view a, std::u32string_view b) const {
  const auto seldom = [&](std::u32string_view w) {
    return words_->korean_weight(w) == 0 && readings_->is_hanja_word(w);
  };
  return !(has_strange_syllable(a) && seldom(b)) && !(has_strange_syllable(b) && seldom(a));
}

bool KoreanWord::is_word_with_ending(std::u32string_view w) const {
  const image::Lexicon& lexicon = words_->lexicon();
  for (size_t n = 2; n < w.size(); ++n) {
    const std::u32string_view ending = w.substr(n);
    const bool designator = lexicon.has(List::generic_hangul, ending) || lexicon.has(List::suffix, ending);
    if (designator && (is_word(w.substr(0, n)) || is_compound(w.substr(0, n)))) return true;
  }
  return false;
}

bool KoreanWord::is_short_word_with_particle(std::u32string_view w) const {
  return w.size() > 1 && is_noun_particle(w.substr(0, 1), w.substr(1));
}

bool KoreanWord::has_strange_syllable(std::u32string_view w) const {
  return std::any_of(w.begin(), w.end(),
                     [&](char32_t c) { return base::is_hangul(c) && !readings_->is_sino_syllable(c); });
}

bool KoreanWord::has_rare_syllable(std::u32string_view w) const {
  return std::any_of(w.begin(), w.end(), [&](char32_t c) {
    return base::is_hangul(c) && !readings_->is_sino_syllable(c) && words_->word_bits({&c, 1}) > kRare;
  });
}

bool KoreanWord::may_be_korean_person(std::u32string_view w) const {
  if (w.size() < 2 || w.size() > 3 || !words_->is_korean_surname(w[0]) || has_strange_syllable(w)) return false;
  return w.size() == 2 || words_->is_korean_given(w.substr(1)) || words_->korean_rank(w[0]) <= 2;
}

bool KoreanWord::is_closed_particle(std::u32string_view tail) const {
  const image::Hit of_person = words_->listed(image::WordList::person_particles, tail);
  if (of_person && Words::note_of(of_person) != "verb") return true;
  return static_cast<bool>(words_->listed(image::WordList::place_particles, tail));
}

bool KoreanWord::is_noun_particle(std::u32string_view name, std::u32string_view tail) const {
  if (tail.empty()) return true;
  bool closed = is_closed_particle(tail);
  // 까지는, 에서만, 으로는: a particle of the closed list with another behind it.
  if (!closed && tail.size() > 1 && words_->is_particle(tail))
    for (size_t n = 1; n < tail.size() && !closed; ++n) closed = is_closed_particle(tail.substr(0, n));
  return closed && words_->particles().parse(tail, base::heard(name)).fits;
}

}  // namespace ireum::check
