// One match of a shape made into a date: the values of its halves, what the line and the document tell of them, its problems.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mention/date_shape.h"
#include "mention/dates.h"

namespace ireum::mention {

/// A day, a month (day 0) or a year (month 0); -1 is unknown.
struct Ymd {
  int year = -1, month = 0, day = 0;
  friend auto operator<=>(const Ymd&, const Ymd&) = default;
};

/// A date that was read before in the same line.
struct DateBefore {
  Ymd ymd;
  size_t end = 0;
  bool relative = false;  // 올해: of a year that only the document's date tells
};

/// One match made into a date: values of both halves, then its problems.
class DateReader {
 public:
  DateReader(const DateWords& words, const Line& line, const DateContext& context, const DateBefore& before)
      : words_(words), line_(line), context_(context), before_(before) {}

  bool read(const DateCapture& c, std::string_view value, Date& out);
  const Ymd& last(bool range) const { return half_[range]; }
  size_t end() const { return end_; }
  bool guessed_month() const { return guessed_; }

 private:
  bool first_half(const DateCapture& c);
  bool to_nearest(const DateCapture& c);
  bool partial(const DateCapture& c, Date& out);
  bool is_number(const DateCapture& c) const;
  bool follows_in_sentence(const DateCapture& c) const;
  void imply_year(const DateCapture& c, bool near, bool from);
  bool imply_month(bool near);
  static void to_month_that_has_it(Ymd& a);
  bool second_half(const DateCapture& c);
  bool possible(const DateCapture& c, Date& out);
  void turn_round(const DateCapture& c, Date& out);
  std::string replaced(const DateCapture& c, std::vector<std::pair<DateField, std::string>> edits) const;
  void place_weekday(const DateCapture& c, Date& out);
  void set_weekday(const Weekday& w, Date& out) const;
  void judge_weekday(const DateCapture& c, Date& out) const;
  bool wrong(const Weekday& w, const Ymd& d) const;
  void blame(const Weekday& w, const Ymd& d, Date& out) const;

  const DateWords& words_;
  const Line& line_;
  const DateContext& context_;
  const DateBefore& before_;
  Ymd half_[2];
  Weekday weekday_;
  size_t end_ = 0;
  bool late_ = false;     // without a year, over the turn of one
  bool guessed_ = false;  // the month is the document's
  int seen_from_ = 0;     // of a date without its year: the month of what gives it one
};

}  // namespace ireum::mention
