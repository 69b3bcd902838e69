// What one document shows of its names, in little: all that reconciling a corpus needs of it.
//
// reduce() decides all that the document can decide alone: whose name each mention is, what is
// written wrong, which Han stands where. What it cannot decide (a spelling that it never glosses and
// no list has) stays open until the glosses of the other documents are known. Afterwards neither the
// text nor the observation is needed. A Partial grows with the distinct names and forms of its
// document, not with its bytes; Merger folds Partials, in any order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entity/ledger.h"
#include "reading/readings.h"
#include "token/words.h"

namespace ireum::entity {

/// Where a mention comes in the whole run: what is said first, by this, counts.
struct Order {
  uint32_t document = 0, mention = 0;
  friend auto operator<=>(const Order&, const Order&) = default;
};

/// One name of a document, or of all that were merged.
struct Name {
  std::string key;    // Entry::key; of an open name "place:톈진", as it is called if nothing decides
  bool open = false;  // only another document's gloss can say whose name it is
  image::Type type = image::Type::none;
  image::Subtype subtype = image::Subtype::none;
  Order first;  // of the mention that gave type and subtype
  image::EntityRef listed;
  Order listed_at;
  std::string standard;  // right Hangul of a form that a pair shows to be wrong
  Order standard_at;
  uint32_t mentions = 0;
  std::vector<HanForm> han;  // distinct
  std::vector<Form> forms;   // distinct
  reading::Scores whose;     // the evidence of its glosses, summed
  uint32_t decided = 0;      // glosses that say so
  uint32_t sino = 0;         // of them, read the Sino-Korean way and rightly so
  uint32_t mandarin = 0;     // read in Mandarin, rightly or with a slip

  /// Of an open name: the spelling that waits for a gloss.
  std::string_view spelling() const { return std::string_view(key).substr(key.find(':') + 1); }
};

/// A spelling and whose name a gloss says it is.
struct Gloss {
  std::string spelling, key;
};

struct Partial {
  std::vector<Name> names;  // sorted by key, closed before open
  std::vector<Gloss> glosses;
};

/// Whether every place of every form is kept: checks need them, an index does not.
enum class Keep : uint8_t { counts, places };

/// Reduces one document. `text` is Document::text(); each mention of a name gets the number of its
/// name in `ledger`. `words` of the same thread.
Partial reduce(const reading::Readings& readings, const token::Words& words, uint32_t document, std::string_view text,
               mention::Observation& observation, Keep keep);

/// "simplified", "traditional", "both" or "mixed": what script the Han string is written in.
std::string_view script_of(const reading::Readings& readings, std::u32string_view han);

/// Folded Han without what was lost or is invisible, so that two writings of one name share a key.
std::u32string key_han(std::u32string_view folded);

}  // namespace ireum::entity
