// The ledger: what the mentions of a whole corpus are mentions of.
//
// A document yields an Observation; the ledger gathers all of them into entities. Two mentions are
// one entity where they are forms of one listed entity, share a folded Han, or are one spelling
// that the document glosses. Two names with one Hangul and different Han (산시 山西, 陕西) are
// never merged. Adding documents in any order gives the same ledger.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "image/lexicon.h"
#include "mention/mention.h"
#include "reading/origin.h"

namespace ireum::entity {

/// A place in the corpus: bytes of the text() of document number `document`.
struct Place {
  uint32_t document = 0;
  uint64_t begin = 0, end = 0;
  friend auto operator<=>(const Place&, const Place&) = default;
};

enum class FormStatus : uint8_t { preferred, allowed, variant, wrong };
std::string_view status_name(FormStatus s);

struct Form {
  std::string text;
  FormStatus status = FormStatus::preferred;
  uint32_t count = 0;
  std::vector<Place> places;  // in order; all of them, or none where only counts are kept (Keep)
};

struct HanForm {
  std::string text;    // as written
  std::string script;  // "simplified", "traditional", "both", "mixed"
  uint32_t count = 0;
  Place first;
};

struct Entry {
  std::string key;  // listed id, or "person:陈海" (type and folded Han), or "place:텐진"
  image::Type type = image::Type::none;
  image::Subtype subtype = image::Subtype::none;
  std::string canonical;     // recommended Hangul (or the Han, where there is no Hangul)
  std::string pinyin;        // with tone marks, one word; empty where unknown
  std::string standard;      // Hangul by table 5 or Sino-Korean; empty where unknown
  std::string system;        // "mandarin", "sino-korean", "japanese", "none"
  std::string id;            // listed id, else empty
  std::string parent;        // listed id of the parent, else empty
  std::vector<HanForm> han;  // as written first comes first
  std::vector<Form> forms;   // by count, then text
  uint32_t mentions = 0;
  image::EntityRef listed;
  reading::Origin origin = reading::Origin::unknown;  // whose name it is, by all its places
  reading::Era era = reading::Era::unknown;
  /// Of a Chinese person or place of today that is glossed: how it is spelt elsewhere, where no form here is that
  /// (량치차오(梁啓超): 양계초; 김홍광(金红光): 진훙광). The Sino-Korean reading, the table's form, the list's. A word of
  /// the document that is one of these means this name.
  std::vector<std::string> also_spelt;

  /// The form that its glosses ask for, where they themselves are misspelled and nothing else spells it
  /// right (장웨이 of 쟝웨이(张伟)); empty for none.
  std::string_view meant() const;
};

struct Ledger {
  std::vector<Entry> entries;  // sorted by key
  const Entry* find(std::string_view key) const;
};

}  // namespace ireum::entity
