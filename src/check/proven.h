// Spellings that their own gloss shows to be wrong: 텐진 of 텐진(天津). They are wrong wherever else they stand, under the
// rule that speaks of the gloss.
#pragma once

#include <map>
#include <string>

#include "check/context.h"

namespace ireum::check {

/// Where a wrong spelling is glossed: the pair that proves it.
struct Proof {
  const gloss::Pair* pair = nullptr;
  uint32_t document = 0;
};
using Proofs = std::map<std::string, Proof>;

Proofs proofs(const Context& c);

/// The finding of such a spelling at [begin, end).
Finding as_proven(const Context& c, int rule, uint32_t document, uint64_t begin, uint64_t end, const Proof& proof);

/// The same where it is the head of a longer word that is no mention of it: 송안신구 of 송안신구관리위원회.
void check_proven_heads(const Context& c, int rule, const Proofs& proofs, Findings& out);

}  // namespace ireum::check
