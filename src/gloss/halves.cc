#include "gloss/halves.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace ireum::gloss {

using image::Hit;
using image::List;
using image::Subtype;

std::u32string key_of(const Readings& r, std::u32string_view han) {
  std::u32string out;
  for (const char32_t c : han)
    if (!is_gap(c)) out += r.simplify(c);
  return out;
}

std::u32string nearer(std::u32string_view written, std::string_view listed, std::u32string right) {
  const auto differ = [&](std::u32string_view form) {
    size_t n = 0;
    for (size_t i = 0; i < form.size(); ++i) n += form[i] != written[i];
    return n;
  };
  std::u32string form = base::to_utf32(listed);
  if (form.size() != written.size() || form == written) return right;
  if (right.size() == written.size() && differ(right) <= differ(form)) return right;
  return form;
}

std::u32string repaired(std::u32string_view hangul, const Alignment& a, Repair what) {
  std::u32string out;
  uint32_t at = a.begin;
  for (const Step& s : a.steps) {
    const bool wrong = s.kind == Kind::slip || s.kind == Kind::near || (what == Repair::all && s.kind == Kind::sino) ||
                       s.kind == Kind::rare || s.kind == Kind::lost;
    if (s.ko_begin > at) out += hangul.substr(at, s.ko_begin - at);
    out += wrong ? s.expected : std::u32string(hangul.substr(s.ko_begin, s.ko_end - s.ko_begin));
    at = std::max(at, s.ko_end);
  }
  return out + std::u32string(hangul.substr(at));
}

bool also_sino(const Readings& readings, char32_t c, std::u32string_view heard) {
  if (heard.size() != 1) return false;
  const auto all = readings.sino(c);
  return std::any_of(all.begin(), all.end(), [&](char16_t s) { return sino_equal(s, heard[0]); });
}

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

namespace {

/// 훈장강(渾江): a name of one syllable doubles its 강, 산, 호 or 섬, and the Han does not.
bool doubles(const image::Lexicon& lexicon, std::u32string_view z, std::u32string_view word) {
  if (z.size() != 2) return false;
  const Hit g = lexicon.find(List::generic, z.substr(1));
  if (!g || static_cast<Subtype>(g.senses[0].detail) != Subtype::feature) return false;
  return std::any_of(g.senses.begin(), g.senses.end(),
                     [&](const image::Sense& s) { return base::to_utf32(g.image->word(s.target)) == word; });
}

}  // namespace

void note_extent(const image::Lexicon& lexicon, Judgement& j, std::u32string_view hangul, std::u32string_view folded) {
  for (const Step& s : j.alignment.steps) {
    if (s.kind == Kind::extra && doubles(lexicon, folded, hangul.substr(s.ko_begin, s.ko_end - s.ko_begin))) continue;
    if (s.kind == Kind::extra) {
      if (folded.size() < 2) continue;                              // 저장성(浙) is a short form
      if (!j.entity && j.verdict == Verdict::right_sino) continue;  // 오신채(五辛): a word put into Korean
      j.extent = true;
      j.extent_han_lacks = true;
      j.extent_word = hangul.substr(s.ko_begin, s.ko_end - s.ko_begin);
    } else if (s.kind == Kind::missing) {
      j.extent = true;
      j.extent_word = folded.substr(s.han_begin, s.han_end - s.han_begin);
    }
  }
}

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

int cost_of(const image::Lexicon& lexicon, std::string_view hypothesis) {
  const image::Hit hit = lexicon.find(image::List::word_list, U"gloss-costs\t" + base::to_utf32(hypothesis));
  int cost = 0;
  if (const std::string_view cell = hit.word(); !cell.empty())
    std::from_chars(cell.data(), cell.data() + cell.size(), cost);
  return cost;
}

bool has_old_letters(std::string_view text) {
  for (size_t at = 0; (at = text.find('\xE1', at)) != text.npos && at + 1 < text.size(); ++at)
    if (const auto second = static_cast<unsigned char>(text[at + 1]); second >= 0x84 && second <= 0x87) return true;
  return false;
}

}  // namespace ireum::gloss
