#include "check/hearing.h"

#include <algorithm>

#include "base/utf8.h"
#include "check/china.h"
#include "reading/blur.h"

namespace ireum::check {

using image::EntityRef;
using image::List;
using image::Role;
using image::Subtype;
using image::Type;

namespace {

constexpr int kTwice = 4;    // what two slips cost at least
constexpr int kMargin = 2;   // by which the next name is dearer
constexpr int kMinor = 1;    // what a county costs more than a city
constexpr int kNothing = 9;  // from here on a syllable has to be shared
constexpr int kStrange = 3;  // of a syllable that begins otherwise, and no slip says how

bool is_of_china(const EntityRef& e) {
  return !e.has(image::kForeign) && !e.has(image::kKorean) && !e.has(image::kJapanese) && !e.has(image::kRegion) &&
         !e.has(image::kHistoric);
}

bool all_hangul(std::u32string_view word) { return std::all_of(word.begin(), word.end(), base::is_hangul); }

/// Hangul of the name without its designator: the stem that the list has, or a short form, or the whole. A quarter or a
/// bridge keeps what it ends in.
std::u32string stem_of(const EntityRef& e) {
  if (e.subtype() == Subtype::feature) return base::to_utf32(e.ko());
  std::u32string stem, brief;
  for (const image::Form& f : e.forms()) {
    if (f.han) continue;
    std::u32string form = base::to_utf32(e.image->str(f.text));
    const auto role = static_cast<Role>(f.role);
    if (role == Role::stem && stem.empty()) stem = std::move(form);
    else if (role == Role::abbreviation && all_hangul(form) && brief.empty()) brief = std::move(form);
  }
  if (stem.empty() || (!brief.empty() && brief.size() < stem.size())) stem = brief;
  return stem.empty() ? base::to_utf32(e.ko()) : stem;
}

/// What the alignment costs: a syllable that no slip explains is dear where its initial is of another kind.
int cost_of(const reading::Alignment& a, std::u32string_view word) {
  int cost = a.cost;
  for (const reading::Step& s : a.steps)
    if (s.kind == reading::Kind::near && !s.expected.empty() && base::is_hangul(s.expected[0]) &&
        reading::Blur::class_of(word[s.ko_begin]) != reading::Blur::class_of(s.expected[0]))
      cost += kStrange;
  return cost;
}

/// Whether a syllable is misspelled, or one alone is read in Sino-Korean among others in Mandarin (길린): two side by side
/// are a word that was translated.
bool has_slip(const reading::Alignment& a) {
  using reading::Kind;
  if (a.count(Kind::slip) + a.count(Kind::near) > 0) return true;
  for (size_t i = 1; i < a.steps.size(); ++i)
    if (a.steps[i].kind == Kind::sino && a.steps[i - 1].kind == Kind::sino) return false;
  return a.count(Kind::sino) > 0 && a.count(Kind::mandarin) > 0;
}

bool ends_in(const Candidate& c, std::u32string_view designator) {
  return c.designator.empty() ? c.text.ends_with(designator) : designator.empty() || c.designator == designator;
}

/// Whether a syllable stands at the same place of both, from the left or from the right.
bool shares_syllable(std::u32string_view a, std::u32string_view b) {
  const size_t n = std::min(a.size(), b.size());
  for (size_t i = 0; i < n; ++i)
    if (a[i] == b[i] || a[a.size() - 1 - i] == b[b.size() - 1 - i]) return true;
  return false;
}

}  // namespace

/// The Han is cut where its reading reaches the end of `text`.
Candidate Areas::candidate(const EntityRef& e, std::u32string text) const {
  Candidate out{e, std::move(text), readings_->fold(base::to_utf32(e.han())), {}, {}};
  const std::u32string full = base::to_utf32(e.ko());
  if (full.size() > out.text.size() && full.starts_with(out.text)) {
    out.designator = full.substr(out.text.size());
    const reading::Transcription whole = readings_->transcribe(out.han, reading::NameKind::place);
    std::u32string read;
    for (const reading::Unit& u : whole.units) {
      read += u.hangul;
      if (read == out.text) out.han.resize(u.end);
      if (read.size() >= out.text.size()) break;
    }
  }
  out.sino = readings_->sino_word(out.han);
  return out;
}

const Candidates& Areas::inside(const EntityRef& area) {
  const auto [it, fresh] = inside_.try_emplace({area.image, area.index});
  if (!fresh) return it->second;
  for (uint32_t n = 0; n < area.image->entities().size(); ++n) {
    const EntityRef e{area.image, n};
    if (e.type() != Type::place || e->parent == image::kNone || !is_of_china(e) || !lies_in(e, area)) continue;
    std::u32string stem = stem_of(e);
    if (stem.size() >= 2 && all_hangul(stem)) it->second.push_back(candidate(e, std::move(stem)));
  }
  return it->second;
}

const Candidates& Areas::universities(const image::Image& image) {
  const auto [it, fresh] = universities_.try_emplace(&image);
  if (!fresh) return it->second;
  for (uint32_t n = 0; n < image.entities().size(); ++n) {
    const EntityRef e{&image, n};
    if (e.subtype() != Subtype::university || !is_of_china(e) || e.has(image::kFree)) continue;
    for (const image::Form& f : e.forms()) {
      const auto role = static_cast<Role>(f.role);
      std::u32string form = base::to_utf32(image.str(f.text));
      if (f.han || (role != Role::canonical && role != Role::allowed) || !all_hangul(form)) continue;
      it->second.push_back(candidate(e, std::move(form)));
    }
  }
  return it->second;
}

/// The same after one slip and another (쌍 for 샹: no glide, and tense).
int Ear::two_slips(std::u32string_view word, const std::u32string& text) {
  constexpr int kDearest = 4;
  if (word.size() != text.size()) return Hearing::kFar;
  int best = Hearing::kFar;
  for (const reading::WrongForm& w : slips_.of(text))
    if (w.cost <= kDearest && w.hangul.size() == word.size())
      if (const reading::Slip s = aligner_->slips().slip_between(w.hangul, word); s && s.cost <= kDearest)
        best = std::min(best, w.cost + s.cost);
  return best;
}

Hearing Ear::hear(std::u32string_view word, const Candidate& name) {
  const bool alike = shares_syllable(word, name.text) || shares_syllable(word, name.sino);
  if (!alike && reading::sound_of(word) != reading::sound_of(name.text)) return {};
  if (word == name.sino) return {0, true};
  Hearing out;
  out.cost = std::min(Hearing::kFar, aligner_->slips().slip_between(name.text, word).cost);
  out.slip = out.cost < Hearing::kFar;
  constexpr uint32_t kRegime = reading::kMandarin | reading::kSinoSlip | reading::kSlip | reading::kRare |
                               reading::kTranslated | reading::kGeneric;
  const reading::Transcription best = aligner_->readings().transcribe(name.han, reading::NameKind::place);
  const reading::Alignment a = aligner_->align(word, name.han, best, kRegime, 16);
  if (const int cost = cost_of(a, word); a.found() && a.begin == 0 && cost < out.cost)
    out.cost = cost, out.slip = has_slip(a);
  if (const int cost = out.cost > kTwice ? two_slips(word, name.text) : Hearing::kFar; cost < out.cost)
    out.cost = cost, out.slip = true;
  return out.cost >= kNothing && !alike ? Hearing{} : out;
}

Meant Ear::choose(std::u32string_view word, std::u32string_view designator, std::span<const Candidates* const> groups,
                  int limit) {
  Meant best;
  int weight = Hearing::kFar, second = Hearing::kFar;
  for (const Candidates* group : groups)
    for (const Candidate& c : *group) {
      if (!ends_in(c, designator)) continue;
      if (c.text == word) return {};
      if (word.size() + 2 < c.text.size() || c.text.size() + 2 < word.size()) continue;
      const Hearing h = hear(word, c);
      if (h.cost > limit) continue;
      const int cost = h.cost + (c.entity.subtype() == Subtype::prefecture ? 0 : kMinor);
      const bool same = best && (best.name->text == c.text || best.name->entity == c.entity);
      if (cost < weight) {
        if (!same) second = weight;
        best = {&c, h}, weight = cost;
      } else if (!same) {
        second = std::min(second, cost);
      }
    }
  return best && second >= weight + kMargin ? best : Meant{};
}

}  // namespace ireum::check
