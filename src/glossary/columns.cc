#include "glossary/columns.h"

#include "forge/kinds.h"
#include "glossary/text.h"

namespace ireum::glossary {
namespace {

using image::GlossaryWord;

/// The types as a table has them, in the order of GlossaryWord from person on.
constexpr std::pair<GlossaryWord, std::string_view> kTypes[] = {{GlossaryWord::person, "person"},
                                                                {GlossaryWord::place, "place"},
                                                                {GlossaryWord::organization, "organization"},
                                                                {GlossaryWord::company, "organization.company"},
                                                                {GlossaryWord::university, "organization.university"},
                                                                {GlossaryWord::work, "work"},
                                                                {GlossaryWord::term, "term"}};
constexpr std::pair<GlossaryWord, Column> kNamedColumns[] = {{GlossaryWord::han, Column::han},
                                                             {GlossaryWord::hangul, Column::hangul},
                                                             {GlossaryWord::type, Column::type},
                                                             {GlossaryWord::allowed, Column::allowed},
                                                             {GlossaryWord::forbidden, Column::forbidden},
                                                             {GlossaryWord::note, Column::note},
                                                             {GlossaryWord::abbr, Column::abbr}};

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

}  // namespace

ColumnNames::ColumnNames(const image::Lexicon& lexicon) {
  for (const auto& [kind, column] : kNamedColumns)
    for (const std::string_view word : lexicon.of_kind(kind)) columns_.emplace(word, kind);
  for (const auto& [kind, type] : kTypes)
    for (const std::string_view word : lexicon.of_kind(kind)) types_.emplace(word, kind);
}

std::optional<GlossaryWord> ColumnNames::find(const Words& words, std::string_view word) {
  const auto it = words.find(word);
  return it == words.end() ? std::nullopt : std::optional(it->second);
}

bool is_type(std::string_view word) {
  if (word.empty() || word == "term" || word == "none") return true;
  const size_t dot = word.find('.');
  if (word.substr(0, dot) == "date" || forge::type_of(word) == image::Type::none) return false;
  return dot == word.npos || forge::subtype_of(word) != image::Subtype::none;
}

std::string_view all_types() { return "person, place, organization, work, term"; }

Column column_of(std::string_view name, const ColumnNames& names) {
  const std::string plain = lower(trim(name));
  for (size_t i = 0; i < kColumns.size(); ++i)
    if (kColumns[i] == plain) return static_cast<Column>(i);
  if (plain == "ko") return Column::hangul;
  const auto word = names.column(plain);
  for (const auto& [kind, column] : kNamedColumns)
    if (word == kind) return column;
  return Column::none;
}

namespace {

/// A type as our tables write it.
std::string type_in(std::string_view cell, const ColumnNames& names) {
  const auto word = names.type(cell);
  for (const auto& [kind, type] : kTypes)
    if (word == kind) return std::string(type);
  return std::string(cell);
}

}  // namespace

void put_cell(Entry& e, Column column, std::string_view cell, std::string_view marks, const ColumnNames& names) {
  const std::string one(trim(cell));
  switch (column) {
    case Column::han: e.han = parts(cell, marks); break;
    case Column::hangul: e.hangul = one; break;
    case Column::type: e.type = type_in(one, names); break;
    case Column::allowed: e.allowed = parts(cell, marks); break;
    case Column::forbidden: e.forbidden = parts(cell, marks); break;
    case Column::abbr: e.abbr = parts(cell, marks); break;
    case Column::note: e.note = one; break;
    case Column::id: e.id = one; break;
    case Column::parent: e.parent = one; break;
    case Column::flags: e.flags = one; break;
    case Column::none: break;
  }
}

std::string cell_of(const Entry& e, Column column) {
  const auto plain = [](std::string s) {
    for (char& c : s)
      if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    return s;
  };
  switch (column) {
    case Column::han: return plain(joined(e.han, "|"));
    case Column::hangul: return plain(e.hangul);
    case Column::type: return plain(e.type);
    case Column::allowed: return plain(joined(e.allowed, "|"));
    case Column::forbidden: return plain(joined(e.forbidden, "|"));
    case Column::abbr: return plain(joined(e.abbr, "|"));
    case Column::note: return plain(e.note);
    case Column::id: return plain(e.id);
    case Column::parent: return plain(e.parent);
    case Column::flags: return plain(e.flags);
    case Column::none: break;
  }
  return {};
}

base::Status fault_of(const Entry& e, const std::string& where) {
  if (!is_type(e.type)) return base::Error{"error.glossary-type", where, {e.type, std::string(all_types())}};
  return std::nullopt;
}

}  // namespace ireum::glossary
