// What stands around a name in its line: titles, labels, brackets that explain it, rows of its kind. Each is a question
// about places of the line (code points), asked only of lines that have a candidate.
#pragma once

#include <string_view>

#include "mention/candidate.h"
#include "token/words.h"

namespace ireum::mention {

/// Notes of the lists that are asked here.
inline constexpr std::string_view kCompany = "company", kSure = "sure";

class Surroundings {
 public:
  Surroundings(const Words& words, std::u32string_view text) : words_(&words), text_(text) {}

  /// Adds what the line says of a candidate by the words beside it.
  void note(Candidate& c) const;

  /// The title behind a blank at `end`, or behind further names that dots join to this one.
  token::Title title_behind(size_t end) const;
  /// Whether a title or the label of a list of persons stands before: 기자 리화, 통역: 리화.
  bool title_before(size_t begin) const;
  /// Whether the title of one who leads stands behind a blank; `kind` as dictionaries/great-titles.tsv.
  bool leader_behind(size_t end, std::string_view& kind) const;
  /// Whether anything stands beside the word that speaks for a person: a title, a label, a row, a bracket.
  bool speaks_for(size_t begin, size_t word_end) const;
  /// Behind the bracket that opens at `end`, where one does within some letters.
  size_t after_bracket(size_t end) const;

 private:
  bool label_before(size_t begin, size_t end) const;
  bool colon_before(size_t begin) const;
  bool explained(size_t end) const;
  bool speaks(size_t begin, size_t end) const;
  bool in_row(size_t begin, size_t end) const;
  bool in_place_frame(size_t end, size_t word_end) const;
  bool in_word_frame(size_t begin, size_t end, size_t word_end) const;
  bool place_noun_at(size_t at) const;
  size_t word_before(size_t end) const;
  /// Where the label of a list ends whose further name stands at `begin`; npos for none.
  size_t list_label(size_t begin) const;

  const Words* words_;
  std::u32string_view text_;
};

}  // namespace ireum::mention
