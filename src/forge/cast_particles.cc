// The grammar of particles, compiled.
//
// particles.tsv holds parts, each with its forms by the sound before it and the classes of parts that it may follow. A
// tail is a sequence of parts that begins behind a name. Readers ask from a word's end, so the automaton reads from
// there: an item is a form with what of it is still to be read; when its first letter is read, the parts that may
// stand before it begin, those alone whose last sound it suits. Sets of items are the states (subset construction);
// states that nothing tells apart become one (partition refinement, after Moore).
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/sound.h"
#include "base/utf8.h"
#include "forge/cast.h"
#include "forge/kinds.h"

namespace ireum::forge {
namespace {

using image::ParticleClass;

/// The bits of the classes in a cell; nothing where one is unknown.
std::optional<uint32_t> classes_of(std::string_view cell) {
  uint32_t bits = 0;
  for (const std::string& name : split(cell, '|')) {
    const auto* group = std::find_if(std::begin(image::kParticleClassGroups), std::end(image::kParticleClassGroups),
                                     [&](const image::Group& g) { return g.name == name; });
    const int one = index_of(image::kParticleClassNames, name);
    if (group != std::end(image::kParticleClassGroups)) bits |= group->bits;
    else if (one >= 0) bits |= 1u << one;
    else return std::nullopt;
  }
  return bits;
}

/// A form of a part: what is written, and the sounds behind which it is right.
struct Form {
  std::u32string text;
  base::Sounds fits = 0;
  uint16_t flags = 0;
  uint8_t bits = 0, part = 0;
  uint32_t follows = 0;
  base::Sounds ends_in() const { return base::bit_of(base::sound_of(text.back())); }
};

/// A form with `left` letters still to be read, and what was read behind it.
struct Item {
  uint16_t form = 0;
  uint8_t left = 0, bits = 0;
  uint16_t flags = 0;
  auto operator<=>(const Item&) const = default;
};

/// What was read, taken for a whole tail.
struct Reading {
  uint16_t flags = 0;
  uint8_t fits = 0, bits = 0;
  auto operator<=>(const Reading&) const = default;
};

struct State {
  std::set<Item> items;
  std::set<Reading> readings;
  auto operator<=>(const State&) const = default;
};

/// What a tail has from the parts behind its first: that it belongs to persons, say.
constexpr uint16_t kInherited = image::kPlaceTail | image::kPersonTail | image::kPluralTail | image::kCopulaTail;
constexpr unsigned kMore = 2;  // bits of having a second part

class Compiler {
 public:
  Compiler(Builder& builder, std::vector<Form> forms) : builder_(builder), forms_(std::move(forms)) {}

  void run() {
    State start;
    for (size_t f = 0; f < forms_.size(); ++f)
      if (!(forms_[f].flags & image::kStemTail)) start.items.insert(begin(f, nullptr));
    number(std::move(start));
    for (size_t s = 0; s < states_.size(); ++s) step(s);
    lay_out(merged());
  }

 private:
  Item begin(size_t form, const Item* behind) const {
    const Form& f = forms_[form];
    Item item{static_cast<uint16_t>(form), static_cast<uint8_t>(f.text.size()), f.bits, f.flags};
    if (!behind) return item;
    item.bits = static_cast<uint8_t>(f.bits + kMore);  // the first part says most; a sum would part states for nothing
    item.flags = static_cast<uint16_t>((f.flags & ~image::kWordTail) | (behind->flags & kInherited));
    return item;
  }

  uint32_t number(State state) {
    const auto [at, fresh] = numbers_.try_emplace(std::move(state), static_cast<uint32_t>(states_.size()));
    if (fresh) states_.push_back(&at->first), next_.emplace_back();
    return at->second;
  }

  /// Reads every letter that may come next from a state.
  void step(size_t s) {
    std::map<char32_t, State> next;
    for (const Item& item : states_[s]->items) {
      const Form& form = forms_[item.form];
      State& to = next[form.text[item.left - 1u]];
      if (item.left > 1) {
        to.items.insert({item.form, static_cast<uint8_t>(item.left - 1), item.bits, item.flags});
        continue;
      }
      if (form.follows & 1) to.readings.insert({item.flags, form.fits, item.bits});
      for (size_t f = 0; f < forms_.size(); ++f)
        if (form.follows >> forms_[f].part & 1 && form.fits & forms_[f].ends_in()) to.items.insert(begin(f, &item));
    }
    for (auto& [c, state] : next) {
      const uint32_t target = number(std::move(state));
      next_[s].emplace(c, target);
    }
  }

  /// The block of each state, numbered from the start's: equal readings, and equal blocks by every letter.
  std::vector<uint32_t> merged() const {
    std::vector<uint32_t> block(states_.size());
    for (size_t blocks = 0;;) {
      using Signature = std::tuple<uint32_t, std::set<Reading>, std::vector<std::pair<char32_t, uint32_t>>>;
      std::map<Signature, uint32_t> known;
      std::vector<uint32_t> finer;
      for (size_t s = 0; s < states_.size(); ++s) {
        Signature signature{block[s], states_[s]->readings, {}};
        for (const auto& [c, target] : next_[s]) std::get<2>(signature).emplace_back(c, block[target]);
        finer.push_back(known.try_emplace(std::move(signature), static_cast<uint32_t>(known.size())).first->second);
      }
      block = std::move(finer);
      if (known.size() == blocks) return block;
      blocks = known.size();
    }
  }

  /// TailEdge::usual. What suits some sound counts before what is misspelt.
  static bool is_usual(const std::set<Reading>& readings) {
    const auto sound = [](const Reading& r) { return r.fits != 0; };
    const bool any = std::any_of(readings.begin(), readings.end(), sound);
    unsigned every = image::kRareTail | image::kPlaceTail;
    for (const Reading& r : readings)
      if (!any || sound(r)) every &= r.flags;
    return !readings.empty() && every == 0;
  }

  void lay_out(const std::vector<uint32_t>& block) {
    std::vector<image::TailState> states;
    std::vector<image::TailEdge> edges;
    std::vector<image::TailReading> readings;
    for (size_t s = 0; s < states_.size(); ++s) {
      if (block[s] != states.size()) continue;  // not the first of its block
      states.push_back({static_cast<uint32_t>(edges.size()), static_cast<uint32_t>(readings.size())});
      for (const auto& [c, target] : next_[s])
        edges.push_back(image::TailEdge::of(c, is_usual(states_[target]->readings), block[target]));
      for (const Reading& r : states_[s]->readings) readings.push_back({r.flags, r.fits, r.bits});
    }
    states.push_back({static_cast<uint32_t>(edges.size()), static_cast<uint32_t>(readings.size())});
    builder_.tails(std::move(states), std::move(edges), std::move(readings));
  }

  Builder& builder_;
  std::vector<Form> forms_;
  std::map<State, uint32_t> numbers_;
  std::vector<const State*> states_;
  std::vector<std::map<char32_t, uint32_t>> next_;
};

/// The forms of a part. The longer one of a `full` part is right behind a vowel too, and the shorter one says less: it
/// may be a word (고), a street (로) or a house (가), where the longer one may end a name (이).
void add_forms(const Builder& b, const image::Particle& p, std::vector<Form>& out) {
  const std::string_view final = b.text(p.after_final), vowel = b.text(p.after_vowel), rieul = b.text(p.after_rieul);
  const auto add = [&](std::string_view text, base::Sounds fits, uint16_t flags) {
    out.push_back({base::to_utf32(text), fits, flags, p.bits, p.part, p.follows});
  };
  const bool full = p.flags & image::kFullTail, one = final == vowel;
  const uint16_t of_shorter = image::kHouseTail | image::kStreetTail | (full ? image::kWordTail | image::kVerbTail : 0);
  const auto longer = static_cast<uint16_t>(one ? p.flags : p.flags & ~of_shorter);
  const auto shorter = static_cast<uint16_t>((full ? p.flags | image::kVerbTail : p.flags) & ~image::kNameTail);
  const base::Sounds others = rieul == final ? base::kFinalSound | base::kRieulSound : base::kFinalSound;
  if (one) return add(final, base::kAnySound, longer);
  add(final, full ? base::kAnySound : others, longer);
  add(vowel, rieul == vowel ? base::kVowelSound | base::kRieulSound : base::kVowelSound, shorter);
  for (const std::string& wrong : split(b.text(p.wrong), '|')) add(wrong, 0, longer);
}

}  // namespace

base::Status add_particles(Builder& builder, const Table& table) {
  std::vector<Form> forms;
  for (const Row& r : table.rows()) {
    const auto fault = [&](std::string_view column) {
      return base::Error{"error.table-value",
                         table.name() + ":" + std::to_string(r.line),
                         {std::string(column), std::string(table.cell(r, column))}};
    };
    image::Particle p;
    const int part = index_of(image::kParticleClassNames, table.cell(r, "class"));
    if (part < 0) return fault("class");
    p.part = static_cast<uint8_t>(part);
    const auto follows = classes_of(table.cell(r, "follows"));
    if (!follows) return fault("follows");
    p.follows = *follows;
    for (const std::string& flag : split(table.cell(r, "flags"), '|')) {
      const int bit = index_of(image::kParticleFlagNames, flag);
      if (bit < 0) return fault("flags");
      p.flags |= static_cast<uint16_t>(1u << bit);
    }
    if (p.part == static_cast<uint8_t>(ParticleClass::bound)) p.flags |= image::kBoundTail;
    const std::string_view bits = table.cell(r, "bits");
    std::from_chars(bits.data(), bits.data() + bits.size(), p.bits);
    const auto final = table.cell(r, "after_final"), vowel = table.cell(r, "after_vowel"),
               rieul = table.cell(r, "after_rieul");
    p.after_final = builder.str(final);
    p.after_vowel = builder.str(vowel.empty() ? final : vowel);
    p.after_rieul = builder.str(rieul.empty() ? final : rieul);
    p.wrong = builder.str(table.cell(r, "wrong"));
    builder.particle(p);
    if (p.follows & 1)  // what mention/names asks by the single form
      for (const auto form : {p.after_final, p.after_vowel, p.after_rieul})
        builder.term(image::List::josa, std::string(builder.text(form)), {});
    add_forms(builder, p, forms);
  }
  Compiler(builder, std::move(forms)).run();
  return std::nullopt;
}

}  // namespace ireum::forge
