// Glossaries of other programs, as ours: prh.yml, Vale vocabularies (accept.txt, reject.txt), cspell
// words (JSON or a list), OmegaT (source TAB target TAB comment), CSV from a spreadsheet.
//
// Patterns that are regular expressions have no place in a glossary and are left out; so are words
// without Hangul or Han. Both are counted, nothing is lost in silence.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "glossary/glossary.h"

namespace ireum::glossary {

enum class Foreign { prh, vale, cspell, omegat, csv, tsv, toml };

/// By its name on the command line; nothing for an unknown one.
std::optional<Foreign> foreign_of(std::string_view name);
inline constexpr std::string_view kForeignNames = "prh, vale, cspell, omegat, csv, tsv, toml";
/// What a file looks like, by its name and its text.
Foreign guess(const std::string& path, std::string_view text);

struct Imported {
  Glossary glossary;
  size_t left_out = 0;
};

/// Errors: those of parse; error.import args: what is wrong (where: FILE:LINE).
base::Result<Imported> import_text(std::string_view text, const std::string& path, Foreign from,
                                   const ColumnNames& names);
/// The same from a file of any encoding.
base::Result<Imported> import_file(const std::string& path, std::optional<Foreign> from, const ColumnNames& names);

}  // namespace ireum::glossary
