// Glossaries in: TSV, CSV with the columns of any spreadsheet, TOML.
#include <toml++/toml.h>

#include <algorithm>

#include "base/toml_keys.h"
#include "forge/table.h"
#include "glossary/columns.h"
#include "glossary/csv.h"
#include "glossary/glossary.h"
#include "glossary/text.h"
#include "intake/input.h"
#include "text/document.h"

namespace ireum::glossary {
namespace {

std::string at_line(const std::string& path, int line) { return path + ":" + std::to_string(line); }

std::string all_columns() {
  std::string out;
  for (const std::string_view c : kColumns) out.append(out.empty() ? "" : ", ").append(c);
  return out;
}

base::Result<Glossary> parse_tsv(std::string_view text, const std::string& path, const ColumnNames& names) {
  auto table = forge::Table::parse(path, text);
  if (!table) {
    if (table.error().key == "error.table-header") return base::Error{"error.glossary-header", path, {}};
    return table.error();
  }
  std::vector<Column> columns;
  for (const std::string& name : table->columns()) columns.push_back(column_of(name, names));
  if (std::find(columns.begin(), columns.end(), Column::hangul) == columns.end())
    return base::Error{"error.glossary-header", path, {}};
  for (size_t i = 0; i < columns.size(); ++i)
    if (columns[i] == Column::none && !table->columns()[i].empty())
      return base::Error{"error.glossary-column", path, {table->columns()[i], all_columns()}};
  Glossary out{path, {}, {}};
  for (const forge::Row& row : table->rows()) {
    Entry e;
    e.line = row.line;
    for (size_t i = 0; i < row.cells.size(); ++i) put_cell(e, columns[i], row.cells[i], "|", names);
    if (auto fault = fault_of(e, at_line(path, e.line))) return *fault;
    out.entries.push_back(std::move(e));
  }
  return out;
}

/// A spreadsheet: with a line of names, or two columns told by their letters.
base::Result<Glossary> parse_csv(std::string_view text, const std::string& path, const ColumnNames& names) {
  std::vector<CsvRow> rows = read_csv(text);
  Glossary out{path, {}, {}};
  if (rows.empty()) return out;
  std::vector<Column> columns;
  for (const std::string& name : rows[0].cells) columns.push_back(column_of(name, names));
  if (std::find(columns.begin(), columns.end(), Column::hangul) != columns.end()) {
    rows.erase(rows.begin());
  } else {
    columns.assign(rows[0].cells.size(), Column::none);
    for (const CsvRow& row : rows)
      for (size_t i = 0; i < std::min(row.cells.size(), columns.size()); ++i)
        if (columns[i] == Column::none && (has_han(row.cells[i]) || has_hangul(row.cells[i]))) {
          const Column c = has_hangul(row.cells[i]) ? Column::hangul : Column::han;
          columns[i] = std::find(columns.begin(), columns.end(), c) == columns.end() ? c
                       : c == Column::hangul                                         ? Column::note
                                                                                     : Column::none;
        }
    if (std::find(columns.begin(), columns.end(), Column::hangul) == columns.end())
      return base::Error{"error.glossary-header", path, {}};
  }
  for (const CsvRow& row : rows) {
    Entry e;
    e.line = row.line;
    for (size_t i = 0; i < std::min(row.cells.size(), columns.size()); ++i)
      put_cell(e, columns[i], row.cells[i], "|;", names);
    if (e.hangul.empty() && e.forbidden.empty()) continue;
    if (auto fault = fault_of(e, at_line(path, e.line))) return *fault;
    out.entries.push_back(std::move(e));
  }
  return out;
}

class TomlReader {
 public:
  TomlReader(const std::string& path, const ColumnNames& names) : path_(path), names_(names) {}

  base::Result<Glossary> read(const toml::table& t) {
    Glossary out{path_, {}, {}};
    for (const auto& [key, value] : t) {
      if (key.str() != "term" && key.str() != "test") complain(key.source(), key.str(), "term, test");
      const toml::array* list = value.as_array();
      if (!list) {
        wrong_type(value.source(), key.str(), "[[" + std::string(key.str()) + "]]");
        continue;
      }
      for (const auto& item : *list) {
        const toml::table* one = item.as_table();
        if (!one) wrong_type(item.source(), key.str(), "[[" + std::string(key.str()) + "]]");
        else if (key.str() == "term") term(*one, out);
        else test(*one, out);
      }
    }
    if (fault_) return *fault_;
    const auto by_line = [](const auto& a, const auto& b) { return a.line < b.line; };
    std::stable_sort(out.entries.begin(), out.entries.end(), by_line);
    std::stable_sort(out.tests.begin(), out.tests.end(), by_line);
    return out;
  }

 private:
  std::string where(const toml::source_region& at) const {
    return path_ + ":" + std::to_string(at.begin.line) + ":" + std::to_string(at.begin.column);
  }
  void complain(const toml::source_region& at, std::string_view key, const std::string& all) {
    if (!fault_) fault_ = base::Error{"error.unknown-key", where(at), {std::string(key), "", all}};
  }
  void wrong_type(const toml::source_region& at, std::string_view key, std::string wanted) {
    if (!fault_) fault_ = base::Error{"error.config-type", where(at), {std::string(key), std::move(wanted)}};
  }
  /// A string, or an array of strings joined by '|'.
  std::string words(std::string_view key, const toml::node& n) {
    if (const auto s = n.value_exact<std::string>()) return *s;
    std::string out;
    if (const toml::array* a = n.as_array()) {
      for (const auto& item : *a) {
        const auto s = item.value_exact<std::string>();
        if (!s) return wrong_type(item.source(), key, "\"…\""), out;
        out += (out.empty() ? "" : "|") + *s;
      }
      return out;
    }
    wrong_type(n.source(), key, "\"…\"");
    return out;
  }
  void term(const toml::table& t, Glossary& out) {
    Entry e;
    e.line = static_cast<int>(t.source().begin.line);
    for (const auto& [key, value] : t) {
      const Column c = column_of(key.str(), {});
      if (c == Column::none) complain(key.source(), key.str(), all_columns());
      else put_cell(e, c, words(key.str(), value), "|", names_);
    }
    if (auto fault = fault_of(e, where(t.source())); fault && !fault_) fault_ = fault;
    out.entries.push_back(std::move(e));
  }
  void test(const toml::table& t, Glossary& out) {
    Test one;
    one.line = static_cast<int>(t.source().begin.line);
    for (const auto& [key, value] : t) {
      if (key.str() == "text") one.text = words("text", value);
      else if (key.str() == "expect") one.expect = words("expect", value);
      else complain(key.source(), key.str(), "text, expect");
    }
    out.tests.push_back(std::move(one));
  }

  std::string path_;
  const ColumnNames& names_;
  base::Status fault_;
};

base::Result<Glossary> parse_toml(std::string_view text, const std::string& path, const ColumnNames& names) {
  if (auto error = base::check_toml_keys(text, path)) return *error;
  try {
    const toml::table t = toml::parse(text, path);
    return TomlReader(path, names).read(t);
  } catch (const toml::parse_error& e) {
    const auto& at = e.source().begin;
    return base::Error{"error.toml",
                       path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column),
                       {std::string(e.description())}};
  }
}

}  // namespace

base::Result<Glossary> parse(std::string_view text, const std::string& path, const ColumnNames& names) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (path.ends_with(".toml")) return parse_toml(text, path, names);
  if (path.ends_with(".csv")) return parse_csv(text, path, names);
  return parse_tsv(text, path, names);
}

base::Result<Glossary> read(const std::string& path, const ColumnNames& names) {
  auto input = intake::Input::open(path);
  if (!input)
    return base::Error{input.error().key == "error.file-missing" ? "error.glossary-missing" : input.error().key, path,
                       input.error().args};
  auto document = text::Document::decode(path, input->bytes());
  if (!document) return document.error();
  return parse(document->text(), path, names);
}

}  // namespace ireum::glossary
