#include "mention/word_reader.h"

#include <algorithm>

namespace ireum::mention {

using image::EntityRef;
using image::Hit;
using image::List;
using image::Sense;
using image::Subtype;
using image::Type;

namespace {

char32_t plain(char32_t c) { return token::is_middle_dot(c) ? U'·' : c; }

constexpr size_t kLongestName = 40;  // code points of a listed name
constexpr size_t kLongestSlip = 6;   // of a name with a slip, in the table

size_t hangul_length(std::u32string_view word) {
  size_t n = 0;
  while (n < word.size() && base::is_hangul(word[n])) ++n;
  return n;
}

/// 창안구 that is listed in full is not 창안 with a designator as well.
void drop_doubles(std::vector<Candidate>& all) {
  if (all.size() < 2) return;
  const std::vector<Candidate> before = all;
  std::erase_if(all, [&](const Candidate& c) {
    return c.source == Source::designator && std::any_of(before.begin(), before.end(), [&](const Candidate& x) {
             return x.source == Source::gazetteer && x.begin == c.begin && x.end >= c.end;
           });
  });
}

}  // namespace

Word WordReader::read(std::u32string_view word) const {
  Word out;
  gazetteer(word, out);
  drop_doubles(out.candidates);
  if (!base::is_hangul(word[0])) return out;
  int rank = 9;
  const size_t hangul = hangul_length(word);
  const auto* dot = std::find_if(word.begin() + hangul, word.end(), token::is_middle_dot);
  const auto first =
      word.substr(0, static_cast<size_t>(dot - word.begin()));  // 김도현·배옥진 기자: of those that dots join
  out.surname = words_->surname_length(first, &rank) == first.size() ||
                (first.size() == 1 && words_->is_korean_surname(first[0]));
  out.foreign_head = static_cast<bool>(words_->listed(image::WordList::vietnamese_surnames, word));
  if (word.size() < 2) return out;
  slip(word, out);
  sino(word, out.candidates);
  find_shapes(*words_, word, out.candidates);
  if (!out.surname && hangul >= first.size()) find_persons(*words_, first, out.candidates);
  if (hangul == word.size() && word.size() <= 6) {
    const bool japanese = words_->listed(image::WordList::japanese_surnames, word) && Words::is_kana_spelling(word);
    const bool western = word.size() <= 5 && Words::has_foreign_syllable(word) && words_->is_strange_name(word);
    out.foreign_head = out.foreign_head || japanese || western || words_->listed(image::WordList::western_given, word);
    out.strange = western;
  }
  return out;
}

void WordReader::gazetteer(std::u32string_view word, Word& out) const {
  const auto& lexicon = words_->lexicon();
  if (word.size() >= 2 && !lexicon.may_begin(plain(word[0]), plain(word[1]))) return;
  for (const image::Image* image : lexicon.images()) {
    image::Walk walk(*image, List::name_hangul);
    char32_t read[kLongestName];
    size_t n = 0;
    while (n < word.size() && n < kLongestName && walk.step(read[n] = plain(word[n]))) {
      ++n;
      if (n == word.size()) out.opens_phrase = out.opens_phrase || walk.breaks() || n == 1;
      if (walk.term() == kNone || n == 1 || !image->is_key(walk.term(), {read, n})) continue;
      const bool inside_latin =
          n < word.size() && base::is_latin(word[n - 1]) && (base::is_latin(word[n]) || base::is_digit(word[n]));
      Known known;
      if (!inside_latin && know(*words_, image, walk.term(), word.substr(0, n), word.substr(n), known))
        extender_.extend(known, word, 0, out.candidates);
    }
  }
}

/// Whether the spelling with a slip may be the listed name at all: exactly one name, and no word of its own.
bool WordReader::slip_known(std::u32string_view word, std::u32string_view name, const Hit& hit, Known& k) const {
  const auto& lexicon = words_->lexicon();
  const EntityRef first{hit.image, hit.senses[0].target};
  for (const Sense& s : hit.senses)
    if (EntityRef{hit.image, s.target}.han() != first.han()) return false;
  if (name.size() == 2 && lexicon.has(List::lexicon_hangul, name)) return false;  // 인민 + 정부
  for (const size_t josa : particle_lengths(*words_, word, name.size()))
    if (words_->is_stopword(word.substr(0, word.size() - josa))) return false;  // 리즈시절
  // 신이고 is no 신이구: a word and its particle. 양산한다 is no 양산항: a verb made of a word.
  if (const size_t josa = words_->particle_length(name, 2); josa) {
    const auto stem = name.substr(0, name.size() - josa);
    if (words_->korean_weight(stem) || words_->is_stopword(stem)) return false;
  }
  if (words_->listed(image::WordList::verb_endings, name.substr(name.size() - 1)) &&
      words_->korean_weight(name.substr(0, name.size() - 1)))
    return false;
  k.length = static_cast<uint32_t>(name.size());
  Candidate& c = k.candidate;
  c.type = first.type();
  c.subtype = first.subtype();
  c.why = kMisspelled;
  c.listed = {hit.senses[0].target, number_of(lexicon, hit.image)};
  return true;
}

void WordReader::slip(std::u32string_view word, Word& out) const {
  const auto& lexicon = words_->lexicon();
  if (!lexicon.may_begin_slip(word[0], word[1])) return;
  // 타이베이: no 타이베 with a particle.
  const auto whole = [&](const Candidate& c) {
    return c.source == Source::gazetteer && c.end == word.size() && !c.evidence.has(Evidence::everyday);
  };
  if (std::any_of(out.candidates.begin(), out.candidates.end(), whole)) return;
  for (size_t n = std::min(kLongestSlip, word.size()); n >= 2; --n) {
    const auto name = word.substr(0, n);
    const Hit hit = lexicon.find(List::slip_name, name);
    if (!hit) continue;
    // 타이베이 is no slip with a particle, 타이베 + 이.
    if (lexicon.longest(List::name_hangul, word) > n) return;
    Known k;
    if (!slip_known(word, name, hit, k)) return;
    const EntityRef e = entity_of(lexicon, k.candidate.listed);
    int rank = 0;
    // What is a sound spelling of a surname and a given name may be somebody whom no list knows.
    const bool somebody = words_->surname_length(name, &rank) > 0 && words_->is_mandarin_spelling(name);
    if (e.type() == Type::person && somebody && e.han().size() == 6) return;  // 천슈 beside 천쉬
    EvidenceSet& evidence = k.candidate.evidence;
    evidence.add(Evidence::slip);
    evidence.add_if(Evidence::slip_person, somebody);
    evidence.add_if(Evidence::slip_great, e.subtype() == Subtype::province || e.subtype() == Subtype::prefecture);
    // 징조 and 취조 are Korean words by their syllables; 텐진 is not.
    const bool foreign =
        std::any_of(name.begin(), name.end(), [&](char32_t c) { return !readings_->is_sino_syllable(c); });
    evidence.add_if(Evidence::slip_foreign, foreign);
    const bool end =
        word.size() == n && (lexicon.has(List::josa, name.substr(n - 1)) || words_->surname_length(name, &rank) == n);
    evidence.add_if(Evidence::particle_end, end);
    evidence.add_if(Evidence::slip_short, n == 2);
    evidence.add_if(Evidence::everyday,
                    words_->korean_weight(name) > 0 || words_->is_stopword(name) || words_->korean_weight(word) > 0);
    // 허가시, 보안구역: the word is made of words.
    const size_t josa = words_->particle_length(word, n);
    evidence.add_if(Evidence::descriptive,
                    words_->is_descriptive(word.substr(0, word.size() - josa)) || words_->is_descriptive(word));
    const size_t before = out.candidates.size();
    extender_.extend(k, word, 0, out.candidates);
    for (size_t i = before; i < out.candidates.size(); ++i) out.candidates[i].source = Source::slip;
    return;
  }
}

}  // namespace ireum::mention
