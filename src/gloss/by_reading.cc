#include "gloss/by_reading.h"

#include <algorithm>

#include "base/utf8.h"
#include "gloss/han_class.h"
#include "reading/jamo.h"

namespace ireum::gloss {

using image::Hit;
using image::List;
using image::Type;

bool look_alike_fits(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z, const Alignment& a,
                     Judgement& j) {
  const image::Lexicon& lexicon = aligner.readings().lexicon();
  for (const Step& s : a.steps) {
    if ((s.kind != Kind::lost && s.kind != Kind::near) || s.han_end - s.han_begin != 1) continue;
    const char32_t c = z[s.han_begin];
    const Hit hit = lexicon.find(List::lookalike, std::u32string_view(&c, 1));
    if (!hit) continue;
    for (const image::Sense& sense : hit.senses) {
      std::u32string other(z);
      other[s.han_begin] = base::to_utf32(hit.image->word(sense.target))[0];
      const Transcription best = aligner.readings().transcribe(other);
      const Alignment b = aligner.align(hangul, other, best, kAllMandarin & ~kExtent, 3);
      if (!b.found() || b.inside_word || b.begin != a.begin || b.han_count(Kind::mandarin) < 1) continue;
      j.verdict = Verdict::han_mismatch;
      j.expected_han = other;
      j.other_hangul = repaired(hangul, a);
      j.basis = Basis::table;
      return true;
    }
  }
  return false;
}

bool lacks_a_syllable(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z,
                      const Transcription& best, Judgement& j) {
  const Readings& readings = aligner.readings();
  if (z.size() != 3 || readings.surname_length(z) != 1 || !best.complete) return false;
  for (size_t i = 1; i < 3; ++i) {
    std::u32string less(z);
    less.erase(i, 1);
    Alignment a = aligner.align(hangul, less, readings.transcribe(less, NameKind::person), kMandarin, 0);
    if (!a.found() || a.inside_word || tally(aligner, less, hangul, a).specific == 0) continue;
    j.verdict = Verdict::reading_mismatch;
    j.begin = a.begin;
    j.alignment = std::move(a);
    j.basis = best.basis();
    j.expected = best.hangul();
    return true;
  }
  return false;
}

bool is_bare_company(const Readings& readings, std::u32string_view hangul, std::u32string_view z, const HanClass& k,
                     const Alignment& a) {
  if (std::any_of(hangul.begin() + a.begin, hangul.end(), is_gap)) return false;  // 난수이베이댜오 공정
  if (k.type != Type::none || k.entity || k.word || z.size() < 4 || a.steps.empty()) return false;
  const Step& last = a.steps.back();
  if (last.kind != Kind::translated || last.han_begin < 2) return false;
  const Hit word = readings.lexicon().find(List::lexicon, z.substr(last.han_begin));
  if (!word || word.senses[0].detail != image::kWordPlain) return false;
  return std::none_of(a.steps.begin(), a.steps.end() - 1, [](const Step& s) {
    return s.kind == Kind::translated || s.kind == Kind::listed || s.kind == Kind::generic;
  });
}

bool mixed_place(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z, const Alignment& a) {
  const Readings& readings = aligner.readings();
  for (size_t n = std::min<size_t>(z.size(), 6); n >= 2; --n) {
    const auto e = listed_by_han(readings.lexicon(), z.substr(0, n));
    if (!e || e->type() != Type::place || e->has(image::kForeign) || e->has(image::kHistoric)) continue;
    bool sino = false, mandarin = false;
    for (const Step& s : a.steps) {
      if (s.han_end > n || s.han_end - s.han_begin != 1) continue;
      sino = sino || s.kind == Kind::sino;
      mandarin = mandarin || (s.kind == Kind::mandarin &&
                              !also_sino(readings, z[s.han_begin], hangul.substr(s.ko_begin, s.ko_end - s.ko_begin)));
    }
    return sino && mandarin;
  }
  return false;
}

bool half_of_a_city(const Tally& t, const HanClass& k, std::u32string_view hangul, const Alignment& a) {
  if (a.inside_word || !std::all_of(hangul.begin() + a.begin, hangul.end(), base::is_hangul)) return false;
  const bool great = k.subtype == image::Subtype::prefecture || k.subtype == image::Subtype::province;
  if (!great || !k.entity || k.entity.has(image::kHistoric) || k.entity.has(image::kForeign)) return false;
  return t.proper() == 2 && t.good == 1 && t.specific == 1 && t.translated == 0;
}

bool misread_of_old(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z, const HanClass& k,
                    Judgement& j) {
  const Readings& readings = aligner.readings();
  if (!k.entity || k.type != Type::person || !k.entity.has(image::kHistoric) || readings.is_everyday_name(z))
    return false;
  Transcription plain;
  for (uint32_t i = 0; i < z.size(); ++i) {
    const auto all = readings.mandarin(z[i]);
    if (all.empty()) return false;
    plain.units.push_back({i, i + 1, all[0], {}, "", Basis::table, false});
  }
  Alignment a = aligner.align(hangul, z, plain, kMandarin | kRare | kSlip | kSinoSlip, 24);
  if (!a.found() || a.inside_word) return false;
  const Tally t = tally(aligner, z, hangul, a);
  if (t.specific + t.slips == 0 || t.near + t.lost > 0 || t.sino * 2 > t.proper()) return false;
  j.verdict = Verdict::mandarin_historic;
  j.begin = a.begin;
  j.alignment = std::move(a);
  j.expected = base::to_utf32(k.entity.ko());
  j.basis = Basis::entity;
  return true;
}

bool slips_convince(const Tally& t, const PairContext& context, const HanClass& k, const Alignment& a, bool mixed) {
  const bool inside_word = a.inside_word;
  const int bad = t.bad(), proper = t.proper();
  if (bad == 0 || proper == 0) return false;
  if (t.lost == 0) {
    if (t.listed > 0 && t.near + t.sino <= 1 && !inside_word && t.worst_distance < 2) return true;
    const bool others_agree = t.generic > 0 || t.translated > 0 || t.same > 0;
    if (proper == 1) return t.slips == 1 && t.worst_slip <= 2 && others_agree;
    // Two syllables, each one step off: together they still spell this and nothing else.
    const bool two_steps = t.slips >= 1 && t.slips + t.near + t.sino == 2 && t.worst_distance <= 1;
    if (bad == proper && proper == 2 && !k.word && two_steps && t.translated == 0) return !inside_word;
    if (bad == proper) {
      const bool slips_alone = t.near == 0 && t.sino == 0 && t.worst_slip <= 3;
      return !inside_word && slips_alone && (proper >= 3 || k.type != Type::none);
    }
    if (t.worst_distance >= 2) {
      if (proper == 2) return context.title_after && t.specific > 0;
      const bool most_are_good = t.good * 2 > proper || (proper >= 4 && t.good >= 2 && t.sino == 0);
      return most_are_good && t.near == 1 && t.specific > 0;
    }
    if (t.sino == bad && t.specific == 0) return false;  // nothing says that it is Mandarin at all
    if (t.sino == bad && t.sino_words >= 2 && t.sino >= t.good && !mixed)
      return false;  // rather Sino-Korean, but for one syllable
    if (inside_word && proper < 3) return false;
    return t.good * 2 >= proper || t.slips >= bad - 1;
  }
  if (t.lost != 1 || inside_word || t.translated > 0) return false;
  if (a.count(Kind::missing) > 0) return false;  // 모리공간(模力社区): the word at its end is put otherwise
  // One syllable one step off, the other lost: a garbled spelling, where no word reads so.
  const bool unknown = k.type == Type::none && !k.word && k.person == 0;
  if (unknown && proper == 2 && t.near == 1 && t.worst_distance == 1) return true;
  if (proper >= 3) return t.good >= proper - 1 && t.specific > 0 && k.type != Type::organization;
  return proper == 2 && t.good == 1 && context.title_after && k.person > 0;
}

bool put_generic_right(const image::Lexicon& lexicon, std::u32string_view hangul, std::u32string_view z, Alignment& a) {
  if (z.size() < 3 || a.steps.empty()) return false;
  Step& last = a.steps.back();
  if ((last.kind != Kind::mandarin && last.kind != Kind::rare) || last.han_end != z.size() ||
      last.han_end - last.han_begin != 1)
    return false;
  const Hit g = lexicon.find(List::generic, z.substr(last.han_begin));
  const auto kind = g ? static_cast<image::Subtype>(g.senses[0].detail) : image::Subtype::none;
  if (kind != image::Subtype::province && kind != image::Subtype::prefecture && kind != image::Subtype::county)
    return false;
  if (is_generic(lexicon, z.substr(last.han_begin), hangul.substr(last.ko_begin, last.ko_end - last.ko_begin)))
    return false;
  last.kind = Kind::rare;
  last.expected = base::to_utf32(g.image->word(g.senses[0].target));
  return true;
}

bool opens_in_mandarin(const Readings& readings, std::u32string_view hangul, std::u32string_view z,
                       const Alignment& a) {
  const Step& s = a.steps.front();
  return s.kind == Kind::listed && z.size() >= 5 &&
         hangul.substr(s.ko_begin, s.ko_end - s.ko_begin) !=
             readings.sino_word(z.substr(s.han_begin, s.han_end - s.han_begin));
}

bool is_irregular_word(const Readings& readings, std::u32string_view hangul, std::u32string_view z, Judgement& j) {
  if (z.size() < 2) return false;
  const auto at = tail_at_word(hangul, readings.sino_word(z));
  if (!at) return false;
  j.verdict = Verdict::right_sino;
  j.begin = *at;
  j.alignment.begin = *at;
  j.alignment.steps.push_back(
      {0, static_cast<uint32_t>(z.size()), *at, static_cast<uint32_t>(hangul.size()), Kind::translated, {}, -1, 0});
  return true;
}

std::u32string spelled_today(std::u32string_view hangul) {
  constexpr int kDieut = 3, kSiot = 9, kJieut = 12, kChieut = 14, kTieut = 16, kI = 20;
  constexpr int kPlain[] = {0, 1, 0, 1, 4, 5, 4, 5, 8, 9, 10, 11, 8, 13, 14, 15, 16, 13, 18, 19, 20};  // without y
  std::u32string out;
  for (const char32_t c : hangul) {
    if (!base::is_hangul(c)) {
      out += c;
      continue;
    }
    reading::Jamo j = reading::split(c);
    const bool soft = kPlain[j.vowel] != j.vowel || j.vowel == kI;
    if (soft && j.initial == kDieut) j.initial = kJieut;
    if (soft && j.initial == kTieut) j.initial = kChieut;
    if (j.initial == kSiot || j.initial == kJieut || j.initial == kChieut) j.vowel = kPlain[j.vowel];
    out += reading::join(j);
  }
  return out;
}

bool only_generic(const image::Lexicon& lexicon, std::u32string_view hangul, std::u32string_view z,
                  const Alignment& a) {
  return std::all_of(a.steps.begin(), a.steps.end(), [&](const Step& s) {
    return s.kind != Kind::sino ||
           (s.han_end == z.size() && s.han_begin > 1 &&
            is_generic(lexicon, z.substr(s.han_begin), hangul.substr(s.ko_begin, s.ko_end - s.ko_begin)));
  });
}

}  // namespace ireum::gloss
