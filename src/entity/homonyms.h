// Which of two places of one Hangul is meant: 산시성 is 山西省 or 陕西省.
//
// A mention that is glossed says it itself, and what a document glosses only one way it means
// everywhere. Else the places around it decide: its cities and districts, or what it lies in, or a
// gloss, first on its own line, then near by. Where nothing decides the mention is left without a
// listed entity, rather than given the first of the list.
#pragma once

#include <string_view>
#include <vector>

#include "image/lexicon.h"
#include "mention/mention.h"

namespace ireum::entity {

/// The provinces, cities or counties (of one rank) that bear this Hangul as their name or its stem, by id; empty where
/// there are not two of them.
std::vector<image::EntityRef> homonyms(const image::Lexicon& lexicon, std::string_view hangul);

/// Corrects or clears `entity` of the mentions whose name several places bear.
void settle_homonyms(const image::Lexicon& lexicon, std::string_view text, mention::Observation& observation);

}  // namespace ireum::entity
