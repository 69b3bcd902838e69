// Persons by their syllables alone: how likely a word is a surname with a given name, Chinese or Korean, against a
// Korean word. Every way to cut a particle off is a reading of its own; what stands around decides among them.
#include <algorithm>

#include "mention/word_reader.h"

namespace ireum::mention {

using image::Hit;
using image::List;
using image::Type;

namespace {

// All in 1/16 bit.
constexpr int kFloor = -64;      // with lower odds it is nobody's name unless a title says so
constexpr int kUnread = -128;    // the odds of a name whose syllables no table has
constexpr int kMostOfTail = 24;  // what a particle may say for a name
constexpr int kBare = 24, kParticle = 64, kVerbal = 64, kKoreanVerbal = 128;  // none, any, one that verbs have too
constexpr int kRareWord = 3;                                                  // word_frequency_class of a rare word
constexpr int kBuilt = 3;  // of a word on which syllables grow (이용 + 률)
constexpr size_t kLongestTail = 4, kLongestWord = 10;

class Reader {
 public:
  Reader(const Words& words, std::u32string_view word, std::vector<Candidate>& out)
      : words_(words), word_(word), out_(out) {}

  void read() {
    if (word_.size() < 2 || word_.size() > kLongestWord) return;
    const bool surname = words_.is_korean_surname(word_[0]);
    chinese_surname_ = words_.surname_length(word_, nullptr);
    if (chinese_surname_ && !may_be_given(chinese_surname_)) chinese_surname_ = 0;
    if (!surname && !chinese_surname_) return;
    for (size_t t = 0; t <= kLongestTail && t + 2 <= word_.size(); ++t) {
      const auto name = word_.substr(0, word_.size() - t);
      const bool of_three = surname && name.size() == 3;
      const bool usual = of_three && words_.is_korean_given(name.substr(1));
      const bool may_be_korean = usual || (of_three && t == 0);  // an unusual name stands bare before its title
      const bool may_be_chinese = chinese_surname_ && is_chinese_spelling(name);
      if (!may_be_korean && !may_be_chinese) continue;
      const Tail tail = tail_of(word_.substr(name.size()));
      if (!tail.fits) continue;
      if (may_be_korean) korean(name, usual, tail.odds(true));
      if (may_be_chinese) chinese(name, tail.odds(false));
    }
  }

 private:
  /// What stands behind a name: nothing, or a particle that stands behind persons.
  struct Tail {
    bool fits = false, verbal = false;
    int said = -kBare;
    int odds(bool korean) const { return said - (verbal ? kVerbal + (korean ? kKoreanVerbal : 0) : 0); }
  };

  /// Whether a given name may begin behind a surname of that length, or within it.
  bool may_be_given(size_t surname) const {
    const auto begins = [&](size_t at) {
      return at < word_.size() && words_.lexicon().lengths_from(List::mandarin_syllable, word_[at]) != 0;
    };
    return begins(surname) || (surname > 1 && (begins(1) || begins(2)));
  }

  /// Whether it is spelled as a surname with a given name of one or two characters.
  bool is_chinese_spelling(std::u32string_view name) const {
    constexpr size_t kLongestName = 6, kLongestGiven = 4;
    const size_t s = chinese_surname_ < name.size() ? chinese_surname_ : words_.surname_length(name, nullptr);
    return s && s < name.size() && name.size() <= std::min(kLongestName, s + kLongestGiven) &&
           words_.is_mandarin_spelling(name.substr(s)) && words_.is_mandarin_spelling(name.substr(0, s));
  }

  /// What the syllables of so much of the word say; asked of few words, and of all its heads at once.
  int odds_of(std::u32string_view name) {
    if (!asked_) spelled_ = words_.names_in(word_, 2, odds_), asked_ = true;
    return spelled_ ? odds_[std::min<size_t>(name.size(), 8)] : Words::kNoName;
  }

  Candidate begun(std::u32string_view name, Evidence kind) const {
    Candidate c;
    c.end = static_cast<uint32_t>(name.size());
    c.word_end = static_cast<uint32_t>(word_.size());
    c.type = Type::person;
    c.source = Source::person;
    c.evidence.add(kind);
    c.evidence.add(Evidence::odds);
    c.evidence.add_if(Evidence::tail_particle, name.size() < word_.size());
    return c;
  }

  Tail tail_of(std::u32string_view tail) const {
    if (tail.empty()) return {true};
    const Hit particle = words_.listed(image::WordList::person_particles, tail);
    if (!particle) return {};
    return {true, Words::note_of(particle) == "verb", std::min(kMostOfTail, words_.word_bits(tail) - kParticle)};
  }

  /// 보더니, 이뤄지면서: the ending of a verb is no given name.
  bool is_inflected(std::u32string_view name) const {
    return name.size() >= 3 && words_.listed(image::WordList::verb_endings, name.substr(name.size() - 2));
  }

  /// Whether it is a word that nothing makes a name of: 이사장이 부친의 뒤를 이어 is a title with its particle.
  bool is_no_name(std::u32string_view name) const {
    if (words_.is_stopword(name) || words_.lexicon().has(List::title, name)) return true;
    const size_t josa = words_.particle_length(name, 2);
    return josa && words_.is_title(name.substr(0, name.size() - josa));
  }

  /// What kind of word it is otherwise.
  void note_word(std::u32string_view name, int weight, EvidenceSet& evidence) const {
    evidence.add_if(Evidence::descriptive, words_.is_descriptive(name));
    evidence.add_if(Evidence::inflected, is_inflected(name));
    evidence.add_if(weight <= kRareWord ? Evidence::everyday_rare : Evidence::everyday, weight > 0);
    evidence.add_if(Evidence::built_word, name.size() == 3 && words_.korean_weight(name.substr(0, 2)) >= kBuilt);
    evidence.add_if(Evidence::other_name, words_.lexicon().has(List::name_hangul, name));
  }

  void korean(std::u32string_view name, bool usual, int tail) {
    static constexpr int kSurname[] = {0, 64, 112, 144, 192};
    constexpr int kGiven = 200;
    Candidate c = begun(name, usual ? Evidence::person_korean : Evidence::person_korean_unusual);
    c.why = kFromShape | kKoreanName;
    c.odds = words_.word_bits(name) - kSurname[words_.korean_rank(name[0])] - kGiven + tail;
    const unsigned last = words_.last_syllable(name[2]);
    const bool topic = (last & token::kTopicEnd) != 0;
    c.evidence.add_if(Evidence::no_name_end, (last & token::kNoNameEnd) && !(topic && usual));
    c.evidence.add_if(Evidence::word_and_particle, topic && words_.korean_weight(name.substr(0, 2)) > 0);
    if (is_no_name(name)) return;
    note_word(name, words_.korean_weight(name), c.evidence);
    if (!usual && (c.evidence.has(Evidence::everyday) || c.evidence.has(Evidence::everyday_rare) ||
                   c.evidence.has(Evidence::descriptive)))
      return;
    if (words_.suffix_of(name, 0).length == name.size()) return;
    c.odds = std::max(c.odds, kUnread);
    if (!usual) c.evidence.drop(Evidence::odds);  // its syllables say nothing of a name; a title has to
    out_.push_back(c);
  }

  void chinese(std::u32string_view name, int tail) {
    int rank = 9;
    const auto given = name.substr(words_.surname_length(name, &rank));
    const int odds = odds_of(name);
    constexpr int kFair = -8, kGood = 8, kVeryGood = 24;
    const int score = words_.name_score(given) / static_cast<int>(given.size());
    Candidate c = begun(name, Evidence::person_chinese);
    c.why = kFromShape | kFromModel;
    c.odds = std::max(odds == Words::kNoName ? kUnread : odds + tail, kUnread);
    if (score <= kFair && rank > 1 && c.odds < kFloor) return;
    const int weight = words_.korean_weight(name);
    if (weight > kRareWord || (weight > 0 && !(rank <= 1 && name.size() == 2))) return;
    if (is_no_name(name) || words_.suffix_of(name, 0).length == name.size()) return;
    note_word(name, weight, c.evidence);
    if (c.evidence.has(Evidence::descriptive)) return;
    c.evidence.add_if(Evidence::given_likely, score > kVeryGood || (score > kGood && name.size() >= 3));
    c.evidence.add_if(Evidence::given_unlikely, score <= kFair);
    c.evidence.add_if(Evidence::surname_frequent, rank <= 1);
    c.evidence.add_if(Evidence::surname_rare, rank > 3);
    c.evidence.add_if(Evidence::syllables_two, name.size() == 2);
    // 양쭌둥은, 둥쥔위가
    c.evidence.add_if(Evidence::particle_end, name.size() >= 3 && words_.ends_in_particle(name));
    c.evidence.add_if(Evidence::no_name_end, (words_.last_syllable(name.back()) & token::kNoNameEnd) != 0);
    out_.push_back(c);
  }

  const Words& words_;
  std::u32string_view word_;
  std::vector<Candidate>& out_;
  size_t chinese_surname_ = 0;  // the longest that the word begins with
  bool asked_ = false, spelled_ = false;
  Words::NameOdds odds_;
};

}  // namespace

void find_persons(const Words& words, std::u32string_view word, std::vector<Candidate>& out) {
  Reader(words, word, out).read();
}

}  // namespace ireum::mention
