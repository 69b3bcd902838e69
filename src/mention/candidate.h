// A reading of some words as a name: where, what, and what speaks for it. What a generator makes, before it is a mention.
#pragma once

#include <cstddef>
#include <cstdint>

#include "mention/evidence.h"
#include "mention/mention.h"

namespace ireum::mention {

/// Which generator made it.
enum class Source : uint8_t {
  gazetteer,
  designator,
  shape,
  person,
  foreign,
  slip,
  document,
  gloss,
  cell,
  frame,
  han,
  work
};

/// A listed entity by the number of its image (Lexicon::images()); none by default.
struct Listed {
  uint32_t entity = kNone;
  uint8_t image = 0;
  explicit operator bool() const { return entity != kNone; }
  friend bool operator==(const Listed&, const Listed&) = default;
};

/// What stands nested at a candidate's beginning: 베이징 of 베이징시 과학기술위원회.
struct Head {
  uint32_t end = 0;  // as Candidate::end; 0 for none
  image::Type type = image::Type::none;
  Listed listed;
  uint32_t tail = 0;  // as Candidate::tail
  uint32_t lead = 0;  // code points of the candidate before it: 國立 of 國立臺東大學
};

/// Places are code points of the line, [begin, end).
struct Candidate {
  uint32_t begin = 0, end = 0;
  uint32_t word_end = 0;  // of the last word it stands in: what lies between is its tail (a particle, a title)
  image::Type type = image::Type::none;
  image::Subtype subtype = image::Subtype::none;
  Source source = Source::gazetteer;
  bool unit = false;       // a unit in general words, of the institution or place that stands before it
  bool open_kind = false;  // a gloss that does not tell its kind; its neighbours may
  uint16_t why = 0;        // mention::Why bits of the mention to be
  Listed listed;
  uint32_t pair = kNone;
  Head head;
  uint32_t tail = 0;  // of a chain of places, the length of its last
  EvidenceSet evidence;
  int32_t odds = 0;  // what the syllables say, where Evidence::odds is set
  int32_t score = 0;
  bool taken = false;  // chosen by select()
};

}  // namespace ireum::mention
