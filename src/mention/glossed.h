// The names that glosses give by themselves: what kind of name a pair 한글(漢字) is, and how far it reaches
// (광시(廣西)교포투자기업협회). Asked twice: for what the document introduces, and for its lines.
#pragma once

#include <span>
#include <vector>

#include "gloss/pairs.h"
#include "mention/candidate.h"
#include "reading/readings.h"

namespace ireum::mention {

/// A note of dictionaries/han-things.tsv.
inline constexpr std::string_view kPlaceNote = "place", kBodyNote = "organization", kRulerNote = "ruler";

class GlossReader {
 public:
  GlossReader(const Words& words, const reading::Readings& readings) : words_(&words), readings_(&readings) {}

  /// Appends a candidate for every gloss that is a name, in their order. `first` is the number of pairs[0] in the
  /// document. A gloss that is none but holds its place (a ship, a word of classes) has no type.
  void read(const Line& line, std::span<const Pair> pairs, uint32_t first, std::vector<Candidate>& out) const;

 private:
  static void hold(Candidate& c);
  bool is_word(const Line& line, const Pair& p) const;
  bool of_old_times(std::u32string_view text) const;
  bool spoken_of(const Line& line, std::span<const Pair> from) const;
  bool read_one(const Line& line, const Pair& p, Candidate& c) const;
  void by_judgement(const Pair& p, Candidate& c) const;
  bool reads_korean(const Pair& p) const;
  bool is_no_word(const Pair& p) const;
  bool is_korean_name(const Pair& p) const;
  void by_old_ending(const Pair& p, Candidate& c) const;
  bool is_called(const Line& line, const Pair& p, size_t begin) const;
  void by_sino(const Pair& p, Candidate& c) const;
  void head_behind(const Line& line, const Pair& p, Candidate& c) const;
  bool by_last_character(const Pair& p, Candidate& c) const;
  bool is_somebody(const Pair& p) const;
  void by_reading(const Line& line, const Pair& p, Candidate& c) const;
  bool reads_mandarin(const Pair& p) const;
  bool says_where(std::u32string_view text, size_t close) const;
  void generic_end(const Pair& p, Candidate& c) const;
  bool is_thing(const Pair& p, Candidate& c) const;
  void class_word(const Pair& p, Candidate& c) const;
  bool is_addressed(const Line& line, const Pair& p) const;
  bool is_abstract(const Pair& p, const Candidate& c) const;
  bool in_zone(std::u32string_view text, size_t close) const;
  bool names_ship(std::u32string_view text, size_t close) const;
  void reach(const Line& line, const Pair& p, Candidate& c) const;
  void reach_company(std::u32string_view text, size_t begin, Candidate& c) const;
  void reach_office(std::u32string_view text, size_t b, bool gap, Candidate& c) const;

  const Words* words_;
  const reading::Readings* readings_;
};

}  // namespace ireum::mention
