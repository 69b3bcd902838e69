#include "glossary/columns.h"

#include "forge/kinds.h"
#include "glossary/text.h"

namespace ireum::glossary {
namespace {

struct Alias {
  std::string_view name;
  Column column;
};
constexpr Alias kAliases[] = {
    {"ko", Column::hangul},        {"한자", Column::han},       {"漢字", Column::han},
    {"汉字", Column::han},         {"중국어", Column::han},     {"원어", Column::han},
    {"원문", Column::han},         {"hanja", Column::han},      {"hanzi", Column::han},
    {"chinese", Column::han},      {"zh", Column::han},         {"source", Column::han},
    {"한글", Column::hangul},      {"한국어", Column::hangul},  {"표기", Column::hangul},
    {"번역", Column::hangul},      {"korean", Column::hangul},  {"target", Column::hangul},
    {"종류", Column::type},        {"구분", Column::type},      {"분류", Column::type},
    {"유형", Column::type},        {"kind", Column::type},      {"category", Column::type},
    {"허용", Column::allowed},     {"이표기", Column::allowed}, {"다른 표기", Column::allowed},
    {"aliases", Column::allowed},  {"금지", Column::forbidden}, {"오표기", Column::forbidden},
    {"forbid", Column::forbidden}, {"비고", Column::note},      {"메모", Column::note},
    {"설명", Column::note},        {"comment", Column::note},   {"notes", Column::note},
    {"줄임말", Column::abbr},      {"약칭", Column::abbr}};

struct TypeAlias {
  std::string_view name, type;
};
constexpr TypeAlias kTypes[] = {{"인물", "person"},
                                {"인명", "person"},
                                {"지명", "place"},
                                {"기관", "organization"},
                                {"기관명", "organization"},
                                {"기업", "organization.company"},
                                {"대학", "organization.university"},
                                {"문헌", "work"},
                                {"사업", "work"},
                                {"용어", "term"}};

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

}  // namespace

bool is_type(std::string_view word) {
  if (word.empty() || word == "term" || word == "none") return true;
  const size_t dot = word.find('.');
  if (word.substr(0, dot) == "date" || forge::type_of(word) == image::Type::none) return false;
  return dot == word.npos || forge::subtype_of(word) != image::Subtype::none;
}

std::string_view all_types() { return "person, place, organization, work, term"; }

Column column_of(std::string_view name, bool any_name) {
  const std::string plain = lower(trim(name));
  for (size_t i = 0; i < kColumns.size(); ++i)
    if (kColumns[i] == plain) return static_cast<Column>(i);
  for (const Alias& a : kAliases)
    if (a.name == plain && (any_name || a.name == "ko")) return a.column;
  return Column::none;
}

void put_cell(Entry& e, Column column, std::string_view cell, std::string_view marks) {
  const std::string one(trim(cell));
  switch (column) {
    case Column::han: e.han = parts(cell, marks); break;
    case Column::hangul: e.hangul = one; break;
    case Column::type:
      e.type = one;
      for (const TypeAlias& t : kTypes)
        if (t.name == one) e.type = t.type;
      break;
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
