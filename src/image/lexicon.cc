#include "image/lexicon.h"

#include "base/utf8.h"

namespace ireum::image {
namespace {

const Slot* probe(const Image& image, uint64_t hash) {
  const auto slots = image.slots();
  const uint64_t key = finish(hash);
  const uint32_t check = check_of(key);
  const size_t mask = slots.size() - 1;
  for (size_t i = key & mask;; i = (i + 1) & mask) {
    if (slots[i].check == check) return &slots[i];
    if (slots[i].check == 0) return nullptr;
  }
}

/// The hash answers in one look; the bytes decide.
bool same(std::string_view utf8, std::u32string_view text) {
  size_t i = 0, k = 0;
  while (i < utf8.size()) {
    if (k == text.size() || base::next_code_point(utf8, i) != text[k]) return false;
    ++k;
  }
  return k == text.size();
}

}  // namespace

bool Walk::step(char32_t c) {
  hash_ = mix(hash_, c);
  const Slot* slot = probe(*image_, hash_);
  term_ = slot ? slot->term : kNone;
  return slot != nullptr;
}

Hit Lexicon::find_in(const Image& image, List table, std::u32string_view key) {
  uint64_t h = seed(table);
  for (const char32_t c : key) h = mix(h, c);
  const Slot* slot = probe(image, h);
  if (!slot || slot->term == kNone) return {};
  const Term& term = image.terms()[slot->term];
  if (!same(image.str(term.key), key)) return {};
  return {&image, image.senses().subspan(term.sense_begin, term.sense_count)};
}

Hit Lexicon::find(List table, std::u32string_view key) const {
  for (const Image* i : images_)
    if (Hit h = find_in(*i, table, key)) return h;
  return {};
}

Hit Lexicon::find(List table, std::string_view key) const { return find(table, base::to_utf32(key)); }

size_t Lexicon::longest(List table, std::u32string_view text, Hit* hit) const {
  size_t best = 0;
  for (const Image* i : images_) {
    Walk walk(*i, table);
    for (size_t n = 0; n < text.size() && walk.step(text[n]); ++n) {
      if (walk.term() == kNone || n + 1 <= best) continue;
      const Term& term = i->terms()[walk.term()];
      if (!same(i->str(term.key), text.substr(0, n + 1))) continue;
      best = n + 1;
      if (hit) *hit = {i, i->senses().subspan(term.sense_begin, term.sense_count)};
    }
  }
  return best;
}

}  // namespace ireum::image
