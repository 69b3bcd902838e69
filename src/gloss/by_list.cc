#include "gloss/by_list.h"

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

bool is_customary(const image::Lexicon& lexicon, std::u32string_view z, std::u32string_view form) {
  for (size_t n = z.size(); n >= 2; --n) {
    const Hit hit = lexicon.find(List::customary, z.substr(0, n));
    if (!hit) continue;
    for (const image::Sense& s : hit.senses)
      if (form.substr(0, hit.image->word(s.target).size()).find(base::to_utf32(hit.image->word(s.target))) == 0)
        return true;
  }
  return false;
}

/// Whether one character of `a` differs from `b`, and where.
std::optional<size_t> one_difference(std::u32string_view a, std::u32string_view b) {
  if (a.size() != b.size()) return std::nullopt;
  std::optional<size_t> at;
  for (size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) {
      if (at) return std::nullopt;
      at = i;
    }
  return at;
}

bool look_alike(const image::Lexicon& lexicon, char32_t a, char32_t b) {
  const Hit hit = lexicon.find(List::lookalike, std::u32string_view(&a, 1));
  if (!hit) return false;
  for (const image::Sense& s : hit.senses)
    if (base::to_utf32(hit.image->word(s.target)) == std::u32string_view(&b, 1)) return true;
  return false;
}

}  // namespace

bool by_list(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z, Judgement& j) {
  const image::Lexicon& lexicon = aligner.readings().lexicon();
  size_t best = 0;
  for (const image::Image* image : lexicon.images()) {
    const Hit hit = image::Lexicon::find_in(*image, List::name_han, z);
    if (!hit) continue;
    for (const image::Sense& s : hit.senses) {
      const EntityRef e{hit.image, s.target};
      for (const image::Form& f : e.forms()) {
        if (f.han || image::is_stem(f.role) != image::is_stem(s.role)) continue;
        const std::u32string form = base::to_utf32(e.image->str(f.text));
        const auto at = tail_at_word(hangul, form);
        // 안동(安東): of two with one spelling the place that there still is.
        const bool lives = form.size() == best && j.entity.has(image::kHistoric) && !e.has(image::kHistoric);
        if (!at || (form.size() <= best && !lives)) continue;
        best = form.size();
        j.begin = *at;
        j.entity = e;
        j.type = e.type();
        j.subtype = e.subtype();
        j.basis = Basis::entity;
        j.expected.clear();
        const auto role = static_cast<Role>(f.role);
        j.verdict = role == Role::forbidden                               ? Verdict::forbidden
                    : role == Role::allowed || role == Role::allowed_stem ? Verdict::customary
                                                                          : Verdict::right;
        if (role == Role::forbidden) j.expected = base::to_utf32(e.ko());
        // A Sino-Korean form may be in use; only those of the customary list are right beside the
        // standard, and of persons none.
        if ((role == Role::allowed || role == Role::allowed_stem) &&
            (e.type() == Type::person || e.type() == Type::place) && !e.has(image::kHistoric) &&
            !e.has(image::kForeign) && !e.has(image::kUser) && aligner.readings().sino_word(z) == form &&
            !is_customary(lexicon, z, form)) {
          j.verdict = Verdict::sino_reading;
          j.expected = base::to_utf32(e.ko());
          if (role == Role::allowed_stem)
            for (const image::Form& g : e.forms())
              if (!g.han && g.role == static_cast<uint8_t>(Role::stem))
                j.expected = base::to_utf32(e.image->str(g.text));
        }
      }
    }
    if (best) return true;
  }
  return false;
}

bool near_listed(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z, Judgement& j) {
  const Hit hit = aligner.readings().lexicon().find(List::name_han, z);
  if (!hit) return false;
  for (const image::Sense& s : hit.senses) {
    const EntityRef e{hit.image, s.target};
    if (e.has(image::kForeign)) continue;
    for (const image::Form& f : e.forms()) {
      if (f.han || f.role == static_cast<uint8_t>(Role::forbidden) || image::is_stem(f.role) != image::is_stem(s.role))
        continue;
      const std::u32string form = base::to_utf32(e.image->str(f.text));
      if (form.size() < 3 || !std::all_of(form.begin(), form.end(), base::is_hangul)) continue;
      // Every tail of the Hangul that begins a word, without its gaps.
      constexpr int kUsual = 4;
      Slip best;
      uint32_t begin = 0;
      std::u32string tail;
      for (size_t i = hangul.size(); i-- > 0 && tail.size() < form.size() + 2;) {
        if (is_gap(hangul[i])) continue;
        tail.insert(tail.begin(), hangul[i]);
        if (i > 0 && (base::is_hangul(hangul[i - 1]) || base::is_latin(hangul[i - 1]) || base::is_digit(hangul[i - 1])))
          continue;
        if (const Slip slip = aligner.slips().slip_between(form, tail); slip.cost <= kUsual && slip.cost < best.cost)
          best = slip, begin = static_cast<uint32_t>(i);
      }
      if (!best) continue;
      j.begin = begin;
      j.entity = e;
      j.type = e.type();
      j.subtype = e.subtype();
      j.verdict = Verdict::reading_mismatch;
      j.basis = Basis::entity;
      j.expected = spaced_as(form, hangul.substr(begin));
      j.alignment.steps.push_back({0, static_cast<uint32_t>(z.size()), begin, static_cast<uint32_t>(hangul.size()),
                                   Kind::slip, form, best.row, 0});
      j.alignment.begin = begin;
      j.alignment.cost = best.cost;
      return true;
    }
  }
  return false;
}

void read_as_listed(const Aligner& aligner, const EntityRef& e, bool stem, std::u32string_view z,
                    const Transcription& best, std::u32string_view hangul, Alignment& a) {
  for (const image::Form& f : e.forms()) {
    if (f.han || f.role == static_cast<uint8_t>(Role::forbidden) || image::is_stem(f.role) != stem) continue;
    const std::u32string form = base::to_utf32(e.image->str(f.text));
    const Alignment listed = aligner.align(form, z, best, kMandarin | kRare | kGeneric | kTranslated, 24);
    if (!listed.found() || listed.begin > 0) continue;
    for (Step& s : a.steps)
      for (const Step& x : listed.steps) {
        if (x.han_begin != s.han_begin || x.han_end != s.han_end || x.kind != Kind::rare) continue;
        s.expected = form.substr(x.ko_begin, x.ko_end - x.ko_begin);
        if (s.kind == Kind::rare && hangul.substr(s.ko_begin, s.ko_end - s.ko_begin) == s.expected)
          s.kind = Kind::mandarin;
      }
    return;
  }
}

bool other_han(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z, Heard heard, Judgement& j) {
  const Readings& readings = aligner.readings();
  const image::Lexicon& lexicon = readings.lexicon();
  if (z.size() < 2) return false;
  for (uint32_t begin = hangul.size() > 16 ? static_cast<uint32_t>(hangul.size() - 16) : 0; begin + 2 <= hangul.size();
       ++begin) {
    if (begin > 0 && !is_gap(hangul[begin - 1]) && base::is_hangul(hangul[begin - 1])) continue;
    const Hit hit = lexicon.find(List::name_hangul, hangul.substr(begin));
    if (!hit) continue;
    for (const image::Sense& s : hit.senses) {
      const EntityRef e{hit.image, s.target};
      if (s.role == static_cast<uint8_t>(Role::forbidden) || e.has(image::kForeign) || e.subtype() == Subtype::country)
        continue;
      for (const image::Form& f : e.forms()) {
        if (!f.han || image::is_stem(f.role) != image::is_stem(s.role)) continue;
        const std::u32string known = readings.fold(base::to_utf32(e.image->str(f.text)));
        const auto at = one_difference(known, z);
        if (!at) continue;
        const bool alike = look_alike(lexicon, z[*at], known[*at]);
        const auto mine = readings.mandarin(z[*at]), theirs = readings.mandarin(known[*at]);
        const bool same_sound = !mine.empty() && !theirs.empty() && mine[0] == theirs[0];
        const bool person = e.type() == Type::person;
        if (heard.right_too && !alike) continue;       // 중국과학원(中國科學阮) alone is 院 miswritten
        if (lexicon.has(List::name_han, z)) continue;  // the Han is another listed name
        if (heard.reads_well && heard.titled && !person) continue;  // 장시(江曦) 교수
        const bool major = e.subtype() == Subtype::province || e.subtype() == Subtype::prefecture;
        // 장궈웨이(張國煒): somebody else, unless no name has the character (鍾南珊).
        const bool resembles = alike || same_sound;
        if (heard.reads_well && person) {
          const bool may_be_other = z.size() < 3 || *at == 0 || !resembles;
          if (may_be_other || lexicon.has(List::given_han, z.substr(*at, 1))) continue;
        }
        const bool says_little = z.size() < 3 && !major;
        if (heard.reads_well && !person && (says_little || !resembles)) continue;
        const bool long_enough = z.size() >= 5 && e.type() == Type::organization;  // 杭州电了科技大学
        const bool near_enough = z.size() >= 3 && (same_sound || person);
        const bool supported = alike || major || long_enough || near_enough;
        if (!heard.reads_well && !supported) continue;
        j.verdict = Verdict::han_mismatch;
        j.begin = begin;
        j.entity = e;
        j.type = e.type();
        j.subtype = e.subtype();
        j.basis = Basis::entity;
        j.expected_han = known;
        return true;
      }
    }
  }
  return false;
}

std::u32string form_for(const Aligner& aligner, const EntityRef& e, std::u32string_view z, const Transcription& best) {
  std::u32string name = base::to_utf32(e.ko());
  const auto spells = [&](const std::u32string& form) {
    const Alignment a = aligner.align(form, z, best, kAllMandarin & ~kListed, 24);
    return a.found() && a.begin == 0 && !a.count(Kind::extra) && !a.count(Kind::missing);
  };
  if (spells(name)) return name;
  for (const image::Form& f : e.forms()) {
    if (f.han || f.role == static_cast<uint8_t>(Role::forbidden)) continue;
    if (std::u32string form = base::to_utf32(e.image->str(f.text)); spells(form)) return form;
  }
  return name;
}

bool change_places(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z, const HanClass& k,
                   bool person, const Transcription& best, Judgement& j) {
  if (z.size() < 3 || z.size() > 6) return false;
  const Readings& readings = aligner.readings();
  const bool own =
      k.entity && !k.entity.has(image::kFree) && !k.entity.has(image::kForeign) && !k.entity.has(image::kHistoric);
  for (size_t i = 0; i + 1 < z.size(); ++i) {
    if (z[i] == z[i + 1]) continue;
    std::u32string other(z);
    std::swap(other[i], other[i + 1]);
    Judgement listed;
    listed.begin = static_cast<uint32_t>(hangul.size());
    if (!k.entity && by_list(aligner, hangul, other, listed) &&
        (listed.verdict == Verdict::right || listed.verdict == Verdict::customary)) {
      j.verdict = Verdict::han_mismatch;
      j.begin = listed.begin;
      j.entity = listed.entity;
      j.type = listed.type;
      j.subtype = listed.subtype;
      j.basis = Basis::entity;
      j.expected_han = other;
      return true;
    }
    const bool asked = own || (person && !k.entity);
    const bool in_surname = person && i < readings.surname_length(z);
    if (!best.complete || !asked || in_surname) continue;
    Alignment a = aligner.align(hangul, other, readings.transcribe(other, person ? NameKind::person : NameKind::any),
                                kMandarin, 0);
    if (!a.found() || a.inside_word || tally(aligner, other, hangul, a).specific == 0) continue;
    j.verdict = Verdict::reading_mismatch;
    j.begin = a.begin;
    j.alignment = std::move(a);
    j.basis = k.entity ? Basis::entity : best.basis();
    j.expected = spaced_as(k.entity ? form_for(aligner, k.entity, z, best) : best.hangul(), hangul.substr(j.begin));
    return true;
  }
  return false;
}

}  // namespace ireum::gloss
