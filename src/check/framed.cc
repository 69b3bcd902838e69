#include "check/framed.h"

#include <algorithm>

#include "base/utf8.h"
#include "mention/listed.h"

namespace ireum::check {

using image::EntityRef;
using image::List;
using image::Subtype;
using image::Type;
using mention::Mention;

namespace {

bool is_of_china(const EntityRef& e) {
  return !e.has(image::kForeign) && !e.has(image::kKorean) && !e.has(image::kJapanese) && !e.has(image::kRegion) &&
         !e.han().empty();
}

}  // namespace

Frame::Frame(const Context& c, uint32_t document, Areas& areas)
    : c_(c),
      text_(c.documents[document].text()),
      lines_(&c.documents[document].observation->lines),
      korean_(*c.words, c.readings()),
      designators_(areas.designators(c.readings().lexicon())) {
  const auto images = c.readings().lexicon().images();
  for (const Mention& m : c.documents[document].observation->mentions) {
    if (m.entity == mention::kNone) continue;
    const EntityRef e{images[m.image], m.entity};
    const bool great = e.subtype() == Subtype::prefecture || e.subtype() == Subtype::province;
    const bool misspelled = m.evidence & mention::kMisspelled;
    if ((misspelled && !great) || !is_of_china(e)) continue;
    const uint64_t begin = m.tail ? m.end - m.tail : m.begin;  // of a chain the last is meant
    if (e.type() == Type::place && is_area(e.subtype()))
      places_.push_back({begin, m.end, line_of(begin), e, misspelled});
    if (e.subtype() == Subtype::university) universities_.push_back({begin, m.end, line_of(begin), e, misspelled});
  }
  const auto earlier = [](const Standing& a, const Standing& b) {
    return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
  };
  const auto same = [](const Standing& a, const Standing& b) { return a.begin == b.begin && a.end == b.end; };
  for (auto* all : {&places_, &universities_}) {
    std::stable_sort(all->begin(), all->end(), earlier);
    all->erase(std::unique(all->begin(), all->end(), same), all->end());
  }
}

uint32_t Frame::line_of(uint64_t at) const {
  const auto next =
      std::partition_point(lines_->begin(), lines_->end(), [&](const mention::SeenLine& l) { return l.begin <= at; });
  return next == lines_->begin() ? 0 : static_cast<uint32_t>(next - lines_->begin() - 1);
}

Run Frame::run_at(uint64_t at) const {
  constexpr size_t kMost = 24;
  Run out{{}, at};
  for (size_t i = at; i < text_.size() && out.text.size() < kMost;) {
    const char32_t x = base::next_code_point(text_, i);
    if (!base::is_hangul(x)) break;
    out.text += x;
  }
  return out;
}

Split Frame::split(const Run& run, bool zone_alone) const {
  constexpr size_t kLongest = 10;
  const std::u32string_view word = run.text;
  const auto& lexicon = c_.readings().lexicon();
  for (size_t n = 2; n < word.size(); ++n) {
    if (!designators_.may_begin(word[n], zone_alone)) continue;
    for (size_t k = std::min(kLongest, word.size() - n); k > 0; --k) {
      const auto generic = lexicon.find(List::generic_hangul, word.substr(n, k)).as<image::GenericEntry>();
      if (!generic || !is_area(generic->subtype)) continue;
      const bool zone = generic->subtype == Subtype::zone && k >= 2;
      if (zone_alone && !zone) continue;
      if (korean_.is_noun_particle(word.substr(0, n + k), word.substr(n + k))) return {n, k, zone};
    }
  }
  return {};
}

uint64_t Frame::zone_behind(uint64_t end) const {
  uint64_t at = end;
  if (at < text_.size() && text_[at] == ' ') ++at;
  size_t next = at;
  if (at >= text_.size() || !designators_.may_begin(base::next_code_point(text_, next), true)) return 0;
  const Run run = run_at(at);
  const std::u32string_view word = run.text;
  for (size_t k = std::min<size_t>(10, word.size()); k >= 2; --k) {
    const auto generic =
        c_.readings().lexicon().find(List::generic_hangul, word.substr(0, k)).as<image::GenericEntry>();
    if (generic && generic->subtype == Subtype::zone && korean_.is_noun_particle(word.substr(0, k), word.substr(k)))
      return run.at(k);
  }
  return 0;
}

uint64_t Frame::behind_gloss(uint64_t at) const {
  constexpr size_t kMost = 48;  // bytes in brackets
  size_t i = at;
  if (i >= text_.size()) return at;
  const char32_t open = base::next_code_point(text_, i);
  if (!token::is_open_bracket(open)) return at;
  while (i < text_.size() && i < at + kMost) {
    const char32_t x = base::next_code_point(text_, i);
    if (x == token::closing_of(open)) return i;
    if (x == U'\n') break;
  }
  return at;
}

uint64_t Frame::behind_gap(uint64_t at) const {
  uint64_t i = behind_gloss(at);
  for (uint64_t next = i; next < text_.size(); i = next) {
    size_t k = next;
    const char32_t x = base::next_code_point(text_, k);
    if (!token::is_blank(x) && !token::is_middle_dot(x) && x != U',' && x != 0x3001 && x != U'/') break;
    next = k;
  }
  return i;
}

bool Frame::is_placed(uint64_t begin, uint64_t end) const {
  const auto first =
      std::partition_point(places_.begin(), places_.end(), [&](const Standing& s) { return s.end <= begin; });
  return std::any_of(first, places_.end(),
                     [&](const Standing& s) { return s.begin <= begin && s.end >= end && !s.misspelled; });
}

}  // namespace ireum::check
