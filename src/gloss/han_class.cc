#include "gloss/han_class.h"

#include <algorithm>

#include "base/utf8.h"

namespace ireum::gloss {

using image::EntityRef;
using image::Hit;
using image::List;
using image::Role;
using image::Subtype;
using image::Type;

namespace {

/// Whether the characters behind the surname are such as given names are made of.
bool usual_given(const Readings& readings, std::u32string_view z) {
  const size_t s = readings.surname_length(z);
  if (!s || s == z.size()) return false;
  const int rank = readings.lexicon().find(List::surname, z.substr(0, s)).senses[0].extra;
  if (rank == 1 && z.size() - s == 2 && readings.person_like(z) == 2) return true;
  if (rank > 2) return false;
  int rarest = 1 << 16;
  for (size_t i = s; i < z.size(); ++i) {
    const Hit g = readings.lexicon().find(List::given_han, z.substr(i, 1));
    rarest = std::min<int>(rarest, g ? g.senses[0].extra : 0);
  }
  return rarest >= 300 || (rarest >= 100 && !readings.is_hanja_word(z.substr(s)));
}

}  // namespace

bool sino_is_right(const Readings& readings, std::u32string_view z, const HanClass& k, const PairContext& context) {
  const image::Lexicon& lexicon = readings.lexicon();
  if (context.death_year > 0 && context.death_year < 1912) return true;
  if (context.quoted_title && !k.entity) return true;
  if (k.entity) {
    if (k.entity.has(image::kHistoric) || k.entity.has(image::kForeign) || k.entity.has(image::kFree)) return true;
    const bool great = k.type == Type::person || k.subtype == Subtype::province || k.subtype == Subtype::prefecture;
    if (great || !readings.is_hanja_word(z)) return k.type == Type::work;
  }
  if (z.size() == 1) return true;
  if (context.title_after && k.person > 0) return false;
  if (readings.is_hanja_word(z)) return true;
  if (k.person > 0 && usual_given(readings, z)) return false;
  // 滕春娥: whose name it is, the document tells.
  constexpr int kRareSurname = 3;
  if (k.person > 0 && z.size() == 3 && readings.surname_length(z) == 1 &&
      lexicon.find(List::surname, z.substr(0, 1)).senses[0].extra <= kRareSurname)
    return false;
  // A proper part with a word behind it: 西湖大学, 师昌绪奖, 之江校区.
  for (size_t n = std::min<size_t>(4, z.size() > 2 ? z.size() - 2 : 0); n > 0; --n) {
    const auto end = z.substr(z.size() - n), stem = z.substr(0, z.size() - n);
    if (!lexicon.has(List::lexicon, end) && !lexicon.has(List::generic, end)) continue;
    if (lexicon.has(List::lexicon, stem)) return true;
    if (const auto e = listed_by_han(lexicon, stem);
        e && (e->type() == Type::place || e->type() == Type::person) && e->subtype() != Subtype::country)
      return e->has(image::kForeign) || e->has(image::kHistoric);
    // 医药港 + 小镇: a word with a generic word behind it is no proper part.
    const bool words =
        stem.size() == 3 && lexicon.has(List::generic, stem.substr(2)) && lexicon.has(List::lexicon, stem.substr(0, 2));
    if (n >= 2 && stem.size() <= 3 && !words && !readings.is_hanja_word(stem)) return false;
    break;
  }
  // Words of words: every stretch is a dictionary word, a lexicon word or a single common character.
  std::vector<int> reach(z.size() + 1, -1);
  reach[0] = 0;
  for (size_t i = 0; i < z.size(); ++i) {
    if (reach[i] < 0) continue;
    for (size_t n = 2; n <= 5 && i + n <= z.size(); ++n) {
      const auto part = z.substr(i, n);
      if (lexicon.has(List::lexicon, part) || readings.is_hanja_word(part))
        reach[i + n] = std::max(reach[i + n], reach[i] + static_cast<int>(n));
    }
    if (reach[i + 1] < reach[i]) reach[i + 1] = reach[i];
  }
  const int covered = reach[z.size()];
  if (covered == static_cast<int>(z.size())) return true;
  if (k.type == Type::place || k.type == Type::organization) {
    const bool place_inside = [&] {
      for (size_t n = std::min<size_t>(z.size(), 6); n >= 2; --n)
        if (const auto e = listed_by_han(lexicon, z.substr(0, n));
            e && e->type() == Type::place && !e->has(image::kForeign) && !e->has(image::kHistoric))
          return !lexicon.has(List::lexicon, z.substr(0, n));  // 火炬: a torch, though a zone is called so
      return false;
    }();
    return !place_inside;
  }
  return true;
}

bool is_generic(const image::Lexicon& lexicon, std::u32string_view han, std::u32string_view hangul) {
  const Hit g = lexicon.find(List::generic, han);
  return g && std::any_of(g.senses.begin(), g.senses.end(),
                          [&](const image::Sense& s) { return base::to_utf32(g.image->word(s.target)) == hangul; });
}

bool in_korea(const image::Lexicon& lexicon, std::u32string_view hangul, const HanClass& k) {
  if (k.subtype == Subtype::province || k.subtype == Subtype::prefecture || k.type == Type::person ||
      k.type == Type::organization)
    return false;
  const Hit hit = lexicon.find(List::name_hangul, hangul);
  return hit && std::any_of(hit.senses.begin(), hit.senses.end(), [&](const image::Sense& s) {
           const EntityRef e{hit.image, s.target};
           return e.type() == Type::place && e.has(image::kKorean);
         });
}

bool ends_in_a_word(const image::Lexicon& lexicon, std::u32string_view hangul, std::u32string_view z) {
  if (z.size() != 3 || hangul.empty()) return false;
  if (const Hit w = lexicon.find(List::lexicon, z.substr(2)); w && w.senses[0].detail == image::kWordClass)
    return std::any_of(w.senses.begin(), w.senses.end(), [&](const image::Sense& s) {
      return base::to_utf32(w.image->word(s.target)) == hangul.substr(hangul.size() - 1);
    });
  const Hit g = lexicon.find(List::generic, z.substr(2));
  if (!g) return false;
  // 룽탕섬(龍棠島): of waters and heights those that few given names end in.
  constexpr int kUsualInNames = 300;
  const Hit given = lexicon.find(List::given_han, z.substr(2));
  if (static_cast<Subtype>(g.senses[0].detail) == Subtype::feature && given && given.senses[0].extra >= kUsualInNames)
    return false;
  return std::any_of(g.senses.begin(), g.senses.end(),
                     [&](const image::Sense& s) { return hangul.ends_with(base::to_utf32(g.image->word(s.target))); });
}

std::optional<EntityRef> listed_by_han(const image::Lexicon& lexicon, std::u32string_view folded, image::Role* role) {
  const Hit hit = lexicon.find(List::name_han, folded);
  if (!hit) return std::nullopt;
  // Of several, the one that is most likely meant: living over gone, large over small.
  const auto rank = [&](const image::Sense& s) {
    const EntityRef e{hit.image, s.target};
    const auto r = static_cast<Role>(s.role);
    return (e.has(image::kHistoric) ? 8 : 0) +
           (e.subtype() == Subtype::county || e.subtype() == Subtype::feature ? 2 : 0) +
           (r == Role::canonical || r == Role::stem ? 0 : 1);
  };
  const image::Sense* pick = &hit.senses[0];
  for (const image::Sense& s : hit.senses)
    if (rank(s) < rank(*pick)) pick = &s;
  if (role) *role = static_cast<Role>(pick->role);
  return EntityRef{hit.image, pick->target};
}

HanClass classify(const Readings& readings, std::u32string_view z) {
  const image::Lexicon& lexicon = readings.lexicon();
  HanClass out;
  if (const auto e = listed_by_han(lexicon, z)) {
    out.entity = *e;
    out.type = e->type();
    out.subtype = e->subtype();
    out.person = out.type == Type::person ? 2 : 0;
    return out;
  }
  for (size_t n = std::min<size_t>(6, z.size() > 1 ? z.size() - 1 : 0); n > 0; --n) {
    const auto end = z.substr(z.size() - n);
    if (const Hit g = lexicon.find(List::generic, end); g && (n > 1 || z.size() > 2)) {
      const auto stem = listed_by_han(lexicon, z.substr(0, z.size() - n));
      const bool on_place = stem && stem->type() == Type::place;
      if (n == 1 && z.size() <= 3 && readings.person_like(z) == 2 && !on_place) continue;
      out.type = Type::place;
      out.subtype = static_cast<Subtype>(g.senses[0].detail);
      return out;
    }
    if (n < 2) break;
    const Hit w = lexicon.find(List::lexicon, end);
    if (!w) continue;
    if (w.senses[0].detail == image::kWordHead) out.type = Type::organization;
    if (w.senses[0].detail == image::kWordPlan) out.type = Type::work;
    if (out.type != Type::none) return out;
  }
  out.person = readings.person_like(z);
  out.word = readings.is_hanja_word(z);
  if (out.person == 2 && !readings.is_hanja_word(z)) out.type = Type::person;
  return out;
}

}  // namespace ireum::gloss
