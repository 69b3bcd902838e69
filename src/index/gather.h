// What an index takes from a document, so that the document need not be kept.
//
// read_sheet() goes through one document and notes for each of its names where it stands (one Hit an
// article, page or line) and what the text shows of it. A Gathering takes the sheets of a run in any
// order. Both grow with distinct names, forms and places; neither looks into the document any more.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "entity/partial.h"
#include "index/heading.h"
#include "index/index.h"
#include "index/places.h"

namespace ireum::index {

/// A Han spelling in counted zones. The first bracket beside it and the first code points count, and the last correction.
struct SeenHan {
  std::string text;
  entity::Order first;
  std::string beside, lacking, mended, coded;  // as in Shown; empty for none
  entity::Order beside_at, lacking_at, mended_at, coded_at;
};

/// What is gathered of one name.
struct Gathered {
  std::vector<Hit> hits;                       // one a unit of a document
  std::set<std::string> forms;                 // Hangul forms in counted zones
  std::set<std::string> sound;                 // of them, those that stand somewhere and are not misspelled
  std::map<std::string, std::string> respelt;  // the misspelled ones -> the right spelling
  uint32_t mentions = 0;
  std::string first, acronym;  // as in Shown
  entity::Order first_at;
  std::vector<SeenHan> han;    // distinct
  std::vector<SeenHan> spare;  // Han in front matter, of use where there is no other

  void take(Gathered&& from);
  /// For the heading.
  Shown shown() const;
};

/// One document's part of an index.
struct Sheet {
  uint32_t document = 0;               // its number in the run: locators are in this order
  Places places;                       // settled
  std::map<uint32_t, Gathered> names;  // by Mention::ledger
  std::vector<Gathered> forced;        // by row of IndexOptions::lists that forces a word
  std::map<std::string, uint32_t> left_out;
  std::vector<uint32_t> missing;  // names that the final pages lack
};

/// Reads a document. Pure: several threads may read at a time.
Sheet read_sheet(const image::Lexicon& lexicon, uint32_t document, const IndexInput& input,
                 const IndexOptions& options);

/// The sheets of a run.
struct Gathering {
  std::deque<Gathered> names;  // by the merger's number
  std::vector<Gathered> forced;
  std::vector<Places> places;  // by document; empty ones for numbers that gave no sheet
  std::map<std::string, uint32_t> left_out;
  std::vector<std::pair<uint32_t, uint32_t>> missing;  // document, number
  size_t sheets = 0;

  /// `numbers`: what each Mention::ledger of the sheet's document is in the run.
  void add(Sheet sheet, std::span<const uint32_t> numbers);
};

/// The index of what was gathered. `entries`: the place in the ledger of each of the run's numbers.
Index build(const image::Lexicon& lexicon, const entity::Ledger& ledger, Gathering gathering,
            std::span<const uint32_t> entries, const IndexOptions& options);

}  // namespace ireum::index
