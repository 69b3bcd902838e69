// Finds the names of a Korean line: listed and local names, what is built on them (칭화+대학교,
// 베이징시 과학기술위원회), words with an organization's ending, places with a generic word, persons
// beside a title. Words are read from left to right; at each the longest reading wins.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "mention/candidate.h"
#include "mention/frames.h"
#include "mention/locals.h"
#include "mention/mention.h"
#include "mention/suspects.h"
#include "reading/readings.h"
#include "token/words.h"

namespace ireum::mention {

class NameFinder {
 public:
  /// What was found of a word that is no listed name, whatever stands around it (WordMemory::kOutcome).
  enum Outcome : unsigned {
    kUnknown,
    kNothing,
    kNoShape,    // only a person may it be
    kNeedsTitle  // and only where a title stands beside it
  };

  NameFinder(const Words& words, const reading::Readings& readings, WordMemory& memory)
      : words_(&words), readings_(&readings), memory_(&memory), frames_(words) {}

  /// Appends the names of the line. `pairs` are the line's glosses (in the whole list from
  /// `first_pair`); `locals` are the document's own names, `heads` the headings of the table that the
  /// line is a row of.
  void find(const Line& line, const std::vector<Pair>& pairs, size_t first_pair, const Locals& locals,
            const TableHeads& heads, std::vector<Candidate>& out) const;

  /// Words of the lines since the last call that may be names of persons, for settle_suspects.
  std::vector<Suspect> take_suspects() { return std::exchange(suspects_, {}); }

  /// The names that the glosses from `first_pair` on give by themselves, in their order.
  void from_pairs(const Line& line, const std::vector<Pair>& pairs, size_t first_pair,
                  std::vector<Candidate>& out) const;

 private:
  struct Known {  // a listed or local name at a place
    size_t length = 0;
    Candidate candidate;
    bool common = false;
    bool historic = false;
    bool customary = false;  // an allowed form beside the standard
  };
  size_t word(const Line& line, size_t run, const Locals& locals, std::vector<Candidate>& out) const;
  /// What shaped() makes of a word by itself.
  struct Shape {
    uint32_t length = 0;
    image::Type type = image::Type::none;
    image::Subtype subtype = image::Subtype::none;
    bool unit = false;
  };
  bool grow(const Line& line, size_t begin, const Known& k, size_t word_end, std::vector<Candidate>& out) const;
  bool shaped(const Line& line, size_t begin, size_t word_end, size_t particle, std::vector<Candidate>& out) const;
  bool person(const Line& line, size_t run, size_t word_end, size_t particle, const Locals& locals,
              std::vector<Candidate>& out) const;
  void remember_shape(uint64_t hash, const Candidate& c) const;
  void suspect(const Line& line, size_t run, size_t end, bool surname) const;
  bool misspelled(const Line& line, size_t begin, size_t word_end, std::vector<Candidate>& out) const;
  bool title_beside(std::u32string_view text, size_t begin, size_t word_end) const;
  bool korean_before_title(std::u32string_view text, size_t at) const;
  bool may_be_given(std::u32string_view word) const;
  bool title_before(std::u32string_view text, size_t begin) const;
  bool label_before(std::u32string_view text, size_t begin, size_t end) const;
  bool in_place_frame(std::u32string_view text, size_t x, size_t word_end) const;
  bool in_zone(std::u32string_view text, size_t close) const;
  bool names_ship(std::u32string_view text, size_t close) const;
  void drop_parts_of_words(const Line& line, const std::vector<Pair>& pairs, size_t first_pair,
                           std::vector<Candidate>& found) const;
  bool explained(std::u32string_view text, size_t end) const;
  bool before_great_title(std::u32string_view text, size_t end) const;
  bool foreign(std::u32string_view text, size_t begin, size_t word_end, std::vector<Candidate>& out) const;
  bool speaks(std::u32string_view text, size_t begin, size_t end) const;
  bool listed_beside(std::u32string_view text, size_t begin, size_t end) const;
  bool is_titled_person(std::u32string_view text, size_t begin, size_t end) const;
  void join(const Line& line, std::vector<Candidate>& out) const;
  void keep_company(const Line& line, std::vector<Candidate>& out) const;

  const Words* words_;
  const reading::Readings* readings_;
  WordMemory* memory_;
  Frames frames_;
  mutable std::vector<Suspect> suspects_;
  mutable std::unordered_map<uint64_t, Shape> shapes_;  // of the words that WordMemory has as kShaped; a memory too
  mutable bool context_asked_ = false;                  // somebody looked beyond the word
  mutable bool name_like_ = false;                      // person() would have taken it, had a title stood there
  mutable bool uncached_ = false;                       // and no question of title_beside() tells what was found
};

}  // namespace ireum::mention
