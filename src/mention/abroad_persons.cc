// Persons of Japan and of Vietnam in several words: the spelling or the surname says what they are.
#include <algorithm>

#include "mention/generate.h"

namespace ireum::mention {

using image::Type;
using token::is_blank;
using token::is_open_bracket;
using token::is_word_char;

namespace {

Candidate person(uint32_t begin, uint32_t end, uint32_t word_end) {
  Candidate c;
  c.begin = begin;
  c.end = end;
  c.word_end = word_end;
  c.type = Type::person;
  c.source = Source::foreign;
  c.why = kFromShape | kFromContext;
  c.evidence.add(Evidence::person_foreign);
  c.evidence.add(Evidence::leader_behind);
  return c;
}

size_t hangul_before(std::u32string_view t, size_t end) {
  while (end > 0 && base::is_hangul(t[end - 1])) --end;
  return end;
}

/// How many Han stand in the bracket that opens at `at`, where nothing else does before it closes or a comma stands.
size_t han_inside(std::u32string_view t, size_t at) {
  size_t n = 0;
  while (at + 1 + n < t.size() && base::is_han(t[at + 1 + n])) ++n;
  const size_t x = at + 1 + n;
  return x < t.size() && (t[x] == token::closing_of(t[at]) || t[x] == U',') ? n : 0;
}

}  // namespace

void find_glossed_abroad(const Words& words, const Scene& scene, std::vector<Candidate>& out) {
  constexpr size_t kLeastHan = 3, kMostHan = 6, kLongest = 6;
  const auto t = scene.text;
  for (size_t i = 3; i < t.size(); ++i) {
    if (!is_open_bracket(t[i]) || !base::is_hangul(t[i - 1])) continue;
    const size_t han = han_inside(t, i);
    if (han < kLeastHan || han > kMostHan) continue;
    const size_t given = hangul_before(t, i);
    if (given < 3 || !is_blank(t[given - 1])) continue;
    const size_t begin = hangul_before(t, given - 1);
    if (begin > 0 && is_word_char(t[begin - 1])) continue;
    const auto surname = t.substr(begin, given - 1 - begin), name = t.substr(given, i - given);
    if (surname.size() < 2 || name.size() < 2 || surname.size() > kLongest || name.size() > kLongest) continue;
    if (!Words::is_kana_spelling(surname) || !Words::is_kana_spelling(name)) continue;
    const bool listed = static_cast<bool>(words.listed(image::WordList::japanese_surnames, surname));
    const bool particle = words.last_syllable(surname.back()) & token::kNoNameEnd;  // 우지에 만푸쿠지(萬福寺)
    if (!listed && (particle || words.is_known(surname) || words.is_descriptive(surname) || words.is_title(surname)))
      continue;
    out.push_back(person(static_cast<uint32_t>(begin), static_cast<uint32_t>(i), static_cast<uint32_t>(i)));
    out.back().evidence.add(Evidence::glossed_here);
  }
}

/// 제임스 힐턴: a given name of the West and a word that no list knows.
void find_western(const Words& words, const Scene& scene, uint32_t begin, uint32_t end, std::vector<Candidate>& out) {
  constexpr size_t kLongest = 6;
  const auto t = scene.text;
  if (end + 2 >= t.size() || !is_blank(t[end]) || !base::is_hangul(t[end + 1])) return;
  const auto e = static_cast<uint32_t>(Words::word_end(t, end + 1));
  const auto word = t.substr(end + 1, e - end - 1);
  if (!std::all_of(word.begin(), word.end(), base::is_hangul)) return;
  const size_t longest = words.particle_length(word, 1);
  const size_t shorter = longest > 1 && words.is_particle(word.substr(word.size() - 1)) ? 1 : longest;
  const bool one = word.size() - longest == 1;  // 폴 + 로도, or 폴로 + 도
  for (const size_t josa : {one ? shorter : longest, longest, size_t{0}}) {
    const auto name = word.substr(0, word.size() - josa);
    int rank = 9;
    if (name.size() > kLongest) continue;
    if (name.size() == 1 && !Words::has_foreign_syllable(name) && !words.surname_length(name, &rank)) {
      if (josa) return;
      continue;
    }
    const bool word_of_korean = words.is_known(name) || words.is_descriptive(name) || words.is_title_modifier(name);
    if (word_of_korean || (josa && words.is_known(word))) return;
    out.push_back(person(begin, e - static_cast<uint32_t>(josa), e));
    return;
  }
}

void find_vietnamese(const Words& words, const Scene& scene, uint32_t begin, uint32_t end,
                     std::vector<Candidate>& out) {
  constexpr int kMostWords = 3;
  constexpr size_t kLongest = 4;
  const auto t = scene.text;
  uint32_t stop = 0, word_end = end, x = end;
  for (int n = 0; n < kMostWords && x + 1 < t.size() && is_blank(t[x]) && base::is_hangul(t[x + 1]); ++n) {
    const auto e = static_cast<uint32_t>(Words::word_end(t, x + 1));
    const auto word = t.substr(x + 1, e - x - 1);
    if (words.is_title(word) || words.is_title_modifier(word)) break;
    const bool whole = static_cast<bool>(words.listed(image::WordList::vietnamese_middles, word));
    const size_t josa = whole ? 0 : words.particle_length(word, 1);
    const auto bare = word.substr(0, word.size() - josa);
    const bool middle = static_cast<bool>(words.listed(image::WordList::vietnamese_middles, bare));
    if (!middle && (bare.size() > kLongest || words.is_known(bare) || words.is_descriptive(bare))) break;
    if (!std::all_of(bare.begin(), bare.end(), base::is_hangul)) break;
    stop = x + 1 + static_cast<uint32_t>(bare.size());
    word_end = e;
    if (josa) break;
    x = e;
  }
  if (stop) out.push_back(person(begin, stop, word_end));
}

}  // namespace ireum::mention
