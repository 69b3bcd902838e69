// A user's glossary: how names and terms are to be written, and the tests that prove it.
//
// TSV first, because it opens in a spreadsheet:
//   han      hangul  type    allowed  forbidden   note
//   天津     톈진    place            텐진|티엔진
// The first line names the columns, in any order; `hangul` alone is needed. Several forms stand in a
// cell with '|'. Lines that begin with "# " are remarks. The TOML form says the same with tests:
//   [[term]]
//   han = "天津"
//   hangul = "톈진"
//   forbidden = ["텐진"]
//   [[test]]
//   text = "텐진은 항구다."
//   expect = "톈진은 항구다."
// Types are person, place, organization, work (with a subtype behind a dot) and term; without one
// the Han decides. Errors name FILE:LINE:
//   error.glossary-missing, -header, -column (args: the column, all), -type (args: the type, all),
//   error.table-cells, error.toml, error.unknown-key and those of Document::decode
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "image/lexicon.h"

namespace ireum::glossary {

struct Entry {
  std::vector<std::string> han;  // as written; the first is the key; may be empty
  std::string hangul;            // recommended; empty where a word is only forbidden
  std::string type;              // as written, may be empty
  std::vector<std::string> allowed, forbidden, abbr;
  std::string note;
  std::string id = {}, parent = {}, flags = {};  // as the program's own tables have them
  int line = 0;
};

struct Test {
  std::string text, expect;  // what `ireum fix` makes of the text
  int line = 0;
};

struct Glossary {
  std::string path;
  std::vector<Entry> entries;
  std::vector<Test> tests;
};

/// What spreadsheets call the columns of a glossary, and the types in its cells (dictionaries/glossary-columns.tsv).
class ColumnNames {
 public:
  ColumnNames() = default;  // our own names alone
  explicit ColumnNames(const image::Lexicon& lexicon);
  /// What the word means over a column, in lower case, or in a cell of types; nothing for a word that is in no list.
  std::optional<image::GlossaryWord> column(std::string_view word) const { return find(columns_, word); }
  std::optional<image::GlossaryWord> type(std::string_view word) const { return find(types_, word); }

 private:
  using Words = std::map<std::string, image::GlossaryWord, std::less<>>;
  static std::optional<image::GlossaryWord> find(const Words& words, std::string_view word);
  Words columns_, types_;
};

/// Reads a file: TOML and CSV by their endings, else TSV. All text is NFC.
base::Result<Glossary> read(const std::string& path, const ColumnNames& names);
/// The same from a text.
base::Result<Glossary> parse(std::string_view text, const std::string& path, const ColumnNames& names = {});

/// Whether the word is one of the types; `all` of them for a message.
bool is_type(std::string_view word);
std::string_view all_types();

/// By the first Han, then by Hangul, in byte order.
void sort(Glossary& glossary);

std::string to_tsv(const Glossary& glossary);
std::string to_toml(const Glossary& glossary);
/// For a spreadsheet: UTF-8 with its mark, CRLF, quotes where they are needed.
std::string to_csv(const Glossary& glossary);

/// The text of a glossary with one entry more: in a TSV rows in byte order, head and remarks kept; in TOML
/// and CSV behind the others. A byte order mark of the text stays.
/// Errors: those of parse, error.glossary-duplicate.
base::Result<std::string> with_entry(std::string_view text, const std::string& path, const Entry& entry,
                                     const ColumnNames& names);

}  // namespace ireum::glossary
