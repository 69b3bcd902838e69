#include "mention/suspects.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/utf8.h"

namespace ireum::mention {

using image::EntityRef;
using image::Hit;
using image::List;
using image::Subtype;
using image::Type;

namespace {

// Odds and all that is added to them are in 1/16 bits.
constexpr int kFloor = -64;        // with lower odds it is nobody's name, whatever the document says
constexpr int kEnough = 96;        // odds and all that speaks for it together
constexpr int kKnown = 256;        // what it says that a title or a gloss makes the same name somebody's
constexpr int kEnoughWhereKnown = kKnown - 64;
constexpr int kSlip = 80;            // what it costs to be the slip of a listed name
constexpr int kBuilt = 144;          // what it costs to be a word with one syllable more
constexpr int kMostOfTail = 24;    // what a particle may say for it
constexpr int kTelling = 128;      // odds by which a name is company to its neighbours
constexpr uint64_t kAround = 700;  // bytes before and behind in which other names are company

/// A way to read a word: the name that begins it and the particle behind.
struct Parse {
  std::u32string_view name, tail;
  int odds = 0;  // of the name with this particle
  bool korean = false;
};

/// Calls `each` for every way to read the word that is not nobody's name.
template <class F>
void each_parse(const Words& words, std::u32string_view word, F each) {
  constexpr size_t kLongestTail = 4;
  constexpr int kBare = 24, kParticle = 64, kVerbal = 64, kKoreanVerbal = 128;  // what no particle, any particle, one that verbs have too speak against it
  if (word.size() < 2 || word.size() > 10) return;
  const auto everyday = [&](std::u32string_view name) {
    return words.korean_weight(name) || words.is_stopword(name) || words.lexicon().has(List::title, name) || words.is_descriptive(name);
  };
  const auto built = [&](std::u32string_view name) {  // 이용 + 률, 신청 + 자
    return name.size() == 3 && words.korean_weight(name.substr(0, 2)) >= 3 ? kBuilt : 0;
  };
  const auto tail_odds = [&](std::u32string_view tail, bool korean, int& odds) {
    odds = -kBare;
    if (tail.empty()) return true;
    const Hit particle = words.listed(U"person-particles", tail);
    if (!particle) return false;
    odds = std::min(kMostOfTail, words.word_bits(tail) - kParticle) - (Words::note_of(particle) == "verb" ? kVerbal + (korean ? kKoreanVerbal : 0) : 0);
    return true;
  };
  // A Korean: a surname and two syllables usual in given names.
  if (word.size() >= 3 && word.size() <= 3 + kLongestTail && words.is_korean_surname(word[0]) && words.is_korean_given(word.substr(1, 2))) {
    static constexpr int kSurname[] = {0, 64, 112, 144, 192};
    constexpr int kGiven = 200;
    const int of_name = words.word_bits(word.substr(0, 3)) - kSurname[words.korean_rank(word[0])] - kGiven;
    int odds = 0;
    if (of_name >= kFloor && tail_odds(word.substr(3), true, odds) && of_name + odds >= kFloor && !everyday(word.substr(0, 3)))
      each(Parse{word.substr(0, 3), word.substr(3), of_name + odds - built(word.substr(0, 3)), true});
  }
  Words::NameOdds names;
  if (!words.names_in(word, word.size() > kLongestTail + 2 ? word.size() - kLongestTail : 2, names)) return;
  for (size_t t = 0; t <= kLongestTail && t + 2 <= word.size(); ++t) {
    const size_t n = word.size() - t;
    if (n >= std::size(names) || names[n] < kFloor) continue;
    const auto name = word.substr(0, n), tail = word.substr(n);
    const int of_name = names[n];
    int odds = 0;
    if (!tail_odds(tail, false, odds) || of_name + odds < kFloor || everyday(name)) continue;
    each(Parse{name, tail, of_name + odds - built(name), false});
  }
}

/// Whether the mention speaks of China: listed there, or read so.
bool is_chinese(const Words& words, const Mention& m, const Observation& out) {
  if (m.type != Type::person && m.type != Type::place && m.type != Type::organization) return false;
  if (m.pair != kNone) return out.pairs[m.pair].judgement.alignment.han_count(reading::Kind::mandarin) >= 2;
  if (m.entity == kNone) return (m.evidence & kFromModel) != 0;
  const EntityRef e{words.lexicon().images()[m.image], m.entity};
  return !e.has(image::kForeign) && !e.has(image::kKorean) && !e.has(image::kJapanese) && !e.has(image::kFree) && !e.has(image::kRegion) && !e.han().empty();
}

int for_count(size_t n) { return n >= 4 ? 64 : n == 3 ? 48 : n == 2 ? 24 : 0; }
/// Koreans are at home in the text: what stands around says less of them.
int for_korean_company(size_t halves) { return halves == 0 ? -64 : halves < 4 ? -32 : 0; }
int for_company(size_t halves) { return halves == 0 ? -176 : halves < 2 ? -128 : halves < 4 ? -80 : halves < 6 ? 0 : halves < 12 ? 16 : 32; }

}  // namespace

bool may_be_name(const Words& words, std::u32string_view word) {
  bool may = false;
  each_parse(words, word, [&](const Parse&) { may = true; });
  return may;
}

void settle_suspects(const Words& words, std::string_view text, const std::vector<Suspect>& suspects,
                     const std::vector<Zone>& zones, Observation& out) {
  if (suspects.empty()) return;
  std::vector<std::u32string> word(suspects.size());
  for (size_t i = 0; i < suspects.size(); ++i) word[i] = base::to_utf32(text.substr(suspects[i].begin, suspects[i].size));
  // Who is known already, and what stands around.
  std::set<std::u32string> sure, surnames;
  std::vector<std::pair<uint64_t, int>> company;  // begin; two halves for a name of China, one for a telling suspect
  const auto keep_surname = [&](std::u32string_view full) {
    int rank = 0;
    const size_t n = words.surname_length(full, &rank);
    if (n && n < full.size()) surnames.emplace(full.substr(0, n));
  };
  for (const Mention& m : out.mentions) {
    if (is_chinese(words, m, out)) company.emplace_back(m.begin, 2);
    if (m.type != Type::person || m.evidence & (kSurnameOnly | kIsHan | kMisspelled)) continue;
    std::u32string full = base::to_utf32(text.substr(m.begin, m.end - m.begin));
    if (full.size() < 2 || full.size() > 8) continue;
    keep_surname(full);
    sure.insert(std::move(full));
  }
  struct Seen {
    size_t count = 0;
    std::set<std::u32string> tails;
  };
  std::map<std::u32string, Seen> seen;
  for (size_t i = 0; i < suspects.size(); ++i) {
    if (suspects[i].surname) continue;
    int best = kFloor;
    each_parse(words, word[i], [&](const Parse& p) {
      Seen& s = seen[std::u32string(p.name)];
      ++s.count;
      s.tails.emplace(p.tail);
      best = std::max(best, p.odds);
    });
    if (best >= kTelling) company.emplace_back(suspects[i].begin, 1);
  }
  std::sort(company.begin(), company.end());
  const auto around = [&](uint64_t at) {  // halves, without the suspect itself
    const uint64_t from = at > kAround ? at - kAround : 0;
    size_t sum = 0;
    for (auto it = std::lower_bound(company.begin(), company.end(), std::pair<uint64_t, int>{from, 0}); it != company.end() && it->first < at + kAround; ++it)
      if (it->first != at) sum += static_cast<size_t>(it->second);
    return sum;
  };
  std::vector<Mention> persons;
  const auto person = [&](const Suspect& s, size_t syllables, unsigned evidence) {
    Mention m;
    m.begin = s.begin;
    m.end = s.begin + syllables * 3;  // of Hangul
    m.type = Type::person;
    m.zone = s.line < zones.size() ? zones[s.line] : Zone::body;
    m.evidence = static_cast<uint16_t>(kFromShape | evidence);
    persons.push_back(m);
  };
  for (size_t i = 0; i < suspects.size(); ++i) {
    if (suspects[i].surname) continue;
    int best = kFloor;
    bool known = false, korean = false;
    std::u32string_view name;
    each_parse(words, word[i], [&](const Parse& p) {
      const std::u32string key(p.name);
      const Seen& s = seen[key];
      const bool is_sure = sure.contains(key);
      const int value = p.odds + for_count(s.count) + (s.tails.size() > 1 ? 16 : 0) + (is_sure ? kKnown : 0);
      if (value <= best) return;
      best = value, known = is_sure, korean = p.korean, name = p.name;
    });
    if (name.empty()) continue;
    // 선젠 is rather 선전 with a slip.
    if (!known && words.lexicon().has(List::slip_name, name)) best -= kSlip;
    const int total = best + (korean ? for_korean_company(around(suspects[i].begin)) : for_company(around(suspects[i].begin))) + (suspects[i].cell ? 24 : 0);
    if (total < (known ? kEnoughWhereKnown : kEnough)) continue;
    person(suspects[i], name.size(), (korean ? kKoreanName : kFromModel) | kFromContext);
    keep_surname(name);
  }
  for (size_t i = 0; i < suspects.size(); ++i)
    if (suspects[i].surname && (surnames.contains(word[i]) || (is_clear_surname(word[i]) && around(suspects[i].begin) >= 4))) person(suspects[i], word[i].size(), kSurnameOnly);
  if (persons.empty()) return;
  std::sort(persons.begin(), persons.end(), [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
  // Each in its place; what stands inside another mention than a title is left out.
  std::vector<Mention> merged;
  merged.reserve(out.mentions.size() + persons.size());
  std::vector<uint32_t> moved(out.mentions.size());
  size_t next = 0;
  uint64_t reach = 0;            // how far the names so far go
  uint32_t work = kNone;         // the last title, in `merged`
  const auto put = [&](uint64_t before) {
    for (; next < persons.size() && persons[next].begin < before; ++next) {
      Mention m = persons[next];
      if (m.begin < reach || (before != UINT64_MAX && m.end > before)) continue;
      if (work != kNone && merged[work].end > m.begin) {
        if (merged[work].end < m.end) continue;
        m.parent = work;
      }
      reach = m.end;
      merged.push_back(m);
    }
  };
  for (size_t i = 0; i < out.mentions.size(); ++i) {
    Mention m = out.mentions[i];
    put(m.begin);
    if (next < persons.size() && persons[next].begin == m.begin && m.type != Type::work) ++next;
    if (m.parent != kNone) m.parent = moved[m.parent];
    moved[i] = static_cast<uint32_t>(merged.size());
    if (m.type == Type::work && m.parent == kNone) work = moved[i];
    else if (m.type != Type::work) reach = std::max(reach, m.end);
    merged.push_back(m);
  }
  put(UINT64_MAX);
  out.mentions = std::move(merged);
}

}  // namespace ireum::mention
