// Step one of casting: what each Han character is read as and folds to.
#pragma once

#include "forge/cast.h"

namespace ireum::forge {

/// Fills the builder's characters from readings.tsv, variants.tsv, neutral.tsv and OpenCC, and
/// returns the fold over them.
base::Result<Fold> add_characters(Builder& builder, const Table& readings, const Table& variants, const Table& neutral,
                                  const Table& pinyin);

}  // namespace ireum::forge
