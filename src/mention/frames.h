// Persons and kinds that only the frame around a word tells: an institution and a title behind it,
// the heading of a table's column.
#pragma once

#include <vector>

#include "base/span.h"
#include "mention/candidate.h"
#include "token/line.h"
#include "token/words.h"

namespace ireum::mention {

/// How much a Hangul word looks like a person's name by itself, Chinese or Korean.
enum class Likeness { none, possible, likely };
Likeness likeness_of(const Words& words, std::u32string_view name);

enum class Columns { none, cells };
/// Cuts a row of a table (tabs, or strokes that stand free or begin the row) into its cells, without
/// their outer blanks, in code points of the line.
Columns cut_row(std::u32string_view text, std::vector<base::Span>& cells);

/// The headings of the table that is being read: what kind of name stands in which column
/// (dictionaries/column-heads.tsv). A line that is no row ends the table.
class TableHeads {
 public:
  /// Reads the next line: a heading row, a row below it, or the end of the table.
  void read(const Line& line, const Words& words);
  void clear() { kinds_.clear(); }
  /// Whether the line read last is a row below headings that say a kind.
  bool rules() const { return !kinds_.empty() && !heading_; }
  const std::vector<base::Span>& cells() const { return cells_; }
  image::Type kind(size_t column) const { return column < kinds_.size() ? kinds_[column] : image::Type::none; }

 private:
  std::vector<base::Span> cells_;
  std::vector<image::Type> kinds_, asked_;
  bool heading_ = false;
};

class Frames {
 public:
  explicit Frames(const Words& words) : words_(&words) {}

  /// 경희권 산업연구원 연구위원: the unknown word before an institution or place that a title follows is
  /// a person, if it may be one.
  void persons_before_offices(const Line& line, std::vector<Candidate>& found) const;
  /// 하이무싱 자오성위 이사장, 노스볼트 전 대표 페테르 칼손: the unknown word beside a person and the title of
  /// one who leads is the company.
  void companies(const Line& line, std::vector<Candidate>& found) const;
  /// 강민재 수석 이코노미스트: a title that a periodical has for its name.
  void titles_are_no_names(const Line& line, std::vector<Candidate>& found) const;
  /// 박진웅 영사, 성기훈 과학관: behind a person with a title the next of the row.
  void persons_in_rows(const Line& line, std::vector<Candidate>& found) const;
  /// What stands in the cells of a row is of the kind that the heading says.
  void cells(const Line& line, const TableHeads& heads, std::vector<Candidate>& found) const;

 private:
  void cell_name(const Line& line, size_t b, size_t e, image::Type kind, std::vector<Candidate>& found,
                 std::vector<Candidate>& more) const;

  const Words* words_;
};

}  // namespace ireum::mention
