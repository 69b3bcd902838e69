#include "gloss/verdict.h"

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

constexpr uint32_t kAllMandarin = kListed | kGeneric | kTranslated | kSinoWord | kMandarin | kRare | kExtent;
constexpr uint32_t kAllSino = kListed | kGeneric | kTranslated | kSino | kExtent;
constexpr uint32_t kWithSlips = kAllMandarin | kSlip | kSinoSlip | kLost;

/// Han as keys have it: folded, without blanks, dots and quotes.
std::u32string key_of(const Readings& r, std::u32string_view han) {
  std::u32string out;
  for (const char32_t c : han)
    if (!is_gap(c)) out += r.simplify(c);
  return out;
}

/// The Hangul half with every step that is wrong put right; the rest stays as written, and so do the
/// Sino-Korean steps where `sino` is false.
std::u32string repaired(std::u32string_view hangul, const Alignment& a, bool sino = true) {
  std::u32string out;
  uint32_t at = a.begin;
  for (const Step& s : a.steps) {
    const bool wrong = s.kind == Kind::slip || s.kind == Kind::near || (sino && s.kind == Kind::sino) ||
                       s.kind == Kind::rare || s.kind == Kind::lost;
    if (s.ko_begin > at) out += hangul.substr(at, s.ko_begin - at);
    out += wrong ? s.expected : std::u32string(hangul.substr(s.ko_begin, s.ko_end - s.ko_begin));
    at = std::max(at, s.ko_end);
  }
  return out + std::u32string(hangul.substr(at));
}

/// Whether `heard` is a Sino-Korean reading of `c` as well.
bool also_sino(const Readings& readings, char32_t c, std::u32string_view heard) {
  if (heard.size() != 1) return false;
  const auto all = readings.sino(c);
  return std::any_of(all.begin(), all.end(), [&](char16_t s) { return sino_equal(s, heard[0]); });
}

struct Tally {
  int good = 0, specific = 0, slips = 0, near = 0, far = 0, sino = 0, lost = 0, rare = 0, translated = 0, listed = 0,
      generic = 0;
  int sino_words = 0;  // of the translated ones, those that are read the Sino-Korean way
  int same = 0;        // digits and Latin that both halves have
  int worst_slip = 0, worst_distance = 0;
  int bad() const { return slips + near + sino + lost; }
  int proper() const { return good + rare + bad(); }
};

Tally tally(const Aligner& aligner, std::u32string_view folded, std::u32string_view hangul, const Alignment& a) {
  Tally t;
  for (const Step& s : a.steps) {
    const int han = static_cast<int>(s.han_end - s.han_begin);
    switch (s.kind) {
      case Kind::listed: t.listed += han; break;
      case Kind::generic: t.generic += han; break;
      case Kind::translated:
        t.translated += han;
        if (hangul.substr(s.ko_begin, s.ko_end - s.ko_begin) ==
            aligner.readings().sino_word(folded.substr(s.han_begin, s.han_end - s.han_begin)))
          t.sino_words += han;
        break;
      case Kind::mandarin: {
        t.good += han;
        if (han != 1 ||
            !also_sino(aligner.readings(), folded[s.han_begin], hangul.substr(s.ko_begin, s.ko_end - s.ko_begin)))
          t.specific += han;
        break;
      }
      case Kind::rare: t.rare += han; break;
      case Kind::sino: t.sino += han; break;
      case Kind::slip:
        t.slips += 1;
        t.good += han - 1;  // a customary form is one unit
        t.specific += han - 1;
        t.worst_slip = std::max(t.worst_slip, aligner.slips().rows()[static_cast<size_t>(s.slip)].cost);
        break;
      case Kind::near:
        t.near += han;
        t.worst_distance = std::max(t.worst_distance, s.distance);
        break;
      case Kind::lost: t.lost += han; break;
      case Kind::same: t.same += s.ko_end > s.ko_begin; break;
      default: break;
    }
  }
  return t;
}

/// Whether a Hangul form is the end of `hangul` at a word's start; where it begins.
std::optional<uint32_t> tail_at_word(std::u32string_view hangul, std::u32string_view form) {
  size_t i = hangul.size(), k = form.size();
  while (k > 0 && i > 0) {
    if (is_gap(form[k - 1])) {
      --k;
      continue;
    }
    if (is_gap(hangul[i - 1]) && hangul[i - 1] != form[k - 1]) {
      --i;
      continue;
    }
    if (hangul[i - 1] != form[k - 1]) return std::nullopt;
    --i, --k;
  }
  if (k > 0) return std::nullopt;
  if (i > 0 && (base::is_hangul(hangul[i - 1]) || base::is_latin(hangul[i - 1]) || base::is_digit(hangul[i - 1])))
    return std::nullopt;
  return static_cast<uint32_t>(i);
}

/// 훈장강(渾江): a name of one syllable doubles its 강, 산, 호 or 섬, and the Han does not.
bool doubles(const image::Lexicon& lexicon, std::u32string_view z, std::u32string_view word) {
  if (z.size() != 2) return false;
  const Hit g = lexicon.find(List::generic, z.substr(1));
  if (!g || static_cast<Subtype>(g.senses[0].detail) != Subtype::feature) return false;
  return std::any_of(g.senses.begin(), g.senses.end(),
                     [&](const image::Sense& s) { return base::to_utf32(g.image->word(s.target)) == word; });
}

void note_extent(const image::Lexicon& lexicon, Judgement& j, std::u32string_view hangul, std::u32string_view folded) {
  for (const Step& s : j.alignment.steps) {
    if (s.kind == Kind::extra && doubles(lexicon, folded, hangul.substr(s.ko_begin, s.ko_end - s.ko_begin))) continue;
    if (s.kind == Kind::extra) {
      if (folded.size() < 2) continue;  // 저장성(浙) is a short form
      j.extent = true;
      j.extent_han_lacks = true;
      j.extent_word = hangul.substr(s.ko_begin, s.ko_end - s.ko_begin);
    } else if (s.kind == Kind::missing) {
      j.extent = true;
      j.extent_word = folded.substr(s.han_begin, s.han_end - s.han_begin);
    }
  }
}

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

/// Step 3: the Han is listed. Compares with every form of every entity that is written so.
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
        if (!at || form.size() <= best) continue;
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

/// `form` with its gaps where `written` has them, if both have as many syllables; else as it is.
std::u32string spaced_as(std::u32string_view form, std::u32string_view written) {
  const auto letters = [](std::u32string_view s) {
    return std::count_if(s.begin(), s.end(), [](char32_t c) { return !is_gap(c); });
  };
  if (letters(form) != letters(written)) return std::u32string(form);
  std::u32string out;
  size_t k = 0;
  for (const char32_t c : written) {
    if (is_gap(c)) {
      out += c;
      continue;
    }
    while (is_gap(form[k])) ++k;
    out += form[k++];
  }
  return out;
}

/// The Han is listed, and the Hangul is one slip from a form of it that no reading gives (모가오굴
/// 莫高窟): the form that is meant.
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

/// Puts the readings that a listed name has (陳省身 천싱선) in the place of those that its characters
/// have by themselves.
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

/// Step 7 with a list: the Hangul is a known name's form, and its Han differs by one character.
bool other_han(const Aligner& aligner, std::u32string_view hangul, std::u32string_view z, bool reads_well, bool titled,
               Judgement& j) {
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
      if (s.role == static_cast<uint8_t>(Role::forbidden) || e.has(image::kForeign)) continue;
      for (const image::Form& f : e.forms()) {
        if (!f.han || image::is_stem(f.role) != image::is_stem(s.role)) continue;
        const std::u32string known = readings.fold(base::to_utf32(e.image->str(f.text)));
        const auto at = one_difference(known, z);
        if (!at) continue;
        const bool alike = look_alike(lexicon, z[*at], known[*at]);
        const auto mine = readings.mandarin(z[*at]), theirs = readings.mandarin(known[*at]);
        const bool same_sound = !mine.empty() && !theirs.empty() && mine[0] == theirs[0];
        const bool person = e.type() == Type::person;
        if (lexicon.has(List::name_han, z)) continue;   // the Han is another listed name
        if (reads_well && titled && !person) continue;  // 장시(江曦) 교수
        const bool major = e.subtype() == Subtype::province || e.subtype() == Subtype::prefecture;
        if (reads_well && person && (z.size() < 3 || *at == 0 || !alike)) continue;
        if (reads_well && !person && (!(alike || same_sound) || (z.size() < 3 && !major))) continue;
        const bool long_enough = z.size() >= 5 && e.type() == Type::organization;  // 杭州电了科技大学
        if (!reads_well && !alike && !(z.size() >= 3 && (same_sound || person)) && !major && !long_enough) continue;
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

/// Step 7 without a list: one character is not explained, and a look-alike of it would be.
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

/// Whether a wholly Sino-Korean reading is what one says of this word.
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

/// 함안(咸安): a place in Korea; a Chinese one of the same Han, where there is any, is no great one.
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

/// 리좡진(李莊鎭), 모쒀족(摩梭族) may be persons by their Han; the Hangul says that its end is a generic
/// word of places, or one of classes.
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
  return is_generic(lexicon, z.substr(2), hangul.substr(hangul.size() - 1));
}

/// The form of an entity that spells `z`: its name, but where another Han of it stands (a part of the
/// name, 华能集团) the form that reads so.
std::u32string form_for(const Aligner& aligner, const EntityRef& e, std::u32string_view z, const Transcription& best) {
  const std::u32string name = base::to_utf32(e.ko());
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

/// Two characters that stand next to each other changed places in one of the halves: 시진핑(習平近),
/// where the list tells that it is the Han; 천궈위안(陳遠國), of a person or a listed name, where the Hangul is put right.
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
    if (!best.complete || !(own || (person && !k.entity)) || (person && i < readings.surname_length(z))) continue;
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

/// 자오핑(趙國平): the Hangul is the person's surname and one of the two characters behind it, read well.
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

/// Whether a name is a company's by its build alone: a proper part, then plain words (华三 + 通信), with
/// nothing that says what kind of body it is. Such a name is transcribed whole.
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

/// Whether the name opens with a listed place that is read half in Mandarin and half the Sino-Korean
/// way (하난성 河南省): then it is no Sino-Korean word, whatever follows.
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

bool slips_convince(const Tally& t, const PairContext& context, const HanClass& k, const Alignment& a, bool mixed) {
  const bool inside_word = a.inside_word;
  const int bad = t.bad(), proper = t.proper();
  if (bad == 0 || proper == 0) return false;
  if (t.lost == 0) {
    if (t.listed > 0 && t.near + t.sino <= 1 && !inside_word && t.worst_distance < 2) return true;
    if (proper == 1) return t.slips == 1 && t.worst_slip <= 2 && (t.generic > 0 || t.translated > 0 || t.same > 0);
    // Two syllables, each one step off: together they still spell this and nothing else.
    if (bad == proper && proper == 2 && !k.word && t.slips >= 1 && t.slips + t.near + t.sino == 2 &&
        t.worst_distance <= 1 && t.translated == 0)
      return !inside_word;
    if (bad == proper)
      return !inside_word && t.near == 0 && t.sino == 0 && t.worst_slip <= 3 && (proper >= 3 || k.type != Type::none);
    if (t.worst_distance >= 2) {
      if (proper == 2) return context.title_after && t.specific > 0;
      return t.near == 1 && t.specific > 0 && (t.good * 2 > proper || (proper >= 4 && t.good >= 2 && t.sino == 0));
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
  if (proper == 2 && t.near == 1 && t.worst_distance == 1 && k.type == Type::none && !k.word && k.person == 0)
    return true;
  if (proper >= 3) return t.good >= proper - 1 && t.specific > 0 && k.type != Type::organization;
  return proper == 2 && t.good == 1 && context.title_after && k.person > 0;
}

}  // namespace

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

Judgement judge(const Aligner& aligner, std::u32string_view hangul, std::u32string_view han,
                const PairContext& context) {
  Judgement j;
  j.begin = static_cast<uint32_t>(hangul.size());
  const Readings& readings = aligner.readings();
  const std::u32string z = key_of(readings, han);
  if (z.empty()) return j;
  if (by_list(aligner, hangul, z, j)) return j;
  if (std::any_of(z.begin(), z.end(), [](char32_t c) { return c == U'?' || c == 0xFFFD || c == 0x25A1; })) {
    // A character was lost: no verdict, but the rest still tells where the name begins.
    j.alignment = aligner.align(hangul, z, readings.transcribe(z), kWithSlips | kListed, 90);
    if (j.alignment.found() && !j.alignment.inside_word) j.begin = j.alignment.begin;
    j.type = classify(readings, z).type;
    return j;
  }

  HanClass k = classify(readings, z);
  j.type = k.type;
  j.subtype = k.subtype;
  j.entity = k.entity;
  if (k.type == Type::person && !k.entity && !context.title_after && ends_in_a_word(readings.lexicon(), hangul, z))
    j.type = k.type = Type::place;
  // 단웨이(單位) 체제: what is said of persons' times as well stands behind a plain word.
  const bool person =
      k.type == Type::person || (context.title_after && k.person > 0 && !readings.lexicon().has(List::lexicon, z));
  const bool titled = (context.title_after || context.title_before) && k.person > 0;
  const Transcription best = readings.transcribe(z, person                  ? NameKind::person
                                                    : k.type == Type::place ? NameKind::place
                                                                            : NameKind::any);

  const auto settle = [&](Verdict v, Alignment a) {
    j.verdict = v;
    j.begin = a.begin;
    j.begins_inside_word = a.inside_word;
    j.alignment = std::move(a);
    note_extent(readings.lexicon(), j, hangul, z);
  };

  // A person's name holds no words and no other names; a listed stem no generic word.
  Role role = Role::canonical;
  uint32_t without = 0;
  if (person) without = kListed | kGeneric | kTranslated | kSinoWord | kExtent;
  if (!person && k.entity && listed_by_han(readings.lexicon(), z, &role) && image::is_stem(static_cast<uint8_t>(role)))
    without = kGeneric | kTranslated | kSinoWord;
  // 4. All Mandarin, with generics and translated words.
  Alignment mandarin = aligner.align(hangul, z, best, kAllMandarin & ~without, 24);
  // 꾸이저우마오타이(貴州茅台): the listed short form is only the end of the word that stands here.
  if (mandarin.inside_word && mandarin.steps.size() == 1 && mandarin.steps[0].kind == Kind::listed) {
    without |= kListed;
    mandarin = aligner.align(hangul, z, best, kAllMandarin & ~without, 24);
  }
  // 어이웨이웨이(艾未未): a rarer reading that leaves the word's first syllable over explains nothing.
  if (mandarin.inside_word && mandarin.count(Kind::rare) > 0) mandarin = {};
  Alignment sino = aligner.align(hangul, z, best, kAllSino & ~without, 24);
  const bool sino_wins = sino.found() && (!mandarin.found() || sino.cost + 4 < mandarin.cost ||
                                          (mandarin.count(Kind::rare) > 0 && sino.cost <= mandarin.cost));
  if (mandarin.found() && !sino_wins) {
    const Tally t = tally(aligner, z, hangul, mandarin);
    const bool sino_too = sino.found() && sino.cost == 0;
    if ((!sino_too || (z.size() >= 3 && k.type == Type::place)) && other_han(aligner, hangul, z, true, titled, j))
      return j;
    const bool listed_reading =
        best.basis() == Basis::list || best.basis() == Basis::surname || best.basis() == Basis::customary || k.entity;
    // A two-character name of everyday characters is borne by many today.
    const bool listed_historic =
        k.entity && k.entity.has(image::kHistoric) && k.type == Type::person && !readings.is_everyday_name(z);
    const bool historic = (listed_historic || (context.death_year > 0 && context.death_year < 1912 && z.size() >= 2)) &&
                          t.specific + t.rare > 0;
    bool rare_of_list = false;
    for (const Step& s : mandarin.steps)
      if (s.kind == Kind::rare)
        for (const Unit& u : best.units)
          if (u.begin == s.han_begin && (u.basis == Basis::list || u.basis == Basis::surname || k.entity))
            rare_of_list = true;
    // Beside the listed Sino-Korean form (공자) every Mandarin reading is a rarer one.
    if (t.rare && listed_reading && rare_of_list && !historic) {
      if (k.entity)
        read_as_listed(aligner, k.entity, image::is_stem(static_cast<uint8_t>(role)), z, best, hangul, mandarin);
      settle(Verdict::reading_mismatch, mandarin);
      j.basis = best.basis();
      j.expected = repaired(hangul, mandarin);
      if (j.expected == hangul.substr(j.begin)) j.verdict = Verdict::right, j.expected.clear();
      return j;
    }
    j.basis = best.basis();
    settle(historic ? Verdict::mandarin_historic : Verdict::right, std::move(mandarin));
    if (historic) j.expected = k.entity ? base::to_utf32(k.entity.ko()) : readings.sino_word(z);
    return j;
  }
  // 5. All Sino-Korean.
  if (sino.found() && !sino.inside_word) {
    const bool all_words = sino.han_count(Kind::sino) == 0;
    // 야저우만(崖州湾): a listed name, and a generic word in its Korean form behind it.
    const bool generic_alone = std::all_of(sino.steps.begin(), sino.steps.end(), [&](const Step& s) {
      return s.kind != Kind::sino ||
             (s.han_end == z.size() && s.han_begin > 1 &&
              is_generic(readings.lexicon(), z.substr(s.han_begin), hangul.substr(s.ko_begin, s.ko_end - s.ko_begin)));
    });
    const bool right = all_words || generic_alone || sino_is_right(readings, z, k, context) ||
                       in_korea(readings.lexicon(), hangul.substr(sino.begin), k);
    if (!right && z.size() >= 4 && other_han(aligner, hangul, z, true, titled, j)) return j;
    settle(right ? Verdict::right_sino : Verdict::sino_reading, std::move(sino));
    if (!right) {
      // The standard's form, generic and translated parts as written.
      const Alignment as_slips = aligner.align(hangul, z, best, (kAllMandarin & ~without) | kSinoSlip, 60);
      if (as_slips.found() && as_slips.begin == j.begin) {
        j.expected = repaired(hangul, as_slips);
      } else {
        for (Step& s : j.alignment.steps)
          if (s.kind == Kind::sino) {
            s.expected.clear();
            for (const Unit& u : best.units)
              if (u.begin >= s.han_begin && u.end <= s.han_end) s.expected += u.hangul;
          }
        j.expected = repaired(hangul, j.alignment);
      }
      if (k.entity && (k.type == Type::organization || k.subtype == Subtype::area) && !k.entity.has(image::kFree))
        j.expected = form_for(aligner, k.entity, z, best);
      j.basis = best.basis();
      if (j.expected == hangul.substr(j.begin)) j.verdict = Verdict::right_sino;
    }
    return j;
  }
  // 7, with a list.
  if (other_han(aligner, hangul, z, false, titled, j)) return j;
  if (change_places(aligner, hangul, z, k, person, best, j)) return j;
  // 6. Mandarin with slips; 7, without a list.
  Alignment slips = aligner.align(hangul, z, best, kWithSlips & ~without, 60);
  if (slips.found()) {
    if (k.entity) read_as_listed(aligner, k.entity, image::is_stem(static_cast<uint8_t>(role)), z, best, hangul, slips);
    const Tally t = tally(aligner, z, hangul, slips);
    // What is wrong in Mandarin by more than one usual slip, and right in Japanese or Vietnamese, is that.
    if (t.bad() > 0) j.abroad = read_abroad(readings.lexicon(), hangul, z);
    const bool from_abroad = j.abroad != Abroad::none &&
                             (t.bad() >= 2 || t.near + t.lost > 0 || (!k.entity && (t.worst_slip > 3 || t.slips == 0)));
    if (j.abroad == Abroad::none && !k.entity && t.good > 0 && t.lost + t.near <= 1 && !slips.inside_word &&
        look_alike_fits(aligner, hangul, z, slips, j)) {
      j.begin = slips.begin;
      j.alignment = std::move(slips);
      return j;
    }
    // A brand is no reading; but three syllables of four that are one (룽지뤼닝 隆基绿能) make it one.
    const bool reads =
        t.lost == 0 && t.near + t.sino == 1 &&
        (t.good + t.listed >= 3 || (t.good == 2 && z.size() == 3 && t.near == 1 && t.worst_distance == 1)) &&
        t.specific > 0;
    const bool brand =
        k.entity && k.entity.has(image::kFree) && k.type != Type::person && (t.lost || t.near || t.sino) && !reads;
    if (k.entity && t.bad() >= 2 && near_listed(aligner, hangul, z, j)) return j;
    if (!brand && !from_abroad &&
        slips_convince(t, context, k, slips, t.sino > 0 && mixed_place(aligner, hangul, z, slips))) {
      settle(Verdict::reading_mismatch, slips);
      j.expected = repaired(hangul, slips);
      // 난진분행(南京分行): what is Sino-Korean beside the slips is right where the whole is sound with it.
      if (t.sino > 0 && t.slips + t.near > 0 && t.lost == 0) {
        const std::u32string less = std::u32string(hangul.substr(0, slips.begin)) + repaired(hangul, slips, false);
        const Judgement again = judge(aligner, less, han, context);
        if (again.begin == slips.begin && (again.verdict == Verdict::right || again.verdict == Verdict::right_sino))
          j.expected = less.substr(slips.begin);
      }
      if (std::any_of(j.expected.begin(), j.expected.end(), base::is_han)) {  // a character that no table reads
        j.verdict = Verdict::silent;
        j.expected.clear();
        return j;
      }
      if (best.complete && is_bare_company(readings, hangul, z, k, slips)) {
        j.also_expected.push_back(std::move(j.expected));
        j.expected = best.hangul();
      }
      j.basis = best.basis();
      if (k.entity && !k.entity.has(image::kForeign)) j.basis = Basis::entity;
      const bool only_historic = k.entity && k.entity.has(image::kHistoric) && !readings.is_everyday_name(z);
      if (only_historic && k.type == Type::person && t.specific > 0 && t.lost == 0 && !k.entity.has(image::kForeign)) {
        j.verdict = Verdict::mandarin_historic;
        j.expected = base::to_utf32(k.entity.ko());
      } else if ((k.entity && k.entity.has(image::kForeign)) || only_historic) {
        j.verdict = Verdict::silent;
      }
      return j;
    }
    if (k.entity && near_listed(aligner, hangul, z, j)) return j;
    if (person && !k.entity && j.abroad == Abroad::none && lacks_a_syllable(aligner, hangul, z, best, j)) return j;
    // Silent; the extent is still the best that is known of where the name begins.
    if (!slips.inside_word) j.begin = slips.begin;
    j.alignment = std::move(slips);
  }
  return j;
}

}  // namespace ireum::gloss
