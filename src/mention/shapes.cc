// Words that a dictionary's ending makes a name of, though no list has their first part: 궈둔양자, 융안구,
// 국가발전개혁위원회, and the units in general words that are part of what stands before them (과학기술국).
#include <algorithm>
#include <optional>

#include "mention/word_reader.h"

namespace ireum::mention {

using image::Hit;
using image::List;
using image::Subtype;
using image::Type;
using token::Suffix;

namespace {

class Shape {
 public:
  Shape(const Words& words, std::u32string_view whole, std::u32string_view word, const Suffix& suffix)
      : words_(words),
        whole_(whole),
        word_(word),
        suffix_(suffix),
        middle_(word.substr(0, word.size() - suffix.length)) {}

  std::optional<Candidate> organization() const {
    Candidate c = begun();
    const bool scoped = is_scoped();
    const bool proper = !scoped && (has_proper_head() || has_unknown_head());
    c.evidence.add_if(Evidence::scoped, scoped);
    c.evidence.add_if(Evidence::proper_head, proper);
    if (scoped || proper) return c;
    if (suffix_.proper) return std::nullopt;
    if (is_unknown_unit()) {  // 화거센터: nothing by itself, a unit behind the institution that has it
      c.unit = true;
      c.evidence.add(Evidence::unit_alone);
      return c;
    }
    if (suffix_.length == 1 && words_.lexicon().has(List::josa, word_.substr(word_.size() - 1))) return std::nullopt;
    // 공안국, 재정청 alone: a local office has its place before it.
    if (middle_.empty() && !(suffix_.strong && suffix_.length >= (suffix_.subtype == Subtype::local ? 3u : 4u)))
      return std::nullopt;
    if (!(suffix_.strong && middle_.size() >= 2) && !described()) return std::nullopt;
    c.unit = !(suffix_.named && middle_.size() >= 2);
    c.evidence.add(c.unit ? Evidence::unit_alone : Evidence::described);
    return c;
  }

  std::optional<Candidate> place() const {
    Candidate c = begun();
    if (middle_.empty() || !is_spelled_stem()) {
      // A zone word stands after its city.
      if (!suffix_.strong || !(middle_.empty() || described())) return std::nullopt;
      c.unit = true;
      c.evidence.add(Evidence::unit_alone);
      return c;
    }
    const bool ends_so =
        suffix_.length == 1 && words_.last_syllable(word_.back()) & (token::kPlaceEnd | token::kShapedPlaceEnd);
    if (!suffix_.strong && !ends_so) return std::nullopt;
    c.evidence.add(suffix_.strong ? Evidence::spelled_stem : Evidence::spelled_stem_weak);
    const bool korean = !suffix_.strong && word_.size() == 3 && words_.is_korean_surname(word_[0]) &&
                        words_.is_korean_given(word_.substr(1));
    c.evidence.add_if(Evidence::reads_korean, korean);  // 장우진
    return c;
  }

 private:
  Candidate begun() const {
    Candidate c;
    c.end = static_cast<uint32_t>(word_.size());
    c.word_end = static_cast<uint32_t>(whole_.size());
    c.type = suffix_.type;
    c.subtype = suffix_.subtype;
    c.source = Source::shape;
    c.why = kFromShape;
    return c;
  }
  bool described() const {
    if (described_ < 0) described_ = middle_.empty() || words_.is_descriptive(middle_);
    return described_ > 0;
  }
  bool is_scoped() const {
    for (size_t n = 2; n <= 3 && n < middle_.size(); ++n)
      if (const Hit scope = words_.listed(image::WordList::scopes, middle_.substr(0, n)))
        if ((middle_.size() >= 4 && suffix_.strong) || Words::note_of(scope) == "short") return true;
    return false;
  }
  /// Words that no list has before the ending of an institution's part.
  bool is_unknown_unit() const {
    const bool part = suffix_.subtype == Subtype::research || suffix_.subtype == Subtype::lab;
    return part && !suffix_.strong && suffix_.length >= 2 && middle_.size() >= 2 && !described();
  }
  /// A proper head begins as a transcription would, and no words explain it.
  bool has_proper_head() const {
    if (!(suffix_.strong || suffix_.proper) || middle_.size() < 2 || described()) return false;
    for (size_t n = std::min<size_t>(4, middle_.size()); n >= 2; --n) {
      const auto head = middle_.substr(0, n);
      const bool word = words_.korean_weight(head) || words_.is_stopword(head);
      if (word || !words_.is_mandarin_spelling(head) || words_.name_score(head) <= 0) continue;
      if (n == middle_.size() || words_.is_descriptive(middle_.substr(n))) return true;
    }
    return false;
  }
  /// 애경케미칼, 해송고등학교: no words explain the head of what is a house of its own by its ending.
  bool has_unknown_head() const {
    constexpr size_t kShortest = 2, kLongest = 5;
    if (!suffix_.house || middle_.size() < kShortest || middle_.size() > kLongest) return false;
    if (std::any_of(middle_.begin(), middle_.end(), token::is_middle_dot)) return false;
    return !words_.korean_weight(middle_) && !words_.is_stopword(middle_) && !described();
  }
  bool is_spelled_stem() const {
    constexpr int kStrong = -16, kWeak = 24;
    if (middle_.size() < 2 || !words_.is_mandarin_spelling(middle_)) return false;
    if (words_.name_score(middle_) <= (suffix_.strong ? kStrong : kWeak)) return false;
    return !words_.korean_weight(word_) && !words_.korean_weight(middle_) && !words_.is_stopword(middle_) &&
           !described();
  }

  const Words& words_;
  std::u32string_view whole_, word_;
  Suffix suffix_;
  std::u32string_view middle_;
  mutable int described_ = -1;  // asked last, because it costs most; -1 until then
};

/// 삼청동, 소천면: what a place of Korea that stands before it has as its part.
std::optional<Candidate> korean_unit(const Words& words, std::u32string_view whole, std::u32string_view word) {
  constexpr size_t kLongest = 5;
  constexpr unsigned kKorean = token::kKoreanUnitEnd | token::kKoreanPartEnd;
  const unsigned end = words.last_syllable(word.back());
  if (word.size() < 3 || word.size() > kLongest || !(end & kKorean)) return {};
  const auto stem = word.substr(0, word.size() - 1);
  if (words.is_known(word) || (word.size() > 3 && words.is_descriptive(word))) return {};
  // 지나면, 하면: the stem of a verb
  constexpr unsigned kVerbal = token::kParticleAfterFinal | token::kParticleAfterVowel | token::kParticleAfterAny |
                               token::kNoNameEnd | token::kNoTitledNameEnd | token::kKanaEnd;
  // 저잣거리: ends in a word of its own
  if (end & token::kKoreanPartEnd && words.korean_weight(word.substr(word.size() - 2))) return {};
  const bool verb =
      words.last_syllable(stem.back()) & kVerbal || words.listed(image::WordList::verb_endings, stem.substr(1));
  if (end & token::kKoreanPartEnd && verb) return {};
  Candidate c;
  c.end = static_cast<uint32_t>(word.size());
  c.word_end = static_cast<uint32_t>(whole.size());
  c.type = Type::place;
  c.subtype = Subtype::county;
  c.source = Source::shape;
  c.why = kFromShape;
  c.unit = true;
  c.evidence.add(Evidence::unit_alone);
  c.evidence.add(Evidence::listed_abroad);
  return c;
}

}  // namespace

void find_shapes(const Words& words, std::u32string_view whole, std::vector<Candidate>& out) {
  if (whole.size() < 2 || !base::is_hangul(whole.back())) return;
  for (const size_t josa : particle_lengths(words, whole, 2)) {
    const std::u32string_view word = whole.substr(0, whole.size() - josa);
    if (const auto c = korean_unit(words, whole, word)) {
      out.push_back(*c);
      return;
    }
    const Suffix s = words.suffix_of(word, 0);
    if (!s.length || (s.type != Type::organization && s.type != Type::place)) continue;
    if (words.is_stopword(word) || (word.size() == 2 && !s.strong && s.length == 1)) continue;  // 원사, 본부
    if (s.length < word.size() && words.is_title(word)) continue;                               // 연구위원
    const Shape shape(words, whole, word, s);
    if (auto c = s.type == Type::place ? shape.place() : shape.organization()) {
      // 남중국해서, 앞에서: an ending that is a particle, too, is one where a place stands before it.
      c->evidence.add_if(Evidence::particle_end, !josa && words.particle_length(whole, 1) >= s.length);
      out.push_back(*c);
      return;
    }
  }
}

}  // namespace ireum::mention
