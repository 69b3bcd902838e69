// One word by itself: which names it may be, by the dictionaries and by its syllables.
//
// A word is what stands between blanks and marks (middle dots between Hangul belong to it). The reader sees the word
// and nothing else, so that what it says may be remembered: it is a function of the word and of one stack of
// dictionaries. What stands around the word is evidence for the line's generators and for the scorer.
#pragma once

#include <string_view>
#include <vector>

#include "mention/candidate.h"
#include "mention/extend.h"
#include "reading/readings.h"
#include "token/words.h"

namespace ireum::mention {

/// What is known of a word. Places of candidates count from its beginning.
struct Word {
  std::vector<Candidate> candidates;
  bool opens_phrase = false;  // a listed name goes on behind its end
  bool surname = false;       // nothing but a surname
  bool foreign_head = false;  // the first of a foreigner's two names, perhaps
  bool strange = false;       // no list knows it or its parts: a proper name of any kind, perhaps

  /// Whether nothing that stands around it can make a name of it.
  bool nothing() const { return candidates.empty() && !opens_phrase && !surname && !foreign_head; }
};

class WordReader {
 public:
  WordReader(const Words& words, const reading::Readings& readings)
      : words_(&words), readings_(&readings), extender_(words) {}

  Word read(std::u32string_view word) const;
  const Extender& extender() const { return extender_; }

 private:
  void gazetteer(std::u32string_view word, Word& out) const;
  void sino(std::u32string_view word, std::vector<Candidate>& out) const;
  void slip(std::u32string_view word, Word& out) const;
  bool slip_known(std::u32string_view word, std::u32string_view name, const image::Hit& hit, Known& out) const;

  const Words* words_;
  const reading::Readings* readings_;
  Extender extender_;
};

/// Words with an institution's or a place's ending whose first part no list has (궈둔양자, 융안구); see shapes.cc.
void find_shapes(const Words& words, std::u32string_view word, std::vector<Candidate>& out);

/// Persons by their syllables: a Chinese surname and given name, a Korean's; see persons.cc.
void find_persons(const Words& words, std::u32string_view word, std::vector<Candidate>& out);

}  // namespace ireum::mention
