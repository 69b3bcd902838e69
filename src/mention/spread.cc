// Institutions whose describing words are written apart: a head (a place, an institution, a word such as 국가), one word of
// the trade or more, and the ending (국가 합성 바이오 기술혁신센터, 북경대학교 충칭 빅데이터 연구원).
#include <algorithm>
#include <optional>
#include <set>

#include "mention/generate.h"

namespace ireum::mention {

using image::List;
using image::Subtype;
using image::Type;
using token::is_blank;
using token::is_word_char;
using token::Suffix;

namespace {

constexpr int kMostWords = 5;  // between head and ending
constexpr size_t kLongestWord = 12;
constexpr size_t kLeastEnding = 3;  // code points of an ending that stands alone

/// A name that may have words of the trade behind it.
struct Start {
  uint32_t begin = 0, end = 0;
  Type type = Type::none;
  Listed listed;
};

class Spreader {
 public:
  Spreader(const Words& words, const Scene& scene, std::vector<Candidate>& out)
      : words_(words), t_(scene.text), out_(out) {}

  void from(const Start& head) {
    uint32_t x = head.end;
    if (head.type != Type::none) sections(head);
    for (int n = 0; n <= kMostWords; ++n) {
      if (x + 2 >= t_.size() || !is_blank(t_[x]) || !base::is_hangul(t_[x + 1])) return;
      const auto b = x + 1, e = static_cast<uint32_t>(Words::word_end(t_, b));
      const auto word = t_.substr(b, e - b);
      if (word.size() > kLongestWord) return;
      if (n > 0) {
        if (const auto c = ended(head, b, word)) {
          out_.push_back(*c);
          return;
        }
      }
      if (!is_of_trade(word) && !is_place(b, e)) return;
      x = e;
    }
  }

 private:
  /// 하동군 행정과 대외협력팀, 동국대학교 사학과: the sections of an office or a university, one after the other.
  void sections(const Start& head) {
    constexpr int kMostSections = 3;
    uint32_t x = head.end;
    for (int n = 0; n < kMostSections; ++n) {
      if (x + 2 >= t_.size() || !is_blank(t_[x]) || !base::is_hangul(t_[x + 1])) return;
      const auto b = x + 1, e = static_cast<uint32_t>(Words::word_end(t_, b));
      const size_t josa = section(t_.substr(b, e - b), e);
      if (josa == kNoSection) return;
      Candidate c;
      c.begin = head.begin;
      c.end = e - static_cast<uint32_t>(josa);
      c.word_end = e;
      c.type = Type::organization;
      c.source = Source::shape;
      c.why = kFromShape;
      c.evidence.add(Evidence::spread);
      c.head = {head.end, head.type, head.listed, 0};
      out_.push_back(c);
      if (josa) return;
      x = e;
    }
  }
  static constexpr size_t kNoSection = 99;
  /// The length of the particle behind a section's name; kNoSection where the word is none. 과 is a particle, too: what
  /// follows has to be no further noun.
  size_t section(std::u32string_view word, size_t end) const {
    for (const size_t josa : particle_lengths(words_, word, 2)) {
      const auto name = word.substr(0, word.size() - josa);
      const image::Hit hit = words_.listed(image::WordList::section_endings, name.substr(name.size() - 1));
      const auto stem = name.substr(0, name.size() - 1);
      if (!hit || stem.size() < 2 || words_.is_title(name) || words_.is_title(stem) || words_.is_known(name)) continue;
      if (!words_.is_descriptive(stem)) continue;
      if (josa || Words::note_of(hit) != kBoth || closes(end)) return josa;
    }
    return kNoSection;
  }
  /// Behind a section stands nothing, a mark, a title or a further section.
  bool closes(size_t end) const {
    if (end >= t_.size() || !is_blank(t_[end])) return true;
    if (end + 1 >= t_.size() || !base::is_hangul(t_[end + 1])) return true;
    if (words_.title_at(t_, end + 1).length) return true;
    const size_t e = Words::word_end(t_, end + 1);
    const auto word = t_.substr(end + 1, e - end - 1);
    for (const size_t josa : particle_lengths(words_, word, 2))
      if (words_.listed(image::WordList::section_endings, word.substr(word.size() - josa - 1, 1))) return true;
    return false;
  }

  /// A word that names of institutions are made of, and nothing else: of the lexicon, and without a particle.
  bool is_of_trade(std::u32string_view word) const {
    if (word.size() < 2) return false;
    unsigned long ok = 1;
    for (size_t i = 0; i < word.size(); ++i) {
      if (!(ok >> i & 1)) continue;
      for (size_t n = 2; n <= 6 && i + n <= word.size(); ++n)
        if (words_.lexicon().has(List::lexicon_hangul, word.substr(i, n))) ok |= 1ul << (i + n);
    }
    return ok >> word.size() & 1;
  }
  /// Whether a listed place takes all of [b, e); the places are gathered when the first is asked for.
  bool is_place(uint32_t b, uint32_t e) {
    if (!places_) {
      places_.emplace();
      for (const Candidate& c : out_)
        if (c.end == c.word_end && c.type == Type::place && c.listed && !c.evidence.has(Evidence::everyday))
          places_->emplace(c.begin, c.end);
    }
    return places_->contains({b, e});
  }
  std::optional<Candidate> ended(const Start& head, uint32_t b, std::u32string_view word) const {
    for (const size_t josa : particle_lengths(words_, word, 2)) {
      const auto body = word.substr(0, word.size() - josa);
      const Suffix s = words_.suffix_of(body, 0);
      if (s.type != Type::organization || s.length < 2 || s.proper) continue;
      if (s.subtype == Subtype::company || s.subtype == Subtype::media) continue;
      const auto middle = body.substr(0, body.size() - s.length);
      if (middle.empty() ? !(s.strong && s.length >= kLeastEnding) : !is_of_trade(middle)) continue;
      if (words_.is_title(body) && !middle.empty()) continue;
      Candidate c;
      c.begin = head.begin;
      c.end = b + static_cast<uint32_t>(body.size());
      c.word_end = b + static_cast<uint32_t>(word.size());
      c.type = Type::organization;
      c.subtype = s.subtype;
      c.source = Source::shape;
      c.why = kFromShape;
      c.evidence.add(Evidence::spread);
      if (head.type != Type::none) c.head = {head.end, head.type, head.listed, 0};
      return c;
    }
    return std::nullopt;
  }

  const Words& words_;
  std::u32string_view t_;
  std::vector<Candidate>& out_;
  std::optional<std::set<std::pair<uint32_t, uint32_t>>> places_;
};

bool is_town(Subtype s) { return s == Subtype::province || s == Subtype::prefecture || s == Subtype::county; }

bool may_head(const Candidate& c) {
  const bool office = c.type == Type::place && c.source == Source::designator;  // 평택시
  if (c.end != c.word_end || !(c.listed || office) || c.unit || c.evidence.has(Evidence::everyday)) return false;
  if (c.type == Type::organization) return c.source == Source::gazetteer || c.source == Source::designator;
  return c.type == Type::place && c.subtype != Subtype::country && c.source != Source::slip;
}

}  // namespace

void find_tails(const Words& words, const Scene& scene, size_t first, std::vector<Candidate>& out) {
  const auto t = scene.text;
  for (size_t i = first, all = out.size(); i < all; ++i) {
    const Candidate c = out[i];
    const bool bare =
        c.end == c.word_end && c.end + 2 < t.size() && is_blank(t[c.end]) && base::is_hangul(t[c.end + 1]);
    if (!bare || c.type != Type::place || c.subtype == Subtype::country || c.unit) continue;
    if (c.evidence.has(Evidence::everyday) || c.evidence.has(Evidence::sino_stem)) continue;
    const auto b = c.end + 1, e = static_cast<uint32_t>(Words::word_end(t, b));
    for (const size_t josa : particle_lengths(words, t.substr(b, e - b), 2)) {
      const image::Hit part = words.listed(image::WordList::place_tails, t.substr(b, e - b - josa));
      const bool town = c.source == Source::gazetteer && c.listed && is_town(c.subtype);
      if (!part || (town && Words::note_of(part) != kWide)) continue;
      Candidate grown = c;
      grown.end = e - static_cast<uint32_t>(josa);
      grown.word_end = e;
      grown.subtype = Subtype::feature;
      grown.listed = spelled(words.lexicon(), t.substr(c.begin, grown.end - c.begin), Type::place);
      grown.evidence.drop(Evidence::syllables_two);
      grown.evidence.add(Evidence::designator_certain);
      out.push_back(grown);
      break;
    }
  }
}

void find_spread(const Words& words, const Scene& scene, size_t first, std::vector<Candidate>& out) {
  Spreader spreader(words, scene, out);
  const auto t = scene.text;
  uint32_t seen = 0;
  for (size_t i = first, all = out.size(); i < all; ++i) {
    const Candidate& c = out[i];
    if (may_head(c) || (c.source == Source::designator && c.end == c.word_end && c.type == Type::organization)) {
      spreader.from({c.begin, c.end, c.type, c.listed});
      continue;
    }
    // 국가 … 기술혁신센터: back from the ending, over words of the trade, to the word that says the state.
    if (!c.unit || c.type != Type::organization || c.begin <= seen) continue;
    seen = c.begin;
    uint32_t b = c.begin;
    for (int n = 0; n <= kMostWords && b > 2 && is_blank(t[b - 1]); ++n) {
      uint32_t w = b - 1;
      while (w > 0 && is_word_char(t[w - 1])) --w;
      const auto word = t.substr(w, b - 1 - w);
      if (n > 0 && words.listed(image::WordList::scopes, word)) {
        spreader.from({w, b - 1, Type::none, {}});
        break;
      }
      if (word.size() < 2) break;
      b = w;
    }
  }
}

}  // namespace ireum::mention
