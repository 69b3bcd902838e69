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
constexpr int kMost = 16;    // what is asked of the aligner at most
constexpr int kStrange = 3;  // of a syllable that begins otherwise, and no slip says how

bool is_of_china(const image::Entity& e) {
  constexpr unsigned kOthers = image::kForeign | image::kKorean | image::kJapanese | image::kRegion | image::kHistoric;
  return !(e.flags & kOthers);
}

constexpr size_t kBytes = 3;  // of a syllable

bool all_hangul(std::string_view text) {
  for (size_t i = 0; i < text.size();)
    if (!base::is_hangul(base::next_code_point(text, i))) return false;
  return true;
}

/// Hangul of the name without its designator: the stem that the list has, or a short form, or the whole. A quarter or a
/// bridge keeps what it ends in.
std::string_view stem_of(const EntityRef& e) {
  if (e.subtype() == Subtype::feature) return e.ko();
  std::string_view stem, brief;
  for (const image::Form& f : e.forms()) {
    if (f.han) continue;
    const std::string_view form = e.image->str(f.text);
    const auto role = static_cast<Role>(f.role);
    if (role == Role::stem && stem.empty()) stem = form;
    else if (role == Role::abbreviation && brief.empty() && all_hangul(form)) brief = form;
  }
  const auto size = [](std::string_view text) {
    return std::count_if(text.begin(), text.end(), [](char x) { return (x & 0xC0) != 0x80; });
  };
  if (stem.empty() || (!brief.empty() && size(brief) < size(stem))) stem = brief;
  return stem.empty() ? e.ko() : stem;
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

/// `sound` and `of_text`: of the two without that ending.
Likeness likeness(std::u32string_view word, std::u32string_view text, size_t ending, uint64_t sound, uint64_t of_text) {
  if (word.size() + 2 < text.size() || text.size() + 2 < word.size()) return Likeness::none;
  if (text.size() <= ending || word.size() <= ending) return Likeness::none;
  word.remove_suffix(ending), text.remove_suffix(ending);
  if (shares_syllable(word, text)) return Likeness::syllable;
  return sound == of_text ? Likeness::sound : Likeness::none;
}

/// Whether one of the readings, plain or by 두음법칙, is what is heard.
bool is_read(std::span<const char16_t> readings, char32_t heard) {
  return std::any_of(readings.begin(), readings.end(),
                     [&](char16_t s) { return s == heard || reading::sino_equal(s, heard); });
}

}  // namespace

/// The words of a text in UTF-8, kept as long as the Areas are.
std::u32string_view Areas::keep(std::string_view text) {
  if (left_ < text.size()) {
    left_ = std::max(kBlock, text.size());
    blocks_.push_back(std::make_unique_for_overwrite<char32_t[]>(left_));
    free_ = blocks_.back().get();
  }
  char32_t* const begin = free_;
  for (size_t i = 0; i < text.size();) *free_++ = base::next_code_point(text, i);
  const auto size = static_cast<size_t>(free_ - begin);
  left_ -= size;
  return {begin, size};
}

void Areas::add(Candidates& out, const image::Lexicon& lexicon, const EntityRef& e, std::string_view text) {
  Candidate c{e, keep(text), {}, 0, {}};
  const std::string_view full = e.ko(), han = e.han();
  if (full.size() > text.size() && full.starts_with(text)) c.designator = keep(full.substr(text.size()));
  c.sound = code_of(c.text);
  size_t at = 0;
  const image::Char* first = han.empty() ? nullptr : lexicon.find_char(base::next_code_point(han, at));
  if (first && first->simplified != first->c) first = lexicon.find_char(first->simplified);
  if (first) c.sino = lexicon.base().sino().subspan(first->sino_begin, first->sino_count);
  out.push_back(c);
}

const Areas::Children& Areas::children(const image::Image& image) {
  const auto [it, fresh] = children_.try_emplace(&image);
  if (!fresh) return it->second;
  Children& out = it->second;
  const std::span<const image::Entity> all = image.entities();
  out.first.assign(all.size(), image::kNone), out.next.assign(all.size(), image::kNone);
  // From the last to the first, so that the places of one stand in their order.
  for (auto n = static_cast<uint32_t>(all.size()); n-- > 0;) {
    const image::Entity& e = all[n];
    if (static_cast<Type>(e.type) != Type::place || e.parent >= all.size() || e.parent == n || !is_of_china(e))
      continue;
    out.next[n] = out.first[e.parent];
    out.first[e.parent] = n;
  }
  return out;
}

const Candidates& Areas::inside(const image::Lexicon& lexicon, const EntityRef& area) {
  const auto [it, fresh] = inside_.try_emplace({area.image, area.index});
  if (!fresh) return it->second;
  constexpr size_t kMost = 4096;
  const Children& all = children(*area.image);
  std::vector<uint32_t> todo{area.index};
  for (size_t i = 0; i < todo.size() && i < kMost; ++i)
    for (uint32_t n = all.first[todo[i]]; n != image::kNone; n = all.next[n]) {
      todo.push_back(n);
      const EntityRef e{area.image, n};
      const std::string_view stem = stem_of(e);
      if (stem.size() >= 2 * kBytes && all_hangul(stem)) add(it->second, lexicon, e, stem);
    }
  return it->second;
}

const Candidates& Areas::universities(const image::Lexicon& lexicon) {
  const image::Image& image = lexicon.base();
  const auto [it, fresh] = universities_.try_emplace(&image);
  if (!fresh) return it->second;
  const std::span<const image::Entity> all = image.entities();
  for (uint32_t n = 0; n < all.size(); ++n) {
    const image::Entity& entity = all[n];
    if (static_cast<Subtype>(entity.subtype) != Subtype::university || !is_of_china(entity) ||
        entity.flags & image::kFree)
      continue;
    const EntityRef e{&image, n};
    for (const image::Form& f : e.forms()) {
      const auto role = static_cast<Role>(f.role);
      if (f.han || (role != Role::canonical && role != Role::allowed)) continue;
      if (const std::string_view form = image.str(f.text); all_hangul(form)) add(it->second, lexicon, e, form);
    }
  }
  return it->second;
}

/// The same after one slip and another (쌍 for 샹: no glide, and tense).
int Ear::two_slips(const Word& word, const Candidate& name) {
  constexpr int kDearest = 4;
  if (word.text.size() != name.text.size() || word.sound != name.sound) return Hearing::kFar;
  int best = Hearing::kFar;
  for (reading::WrongForms w(aligner_->slips(), name.text, kDearest); w.next();)
    if (w.hangul().size() == word.text.size())
      if (const reading::Slip s = aligner_->slips().slip_between(w.hangul(), word.text); s && s.cost <= kDearest)
        best = std::min(best, w.cost() + s.cost);
  return best;
}

/// Whether the word is the Sino-Korean reading of the name, whose first character is known to be read so.
bool Ear::is_sino(std::u32string_view word, const Candidate& name) const {
  const std::u32string han = han_of(name);
  if (han.size() != word.size()) return false;
  for (size_t n = 1; n < han.size(); ++n)
    if (!is_read(aligner_->readings().sino(han[n]), word[n])) return false;
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

Hearing Ear::hear(const Word& word, const Candidate& name, size_t ending) {
  const uint64_t of_text =
      ending ? code_of(name.text.substr(0, name.text.size() - std::min(ending, name.text.size()))) : name.sound;
  const Likeness like = likeness(word.text, name.text, ending, ending ? word.bare : word.sound, of_text);
  if (like == Likeness::none) return {};
  const std::u32string han = han_of(name);
  if (!keeps_syllables(aligner_->readings(), word.text, name.text, han)) return {};
  Hearing out;
  out.cost = std::min(Hearing::kFar, aligner_->slips().slip_between(name.text, word.text).cost);
  out.slip = out.cost < Hearing::kFar;
  constexpr uint32_t kRegime = reading::kMandarin | reading::kSinoSlip | reading::kSlip | reading::kRare |
                               reading::kTranslated | reading::kGeneric;
  // What is dearer than the limit, or than what is known already, is as good as none.
  const int most = std::max(kTwice, std::min({kMost, word.limit, out.cost - 1}));
  const reading::Transcription best = aligner_->readings().transcribe(han, reading::NameKind::place);
  const reading::Alignment a = aligner_->align(word.text, han, best, kRegime, most);
  if (const int cost = cost_of(a, word.text); a.found() && a.begin == 0 && cost < out.cost)
    out.cost = cost, out.slip = has_slip(a);
  if (const int cost = out.cost > kTwice ? two_slips(word, name) : Hearing::kFar; cost < out.cost)
    out.cost = cost, out.slip = true;
  return out.cost >= kNothing && like == Likeness::sound ? Hearing{} : out;
}

const Heard& Ear::heard(const Word& word, const Candidates& group) {
  std::u32string key(word.text);
  key += U'\t';
  key += word.designator;
  key += static_cast<char32_t>(word.limit);
  const auto [it, fresh] = areas_->heard_of(group).try_emplace(std::move(key));
  Heard& out = it->second;
  if (!fresh) return out;
  out.is_one = std::any_of(group.begin(), group.end(),
                           [&](const Candidate& c) { return c.text == word.text && ends_in(c, word.designator); });
  if (out.is_one) return out;
  for (const Candidate& c : group) {
    if (!ends_in(c, word.designator)) continue;
    const size_t ending = c.designator.empty() ? word.designator.size() : 0;
    const bool sino = word.sino && is_read(c.sino, word.text[0]) && is_sino(word.text, c);
    const Hearing h = sino ? Hearing{0, true} : hear(word, c, ending);
    if (h.cost <= word.limit) out.names.push_back({&c, h});
  }
  return out;
}

Meant Ear::choose(std::u32string_view text, std::u32string_view designator, std::span<const Candidates* const> groups,
                  int limit) {
  const reading::Readings& readings = aligner_->readings();
  Word word{text, designator, false, code_of(text), 0, limit};
  word.sino = std::all_of(text.begin(), text.end(), [&](char32_t c) { return readings.is_sino_syllable(c); });
  word.bare = code_of(text.substr(0, text.size() - std::min(text.size(), designator.size())));
  Meant best;
  int weight = Hearing::kFar, second = Hearing::kFar;
  for (const Candidates* group : groups) {
    const Heard& all = heard(word, *group);
    if (all.is_one) return {};
    for (const auto& [name, hearing] : all.names) {
      const int cost = hearing.cost + (name->entity.subtype() == Subtype::prefecture ? 0 : kMinor);
      const bool same = best && (best.name->text == name->text || best.name->entity == name->entity);
      if (cost < weight) {
        if (!same) second = weight;
        best = {name, hearing}, weight = cost;
      } else if (!same) {
        second = std::min(second, cost);
      }
    }
  }
  return best && second >= weight + kMargin ? best : Meant{};
}

}  // namespace ireum::check
