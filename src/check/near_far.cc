// near-miss, of words that no mention is made of: up to two slips from a name that everyone knows.
//
// One slip of a long name is found while reading (List::slip_name); two are too many to be listed. A
// word that no list knows and that has a syllable rare in Korean is heard as Blur hears it, and of the
// names that are heard alike those are weighed that one slip, or one behind the other, make the word of.
// Kept small: cities and provinces of three syllables or more, and other names of four.
#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "check/context.h"
#include "check/slip_judge.h"
#include "reading/blur.h"

namespace ireum::check {

using image::EntityRef;
using image::List;

namespace {

/// The first or the last syllables of a word, 16 bits each, so that four are compared at once.
struct Syllables {
  static constexpr size_t kLanes = 4, kMost = 2 * kLanes;
  uint64_t lanes[2] = {0, 0};  // 0 for none

  static Syllables of(std::u32string_view word, bool from_right) {
    Syllables out;
    for (size_t i = 0; i < std::min(word.size(), kMost); ++i) {
      const char32_t c = word[from_right ? word.size() - 1 - i : i];
      out.lanes[i / kLanes] |= uint64_t{static_cast<uint16_t>(c)} << 16 * (i % kLanes);
    }
    return out;
  }
  /// Whether some syllable of both stands at the same place.
  bool share(const Syllables& other) const { return any(lanes[0], other.lanes[0]) || any(lanes[1], other.lanes[1]); }

 private:
  /// Whether a lane is the same in both, and not 0.
  static bool any(uint64_t a, uint64_t b) {
    constexpr uint64_t kOnes = 0x0001000100010001u, kTops = 0x8000800080008000u;
    const uint64_t differ = a ^ b, equal = (differ - kOnes) & ~differ & kTops;
    // Syllables have the top bit.
    return equal & a;
  }
};

/// A map by a sound's code that is asked very often: open addressing, nothing is ever taken out.
template <class T>
class CodeMap {
 public:
  T& operator[](uint64_t code) {
    if (2 * (used_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[place_of(code)];
    if (slot.code != code) slot.code = code, ++used_;
    return slot.value;
  }

 private:
  struct Slot {
    uint64_t code = 0;  // 0: empty
    T value{};
  };
  size_t place_of(uint64_t code) const {
    size_t n = static_cast<size_t>(code * 0x9E3779B97F4A7C15ull >> 32) & (slots_.size() - 1);
    while (slots_[n].code && slots_[n].code != code) n = (n + 1) & (slots_.size() - 1);
    return n;
  }
  void grow() {
    std::vector<Slot> old(std::max<size_t>(kFewest, 2 * slots_.size()));
    old.swap(slots_);
    for (Slot& s : old)
      if (s.code) slots_[place_of(s.code)] = std::move(s);
  }

  static constexpr size_t kFewest = 256;
  std::vector<Slot> slots_;
  size_t used_ = 0;
};

/// The names that a word may be two slips from, by how they are heard.
class KnownNames {
 public:
  static constexpr size_t kLongest = 7;  // syllables of a word that are heard

  struct Name {
    EntityRef entity;
    std::string_view utf8;
    std::u32string text() const { return base::to_utf32(utf8); }
  };
  /// Names that sound alike, and their syllables packed, for the question whether one stands at the same place.
  struct Names {
    std::vector<Name> all;
    std::vector<Syllables> from_left, from_right;
  };

  explicit KnownNames(const Context& c) : lexicon_(c.readings().lexicon()), slips_(c.aligner->slips()) {}

  /// What the beginnings of a word sound like, by the number of their syllables; none where no name sounds so.
  struct Sounds {
    std::array<uint64_t, kLongest + 1> code{};
    bool any = false;
  };
  Sounds sounds_of(std::u32string_view word) const {
    Sounds out;
    for (const image::Image* image : lexicon_.images()) {
      image::Walk walk(*image, List::name_sound);
      reading::Blur blur;
      for (size_t n = 0; n < std::min(word.size(), kLongest); ++n) {
        const bool heard = n == 0 || !reading::Blur::carries_on(word[n]);
        if (heard && !walk.step(static_cast<char32_t>(U'0' + reading::Blur::class_of(word[n])))) break;
        blur.add(word[n]);
        if (n > 0 && walk.term() != image::kNone) out.code[n + 1] = blur.code(), out.any = true;
      }
    }
    return out;
  }

  /// The names that sound like the word and share a syllable with it; null for none. Asked before all that is dear.
  const Names* like(std::u32string_view word, uint64_t code) {
    if (!code) return nullptr;
    const Names& names = names_of(word, code);
    const Syllables left = Syllables::of(word, false), right = Syllables::of(word, true);
    for (size_t n = 0; n < names.all.size(); ++n)
      if (left.share(names.from_left[n]) || right.share(names.from_right[n])) return &names;
    return nullptr;
  }

  /// Of the names that sound like a word the one that two slips or one make it of; null for none, and for several.
  /// `rare`: the word has a syllable that is rare in Korean.
  const Name* meant_by(std::u32string_view word, const Names& names, bool rare) {
    const auto [known, fresh] = known_.try_emplace(std::u32string(word), nullptr);
    if (fresh) known->second = search(word, names, rare);
    return known->second;
  }

 private:
  static constexpr int kAlone = 4;  // the dearest slip
  static constexpr int kBoth = 7;   // and two of them together
  static constexpr int kPlain = 5;  // in a word of syllables that Korean has

  const Names& names_of(std::u32string_view word, uint64_t code) {
    Names*& known = by_sound_[code];
    if (known) return *known;
    known = &names_.emplace_back();
    const std::u32string sound = reading::sound_of(word);
    for (const image::Image* image : lexicon_.images()) {
      const image::Hit hit = image::Lexicon::find_in(*image, List::name_sound, sound);
      for (const image::Sense& s : hit.senses) {
        const EntityRef e{image, s.target};
        for (const image::Form& f : e.forms())
          if (f.role == s.role && !f.han) add(*known, {e, image->str(f.text)}, code);
      }
    }
    return *known;
  }

  /// Puts a name among those that sound like `code`, if it does.
  static void add(Names& names, const Name& name, uint64_t code) {
    constexpr size_t kLongestName = 16;
    char32_t text[kLongestName];
    size_t size = 0;
    reading::Blur blur;
    for (size_t i = 0; i < name.utf8.size(); ++size) {
      const char32_t c = base::next_code_point(name.utf8, i);
      if (size == kLongestName || !base::is_hangul(c)) return;
      blur.add(text[size] = c);
    }
    if (blur.code() != code) return;
    names.from_left.push_back(Syllables::of({text, size}, false));
    names.from_right.push_back(Syllables::of({text, size}, true));
    names.all.push_back(name);
  }

  const Name* search(std::u32string_view word, const Names& names, bool rare) {
    const Syllables left = Syllables::of(word, false), right = Syllables::of(word, true);
    const Name* found = nullptr;
    for (size_t n = 0; n < names.all.size(); ++n) {
      if (!left.share(names.from_left[n]) && !right.share(names.from_right[n])) continue;
      const Name& name = names.all[n];
      const std::u32string text = name.text();
      if (text == word || !may_be(text, word, rare)) continue;
      if (found && found->utf8 != name.utf8) return nullptr;
      if (!found || is_great(name.entity)) found = &name;
    }
    return found;
  }

  /// The syllables that two words do not share at their ends: of the first, of the second.
  static std::pair<size_t, size_t> changed(std::u32string_view a, std::u32string_view b) {
    const size_t most = std::min(a.size(), b.size());
    size_t begin = 0, end = 0;
    while (begin < most && a[begin] == b[begin]) ++begin;
    while (begin + end < most && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
    return {a.size() - begin - end, b.size() - begin - end};
  }

  /// Whether two slips make the word of the name. Where both change a syllable of their own, what lies between is known:
  /// the name with one of them. Elsewhere every slip of the name is tried.
  bool is_two_slips(const std::u32string& name, std::u32string_view word, int most) {
    constexpr size_t kReach = 3;  // syllables that two slips change at most where they change the length
    const auto both = [&](const std::u32string& once) {
      const int first = slips_.slip_between(name, once).cost;
      return first <= kAlone && first + slips_.slip_between(once, word).cost <= most;
    };
    if (name.size() == word.size()) {
      std::vector<size_t> at;
      for (size_t i = 0; i < name.size(); ++i)
        if (name[i] != word[i]) at.push_back(i);
      if (at.size() > 2) return false;
      const auto with = [&](size_t i, char32_t syllable) {
        std::u32string once = name;
        once[i] = syllable;
        return both(once);
      };
      if (at.size() == 2) return with(at[0], word[at[0]]) || with(at[1], word[at[1]]);
    } else if (const auto [of_name, of_word] = changed(name, word); of_name > kReach || of_word > kReach) {
      return false;
    }
    for (reading::WrongForms w(slips_, name, kAlone); w.next();)
      if (w.cost() + slips_.slip_between(w.hangul(), word).cost <= most) return true;
    return false;
  }

  bool may_be(const std::u32string& name, std::u32string_view word, bool rare) {
    if (slips_.slip_between(name, word).cost <= kAlone) return true;
    return name.size() >= 3 && is_two_slips(name, word, rare ? kBoth : kPlain);  // of two syllables too little is left
  }

  const image::Lexicon& lexicon_;
  const reading::SlipTable& slips_;
  std::deque<Names> names_;
  CodeMap<Names*> by_sound_;
  std::unordered_map<std::u32string, const Name*> known_;
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
    char32_t syllables[kMost];
    const std::u32string_view word = hangul_at(begin, syllables);
    const KnownNames::Sounds sounds = names_.sounds_of(word);
    if (!sounds.any) return false;
    for (size_t n = std::min(KnownNames::kLongest, word.size()); n >= 3; --n) {
      const std::u32string_view head = word.substr(0, n);
      const KnownNames::Names* like = names_.like(head, sounds.code[n]);
      if (!like || !may_end(word, n)) continue;
      if (const KnownNames::Name* name = names_.meant_by(head, *like, judge_.korean().has_rare_syllable(head)))
        return report(begin, word, n, *name), true;
    }
    return ask_short(begin, word, sounds.code[kShort]);
  }

 private:
  static constexpr size_t kShort = 2, kMost = 16;  // syllables of a short name; of a word that are read

  /// 텐진대학: two syllables, one of them as strange as 텐, before a designator or an institution's ending.
  bool ask_short(uint64_t begin, std::u32string_view word, uint64_t code) {
    constexpr int kUsual = 2;
    const std::u32string_view head = word.substr(0, kShort);
    const KnownNames::Names* like = names_.like(head, code);
    if (!like || !judge_.korean().has_rare_syllable(head)) return false;
    const size_t behind = generic_behind(word, kShort);
    if (behind == 0 || behind > word.size()) return false;
    const KnownNames::Name* name = names_.meant_by(head, *like, true);
    if (!name || c_.aligner->slips().slip_between(name->text(), head).cost > kUsual) return false;
    return report(begin, word, kShort, *name), true;
  }

  std::u32string_view hangul_at(uint64_t begin, char32_t (&out)[kMost]) const {
    size_t n = 0;
    for (size_t i = begin; n < kMost && i < text_.size(); ++n)
      if (out[n] = base::next_code_point(text_, i); !base::is_hangul(out[n])) break;
    return {out, n};
  }

  /// Whether behind n syllables the word ends, with a particle or a generic word.
  bool may_end(std::u32string_view word, size_t n) const { return generic_behind(word, n) < word.size() + 1; }

  /// How many syllables the generic word has that stands behind n; past the word where neither it nor a particle does.
  size_t generic_behind(std::u32string_view word, size_t n) const {
    if (judge_.korean().is_noun_particle(word.substr(0, n), word.substr(n))) return 0;
    for (size_t k = 1; k <= 4 && n + k <= word.size(); ++k)
      if (is_ending(word.substr(n, k)) && judge_.korean().is_noun_particle(word.substr(0, n + k), word.substr(n + k)))
        return k;
    return word.size() + 1;
  }

  /// A generic word of places, or the ending of an institution that is a word.
  bool is_ending(std::u32string_view tail) const {
    const image::Lexicon& lexicon = c_.readings().lexicon();
    return lexicon.has(List::generic_hangul, tail) || (tail.size() >= 2 && lexicon.has(List::suffix, tail));
  }

  void report(uint64_t begin, std::u32string_view word, size_t n, const KnownNames::Name& name) {
    constexpr size_t kBytes = 3;  // of a syllable
    SlipCase s{begin,       begin + n * kBytes, 0,    name.entity, std::u32string(word.substr(0, n)),
               name.text(), name.entity.type(), false};
    s.far = true;
    s.word_end = s.end + generic_behind(word, n) * kBytes;
    if (judge_.judge(s) == Trust::none) return;
    Finding f = make(c_, rule_, document_, s.begin, s.end);
    f.han = std::string(name.entity.han());
    f.basis = "list";
    f.expected.push_back(std::string(name.utf8));
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

/// Whether something is known already of the words at a place; asked of one place behind the other.
class Taken {
 public:
  explicit Taken(std::vector<std::pair<uint64_t, uint64_t>> spans)
      : spans_(std::move(spans)),
        apart_(std::is_sorted(spans_.begin(), spans_.end(), [](auto& a, auto& b) { return a.second < b.second; })) {}

  bool operator()(uint64_t begin) {
    const auto is_before = [&](const auto& x) { return x.second <= begin; };
    if (!apart_ || begin < last_)
      next_ = std::partition_point(spans_.begin(), spans_.end(), is_before) - spans_.begin();
    last_ = begin;
    const auto size = static_cast<ptrdiff_t>(spans_.size());
    while (apart_ && next_ < size && is_before(spans_[static_cast<size_t>(next_)])) ++next_;
    return next_ < size && spans_[static_cast<size_t>(next_)].first <= begin;
  }

 private:
  std::vector<std::pair<uint64_t, uint64_t>> spans_;  // sorted
  bool apart_;                                        // their ends are sorted too
  ptrdiff_t next_ = 0;
  uint64_t last_ = 0;
};

}  // namespace

void check_far_misses(const Context& c, Findings& out) {
  const int rule = c.on("near-miss");
  if (rule < 0) return;
  std::optional<KnownNames> names;
  for (uint32_t d = 0; d < c.documents.size(); ++d) {
    const mention::Observation& seen = *c.documents[d].observation;
    if (seen.strange.empty() || c.documents[d].evidence_only) continue;
    if (!names) names.emplace(c);
    Taken is_taken(taken_spans(seen));
    FarMisses far(c, d, rule, *names, out);
    std::unordered_set<uint64_t> slips;  // words that are slips wherever they stand
    const auto key = [](uint64_t hash) { return mention::MetAgain(0, hash).hash(); };
    for (const mention::StrangeWord& w : seen.strange)
      if (!is_taken(w.begin) && far.ask(w.begin)) slips.insert(key(w.hash));
    if (slips.empty()) continue;
    for (const mention::MetAgain w : seen.strange_again)
      if (slips.contains(w.hash()) && !is_taken(w.begin())) far.ask(w.begin());
  }
}

}  // namespace ireum::check
