// What each piece of evidence is worth, by the type of name: rules/extract/weights.toml as the forge cast it.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "image/lexicon.h"
#include "mention/evidence.h"

namespace ireum::mention {

/// Log odds in 1/16 bit for each kind of evidence and type.
class Weights {
 public:
  /// Reads the weights of the image; a kind that it has no row for weighs nothing.
  explicit Weights(const image::Lexicon& lexicon);

  int of(Evidence e, image::Type type) const { return table_[static_cast<size_t>(e)][static_cast<size_t>(type)]; }
  /// The sum over a set; `odds` is what the syllables say (Evidence::odds), scaled by its row in 1/16.
  int sum(const EvidenceSet& set, image::Type type, int odds) const;

  static constexpr size_t kTypes = 6;

 private:
  std::array<std::array<int16_t, kTypes>, kEvidenceKinds> table_{};
};

/// The kind with this name as weights.toml has it (hyphens); nothing for an unknown one.
std::optional<Evidence> evidence_called(std::string_view name);

}  // namespace ireum::mention
