// What speaks for a name in a Hangul word: the syllables of surnames and of given names, Chinese and Korean, and how often
// each stands where.
#include <algorithm>
#include <iterator>

#include "token/words.h"

namespace ireum::token {

using image::Hit;
using image::List;
using image::WordList;

namespace {

/// 쎈, 쭤: a tense initial and a final that Mandarin has. Of two slips in one syllable one is mostly this.
bool is_tense(char32_t c) {
  const auto initial = (c - 0xAC00) / 588, final = (c - 0xAC00) % 28;
  const bool tense = initial == 1 || initial == 4 || initial == 8 || initial == 10 || initial == 13;
  return tense && (final == 0 || final == 4 || final == 21);
}

}  // namespace

int Words::name_score(std::u32string_view given) const {
  const auto model = lexicon_->base().model();
  int sum = 0;
  for (size_t i = 0; i < given.size(); ++i) {
    if (!base::is_hangul(given[i])) return -1000;
    sum += model[(given[i] - 0xAC00) * 2 + 1];
  }
  return sum;
}

int Words::word_bits(std::u32string_view w) const {
  const auto model = lexicon_->base().model().subspan(size_t{2} * image::kSyllables);
  int sum = 0;
  for (const char32_t c : w) sum += base::is_hangul(c) ? model[(c - 0xAC00) * 2 + 1] : 0;
  return sum;
}

const Words::Given& Words::given_of_syllable(char32_t c) const {
  Given& g = given_[c - 0xAC00];
  if (!g.asked) {
    g.asked = true;
    if (const Hit hit = lexicon_->find(List::given_hangul, std::u32string_view(&c, 1))) g = Given::of(hit);
  }
  return g;
}

Words::Given Words::given_of(std::u32string_view hangul) const {
  if (!base::is_hangul(hangul[0])) return {};
  if (hangul.size() == 1) return given_of_syllable(hangul[0]);
  const uint16_t length = image::length_bit(hangul.size());
  if (!(lexicon_->lengths_from(List::mandarin_syllable, hangul[0]) &
        lexicon_->lengths_to(List::mandarin_syllable, hangul.back()) & length))
    return {};
  const Hit hit = lexicon_->find(List::given_hangul, hangul);
  return hit ? Given::of(hit) : Given{};
}

bool Words::is_name_with_tail(std::u32string_view word, size_t tail) const {
  constexpr int kParticle = 40;  // what a particle costs against none
  NameOdds odds;
  if (word.size() < tail + 2 || word.size() >= std::size(odds) || !names_in(word, 2, odds)) return false;
  const int with = odds[word.size() - tail];
  return with > kNoName && with + word_bits(word.substr(word.size() - tail)) - kParticle > odds[word.size()];
}

bool Words::names_in(std::u32string_view word, size_t least, NameOdds& odds) const {
  // Of a hundred Chinese 85 have one of the sixty surnames of rank 1, and so on.
  static constexpr int kSurname[] = {98, 98, 157, 187, 228, 248};
  constexpr int kOneCharacter = 44, kTwoCharacters = 4;  // of a given name
  constexpr int kNone = 1 << 20;
  const uint16_t surnames = word.size() < 2 ? 0 : lexicon_->lengths_from(List::surname_hangul, word[0]);
  if (!surnames || !base::is_hangul(word[1])) return false;
  if (!(surnames & ~image::length_bit(1)) && !lexicon_->lengths_from(List::mandarin_syllable, word[1])) return false;
  const size_t most = std::min(word.size(), std::size(odds) - 1);
  std::fill(std::begin(odds), std::end(odds), kNone);
  bool any = false;
  const auto better = [&](size_t end, int bits) {
    if (end >= least && bits < odds[end]) odds[end] = bits, any = true;
  };
  for (size_t s = 1; s <= 3 && s < most; ++s) {
    if (!(surnames & image::length_bit(s))) continue;
    int rank = 9;
    if (surname_length(word.substr(0, s), &rank) != s) continue;
    const int said = kSurname[std::min(rank, 5)];
    for (size_t n = 1; n <= 3 && s + n <= most; ++n) {
      const Given one = given_of(word.substr(s, n));
      if (!one.known) continue;
      better(s + n, said + kOneCharacter + one.alone);
      for (size_t k = 1; k <= 3 && s + n + k <= most; ++k) {
        if (s + n + k < least) continue;
        if (const Given two = given_of(word.substr(s + n, k)); two.known)
          better(s + n + k, said + kTwoCharacters + one.first + two.second);
      }
    }
  }
  if (!any) return false;
  const auto model = lexicon_->base().model().subspan(size_t{2} * image::kSyllables);
  int said = 0;
  bool hangul = true;
  for (size_t i = 0; i < most; ++i) {
    hangul = hangul && base::is_hangul(word[i]);
    if (hangul) said += model[(word[i] - 0xAC00) * 2 + (i ? 1 : 0)];
    odds[i + 1] = !hangul || odds[i + 1] == kNone ? kNoName : said - odds[i + 1];
  }
  return true;
}

bool Words::is_mandarin_spelling(std::u32string_view w) const {
  // ok: from which of the next places (bit 0 is here) a syllable may begin.
  unsigned ok = 1;
  for (size_t i = 0; i < w.size(); ++i, ok >>= 1) {
    if (!ok) return false;
    if (!(ok & 1)) continue;
    const uint16_t lengths = lexicon_->lengths_from(List::mandarin_syllable, w[i]);
    if (lengths & image::length_bit(1) && is_mandarin_syllable(w[i])) ok |= 2;
    for (size_t n = 2; n <= 3 && i + n <= w.size(); ++n)
      if (lengths & image::length_bit(n) && lexicon_->has(List::mandarin_syllable, w.substr(i, n))) ok |= 1u << n;
  }
  return !w.empty() && (ok & 1);
}

/// Rank of a surname of one syllable, the best of several; -1 where it is none.
int Words::rank_of_syllable(char32_t c) const {
  const bool kept = base::is_hangul(c);
  if (kept && surname_[c - 0xAC00]) return surname_[c - 0xAC00] - 2;
  const Hit hit = lexicon_->find(List::surname_hangul, std::u32string_view(&c, 1));
  int best = hit ? 9 : -1;
  if (hit)
    for (const image::Sense& s : hit.senses) best = std::min(best, static_cast<int>(image::SurnameEntry::of(s).rank));
  if (kept) surname_[c - 0xAC00] = static_cast<uint8_t>(best < 0 ? 1 : best + 2);
  return best;
}

bool Words::is_mandarin_syllable(char32_t c) const {
  if (!base::is_hangul(c)) return lexicon_->has(List::mandarin_syllable, std::u32string_view(&c, 1));
  uint8_t& known = mandarin_[c - 0xAC00];
  if (!known) known = lexicon_->has(List::mandarin_syllable, std::u32string_view(&c, 1)) ? 2 : 1;
  return known == 2;
}

int Words::korean_rank(char32_t c) const {
  const auto ask = [&] {
    const auto entry = listed(WordList::korean_surnames, {&c, 1}).as<image::KoreanSurnameEntry>();
    return entry ? std::clamp(static_cast<int>(entry->rank), 1, 4) : 0;
  };
  if (!base::is_hangul(c)) return ask();
  uint8_t& known = korean_[c - 0xAC00];
  if (!known) known = static_cast<uint8_t>(1 + ask());
  return known - 1;
}

bool Words::is_korean_given(std::u32string_view given) const {
  constexpr int kFirst = 1, kSecond = 2;
  if (given.size() != 2) return false;
  for (size_t i = 0; i < 2; ++i) {
    if (!base::is_hangul(given[i])) return false;
    uint8_t& known = korean_given_[given[i] - 0xAC00];
    if (!known) {
      const auto entry = listed(WordList::korean_given, given.substr(i, 1)).as<image::KoreanGivenEntry>();
      const int places = !entry                                      ? 0
                         : entry->place == image::GivenPlace::first  ? kFirst
                         : entry->place == image::GivenPlace::second ? kSecond
                                                                     : kFirst + kSecond;
      known = static_cast<uint8_t>(1 + places);
    }
    if (!((known - 1) & (i ? kSecond : kFirst))) return false;
  }
  return true;
}

bool Words::is_slip_syllable(char32_t c) const {
  if (!base::is_hangul(c)) return false;
  uint8_t& known = slip_[c - 0xAC00];
  if (!known) known = listed(WordList::slip_syllables, {&c, 1}) || is_tense(c) ? 2 : 1;
  return known == 2;
}

}  // namespace ireum::token
