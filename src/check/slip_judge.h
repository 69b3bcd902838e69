// Whether a word that looks like a listed name with a slip is meant so.
//
// The principle: a word is what it is. It must be a whole word less a particle, no Korean word or compound, nobody's
// name who has a title, no name of another country; then the nearer Chinese names stand and the stranger its
// syllables are, the less the name itself has to be known (보안구역, 바지, 이원현 군수; 청뚜시, 베이찡). Only what is
// strange and stands beside other Chinese names is mended unasked.
#pragma once

#include <optional>

#include "check/china.h"
#include "check/korean_word.h"

namespace ireum::check {

enum class Trust : uint8_t { none, doubtful, sure };

/// A word that may be a name with a slip.
struct SlipCase {
  uint64_t begin = 0, end = 0;  // bytes of the document
  uint64_t word_end = 0;        // where the mention around it ends (텐진 in 텐진항); `end` for none
  image::EntityRef meant;
  std::u32string word, right;
  image::Type type = image::Type::none;
  bool present = false;  // the right name stands in the document
  bool far = false;      // more than one slip
};

class SlipJudge {
 public:
  SlipJudge(const Context& c, uint32_t document)
      : c_(c), document_(document), text_(c.documents[document].text()), korean_(*c.words, c.readings()) {}

  Trust judge(const SlipCase& s) const;
  /// Whether [begin, end) is a whole run of Hangul, less a particle that suits it (`lenient`: any particle).
  bool is_whole_word(uint64_t begin, uint64_t end, bool lenient = false) const;
  /// The title that stands behind the words; empty for none.
  std::u32string title_behind(uint64_t end) const;
  /// Whether that title stands around the name at [begin, end): before it, or behind it after words that say of where
  /// (쉐치쿤 남방과기대학 총장).
  bool is_title_around(std::u32string_view title, uint64_t begin, uint64_t end) const;
  /// Whether a title or label says that the words are somebody.
  bool is_titled(uint64_t begin, uint64_t end) const;
  /// A name of two or three syllables as Koreans or Chinese have them, sound as it stands.
  bool is_sound_person(std::u32string_view word) const;

  const KoreanWord& korean() const { return korean_; }
  const China& china() const {
    if (!china_) china_.emplace(c_, document_);
    return *china_;
  }

 private:
  /// What stands right before and behind, in code points.
  std::u32string before(uint64_t begin) const;
  std::u32string behind(uint64_t end) const;
  bool is_beside_foreigners(uint64_t begin) const;
  Trust judge_person(const SlipCase& s) const;
  Trust judge_name(const SlipCase& s, China::Near near) const;
  bool is_named_after_great(const SlipCase& s, size_t stem) const;
  bool is_other_name(std::u32string_view stem, image::Type type) const;
  size_t stem_size(std::u32string_view word) const;

  const Context& c_;
  uint32_t document_;
  std::string_view text_;
  KoreanWord korean_;
  mutable std::optional<China> china_;  // of the document, made when it is first asked for; for one thread
};

}  // namespace ireum::check
