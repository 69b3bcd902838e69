#include "mention/weights.h"

#include <algorithm>
#include <string>

namespace ireum::mention {
namespace {

bool is_called(Evidence e, std::string_view name) {
  const std::string_view mine = kEvidenceNames[static_cast<size_t>(e)];
  return std::equal(mine.begin(), mine.end(), name.begin(), name.end(),
                    [](char a, char b) { return b == (a == '_' ? '-' : a); });
}

/// A weight as a Sense keeps it, which knows no sign.
int unpacked(uint16_t extra) { return static_cast<int>(extra) - image::kWeightBias; }

}  // namespace

std::optional<Evidence> evidence_called(std::string_view name) {
  for (size_t i = 0; i < kEvidenceKinds; ++i)
    if (is_called(static_cast<Evidence>(i), name)) return static_cast<Evidence>(i);
  return std::nullopt;
}

Weights::Weights(const image::Lexicon& lexicon) {
  for (size_t i = 0; i < kEvidenceKinds; ++i) {
    std::u32string key = U"weights\t";
    for (const char c : kEvidenceNames[i]) key += c == '_' ? U'-' : static_cast<char32_t>(c);
    const image::Hit hit = image::Lexicon::find_in(lexicon.base(), image::List::word_list, key);
    for (const image::Sense& s : hit.senses)
      if (s.role < kTypes) table_[i][s.role] = static_cast<int16_t>(unpacked(s.extra));
  }
  // The gloss of no name holds its place as well as that of a name.
  auto& glossed = table_[static_cast<size_t>(Evidence::glossed_here)];
  glossed[static_cast<size_t>(image::Type::none)] = glossed[static_cast<size_t>(image::Type::person)];
}

int Weights::sum(const EvidenceSet& set, image::Type type, int odds) const {
  int total = 0;
  set.for_each([&](Evidence e) { total += e == Evidence::odds ? odds * of(e, type) / 16 : of(e, type); });
  return total;
}

}  // namespace ireum::mention
