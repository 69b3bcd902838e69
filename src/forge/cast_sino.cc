// Places of China in their Sino-Korean reading, each a term that leads to the entity it is read from. Not among the
// names themselves: such a spelling is a Korean place or a word as often, and asks for a context of its own.
#include <unordered_map>

#include "forge/cast.h"
#include "forge/kinds.h"

namespace ireum::forge {

void add_sino_places(Builder& b, const Table& table) {
  std::unordered_map<std::string_view, uint32_t> by_id;
  const auto& entities = b.entities();
  for (uint32_t i = 0; i < entities.size(); ++i) by_id.try_emplace(b.text(entities[i].id), i);
  for (const Row& r : table.rows()) {
    const auto at = by_id.find(table.cell(r, "id"));
    if (at == by_id.end()) continue;
    const image::SinoEntry entry{value_of<image::SinoKind>(table.cell(r, "kind"), image::kSinoKindNames),
                                 bits_of(table.cell(r, "flags"), '|', image::kSinoFlagNames)};
    b.term(image::List::sino_name, table.cell(r, "ko"), entry.sense(at->second));
  }
}

}  // namespace ireum::forge
