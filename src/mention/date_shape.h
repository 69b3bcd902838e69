// The shapes of dates: rules/extract/date.toml made into a trie that reads a line.
//
// A pattern is a row of letters and tokens (the file's head names them); `[a|b]` are alternatives
// and a blank stands for at most one blank. Alternatives are written out when a pattern is
// compiled, so that matching never goes back: the rows share one trie, and of the rows that reach
// an end the longest wins (the earlier shape where two are equal).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/utf8.h"
#include "mention/date_words.h"

namespace ireum::mention {

/// A number of a date as it stands in the line. value < 0: not there.
struct DateField {
  int value = -1;
  uint32_t begin = 0, end = 0;
};

/// A weekday; day 0 is Monday. end == 0: none.
struct Weekday {
  int day = 0;
  int style = 0;                // row of the table of letters
  uint32_t letter = 0;          // the one that names it: 금 of 금요일
  uint32_t begin = 0, end = 0;  // the word: 금, 금요일, 星期五
  uint32_t after = 0;           // behind bracket or 요일
};

struct DateHalf {
  DateField year, month, day;
  Weekday weekday;
};

enum class Relative : uint8_t { none, year, month, day };

/// What a shape found in the line: up to two halves of numbers.
struct DateCapture {
  static constexpr int kBefore = -100;  // a shift: the last such day before the document's
  static constexpr int kAfter = 100;    // and the next
  std::array<DateHalf, 2> half;
  bool range = false;
  bool marked = false;  // 년 月 日 stand by the numbers
  Relative relative = Relative::none;
  int shift = 0;  // of a relative word: last year is -1; kBefore and kAfter as below
  uint32_t begin = 0, end = 0;
  int shape = -1;
};

/// The weekday that stands at `at` of `text`: (금), 금요일, 星期五; a blank may come first.
Weekday weekday_at(const DateWords& words, std::u32string_view text, size_t at);
/// The letter of `day` as `style` writes it.
std::u32string_view weekday_letter(const DateWords& words, int style, int day);

class DateShapes {
 public:
  /// `words`: what stands beside dates; none where patterns are only to be proved.
  explicit DateShapes(DateWords words = {});
  /// Adds a shape; its number is the count of shapes before. Error: error.date-shape.
  base::Status add(std::string_view pattern);
  /// The longest date that begins at `at`. shape < 0: none.
  DateCapture match(std::u32string_view text, size_t at) const;
  /// Whether a date may begin at `at`: a digit, an apostrophe before one, a first letter.
  bool may_begin(std::u32string_view text, size_t at) const {
    const char32_t c = text[at];
    if (c < 0x80 ? (c < U'0' || c > U'9') && c != U'\'' && c != U'`'
                 : c <= 0xFFFF && !(openers_[c >> 6] >> (c & 63) & 1))
      return false;
    return may_begin_here(text, at);
  }
  /// Whether a date may begin at a letter of a word before its last, which depends on what follows.
  bool may_begin_in(std::u32string_view word) const;
  /// Whether a date may begin with this letter where a word ends with it (올 3월), whatever follows.
  bool may_begin_with_last(char32_t c) const {
    return c < 0x80 ? base::is_digit(c) : c > 0xFFFF || (last_letters_[c >> 6] >> (c & 63) & 1);
  }

  const DateWords& words() const { return words_; }

 private:
  enum class Kind : uint8_t {
    letter,
    blank,
    year4,
    modern4,
    decade3,
    year2,
    month_any,
    month,
    day_any,
    day,
    day_two,
    han_year,
    han_month,
    han_day,
    apostrophe,
    to,
    shift_year,
    shift_month,
    shift_day,
    open,
    close,
    cell_open,
    cell_close,
    word_end,
    weekday,
    not_before,
    not_after,
    behind,
    item
  };
  struct Token {
    Kind kind = Kind::letter;
    int value = 0;  // letter, shift, or index of a word list
    friend bool operator==(const Token&, const Token&) = default;
  };
  struct Node {
    Token token;
    int child = -1, next = -1, shape = -1;
  };
  using Row = std::vector<Token>;
  struct Compiler;

  bool may_begin_here(std::u32string_view text, size_t at) const;
  void insert(const Row& row, int shape);
  void note_after_number(const Row& row, size_t number);
  bool may_follow_number(std::u32string_view text, size_t at) const;
  void note_opening(const Row& row, int root);
  void visit(std::u32string_view text, int node, const DateCapture& c, DateCapture& best) const;
  static bool may_step(std::u32string_view text, const Token& t, size_t at);
  bool step(std::u32string_view text, const Token& t, DateCapture& c) const;
  static bool take_number(std::u32string_view text, Kind kind, DateHalf& h, uint32_t& end);
  bool take_range_sign(std::u32string_view text, DateCapture& c) const;
  bool holds(std::u32string_view text, const Token& t, size_t at) const;
  bool listed(std::u32string_view text, size_t at, int list, bool backward) const;
  static bool ends_well(std::u32string_view text, const DateCapture& c);

  std::vector<Node> nodes_;
  std::vector<int> roots_;  // first nodes, in the order of shapes
  DateWords words_;
  /// Words of {!…} and {<!…}, with a bit for each letter (its last six bits) that one begins or ends with.
  struct WordsAround {
    std::vector<std::u32string> words;
    uint64_t first = 0, last = 0;
  };
  std::vector<WordsAround> lists_;
  // What a date may begin with, so that most places are passed by with one look.
  std::vector<uint64_t> openers_ = std::vector<uint64_t>(1024);        // a bit a character (BMP) beyond ASCII
  std::vector<uint64_t> first_letters_ = std::vector<uint64_t>(1024);  // a bit a letter (BMP)
  std::vector<uint64_t> open_letters_ = std::vector<uint64_t>(1024);   // those that anything may follow
  std::vector<uint64_t> last_letters_ =
      std::vector<uint64_t>(1024);  // those that something else than a letter may follow
  std::vector<uint64_t> first_pairs_ = std::vector<uint64_t>(128);  // of the others: a filter of the first two
  // The syllables that may follow a first number of one or two digits (3월, 3 월): a bit each.
  std::vector<uint64_t> after_number_ = std::vector<uint64_t>(1024);
  bool any_after_number_ = false;                                    // some row takes any
  std::vector<int> digit_roots_, other_roots_;                       // rows that begin with a number, with neither
  std::vector<std::pair<char32_t, std::vector<int>>> letter_roots_;  // sorted by letter
  int count_ = 0;
};

}  // namespace ireum::mention
