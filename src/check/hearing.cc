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

/// The syllable that begins at a byte; of text in Hangul alone.
char32_t syllable_at(std::string_view text, size_t at) {
  return (text[at] & 0x0Fu) << 12 | (text[at + 1] & 0x3Fu) << 6 | (text[at + 2] & 0x3Fu);
}

size_t code_points(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char x) { return (x & 0xC0) != 0x80; }));
}

bool all_hangul(std::string_view text) {
  if (text.size() % kBytes) return false;
  for (size_t i = 0; i < text.size(); i += kBytes)
    if ((text[i] & 0xF0) != 0xE0 || !base::is_hangul(syllable_at(text, i))) return false;
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
  if (stem.empty() || (!brief.empty() && code_points(brief) < code_points(stem))) stem = brief;
  return stem.empty() ? e.ko() : stem;
}

Candidate candidate(const EntityRef& e, std::string_view text) {
  const std::string_view full = e.ko();
  const bool longer = full.size() > text.size() && full.starts_with(text);
  return {e, text, longer ? full.substr(text.size()) : std::string_view()};
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

bool ends_in(const Candidate& c, std::string_view designator) {
  return c.designator.empty() ? c.text.ends_with(designator) : designator.empty() || c.designator == designator;
}

/// How a word sounds when slips are not heard, as a number; both in Hangul alone.
uint64_t code_of(std::string_view text) {
  Blur blur;
  for (size_t i = 0; i < text.size(); i += kBytes) blur.add(syllable_at(text, i));
  return blur.code();
}

/// Whether a syllable stands at the same place of both, from the left or from the right.
bool shares_syllable(std::string_view a, std::string_view b) {
  const auto same = [](const char* x, const char* y) { return x[2] == y[2] && x[1] == y[1] && x[0] == y[0]; };
  const size_t size = std::min(a.size(), b.size());
  for (size_t i = 0; i < size; i += kBytes)
    if (same(a.data() + i, b.data() + i)) return true;
  if (a.size() == b.size()) return false;
  for (size_t i = kBytes; i <= size; i += kBytes)
    if (same(a.data() + a.size() - i, b.data() + b.size() - i)) return true;
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

/// Whether the first Han of a name may be read as the syllable in Sino-Korean.
bool begins_sino(const image::Lexicon& lexicon, std::string_view han, char32_t heard) {
  size_t at = 0;
  const image::Char* c = han.empty() ? nullptr : lexicon.find_char(base::next_code_point(han, at));
  if (c && c->simplified != c->c) c = lexicon.find_char(c->simplified);
  if (!c) return false;
  const auto all = lexicon.base().sino().subspan(c->sino_begin, c->sino_count);
  return std::any_of(all.begin(), all.end(), [&](char16_t s) { return reading::sino_equal(s, heard); });
}

}  // namespace

Designators::Designators(const image::Lexicon& lexicon) {
  for (const image::Image* image : lexicon.images())
    for (const image::Slot& slot : image->slots(List::generic_hangul)) {
      if (!slot.check || slot.term() == image::kNone) continue;
      const image::Term term = image->term(slot.term());
      const std::string_view text = image->str(term.key);
      const Subtype subtype = image::GenericEntry::of(image->senses_of(slot.term())[0]).subtype;
      if (!is_area(subtype) || text.empty()) continue;
      size_t at = 0;
      const char32_t first = base::next_code_point(text, at);
      if (!base::is_hangul(first)) continue;
      areas_[first - 0xAC00] = true;
      if (subtype == Subtype::zone && at < text.size()) zones_[first - 0xAC00] = true;
    }
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

const Candidates& Areas::inside(const EntityRef& area) {
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
      if (stem.size() >= 2 * kBytes && all_hangul(stem)) it->second.push_back(candidate(e, stem));
    }
  return it->second;
}

const Candidates& Areas::universities(const image::Image& image) {
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
      if (const std::string_view form = image.str(f.text); all_hangul(form)) it->second.push_back(candidate(e, form));
    }
  }
  return it->second;
}

/// The same after one slip and another (쌍 for 샹: no glide, and tense).
int Ear::two_slips(std::u32string_view word, std::u32string_view text) const {
  constexpr int kDearest = 4;
  int best = Hearing::kFar;
  for (reading::WrongForms w(aligner_->slips(), text, kDearest); w.next();)
    if (w.hangul().size() == word.size())
      if (const reading::Slip s = aligner_->slips().slip_between(w.hangul(), word); s && s.cost <= kDearest)
        best = std::min(best, w.cost() + s.cost);
  return best;
}

/// Whether the word is the Sino-Korean reading of the name; asked of its first character first.
bool Ear::is_sino(const Word& word, const Candidate& name) const {
  const reading::Readings& readings = aligner_->readings();
  if (code_points(name.entity.han()) < word.text.size()) return false;
  if (!begins_sino(readings.lexicon(), name.entity.han(), word.text[0])) return false;
  const std::u32string han = han_of(name);
  if (han.size() != word.text.size()) return false;
  for (size_t n = 1; n < han.size(); ++n) {
    const std::u16string all = readings.sino(han[n]);
    if (std::none_of(all.begin(), all.end(), [&](char16_t s) { return reading::sino_equal(s, word.text[n]); }))
      return false;
  }
  return true;
}

/// By the Han of the designator, else as far as the reading of the whole reaches the end of `text`.
std::u32string Ear::han_of(const Candidate& name) const {
  const reading::Readings& readings = aligner_->readings();
  std::u32string han = readings.fold(base::to_utf32(name.entity.han()));
  if (name.designator.empty()) return han;
  const std::u32string text = base::to_utf32(name.text);
  const image::Hit hit = readings.lexicon().find(List::generic_hangul, name.designator);
  for (const image::Sense& s : hit.senses) {
    const std::u32string word = readings.fold(base::to_utf32(hit.image->word(s.target)));
    if (han.size() > word.size() && han.ends_with(word)) return han.substr(0, han.size() - word.size());
  }
  std::u32string read;
  for (const reading::Unit& u : readings.transcribe(han, reading::NameKind::place).units) {
    read += u.hangul;
    if (read == text) return han.substr(0, u.end);
    if (read.size() >= text.size()) break;
  }
  return han;
}

Hearing Ear::hear(const Word& word, const Candidate& name) const {
  constexpr size_t kMostMore = 2 * kBytes;  // by which one may be longer than the other
  std::string_view heard = word.utf8, text = name.text;
  if (heard.size() + kMostMore < text.size() || text.size() + kMostMore < heard.size()) return {};
  // What all of them end in says nothing.
  const size_t ending = name.designator.empty() ? word.designator.size() : 0;
  if (text.size() <= ending || heard.size() <= ending) return {};
  heard.remove_suffix(ending), text.remove_suffix(ending);
  if (shares_syllable(heard, text)) return weigh(word, name, false);
  const bool alike = Blur::class_of(syllable_at(text, 0)) == Blur::class_of(word.text[0]) &&
                     code_of(text) == (ending ? word.bare : word.sound);
  return alike ? weigh(word, name, true) : Hearing{};
}

// Readings are asked first; a word that ends the Han may say anything.
bool Ear::may_end(std::u32string_view word, std::u32string_view han, int most) const {
  const reading::Readings& readings = aligner_->readings();
  const char32_t heard = word.back(), last = han.back();
  if (!base::is_han(last)) return true;
  const std::vector<std::u32string> all = readings.mandarin(last);
  if (std::any_of(all.begin(), all.end(), [&](const std::u32string& r) { return r.ends_with(heard); })) return true;
  const std::u16string sino = readings.sino(last);
  if (std::any_of(sino.begin(), sino.end(), [&](char16_t s) { return reading::sino_equal(s, heard); })) return true;
  if (!all.empty() && !all[0].empty() && base::is_hangul(all[0].back())) {
    if (reading::Aligner::cost_of_near(reading::distance(all[0].back(), heard)) <= most) return true;
    for (reading::WrongForms w(aligner_->slips(), all[0], most); w.next();)
      if (w.hangul().back() == heard) return true;
  }
  constexpr size_t kLongestWord = 8;
  for (size_t k = 1; k <= std::min(han.size(), kLongestWord); ++k) {
    const image::Key end(han.substr(han.size() - k));
    for (const List list : {List::generic, List::lexicon, List::polyphone, List::customary})
      if (readings.lexicon().has(list, end)) return true;
  }
  return han.size() > kLongestWord;
}

Hearing Ear::weigh(const Word& word, const Candidate& name, bool by_sound) const {
  const std::u32string han = han_of(name), text = base::to_utf32(name.text);
  if (!keeps_syllables(aligner_->readings(), word.text, text, han)) return {};
  Hearing out;
  out.cost = std::min(Hearing::kFar, aligner_->slips().slip_between(text, word.text).cost);
  out.slip = out.cost < Hearing::kFar;
  constexpr uint32_t kRegime = reading::kMandarin | reading::kSinoSlip | reading::kSlip | reading::kRare |
                               reading::kTranslated | reading::kGeneric;
  // What is dearer than the limit, or than what is known already, is as good as none.
  const int most = std::max(kTwice, std::min({kMost, word.limit, out.cost - 1}));
  if (!han.empty() && may_end(word.text, han, most)) {
    const reading::Transcription best = aligner_->readings().transcribe(han, reading::NameKind::place);
    const reading::Alignment a = aligner_->align(word.text, han, best, kRegime, most);
    if (const int cost = cost_of(a, word.text); a.found() && a.begin == 0 && cost < out.cost)
      out.cost = cost, out.slip = has_slip(a);
  }
  const bool alike = word.text.size() == text.size() && word.sound == code_of(name.text);
  if (const int cost = alike && out.cost > kTwice ? two_slips(word.text, text) : Hearing::kFar; cost < out.cost)
    out.cost = cost, out.slip = true;
  return out.cost >= kNothing && by_sound ? Hearing{} : out;
}

const Heard& Ear::heard(const Word& word, const Candidates& group) {
  std::string key = word.utf8 + '\t' + word.designator;
  key += static_cast<char>(word.limit);
  const auto [it, fresh] = areas_->heard_of(group).try_emplace(std::move(key));
  Heard& out = it->second;
  if (!fresh) return out;
  out.is_one = std::any_of(group.begin(), group.end(),
                           [&](const Candidate& c) { return c.text == word.utf8 && ends_in(c, word.designator); });
  if (out.is_one) return out;
  for (const Candidate& c : group) {
    if (!ends_in(c, word.designator)) continue;
    const Hearing h = word.sino && is_sino(word, c) ? Hearing{0, true} : hear(word, c);
    if (h.cost <= word.limit) out.names.push_back({&c, h});
  }
  return out;
}

Meant Ear::choose(std::u32string_view text, std::u32string_view designator, std::span<const Candidates* const> groups,
                  int limit) {
  const reading::Readings& readings = aligner_->readings();
  Word word{text, base::to_utf8(text), base::to_utf8(designator), false, 0, 0, limit};
  word.sino = std::all_of(text.begin(), text.end(), [&](char32_t c) { return readings.is_sino_syllable(c); });
  const size_t ending = std::min(word.utf8.size(), word.designator.size());
  word.sound = code_of(word.utf8);
  word.bare = code_of(std::string_view(word.utf8).substr(0, word.utf8.size() - ending));
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
