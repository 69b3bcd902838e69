#include "reading/han_side.h"

#include <algorithm>

#include "base/utf8.h"

namespace ireum::reading {

using image::EntityRef;
using image::Hit;
using image::List;

HanSide::HanSide(const Readings& readings, std::u32string_view han, const Transcription& best, uint32_t regime)
    : readings_(readings), lexicon_(readings.lexicon()), z_(han), regime_(regime), n_(han.size()), at_(n_) {
  unit_of_.resize(n_, nullptr);
  for (const Unit& u : best.units)
    for (uint32_t i = u.begin; i < u.end && i < n_; ++i) unit_of_[i] = &u;
}

bool HanSide::reads_as(char32_t c, std::u32string_view form) const {
  const auto all = readings_.mandarin(c);
  return !all.empty() && all[0] == form;
}

const std::vector<HanSide::Term>& HanSide::words_at(size_t i, List table) {
  Terms& out = at_[i - 1].words[table == List::customary ? 0 : table == List::generic ? 1 : 2];
  if (out.found) return out.all;
  out.found = true;
  // A single character put into Korean (东 동) is too weak inside what may be a person.
  for (size_t k = 1; k <= std::min<size_t>(i, 8); ++k) {
    // A generic word follows a name; at the start it is a character like any other.
    if (table == List::generic && k == i && k < n_) continue;
    const Hit hit = lexicon_.find(table, z_.substr(i - k, k));
    if (!hit) continue;
    if (table == List::lexicon && k == 1 && n_ <= 4 &&
        !(i == n_ && n_ >= 3 && image::WordEntry::of(hit.senses[0]).kind != image::kWordPlain))
      continue;
    if (table == List::lexicon && k == 1 && i > 1 && i < n_ && begins_inside_a_place(i - 1))
      continue;  // 版 in 西双版纳
    out.all.push_back({k, hit});
  }
  return out.all;
}

bool HanSide::own_end(size_t i, const Hit& generic) const {
  if (image::GenericEntry::of(generic.senses[0]).subtype != image::Subtype::prefecture) return false;
  const bool read = std::any_of(generic.senses.begin(), generic.senses.end(), [&](const image::Sense& s) {
    return reads_as(z_[i - 1], base::to_utf32(generic.image->word(s.target)));
  });
  return read && (i == 2 || (i > 3 && lexicon_.has(List::name_han, z_.substr(i - 2, 2)) &&
                             lexicon_.has(List::name_han, z_.substr(0, i - 2))));
}

bool HanSide::own_second(size_t i) const {
  return i == 2 && n_ == 3 && lexicon_.has(List::generic, z_.substr(2)) &&
         !lexicon_.has(List::name_han, z_.substr(0, 2));
}

const std::vector<HanSide::Term>& HanSide::names_at(size_t i) {
  Terms& out = at_[i - 1].names;
  if (out.found) return out.all;
  out.found = true;
  for (size_t k = 2; k <= std::min<size_t>(i, 24); ++k) {
    const image::Key key(z_.substr(i - k, k));
    for (const image::Image* image : lexicon_.images())
      if (const Hit hit = image::Lexicon::find_in(*image, List::name_han, key)) out.all.push_back({k, hit});
  }
  return out.all;
}

const HanSide::Readable& HanSide::readable_at(size_t i) {
  Readable& out = at_[i - 1].readable;
  if (out.found) return out;
  out.found = true;
  const char32_t c = z_[i - 1];
  const Unit* unit = unit_of_[i - 1];
  const bool whole_unit = unit && unit->end == i && !unit->generic;
  if (whole_unit) out.size = unit->end - unit->begin;
  if (whole_unit && !unit->hangul.empty()) {
    out.right.push_back(unit->hangul);
    out.right.insert(out.right.end(), unit->also.begin(), unit->also.end());
  }
  out.all = readings_.mandarin(c);
  out.sino = readings_.sino(c);
  constexpr uint32_t kMended = kSlip | kGeneric;
  const bool at_the_end = i == n_ && n_ >= 3 && unit && unit->begin + 1 == i;
  const bool is_generic = at_the_end && unit->generic && !unit->hangul.empty();
  if ((regime_ & kMended) == kMended && is_generic && governed(c)) out.generic = unit;
  return out;
}

bool HanSide::governed(char32_t c) const {
  const Hit hit = lexicon_.find(List::generic, std::u32string_view(&c, 1));
  const auto kind = hit ? image::GenericEntry::of(hit.senses[0]).subtype : image::Subtype::none;
  return kind == image::Subtype::province || kind == image::Subtype::prefecture || kind == image::Subtype::county;
}

std::u32string HanSide::lost_expected(size_t i) const {
  const Unit* unit = unit_of_[i - 1];
  if (unit && unit->end == i && unit->begin + 1 == i) return unit->hangul;
  const auto all = readings_.mandarin(z_[i - 1]);
  return all.empty() ? std::u32string() : all[0];
}

bool HanSide::cuts_a_place(size_t i, size_t k) const {
  if (k != 2 || i < 3 || !governed(z_[i - 1])) return false;
  for (size_t n = 2; n <= std::min<size_t>(i - 1, 6); ++n)
    if (lexicon_.has(List::name_han, z_.substr(i - 1 - n, n))) return true;
  return false;
}

bool HanSide::cuts_an_end(size_t i, size_t k) const {
  return k == 2 && n_ == 3 && i == n_ && lexicon_.has(List::generic, z_.substr(2));
}

bool HanSide::begins_inside_a_place(size_t at) const {
  constexpr size_t kLongestStem = 4;
  for (size_t begin = at > kLongestStem ? at - kLongestStem : 0; begin < at; ++begin)
    for (size_t n = at - begin + 1; n <= kLongestStem && begin + n <= z_.size(); ++n)
      if (const Hit hit = lexicon_.find(List::name_han, z_.substr(begin, n));
          hit && EntityRef{hit.image, hit.senses[0].target}.type() == image::Type::place &&
          !begins_inside_a_place(begin))
        return true;
  return false;
}

}  // namespace ireum::reading
