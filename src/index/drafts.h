// Entries on their way into an index: what they are ordered by, how two of one name are told apart, their places by unit, and
// their order at the end.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "index/gather.h"
#include "index/index.h"
#include "index/index_words.h"

namespace ireum::index {

/// An entry on its way: what it is ordered by, and where its see-references come from.
struct Draft {
  Entry entry;
  std::string name;    // heading without Han
  std::string parent;  // listed id of the parent
  std::string id;      // listed id
  std::string tie;     // last resort of the order
  bool respelt = false;
  size_t locator_units = 0;
};

/// Where the listed entities stand, by their ids.
std::map<std::string, size_t> listed(const std::vector<Draft>& drafts);
/// Two entries with one heading are told apart by their parent's name or by what they are.
void qualify(std::vector<Draft>& drafts, const IndexWords& words);
/// Places by unit: what one says often, or in a title, is principal.
std::vector<Hit> by_unit(std::vector<Hit> hits, bool marks);
/// 孙玉民 and 孙宇民: with one Hangul and in one article, the rarer is a slip of the other.
bool one_apart(std::string_view a, std::string_view b);
/// Of a chain of places, its last: 선양 테시구 is looked for under 테시구.
std::string looked_for(std::string_view form, image::Type type);
void add_unique(std::vector<std::string>& to, const std::string& s);
/// The parts of the index, in order; takes the entries out of the drafts.
std::vector<Part> arranged(std::vector<Draft>& drafts, const IndexOptions& options, const IndexWords& words);

}  // namespace ireum::index
