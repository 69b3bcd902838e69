// What a whole document says for the names that stand in it: who is known elsewhere, how often a spelling comes and with
// which particles, and which names of China stand around a place. Gathered while the lines are read for the first time,
// asked when they are decided; a function of the document, whatever the order.
#pragma once

#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/store.h"
#include "mention/candidate.h"
#include "mention/weights.h"

namespace ireum::mention {

/// The names that speak of China for those beside them.
class Company {
 public:
  /// A name that begins at that byte counts two halves, a telling candidate one. `line` is where its line begins, and
  /// `size` how long that is: lines without a name take no room, so that what they say changes nothing.
  void add(uint64_t begin, uint32_t halves, uint64_t line, uint64_t size);
  void close();
  /// Halves around `at`, without what begins there itself.
  size_t around(uint64_t byte) const;

 private:
  struct Place {
    uint64_t begin = 0;
    uint32_t halves = 0;
    size_t before = 0;  // halves of all places before
  };
  struct Stretch {
    uint64_t line = 0, size = 0, before = 0;  // of a line with a name: its beginning, bytes, bytes of such lines before
  };
  uint64_t coordinate(uint64_t begin) const;

  std::vector<Place> at_;
  std::vector<Stretch> lines_;  // sorted
};

class DocumentEvidence {
 public:
  explicit DocumentEvidence(const Words& words) : words_(&words) {}

  struct Known {
    std::u32string_view name;
    std::u32string_view tail;  // of the first place
    uint32_t count = 0;
    bool several_tails = false;
    uint32_t sure = 0;     // places where somebody is called so for certain
    uint64_t sure_at = 0;  // the first of them
  };

  /// A word that may be somebody's name: counted once a word and name.
  void count(std::u32string_view name, std::u32string_view tail);
  /// What the document knows of a name, then and later on; valid while the evidence is.
  const Known& of(std::u32string_view name) { return known(name); }
  /// A name that is about to be counted: first its slot is fetched, then, by what this gives, what is known of it.
  uint64_t fetch_slot(std::u32string_view name) const;
  void fetch_known(uint64_t hash) const;
  /// Somebody is called so for certain at that byte.
  void know(std::u32string_view name, uint64_t at);
  void know_surname_of(std::u32string_view full);
  Company& company() { return company_; }
  void close();

  /// Adds what the document says of a person's candidate at that byte; `name` and `tail` are its own words.
  void note(Candidate& c, std::u32string_view name, uint64_t at) const;
  /// The same of one whose name is at hand already: `known` is null for what is no person's.
  void note(Candidate& c, const Known* known, uint64_t at) const;
  /// The most that the document may say for a name of this type that is no surname alone.
  static int most(const Weights& weights, image::Type type);
  /// The same where nothing is known of the document yet.
  static void note_unknown(Candidate& c);

 private:
  struct Slot {
    uint64_t hash = 0;
    Known* known = nullptr;
  };
  std::u32string_view kept(std::u32string_view text);
  /// The slot of a name, or a free one.
  size_t slot_of(std::u32string_view name, uint64_t hash) const;
  const Known* find(std::u32string_view name) const;
  Known& known(std::u32string_view name);
  void grow();
  void note_company(Candidate& c, size_t halves) const;

  const Words* words_;
  static constexpr size_t kLeast = 256;
  std::deque<Known> names_;
  std::vector<Slot> slots_ = std::vector<Slot>(kLeast);  // a third of them or more are free
  base::Store<char32_t> texts_;
  std::set<std::u32string, std::less<>> surnames_;
  Company company_;
};

}  // namespace ireum::mention
