// Names that a sentence speaks of and does not use: ‘북경’이라고 적지 않고 ‘베이징’으로 적는다, 텐진이라고 쓰면 잘못이다. How they are
// spelt is what the sentence is about, so nothing is said of it. dictionaries/spelling-talk.tsv has the words.
#pragma once

#include <cstdint>
#include <string_view>

#include "token/words.h"

namespace ireum::check {

class SpellingTalk {
 public:
  explicit SpellingTalk(const token::Words& words) : words_(&words) {}

  /// Whether the name at [begin, end) (bytes of the text; behind its gloss, where it has one) is only spoken of: it stands
  /// alone in quotes, or what quotes a word follows, and a word about spelling is in the sentence.
  bool is_about(std::string_view text, uint64_t begin, uint64_t end) const;

 private:
  bool tells_of_spelling(std::string_view sentence, bool by_name) const;
  bool is_kind(std::u32string_view tail, std::string_view kind) const;

  const token::Words* words_;
};

}  // namespace ireum::check
