// The slips that people make in transcription, as rewrites of one to three syllables.
//
// slips.tsv writes a rewrite in jamo with placeholders (C any initial, V any vowel, F any final or
// none; the same placeholder is the same thing on both sides; a set [ㅈㅊ] pairs by position). Here
// it is compiled once and run from right to wrong: which wrong spellings does a right one have?
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "image/lexicon.h"
#include "reading/jamo.h"

namespace ireum::reading {

/// A row of slips.tsv; views into what holds it.
struct SlipRow {
  std::string_view id, wrong, right, ko, en;
  int cost = 4;
};

/// A slip by the index of its row, and what it costs.
struct Slip {
  static constexpr int kNone = 1 << 20;  // the cost where no slip does it
  int cost = kNone;
  int row = -1;
  explicit operator bool() const { return row >= 0; }
};

struct WrongForm {
  std::u32string hangul;
  int cost = 0;
  int slip = -1;  // index of the row
};

class WrongForms;

class SlipTable {
 public:
  explicit SlipTable(std::vector<SlipRow> rows);
  static SlipTable from_image(const image::Image& image);

  const std::vector<SlipRow>& rows() const { return rows_; }
  /// How many syllables of the right form one slip changes at most.
  size_t reach() const { return reach_; }
  /// Every spelling that one slip makes of `right`, cheapest first, without repetition.
  std::vector<WrongForm> wrong_forms(std::u32string_view right) const;
  /// The cheapest slip that makes `wrong` of `right`, and the first of several. The same as a search through
  /// wrong_forms(), without making them.
  Slip slip_between(std::u32string_view right, std::u32string_view wrong) const;
  /// By how many syllables a slip makes a form longer, at least and at most.
  int least_growth() const { return least_growth_; }
  int most_growth() const { return most_growth_; }

 private:
  friend class WrongForms;
  struct Part {  // one jamo place: literal index, set, or placeholder
    static constexpr size_t kMostMembers = 28;
    enum Kind : uint8_t { literal, set, any } kind = literal;
    uint8_t size = 0;  // of the set
    int8_t value = 0;
    std::array<int8_t, kMostMembers> members{};
    std::span<const int8_t> all() const { return {members.data(), size}; }
  };
  struct Syllable {
    Part initial, vowel, final;
  };
  struct Rewrite {
    std::vector<Syllable> wrong, right;
    bool at_start = false, at_end = false;
  };
  /// The jamo that a pattern names in one syllable, packed; those that it leaves open are masked out.
  struct Mask {
    uint32_t bits = 0, value = 0;
    bool fits(uint32_t packed) const { return (packed & bits) == value; }
  };
  /// What a rewrite asks of the first syllable on either side. Most rewrites are ruled out by it.
  struct Gate {
    Mask right, wrong;
    uint8_t right_size = 0, wrong_size = 0;
    int16_t initial = -1;  // that the first right syllable has to have; -1 for any
    int32_t cost = 0;
    uint32_t row = 0;
    int growth() const { return wrong_size - right_size; }  // in syllables, from right to wrong
    friend auto order_of(const Gate& g) { return std::tuple(g.growth(), g.initial, g.row); }
  };
  /// Puts into `wrong` what the rewrite makes of the syllables from `at` on. False where it does not fit or changes nothing.
  static bool rewrite(const Rewrite& r, std::u32string_view right, std::span<const Jamo> jamo, size_t at,
                      std::u32string& wrong);
  static bool may_fit(const Syllable& want, const Jamo& have);
  static std::vector<Syllable> parse(std::string_view pattern, bool* start, bool* end);
  static Mask mask_of(const std::vector<Syllable>& side);
  static uint32_t packed(const Jamo& j);
  /// The gates of one growth whose first right syllable begins with this, and only this, initial (-1: with any).
  std::span<const Gate> gates_of(int growth, int initial) const;

  static constexpr int kInitials = 19, kMostGrowth = 3;
  static constexpr size_t kStretches = (2 * kMostGrowth + 1) * (kInitials + 1) + 1;

  std::vector<SlipRow> rows_;
  std::vector<Rewrite> rewrites_;
  std::vector<Gate> gates_;                         // by growth, then by initial, then by row
  std::vector<Gate> by_initial_;                    // the same by initial alone, then by cost
  std::array<uint16_t, kInitials + 2> initials_{};  // where in by_initial_ each begins, that of any first
  std::array<uint16_t, kStretches> stretches_{};    // where in gates_ each growth and initial begins
  int least_growth_ = 0, most_growth_ = 0;
  size_t reach_ = 1;
};

/// The spellings of wrong_forms() one by one, without heap work for names: from the first syllable that is changed to the
/// last, some perhaps twice, none dearer than `most`.
class WrongForms {
 public:
  WrongForms(const SlipTable& table, std::u32string_view right, int most = Slip::kNone);
  WrongForms(const WrongForms&) = delete;
  WrongForms& operator=(const WrongForms&) = delete;

  bool next();
  const std::u32string& hangul() const { return wrong_; }
  int cost() const { return gate_->cost; }
  int slip() const { return static_cast<int>(gate_->row); }
  size_t at() const { return at_; }

 private:
  static constexpr size_t kFew = 16;

  /// Goes on to the rewrites that may begin at `at_`: those of its initial, then those of any.
  bool next_gates();

  const SlipTable& table_;
  std::u32string_view right_;
  int most_;
  Jamo few_[kFew];
  std::vector<Jamo> many_;
  std::span<const Jamo> jamo_;
  size_t at_ = 0;
  int turn_ = 0;  // how many of the two have been asked at at_
  uint32_t packed_ = 0;
  const SlipTable::Gate *gate_ = nullptr, *end_ = nullptr;
  std::u32string wrong_;
};

}  // namespace ireum::reading
