// A place of China in its Sino-Korean reading: 길림성, 항주시, 형양. In full it is hardly anything else; without its
// generic word it is as often a Korean place or a word, and only what stands around it makes it one.
#include <algorithm>

#include "mention/word_reader.h"

namespace ireum::mention {

using image::EntityRef;
using image::List;
using image::Sense;
using image::SinoEntry;
using image::SinoKind;
using image::Subtype;
using image::Type;

namespace {

constexpr size_t kLongest = 16;  // code points of such a form

/// The sense that is thought of first: the one of the highest rank, the first of several.
const Sense& best_of(const image::Image* image, std::span<const Sense> senses) {
  return *std::min_element(senses.begin(), senses.end(), [&](const Sense& a, const Sense& b) {
    return rank_of({image, a.target}) < rank_of({image, b.target});
  });
}

/// 보안구역, 통화시장: words made of words; but 청해성과 is a place and its particle before it is any 성과.
bool is_made_of_words(const Words& words, std::u32string_view word, size_t least) {
  if (word.size() == least || words.is_particle(word.substr(least))) return false;
  const auto lengths = particle_lengths(words, word, least);
  return std::any_of(lengths.begin(), lengths.end(), [&](size_t josa) {
    const auto stem = word.substr(0, word.size() - josa);
    return stem.size() > least && (words.korean_weight(stem) > 0 || words.is_descriptive(stem));
  });
}

/// Of 형양 what is more than the place alone, or the place with a designator, is some other word.
bool is_place_alone(const Candidate& c) {
  return c.type == Type::place && !c.evidence.has(Evidence::tail_title) && !c.evidence.has(Evidence::tail_words);
}

/// 옥환현, which is a city today: with the word for a county it is as good as the whole name.
bool names_a_county(const Candidate& x) {
  return x.subtype == Subtype::county && x.evidence.has(Evidence::designator_certain);
}

void read_in_full(Candidate& x) {
  x.evidence.drop(Evidence::sino_stem);
  x.evidence.drop(Evidence::sino_word);
  x.evidence.add(Evidence::sino_full);
}

}  // namespace

void WordReader::sino(std::u32string_view word, std::vector<Candidate>& out) const {
  const auto& lexicon = words_->lexicon();
  const image::Image& image = lexicon.base();
  if (!image::Lexicon::may_begin_sino(image, word[0], word[1])) return;
  image::Walk walk(image, List::sino_name);
  for (size_t n = 0; n < word.size() && n < kLongest && walk.step(word[n]);) {
    const auto name = word.substr(0, ++n);
    if (walk.term() == image::kNone || n == 1 || !image.is_key(walk.term(), name)) continue;
    const Sense& sense = best_of(&image, image.senses_of(walk.term()));
    const SinoEntry entry = SinoEntry::of(sense);
    const EntityRef e{&image, sense.target};
    if (is_made_of_words(*words_, word, n)) continue;
    Known k;
    k.length = static_cast<uint32_t>(n);
    Candidate& c = k.candidate;
    c.type = Type::place;
    c.subtype = e.subtype();
    c.why = kSinoForm;
    c.listed = {sense.target, number_of(lexicon, &image)};
    const bool full = entry.kind == SinoKind::full;
    const bool sure = full && c.subtype == Subtype::province;
    c.evidence.add(sure ? Evidence::sino_province : full ? Evidence::sino_full : Evidence::sino_stem);
    const bool listed_word = (entry.flags & image::kSinoWordToo) || words_->korean_weight(name) > 0;
    c.evidence.add_if(Evidence::sino_word, listed_word || (!full && readings_->is_hanja_word(name)));  // 임기
    c.evidence.add_if(Evidence::sino_korea, entry.flags & image::kSinoKoreaToo);
    const bool korean = n == 3 && words_->is_korean_surname(name[0]) && words_->is_korean_given(name.substr(1));
    c.evidence.add_if(Evidence::reads_korean, korean);  // 이수현
    // 삼아, 골라: bare, a verb
    c.evidence.add_if(Evidence::inflected,
                      !full && n == word.size() && words_->listed(image::WordList::verb_endings, name.substr(n - 1)));
    k.everyday = !full;
    std::vector<Candidate> found;
    extender_.extend(k, word, 0, found);
    if (!full) std::erase_if(found, [](const Candidate& x) { return !is_place_alone(x); });
    for (Candidate& x : found)
      if (!full && e.subtype() == Subtype::county && names_a_county(x)) read_in_full(x);
    out.insert(out.end(), found.begin(), found.end());
  }
}

}  // namespace ireum::mention
