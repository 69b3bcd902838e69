#include "mention/rewrite.h"

#include <algorithm>

#include "mention/listed.h"

namespace ireum::mention {

using image::EntityRef;
using image::Hit;
using image::List;
using image::Sense;
using image::Subtype;
using image::Type;
using token::is_blank;
using token::is_open_bracket;
using token::Suffix;

namespace {

bool is_unit_parent(const Candidate& c) {
  return c.type == Type::organization || (c.type == Type::place && c.subtype != Subtype::country);
}

bool has_own_sections(Subtype s) {
  constexpr Subtype kAll[] = {Subtype::research, Subtype::university,  Subtype::central,  Subtype::agency,
                              Subtype::local,    Subtype::lab,         Subtype::hospital, Subtype::none,
                              Subtype::company,  Subtype::association, Subtype::military, Subtype::party};
  return std::find(std::begin(kAll), std::end(kAll), s) != std::end(kAll);
}

bool is_section(Subtype s) {
  return s == Subtype::research || s == Subtype::lab || s == Subtype::hospital || s == Subtype::none;
}

bool ends_in(const Words& words, std::u32string_view list, std::u32string_view name) {
  for (size_t n = 1; n <= 3 && n < name.size(); ++n)
    if (words.listed(list, name.substr(name.size() - n))) return true;
  return false;
}

}  // namespace

bool Rewriter::parent_of(const Candidate& child, const Candidate& parent) const {
  if (!child.listed || !parent.listed || child.listed.image != parent.listed.image) return false;
  const image::Image& image = *words_->lexicon().images()[child.listed.image];
  uint32_t at = image.entities()[child.listed.entity].parent;
  for (int depth = 0; at != kNone && depth < 5; ++depth) {
    if (at == parent.listed.entity) return true;
    at = image.entities()[at].parent;
  }
  return false;
}

/// 경기도 안양시, 셴양시 빈저우시, 산시성 시안: of the places of one Hangul, those that belong together.
bool Rewriter::settle_homonym(std::u32string_view t, Candidate& c, const Candidate& other, bool as_child) const {
  if (c.type != Type::place || !c.listed || c.pair != kNone) return false;
  const auto images = words_->lexicon().images();
  const Hit hit = words_->lexicon().find(List::name_hangul, t.substr(c.begin, c.end - c.begin));
  if (hit.image != images[c.listed.image]) return false;
  for (const Sense& s : hit.senses) {
    Candidate tried = c;
    tried.listed.entity = s.target;
    const EntityRef e{hit.image, s.target};
    if (e.type() != Type::place || e.has(image::kRegion)) continue;
    if (!(as_child ? parent_of(tried, other) : parent_of(other, tried))) continue;
    c.listed.entity = s.target;
    c.subtype = e.subtype();
    return true;
  }
  return false;
}

/// 국가, 전국, 중국: a body of the state and of no place in it.
bool Rewriter::says_the_state(std::u32string_view name) const {
  for (size_t n = 2; n <= 3 && n < name.size(); ++n) {
    if (words_->listed(image::WordList::scopes, name.substr(0, n))) return true;
    const Hit country = words_->lexicon().find(List::name_hangul, name.substr(0, n));
    if (country && EntityRef{country.image, country.senses[0].target}.subtype() == Subtype::country) return true;
  }
  return false;
}

/// 난징시 공안국, 톈창시 인민정부: an office whose name says only what it does is that of the place before.
bool Rewriter::is_office(std::u32string_view t, const Candidate& c) const {
  if (c.type != Type::organization || c.pair != kNone) return false;
  const auto name = t.substr(c.begin, c.end - c.begin);
  if (words_->listed(image::WordList::scopes, name)) return false;  // 국무원
  const Suffix s = words_->suffix_of(name, 0);
  const bool office = ends_in(*words_, U"office-endings", name);
  if (ends_in(*words_, U"ministry-endings", name) && !office) return false;  // 상무부
  // 안후이성 국유자산감독관리위원회: the province has one as the state has.
  const bool body = c.listed && c.subtype == Subtype::central && s.length && s.strong;
  if (body && office && !says_the_state(name)) return true;
  return s.length == name.size() && s.strong && (s.subtype == Subtype::local || s.subtype == Subtype::central);
}

/// 화거센터, 연구소: its ending is that of an institution's part.
bool Rewriter::is_unit_ending(std::u32string_view t, const Candidate& c) const {
  const Suffix s = words_->suffix_of(t.substr(c.begin, c.end - c.begin), 1);
  return s.type == Type::organization && s.length >= 2 && is_section(s.subtype) && s.subtype != Subtype::none;
}

bool Rewriter::joins_organization(std::u32string_view t, const Candidate& a, const Candidate& b) const {
  if (a.type == Type::place && a.subtype == Subtype::country) return false;
  if (b.unit || parent_of(b, a)) return true;
  if (a.type == Type::place) return is_office(t, b);
  // 과기부 화거센터: listed below another ministry, and here the unit of the one before.
  if (b.listed) return a.subtype == Subtype::central && is_unit_ending(t, b);
  if (b.pair == kNone || is_unit_ending(t, b)) return has_own_sections(a.subtype) && is_section(b.subtype);
  return b.subtype == Subtype::research || b.subtype == Subtype::lab;
}

bool Rewriter::joins_place(const Candidate& a, const Candidate& b) const {
  if (a.subtype == Subtype::country || b.subtype == Subtype::country) return false;
  if (b.unit || parent_of(b, a)) return true;
  const bool korean = b.evidence.has(Evidence::listed_abroad) && a.evidence.has(Evidence::listed_abroad);
  const bool town =
      b.subtype == Subtype::county || (b.subtype == Subtype::prefecture && a.subtype == Subtype::province);
  if (b.evidence.has(Evidence::everyday) && !(korean && town)) return false;  // 서울 명동
  const bool zone = b.subtype == Subtype::zone || b.subtype == Subtype::county;
  if (zone && !b.listed && b.head.end == 0) return true;
  if (b.subtype == Subtype::zone && a.subtype == Subtype::county) return true;  // 샤오산 린장고신구
  if (a.subtype == Subtype::province && (b.subtype == Subtype::prefecture || b.subtype == Subtype::county)) return true;
  const bool wide = a.subtype == Subtype::prefecture || a.subtype == Subtype::province;
  return wide && b.subtype != Subtype::province && b.subtype != Subtype::prefecture && b.subtype != Subtype::area;
}

bool Rewriter::joins(std::u32string_view t, const Candidate& a, const Candidate& b) const {
  if (a.end + 1 != b.begin || !is_blank(t[a.end]) || a.unit || !is_unit_parent(a)) return false;
  if (b.type == Type::organization) return joins_organization(t, a, b);
  return b.type == Type::place && a.type == Type::place && joins_place(a, b);
}

Candidate Rewriter::joined(std::u32string_view t, const Candidate& a, const Candidate& b) const {
  Candidate c = b;
  c.begin = a.begin;
  c.unit = false;
  c.why = static_cast<uint16_t>(c.why | a.why);
  if (b.unit || (b.pair == kNone && a.type == Type::place && is_office(t, b))) c.listed = {};
  if (!c.listed) c.listed = spelled(words_->lexicon(), t.substr(c.begin, c.end - c.begin), c.type);
  c.head = {a.end, a.type, a.listed, a.tail};
  c.tail = a.type == Type::place && b.type == Type::place && !b.unit ? b.end - b.begin : 0;
  return c;
}

/// 중국과학원(CAS): an abbreviation in the bracket behind the name is no mention of its own.
void Rewriter::drop_abbreviations(std::u32string_view t, std::vector<Candidate>& chosen) const {
  for (size_t i = chosen.size(); i-- > 1;) {
    const Candidate &a = chosen[i - 1], &b = chosen[i];
    if (a.type != Type::organization || b.begin != a.end + 1 || !is_open_bracket(t[a.end])) continue;
    if (b.end >= t.size() || t[b.end] != token::closing_of(t[a.end])) continue;
    const auto letters = t.substr(b.begin, b.end - b.begin);
    const bool latin = std::all_of(letters.begin(), letters.end(),
                                   [](char32_t c) { return base::is_latin(c) || base::is_digit(c) || c == U'-'; });
    if (latin) chosen.erase(chosen.begin() + static_cast<long>(i));
  }
}

void Rewriter::join(std::u32string_view t, std::vector<Candidate>& chosen) const {
  std::vector<Candidate> out;
  for (Candidate& b : chosen) {
    if (out.empty()) {
      out.push_back(b);
      continue;
    }
    Candidate& a = out.back();
    const bool adjacent = a.end + 1 == b.begin && is_blank(t[a.end]) && !a.unit;
    if (adjacent && a.type == Type::place && b.type == Type::place && !parent_of(b, a) &&
        !settle_homonym(t, b, a, true))
      settle_homonym(t, a, b, false);
    // 안산시 시장 is a mayor.
    const bool mayor = adjacent && a.type == Type::place && b.type == Type::place && b.pair == kNone &&
                       words_->lexicon().has(List::title, t.substr(b.begin, b.end - b.begin));
    if (mayor) continue;
    if (joins(t, a, b)) a = joined(t, a, b);
    else out.push_back(b);
  }
  for (Candidate& c : out) c.unit = false;
  drop_abbreviations(t, out);
  chosen = std::move(out);
}

}  // namespace ireum::mention
