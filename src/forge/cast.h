// From dictionaries and rules to an image.
//
// Two steps. The first lays down characters: readings and folds (with OpenCC's character tables
// and our own for what OpenCC does not know). The second adds words, names, composed forms, slips
// and rules over them, each Han key folded by the first step's table. A user's glossary takes the
// second step alone, over the fold table of the image below it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "forge/builder.h"
#include "forge/table.h"

namespace ireum::forge {

/// Folds a Han string to the form that keys are stored in (simplified, no compatibility forms).
using Fold = std::function<std::string(std::string_view)>;

/// A problem that forge found but that does not stop it (`file:line: key args`).
struct Remark {
  std::string where;
  std::string key;
  std::vector<std::string> args;
};

/// Casts the dictionaries in `dictionaries` and rules in `rules` (folders).
base::Result<std::vector<char>> cast_base(const std::string& dictionaries, const std::string& rules,
                                          std::vector<Remark>& remarks);

/// Adds one entity table (names-*.tsv, or a user's glossary) to the builder.
base::Status add_names(Builder& builder, const Table& table, const Fold& fold, uint16_t extra_flags,
                       std::vector<Remark>& remarks);

/// Adds one word table, told by its file name (lexicon.tsv …).
base::Status add_words(Builder& builder, const Table& table, const Fold& fold);

/// Adds the grammar of particles (particles.tsv) and compiles it into the automaton that reads tails.
base::Status add_particles(Builder& builder, const Table& particles);

/// Adds one rule file (rules/check/…/ID.toml) or one shape file (rules/extract/date.toml).
base::Status add_rule_file(Builder& builder, const std::string& name, std::string_view toml);
base::Status add_shape_file(Builder& builder, const std::string& name, std::string_view toml);
/// Adds what each piece of evidence is worth (rules/extract/weights.toml), and the frames that add such pieces
/// (rules/extract/frames.toml). Errors: error.toml, error.row-none, error.row-value, error.row-twice,
/// error.unknown-key, error.frame-shape; each names FILE:LINE.
base::Status add_weight_file(Builder& builder, const std::string& name, std::string_view toml);
base::Status add_frame_file(Builder& builder, const std::string& name, std::string_view toml);
/// Adds the rows of any file of rules/extract, told by its name.
base::Status add_extract_file(Builder& builder, const std::string& name, std::string_view toml);

/// The forms of every listed name with one slip of slips.tsv, where the result is no other name or
/// word. Call after all names and words.
void add_slip_names(Builder& builder, const Table& slips);

/// Places in their Sino-Korean reading (sino-places.tsv). Call after all names.
void add_sino_places(Builder& builder, const Table& table);

/// The numbers that tell a transcribed Chinese name from a Korean word, and the filter of
/// Sino-Korean words (hanja-list.tsv). Call after all words and names.
void add_model(Builder& builder, const Table& hanja_list);

/// The bytes of a file. Error: error.file-missing.
base::Result<std::string> read_file(const std::string& path);

}  // namespace ireum::forge
