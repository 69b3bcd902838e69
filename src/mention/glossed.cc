#include "mention/glossed.h"

#include <algorithm>

#include "mention/extend.h"
#include "mention/listed.h"
#include "mention/surroundings.h"

namespace ireum::mention {

using gloss::Verdict;
using image::EntityRef;
using image::Hit;
using image::List;
using image::Subtype;
using image::Type;
using reading::Kind;
using token::is_blank;
using token::Suffix;

namespace {

constexpr int kRareSurname = 3;  // rank from which a surname says little

bool is_close_bracket(char32_t c) { return c == U')' || c == U']' || c == 0xFF09; }
bool all_han(std::u32string_view s) { return std::all_of(s.begin(), s.end(), base::is_han); }

/// Whether the characters of a name stand in another in their order.
bool is_shortened(std::u32string_view name, std::u32string_view whole) {
  size_t n = 0;
  for (const char32_t c : whole) n += n < name.size() && c == name[n];
  return n == name.size();
}

int surname_rank(const Words& words, std::u32string_view folded) {
  const Hit surname = words.lexicon().find(List::surname, folded.substr(0, 1));
  return surname ? surname.senses[0].extra : 9;
}

}  // namespace

void GlossReader::read(const Line& line, std::span<const Pair> pairs, uint32_t first,
                       std::vector<Candidate>& out) const {
  for (size_t i = 0; i < pairs.size(); ++i) {
    const Pair& p = pairs[i];
    Candidate c;
    c.pair = first + static_cast<uint32_t>(i);
    c.source = Source::gloss;
    c.why = static_cast<uint16_t>(kFromPair | (p.han_first ? kIsHan : 0));
    c.begin = static_cast<uint32_t>(line.index_of(p.han_first ? p.han_begin : p.ko_begin));
    c.end = c.word_end = static_cast<uint32_t>(line.index_of(p.han_first ? p.han_end : p.ko_end));
    if (is_word(line, p)) continue;
    if (spoken_of(line, pairs.subspan(i))) hold(c);
    else if (!read_one(line, p, c)) continue;
    out.push_back(c);
  }
}

/// The gloss of no name: nothing else is one in its place.
void GlossReader::hold(Candidate& c) {
  c.type = Type::none;
  c.listed = {};
  c.open_kind = false;
  c.evidence.add(Evidence::glossed_here);
}

/// 단극(單極): a word of everyday, read so; 왕궁(王宮), which Mandarin reads alike: by its last character; 상서(尙書): an
/// office of old.
bool GlossReader::is_word(const Line& line, const Pair& p) const {
  const Verdict v = p.judgement.verdict;
  const bool office = static_cast<bool>(words_->listed(image::WordList::offices_of_old, p.folded));
  // 평화(平和), 중흥(中興): counties without their 현 and firms are called by everyday words, and were weighed so.
  const size_t b = std::min(line.index_of(p.han_end) + 1, line.text.size()), e = Words::word_end(line.text, b);
  const bool whole = e == b || words_->is_particle(line.text.substr(b, e - b));  // and not 이상(理想)자동차
  const bool weighed = whole && v == Verdict::right_sino && p.origin == reading::Origin::word &&
                       p.judgement.type != Type::person && p.folded.size() == 2;
  if ((p.judgement.entity && !weighed && !(office && of_old_times(line.text))) || p.title_after) return false;
  const auto last = std::u32string_view(p.folded).substr(p.folded.size() - 1);
  const bool thing = words_->lexicon().has(List::generic, last) || words_->listed(image::WordList::han_things, last);
  const bool alike = v == Verdict::right && !p.years && thing && p.ko == readings_->sino_word(p.folded);
  if (v != Verdict::right_sino && !alike && !p.judgement.entity) return false;
  if (p.origin != reading::Origin::word || office) return office;
  if (p.judgement.type == Type::place && p.folded.size() > 2) return false;  // 근정전(勤政殿): a word, and a house
  Candidate old;
  by_old_ending(p, old);
  const bool somebody = reads_korean(p) && (is_korean_name(p) || is_called(line, p, line.index_of(p.ko_begin)));
  return !somebody && old.type == Type::none;
}

/// 궈차오(国潮)라는 말: what is said of words follows, or follows another gloss that is joined to this one.
bool GlossReader::spoken_of(const Line& line, std::span<const Pair> from) const {
  const Pair& p = from.front();
  if (p.judgement.entity || p.title_after || p.han_first) return false;
  const auto t = line.text;
  const size_t b = line.index_of(p.han_end) + 1;
  if (b >= t.size() || !is_close_bracket(t[b - 1])) return false;
  const size_t e = Words::word_end(t, b);
  if (from.size() > 1 && !from[1].han_first && line.index_of(from[1].ko_begin) == e + 1 &&
      words_->is_particle(t.substr(b, e - b)) && is_blank(t[e]))
    return spoken_of(line, from.subspan(1));
  const Hit quote = words_->listed(image::WordList::word_frames, t.substr(b, e - b));
  if (!quote || Words::note_of(quote) != "quote" || e + 1 >= t.size() || !is_blank(t[e])) return false;
  const size_t noun_end = Words::word_end(t, e + 1);
  for (const size_t josa : particle_lengths(*words_, t.substr(e + 1, noun_end - e - 1), 1)) {
    const Hit noun = words_->listed(image::WordList::word_frames, t.substr(e + 1, noun_end - e - 1 - josa));
    if (noun && Words::note_of(noun) == "noun") return true;
  }
  return false;
}

bool GlossReader::read_one(const Line& line, const Pair& p, Candidate& c) const {
  const bool somebody = reads_korean(p) && (is_korean_name(p) || is_called(line, p, c.begin));
  by_judgement(p, c);
  if (c.type == Type::none && somebody) c.type = Type::person;
  if (c.type == Type::none && reads_korean(p)) by_old_ending(p, c);
  by_sino(p, c);
  if (c.type == Type::none && p.years && readings_->person_like(p.folded)) c.type = Type::person;
  head_behind(line, p, c);
  const bool mandarin = reads_mandarin(p);
  if (c.type == Type::none && mandarin) by_reading(line, p, c);
  generic_end(p, c);
  if (is_thing(p, c)) return hold(c), true;
  if (c.type == Type::person && !p.title_after && !c.listed && p.folded.size() == 2)
    c.open_kind = surname_rank(*words_, p.folded) >= kRareSurname && surname_rank(*words_, p.folded) < 9;
  if (c.type == Type::none && !(mandarin && p.folded.size() >= 2 && all_han(p.folded))) return false;
  if (c.type == Type::date || c.type == Type::work) return false;
  c.open_kind = c.open_kind || c.type == Type::none;
  class_word(p, c);
  const size_t close = line.index_of(p.han_end);
  if (!p.han_first && (c.type != Type::person || !c.listed) && names_ship(line.text, close))
    c.type = Type::none, c.listed = {}, c.open_kind = false;
  if (is_abstract(p, c) && !(p.folded.size() <= 2 && is_addressed(line, p))) return false;
  c.evidence.add_if(Evidence::glossed_here, !(c.type == Type::none && c.open_kind));
  if (!p.han_first) reach(line, p, c);
  return true;
}

void GlossReader::by_judgement(const Pair& p, Candidate& c) const {
  const gloss::Judgement& j = p.judgement;
  c.type = j.type;
  c.subtype = j.subtype;
  if (j.entity) c.listed = {j.entity.index, number_of(words_->lexicon(), j.entity.image)};
  // 칭화대(淸華大): the Hangul is listed, the short Han is not.
  if (c.type == Type::none && all_han(p.folded))
    if (const Hit h = words_->lexicon().find(List::name_hangul, p.ko)) {
      const EntityRef e{h.image, h.senses[0].target};
      const bool shortened = is_shortened(p.folded, readings_->fold(base::to_utf32(e.han())));
      if (e.type() == Type::organization && shortened) c.type = e.type(), c.subtype = e.subtype();
      // 핑야오(平谣): spelled as a town is, and somebody is hardly called so.
      const bool town = e.subtype() == Subtype::county || e.subtype() == Subtype::prefecture;
      const bool chinese = !e.has(image::kForeign) && !e.has(image::kKorean) && reads_mandarin(p);
      if (town && chinese && readings_->person_like(p.folded) < 2 && !words_->korean_weight(p.ko) && !p.title_after)
        c.type = e.type(), c.subtype = e.subtype();
    }
  if (c.type == Type::none && p.title_after) c.type = Type::person;
  if (c.type != Type::none) return;
  const Suffix s = words_->suffix_of(p.ko, 1);
  if (s.length && (s.strong || s.length >= 2)) c.type = s.type, c.subtype = s.subtype;
}

/// 문숙(文俶), 왕치등(王穉登): a surname and what no dictionary has as a word is somebody of old.
void GlossReader::by_sino(const Pair& p, Candidate& c) const {
  if (c.type != Type::none || p.judgement.verdict != Verdict::right_sino || readings_->is_hanja_word(p.folded)) return;
  const auto& lexicon = words_->lexicon();
  const int like = readings_->person_like(p.folded);
  if (p.folded.size() == 3) {
    const bool generic = lexicon.has(List::generic, p.folded.substr(2)) || words_->suffix_of(p.ko, 1).length;
    const bool may = like == 2 || (like == 1 && !generic);
    if (may && (like == 2 || p.years || !words_->is_descriptive(p.ko))) c.type = Type::person;
  } else if (p.folded.size() == 2 && like == 2) {
    const bool word = words_->korean_weight(p.ko) || words_->is_stopword(p.ko) || lexicon.has(List::lexicon, p.folded);
    if (p.years || !word) c.type = Type::person;
  }
}

/// 체화지능(具身智能): words and Korean readings alone make no name.
bool GlossReader::reads_mandarin(const Pair& p) const {
  const gloss::Judgement& j = p.judgement;
  const int heard =
      j.alignment.han_count(Kind::mandarin) + j.alignment.han_count(Kind::rare) + j.alignment.han_count(Kind::slip);
  const int listed = p.folded.size() >= 4 ? j.alignment.han_count(Kind::listed) : 0;  // 광저우 + 샤오펑후이톈
  const int by_reading = heard + j.alignment.han_count(Kind::sino) + listed;
  if (by_reading * 2 <= static_cast<int>(p.folded.size())) return false;
  if (j.verdict == Verdict::sino_reading) return true;
  return heard > 0 && (j.verdict == Verdict::right || j.verdict == Verdict::reading_mismatch);
}

bool GlossReader::says_where(std::u32string_view t, size_t close) const {
  if (in_zone(t, close)) return true;
  const auto after = t.substr(std::min(close, t.size()), 4);
  for (size_t n = std::min<size_t>(3, after.size()); n > 0; --n) {
    const Hit hit = words_->listed(image::WordList::place_frames, after.substr(0, n));
    if (hit) return true;
  }
  return false;
}

/// 루이하이(瑞海) 공사, 한빛(翰飛)그룹: the word behind the bracket says that it is a body.
void GlossReader::head_behind(const Line& line, const Pair& p, Candidate& c) const {
  if (p.han_first || c.listed || (c.type != Type::none && c.type != Type::person)) return;
  const auto t = line.text;
  size_t b = line.index_of(p.han_end) + 1;
  if (b < t.size() && is_blank(t[b])) ++b;
  // 공사 is a minister too, and oftener a company.
  const int like = p.title_after ? readings_->person_like(p.folded) : 0;
  if (like == 2 || (like > 0 && !words_->title_at(t, b).common)) return;
  if (b >= t.size() || !base::is_hangul(t[b])) return;
  const size_t e = Words::word_end(t, b);
  for (const size_t josa : {words_->particle_length(t.substr(b, e - b), 2), size_t{0}}) {
    const auto body = t.substr(b, e - b - josa);
    const Suffix s = words_->suffix_of(body, 0);
    if (s.type != Type::organization || s.length != body.size() || s.length < 2 || !s.strong) continue;
    // 도미숙(都美淑) 상공회의소 부회장: the office of somebody.
    if (c.type == Type::person && !josa && e + 1 < t.size() && is_blank(t[e]) && words_->title_at(t, e + 1).length)
      return;
    c.type = Type::organization;
    c.subtype = s.subtype;
    return;
  }
}

/// Whether a surname and a given name are likely by the Han alone. Of two characters the surname has to be one that
/// many have: 궈차오(国潮), 사시(沙溪) are words and places.
bool GlossReader::is_somebody(const Pair& p) const {
  const int like = readings_->person_like(p.folded);
  if (like == 0 || p.folded.size() > 4) return false;
  return p.title_after || p.years || like == 2 || p.folded.size() > 2 ||
         surname_rank(*words_, p.folded) <= kRareSurname;
}

void GlossReader::by_reading(const Line& line, const Pair& p, Candidate& c) const {
  const auto t = line.text;
  const size_t close = line.index_of(p.han_end) + 1;
  const bool where = says_where(t, close);
  // 샹후(湘湖), 렁후(冷湖): a lake, unless the first is a surname that many have.
  const bool two = p.folded.size() == 2 && !p.title_after;
  if (two && words_->lexicon().has(List::generic, p.folded.substr(1)) &&
      surname_rank(*words_, p.folded) >= kRareSurname) {
    c.type = Type::place, c.subtype = Subtype::feature;
  } else if (by_last_character(p, c)) {
    return;
  } else if (is_somebody(p) && !where) {
    c.type = Type::person;
  } else if (p.folded.size() >= 4) {
    c.type = Type::organization, c.subtype = Subtype::company;
  } else if (where) {
    c.type = Type::place;
  } else if (p.judgement.verdict != Verdict::sino_reading) {
    const auto after = t.substr(std::min(close, t.size()), 1);
    const bool company = !after.empty() && words_->listed(image::WordList::company_particles, after);
    if (company && p.folded.size() >= 2 && c.begin > 0) c.type = Type::organization;
  }
}

/// 딩수진(丁蜀镇): what ends in a generic that is not read in Mandarin is a place.
void GlossReader::generic_end(const Pair& p, Candidate& c) const {
  const auto& steps = p.judgement.alignment.steps;
  if (c.type != Type::person || p.title_after || p.folded.size() < 3 || p.ko.size() < 3 || steps.empty()) return;
  const reading::Step& last = steps.back();
  const Kind head = steps.front().kind;
  const bool translated = last.kind == Kind::generic || last.kind == Kind::sino || last.kind == Kind::translated;
  const bool read = head == Kind::mandarin || head == Kind::rare;
  if (!translated || !read || last.han_end - last.han_begin != 1) return;
  const Suffix s = words_->suffix_of(p.ko, 2);
  if (s.type != Type::place || s.length != 1) return;
  if (words_->lexicon().has(List::generic, p.folded.substr(p.folded.size() - 1)))
    c.type = Type::place, c.subtype = s.subtype, c.listed = {};
}

/// 미펀(米粉), 구이화가오(桂花糕): what ends so is a thing, or a place (천자츠 陳家祠).
bool GlossReader::is_thing(const Pair& p, Candidate& c) const {
  const bool may = c.type == Type::person || (c.type == Type::organization && p.folded.size() <= 4);
  if (!may || p.title_after || c.listed || p.folded.size() < 2) return false;
  const Hit thing = words_->listed(image::WordList::han_things, p.folded.substr(p.folded.size() - 1));
  if (!thing) return false;
  if (Words::note_of(thing) == kBodyNote) c.type = Type::organization, c.subtype = Subtype::none;
  if (Words::note_of(thing) == kBodyNote) return false;
  if (Words::note_of(thing) != kPlaceNote) return true;
  c.type = Type::place, c.subtype = Subtype::feature;
  return false;
}

/// 바오간제(包干制): what ends in a word of classes holds its place and is no name.
void GlossReader::class_word(const Pair& p, Candidate& c) const {
  const auto& steps = p.judgement.alignment.steps;
  const bool may = (c.type == Type::person || c.type == Type::place) && !c.listed && !p.title_after;
  if (!may || p.folded.size() < 3 || steps.empty() || steps.back().kind != Kind::translated) return;
  const Hit w = words_->lexicon().find(List::lexicon, p.folded.substr(p.folded.size() - 1));
  if (w && w.senses[0].detail == image::kWordClass) c.type = Type::none, c.open_kind = false;
}

/// 어우양(歐陽) 할머니, 왕(王) 회장: a surname and its title.
bool GlossReader::is_addressed(const Line& line, const Pair& p) const {
  if (p.han_first) return false;
  const Surroundings around(*words_, line.text);
  const size_t open = line.index_of(p.ko_end);
  return readings_->surname_length(std::u32string(p.folded) + U"  ") == p.folded.size() &&
         around.title_behind(around.after_bracket(open)).length > 0;
}

/// A people (조선족 朝鮮族) and a surname in the abstract (왕(王)씨, 리(李)) are no names of anybody.
bool GlossReader::is_abstract(const Pair& p, const Candidate& c) const {
  if (p.folded.size() == 1) return true;
  const Hit generic = words_->listed(image::WordList::han_peoples, p.folded.substr(p.folded.size() - 1));
  if (generic) return true;
  return c.type == Type::person && readings_->surname_length(std::u32string(p.folded) + U"  ") == p.folded.size();
}

/// A zone in general words follows the gloss: 양링(杨凌) 농업 시범구.
bool GlossReader::in_zone(std::u32string_view t, size_t close) const {
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

/// The bracket, or a quote behind it, is followed by the word for a ship or a craft: 멍샹(梦想)호.
bool GlossReader::names_ship(std::u32string_view t, size_t close) const {
  if (close >= t.size() || !is_close_bracket(t[close])) return false;
  size_t x = close + 1;
  if (x < t.size() && token::is_close_quote(t[x])) ++x;
  if (x >= t.size() || !base::is_hangul(t[x]) || !words_->listed(image::WordList::craft_endings, t.substr(x, 1)))
    return false;
  return words_->is_particle(t.substr(x + 1, Words::word_end(t, x) - x - 1));
}

}  // namespace ireum::mention
