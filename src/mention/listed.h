// The gazetteer: which listed name a spelling is, and what its entry says for it and against it.
#pragma once

#include <string_view>

#include "mention/candidate.h"
#include "token/words.h"

namespace ireum::mention {

/// A listed or a document's own name at the beginning of a word.
struct Known {
  uint32_t length = 0;    // code points
  Candidate candidate;    // its type, entity and evidence; places are set by extend()
  bool everyday = false;  // the words mean something else, too
  bool second = false;    // an allowed form beside the standard
};

/// How early an entity is thought of where several have one Hangul: 0 first.
int rank_of(const image::EntityRef& e);

/// Fills in what the entry of the best sense says; nothing where no sense of the term may be meant.
/// `name` is the spelling, `tail` the rest of its word.
bool know(const Words& words, const image::Image* image, uint32_t term, std::u32string_view name,
          std::u32string_view tail, Known& out);

/// The listed entity of the type that is spelled so; empty for none.
Listed spelled(const image::Lexicon& lexicon, std::u32string_view name, image::Type type);

/// The entity behind a candidate; empty for none.
image::EntityRef entity_of(const image::Lexicon& lexicon, const Listed& listed);
/// Whether the spelling is the entity's Sino-Korean reading, with its generic word or without.
bool is_sino_form(const image::Lexicon& lexicon, const image::EntityRef& entity, std::u32string_view spelling);
/// The number of an image in the lexicon.
uint8_t number_of(const image::Lexicon& lexicon, const image::Image* image);

}  // namespace ireum::mention
