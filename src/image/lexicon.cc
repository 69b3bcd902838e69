#include "image/lexicon.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace ireum::image {
namespace {

/// The slot of a hash in its list's stretch, or null.
const Slot* probe(std::span<const Slot> slots, uint64_t hash) {
  const uint64_t key = finish(hash);
  const uint32_t check = check_of(key);
  size_t i = place_of(key, slots.size());
  for (uint32_t away = 0;; away += away < Slot::kMostAway) {
    const Slot& slot = slots[i];
    if (slot.check == check) return &slot;
    if (slot.check == 0 || slot.away() < away) return nullptr;
    if (++i == slots.size()) i = 0;
  }
}

constexpr size_t kLongestName = 24;  // of a word list

/// The names of the word lists with the tab behind them, in bytes.
constexpr auto kListKeys = [] {
  std::array<std::array<char, kLongestName>, std::size(kWordListNames)> keys{};
  for (size_t i = 0; i < keys.size(); ++i) {
    size_t n = 0;
    for (const char32_t c : kWordListNames[i]) keys[i][n++] = static_cast<char>(c);
    keys[i][n] = '\t';
  }
  return keys;
}();

}  // namespace

bool Walk::step(char32_t c) {
  if (slots_.empty()) return false;
  hash_ = mix(hash_, c);
  const Slot* slot = probe(slots_, hash_);
  term_ = slot ? slot->term() : kNone;
  breaks_ = slot && slot->breaks();
  return slot != nullptr;
}

Hit Lexicon::look_up(const Image& image, List table, const Key& key) {
  if (!image.may_have(table, key.hash())) return {};
  const Slot* slot = probe(image.slots(table), key.hash());
  const uint32_t term = slot ? slot->term() : kNone;
  if (term == kNone) return {};
  // The hash answers in one look; the bytes decide (or, of a slip, more bits).
  const bool same =
      table == List::slip_name ? image.key_check(term) == key_check_of(key.hash()) : image.is_key(term, key.text());
  return same ? Hit{&image, image.senses_of(term)} : Hit{};
}

Hit Lexicon::find(List table, std::string_view key) const { return find(table, base::to_utf32(key)); }

Hit Lexicon::listed_in(const Image& image, WordList list, std::u32string_view word) {
  const auto slots = image.slots(List::word_list);
  if (slots.empty()) return {};
  uint64_t hash = kListSeeds[static_cast<size_t>(list)];
  for (const char32_t c : word) hash = mix(hash, c);
  const Slot* slot = probe(slots, hash);
  if (!slot || slot->term() == kNone) return {};
  const size_t name = kWordListNames[static_cast<size_t>(list)].size() + 1;
  const bool same = image.is_key(slot->term(), {kListKeys[static_cast<size_t>(list)].data(), name}, word);
  return same ? Hit{&image, image.senses_of(slot->term())} : Hit{};
}

std::vector<std::string_view> Lexicon::of_kind(ListKind kind) const {
  std::vector<std::string_view> words;
  const Hit hit = listed(kind.list, base::to_utf32(kind.word));
  for (const Sense& s : hit.senses) words.push_back(hit.image->word(s.target));
  return words;
}

std::string_view Lexicon::word_of(ListKind kind) const { return listed(kind.list, base::to_utf32(kind.word)).word(); }

size_t Lexicon::longest(List table, std::u32string_view text, Hit* hit) const {
  size_t best = 0;
  for (const Image* i : images_) {
    Walk walk(*i, table);
    for (size_t n = 0; n < text.size() && walk.step(text[n]); ++n) {
      if (walk.term() == kNone || n + 1 <= best || !i->is_key(walk.term(), text.substr(0, n + 1))) continue;
      best = n + 1;
      if (hit) *hit = {i, i->senses_of(walk.term())};
    }
  }
  return best;
}

}  // namespace ireum::image
