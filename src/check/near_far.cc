// near-miss, of words that no mention is made of: up to two slips from a name that everyone knows.
//
// One slip of a long name is found while reading (List::slip_name); two are too many to be listed. A
// word that no list knows and that has a syllable rare in Korean is heard as Blur hears it, and of the
// names that are heard alike those are weighed that one slip, or one behind the other, make the word of.
// Kept small: cities and provinces of three syllables or more, and other names of four.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "check/blur.h"
#include "check/context.h"
#include "check/slip_judge.h"

namespace ireum::check {

using image::EntityRef;
using image::List;
using image::Role;
using image::Subtype;
using image::Type;

namespace {

/// The names that a word may be two slips from, by how they are heard.
class KnownNames {
 public:
  struct Name {
    EntityRef entity;
    std::u32string text;
  };

  explicit KnownNames(const Context& c) : slips_(&c.aligner->slips()), memo_(*slips_) {
    for (const image::Image* image : c.readings().lexicon().images())
      for (uint32_t e = 0; e < image->entities().size(); ++e) add({image, e});
  }

  /// The name that two slips or one make the word of; null for none, and for several. `rare`: the word has a syllable
  /// that is rare in Korean.
  const Name* meant_by(std::u32string_view word, bool rare) {
    const auto it = by_sound_.find(sound_of(word));
    if (it == by_sound_.end()) return nullptr;
    const auto [known, fresh] = known_.try_emplace(std::u32string(word), nullptr);
    if (fresh) known->second = search(word, rare, it->second);
    return known->second;
  }

 private:
  static constexpr int kAlone = 4;  // the dearest slip
  static constexpr int kBoth = 7;   // and two of them together
  static constexpr int kPlain = 5;  // in a word of syllables that Korean has

  const Name* search(std::u32string_view word, bool rare, const std::vector<uint32_t>& alike) {
    const Name* found = nullptr;
    for (const uint32_t n : alike) {
      const Name& name = names_[n];
      if (name.text == word || !may_be(name.text, word, rare)) continue;
      if (found && found->text != name.text) return nullptr;
      if (!found || is_great(name.entity)) found = &name;
    }
    return found;
  }

  static uint64_t sound_of(std::u32string_view word) {
    Blur blur;
    for (const char32_t x : word) blur.add(x);
    return blur.code();
  }

  void add(const EntityRef& e) {
    if (e.has(image::kForeign) || e.has(image::kHistoric) || e.has(image::kRegion) || e.has(image::kKorean)) return;
    if (e.type() != Type::place && e.type() != Type::organization) return;
    for (const image::Form& f : e.forms()) {
      const Role role = static_cast<Role>(f.role);
      if (f.han || role != (e.type() == Type::place ? Role::stem : Role::canonical)) continue;
      std::u32string text = base::to_utf32(e.image->str(f.text));
      if (text.size() < (is_great(e) ? 2u : 4u) || text.size() > 6) continue;
      if (!std::all_of(text.begin(), text.end(), base::is_hangul)) continue;
      by_sound_[sound_of(text)].push_back(static_cast<uint32_t>(names_.size()));
      names_.push_back({e, std::move(text)});
    }
  }

  /// Whether some syllable stands at the same place of both, from the left or from the right.
  static bool shares_syllable(std::u32string_view a, std::u32string_view b) {
    const size_t n = std::min(a.size(), b.size());
    for (size_t i = 0; i < n; ++i)
      if (a[i] == b[i] || a[a.size() - 1 - i] == b[b.size() - 1 - i]) return true;
    return false;
  }

  bool may_be(const std::u32string& name, std::u32string_view word, bool rare) {
    if (!shares_syllable(name, word)) return false;
    if (slips_->slip_between(name, word).cost <= kAlone) return true;
    if (name.size() < 3) return false;  // two syllables are not left enough of by two slips
    const std::vector<reading::WrongForm>& once = memo_.of(name);
    return std::any_of(once.begin(), once.end(), [&](const reading::WrongForm& w) {
      return w.cost <= kAlone && w.cost + slips_->slip_between(w.hangul, word).cost <= (rare ? kBoth : kPlain);
    });
  }

  const reading::SlipTable* slips_;
  reading::SlipMemo memo_;
  std::vector<Name> names_;
  std::unordered_map<std::u32string, const Name*> known_;
  std::unordered_map<uint64_t, std::vector<uint32_t>> by_sound_;
};

/// The strange words of one document.
class FarMisses {
 public:
  FarMisses(const Context& c, uint32_t document, int rule, KnownNames& names, Findings& out)
      : c_(c),
        document_(document),
        rule_(rule),
        names_(names),
        out_(out),
        text_(c.documents[document].text()),
        judge_(c, document) {}

  /// False where the word is no slip of any name, wherever it stands.
  bool ask(uint64_t begin) {
    const std::u32string word = hangul_at(begin);
    if (word.size() < 3) return false;
    for (size_t n = std::min(kLongest, word.size()); n >= 3; --n) {
      const std::u32string_view head = std::u32string_view(word).substr(0, n);
      if (!may_end(word, n)) continue;
      if (const KnownNames::Name* name = names_.meant_by(head, judge_.korean().has_rare_syllable(head)))
        return report(begin, word, n, *name), true;
    }
    return false;
  }

 private:
  static constexpr size_t kLongest = 7;

  std::u32string hangul_at(uint64_t begin) const {
    std::u32string word;
    for (size_t i = begin; i < text_.size() && word.size() < 16;) {
      const char32_t x = base::next_code_point(text_, i);
      if (!base::is_hangul(x)) break;
      word += x;
    }
    return word;
  }

  /// Whether behind n syllables the word ends, with a particle or a generic word.
  bool may_end(std::u32string_view word, size_t n) const { return generic_behind(word, n) < word.size() + 1; }

  /// How many syllables the generic word has that stands behind n; past the word where neither it nor a particle does.
  size_t generic_behind(std::u32string_view word, size_t n) const {
    if (judge_.korean().is_noun_particle(word.substr(0, n), word.substr(n))) return 0;
    for (size_t k = 1; k <= 4 && n + k <= word.size(); ++k)
      if (c_.readings().lexicon().has(List::generic_hangul, word.substr(n, k)) &&
          judge_.korean().is_noun_particle(word.substr(0, n + k), word.substr(n + k)))
        return k;
    return word.size() + 1;
  }

  void report(uint64_t begin, std::u32string_view word, size_t n, const KnownNames::Name& name) {
    constexpr size_t kBytes = 3;  // of a syllable
    SlipCase s{begin,     begin + n * kBytes, 0,    name.entity, std::u32string(word.substr(0, n)),
               name.text, name.entity.type(), false};
    s.far = true;
    s.word_end = s.end + generic_behind(word, n) * kBytes;
    if (judge_.judge(s) == Trust::none) return;
    Finding f = make(c_, rule_, document_, s.begin, s.end);
    f.han = std::string(name.entity.han());
    f.basis = "list";
    f.expected.push_back(base::to_utf8(name.text));
    f.args.emplace_back("other", f.expected[0]);
    add_fix(c_, f, f.expected[0], Safety::unsafe);
    out_.push_back(std::move(f));
  }

  const Context& c_;
  uint32_t document_;
  int rule_;
  KnownNames& names_;
  Findings& out_;
  std::string_view text_;
  SlipJudge judge_;
};

/// Whether something is known already of the words at `begin`.
bool is_taken(std::span<const std::pair<uint64_t, uint64_t>> taken, uint64_t begin) {
  const auto t = std::partition_point(taken.begin(), taken.end(), [&](const auto& x) { return x.second <= begin; });
  return t != taken.end() && t->first <= begin;
}

}  // namespace

void check_far_misses(const Context& c, Findings& out) {
  const int rule = c.on("near-miss");
  if (rule < 0) return;
  std::optional<KnownNames> names;
  for (uint32_t d = 0; d < c.documents.size(); ++d) {
    const mention::Observation& seen = *c.documents[d].observation;
    if (seen.strange.empty() || c.documents[d].evidence_only) continue;
    if (!names) names.emplace(c);
    const std::vector<std::pair<uint64_t, uint64_t>> taken = taken_spans(seen);
    FarMisses far(c, d, rule, *names, out);
    std::unordered_set<uint64_t> slips;  // words that are slips wherever they stand
    const auto key = [](uint64_t hash) { return mention::MetAgain(0, hash).hash(); };
    for (const mention::StrangeWord& w : seen.strange)
      if (!is_taken(taken, w.begin) && far.ask(w.begin)) slips.insert(key(w.hash));
    if (slips.empty()) continue;
    for (const mention::MetAgain w : seen.strange_again)
      if (slips.contains(w.hash()) && !is_taken(taken, w.begin())) far.ask(w.begin());
  }
}

}  // namespace ireum::check
