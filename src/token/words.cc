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
  return none.rank ? none : compound_title_at(text, at);
}

/// 국제처장, 방송평론가: words of a trade before a title of two syllables or more that is no everyday word.
Title Words::compound_title_at(std::u32string_view text, size_t at) const {
  constexpr size_t kLeastWords = 2, kLeastTitle = 2, kMostTitle = 3, kMost = 10;
  const size_t end = word_end(text, at);
  if (end < at + kLeastWords + kLeastTitle || end > at + kMost) return {};
  const std::u32string_view word = text.substr(at, end - at);
  for (const size_t josa : {size_t{0}, particle_length(word, kLeastWords + kLeastTitle)}) {
    const std::u32string_view name = word.substr(0, word.size() - josa);
    for (size_t n = kMostTitle; n >= kLeastTitle; --n) {
      if (name.size() < n + kLeastWords) continue;
      const std::u32string_view title = name.substr(name.size() - n);
      const auto entry = lexicon_->find(List::title, title).as<TitleEntry>();
      if (!entry || entry->kind == TitleKind::modifier || entry->position == image::Position::before) continue;
      if (listed(WordList::common_titles, title) || !is_descriptive(name.substr(0, name.size() - n))) continue;
      if (suffix_of(name, 0).type == image::Type::organization) return {};  // 산업기술연구원: a house, too
      return {name.size(), entry->kind == TitleKind::team, false};
    }
    if (!josa && !particle_length(word, kLeastWords + kLeastTitle)) break;
  }
  return {};
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
  const bool hard = initial == 15 || initial == 16 || initial == 17;                   // ㅋ ㅌ ㅍ
  const bool thin = vowel == 18 && final == 0 && !base::is_any(initial, 0, 2, 6, 11);  // 드 르 스 트
  const bool open_vowel = base::is_any(vowel, 1, 5, 20) || (vowel == 4 && initial == 15);
  return thin || (hard && (open_vowel || final == 8));
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
    return {n,
            entry.type,
            entry.subtype,
            has(image::kSuffixStrong),
            has(image::kSuffixNamed),
            has(image::kSuffixProper),
            has(image::kSuffixHouse)};
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
