#include "token/words.h"

#include <algorithm>
#include <array>
#include <bit>

#include "reading/jamo.h"

namespace ireum::token {

using image::Hit;
using image::List;
using image::TitleEntry;
using image::TitleKind;
using image::WordList;

size_t Words::word_end(std::u32string_view t, size_t b) {
  size_t i = b;
  while (i < t.size()) {
    if (is_word_char(t[i])) {
      ++i;
      continue;
    }
    if (is_middle_dot(t[i]) && i > b && i + 1 < t.size() && base::is_hangul(t[i - 1]) && base::is_hangul(t[i + 1])) {
      ++i;
      continue;
    }
    break;
  }
  return i;
}

namespace {

/// Of the lengths (bits, see image::length_bit) those up to both bounds.
unsigned up_to(unsigned lengths, size_t most, size_t room) { return lengths & ((2u << std::min(most, room)) - 2); }

/// The longest of them, which is not asked again.
size_t take_longest(unsigned& lengths) {
  const auto n = static_cast<size_t>(std::bit_width(lengths) - 1);
  lengths &= ~(1u << n);
  return n;
}

/// 쎈, 쭤: a tense initial and a final that Mandarin has. Of two slips in one syllable one is mostly this.
bool is_tense(char32_t c) {
  const auto initial = (c - 0xAC00) / 588, final = (c - 0xAC00) % 28;
  const bool tense = initial == 1 || initial == 4 || initial == 8 || initial == 10 || initial == 13;
  return tense && (final == 0 || final == 4 || final == 21);
}

}  // namespace

bool Words::is_particle(std::u32string_view tail) const {
  const reading::Tail t = particles_.parse(tail);
  return t.is && !t.has(image::kRareTail);
}

bool Words::ends_in_particle(std::u32string_view word) const {
  if (word.size() < 2 || !base::is_hangul(word[word.size() - 2])) return false;
  const bool final = (word[word.size() - 2] - 0xAC00) % 28 != 0;
  return last_syllable(word.back()) & (kParticleAfterAny | (final ? kParticleAfterFinal : kParticleAfterVowel));
}

unsigned Words::last_syllable(char32_t c) const {
  if (!base::is_hangul(c)) return 0;
  uint16_t& known = last_[c - 0xAC00];
  if (!known) {
    const auto entry = listed(WordList::last_syllables, {&c, 1}).as<image::LastSyllableEntry>();
    known = static_cast<uint16_t>(1 + (entry ? entry->ends : 0));
  }
  return known - 1u;
}

bool Words::is_spoken_surname(std::u32string_view s) const {
  if (s.size() != 1) return !s.empty();
  const auto word = listed(WordList::surname_words, s).as<image::SurnameWordEntry>();
  return !word || word->kind != image::SurnameWord::word;
}

bool Words::is_clear_surname(std::u32string_view s) const {
  return s.size() > 1 || (s.size() == 1 && !listed(WordList::surname_words, s));
}

size_t Words::particle_length(std::u32string_view word, size_t least) const { return particles_.length(word, least); }

Title Words::title_at(std::u32string_view text, size_t at) const {
  if (at >= text.size()) return {};
  Title none;
  for (unsigned lengths = up_to(lexicon_->lengths_from(List::title, text[at]), 10, text.size() - at); lengths;) {
    const size_t n = take_longest(lengths);
    const Hit hit = lexicon_->find(List::title, text.substr(at, n));
    if (!hit) continue;
    const size_t end = at + n;
    const TitleEntry entry = TitleEntry::of(hit.senses[0]);
    if (entry.kind == TitleKind::modifier) {  // 전 총장, 수석 이코노미스트
      if (end < text.size() && is_blank(text[end]))
        if (const Title title = title_at(text, end + 1); title.length) return title;
      none.rank = none.rank ||
                  (entry.position == image::Position::both && is_particle(text.substr(end, word_end(text, at) - end)));
      continue;
    }
    if (entry.position == image::Position::before) continue;
    const size_t word = Words::word_end(text, at);
    const std::u32string_view rest = word > end ? text.substr(end, word - end) : std::u32string_view();
    if (!is_particle(rest)) continue;
    const bool common = static_cast<bool>(listed(WordList::common_titles, text.substr(at, n)));
    return {n, entry.kind == TitleKind::team, common};
  }
  return none;
}

bool Words::is_title(std::u32string_view word) const {
  const auto title = lexicon_->find(List::title, word).as<TitleEntry>();
  return title && title->kind != TitleKind::modifier;
}

bool Words::is_person_role(std::u32string_view words) const {
  size_t b = words.size();
  while (b > 0 && base::is_hangul(words[b - 1])) --b;
  const std::u32string_view last = words.substr(b);
  return is_title(last) || listed(WordList::person_labels, last) || listed(WordList::person_roles, last);
}

bool Words::is_title_modifier(std::u32string_view word) const {
  const auto title = lexicon_->find(List::title, word).as<TitleEntry>();
  return title && title->kind == TitleKind::modifier;
}

size_t Words::great_title_at(std::u32string_view text, size_t at, std::string_view& kind) const {
  if (!title_at(text, at).length) return 0;  // all of them are titles, and that is soon seen
  size_t x = at;
  for (int n = 0; n < 3 && x < text.size(); ++n) {
    const size_t e = word_end(text, x);
    const std::u32string_view word = text.substr(x, e - x);
    for (const size_t josa : {particle_length(word, 2), size_t{0}})
      if (const Hit hit = listed(WordList::great_titles, word.substr(0, word.size() - josa))) {
        kind = note_of(hit);
        return e - josa - at;
      }
    if (!is_title_modifier(word) || e + 1 >= text.size() || !is_blank(text[e])) return 0;
    x = e + 1;
  }
  return 0;
}

bool Words::is_strange_name(std::u32string_view word) const {
  if (word.size() < 2 || word.size() > 10 || !std::all_of(word.begin(), word.end(), base::is_hangul)) return false;
  if (ends_in_particle(word) || is_known(word) || is_descriptive(word)) return false;
  const size_t josa = particle_length(word, 2);
  return !josa || !(is_known(word.substr(0, word.size() - josa)) || is_descriptive(word.substr(0, word.size() - josa)));
}

bool Words::is_kana_spelling(std::u32string_view word) {
  static constexpr uint32_t kVowels =
      1u << 0 | 1u << 2 | 1u << 5 | 1u << 8 | 1u << 9 | 1u << 12 | 1u << 13 | 1u << 17 | 1u << 18 | 1u << 20;
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char32_t c) {
    if (!base::is_hangul(c)) return false;
    const auto vowel = (c - 0xAC00) / 28 % 21, final = (c - 0xAC00) % 28;
    return (kVowels >> vowel & 1) && (final == 0 || final == 4 || final == 19);
  });
}

namespace {

constexpr bool is_foreign_syllable(unsigned syllable) {
  const auto initial = syllable / 588, vowel = syllable / 28 % 21, final = syllable % 28;
  const bool hard = initial == 15 || initial == 16 || initial == 17;  // ㅋ ㅌ ㅍ
  const bool thin =
      vowel == 18 && final == 0 && initial != 0 && initial != 2 && initial != 6 && initial != 11;  // 드 르 스 트
  return thin || (hard && (vowel == 1 || vowel == 5 || vowel == 20 || (vowel == 4 && initial == 15))) ||
         (final == 8 && hard);
}

/// A bit a syllable, because the question is asked of every second word.
constexpr std::array<uint64_t, (image::kSyllables + 63) / 64> kForeign = [] {
  std::array<uint64_t, (image::kSyllables + 63) / 64> bits{};
  for (unsigned n = 0; n < image::kSyllables; ++n) bits[n / 64] |= uint64_t{is_foreign_syllable(n)} << n % 64;
  return bits;
}();

}  // namespace

bool Words::has_foreign_syllable(std::u32string_view word) {
  return std::any_of(word.begin(), word.end(), [](char32_t c) {
    return base::is_hangul(c) && kForeign[(c - 0xAC00) / 64] >> (c - 0xAC00) % 64 & 1;
  });
}

Suffix Words::suffix_of(std::u32string_view word, size_t least) const {
  if (word.size() <= least) return {};
  for (unsigned lengths = up_to(lexicon_->lengths_to(List::suffix, word.back()), 12, word.size() - least); lengths;) {
    const size_t n = take_longest(lengths);
    const Hit hit = lexicon_->find(List::suffix, word.substr(word.size() - n));
    if (!hit) continue;
    // 시에서 is no 서 (署): what ends a longer particle is none.
    if (n == 1 && particles_.length(word, least) > n) continue;
    const auto entry = image::SuffixEntry::of(hit.senses[0]);
    const auto has = [&](image::SuffixFlag flag) { return (entry.flags & flag) != 0; };
    return {
        n, entry.type, entry.subtype, has(image::kSuffixStrong), has(image::kSuffixNamed), has(image::kSuffixProper)};
  }
  return {};
}

int Words::korean_weight(std::u32string_view w) const {
  const auto entry = lexicon_->find(List::korean_word, w).as<image::KoreanWordEntry>();
  return entry ? static_cast<int>(entry->weight) : 0;
}

bool Words::is_descriptive(std::u32string_view w) const {
  std::u32string undotted;
  std::u32string_view t = w;
  if (std::any_of(w.begin(), w.end(), is_middle_dot)) {
    for (const char32_t c : w)
      if (!is_middle_dot(c)) undotted += c;
    t = undotted;
  }
  char few[64];
  std::vector<char> many;
  char* ok = few;
  if (t.size() >= sizeof few) many.resize(t.size() + 1), ok = many.data();
  std::fill(ok, ok + t.size() + 1, 0);
  ok[0] = 1;
  for (size_t i = 0; i < t.size() && !ok[t.size()]; ++i) {
    if (!ok[i]) continue;
    // Only lengths that some list has from this syllable on.
    const auto lengths = static_cast<uint16_t>(
        lexicon_->lengths_from(List::lexicon_hangul, t[i]) |
        ((lexicon_->lengths_from(List::korean_word, t[i]) | lexicon_->lengths_from(List::stopword, t[i]) |
          lexicon_->lengths_from(List::suffix, t[i])) &
         ~2u));
    for (unsigned left = up_to(lengths, 8, t.size() - i); left;) {
      const size_t n = take_longest(left);
      if (ok[i + n]) continue;
      const image::Key part(t.substr(i, n));
      if (lexicon_->has(List::lexicon_hangul, part) ||
          (n >= 2 && (lexicon_->has(List::korean_word, part) || lexicon_->has(List::stopword, part) ||
                      lexicon_->has(List::suffix, part))))
        ok[i + n] = 1;
    }
  }
  return ok[t.size()];
}

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
  const auto model = lexicon_->base().model().subspan(2 * image::kSyllables);
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
  const auto model = lexicon_->base().model().subspan(2 * image::kSyllables);
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

Hit Words::listed(std::u32string_view list, std::u32string_view word) const {
  const auto* name = std::find(std::begin(image::kWordListNames), std::end(image::kWordListNames), list);
  if (name != std::end(image::kWordListNames))
    return listed(static_cast<WordList>(name - std::begin(image::kWordListNames)), word);
  // Tables of records (gloss-words, japanese-forms) are no plain lists, and stand under their own names.
  std::u32string key(list);
  key.append(1, U'\t').append(word);
  return word.empty() ? Hit{} : lexicon_->find(List::word_list, key);
}

std::string_view Words::note_of(const Hit& hit) { return hit.word(); }

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

bool Words::is_known(std::u32string_view w) const {
  const image::Key key(w);
  return lexicon_->has(List::korean_word, key) || lexicon_->has(List::stopword, key) ||
         lexicon_->has(List::lexicon_hangul, key) || lexicon_->has(List::title, key) ||
         (w.size() > 1 && lexicon_->may_begin(w[0], w[1]) && lexicon_->has(List::name_hangul, key));
}

size_t Words::surname_length(std::u32string_view w, int* rank) const {
  if (w.empty()) return 0;
  const uint16_t lengths = lexicon_->lengths_from(List::surname_hangul, w[0]);
  for (size_t n = lengths ? std::min<size_t>(3, w.size()) : 0; n > 0; --n) {
    if (!(lengths & image::length_bit(n))) continue;
    if (n == 1) {
      const int one = rank_of_syllable(w[0]);
      if (one >= 0 && rank) *rank = one;
      return one >= 0;
    }
    const Hit hit = lexicon_->find(List::surname_hangul, w.substr(0, n));
    if (!hit) continue;
    int best = 9;
    for (const image::Sense& s : hit.senses) best = std::min(best, static_cast<int>(image::SurnameEntry::of(s).rank));
    if (rank) *rank = best;
    return n;
  }
  return 0;
}

}  // namespace ireum::token
