#include "mention/extend.h"

#include <algorithm>

namespace ireum::mention {

using image::Hit;
using image::List;
using image::Subtype;
using image::Type;
using token::Suffix;

namespace {

/// A candidate's own words become the head of the longer name that grows on them.
void grow(Candidate& c, uint32_t end) {
  c.head = {c.end, c.type, c.listed, 0};
  c.end = end;
  c.listed = {};
  c.evidence.drop(Evidence::everyday);
  c.evidence.drop(Evidence::stop_word);
  c.evidence.drop(Evidence::syllables_two);
}

bool is_weak_place(const Suffix& s) { return s.type == Type::place && !s.strong; }

}  // namespace

ParticleLengths ways_to_take_off(size_t longest) { return {{longest, 0}, longest == 1 ? 2u : 1u}; }
ParticleLengths particle_lengths(const Words& words, std::u32string_view word, size_t least) {
  return ways_to_take_off(words.particle_length(word, least));
}

void Extender::extend(const Known& known, std::u32string_view word, uint32_t begin, std::vector<Candidate>& out) const {
  Candidate c = known.candidate;
  c.begin = begin;
  c.end = begin + known.length;
  c.word_end = begin + static_cast<uint32_t>(word.size());
  const std::u32string_view tail = word.substr(known.length);
  if (words_->is_particle(tail)) {
    c.evidence.add_if(Evidence::tail_particle, !tail.empty());
    out.push_back(c);
    return;
  }
  // 베이징·상하이: dots join names as well as the words of one.
  const auto dot = static_cast<size_t>(std::find_if(tail.begin(), tail.end(), token::is_middle_dot) - tail.begin());
  const size_t before = out.size();
  if (dot > 0) extend_whole(known, word, c, out);
  if (dot < tail.size() && out.size() == before) extend(known, word.substr(0, known.length + dot), begin, out);
}

/// What grows on the name up to the end of the word.
void Extender::extend_whole(const Known& known, std::u32string_view word, Candidate c,
                            std::vector<Candidate>& out) const {
  const std::u32string_view tail = word.substr(known.length);
  if (c.type == Type::person) {
    const size_t title = words_->title_at(tail, 0).length;
    const bool address = title == 1 && known.length >= 3 && words_->last_syllable(tail[0]) & token::kAddressEnd;
    if (title < 2 && !address) return;
    c.evidence.add(Evidence::tail_title);
    out.push_back(c);
    return;
  }
  // 인천시장, 중국대사: what somebody is there, and the name alone.
  if (c.type != Type::work && words_->title_at(tail, 0).length >= 2) {
    c.evidence.add(Evidence::tail_title);
    out.push_back(c);
    return;
  }
  if (known.everyday && known.second) return;  // 상해보험: the everyday word
  const size_t before = out.size();
  for (const size_t josa : particle_lengths(*words_, tail, 1)) {
    const std::u32string_view body = tail.substr(0, tail.size() - josa);
    if (c.type == Type::place && c.subtype != Subtype::country && is_verb(known, body)) continue;
    designator(known, word, body, c, out);
    if (out.size() > before) return;
    if (words_->is_stopword(word.substr(0, known.length + body.size()))) return;  // 상해보험
    if (institution(known, word, body, c, out)) return;
  }
  compound(known, tail, c, out);
}

/// 이어 + 지, 다르 + 구: an everyday word with one more syllable is mostly another word of everyday.
bool Extender::is_verb(const Known& known, std::u32string_view body) const {
  if (words_->listed(image::WordList::verb_endings, body)) return true;
  return known.everyday && body.size() == 1 && !is_sure_designator(body);
}

bool Extender::is_sure_designator(std::u32string_view body) const {
  return body.size() == 1 && words_->last_syllable(body[0]) & (token::kPlaceEnd | token::kGrownPlaceEnd);
}

/// 쑹밍제, 장둥후: what ends persons' names far more often.
bool Extender::is_rather_given(const Known& known, std::u32string_view word, std::u32string_view body) const {
  if (body.size() != 1 || known.length != 2 || !known.candidate.listed) return false;
  if (!(words_->last_syllable(body[0]) & token::kGivenEnd)) return false;
  const auto grown = word.substr(0, known.length + 1);
  int rank = 9;
  return words_->is_mandarin_spelling(grown) && words_->surname_length(grown, &rank) && rank <= 3;
}

void Extender::designator(const Known& known, std::u32string_view word, std::u32string_view body, Candidate c,
                          std::vector<Candidate>& out) const {
  if (c.type != Type::place || c.subtype == Subtype::country) return;
  const bool sure = is_sure_designator(body);
  // 인천시 + 장 is the mayor.
  if (words_->is_title(word.substr(known.length - 1, body.size() + 1))) return;
  const Hit generic = words_->lexicon().find(List::generic_hangul, body);
  if (!generic || is_rather_given(known, word, body)) return;
  // 조계지: a word; or the stem of a temple that goes on otherwise than its name does
  const auto grown = word.substr(0, known.length + body.size());
  const bool other = c.evidence.has(Evidence::listed_abroad) && c.evidence.has(Evidence::listed_scenery) &&
                     c.evidence.has(Evidence::listed_stem) && body.size() == 1;
  if (words_->is_stopword(grown, image::kStopsPlace) || (other && !spelled(words_->lexicon(), grown, Type::place)))
    return;
  grow(c, c.end + static_cast<uint32_t>(body.size()));
  c.source = Source::designator;
  c.subtype = static_cast<Subtype>(generic.senses[0].detail);
  c.listed = spelled(words_->lexicon(), grown, Type::place);
  c.evidence.add(Evidence::designator);
  c.evidence.add_if(Evidence::designator_certain, sure || body.size() >= 2);
  const bool korean = body.size() == 1 && known.length == 2 && words_->is_korean_surname(word[0]) &&
                      words_->is_korean_given(word.substr(1, 2));
  c.evidence.add_if(Evidence::reads_korean, korean);  // 장우진 alone is rather somebody of that name
  out.push_back(c);
}

bool Extender::fits(const Candidate& c, const Suffix& s, std::u32string_view middle) const {
  const bool country = c.subtype == Subtype::country;
  if (country && (s.type == Type::place || (middle.empty() && !(s.strong && s.length >= 3)))) return false;
  if (is_weak_place(s)) return middle.empty() && c.type == Type::place;
  const bool described = middle.empty() || words_->is_descriptive(middle);
  if (s.strong) return described || middle.size() <= 10;
  if (s.length >= 2) return described;
  return middle.empty() ? c.type == Type::organization : described;
}

bool Extender::institution(const Known& known, std::u32string_view word, std::u32string_view body, Candidate c,
                           std::vector<Candidate>& out) const {
  const Suffix s = words_->suffix_of(body, 0);
  if (!s.length || s.type == Type::work || s.type == Type::person) return false;
  if (!fits(c, s, body.substr(0, body.size() - s.length))) return false;
  // 건강보험, 가정용로봇: a word of everyday that is a small place, too, has no institutions of its own.
  if (known.everyday && c.type == Type::place && c.evidence.has(Evidence::listed_scenery)) return false;
  // 기초 + 연구처: words alone, though an abbreviation is spelled so.
  const auto name = word.substr(0, known.length);
  const bool plain = words_->korean_weight(name) > 0 || words_->lexicon().has(List::lexicon_hangul, name);
  if (plain && c.evidence.has(Evidence::listed_short) && c.type == Type::organization &&
      words_->is_descriptive(word.substr(0, known.length + body.size())))
    return false;
  grow(c, c.end + static_cast<uint32_t>(body.size()));
  c.source = Source::designator;
  c.type = s.type;
  c.subtype = s.subtype;
  c.why |= kFromShape;
  c.evidence.add(s.strong ? Evidence::institution : Evidence::institution_weak);
  // 남중국해서, 변경해서: an ending that is a particle, too
  const auto ending = body.substr(body.size() - s.length);
  c.evidence.add_if(Evidence::particle_end, words_->lexicon().has(List::josa, ending) || words_->is_particle(body));
  out.push_back(c);
  return true;
}

void Extender::compound(const Known& known, std::u32string_view tail, Candidate c, std::vector<Candidate>& out) const {
  if (known.everyday || tail.empty() || !base::is_hangul(tail[0])) return;
  // 하이신영상 수석과학자: a company and what it makes, where the title of one who leads stands behind.
  const bool plain_head = c.evidence.has(Evidence::listed_short) && words_->is_descriptive(tail) &&
                          words_->lexicon().has(List::lexicon_hangul, tail.substr(0, 2));
  const size_t made = tail.size() - words_->particle_length(tail, 1);  // 시 of 베이진시에 is nothing that is made
  if (c.type == Type::organization && !plain_head && made >= 2 && tail.size() <= 6 && words_->is_descriptive(tail)) {
    Candidate whole = c;
    grow(whole, c.word_end);
    whole.evidence.add(Evidence::described);
    out.push_back(whole);
  }
  // 상하이증시: a well-known name at the head of a compound is the name alone.
  if (known.length < 3 || c.subtype == Subtype::country || c.type == Type::work) return;
  if (c.evidence.has(Evidence::listed_short)) return;  // 문화대혁명 is nothing of a 문화대
  const size_t josa = words_->particle_length(tail, 1);
  if (tail.size() < josa + 2 || !words_->is_descriptive(tail.substr(0, tail.size() - josa))) return;
  c.evidence.add(Evidence::tail_words);
  out.push_back(c);
}

}  // namespace ireum::mention
