// The back-of-issue index: what is named, in the order of its reading, and where.
//
// build() reads the ledger (what the names are) and the observations (where they stand) and gives
// a value that report prints. One entry an entity; every other spelling that stands in the text
// leads to it by a see-reference. Entries are ordered by a Hangul reading key, never by the
// printed form, in a total order that depends on nothing but the entries.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "entity/ledger.h"
#include "image/lexicon.h"
#include "index/lists.h"
#include "mention/mention.h"
#include "text/document.h"

namespace ireum::index {

enum class LocatorKind : uint8_t { article, page, line };
enum class Locators : uint8_t { automatic, article, page, line };
enum class Headings : uint8_t { consonants14, consonants19, syllable, none };
enum class Order : uint8_t { letter, word };  // letter by letter, or word by word
enum class Style : uint8_t { hangul_han, hangul, han, sino_han };
enum class Ranges : uint8_t { pages, all, none };       // three and more in a row
enum class Nested : uint8_t { none, chains, all };      // names inside names: 톈진시 in 톈진시 허핑구
enum class SeeFrom : uint8_t { all, wrong, none };      // every other form, or the wrong and variant ones
enum class Subentries : uint8_t { none, both, moved };  // units under their body: beside or instead of their entry
enum class Sequence : uint8_t { hangul, pinyin, stroke, radical, latin };  // all but hangul: reverse indexes

/// Words at [begin, end) of the text that check says are misspelled, and what it proposes.
struct Respelt {
  uint64_t begin = 0, end = 0;
  std::string right;
};

struct IndexInput {
  const text::Document* document = nullptr;
  const mention::Observation* observation = nullptr;
  std::string issue_label;                    // "2023-13", printed before locators where there are several
  std::vector<std::string> page_labels = {};  // printed page numbers; empty: read off the text, or counted
  const text::Document* pages = nullptr;      // the final pages as text with form feeds: they give the locators
  std::vector<Respelt> respelt = {};          // sorted, not overlapping
};

struct IndexOptions {
  Locators locators = Locators::automatic;
  Headings headings = Headings::consonants14;
  Order order = Order::letter;
  Style style = Style::hangul_han;
  Sequence sequence = Sequence::hangul;
  Ranges ranges = Ranges::pages;
  Nested nested = Nested::chains;
  SeeFrom see_from = SeeFrom::all;
  Subentries subentries = Subentries::none;
  bool see_also = false;  // between a body and its units
  bool separate = false;  // an index each for persons, places, organizations, works
  bool pinyin = false;    // 톈진(天津, Tiānjīn)
  bool english = false;   // 화웨이(华为, Huawei): by the list, else pinyin without tones
  bool latin_first = false, digits_first = false;
  bool marks = false;  // t and f behind locators in tables and captions only
  bool countries = false;
  uint32_t min_mentions = 1;
  uint32_t double_post = 0;  // a see to an entry of at most so many locators repeats them
  std::array<bool, 6> zones = {true, false, true, true, false, false};  // by layout::Zone: which give locators
  std::vector<ListRow> lists;
};

struct Locator {
  LocatorKind kind = LocatorKind::article;
  std::string issue;       // empty in a single issue
  std::string from, to;    // equal for a single place
  bool principal = false;  // in a title, or where the name is dealt with at length
  char mark = 0;           // 't' table, 'f' caption, 'n' note, only with IndexOptions::marks
  friend bool operator==(const Locator&, const Locator&) = default;
};

struct Entry {
  std::string key;  // the Hangul that it is ordered by
  std::string heading;
  image::Type type = image::Type::none;
  image::Subtype subtype = image::Subtype::none;
  std::string entity;  // Entry::key of the ledger; empty for see-entries
  std::string han, pinyin;
  std::vector<Locator> locators;
  std::vector<std::string> see, see_also;  // headings
  std::vector<Entry> subentries;
  std::vector<std::string> ambiguous =
      {};  // the places that the name may mean, where the text does not say: 山西省, 陕西省
};

struct Section {
  std::string heading;  // ㄱ, A-Z, 0-9; empty with Headings::none
  std::vector<Entry> entries;
};

struct Part {
  image::Type type = image::Type::none;  // none: all together
  std::vector<Section> sections;
};

struct Index {
  std::vector<Part> parts;          // one, or one a type
  std::vector<std::string> issues;  // labels, in order
  std::map<std::string, uint32_t>
      left_out;                      // mentions that gave no locator, by zone ("front": before the first article)
  std::vector<std::string> missing;  // forced entries that no text has, names that the final pages lack
};

Index build(const image::Lexicon& lexicon, const entity::Ledger& ledger, std::span<const IndexInput> inputs,
            const IndexOptions& options = {});

}  // namespace ireum::index
