#include "check/hearing.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/blur.h"
#include "reading/jamo.h"

namespace ireum::check {

using image::EntityRef;
using image::List;
using image::Role;
using image::Subtype;
using image::Type;
using reading::Blur;

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
        Blur::class_of(word[s.ko_begin]) != Blur::class_of(s.expected[0]))
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

/// How a word sounds when slips are not heard, as a number.
uint64_t code_of(std::u32string_view word) {
  Blur blur;
  for (const char32_t x : word) blur.add(x);
  return blur.code();
}

/// Whether a syllable stands at the same place of both, from the left or from the right.
bool shares_syllable(std::u32string_view a, std::u32string_view b) {
  const size_t n = std::min(a.size(), b.size());
  for (size_t i = 0; i < n; ++i)
    if (a[i] == b[i] || a[a.size() - 1 - i] == b[b.size() - 1 - i]) return true;
  return false;
}

/// Whether every syllable is near the name's (two jamo with the same kind of initial), or is the Sino-Korean one.
bool keeps_syllables(const reading::Readings& readings, std::u32string_view word, std::u32string_view text,
                     std::u32string_view han) {
  if (word.size() != text.size()) return true;
  for (size_t i = 0; i < word.size(); ++i) {
    const int far = reading::distance(word[i], text[i]);
    if (far <= 1 || (far == 2 && Blur::class_of(word[i]) == Blur::class_of(text[i]))) continue;
    const auto is_read = [&](char32_t c) {
      const std::u16string all = readings.sino(c);
      return std::any_of(all.begin(), all.end(), [&](char16_t s) { return reading::sino_equal(s, word[i]); });
    };
    if (std::none_of(han.begin(), han.end(), is_read)) return false;
  }
  return true;
}

/// What is asked before the dear questions: do the two sound alike at all, without the ending that all names have?
enum class Likeness : uint8_t { none, sound, syllable };

Likeness likeness(std::u32string_view word, std::u32string_view text, size_t ending) {
  if (word.size() + 2 < text.size() || text.size() + 2 < word.size()) return Likeness::none;
  if (text.size() <= ending || word.size() <= ending) return Likeness::none;
  word.remove_suffix(ending), text.remove_suffix(ending);
  if (shares_syllable(word, text)) return Likeness::syllable;
  return code_of(word) == code_of(text) ? Likeness::sound : Likeness::none;
}

}  // namespace

namespace {

Candidate candidate(const EntityRef& e, std::u32string text) {
  Candidate out{e, std::move(text), {}};
  const std::u32string full = base::to_utf32(e.ko());
  if (full.size() > out.text.size() && full.starts_with(out.text)) out.designator = full.substr(out.text.size());
  return out;
}

}  // namespace

/// The places of each place, one level down; made once for an image.
const Areas::Children& Areas::children(const image::Image& image) {
  const auto [it, fresh] = children_.try_emplace(&image);
  if (!fresh) return it->second;
  Children& out = it->second;
  for (uint32_t n = 0; n < image.entities().size(); ++n) {
    const EntityRef e{&image, n};
    if (e.type() == Type::place && e->parent != image::kNone && e->parent != n && is_of_china(e))
      out.emplace_back(e->parent, n);
  }
  std::sort(out.begin(), out.end());
  return out;
}

const Candidates& Areas::inside(const EntityRef& area) {
  const auto [it, fresh] = inside_.try_emplace({area.image, area.index});
  if (!fresh) return it->second;
  constexpr size_t kMost = 4096;
  const Children& all = children(*area.image);
  std::vector<uint32_t> todo{area.index};
  for (size_t i = 0; i < todo.size() && i < kMost; ++i)
    for (auto c = std::lower_bound(all.begin(), all.end(), std::pair(todo[i], uint32_t{0}));
         c != all.end() && c->first == todo[i]; ++c) {
      todo.push_back(c->second);
      const EntityRef e{area.image, c->second};
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
  if (word.size() != text.size() || code_of(word) != code_of(text)) return Hearing::kFar;
  int best = Hearing::kFar;
  for (const reading::WrongForm& w : slips_.of(text))
    if (w.cost <= kDearest && w.hangul.size() == word.size())
      if (const reading::Slip s = aligner_->slips().slip_between(w.hangul, word); s && s.cost <= kDearest)
        best = std::min(best, w.cost + s.cost);
  return best;
}

/// Whether the word is the Sino-Korean reading of the name; asked of its first character first.
bool Ear::is_sino(std::u32string_view word, const Candidate& name) const {
  const reading::Readings& readings = aligner_->readings();
  const auto reads = [&](char32_t c, char32_t heard) {
    const std::u16string all = readings.sino(c);
    return std::any_of(all.begin(), all.end(), [&](char16_t s) { return reading::sino_equal(s, heard); });
  };
  size_t i = 0;
  if (name.entity.han().empty()) return false;
  if (!reads(readings.simplify(base::next_code_point(name.entity.han(), i)), word[0])) return false;
  const std::u32string han = han_of(name);
  if (han.size() != word.size()) return false;
  for (size_t n = 1; n < han.size(); ++n)
    if (!reads(han[n], word[n])) return false;
  return true;
}

/// By the Han of the designator, else as far as the reading of the whole reaches the end of `text`.
std::u32string Ear::han_of(const Candidate& name) const {
  const reading::Readings& readings = aligner_->readings();
  std::u32string han = readings.fold(base::to_utf32(name.entity.han()));
  if (name.designator.empty()) return han;
  const image::Hit hit = readings.lexicon().find(List::generic_hangul, name.designator);
  for (const image::Sense& s : hit.senses) {
    const std::u32string word = readings.fold(base::to_utf32(hit.image->word(s.target)));
    if (han.size() > word.size() && han.ends_with(word)) return han.substr(0, han.size() - word.size());
  }
  std::u32string read;
  for (const reading::Unit& u : readings.transcribe(han, reading::NameKind::place).units) {
    read += u.hangul;
    if (read == name.text) return han.substr(0, u.end);
    if (read.size() >= name.text.size()) break;
  }
  return han;
}

Hearing Ear::hear(std::u32string_view word, const Candidate& name, size_t ending) {
  const Likeness like = likeness(word, name.text, ending);
  if (like == Likeness::none) return {};
  const std::u32string han = han_of(name);
  if (!keeps_syllables(aligner_->readings(), word, name.text, han)) return {};
  Hearing out;
  out.cost = std::min(Hearing::kFar, aligner_->slips().slip_between(name.text, word).cost);
  out.slip = out.cost < Hearing::kFar;
  constexpr uint32_t kRegime = reading::kMandarin | reading::kSinoSlip | reading::kSlip | reading::kRare |
                               reading::kTranslated | reading::kGeneric;
  const reading::Transcription best = aligner_->readings().transcribe(han, reading::NameKind::place);
  const reading::Alignment a = aligner_->align(word, han, best, kRegime, 16);
  if (const int cost = cost_of(a, word); a.found() && a.begin == 0 && cost < out.cost)
    out.cost = cost, out.slip = has_slip(a);
  if (const int cost = out.cost > kTwice ? two_slips(word, name.text) : Hearing::kFar; cost < out.cost)
    out.cost = cost, out.slip = true;
  return out.cost >= kNothing && like == Likeness::sound ? Hearing{} : out;
}

Meant Ear::choose(std::u32string_view word, std::u32string_view designator, std::span<const Candidates* const> groups,
                  int limit) {
  Meant best;
  const reading::Readings& readings = aligner_->readings();
  const bool sino = std::all_of(word.begin(), word.end(), [&](char32_t c) { return readings.is_sino_syllable(c); });
  int weight = Hearing::kFar, second = Hearing::kFar;
  for (const Candidates* group : groups)
    for (const Candidate& c : *group) {
      if (!ends_in(c, designator)) continue;
      if (c.text == word) return {};
      const size_t ending = c.designator.empty() ? designator.size() : 0;
      const Hearing h = sino && is_sino(word, c) ? Hearing{0, true} : hear(word, c, ending);
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
