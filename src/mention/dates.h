// The dates of a line, with their values.
//
// What a date looks like stands in rules/extract/date.toml (see date_shape.h); what it means is
// worked out here: the missing year or month comes from a date before it or from the document's
// own date, a day that the month does not have or a range that runs backwards is told, and so is a
// weekday that does not fit. Dates inside web addresses are none.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "image/image.h"
#include "mention/mention.h"
#include "token/line.h"

namespace ireum::mention {

/// The document's date, against which "3월", "27일" and "지난해" are read; 0: unknown.
struct DateContext {
  int year = 0;
  int month = 0;
  int day = 0;
  bool stated = false;  // a line says that this is the document's date; else it is only its first date
};

class DateScanner {
 public:
  /// `memory`: where to note the words that no date begins in; none to ask every time.
  explicit DateScanner(const image::Image& image, WordMemory* memory = nullptr);
  ~DateScanner();

  /// Appends the dates of `line`, sorted and not overlapping. Offsets are bytes of the document.
  void scan(const Line& line, const DateContext& context, std::vector<Date>& out) const;

  /// The document's own date where this line names one: beside 발행일, 작성일, 기준일 … (stated), or
  /// the first complete date of the line, among the first 30 lines (also the month of a weekly, 3월
  /// 4주차); below them the first one that has its weekday. A stated one should win.
  std::optional<DateContext> document_date(const Line& line) const;
  /// Whether the line names a weekday, as the date of a document does.
  bool names_weekday(std::string_view line) const;

 private:
  struct Grammar;
  const Grammar& grammar() const;

  const image::Image& image_;
  WordMemory* memory_;
  std::vector<std::string_view> told_;  // what tells of a weekday
  mutable std::once_flag once_;
  mutable std::unique_ptr<const Grammar> grammar_;
};

}  // namespace ireum::mention
