// The order of an index: ICU's Korean collation over reading keys.
//
// A reading key is Hangul wherever the printed form is Han, so that 國家 stands beside 국가. Letter
// by letter (the dictionary's way) blanks and marks do not count; word by word a blank comes before
// any letter, and hyphens and middle dots are blanks. Numbers go by value: 제2차 before 제10차.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "image/lexicon.h"
#include "index/index.h"
#include "index/index_words.h"

namespace ireum::index {

/// The section that a key belongs to: its place among the sections and its heading.
struct SectionLabel {
  int rank = 0;
  std::string heading;
  friend auto operator<=>(const SectionLabel&, const SectionLabel&) = default;
};

/// Thread-compatible.
class Collation {
 public:
  explicit Collation(Order order);
  /// By the shape of Han: Sequence::stroke or radical.
  explicit Collation(Sequence shape);
  ~Collation();
  Collation(Collation&&) noexcept;
  /// Bytes whose order is the order of the strings. Quaternary: only equal strings give equal keys
  /// (but for invisible differences).
  std::string key(std::string_view utf8) const;
  /// The strokes or the radical of the first character: "12획", "水".
  SectionLabel shape_label(std::string_view utf8, const IndexWords& words) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// `printed` as it is read: without quotes around it, full width narrowed, Han runs in Hangul
/// (Mandarin where `mandarin`, else Sino-Korean with 두음법칙; of a character that KS X 1001
/// encodes more than once, as its code point says). A run without a reading stays Han.
std::string reading_key(const image::Lexicon& lexicon, std::string_view printed, bool mandarin);
/// Without the quotation marks around a work's title.
std::string_view without_quotes(std::string_view s);
/// Letters and digits alone, narrowed: equal for forms that differ in blanks and marks.
std::string letters_of(std::string_view s);

SectionLabel section_label(std::string_view key, const IndexOptions& options, const IndexWords& words);
SectionLabel pinyin_label(std::string_view key, const IndexWords& words);

}  // namespace ireum::index
