// The words that an index is printed with (dictionaries/index-words.tsv).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "image/lexicon.h"

namespace ireum::index {

struct IndexWords {
  explicit IndexWords(const image::Lexicon& lexicon);

  /// What an entry of the type is, in a word: 인명.
  std::string_view of(image::Type type) const;
  /// The column of a table that has this name over it: heading, locators, sub, see, issue; the name itself where it is none of ours.
  std::string_view column(std::string_view name) const;
  bool is_title(std::string_view line) const;

  std::string other, han, strokes;  // the sections of the rest and of Han; 획
  std::vector<std::string_view> strokes_signs, see_tails;

 private:
  std::string_view person_, place_, organization_, work_;
  std::vector<std::string_view> titles_;
  std::vector<std::pair<std::string_view, std::string_view>> columns_;  // a name, what it stands for
};

}  // namespace ireum::index
