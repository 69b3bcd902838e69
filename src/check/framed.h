// What stands around a spelling that only a frame makes a name: the Chinese places of a document by lines, and
// words that end in a designator.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "check/context.h"
#include "check/hearing.h"
#include "check/korean_word.h"

namespace ireum::check {

/// A listed place or university of China where it stands.
struct Standing {
  uint64_t begin = 0, end = 0;
  uint32_t line = 0;
  image::EntityRef entity;
  bool misspelled = false;  // with a slip, or in Sino-Korean
};

/// A run of Hangul and where it stands.
struct Run {
  static constexpr uint64_t kBytes = 3;  // of a syllable
  std::u32string text;
  uint64_t begin = 0;
  uint64_t at(size_t syllable) const { return begin + syllable * kBytes; }
  uint64_t end() const { return at(text.size()); }
};

/// A run as a stem, a designator or an ending, and a particle. No stem: it is none.
struct Split {
  size_t stem = 0, tail = 0;
  bool zone = false;
  explicit operator bool() const { return stem > 0; }
};

class Frame {
 public:
  Frame(const Context& c, uint32_t document, Areas& areas);

  const std::vector<Standing>& places() const { return places_; }
  const std::vector<Standing>& universities() const { return universities_; }
  std::string_view text() const { return text_; }
  const KoreanWord& korean() const { return korean_; }
  uint32_t line_of(uint64_t at) const;
  size_t line_count() const { return lines_->size(); }
  uint64_t line_begin(size_t n) const { return (*lines_)[n].begin; }
  uint64_t line_end(size_t n) const { return (*lines_)[n].begin + (*lines_)[n].size; }

  /// The run of Hangul at `at`; empty where none stands there.
  Run run_at(uint64_t at) const;
  /// 다주구에서: 다주 + 구; with a zone's designator alone, if so asked.
  Split split(const Run& run, bool zone_alone) const;
  /// Where a zone's designator stands right behind, or behind a blank, and the word ends: its end; 0 for none.
  uint64_t zone_behind(uint64_t end) const;
  /// Behind a gloss in brackets, if one stands there.
  uint64_t behind_gloss(uint64_t at) const;
  /// Behind the marks, blanks and particle that part two names of one list; `at` itself where nothing parts them.
  uint64_t behind_gap(uint64_t at) const;
  /// Whether a listed place stands there, spelled right.
  bool is_placed(uint64_t begin, uint64_t end) const;

 private:
  const Context& c_;
  std::string_view text_;
  const std::vector<mention::SeenLine>* lines_;
  KoreanWord korean_;
  const Designators& designators_;
  std::vector<Standing> places_, universities_;
};

}  // namespace ireum::check
