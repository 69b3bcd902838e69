#include "mention/names.h"

#include <algorithm>
#include <optional>

namespace ireum::mention {

using image::EntityRef;
using image::Hit;
using image::List;
using image::Role;
using image::Subtype;
using image::Type;

namespace {

char32_t plain(char32_t c) { return is_middle_dot(c) ? U'·' : c; }

/// Which of several entities with one Hangul is meant when nothing else says: the better known.
int rank_of(const EntityRef& e) {
  switch (e.subtype()) {
    case Subtype::province: return 0;
    case Subtype::prefecture: return 1;
    case Subtype::county: return 6;
    case Subtype::zone:
    case Subtype::area:
    case Subtype::feature: return 4;
    default:
      return e.type() == Type::organization ? 2 : e.type() == Type::person ? (e.has(image::kHistoric) ? 5 : 3) : 3;
  }
}

/// Candidates that a listed place may grow by a weak ending of one syllable.
bool weak_place_ending(const Suffix& s) { return s.type == Type::place && !s.strong; }

bool is_unit_parent(const Candidate& c) {
  return c.type == Type::organization || (c.type == Type::place && c.subtype != Subtype::country);
}

bool has_own_sections(Subtype s) {
  return s == Subtype::research || s == Subtype::university || s == Subtype::central || s == Subtype::agency ||
         s == Subtype::local || s == Subtype::lab || s == Subtype::hospital || s == Subtype::none ||
         s == Subtype::company || s == Subtype::association || s == Subtype::military || s == Subtype::party;
}

}  // namespace

namespace {

/// The ways to take a particle off a word: the longest one, and none, unless it is too long to be
/// anything else (영화에서 is no 서).
struct ParticleLengths {
  size_t length[2] = {0, 0};
  size_t count = 1;
  const size_t* begin() const { return length; }
  const size_t* end() const { return length + count; }
};
ParticleLengths ways_to_take_off(size_t n) { return {{n, 0}, n == 1 ? 2u : 1u}; }
ParticleLengths particle_lengths(const Words& words, std::u32string_view word, size_t least) {
  return ways_to_take_off(words.particle_length(word, least));
}

}  // namespace

bool NameFinder::grow(const Line& line, size_t begin, const Known& k, size_t word_end,
                      std::vector<Candidate>& out) const {
  const std::u32string_view t = line.text;
  const size_t x = begin + k.length;
  const std::u32string_view tail = t.substr(x, word_end - x);
  Candidate c = k.candidate;
  c.begin = begin;
  c.end = x;
  c.weak = k.common;
  if (words_->is_particle(tail)) {
    // 리밍 기자, 통역: 리밍: a title beside it says that the word is a name here.
    if (c.weak && c.type == Type::person && !k.historic && tail.empty() &&
        (words_->title_at(t, std::min(x + 1, t.size())).length ||
         (begin >= 2 && t[begin - 2] == U':' && title_before(t, begin))))
      c.weak = false;
    out.push_back(c);
    return true;
  }
  if (c.type == Type::person) {
    const size_t title = words_->title_at(t, x).length;
    if (title >= 2 || (title == 1 && k.length >= 3 && (t[x] == U'씨' || t[x] == U'님'))) {
      out.push_back(c);
      return true;
    }
    return false;
  }
  if (k.common && k.customary) return false;  // 상해보험: the everyday word
  // What grows on the name: everything up to the particle at the word's end.
  for (const size_t josa : particle_lengths(*words_, tail, 1)) {
    const std::u32string_view body = tail.substr(0, tail.size() - josa);
    if (c.type == Type::place && c.subtype != Subtype::country) {
      const bool verb = bool(words_->listed(U"verb-endings", body));
      if (verb) continue;
      // An everyday word with one more syllable is mostly another word of everyday (이어 + 지, 다르 + 구).
      const bool sure = body.size() == 1 && words_->last_syllable(body[0]) & (kPlaceEnd | kGrownPlaceEnd);
      if (k.common && body.size() == 1 && !sure) continue;
      if (const Hit g = words_->lexicon().find(List::generic_hangul, body)) {
        // 쑹밍제, 장둥후: what ends persons' names far more often.
        int surname_rank = 9;
        const auto grown = t.substr(begin, x + 1 - begin);
        if (body.size() == 1 && c.entity != kNone && words_->last_syllable(body[0]) & kGivenEnd && grown.size() <= 4 &&
            words_->is_mandarin_spelling(grown) && words_->surname_length(grown, &surname_rank) && surname_rank <= 3 &&
            k.length == 2)
          return false;
        if (body.size() == 1 && !sure && (is_titled_person(t, begin, x + 1) || is_titled_person(t, begin, word_end)))
          return false;  // 장하이보 청장
        // 장우진 alone is rather somebody of that name.
        const bool after_place = !out.empty() && out.back().type == Type::place && out.back().end + 1 == begin;
        if (body.size() == 1 && k.length == 2 && !after_place && words_->is_korean_surname(t[begin]) &&
            words_->is_korean_given(t.substr(begin + 1, 2)))
          return false;
        c.end = x + body.size();
        c.subtype = static_cast<Subtype>(g.senses[0].detail);
        c.weak = false;
        c.entity = kNone;
        c.nested_end = x, c.nested_type = Type::place, c.nested_entity = k.candidate.entity,
        c.nested_image = k.candidate.image;
        out.push_back(c);
        return true;
      }
    }
    if (words_->is_stopword(t.substr(begin, x + body.size() - begin))) return false;  // 상해보험
    const Suffix s = words_->suffix_of(body, 0);
    if (!s.length || s.type == Type::work || s.type == Type::person) continue;
    const std::u32string_view middle = body.substr(0, body.size() - s.length);
    const bool descriptive = middle.empty() || words_->is_descriptive(middle);
    bool fits = s.strong && (descriptive || middle.size() <= 10);
    if (!s.strong && s.type == Type::organization)
      fits = s.length >= 2 ? descriptive
                           : (c.type == Type::organization && middle.empty()) || (!middle.empty() && descriptive);
    if (weak_place_ending(s)) fits = middle.empty() && c.type == Type::place && c.subtype != Subtype::country;
    if (c.subtype == Subtype::country && s.type == Type::place) fits = false;
    if (c.subtype == Subtype::country && middle.empty() && !(s.strong && s.length >= 3)) fits = false;
    if (!fits) continue;
    c.nested_end = x, c.nested_type = c.type, c.nested_entity = c.entity, c.nested_image = c.image;
    c.end = x + body.size();
    c.type = s.type;
    c.subtype = s.subtype;
    c.entity = kNone;
    c.weak = false;
    c.evidence |= kFromShape;
    out.push_back(c);
    return true;
  }
  // 하이신영상 수석과학자: a company and what it makes, with a title behind.
  if (!k.common && c.type == Type::organization && tail.size() >= 2 && tail.size() <= 6 &&
      words_->is_descriptive(tail) && word_end + 1 < t.size() && is_blank(t[word_end])) {
    std::string_view kind;
    if (words_->great_title_at(t, word_end + 1, kind) && kind == "company") {
      c.end = word_end;
      c.nested_end = x, c.nested_type = c.type, c.nested_entity = c.entity, c.nested_image = c.image;
      c.entity = kNone;
      out.push_back(c);
      return true;
    }
  }
  // A well-known name at the head of a compound (상하이증시): the name alone.
  if (!k.common && k.length >= 3 && c.subtype != Subtype::country && c.type != Type::work && base::is_hangul(t[x])) {
    const size_t josa = words_->particle_length(tail, 1);
    if (tail.size() >= josa + 2 && words_->is_descriptive(tail.substr(0, tail.size() - josa))) {
      out.push_back(c);
      return true;
    }
  }
  return false;
}

/// `particle` is the length of the longest one that ends the word and leaves two syllables.
bool NameFinder::shaped(const Line& line, size_t begin, size_t word_end, size_t particle,
                        std::vector<Candidate>& out) const {
  const std::u32string_view t = line.text;
  const std::u32string_view whole = t.substr(begin, word_end - begin);
  if (whole.size() < 2 || !base::is_hangul(whole.back())) return false;
  for (const size_t josa : ways_to_take_off(particle)) {
    const std::u32string_view word = whole.substr(0, whole.size() - josa);
    const Suffix s = words_->suffix_of(word, 0);
    if (!s.length || (s.type != Type::organization && s.type != Type::place)) continue;
    if (words_->is_stopword(word)) continue;
    if (word.size() == 2 && !s.strong && s.length == 1) continue;    // 원사, 본부
    if (s.length < word.size() && words_->is_title(word)) continue;  // 연구위원
    const std::u32string_view middle = word.substr(0, word.size() - s.length);
    Candidate c;
    c.begin = begin;
    c.end = begin + word.size();
    c.type = s.type;
    c.subtype = s.subtype;
    c.evidence = kFromShape;
    // Asked last, because it costs most.
    std::optional<bool> answer;
    const auto descriptive = [&] {
      if (!answer) answer = middle.empty() || words_->is_descriptive(middle);
      return *answer;
    };
    if (s.type == Type::organization) {
      bool scoped = false;
      for (size_t n = 2; n <= 3 && n < middle.size() && !scoped; ++n)
        if (const Hit scope = words_->listed(U"scopes", middle.substr(0, n)))
          scoped = (middle.size() >= 4 && s.strong) || Words::note_of(scope) == "short";
      // A proper head: it begins as a transcription would, and no words explain it.
      size_t proper = 0;
      if (!scoped && (s.strong || s.proper) && middle.size() >= 2 && !descriptive())
        for (size_t n = std::min<size_t>(4, middle.size()); n >= 2 && !proper; --n)
          if (words_->is_mandarin_spelling(middle.substr(0, n)) && !words_->korean_weight(middle.substr(0, n)) &&
              !words_->is_stopword(middle.substr(0, n)) &&
              (n == middle.size() || words_->is_descriptive(middle.substr(n))) &&
              words_->name_score(middle.substr(0, n)) > 0)
            proper = n;
      if (!scoped && !proper) {
        if (s.proper) continue;
        // 공안국, 재정청 alone: a local office has its place before it.
        if (middle.empty() && !(s.strong && s.length >= (s.subtype == Subtype::local ? 3u : 4u))) continue;
        if (!(s.strong && middle.size() >= 2) && !descriptive()) continue;
        c.unit = !(s.named && middle.size() >= 2);
      }
      out.push_back(c);
      return true;
    }
    // A place: a zone word that stands after its city, or an unknown stem with a generic.
    if (middle.empty()) {
      if (!s.strong) continue;
      c.unit = true;
      out.push_back(c);
      return true;
    }
    if (middle.size() >= 2 && words_->is_mandarin_spelling(middle) &&
        words_->name_score(middle) > (s.strong ? -16 : 24) && !words_->korean_weight(word) &&
        !words_->korean_weight(middle) && !words_->is_stopword(middle) && !descriptive()) {
      const bool after_place = !out.empty() && out.back().type == Type::place && out.back().end + 1 == begin;
      if (!s.strong && word.size() == 3 && words_->is_korean_surname(word[0]) &&
          words_->is_korean_given(word.substr(1))) {  // 장우진
        context_asked_ = true;
        if (!after_place) continue;
      }
      if (s.strong || (s.length == 1 && words_->last_syllable(word.back()) & (kPlaceEnd | kShapedPlaceEnd))) {
        out.push_back(c);
        return true;
      }
    }
    if (s.strong && descriptive()) {
      c.unit = true;
      out.push_back(c);
      return true;
    }
  }
  return false;
}

/// Whether the word is spelled as a Chinese person's name, and a title follows it.
bool NameFinder::is_titled_person(std::u32string_view t, size_t begin, size_t end) const {
  int rank = 9;
  const auto name = t.substr(begin, end - begin);
  const size_t s = words_->surname_length(name, &rank);
  if (!s || rank > 3 || name.size() > 5 || !words_->is_mandarin_spelling(name)) return false;
  return end + 1 < t.size() && is_blank(t[end]) && words_->title_at(t, end + 1).length;
}

/// Whether the word of three syllables at `at` is a Korean's name with a title behind it, though a
/// name of two begins it: no particle or generic ends it.
bool NameFinder::korean_before_title(std::u32string_view t, size_t at) const {
  const auto name = t.substr(at, 3);
  if (at + 4 >= t.size() || !is_blank(t[at + 3]) || !words_->is_korean_given(name.substr(1))) return false;
  if (words_->suffix_of(name, 2).length && name[2] != U'도') return false;
  if (words_->last_syllable(name[2]) & (kNoNameEnd | kNoTitledNameEnd)) return false;
  return !words_->is_stopword(name) && !words_->korean_weight(name) && words_->title_at(t, at + 4).length;
}

/// `particle` as for shaped().
bool NameFinder::person(const Line& line, size_t run, size_t word_end, size_t particle, const Locals& locals,
                        std::vector<Candidate>& out) const {
  const std::u32string_view t = line.text;
  const size_t begin = line.runs[run].begin;
  size_t letters = begin;
  while (letters < word_end && base::is_hangul(t[letters])) ++letters;
  if (letters != word_end && !is_middle_dot(t[letters])) return false;
  const bool cut = letters != word_end;
  word_end = letters;  // 김도현·배옥진 기자: the first of those that dots join
  const std::u32string_view whole = t.substr(begin, word_end - begin);
  if (cut) particle = words_->particle_length(whole, 2);  // 김도현·배옥진은: the particle is another's
  if (whole.size() > 9) return false;
  const auto follows = [&](size_t end) {  // a title after one blank
    context_asked_ = true;
    while (end < t.size() && is_middle_dot(t[end]))
      for (++end; end < t.size() && base::is_hangul(t[end]);) ++end;
    return end < t.size() && is_blank(t[end]) && end + 1 < t.size() ? words_->title_at(t, end + 1) : Title{};
  };
  // 왕 부장: a surname alone, where the document has such a person.
  int rank = 9;
  if (words_->surname_length(whole, &rank) == whole.size() ||
      (whole.size() == 1 && words_->is_korean_surname(whole[0]))) {
    const Title title = follows(word_end);
    const auto named_here = [&] {  // in full, further left in the line
      return std::any_of(out.begin(), out.end(), [&](const Candidate& c) {
        return c.type == Type::person && c.end - c.begin > whole.size() && t.substr(c.begin, whole.size()) == whole &&
               words_->is_spoken_surname(whole);
      });
    };
    if (title.length && (locals.persons_called(whole) || named_here())) {
      out.push_back({begin, word_end, Type::person, Subtype::none, static_cast<uint16_t>(kFromShape | kSurnameOnly), 0,
                     kNone, kNone, false, false, 0, Type::none, kNone, 0, false, false});
      return true;
    }
    if (title.length && words_->is_spoken_surname(whole)) suspect(line, run, word_end, true);
    return false;
  }
  if (whole.size() >= 3 && words_->is_korean_surname(whole[0]) && words_->is_korean_given(whole.substr(1, 2)))
    name_like_ = true;
  if (foreign(t, begin, word_end, out)) return true;
  // 왕부장 written together is left alone. A full name, with or without a particle.
  for (int round = 0; round < 2; ++round) {
    const size_t josa = round ? particle : 0;
    if (round && !josa) break;
    const std::u32string_view name = whole.substr(0, whole.size() - josa);
    if (name.size() < 2 || name.size() > 6 || (josa && name.size() < 2)) continue;
    if (!josa && name.size() >= 3 && words_->ends_in_particle(name)) continue;  // 양쭌둥은, 둥쥔위가
    // 박정우 기자: a Korean name, by its surname and a title.
    // Whether it is a word of everyday is asked before what follows: of such a word the memory then knows all.
    // The lists are asked last, because most words are no names by their syllables.
    std::optional<int> weighed;
    const auto weight = [&] {
      if (!weighed) weighed = words_->korean_weight(name);
      return *weighed;
    };
    std::optional<bool> listed, everyday;
    const auto other = [&] {
      if (!listed)
        listed = words_->is_stopword(name) || words_->lexicon().has(List::title, name) ||
                 (!josa && particle &&
                  words_->is_title(whole.substr(0, whole.size() - particle)));  // 이사장이 부친의 뒤를 이어
      return *listed;
    };
    const auto is_everyday = [&] {
      if (!everyday) everyday = other() || weight() > 0 || words_->is_descriptive(name);
      return *everyday;
    };
    const auto is_word_with_particle = [&] {  // 양성은, 정신도
      return (name[2] == U'은' || name[2] == U'도') && name[1] != U'다' && words_->korean_weight(name.substr(0, 2));
    };
    if (!josa && name.size() == 3 && words_->is_korean_surname(name[0]) && !weight() && !other()) {
      const bool given = words_->is_korean_given(name.substr(1));
      const bool possible = name[2] == U'은' ? given : !(words_->last_syllable(name[2]) & kNoNameEnd);
      const auto ranked = [&] { return follows(begin + 3).rank; };  // 노태윤 책임
      if (possible && (given || !is_everyday()) && !is_word_with_particle() &&
          (follows(begin + 3).length || (given && !is_everyday() && (ranked() || explained(t, begin + 3))) ||
           (given && (label_before(t, begin, begin + 3) || speaks(t, begin, begin + 3))) ||
           (given && title_before(t, begin) && (t[begin - 2] == U':' || t[begin - 2] == U',' || !is_everyday())))) {
        out.push_back({begin, begin + 3, Type::person, Subtype::none, kFromShape, 0, kNone, kNone, false, false, 0,
                       Type::none, kNone, 0, false, false});
        return true;
      }
      // One of a row of names: stays if the row has somebody who is known.
      if (given && possible && !is_everyday() && !is_word_with_particle() && listed_beside(t, begin, begin + 3)) {
        out.push_back({begin, begin + 3, Type::person, Subtype::none, kFromShape, 0, kNone, kNone, true, false, 0,
                       Type::none, kNone, 0, false, false});
        return true;
      }
    }
    const size_t s = words_->surname_length(name, &rank);
    if (!s || s == name.size()) continue;
    const std::u32string_view given = name.substr(s);
    if (given.size() > 4 || !words_->is_mandarin_spelling(given) || !words_->is_mandarin_spelling(name.substr(0, s)))
      continue;
    const int score = words_->name_score(given) / static_cast<int>(given.size());
    // 장리 특파원, 기자 리화: a rare word that is spelled as a name, where a title says that it is one.
    const bool rare = rank <= 1 && name.size() == 2 && weight() > 0 && weight() <= 3 && !other();
    if ((score <= -8 && rank > 1) || (!rare && is_everyday()) || words_->suffix_of(name, 0).length == name.size())
      continue;
    const Title title = josa ? Title{} : follows(begin + name.size());
    context_asked_ = name_like_ = true;
    const bool before = title_before(t, begin);
    // 작가 허즈위안은: more likely the name without the particle, unless a title follows.
    if (!title.length && !josa)
      if (particle && words_->is_name_with_tail(whole, particle)) continue;
    const bool sure =
        (!josa && score > -8 && rank <= 3 && name.size() >= 3 && label_before(t, begin, begin + name.size())) ||
        (!josa && score > 8 && rank <= 3 && name.size() >= 3 && speaks(t, begin, begin + name.size())) ||
        (title.length && (score > -8 || rank <= 1)) ||
        (before && (score > 8 ? rank <= 3 : score > -8 && rank <= 1 && name.size() == 2));
    const bool list =
        (name.size() == 2 && rank <= 2 && score > 8 && !rare && listed_beside(t, begin, begin + 2)) ||
        (name.size() >= 3 && rank <= 3 && (score > 24 || (score > 0 && listed_beside(t, begin, begin + name.size()))));
    if (!sure && (rare || !list)) continue;
    Candidate c{begin,
                begin + name.size(),
                Type::person,
                Subtype::none,
                static_cast<uint16_t>(kFromShape | kFromModel),
                0,
                kNone,
                kNone,
                !sure,
                false,
                0,
                Type::none,
                kNone,
                0,
                false,
                false};
    out.push_back(c);
    return true;
  }
  return false;
}

/// Leaves a word, or a surname before a title, to be judged when the document is read.
void NameFinder::suspect(const Line& line, size_t run, size_t end, bool surname) const {
  const std::u32string_view t = line.text;
  const size_t begin = line.runs[run].begin;
  const auto edge = [&](size_t i) { return t[i] == U'\t' || t[i] == U'|'; };
  Suspect s;
  s.begin = line.base + line.runs[run].byte;
  for (size_t i = begin; i < end; ++i) s.size += static_cast<uint32_t>(base::utf8_length(t[i]));
  s.line = line.number;
  s.surname = surname;
  s.cell = (begin == 0 || edge(begin - 1)) && (end == t.size() || edge(end)) && (begin > 0 || end < t.size());
  suspects_.push_back(s);
}

/// Whether a title or the label of a list of persons stands before the word: 기자 리화, 통역: 리화.
bool NameFinder::title_before(std::u32string_view t, size_t begin) const {
  if (begin < 2 || !is_blank(t[begin - 1])) return false;
  bool label = t[begin - 2] == U':';
  size_t e = label ? begin - 2 : begin - 1;
  if (label && e > 0 && is_blank(t[e - 1])) --e;
  if (t[begin - 2] == U',') {  // further names of the list
    size_t i = begin - 2;
    while (i > 0 && begin - i < 60 &&
           (base::is_hangul(t[i]) || base::is_han(t[i]) || base::is_digit(t[i]) || is_blank(t[i]) || t[i] == U'-' ||
            t[i] == U',' || t[i] == U'(' || t[i] == U')'))
      --i;
    if (t[i] != U':') return false;
    label = true, e = i;
  }
  size_t b = e;
  while (b > 0 && is_word_char(t[b - 1])) --b;
  if (b == e) return false;
  if (words_->is_title(t.substr(b, e - b))) return true;
  return label && words_->listed(U"person-labels", t.substr(b, e - b));
}

/// Whether a bracket in Hangul says who is meant: 한예슬 (유학생), 윤도현(34).
bool NameFinder::explained(std::u32string_view t, size_t end) const {
  context_asked_ = true;
  const size_t open = end < t.size() && is_blank(t[end]) ? end + 1 : end;
  if (open >= t.size() || t[open] != U'(') return false;
  const size_t close = t.find(U')', open);
  if (close == t.npos || close < open + 3 || close > open + 24) return false;
  const auto inside = t.substr(open + 1, close - open - 1);
  if (inside.size() == 2 && base::is_digit(inside[0]) && base::is_digit(inside[1])) return true;  // an age
  return std::all_of(inside.begin(), inside.end(),
                     [](char32_t c) { return base::is_hangul(c) || is_blank(c) || is_middle_dot(c) || c == U','; }) &&
         words_->is_person_role(inside);
}

/// Whether one word and then the title of one who leads stand behind `end`.
bool NameFinder::before_great_title(std::u32string_view t, size_t end) const {
  if (end + 2 >= t.size() || !is_blank(t[end]) || !base::is_hangul(t[end + 1])) return false;
  const size_t e = Words::word_end(t, end + 1);
  std::string_view kind;
  return e + 1 < t.size() && is_blank(t[e]) && may_be_given(t.substr(end + 1, e - end - 1)) &&
         words_->great_title_at(t, e + 1, kind);
}

/// What the second word of a foreigner's name is at least; asked before the titles, since most words are not.
bool NameFinder::may_be_given(std::u32string_view word) const {
  return word.size() >= 2 && word.size() <= 6 && !words_->ends_in_particle(word) &&
         std::all_of(word.begin(), word.end(), base::is_hangul);
}

/// A Japanese or Western person in two words: 오카다 가오루 사장, 페테르 칼손 대표. The first has to be a
/// surname of Japan, or both unknown words before the title of one who leads.
bool NameFinder::foreign(std::u32string_view t, size_t begin, size_t word_end, std::vector<Candidate>& out) const {
  const auto first = t.substr(begin, word_end - begin);
  if (first.size() < 2) return false;
  const auto push = [&](size_t end) {
    Candidate c;
    c.begin = begin, c.end = end, c.type = Type::person;
    c.evidence = static_cast<uint16_t>(kFromShape | kFromContext);
    out.push_back(c);
    return true;
  };
  const bool second = word_end + 2 < t.size() && is_blank(t[word_end]) && base::is_hangul(t[word_end + 1]);
  size_t e = second ? word_end + 1 : 0;
  while (second && e < t.size() && base::is_hangul(t[e])) ++e;
  const auto given = second && (e == t.size() || !is_word_char(t[e])) ? t.substr(word_end + 1, e - word_end - 1)
                                                                      : std::u32string_view();
  if (Words::is_kana_spelling(first) && words_->listed(U"japanese-surnames", first)) {
    uncached_ = true;
    const bool titled = e + 1 < t.size() && e > 0 && is_blank(t[e]) && words_->title_at(t, e + 1).length;
    if (given.size() >= 2 && given.size() <= 4 && Words::is_kana_spelling(given) && titled &&
        !words_->is_title(given) && !words_->is_title_modifier(given))
      return push(e);
    const auto is_word = [&](std::u32string_view w) {
      return words_->korean_weight(w) || words_->is_stopword(w) || words_->is_title(w);
    };
    // 데쓰야, 신이치: what is a particle elsewhere ends names here.
    for (size_t josa : particle_lengths(*words_, given, 2)) {
      if (josa == 1 && words_->last_syllable(given.back()) & kKanaEnd) josa = 0;
      const auto name = given.substr(0, given.size() - josa);
      if (name.size() >= 2 && name.size() <= 4 && Words::is_kana_spelling(name) && !words_->is_known(name) &&
          !words_->is_descriptive(name) && !is_word(first))
        return push(e - josa);
    }
    // 오카다 사장: the surname alone.
    return first.size() >= 3 && !words_->is_known(first) && second && words_->title_at(t, word_end + 1).length &&
           push(word_end);
  }
  const auto all_sino = [&](std::u32string_view w) {
    return std::all_of(w.begin(), w.end(), [&](char32_t c) { return readings_->is_sino_syllable(c); });
  };
  // All of the first word is asked before what follows, so that the memory knows the rest of it.
  if (first.size() > 5 || !Words::has_foreign_syllable(first) || !words_->is_strange_name(first)) return false;
  context_asked_ = true;
  if (given.size() < 2) return false;
  std::string_view kind;
  if (!(e + 1 < t.size() && is_blank(t[e]) && may_be_given(given) && words_->great_title_at(t, e + 1, kind))) {
    // 전 대표 페테르 칼손의: behind the title, and a particle cut off.
    if (!title_before(t, begin)) return false;
    const size_t josa = words_->particle_length(given, 2);
    if (words_->particle_length(first, 2) || given.size() - josa > 5 || all_sino(given.substr(0, given.size() - josa)))
      return false;
    return words_->is_strange_name(given.substr(0, given.size() - josa)) && push(e - josa);
  }
  return given.size() <= 6 && !all_sino(given) && words_->is_strange_name(given) && push(e);
}

/// Whether what was said follows the word at once, as in headlines (신유빈 "한 경기씩"), or it is all
/// that the line says, as an author's name.
bool NameFinder::speaks(std::u32string_view t, size_t begin, size_t end) const {
  context_asked_ = true;
  if (begin == 0 && (end == t.size() || t[end] == U'*')) return true;
  if (begin == 0 && end + 3 < t.size() && t[end] == U',' && is_blank(t[end + 1]) && is_open_quote(t[end + 2]))
    return true;  // an author
  return end + 2 < t.size() && is_blank(t[end]) && (t[end + 1] == U'"' || t[end + 1] == 0x201C);
}

/// Whether a label stands before the word, and nothing else beside the two: (번역 서다인).
bool NameFinder::label_before(std::u32string_view t, size_t begin, size_t end) const {
  context_asked_ = true;
  const auto edge = [](char32_t c) {
    return is_open_bracket(c) || c == U')' || c == U']' || c == U',' || c == U'/' || c == U'|' || c == U'\t' ||
           is_middle_dot(c);
  };
  if (begin < 2 || !is_blank(t[begin - 1]) || (end < t.size() && !edge(t[end]))) return false;
  size_t b = begin - 1;
  while (b > 0 && is_word_char(t[b - 1])) --b;
  size_t x = b;
  while (x > 0 && is_blank(t[x - 1])) --x;
  return b + 1 < begin && (x == 0 || edge(t[x - 1])) && words_->listed(U"person-labels", t.substr(b, begin - 1 - b));
}

/// Whether the word stands in a row of such, parted by commas or dots.
bool NameFinder::listed_beside(std::u32string_view t, size_t begin, size_t end) const {
  context_asked_ = true;
  const auto parts = [](char32_t c) { return is_middle_dot(c) || c == U',' || c == U'、'; };
  return (end < t.size() && parts(t[end])) || (begin >= 1 && parts(t[begin - 1])) ||
         (begin >= 2 && is_blank(t[begin - 1]) && parts(t[begin - 2]));
}

/// Whether a title stands right behind or right before the word, or it stands in a row: all that
/// person() asks for.
bool NameFinder::title_beside(std::u32string_view t, size_t begin, size_t word_end) const {
  if (Words::has_foreign_syllable(t.substr(begin, word_end - begin)) && before_great_title(t, word_end)) return true;
  if (explained(t, word_end)) return true;
  if (listed_beside(t, begin, word_end) || label_before(t, begin, word_end) || speaks(t, begin, word_end)) return true;
  if (word_end + 1 < t.size() && is_blank(t[word_end]))
    if (const Title title = words_->title_at(t, word_end + 1); title.length || title.rank) return true;
  return title_before(t, begin);
}

/// A listed name with a slip, in the frame of its kind: a generic word or an institution's ending
/// grows on it, a title follows, or it is long enough to be nothing else.
bool NameFinder::misspelled(const Line& line, size_t begin, size_t word_end, std::vector<Candidate>& out) const {
  const std::u32string_view t = line.text;
  const auto& lexicon = words_->lexicon();
  if (begin + 1 >= word_end || !lexicon.may_begin_slip(t[begin], t[begin + 1])) return false;
  for (size_t n = std::min<size_t>(6, word_end - begin); n >= 2; --n) {
    const Hit hit = lexicon.find(List::slip_name, t.substr(begin, n));
    if (!hit) continue;
    // Exactly one name, whichever forms of it.
    const EntityRef first{hit.image, hit.senses[0].target};
    bool one = true;
    for (const image::Sense& s : hit.senses) one = one && EntityRef{hit.image, s.target}.han() == first.han();
    if (!one) return false;
    if (n == 2 && lexicon.has(List::lexicon_hangul, t.substr(begin, n))) return false;  // 인민 + 정부
    for (const size_t josa : particle_lengths(*words_, t.substr(begin, word_end - begin), n))
      if (words_->is_stopword(t.substr(begin, word_end - begin - josa))) return false;  // 리즈시절
    Known k;
    k.length = n;
    k.candidate.type = first.type();
    k.candidate.subtype = first.subtype();
    k.candidate.evidence = kMisspelled;
    k.candidate.entity = hit.senses[0].target;
    const auto images = lexicon.images();
    k.candidate.image = static_cast<uint8_t>(std::find(images.begin(), images.end(), hit.image) - images.begin());
    const size_t x = begin + n;
    const auto tail = t.substr(x, word_end - x);
    const bool particle = words_->is_particle(tail);
    const auto name = t.substr(begin, n);
    // 양산한다 is no 양산항: a verb made of a word.
    // 신이고 is no 신이구: a word and its particle.
    if (const size_t josa = words_->particle_length(name, 2);
        josa && (words_->korean_weight(name.substr(0, n - josa)) || words_->is_stopword(name.substr(0, n - josa))))
      return false;
    if (words_->listed(U"verb-endings", name.substr(n - 1)) && words_->korean_weight(name.substr(0, n - 1)))
      return false;
    // What is a sound spelling of a surname and a given name may be somebody whom no list knows.
    const auto may_be_person = [&] {
      int rank = 0;
      return words_->surname_length(name, &rank) > 0 && words_->is_mandarin_spelling(name);
    };
    if (first.type() == Type::place && tail.empty() && x < t.size() && is_blank(t[x])) {
      context_asked_ = true;
      if (words_->title_at(t, x + 1).length && may_be_person()) return false;  // 구핑 교수 is not 거우핑
    }
    if (first.type() == Type::person) {
      context_asked_ = true;
      if (first.han().size() == 6 && may_be_person())
        return false;  // 천슈 beside 천쉬: two characters have many namesakes
      const bool title =
          x < t.size() && (words_->title_at(t, x).length || (is_blank(t[x]) && words_->title_at(t, x + 1).length));
      const bool alone = particle && n >= 3 && !words_->korean_weight(name) && !words_->is_stopword(name) &&
                         words_->name_score(name.substr(1)) > 20 * static_cast<int>(n - 1);
      if (!title && !alone) return false;
    } else if (particle) {
      // Nothing grows on it: only a long name, or in company.
      if (words_->korean_weight(t.substr(begin, n)) || words_->is_stopword(t.substr(begin, n))) return false;
      // Two syllables say little: a great place alone, and spelled as no Korean word is.
      const bool great = first.subtype() == Subtype::province || first.subtype() == Subtype::prefecture;
      int rank = 0;
      const bool may_end_so = tail.empty() && (lexicon.has(List::josa, t.substr(x - 1, 1)) ||
                                               words_->surname_length(t.substr(begin, n), &rank) == n);
      // 징조 and 취조 are Korean words by their syllables; 텐진 is not.
      const bool foreign =
          std::any_of(name.begin(), name.end(), [&](char32_t c) { return !readings_->is_sino_syllable(c); });
      k.common =
          n < 3 && !(great && foreign && !may_end_so && words_->korean_weight(t.substr(begin, word_end - begin)) == 0);
    }
    return grow(line, begin, k, word_end, out);
  }
  return false;
}

/// Whether what follows a place's name that is an everyday word too says that the place is meant:
/// 우시에서, 시안 공장, 선전=홍길동 특파원.
bool NameFinder::in_place_frame(std::u32string_view t, size_t x, size_t word_end) const {
  if (x < word_end) {
    const Hit particle = words_->listed(U"place-particles", t.substr(x, word_end - x));
    return particle && Words::note_of(particle) == "sure";
  }
  if (x >= t.size()) return false;
  if (t[x] == U'=') return true;
  if (!is_blank(t[x]) || x + 2 >= t.size()) return false;
  const size_t e = Words::word_end(t, x + 1);
  for (const size_t josa : particle_lengths(*words_, t.substr(x + 1, e - x - 1), 2))
    if (words_->listed(U"place-nouns", t.substr(x + 1, e - x - 1 - josa))) return true;
  return false;
}

/// Reads the word that begins with a run. Returns where to go on.
size_t NameFinder::word(const Line& line, size_t run, const Locals& locals, std::vector<Candidate>& out) const {
  const std::u32string_view t = line.text;
  const size_t at = line.runs[run].begin;
  size_t end = line.runs[run].end;
  uint64_t hash = line.runs[run].hash;
  unsigned outcome = line.runs[run].known & WordMemory::kOutcome;
  if (end < t.size() && is_middle_dot(t[end])) {  // 과학·기술: runs joined by dots are one word
    end = Words::word_end(t, at);
    for (size_t r = run + 1; r < line.runs.size() && line.runs[r].begin < end; ++r)
      hash = image::mix(hash, U'·') ^ line.runs[r].hash;
    if (end > line.runs[run].end) outcome = memory_->find(hash) & WordMemory::kOutcome;
  }
  const LocalName* local = nullptr;
  const size_t here =
      line.runs[run].local ? locals.longest(t, at, &local) : 0;  // the length of a local name that begins here
  const bool suspicious = line.runs[run].known & WordMemory::kSuspect;
  if (!here && (outcome == kNothing || (outcome == kNeedsTitle && !title_beside(t, at, end)))) {
    if (suspicious) suspect(line, run, end, false);
    return end;
  }
  if (!here && line.runs[run].known & WordMemory::kShaped && end == line.runs[run].end)
    if (const auto it = shapes_.find(hash); it != shapes_.end()) {
      Candidate c;
      c.begin = at, c.end = at + it->second.length;
      c.type = it->second.type, c.subtype = it->second.subtype;
      c.evidence = kFromShape;
      c.unit = it->second.unit;
      out.push_back(c);
      return end;
    }
  bool crossed = here > 0 || at + 1 == t.size();  // what was found or not says nothing of the word alone
  // Every listed name that begins here, longest first; a local name of the same length wins.
  std::vector<Known> known;  // no memory before the first
  // Where the memory knows the word, no listed name begins here. Of one syllable it must hold whatever follows.
  if ((!outcome || here) && at + 1 < t.size() &&
      (at + 1 == end || words_->lexicon().may_begin(plain(t[at]), plain(t[at + 1]))))
    for (const image::Image* image : words_->lexicon().images()) {
      image::Walk walk(*image, List::name_hangul);
      char32_t read[40];
      for (size_t n = 0; at + n < t.size() && n < 40 && walk.step(read[n] = plain(t[at + n])); ++n) {
        const size_t x = at + n + 1;
        crossed = crossed || x > end || (x == end && walk.breaks());
        if (walk.term() == kNone || n == 0) continue;
        if (x < t.size() && base::is_latin(t[x - 1]) && (base::is_latin(t[x]) || base::is_digit(t[x]))) continue;
        if (!image->is_key(walk.term(), {read, n + 1})) continue;
        const auto senses = image->senses_of(walk.term());
        const image::Sense* best = nullptr;
        for (const image::Sense& s : senses) {
          if (s.role == static_cast<uint8_t>(Role::forbidden) && senses.size() > 1) continue;
          if (!best || rank_of({image, s.target}) < rank_of({image, best->target})) best = &s;
        }
        const EntityRef e{image, best->target};
        if (e.has(image::kRegion)) continue;
        Known k;
        k.length = n + 1;
        k.candidate.type = e.type();
        k.candidate.subtype = e.subtype();
        k.candidate.evidence = kFromList;
        k.candidate.entity = best->target;
        k.candidate.image = static_cast<uint8_t>(
            std::find(words_->lexicon().images().begin(), words_->lexicon().images().end(), image) -
            words_->lexicon().images().begin());
        const auto name = t.substr(at, n + 1);
        const bool stem = image::is_stem(best->role);
        // 인민 of 인민광장 and 공안국, a man of old, where the words say something else by themselves.
        if (stem && (e.subtype() == Subtype::feature || e.subtype() == Subtype::zone) &&
            (words_->lexicon().has(List::lexicon_hangul, name) || words_->korean_weight(name) >= 4))
          continue;
        if (e.type() == Type::person &&
            (words_->suffix_of(name, 0).length == name.size() || (e.has(image::kHistoric) && words_->is_title(name))))
          continue;  // 이사
        k.historic = e.has(image::kHistoric);
        k.customary =
            best->role == static_cast<uint8_t>(Role::allowed) || best->role == static_cast<uint8_t>(Role::allowed_stem);
        // 지난시 is no 지난, but 해주시고 is a verb.
        const bool city = !stem && name.size() == 3 && name[2] == U'시' &&
                          (at + 3 >= end || words_->listed(U"place-particles", t.substr(at + 3, end - at - 3)));
        k.common = words_->is_stopword(name) ||
                   (e.has(image::kCommon) && !city && (stem || name.size() <= 3 || e.type() != Type::place)) ||
                   (name.size() <= 2 && e.subtype() != Subtype::province &&
                    (stem || e.type() == Type::person || best->role == static_cast<uint8_t>(Role::abbreviation)) &&
                    !e.has(image::kFree) && words_->korean_weight(name) >= 4);
        if (k.common && e.type() == Type::place && !words_->is_stopword(name) && in_place_frame(t, at + n + 1, end))
          k.common = false;
        known.push_back(k);
      }
    }
  if (const size_t n = here; n) {
    Known k;
    k.length = n;
    k.candidate.type = local->type;
    k.candidate.subtype = local->subtype;
    k.candidate.evidence = kFromDocument;
    k.candidate.entity = local->entity;
    k.candidate.image = local->image;
    const auto name = t.substr(at, n);
    k.common = words_->is_stopword(name) || (n <= 2 && words_->korean_weight(name) >= 4);
    if (k.common && local->type == Type::place && at + n < t.size() && base::is_hangul(t[at + n])) {
      const auto rest = t.substr(at + n, end > at + n ? end - at - n : 0);
      if (words_->listed(U"place-particles", rest)) k.common = false;
    }
    const auto same = std::find_if(known.begin(), known.end(), [&](const Known& x) { return x.length == n; });
    if (same == known.end()) known.push_back(k);
    else if (local->type != Type::none) *same = k;
  }
  std::sort(known.begin(), known.end(), [](const Known& a, const Known& b) { return a.length > b.length; });
  // 김해도 본부장, 이광형 총장: a Korean before a title, whose first two syllables are another's name.
  if (!known.empty() && known[0].candidate.type != Type::none && end == at + 3 &&
      (known[0].length == 2 || known[0].candidate.type == Type::place) && words_->is_korean_surname(t[at]) &&
      korean_before_title(t, at)) {
    out.push_back({at, end, Type::person, Subtype::none, kFromShape, 0, kNone, kNone, false, false, 0, Type::none,
                   kNone, 0, false, false});
    return end;
  }
  // 국장 리신(…): behind a title that is nobody's before, rather a person than a county of that name.
  if (!known.empty() && known[0].candidate.type == Type::place &&
      (known[0].common || known[0].candidate.subtype == Subtype::county ||
       known[0].candidate.subtype == Subtype::feature) &&
      at >= 2 && end - at <= 4 && title_before(t, at) &&
      (out.empty() || out.back().type != Type::person || out.back().end + 8 < at) &&
      (end == t.size() || is_open_bracket(t[end]) || t[end] == U',' || is_blank(t[end])) &&
      likeness_of(*words_, t.substr(at, end - at)) != Likeness::none) {
    out.push_back({at, end, Type::person, Subtype::none, kFromShape, 0, kNone, kNone, false, false, 0, Type::none,
                   kNone, 0, false, false});
    return end;
  }
  // 궈타이하이퉁증권 쉬창 애널리스트: between an institution and a title that no town gives.
  if (!known.empty() && known[0].candidate.type == Type::place && known[0].length == end - at && end - at <= 4 &&
      !out.empty() && out.back().type == Type::organization && out.back().end + 1 == at &&
      is_blank(t[out.back().end]) && end + 1 < t.size() && is_blank(t[end]) && words_->title_at(t, end + 1).length &&
      !in_place_frame(t, end, end) && likeness_of(*words_, t.substr(at, end - at)) != Likeness::none) {
    out.push_back({at, end, Type::person, Subtype::none, kFromShape, 0, kNone, kNone, false, false, 0, Type::none,
                   kNone, 0, false, false});
    return end;
  }
  // 야마구치 아카네: a prefecture's name, and a given name behind it.
  if (!known.empty() && known[0].candidate.type == Type::place && known[0].candidate.entity != kNone &&
      known[0].length == end - at &&
      EntityRef{words_->lexicon().images()[known[0].candidate.image], known[0].candidate.entity}.has(
          image::kJapanese) &&
      foreign(t, at, end, out))
    return out.back().end;
  for (const Known& k : known) {
    if (k.candidate.type == Type::none) continue;
    const size_t x = at + k.length;
    const size_t w = x < t.size() && is_word_char(t[x]) && is_word_char(t[x - 1]) ? Words::word_end(t, x) : x;
    if (grow(line, at, k, w, out)) return std::max(out.back().end, at + 1);
  }
  const auto keep = [&](unsigned o) {
    if (!crossed) memory_->keep(hash, o);
  };
  if (!base::is_hangul(t[at])) {
    keep(kNothing);
    return end;
  }
  const int8_t asked = end == line.runs[run].end ? line.runs[run].particle : int8_t{-1};
  const size_t particle = asked >= 0 ? static_cast<size_t>(asked) : words_->particle_length(t.substr(at, end - at), 2);
  if (!outcome) {
    context_asked_ = false;
    if (misspelled(line, at, end, out)) return std::max(out.back().end, at + 1);
    if (shaped(line, at, end, particle, out)) {
      if (!context_asked_ && !crossed && end == line.runs[run].end) remember_shape(hash, out.back());
      return end;
    }
    if (!context_asked_) outcome = kNoShape;
  }
  context_asked_ = false;
  name_like_ = uncached_ = false;
  const bool found = person(line, run, end, particle, locals, out);
  if (!found && outcome == kNoShape) outcome = context_asked_ ? kNeedsTitle : kNothing;
  if (end == line.runs[run].end && (suspicious || (name_like_ && may_be_name(*words_, t.substr(at, end - at))))) {
    if (!found || out.back().weak) suspect(line, run, end, false);
    if (!suspicious && outcome) keep(WordMemory::kSuspect);
  }
  if (outcome && !uncached_) keep(outcome);
  return found ? out.back().end : end;
}

/// Keeps what shaped() made of a word for the next time, unless many others are kept.
void NameFinder::remember_shape(uint64_t hash, const Candidate& c) const {
  constexpr size_t kMost = size_t{1} << 16;
  if (shapes_.size() >= kMost) return;
  shapes_[hash] = {static_cast<uint32_t>(c.end - c.begin), c.type, c.subtype, c.unit};
  memory_->keep(hash, WordMemory::kShaped);
}

/// Whether a zone in general words follows a gloss that ends at `close`: 양링(杨凌) 농업 시범구.
bool NameFinder::in_zone(std::u32string_view t, size_t close) const {
  for (int n = 0; n < 2 && close + 1 < t.size() && is_blank(t[close]) && base::is_hangul(t[close + 1]); ++n) {
    const size_t e = Words::word_end(t, close + 1);
    const auto word = t.substr(close + 1, e - close - 1);
    for (const size_t josa : particle_lengths(*words_, word, 2)) {
      const Suffix s = words_->suffix_of(word.substr(0, word.size() - josa), 0);
      if (s.length >= 2 && s.type == Type::place && s.subtype == Subtype::zone) return true;
    }
    if (words_->particle_length(word, 2)) return false;
    close = e;
  }
  return false;
}

/// Whether the bracket that closes at `close`, or a quote behind it, is followed by the word for a ship or a craft.
bool NameFinder::names_ship(std::u32string_view t, size_t close) const {
  if (close >= t.size() || (t[close] != U')' && t[close] != U']' && t[close] != 0xFF09)) return false;
  size_t x = close + 1;
  if (x < t.size() && is_close_quote(t[x])) ++x;
  if (x >= t.size() || t[x] != U'호') return false;
  return words_->is_particle(t.substr(x + 1, Words::word_end(t, x) - x - 1));
}

void NameFinder::from_pairs(const Line& line, const std::vector<Pair>& pairs, size_t first_pair,
                            std::vector<Candidate>& out) const {
  const std::u32string_view t = line.text;
  for (size_t i = first_pair; i < pairs.size() && pairs[i].line == line.number; ++i) {
    const Pair& p = pairs[i];
    Candidate c;
    c.pair = static_cast<uint32_t>(i);
    c.evidence = static_cast<uint16_t>(kFromPair | (p.han_first ? kIsHan : 0));
    c.begin = line.index_of(p.han_first ? p.han_begin : p.ko_begin);
    c.end = line.index_of(p.han_first ? p.han_end : p.ko_end);
    const gloss::Judgement& j = p.judgement;
    c.type = j.type;
    c.subtype = j.subtype;
    if (j.entity) {
      c.entity = j.entity.index;
      const auto images = words_->lexicon().images();
      c.image = static_cast<uint8_t>(std::find(images.begin(), images.end(), j.entity.image) - images.begin());
    }
    const std::u32string_view ko = p.ko;
    // 칭화대(淸華大): the Hangul is listed, the short Han is not.
    if (c.type == Type::none &&
        std::all_of(p.folded.begin(), p.folded.end(), [](char32_t x) { return base::is_han(x); }))
      if (const Hit h = words_->lexicon().find(List::name_hangul, ko);
          h && EntityRef{h.image, h.senses[0].target}.type() == Type::organization)
        c.type = Type::organization, c.subtype = EntityRef{h.image, h.senses[0].target}.subtype();
    if (c.type == Type::none && p.title_after) c.type = Type::person;
    if (c.type == Type::none)
      if (const Suffix s = words_->suffix_of(ko, 1); s.length && (s.strong || s.length >= 2))
        c.type = s.type, c.subtype = s.subtype;
    const int heard = j.alignment.han_count(reading::Kind::mandarin) + j.alignment.han_count(reading::Kind::rare) +
                      j.alignment.han_count(reading::Kind::slip);
    const int by_reading =
        heard + j.alignment.han_count(reading::Kind::sino) +
        (p.folded.size() >= 4 ? j.alignment.han_count(reading::Kind::listed) : 0);  // 광저우 + 샤오펑후이톈
    // 체화지능(具身智能): words and Korean readings alone make no name.
    const bool mandarin = by_reading * 2 > static_cast<int>(p.folded.size()) &&
                          (heard > 0 || j.verdict == gloss::Verdict::sino_reading) &&
                          (j.verdict == gloss::Verdict::right || j.verdict == gloss::Verdict::reading_mismatch ||
                           j.verdict == gloss::Verdict::sino_reading);
    // 문숙(文俶), 왕치등(王穉登): a surname and what no dictionary has as a word is somebody of old.
    if (c.type == Type::none && j.verdict == gloss::Verdict::right_sino && !readings_->is_hanja_word(p.folded)) {
      const int like = readings_->person_like(p.folded);
      const bool three = p.folded.size() == 3 &&
                         (like == 2 || (like == 1 && !words_->lexicon().has(List::generic, p.folded.substr(2)) &&
                                        !words_->suffix_of(ko, 1).length));
      const bool two = p.folded.size() == 2 && like == 2;
      if ((three && (like == 2 || p.years || !words_->is_descriptive(ko))) ||
          (two && (p.years || (!words_->korean_weight(ko) && !words_->is_stopword(ko) &&
                               !words_->lexicon().has(List::lexicon, p.folded)))))
        c.type = Type::person;
    }
    if (c.type == Type::none && p.years && readings_->person_like(p.folded)) c.type = Type::person;
    if (c.type == Type::none && mandarin) {
      const int person = readings_->person_like(p.folded);
      const size_t close = line.index_of(p.han_end) + 1;
      const std::u32string_view after = t.substr(std::min(close, t.size()), 3);
      const bool where = in_zone(t, close) || after.substr(0, 2) == U"에서" || after.substr(0, 2) == U"지역" ||
                         after == U" 지역" || after.substr(0, 1) == U"에" || after.substr(0, 2) == U"으로";
      // 샹후(湘湖), 렁후(冷湖): a lake, unless the first is a surname that many have.
      const Hit surname = words_->lexicon().find(List::surname, p.folded.substr(0, 1));
      const bool landscape = p.folded.size() == 2 && !p.title_after &&
                             words_->lexicon().has(List::generic, p.folded.substr(1)) &&
                             (!surname || surname.senses[0].extra >= 3);
      if (landscape) c.type = Type::place, c.subtype = Subtype::feature;
      else if (person > 0 && p.folded.size() <= 4 && !where) c.type = Type::person;
      else if (p.folded.size() >= 4) c.type = Type::organization, c.subtype = Subtype::company;
      else if (where) c.type = Type::place;
      else if (j.verdict != gloss::Verdict::sino_reading) {
        const size_t b = c.begin;
        const bool company = (close + 1 < t.size() && t.substr(close, 1) == U"의") || after.substr(0, 1) == U"는" ||
                             after.substr(0, 1) == U"은";
        c.type = company && p.folded.size() >= 2 && b > 0 ? Type::organization : Type::none;
      }
    }
    // 딩수진(丁蜀镇): what ends in a generic that is not read in Mandarin is a place.
    if (c.type == Type::person && !p.title_after && p.folded.size() >= 3 && !j.alignment.steps.empty() &&
        ko.size() >= 3) {
      const reading::Step& last = j.alignment.steps.back();
      const bool translated = last.kind == reading::Kind::generic || last.kind == reading::Kind::sino ||
                              last.kind == reading::Kind::translated;
      const Suffix s = words_->suffix_of(ko, 2);
      const reading::Kind head = j.alignment.steps.front().kind;
      if (translated && (head == reading::Kind::mandarin || head == reading::Kind::rare) &&
          last.han_end - last.han_begin == 1 && s.type == Type::place && s.length == 1 &&
          words_->lexicon().has(List::generic, p.folded.substr(p.folded.size() - 1)))
        c.type = Type::place, c.subtype = s.subtype, c.entity = kNone;
    }
    // 미펀(米粉), 구이화가오(桂花糕): what ends so is a thing, or a place (천자츠 陳家祠).
    if ((c.type == Type::person || (c.type == Type::organization && p.folded.size() <= 4)) && !p.title_after &&
        c.entity == kNone && !j.entity && p.folded.size() >= 2)
      if (const Hit thing = words_->listed(U"han-things", p.folded.substr(p.folded.size() - 1))) {
        if (Words::note_of(thing) != "place") continue;
        c.type = Type::place, c.subtype = Subtype::feature;
      }
    if (c.type == Type::person && !p.title_after && c.entity == kNone && p.folded.size() == 2) {
      const Hit surname = words_->lexicon().find(List::surname, p.folded.substr(0, 1));
      c.unsure = surname && surname.senses[0].extra >= 3;
    }
    if (c.type == Type::none &&
        !(mandarin && p.folded.size() >= 2 &&
          std::all_of(p.folded.begin(), p.folded.end(), [](char32_t x) { return base::is_han(x); })))
      continue;
    if (c.type == Type::date || c.type == Type::work) continue;
    // 바오간제(包干制): what ends in a word of classes; 멍샹(梦想)호: a ship.
    if (c.entity == kNone && (c.type == Type::person || c.type == Type::place) && !p.title_after &&
        p.folded.size() >= 3 && !j.alignment.steps.empty() &&
        j.alignment.steps.back().kind == reading::Kind::translated) {
      const Hit w = words_->lexicon().find(List::lexicon, p.folded.substr(p.folded.size() - 1));
      if (w && w.senses[0].detail == image::kWordClass) c.type = Type::none, c.settled = true;
    }
    if (!p.han_first && (c.type != Type::person || c.entity == kNone) && names_ship(t, line.index_of(p.han_end)))
      c.type = Type::none, c.entity = kNone, c.settled = true;
    // A people (조선족 朝鮮族) and a surname in the abstract (왕(王)씨, 리(李)) are no names of anybody.
    if (p.folded.back() == U'族' || p.folded.size() == 1 ||
        (c.type == Type::person && readings_->surname_length(std::u32string(p.folded) + U"  ") == p.folded.size()))
      continue;
    // 광시(廣西)교포투자기업협회, 톈진항(天津港) 보세구관리위원회: the gloss stands inside the name.
    size_t close = line.index_of(p.han_end);
    while (close < t.size() && !is_open_bracket(t[close]) && t[close] != U')' && t[close] != U']' &&
           t[close] != 0xFF09 && close < line.index_of(p.han_end) + 24)
      ++close;
    if (!p.han_first && c.type == Type::place && close + 1 < t.size()) {
      const size_t gap = is_blank(t[close + 1]) ? 1 : 0;
      const size_t b = close + 1 + gap;
      if (b < t.size() && base::is_hangul(t[b])) {
        const size_t e = Words::word_end(t, b);
        for (const size_t josa : {words_->particle_length(t.substr(b, e - b), 2), size_t{0}}) {
          const auto body = t.substr(b, e - b - josa);
          const Suffix s = words_->suffix_of(body, 0);
          if (s.type != Type::organization || !s.length || body.size() < 3) continue;
          const auto middle = body.substr(0, body.size() - s.length);
          const bool office = !middle.empty() && (gap ? words_->is_descriptive(middle) && s.strong
                                                      : s.strong || words_->is_descriptive(middle));
          if (!office || words_->is_stopword(body)) continue;
          if (gap && words_->lexicon().has(List::name_hangul, body)) continue;
          c.nested_end = c.end, c.nested_type = c.type, c.nested_entity = c.entity, c.nested_image = c.image;
          c.end = b + body.size();
          c.type = Type::organization;
          c.subtype = s.subtype;
          c.entity = kNone;
          break;
        }
      }
    }
    out.push_back(c);
  }
}

void NameFinder::join(const Line& line, std::vector<Candidate>& out) const {
  const std::u32string_view t = line.text;
  const auto images = words_->lexicon().images();
  const auto parent_of = [&](const Candidate& child, const Candidate& parent) {
    if (child.entity == kNone || parent.entity == kNone || child.image != parent.image) return false;
    const image::Image& image = *images[child.image];
    uint32_t at = image.entities()[child.entity].parent;
    for (int depth = 0; at != kNone && depth < 5; ++depth) {
      if (at == parent.entity) return true;
      at = image.entities()[at].parent;
    }
    return false;
  };
  // 경기도 안양시, 셴양시 빈저우시, 산시성 시안: of the places of one Hangul, those that belong together.
  const auto senses_of = [&](const Candidate& c, size_t end) {
    const Hit hit = c.type == Type::place && c.entity != kNone && c.pair == kNone
                        ? words_->lexicon().find(List::name_hangul, t.substr(c.begin, end - c.begin))
                        : Hit{};
    return hit.image == images[c.image] ? hit.senses : std::span<const image::Sense>();
  };
  const auto takes = [&](Candidate& c, const Candidate& other, bool as_child) {
    for (const image::Sense& s : senses_of(c, c.end)) {
      Candidate tried = c;
      tried.entity = s.target;
      const EntityRef e{images[c.image], s.target};
      if (e.type() != Type::place || e.has(image::kRegion) ||
          !(as_child ? parent_of(tried, other) : parent_of(other, tried)))
        continue;
      c.entity = s.target;
      c.subtype = e.subtype();
      return true;
    }
    return false;
  };
  // 난징시 공안국, 톈창시 인민정부: an office whose name says only what it does is that of the place before.
  const auto is_office = [&](const Candidate& c) {
    if (c.type != Type::organization || c.pair != kNone) return false;
    const auto name = t.substr(c.begin, c.end - c.begin);
    if (name.back() == U'부' && name.substr(name.size() - 2) != U"정부") return false;
    if (words_->listed(U"scopes", name)) return false;  // 국무원
    const Suffix s = words_->suffix_of(name, 0);
    // 안후이성 국유자산감독관리위원회: the province has one as the state has.
    const auto says_the_state = [&] {  // 국가, 전국, 중국
      for (size_t n = 2; n <= 3 && n < name.size(); ++n) {
        const Hit country = words_->lexicon().find(List::name_hangul, name.substr(0, n));
        if (words_->listed(U"scopes", name.substr(0, n)) ||
            (country && EntityRef{country.image, country.senses[0].target}.subtype() == Subtype::country))
          return true;
      }
      return false;
    };
    if (c.entity != kNone && c.subtype == Subtype::central && s.length && s.strong &&
        (name.ends_with(U"위원회") || name.ends_with(U"국")) && !says_the_state())
      return true;
    return s.length == name.size() && s.strong && (s.subtype == Subtype::local || s.subtype == Subtype::central);
  };
  std::vector<Candidate> joined;
  for (Candidate b : out) {
    bool merged = false;
    if (!joined.empty()) {
      Candidate& a = joined.back();
      const bool adjacent = a.end + 1 == b.begin && is_blank(t[a.end]) && !a.unit;
      const bool pair_ends_a = a.pair != kNone && a.evidence & kFromPair;
      if (adjacent && a.type == Type::place && b.type == Type::place && !parent_of(b, a) && !takes(b, a, true))
        takes(a, b, false);
      if (adjacent && is_unit_parent(a) && b.type != Type::person && b.type != Type::work) {
        bool fits = false;
        if (b.type == Type::organization) {
          fits = b.unit || parent_of(b, a) || (a.type == Type::place && is_office(b)) ||
                 (a.type == Type::organization && has_own_sections(a.subtype) && b.entity == kNone && b.pair == kNone &&
                  (b.subtype == Subtype::research || b.subtype == Subtype::lab || b.subtype == Subtype::hospital ||
                   b.subtype == Subtype::none)) ||
                 (a.type == Type::organization && b.pair != kNone && b.entity == kNone &&
                  (b.subtype == Subtype::research || b.subtype == Subtype::lab));
          if (a.type == Type::place && a.subtype == Subtype::country) fits = false;
        } else if (b.type == Type::place && a.type == Type::place) {
          const bool zone = b.subtype == Subtype::zone || b.subtype == Subtype::county;
          // 안산시 시장 is a mayor.
          const bool mayor = b.pair == kNone && words_->lexicon().has(List::title, t.substr(b.begin, b.end - b.begin));
          fits = b.unit || parent_of(b, a) ||
                 (!b.weak &&
                  ((zone && b.entity == kNone && b.nested_end == 0) ||
                   (a.subtype == Subtype::province &&
                    (b.subtype == Subtype::prefecture || b.subtype == Subtype::county)) ||
                   ((a.subtype == Subtype::prefecture || a.subtype == Subtype::province) &&
                    b.subtype != Subtype::province && b.subtype != Subtype::prefecture && b.subtype != Subtype::area)));
          if (mayor) {
            merged = true;
            fits = false;
          }
          if (a.subtype == Subtype::country || b.subtype == Subtype::country) fits = false;
        }
        (void)pair_ends_a;
        if (fits) {
          Candidate c = b;
          c.begin = a.begin;
          c.weak = false;
          c.unit = false;
          c.evidence |= a.evidence;
          if (b.unit || b.pair == kNone)
            c.entity = b.unit || (a.type == Type::place && is_office(b)) ? kNone : b.entity;
          c.nested_end = a.end, c.nested_type = a.type, c.nested_entity = a.entity, c.nested_image = a.image;
          c.nested_tail = a.tail;
          c.tail = a.type == Type::place && b.type == Type::place && !b.unit ? b.end - b.begin : 0;
          if (a.pair != kNone && c.pair == kNone) c.pair = kNone;
          a = c;
          merged = true;
        }
      }
    }
    if (!merged) joined.push_back(b);
  }
  // A unit after an organization's gloss stands for itself; any other lone unit is general words.
  std::vector<Candidate> kept;
  for (size_t i = 0; i < joined.size(); ++i) {
    Candidate c = joined[i];
    if (c.unit) {
      bool after_gloss = false;
      if (i > 0 && joined[i - 1].pair != kNone && joined[i - 1].type == Type::organization &&
          c.type == Type::organization) {
        size_t x = joined[i - 1].end;
        while (x < c.begin && t[x] != U')' && t[x] != U']') ++x;
        after_gloss = x + 2 == c.begin && is_blank(t[x + 1]);
      }
      if (!after_gloss) continue;
      c.unit = false;
    }
    kept.push_back(c);
  }
  out = std::move(kept);
}

void NameFinder::keep_company(const Line& line, std::vector<Candidate>& out) const {
  const std::u32string_view t = line.text;
  const auto cell_edge_left = [&](size_t i) {
    while (i > 0 && (is_blank(t[i - 1]) || is_open_quote(t[i - 1]))) --i;
    return i == 0 || t[i - 1] == U'\t' || t[i - 1] == U'|';
  };
  const auto cell_edge_right = [&](size_t i) {
    while (i < t.size() && (is_blank(t[i]) || is_close_quote(t[i]))) ++i;
    return i == t.size() || t[i] == U'\t' || t[i] == U'|' || t[i] == U'\r';
  };
  const auto listed = [&](const Candidate& a, const Candidate& b) {  // only a separator between them
    if (a.type != b.type || b.begin < a.end || b.begin - a.end > 24) return false;
    std::u32string gap;
    int depth = 0;
    for (size_t i = a.end; i < b.begin; ++i) {
      if (is_open_bracket(t[i])) ++depth;
      else if (t[i] == U')' || t[i] == U']') --depth;
      else if (depth == 0 && !is_blank(t[i])) gap += plain(t[i]);
    }
    return gap == U"," || gap == U"·" || gap == U"와" || gap == U"과" || gap == U"및" || gap == U"/" || gap == U"、" ||
           gap == U"-" || gap == U",및" || gap == U"→";
  };
  const bool has_gloss = std::any_of(out.begin(), out.end(), [](const Candidate& c) { return c.pair != kNone; });
  size_t lead = 0;
  while (lead < t.size() && is_blank(t[lead])) ++lead;
  const bool table =
      line.has_tab || (lead < t.size() && t[lead] == U'|') || (line.seen & kSeenStroke && t.find(U" | ") != t.npos);
  // A gloss that says no kind is a company in the company of companies: 구밍(古茗), 차바이다오(茶百道), 메이퇀.
  const auto open = [&](const Candidate& c) {
    return c.pair != kNone && c.entity == kNone && !c.settled &&
           (c.type == Type::none || (c.type == Type::person && c.unsure));
  };
  const auto company = [&](const Candidate& c) {
    return c.type == Type::organization && (c.subtype == Subtype::company || c.subtype == Subtype::none);
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t i = 0; i + 1 < out.size(); ++i) {
      Candidate &a = out[i], &b = out[i + 1];
      if (open(a) == open(b) || !(company(a) || company(b))) continue;
      Candidate& c = open(a) ? a : b;
      Candidate asked = c;
      asked.type = Type::organization;
      if (!(open(a) ? listed(asked, b) : listed(a, asked))) continue;
      c.type = Type::organization, c.subtype = Subtype::company, c.unsure = false, c.settled = true;
      changed = true;
    }
  }
  std::erase_if(out, [](const Candidate& c) { return c.type == Type::none; });
  std::vector<char> strong(out.size());
  for (size_t i = 0; i < out.size(); ++i)
    strong[i] = !out[i].weak || out[i].pair != kNone ||
                (table && (line.has_digit || has_gloss) && cell_edge_left(out[i].begin) && cell_edge_right(out[i].end));
  // 셴다오지능 (우시): where an institution is.
  for (size_t i = 1; i < out.size(); ++i)
    if (!strong[i] && out[i].type == Type::place && out[i - 1].type == Type::organization && out[i].end < t.size() &&
        t[out[i].end] == U')' && t[out[i].begin - 1] == U'(' && out[i].begin - out[i - 1].end <= 2)
      strong[i] = 1;
  for (size_t pass = 0; pass < out.size(); ++pass) {
    bool changed = false;
    for (size_t i = 0; i + 1 < out.size(); ++i)
      if (strong[i] != strong[i + 1] && listed(out[i], out[i + 1])) strong[i] = strong[i + 1] = 1, changed = true;
    if (!changed) break;
  }
  // Three in a row that are spelled as persons need nobody beside them.
  for (size_t i = 0; i + 2 < out.size(); ++i)
    if (out[i].type == Type::person && !strong[i] && listed(out[i], out[i + 1]) && listed(out[i + 1], out[i + 2]))
      strong[i] = strong[i + 1] = strong[i + 2] = 1;
  for (size_t i = 0; i + 1 < out.size(); ++i)
    if (strong[i] != strong[i + 1] && listed(out[i], out[i + 1])) strong[i] = strong[i + 1] = 1;
  std::vector<Candidate> kept;
  for (size_t i = 0; i < out.size(); ++i)
    if (strong[i]) kept.push_back(out[i]);
  out = std::move(kept);
}

/// 서천 정신(西迁精神): a small place at the head of a gloss that is read otherwise there is none.
void NameFinder::drop_parts_of_words(const Line& line, const std::vector<Pair>& pairs, size_t first_pair,
                                     std::vector<Candidate>& found) const {
  const auto in_korean = [](const gloss::Judgement& j) {
    return j.verdict == gloss::Verdict::right_sino ||
           (j.verdict == gloss::Verdict::right &&
            j.alignment.count(reading::Kind::translated) == static_cast<int>(j.alignment.steps.size()));
  };
  std::erase_if(found, [&](const Candidate& c) {
    if (c.type != Type::place || c.pair != kNone || c.entity == kNone ||
        (c.subtype != Subtype::county && c.subtype != Subtype::feature))
      return false;
    for (size_t i = first_pair; i < pairs.size() && pairs[i].line == line.number; ++i) {
      const Pair& p = pairs[i];
      if (p.han_first || !in_korean(p.judgement) || line.byte(c.begin) != p.ko_begin || line.byte(c.end) >= p.ko_end)
        continue;
      const EntityRef e{words_->lexicon().images()[c.image], c.entity};
      return !p.folded.starts_with(readings_->fold(base::to_utf32(e.han())));
    }
    return false;
  });
}

void NameFinder::find(const Line& line, const std::vector<Pair>& pairs, size_t first_pair, const Locals& locals,
                      const TableHeads& heads, std::vector<Candidate>& out) const {
  const size_t first = out.size();
  (void)first;
  const std::u32string_view t = line.text;
  std::vector<Candidate> glossed;
  from_pairs(line, pairs, first_pair, glossed);
  std::sort(glossed.begin(), glossed.end(), [](const Candidate& a, const Candidate& b) { return a.begin < b.begin; });
  size_t next = 0, open = 0;
  std::vector<Candidate> found;
  for (size_t i = 0;;) {
    while (next < glossed.size() && glossed[next].begin < i) ++next;
    while (open < line.open.size() && line.runs[line.open[open]].begin < i) ++open;
    const size_t stop = next < glossed.size() ? glossed[next].begin : t.size();
    const size_t run = open < line.open.size() ? line.open[open] : line.runs.size();  // the next word to be read
    const size_t begin = run < line.runs.size() ? line.runs[run].begin : t.size();
    if (stop < t.size() && stop <= begin) {
      if (glossed[next].type == Type::none && !glossed[next].settled &&
          stop == begin) {  // no kind of its own: what the words say comes first
        const size_t before = found.size();
        word(line, run, locals, found);
        if (found.size() > before) {
          i = found.back().end;
          ++next, ++open;
          continue;
        }
      }
      found.push_back(glossed[next]);
      i = std::max(glossed[next].end, stop + 1);
      ++next;
      continue;
    }
    if (run == line.runs.size()) break;
    const size_t before = found.size();
    const size_t to = word(line, run, locals, found);
    if (found.size() > before && found.back().end > stop) {
      // The words run into a gloss's half: the gloss knows better where its name begins.
      found.resize(before);
      i = stop;
      continue;
    }
    i = std::min(to, stop);
    ++open;
  }
  if (heads.rules()) frames_.cells(line, heads, found);
  if (found.empty()) return;
  if (first_pair < pairs.size() && pairs[first_pair].line == line.number)
    drop_parts_of_words(line, pairs, first_pair, found);
  join(line, found);
  keep_company(line, found);
  frames_.companies(line, found);
  frames_.titles_are_no_names(line, found);
  frames_.persons_before_offices(line, found);
  frames_.persons_in_rows(line, found);
  out.insert(out.end(), found.begin(), found.end());
}

}  // namespace ireum::mention
