#include "mention/neighbours.h"

#include <algorithm>

#include "mention/listed.h"

namespace ireum::mention {

using image::EntityRef;
using image::Subtype;
using image::Type;
using reading::Kind;
using token::is_blank;
using token::is_open_bracket;
using token::is_word_char;

namespace {

constexpr size_t kLongestGap = 24;  // code points between two names of one list, their glosses included

bool is_close_bracket(char32_t c) { return c == U')' || c == U']' || c == 0xFF09; }
char32_t plain(char32_t c) { return token::is_middle_dot(c) ? U'·' : c; }

bool is_company(const Candidate& c) {
  return c.type == Type::organization && (c.subtype == Subtype::company || c.subtype == Subtype::none);
}
bool is_unit_parent(const Candidate& c) {
  return c.type == Type::organization || (c.type == Type::place && c.subtype != Subtype::country);
}

/// Whether a place lies in another, or in what lies there.
bool lies_in(const EntityRef& place, const EntityRef& outer) {
  constexpr int kLevels = 4;
  EntityRef e = place;
  for (int n = 0; n < kLevels && e->parent != kNone; ++n) {
    e.index = e->parent;
    if (e == outer) return true;
  }
  return false;
}

/// Adds a piece of evidence; true where it is new.
bool add(Candidate& c, Evidence e, bool holds = true) {
  if (!holds || c.evidence.has(e)) return false;
  c.evidence.add(e);
  return true;
}

}  // namespace

struct Neighbours::Sight {
  const Scene& scene;
  std::span<const Pair> pairs;
  uint32_t first_pair;
  std::span<const uint32_t> chosen;
  std::vector<Candidate>& all;
  Surroundings around;

  std::u32string_view text() const { return scene.text; }
  /// The last chosen one that ends at or before `at`; null for none. They are sorted and do not overlap.
  const Candidate* before(uint32_t at) const {
    if (at == last_before.at) return last_before.found;
    const auto it =
        std::upper_bound(chosen.begin(), chosen.end(), at, [&](uint32_t x, uint32_t i) { return x < all[i].end; });
    last_before = {at, it == chosen.begin() ? nullptr : &all[*(it - 1)]};
    return last_before.found;
  }
  const Candidate* behind(uint32_t at) const {
    if (at == last_behind.at) return last_behind.found;
    const auto it =
        std::lower_bound(chosen.begin(), chosen.end(), at, [&](uint32_t i, uint32_t x) { return all[i].begin < x; });
    last_behind = {at, it == chosen.end() ? nullptr : &all[*it]};
    return last_behind.found;
  }

  /// What was asked last, as every kind of neighbour asks the same of a candidate.
  struct Asked {
    uint32_t at = kNone;
    const Candidate* found = nullptr;
  };
  mutable Asked last_before = {}, last_behind = {};
};

bool Neighbours::is_list_gap(std::u32string_view text, size_t begin, size_t end) const {
  if (begin > end || end - begin > kLongestGap) return false;
  char32_t gap[kLongestGap];
  size_t n = 0;
  int depth = 0;
  for (size_t i = begin; i < end; ++i) {
    if (is_open_bracket(text[i])) ++depth;
    else if (is_close_bracket(text[i])) --depth;
    else if (depth == 0 && !is_blank(text[i])) gap[n++] = plain(text[i]);
  }
  return n > 0 && words_->listed(image::WordList::name_joiners, {gap, n});
}

bool Neighbours::lists(const Sight& s, Candidate& c) const {
  const bool alone = c.source == Source::foreign && !c.evidence.has(Evidence::leader_behind);
  if (c.unit || alone || c.evidence.has(Evidence::person_korean_unusual)) return false;
  bool changed = false;
  if (const Candidate* a = s.before(c.begin); a && a->type == c.type)
    changed |= add(c, Evidence::list_mate, is_list_gap(s.text(), a->end, c.begin));
  if (const Candidate* b = s.behind(c.end); b && b->type == c.type)
    changed |= add(c, Evidence::list_mate, is_list_gap(s.text(), c.end, b->begin));
  return changed;
}

bool Neighbours::units(const Sight& s, Candidate& c) const {
  const auto t = s.text();
  const Candidate* a = s.before(c.begin);
  if (!a || (a->unit && !a->evidence.has(Evidence::unit_of_parent))) return false;
  const bool adjacent = a->end + 1 == c.begin && is_blank(t[a->end]);
  const size_t x = s.around.after_bracket(a->end);
  bool changed = sino(*a, s, x + 1 == c.begin && is_blank(t[x]), c);
  // 신구 해양 장비: a stem in Sino-Korean asks for the place that it lies in.
  const bool stem = c.evidence.has(Evidence::sino_stem);
  const bool korean_part = c.unit && c.evidence.has(Evidence::listed_abroad);                 // 경기도 변두리
  const bool in_no_other = c.subtype == Subtype::province && a->subtype != Subtype::country;  // 대전 경기
  const bool places = a->type == Type::place && c.type == Type::place;
  if (adjacent && places && !(stem || korean_part || in_no_other)) changed |= add(c, Evidence::parent_before);
  if (!c.unit || !is_unit_parent(*a)) return changed;
  // 난징시 공안국과 재정국: what is joined to a unit is one of the same parent.
  if (a->unit && a->type == c.type && is_list_gap(t, a->end, c.begin))
    return add(c, Evidence::unit_of_parent) || changed;
  if (c.type == Type::place && a->type != Type::place) return changed;
  if (c.subtype == Subtype::company && a->type == Type::place) return changed;  // 싼야 해양에너지 포럼
  if (c.type == Type::place && c.evidence.has(Evidence::listed_abroad) && !has_korean_unit(t, *a, c)) return changed;
  // A unit behind an organization's gloss stands for itself.
  const bool behind_gloss = a->pair != kNone && a->type == Type::organization && c.type == Type::organization &&
                            x > a->end && x + 1 == c.begin && is_blank(t[x]);
  return add(c, Evidence::unit_of_parent, adjacent || behind_gloss) || changed;
}

/// 서울 삼청동, 봉화군 소천면: a unit of Korea lies in a place of Korea, a township in one that is written in full.
bool Neighbours::has_korean_unit(std::u32string_view t, const Candidate& outer, const Candidate& c) const {
  const EvidenceSet& e = outer.evidence;
  if (!e.has(Evidence::listed_abroad)) return false;
  const bool part = words_->last_syllable(t[c.end - 1]) & token::kKoreanPartEnd;
  return !part || !(outer.subtype == Subtype::province || e.has(Evidence::listed_short) ||
                    e.has(Evidence::listed_stem) || e.has(Evidence::listed_second));
}

/// 지린성 과기청: a unit in general words stands behind a place that is written in full.
bool Neighbours::has_office(const Sight& s, const Candidate& c) const {
  constexpr uint32_t kLeast = 3;  // 에도 데이터센터: two syllables are rather a particle
  if (c.end - c.begin < kLeast || c.evidence.has(Evidence::listed_stem)) return false;
  return std::any_of(s.all.begin(), s.all.end(), [&](const Candidate& x) {
    return x.begin == c.end + 1 && x.type == Type::organization && x.evidence.has(Evidence::unit_alone);
  });
}

/// 저장성 항저우: an everyday word before a place that lies there is the place.
bool Neighbours::outer(const Sight& s, Candidate& c) const {
  if (c.type != Type::place || !c.listed || !c.evidence.has(Evidence::everyday)) return false;
  if (c.evidence.has(Evidence::child_behind) || c.end != c.word_end) return false;
  if (c.end < s.text().size() && is_blank(s.text()[c.end]) && has_office(s, c)) return add(c, Evidence::child_behind);
  const Candidate* b = s.behind(c.end);
  if (!b || b->begin != c.end + 1 || !is_blank(s.text()[c.end]) || b->type != Type::place) return false;
  const Listed inner = b->listed ? b->listed : b->head.listed;
  if (!inner || inner.image != c.listed.image) return false;
  const auto& lexicon = words_->lexicon();
  return add(c, Evidence::child_behind, lies_in(entity_of(lexicon, inner), entity_of(lexicon, c.listed)));
}

/// 절강성 옥환현, 북경시 조양구: a Sino-Korean place behind what it lies in, and of several the one that lies there.
bool Neighbours::sino(const Candidate& before, const Sight& s, bool adjacent, Candidate& c) const {
  const bool read_so = c.evidence.has(Evidence::sino_full) || c.evidence.has(Evidence::sino_stem);
  if (!adjacent || !read_so) return false;
  if (c.evidence.has(Evidence::sino_parent) || before.type != Type::place) return false;
  const Listed outer = before.listed ? before.listed : before.head.listed;
  Listed& own = c.listed ? c.listed : c.head.listed;
  if (!outer || !own || outer.image != own.image) return false;
  const EntityRef place = entity_of(words_->lexicon(), outer);
  const uint32_t end = c.listed ? c.end : c.head.end;
  const auto name = s.text().substr(c.begin, end - c.begin);
  const image::Hit hit = words_->lexicon().find(image::List::sino_name, name);
  for (const image::Sense& x : hit.senses) {
    if (!lies_in({hit.image, x.target}, place)) continue;
    own = {x.target, number_of(words_->lexicon(), hit.image)};
    c.evidence.add(Evidence::sino_parent);
    return true;
  }
  return false;
}

/// 형양 고신구, 자오쥬 고신구: a zone word of its own stands behind.
bool Neighbours::zones(const Sight& s, Candidate& c) const {
  if (c.type != Type::place || c.unit || !(c.evidence.has(Evidence::sino_stem) || c.source == Source::slip))
    return false;
  if (c.evidence.has(Evidence::zone_behind) || c.end != c.word_end) return false;
  return add(c, Evidence::zone_behind,
             std::any_of(s.all.begin(), s.all.end(),
                         [&](const Candidate& x) {
                           return x.begin == c.end + 1 && x.unit && x.type == Type::place &&
                                  x.evidence.has(Evidence::unit_alone);
                         }) &&
                 is_blank(s.text()[c.end]));
}

bool Neighbours::persons(const Sight& s, Candidate& c) const {
  if (c.type != Type::person) return false;
  const auto t = s.text();
  bool changed = false;
  const Candidate* a = s.before(c.begin);
  if (a && a->end + 1 == c.begin && is_blank(t[a->end]))
    changed |=
        add(c, Evidence::institution_before, a->type == Type::organization && c.evidence.has(Evidence::title_behind));
  // 박진웅 영사, 성기훈 과학관: behind a person with a title the next of the row.
  if (a && a->type == Type::person && c.begin >= 2 && t[c.begin - 2] == U',' && is_blank(t[c.begin - 1])) {
    const size_t x = s.around.after_bracket(a->end);
    const auto title = x + 1 < c.begin - 2 && is_blank(t[x]) ? t.substr(x + 1, c.begin - 3 - x) : std::u32string_view();
    changed |= add(c, Evidence::list_mate,
                   !title.empty() && c.end < t.size() && is_blank(t[c.end]) && words_->is_title(title));
  }
  // 경희권 산업연구원 연구위원, 서은하(동북아경제신문 차장), 문상원 전 부산대학교 교수
  size_t x = c.word_end;
  if (x != c.end || x >= t.size()) return changed;
  const bool inside = t[x] == U'(';
  if (t[x] == U',') ++x;
  if (x < t.size() && is_blank(t[x])) {
    const size_t e = Words::word_end(t, x + 1);
    if (e < t.size() && is_blank(t[e]) && words_->is_title_modifier(t.substr(x + 1, e - x - 1))) x = e;
  }
  const Candidate* b = s.behind(static_cast<uint32_t>(x + 1));
  if (!b || b->begin != x + 1 || (!inside && !is_blank(t[x]))) return changed;
  if (b->type != Type::organization && b->type != Type::place) return changed;
  // 하얼빈 타이핑국제공항 관계자: what is a place is nobody.
  if (b->type == Type::place && c.evidence.has(Evidence::other_name)) return changed;
  if (b->evidence.has(Evidence::tail_title)) return add(c, Evidence::office_behind) || changed;
  const size_t end = s.around.after_bracket(b->end);
  return add(c, Evidence::office_behind,
             end < t.size() && is_blank(t[end]) && words_->title_at(t, end + 1).length > 0) ||
         changed;
}

/// 서천 정신(西迁精神): a small place at the head of a gloss that is read otherwise there is none.
bool Neighbours::part_of_gloss(const Sight& s, const Candidate& c) const {
  const bool small = c.subtype == Subtype::county || c.subtype == Subtype::feature;
  if (s.pairs.empty() || c.type != Type::place || c.pair != kNone || !c.listed) return false;
  const uint64_t begin = s.scene.line.byte(c.begin);
  const auto first = std::lower_bound(s.pairs.begin(), s.pairs.end(), begin,
                                      [](const Pair& p, uint64_t at) { return p.ko_begin < at; });
  for (auto it = first; it != s.pairs.end() && it->ko_begin == begin; ++it) {
    const Pair& p = *it;
    const gloss::Judgement& j = p.judgement;
    const bool korean = j.verdict == gloss::Verdict::right_sino ||
                        (j.verdict == gloss::Verdict::right &&
                         j.alignment.count(Kind::translated) == static_cast<int>(j.alignment.steps.size()));
    if (p.han_first || !korean || s.scene.line.byte(c.end) > p.ko_end) continue;
    if (!small && s.scene.line.byte(c.end) < p.ko_end) continue;
    const EntityRef e = entity_of(words_->lexicon(), c.listed);
    return !p.folded.starts_with(readings_->fold(base::to_utf32(e.han())));
  }
  return false;
}

/// 유비와 조조가 …, 관우와 제갈공명이 …: what is a word of everyday, too, is somebody of old beside two of them, or in a
/// list with one (항우와 유방).
bool Neighbours::old_company(const Sight& s, Candidate& c) const {
  const bool word = c.evidence.has(Evidence::everyday) || c.evidence.has(Evidence::stop_word);
  if (!word || !c.evidence.has(Evidence::listed_old)) return false;
  const auto t = s.text();
  const auto is_mate = [&](const Candidate* x, uint32_t begin, uint32_t end) {
    return x && x->evidence.has(Evidence::listed_old) && is_list_gap(t, begin, end);
  };
  const Candidate *a = s.before(c.begin), *b = s.behind(c.end);
  if ((a && is_mate(a, a->end, c.begin)) || (b && is_mate(b, c.end, b->begin))) return add(c, Evidence::old_company);
  const image::Hit particle = words_->listed(image::WordList::name_particles, t.substr(c.end, c.word_end - c.end));
  if (!particle || Words::note_of(particle) == type_name(Type::place)) return false;
  const auto others = std::count_if(s.chosen.begin(), s.chosen.end(), [&](uint32_t i) {
    const Candidate& x = s.all[i];
    return x.evidence.has(Evidence::listed_old) && !x.evidence.has(Evidence::everyday) && !(x.listed == c.listed);
  });
  return add(c, Evidence::old_company, others >= 2);
}

bool Neighbours::bodies(const Sight& s, Candidate& c) const {
  const auto t = s.text();
  bool changed = add(c, Evidence::part_of_gloss, part_of_gloss(s, c));
  const Candidate* a = s.before(c.begin);
  // 셴다오지능 (우시): where an institution is.
  const bool bracket = c.begin > 0 && t[c.begin - 1] == U'(';
  if (bracket && c.type == Type::place && a && a->type == Type::organization && c.begin - a->end <= 2)
    changed |= add(c, Evidence::in_bracket_of_body, c.end < t.size() && t[c.end] == U')');
  // 강민재 수석 이코노미스트: a title that a periodical has for its name.
  if (c.type != Type::organization || c.pair != kNone || c.begin < 2 || !is_blank(t[c.begin - 1])) return changed;
  if (!words_->is_title(t.substr(c.begin, c.end - c.begin))) return changed;
  size_t b = c.begin - 1;
  while (b > 0 && is_word_char(t[b - 1])) --b;
  const bool person = a && a->type == Type::person && a->end + 1 == c.begin;
  const bool modified = b < c.begin - 1u && words_->is_title_modifier(t.substr(b, c.begin - 1 - b));
  return add(c, Evidence::own_title, person || modified) || changed;
}

/// 구밍(古茗), 차바이다오(茶百道), 메이퇀: a gloss that says no kind is a company in the company of companies.
bool Neighbours::kinds(const Sight& s, Candidate& c) const {
  if (!c.open_kind || c.pair == kNone || c.listed) return false;
  const Candidate *a = s.before(c.begin), *b = s.behind(c.end);
  const bool left = a && is_company(*a) && !a->open_kind && is_list_gap(s.text(), a->end, c.begin);
  const bool right = b && is_company(*b) && !b->open_kind && is_list_gap(s.text(), c.end, b->begin);
  if (!left && !right) return false;
  c.type = Type::organization;
  c.subtype = Subtype::company;
  c.open_kind = false;
  c.evidence.add(Evidence::glossed_here);
  return true;
}

/// The unknown word of Hangul that ends at `end`, with a particle that joins it to what follows or without.
bool Neighbours::unknown_before(const Sight& s, size_t end, size_t left, std::vector<Candidate>& more) const {
  const auto t = s.text();
  if (end > left && words_->listed(image::WordList::company_particles, t.substr(end - 1, 1)) &&
      words_->particle_length(t.substr(left, end - left), 1) == 1)
    --end;
  size_t b = end;
  while (b > left && base::is_hangul(t[b - 1])) --b;
  if (end < b + 3 || (b > 0 && is_word_char(t[b - 1])) || words_->last_syllable(t[end - 1]) & token::kPeopleEnd)
    return false;
  if (!words_->is_strange_name(t.substr(b, end - b))) return false;
  const auto same = [&](const Candidate& x) { return x.source == Source::frame && x.begin == b && x.end == end; };
  if (std::any_of(s.all.begin(), s.all.end(), same) || std::any_of(more.begin(), more.end(), same)) return false;
  Candidate c;
  c.begin = static_cast<uint32_t>(b);
  c.end = c.word_end = static_cast<uint32_t>(end);
  c.type = Type::organization, c.subtype = Subtype::company;
  c.source = Source::frame;
  c.why = kFromShape | kFromContext;
  c.evidence.add(Evidence::leader_behind);
  c.evidence.add(Evidence::proper_head);
  more.push_back(c);
  return true;
}

/// 하이무싱 자오성위 이사장, 노스볼트 전 대표 페테르 칼손, 가오얼구펀 부총재 펑후이: the unknown word beside a person and the
/// title of one who leads a company is the company.
bool Neighbours::companies(const Sight& s, std::vector<Candidate>& more) const {
  const auto t = s.text();
  std::string_view kind;
  bool changed = false;
  for (const uint32_t i : s.chosen) {
    const Candidate& c = s.all[i];
    if (c.type != Type::person || c.begin < 4 || !is_blank(t[c.begin - 1])) continue;
    const Candidate* a = s.before(c.begin);
    const size_t left = a ? a->end : 0;
    size_t b = c.begin - 1;
    while (b > left && is_word_char(t[b - 1])) --b;
    const size_t title = words_->great_title_at(t, b, kind);
    if (b > left + 3 && is_blank(t[b - 1]) && title && kind == kCompany && b + title + 1 == c.begin) {
      size_t w = b - 1;  // a word before the title: 전
      while (w > left && is_word_char(t[w - 1])) --w;
      const bool modified = w > left && is_blank(t[w - 1]) && words_->is_title_modifier(t.substr(w, b - 1 - w));
      changed |= unknown_before(s, modified ? w - 1 : b - 1, left, more);
      continue;
    }
    const size_t x = s.around.after_bracket(c.end);
    if (s.around.leader_behind(x, kind) && kind == kCompany && left < c.begin - 1u)
      changed |= unknown_before(s, c.begin - 1, left, more);
  }
  return changed;
}

bool Neighbours::note(const Scene& scene, std::span<const Pair> pairs, uint32_t first_pair,
                      std::span<const uint32_t> chosen, std::vector<Candidate>& all) const {
  const Sight s{scene, pairs, first_pair, chosen, all, Surroundings(*words_, scene.text)};
  bool changed = false;
  for (Candidate& c : all) {
    changed |= lists(s, c);
    changed |= units(s, c);
    changed |= outer(s, c);
    changed |= zones(s, c);
    changed |= persons(s, c);
    changed |= old_company(s, c);
    changed |= bodies(s, c);
    changed |= kinds(s, c);
  }
  std::vector<Candidate> more;
  changed |= companies(s, more);
  all.insert(all.end(), more.begin(), more.end());
  return changed;
}

}  // namespace ireum::mention
