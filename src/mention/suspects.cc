#include "mention/suspects.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>

#include "base/utf8.h"
#include "token/line_shape.h"

namespace ireum::mention {

using image::EntityRef;
using image::Hit;
using image::List;
using image::Subtype;
using image::Type;

namespace {

// Odds and all that is added to them are in 1/16 bits.
constexpr int kFloor = -64;  // with lower odds it is nobody's name, whatever the document says
constexpr int kEnough = 96;  // odds and all that speaks for it together
constexpr int kKnown = 256;  // what it says that a title or a gloss makes the same name somebody's
constexpr int kEnoughWhereKnown = kKnown - 64;
constexpr int kSlip = 80;          // what it costs to be the slip of a listed name
constexpr int kBuilt = 144;        // what it costs to be a word with one syllable more
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
  constexpr int kBare = 24, kParticle = 64, kVerbal = 64,
                kKoreanVerbal = 128;  // what no particle, any particle, one that verbs have too speak against it
  if (word.size() < 2 || word.size() > 10) return;
  const auto everyday = [&](std::u32string_view name) {
    return words.korean_weight(name) || words.is_stopword(name) || words.lexicon().has(List::title, name) ||
           words.is_descriptive(name);
  };
  const auto built = [&](std::u32string_view name) {  // 이용 + 률, 신청 + 자
    return name.size() == 3 && words.korean_weight(name.substr(0, 2)) >= 3 ? kBuilt : 0;
  };
  const auto tail_odds = [&](std::u32string_view tail, bool korean, int& odds) {
    odds = -kBare;
    if (tail.empty()) return true;
    const Hit particle = words.listed(U"person-particles", tail);
    if (!particle) return false;
    odds = std::min(kMostOfTail, words.word_bits(tail) - kParticle) -
           (Words::note_of(particle) == "verb" ? kVerbal + (korean ? kKoreanVerbal : 0) : 0);
    return true;
  };
  // A Korean: a surname and two syllables usual in given names.
  if (word.size() >= 3 && word.size() <= 3 + kLongestTail && words.is_korean_surname(word[0]) &&
      words.is_korean_given(word.substr(1, 2))) {
    static constexpr int kSurname[] = {0, 64, 112, 144, 192};
    constexpr int kGiven = 200;
    const int of_name = words.word_bits(word.substr(0, 3)) - kSurname[words.korean_rank(word[0])] - kGiven;
    int odds = 0;
    if (of_name >= kFloor && tail_odds(word.substr(3), true, odds) && of_name + odds >= kFloor &&
        !everyday(word.substr(0, 3)))
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
  return !e.has(image::kForeign) && !e.has(image::kKorean) && !e.has(image::kJapanese) && !e.has(image::kFree) &&
         !e.has(image::kRegion) && !e.han().empty();
}

constexpr int kCell = 24;         // what standing alone in a cell says
constexpr int kMostCompany = 32;  // the most that for_company says
int for_count(size_t n) { return n >= 4 ? 64 : n == 3 ? 48 : n == 2 ? 24 : 0; }
/// Koreans are at home in the text: what stands around says less of them.
int for_korean_company(size_t halves) { return halves == 0 ? -64 : halves < 4 ? -32 : 0; }
int for_company(size_t halves) {
  return halves == 0 ? -176 : halves < 2 ? -128 : halves < 4 ? -80 : halves < 6 ? 0 : halves < 12 ? 16 : kMostCompany;
}

/// What a document has of one word that may be a name: read once, however often it stands there.
class WordsMet {
 public:
  struct Name {
    uint32_t count = 0;     // in how many words
    std::string_view tail;  // behind the first of them
    bool several_tails = false;
    bool sure = false;         // somebody is called so for certain
    std::optional<bool> slip;  // of a listed name
  };
  struct Way {  // one way to read a word
    uint32_t name = 0;
    uint32_t size = 0;  // of the name, in bytes
    int odds = 0;
    bool korean = false;
  };

  explicit WordsMet(const Words& words) : words_(words) {}

  /// The ways to read a word, which are counted.
  std::span<const Way> meet(std::string_view word) {
    const auto [it, fresh] = words_met_.try_emplace(word);
    Met& met = it->second;
    if (fresh) {
      met.begin = static_cast<uint32_t>(ways_.size());
      each_parse(words_, base::to_utf32(word), [&](const Parse& p) {
        const auto size = static_cast<uint32_t>(p.name.size() * 3);  // of Hangul
        const auto [name, unknown] = names_met_.try_emplace(word.substr(0, size), static_cast<uint32_t>(names_.size()));
        if (unknown) names_.emplace_back();
        ways_.push_back({name->second, size, p.odds, p.korean});
      });
      met.end = static_cast<uint32_t>(ways_.size());
    }
    const std::span<const Way> ways = std::span(ways_).subspan(met.begin, met.end - met.begin);
    for (const Way& way : ways) {
      Name& name = names_[way.name];
      const std::string_view tail = word.substr(way.size);
      if (name.count++ == 0) name.tail = tail;
      else name.several_tails = name.several_tails || name.tail != tail;
    }
    return ways;
  }
  /// The same of a word that was met, without counting it again.
  std::span<const Way> of(std::string_view word) const {
    const Met& met = words_met_.find(word)->second;
    return std::span(ways_).subspan(met.begin, met.end - met.begin);
  }
  Name& name(uint32_t n) { return names_[n]; }
  /// The name that is spelled so; null where no word was read so.
  Name* find(std::string_view spelling) {
    const auto it = names_met_.find(spelling);
    return it == names_met_.end() ? nullptr : &names_[it->second];
  }
  bool is_slip(std::string_view spelling, Name& name) const {
    if (!name.slip) name.slip = static_cast<bool>(words_.lexicon().find(List::slip_name, spelling));
    return *name.slip;
  }

 private:
  struct Met {
    uint32_t begin = 0, end = 0;  // of its ways
  };
  struct Hash {
    size_t operator()(std::string_view s) const { return hash_of(s); }
  };
  const Words& words_;
  std::unordered_map<std::string_view, Met, Hash> words_met_;
  std::unordered_map<std::string_view, uint32_t, Hash> names_met_;
  std::vector<Way> ways_;
  std::vector<Name> names_;
};

/// The names that speak of China for those beside them.
class Company {
 public:
  /// A name that begins there counts two halves, a telling suspect one.
  void add(uint64_t begin, uint32_t halves) { at_.push_back({begin, halves}); }
  void close() {
    std::sort(at_.begin(), at_.end(), [](const Place& a, const Place& b) { return a.begin < b.begin; });
    size_t sum = 0;
    for (Place& p : at_) {
      const uint32_t halves = p.halves;
      p.before = sum;
      sum += halves;
    }
    at_.push_back({UINT64_MAX, 0, sum});
  }
  /// Halves around `at`, without what begins there itself.
  size_t around(uint64_t at) const {
    const auto first = [&](uint64_t from) {
      return std::lower_bound(at_.begin(), at_.end(), from, [](const Place& p, uint64_t x) { return p.begin < x; });
    };
    const auto from = first(at > kAround ? at - kAround : 0),
               here = std::find_if(from, at_.end(), [&](const Place&p) { return p.begin >= at; });
    const auto behind = std::find_if(here, at_.end(), [&](const Place& p) { return p.begin > at; });
    const auto end = std::find_if(behind, at_.end(), [&](const Place& p) { return p.begin >= at + kAround; });
    return (here->before - from->before) + (end->before - behind->before);
  }

 private:
  struct Place {
    uint64_t begin = 0;
    uint32_t halves = 0;
    size_t before = 0;  // halves of all places before
  };
  std::vector<Place> at_;
};

}  // namespace

bool may_be_name(const Words& words, std::u32string_view word) {
  bool may = false;
  each_parse(words, word, [&](const Parse&) { may = true; });
  return may;
}

void settle_suspects(const Words& words, std::string_view text, const std::vector<Suspect>& suspects,
                     const std::vector<Zone>& zones, Observation& out) {
  if (suspects.empty()) return;
  const auto word = [&](const Suspect& s) { return text.substr(s.begin, s.size); };
  // Who is known already, and what stands around.
  std::set<std::string, std::less<>> surnames;
  Company company;
  WordsMet met(words);
  const auto keep_surname = [&](std::string_view full) {
    int rank = 0;
    const std::u32string name = base::to_utf32(full);
    const size_t n = words.surname_length(name, &rank);
    if (n && n < name.size()) surnames.emplace(base::to_utf8(std::u32string_view(name).substr(0, n)));
  };
  for (const Suspect& s : suspects) {
    if (s.surname) continue;
    int best = kFloor;
    for (const WordsMet::Way& way : met.meet(word(s))) best = std::max(best, way.odds);
    if (best >= kTelling) company.add(s.begin, 1);
  }
  for (const Mention& m : out.mentions) {
    if (is_chinese(words, m, out)) company.add(m.begin, 2);
    if (m.type != Type::person || m.evidence & (kSurnameOnly | kIsHan | kMisspelled)) continue;
    const std::string_view full = text.substr(m.begin, m.end - m.begin);
    if (const size_t n = code_points(full); n < 2 || n > 8) continue;
    keep_surname(full);
    if (WordsMet::Name* name = met.find(full)) name->sure = true;
  }
  company.close();
  std::vector<Mention> persons;
  const auto person = [&](const Suspect& s, size_t bytes, unsigned evidence) {
    Mention m;
    m.begin = s.begin;
    m.end = s.begin + bytes;
    m.type = Type::person;
    m.zone = s.line < zones.size() ? zones[s.line] : Zone::body;
    m.evidence = static_cast<uint16_t>(kFromShape | evidence);
    persons.push_back(m);
  };
  // 뤄쓰펀(螺螄粉): its Han say that it is a thing.
  const auto is_thing = [&](const Suspect& s) {
    const auto after = std::upper_bound(out.pairs.begin(), out.pairs.end(), s.begin,
                                        [](uint64_t at, const Pair& p) { return at < p.ko_begin; });
    if (after == out.pairs.begin() || s.begin >= (after - 1)->ko_end) return false;
    const std::u32string_view han = (after - 1)->folded;
    return !han.empty() && words.listed(U"han-things", han.substr(han.size() - 1));
  };
  for (const Suspect& suspect : suspects) {
    if (suspect.surname) continue;
    int best = kFloor;
    bool known = false, korean = false;
    const WordsMet::Way* meant = nullptr;
    for (const WordsMet::Way& way : met.of(word(suspect))) {
      const WordsMet::Name& name = met.name(way.name);
      const int value = way.odds + for_count(name.count) + (name.several_tails ? 16 : 0) + (name.sure ? kKnown : 0);
      if (value <= best) continue;
      best = value, known = name.sure, korean = way.korean, meant = &way;
    }
    if (!meant) continue;
    const int enough = (known ? kEnoughWhereKnown : kEnough) - (suspect.cell ? kCell : 0);
    if (best + kMostCompany < enough) continue;  // whoever stands around
    const std::string_view name = word(suspect).substr(0, meant->size);
    // 선젠 is rather 선전 with a slip.
    if (!known && met.is_slip(name, met.name(meant->name))) best -= kSlip;
    const size_t halves = company.around(suspect.begin);
    if (best + (korean ? for_korean_company(halves) : for_company(halves)) < enough) continue;
    if (is_thing(suspect)) continue;
    person(suspect, meant->size, (korean ? kKoreanName : kFromModel) | kFromContext);
    keep_surname(name);
  }
  for (const Suspect& suspect : suspects) {
    if (!suspect.surname) continue;
    const std::string_view name = word(suspect);
    if (surnames.contains(name) || (words.is_clear_surname(base::to_utf32(name)) && company.around(suspect.begin) >= 4))
      person(suspect, suspect.size, kSurnameOnly);
  }
  if (persons.empty()) return;
  std::sort(persons.begin(), persons.end(), [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
  // Each in its place; what stands inside another mention than a title is left out.
  std::vector<Mention> merged;
  merged.reserve(out.mentions.size() + persons.size());
  std::vector<uint32_t> moved(out.mentions.size());
  size_t next = 0;
  uint64_t reach = 0;     // how far the names so far go
  uint32_t work = kNone;  // the last title, in `merged`
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
