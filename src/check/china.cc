#include "check/china.h"

#include <algorithm>

#include "base/utf8.h"

namespace ireum::check {

using image::EntityRef;
using image::Subtype;
using image::Type;
using mention::Mention;

bool lies_in(EntityRef place, const EntityRef& area) {
  constexpr int kLevels = 4;
  for (int n = 0; n < kLevels && place->parent != image::kNone; ++n) {
    place.index = place->parent;
    if (place == area) return true;
  }
  return false;
}

bool is_great(const EntityRef& entity) {
  const Subtype s = entity.subtype();
  return s == Subtype::province || s == Subtype::prefecture || s == Subtype::central;
}

namespace {

bool is_of_china(const EntityRef& e) {
  return !e.has(image::kForeign) && !e.has(image::kKorean) && !e.has(image::kJapanese) && !e.has(image::kRegion) &&
         !e.han().empty();
}

size_t syllables(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char x) { return (static_cast<unsigned char>(x) & 0xC0) != 0x80; }));
}

}  // namespace

China::China(const Context& c, uint32_t document) : c_(c), document_(document), text_(c.documents[document].text()) {
  const auto images = c.readings().lexicon().images();
  for (const Mention& m : c.documents[document].observation->mentions) {
    EntityRef entity;
    if (m.entity != mention::kNone) entity = {images[m.image], m.entity};
    if (!is_telling(m, entity)) continue;
    names_.push_back({m.begin, m.end, entity});
    if (!entity) continue;
    const uint32_t line = line_of(m.begin);
    listed_.push_back({line, entity.image, entity.index, entity.index});
    if (entity->parent != image::kNone) parents_.push_back({line, entity.image, entity->parent, entity.index});
  }
  std::sort(listed_.begin(), listed_.end());
  std::sort(parents_.begin(), parents_.end());
}

uint32_t China::line_of(uint64_t at) const {
  const auto& lines = c_.documents[document_].observation->lines;
  const auto next =
      std::partition_point(lines.begin(), lines.end(), [&](const mention::SeenLine& l) { return l.begin <= at; });
  return static_cast<uint32_t>(next - lines.begin());
}

bool China::is_telling(const Mention& m, EntityRef entity) const {
  if (m.type != Type::person && m.type != Type::place && m.type != Type::organization) return false;
  const mention::Observation& seen = *c_.documents[document_].observation;
  if (m.pair != mention::kNone && seen.pairs[m.pair].judgement.alignment.han_count(reading::Kind::mandarin) >= 2)
    return true;
  if (!entity || m.evidence & mention::kMisspelled || !is_of_china(entity)) return false;
  if (m.subtype == Subtype::country || is_great(entity)) return true;
  return !entity.has(image::kCommon) && syllables(text_.substr(m.begin, m.end - m.begin)) >= 3;
}

/// Whether no name but what stands at [begin, end) is in the line.
bool China::is_alone_in_line(uint64_t begin, uint64_t end) const {
  const auto in_line = [&](const Name& n) { return line_of(n.begin) == line_of(begin); };
  const auto here = std::partition_point(names_.begin(), names_.end(), [&](const Name& n) { return n.begin < begin; });
  auto left = here;
  while (left != names_.begin() && (left - 1)->end > begin) --left;
  if (left != names_.begin() && in_line(*(left - 1))) return false;
  auto right = here;
  while (right != names_.end() && right->begin < end) ++right;
  return right == names_.end() || !in_line(*right);
}

/// Whether between two names stand only a comma, a dot or a blank, and a gloss or a particle of the first.
bool China::is_list_gap(uint64_t from, uint64_t to) const {
  constexpr size_t kMostLetters = 1;
  if (from > to || to - from > 64) return false;
  size_t letters = 0;
  bool bracket = false, parted = false;
  for (size_t i = from; i < to;) {
    const char32_t x = base::next_code_point(text_, i);
    if (bracket) {
      bracket = x != U')';
      continue;
    }
    bracket = token::is_open_bracket(x);
    if (bracket || x == U')') continue;
    if (base::is_hangul(x)) ++letters;
    else if (token::is_blank(x) || token::is_middle_dot(x) || x == U',' || x == 0x3001 || x == U'/') parted = true;
    else return false;
  }
  return parted && letters <= kMostLetters;
}

/// Whether the words stand in a list with a Chinese place, with names of any kind between the two.
bool China::is_listed_with(uint64_t begin, uint64_t end) const {
  constexpr int kMostSteps = 6;
  const auto& all = c_.documents[document_].observation->mentions;
  const auto is_place = [&](uint64_t at) {
    const auto n = std::partition_point(names_.begin(), names_.end(), [&](const Name& x) { return x.begin < at; });
    return n != names_.end() && n->begin == at && n->entity && n->entity.type() == Type::place &&
           n->entity.subtype() != Subtype::country;
  };
  const auto here = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.begin < begin; });
  uint64_t from = begin, to = end;
  auto left = here;
  for (int n = 0; n < kMostSteps && left != all.begin(); --left) {
    const Mention& m = *(left - 1);
    if (m.parent != mention::kNone) continue;
    if (!is_list_gap(m.end, from)) break;
    if (is_place(m.begin)) return true;
    from = m.begin, ++n;
  }
  auto right = here;
  for (int n = 0; n < kMostSteps && right != all.end(); ++right) {
    if (right->begin < to) continue;
    if (!is_list_gap(to, right->begin)) break;
    if (is_place(right->begin)) return true;
    to = right->end, ++n;
  }
  return false;
}

China::Near China::near(uint64_t begin, uint64_t end) const {
  if (!is_alone_in_line(begin, end)) return is_listed_with(begin, end) ? Near::beside : Near::line;
  const bool others =
      !names_.empty() && (names_.front().end <= begin || names_.back().begin >= end);  // the first or the last is one
  return others ? Near::document : Near::nowhere;
}

bool China::in_line(const EntityRef& entity, uint64_t at) const {
  return std::binary_search(listed_.begin(), listed_.end(),
                            Listed{line_of(at), entity.image, entity.index, entity.index});
}

bool China::parent_in_line(const EntityRef& entity, uint64_t at) const {
  if (entity->parent == image::kNone) return false;
  const uint32_t line = line_of(at), parent = entity->parent;
  if (std::binary_search(listed_.begin(), listed_.end(), Listed{line, entity.image, parent, parent})) return true;
  const auto first = std::lower_bound(parents_.begin(), parents_.end(), Listed{line, entity.image, parent, 0});
  const auto is_sibling = [&](auto it) {
    return it != parents_.end() && it->line == line && it->image == entity.image && it->of == parent;
  };
  if (!is_sibling(first)) return false;
  const auto other = std::upper_bound(first, parents_.end(), Listed{line, entity.image, parent, first->entity});
  return first->entity != entity.index || is_sibling(other);
}

bool China::is_within_another(const EntityRef& entity, uint64_t at) const {
  const auto behind = std::partition_point(names_.begin(), names_.end(), [&](const Name& n) { return n.end < at; });
  if (behind == names_.begin()) return false;
  const Name& name = *(behind - 1);
  if (!name.entity || name.entity.type() != Type::place || !is_great(name.entity)) return false;
  std::string_view gap = text_.substr(name.end, at - name.end);
  if (gap.starts_with("(")) gap.remove_prefix(std::min(gap.find(')'), gap.size() - 1) + 1);  // 신주(新竹) 베이푸
  if (gap != " ") return false;
  constexpr int kMostLevels = 4;
  EntityRef in = entity;
  for (int n = 0; n < kMostLevels && in->parent != image::kNone; ++n) {
    in = {in.image, in->parent};
    if (in.image == name.entity.image && in.index == name.entity.index) return false;
  }
  return true;
}

}  // namespace ireum::check
