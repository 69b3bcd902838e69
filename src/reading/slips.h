// The slips that people make in transcription, as rewrites of one to three syllables.
//
// slips.tsv writes a rewrite in jamo with placeholders (C any initial, V any vowel, F any final or
// none; the same placeholder is the same thing on both sides; a set [ㅈㅊ] pairs by position). Here
// it is compiled once and run from right to wrong: which wrong spellings does a right one have?
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "image/lexicon.h"
#include "reading/jamo.h"

namespace ireum::reading {

struct SlipRow {
  std::string id, wrong, right, ko, en;
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

 private:
  struct Part {  // one jamo place: literal index, set, or placeholder
    enum Kind : uint8_t { literal, set, any } kind = literal;
    int value = 0;
    std::vector<int> members;
  };
  struct Syllable {
    Part initial, vowel, final;
  };
  struct Rewrite {
    std::vector<Syllable> wrong, right;
    bool at_start = false, at_end = false;
  };
  /// What a rewrite asks of the first syllable on either side, in jamo; -1 for whatever stands there. Most
  /// rewrites are ruled out by it.
  struct Gate {
    int8_t right[3] = {-1, -1, -1}, wrong[3] = {-1, -1, -1};
    uint8_t right_size = 0, wrong_size = 0;
    int cost = 0;
    uint32_t row = 0;
    int growth() const { return wrong_size - right_size; }  // in syllables, from right to wrong
  };
  /// Puts into `wrong` what the rewrite makes of the syllables from `at` on. False where it does not fit or changes nothing.
  static bool rewrite(const Rewrite& r, std::u32string_view right, std::span<const Jamo> jamo, size_t at,
                      std::u32string& wrong);
  static bool may_fit(const Syllable& want, const Jamo& have);
  static std::vector<Syllable> parse(std::string_view pattern, bool* start, bool* end);

  std::vector<SlipRow> rows_;
  std::vector<Rewrite> rewrites_;
  std::vector<Gate> gates_;  // of each, those together that change the length alike
  size_t reach_ = 1;
};

/// wrong_forms() with a memory, for one thread.
class SlipMemo {
 public:
  explicit SlipMemo(const SlipTable& table) : table_(&table) {}
  const std::vector<WrongForm>& of(const std::u32string& right);
  const SlipTable& table() const { return *table_; }

 private:
  const SlipTable* table_;
  std::unordered_map<std::u32string, std::vector<WrongForm>> known_;
};

}  // namespace ireum::reading
