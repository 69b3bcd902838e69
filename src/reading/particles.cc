#include "reading/particles.h"

#include <algorithm>

#include "base/utf8.h"

namespace ireum::reading {

using base::Heard;
using base::Sound;
using base::Sounds;
using image::Particle;
using image::TailReading;
using View = std::u32string_view;

namespace {

/// What a tail may only be counted for where every way to understand it says so; the others count where one does.
constexpr uint16_t kEvery = image::kPlaceTail | image::kPersonTail | image::kRareTail | image::kWordTail |
                            image::kHouseTail | image::kBoundTail;

/// The form's length where `text` begins with it; 0 where it does not.
size_t begins_with(View text, std::string_view form) {
  size_t n = 0;
  for (size_t i = 0; i < form.size(); ++n)
    if (n == text.size() || text[n] != base::next_code_point(form, i)) return 0;
  return n;
}

Sounds sound_behind(View word) {
  if (word.empty()) return 0;
  return base::is_hangul(word.back()) ? base::bit_of(base::sound_of(word.back())) : base::heard(word).possible;
}

}  // namespace

Particles::Particles(const image::Lexicon& lexicon) : image_(&lexicon.base()) {
  states_ = image_->tail_states();
  edges_ = image_->tail_edges();
  if (states_.size() < 2) return;
  const auto start = edges_.first(states_[1].edge_begin);
  size_t edge = 0;
  for (size_t page = 0; page < first_of_page_.size(); ++page) {
    while (edge < start.size() && (start[edge].letter() - 0xAC00) / kPage < page) ++edge;
    first_of_page_[page] = static_cast<uint16_t>(edge);
  }
}

const image::TailEdge* Particles::edge(size_t state, char32_t c) const {
  if (state + 1 >= states_.size() || !base::is_hangul(c)) return nullptr;
  constexpr size_t kFew = 8;
  size_t begin = states_[state].edge_begin, end = states_[state + 1].edge_begin;
  if (state == 0) {  // nearly all letters that a word may end in are asked here
    const size_t page = (c - 0xAC00) / kPage;
    end = begin + first_of_page_[page + 1], begin += first_of_page_[page];
  }
  const auto before = [](const image::TailEdge& e, char32_t x) { return e.letter() < x; };
  if (end - begin > kFew)
    begin = static_cast<size_t>(std::lower_bound(edges_.begin() + static_cast<std::ptrdiff_t>(begin),
                                                 edges_.begin() + static_cast<std::ptrdiff_t>(end), c, before) -
                                edges_.begin());
  while (begin < end && edges_[begin].letter() < c) ++begin;
  return begin < end && edges_[begin].letter() == c ? &edges_[begin] : nullptr;
}

size_t Particles::next(size_t state, char32_t c) const {
  const image::TailEdge* const to = edge(state, c);
  return to ? to->target() : 0;
}

Tail Particles::understood(size_t state, Sounds before) const {
  const auto states = image_->tail_states();
  const auto all = image_->tail_readings().subspan(states[state].reading_begin,
                                                   states[state + 1].reading_begin - states[state].reading_begin);
  Tail tail;
  tail.is = !all.empty();
  const auto suits = [&](const TailReading& r) { return r.fits && (!before || r.fits & before); };
  tail.fits = std::any_of(all.begin(), all.end(), suits);
  uint16_t every = kEvery, some = 0;
  uint8_t bits = 0xFF;
  for (const TailReading& r : all) {
    tail.after |= r.fits;
    if (tail.fits && !suits(r)) continue;
    every &= r.flags;
    some |= r.flags;
    bits = std::min(bits, r.bits);
  }
  tail.misspelt = tail.is && !tail.after;
  tail.bits = tail.is ? bits : 0;
  tail.flags = tail.is ? static_cast<uint16_t>(every | (some & ~kEvery)) : 0;
  return tail;
}

Tail Particles::parse(View tail, Sounds before) const {
  if (tail.empty()) {
    Tail none;
    none.is = none.fits = true;
    none.after = base::kAnySound;
    return none;
  }
  size_t state = 0;
  for (size_t i = tail.size(); i-- > 0;)
    if (!(state = next(state, tail[i]))) return {};
  return understood(state, before);
}

Splits Particles::splits(View word, size_t least) const {
  Splits out;
  size_t state = 0;
  for (size_t n = 1; n + least <= word.size() && out.size_ < Splits::kMost; ++n) {
    state = next(state, word[word.size() - n]);
    if (!state) break;
    const Tail tail = understood(state, sound_behind(word.substr(0, word.size() - n)));
    if (tail.is && tail.fits) out.all_[out.size_++] = {static_cast<uint8_t>(n), tail};
  }
  std::reverse(out.all_.begin(), out.all_.begin() + static_cast<std::ptrdiff_t>(out.size_));
  return out;
}

size_t Particles::length(View word, size_t least) const {
  size_t best = 0;
  const image::TailEdge* to = nullptr;
  for (size_t n = 1; n + least <= word.size(); ++n) {
    to = edge(to ? to->target() : 0, word[word.size() - n]);
    if (!to || !to->target()) break;
    if (to->usual()) best = n;
  }
  return best;
}

std::string_view Particles::form_after(const Particle& p, Sound sound) const {
  return image_->str(sound == Sound::vowel ? p.after_vowel : sound == Sound::rieul ? p.after_rieul : p.after_final);
}

/// Whether what follows a part in a tail is a sequence of parts, each behind one that it may follow.
bool Particles::goes_on(const Particle& part, Sounds ends_in, View rest, int depth) const {
  if (rest.empty()) return !(part.flags & image::kStemTail);
  if (depth == 0) return false;
  for (const Particle& p : image_->particles()) {
    if (!(p.follows >> part.part & 1)) continue;
    const Sound sound = ends_in == base::kVowelSound   ? Sound::vowel
                        : ends_in == base::kRieulSound ? Sound::rieul
                                                       : Sound::final;
    for (const std::string_view form : {form_after(p, sound), image_->str(p.after_final)}) {
      const bool may = form == form_after(p, sound) || p.flags & image::kFullTail;
      const size_t n = may ? begins_with(rest, form) : 0;
      if (n && goes_on(p, base::bit_of(base::sound_of(rest[n - 1])), rest.substr(n), depth - 1)) return true;
    }
  }
  return false;
}

Particles::First Particles::first_of(View tail, Sounds before) const {
  constexpr int kMostParts = 6, kUnfit = 100;
  First best;
  int cost = 0;
  for (const Particle& p : image_->particles()) {
    if (!(p.follows & 1)) continue;
    const auto consider = [&](std::string_view form, Sounds fits, bool longer) {
      const size_t n = begins_with(tail, form);
      if (!n || !goes_on(p, base::bit_of(base::sound_of(tail[n - 1])), tail.substr(n), kMostParts)) return;
      const int here = p.bits + (before && !(fits & before) ? kUnfit : 0) - 2 * static_cast<int>(n);
      if (!best.part || here < cost) best = {&p, n, longer}, cost = here;
    };
    const std::string_view final = image_->str(p.after_final), vowel = image_->str(p.after_vowel),
                           rieul = image_->str(p.after_rieul);
    const bool one = final == vowel;
    const Sounds short_fits = rieul == vowel ? base::kVowelSound | base::kRieulSound : base::kVowelSound;
    const bool everywhere = one || p.flags & image::kFullTail;
    consider(final, everywhere ? base::kAnySound : base::kAnySound & ~short_fits, !one);
    if (!one) consider(vowel, short_fits, false);
    for (std::string_view wrong = image_->str(p.wrong); !wrong.empty();) {
      const size_t bar = std::min(wrong.find('|'), wrong.size());
      consider(wrong.substr(0, bar), 0, false);
      wrong.remove_prefix(std::min(bar + 1, wrong.size()));
    }
  }
  return best;
}

std::optional<Particles::Wrong> Particles::wrong(View tail, const Heard& before) const {
  if (!before.possible || tail.empty()) return std::nullopt;
  const Tail said = parse(tail, before);
  if (!said.is || said.fits) return std::nullopt;
  const First first = first_of(tail, before.possible);
  if (!first.part) return std::nullopt;
  if (before.likely == Sound::unknown) return std::nullopt;
  std::u32string right = base::to_utf32(form_after(*first.part, before.likely));
  right += tail.substr(first.length);
  if (right == tail) return std::nullopt;
  return Wrong{std::move(right), said, static_cast<image::ParticleClass>(first.part->part)};
}

std::optional<std::u32string> Particles::repair(View tail, const Heard& before, const Heard& after) const {
  if (!after.possible || tail.empty() || !parse(tail)) return std::nullopt;
  if (before.likely == after.likely)
    return std::nullopt;  // what it followed before may be another word (재료(그래핀)를)
  const First first = first_of(tail, before.possible);
  if (!first.part) return std::nullopt;
  // Who wrote the longer form behind a vowel wanted it.
  const bool meant = !before.possible || before.likely == Sound::vowel;
  if (parse(tail, after).fits && (meant || !first.longer)) return std::nullopt;
  if (after.likely == Sound::unknown) return std::nullopt;
  std::u32string right = base::to_utf32(form_after(*first.part, after.likely));
  right += tail.substr(first.length);
  if (right == tail) return std::nullopt;
  return right;
}

}  // namespace ireum::reading
