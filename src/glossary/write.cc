// Glossaries out, and one entry more in a file that people keep by hand.
#include <algorithm>
#include <tuple>

#include "glossary/columns.h"
#include "glossary/csv.h"
#include "glossary/glossary.h"
#include "glossary/text.h"

namespace ireum::glossary {
namespace {

std::string escaped_control(char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out = "\\u00";
  out += kDigits[static_cast<unsigned char>(c) >> 4];
  out += kDigits[static_cast<unsigned char>(c) & 15];
  return out;
}

std::string toml_string(std::string_view s) {
  std::string out = "\"";
  for (const char c : s) {
    if (c == '\n') out += "\\n";
    else if (c == '\t') out += "\\t";
    else if (c == '\r') out += "\\r";
    else if (c == '"' || c == '\\') (out += '\\') += c;
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) out += escaped_control(c);
    else out += c;
  }
  return out + "\"";
}

std::string toml_list(const std::vector<std::string>& list) {
  if (list.size() == 1) return toml_string(list[0]);
  std::string out = "[";
  for (const std::string& s : list) out += (out.size() > 1 ? ", " : "") + toml_string(s);
  return out + "]";
}

std::string toml_term(const Entry& e) {
  std::string out = "[[term]]\n";
  const auto put = [&](const char* key, const std::string& s) {
    if (!s.empty()) out += std::string(key) + " = " + toml_string(s) + "\n";
  };
  const auto list = [&](const char* key, const std::vector<std::string>& l) {
    if (!l.empty()) out += std::string(key) + " = " + toml_list(l) + "\n";
  };
  list("han", e.han), put("hangul", e.hangul), put("type", e.type), list("allowed", e.allowed), list("abbr", e.abbr);
  list("forbidden", e.forbidden), put("note", e.note), put("id", e.id), put("parent", e.parent), put("flags", e.flags);
  return out;
}

/// The usual columns, and those of the others that some entry fills.
std::vector<Column> columns_for(const Glossary& g) {
  std::vector<Column> out;
  for (size_t i = 0; i < kColumns.size(); ++i) {
    const auto c = static_cast<Column>(i);
    if (i < kUsual ||
        std::any_of(g.entries.begin(), g.entries.end(), [&](const Entry& e) { return !cell_of(e, c).empty(); }))
      out.push_back(c);
  }
  return out;
}

std::string row_of(const Entry& e, const std::vector<Column>& columns) {
  std::string out;
  for (size_t i = 0; i < columns.size(); ++i) out += (i ? "\t" : "") + cell_of(e, columns[i]);
  return out;
}

/// Where the entry stands already: the same first Han, or the same Hangul where it has none.
const Entry* twin_of(const Glossary& g, const Entry& e) {
  for (const Entry& x : g.entries)
    if (e.han.empty() ? x.han.empty() && x.hangul == e.hangul
                      : std::find(x.han.begin(), x.han.end(), e.han[0]) != x.han.end())
      return &x;
  return nullptr;
}

/// A spreadsheet with one row more at its end. Its own columns stay, also those that are none of ours; one
/// that the entry needs comes in behind them. A table without a line of names gets one.
std::string with_csv_row(std::string_view text, const Glossary& old, const Entry& entry, const ColumnNames& names) {
  const bool mark = text.starts_with("\xEF\xBB\xBF");
  if (mark) text.remove_prefix(3);
  std::vector<Column> columns;
  const auto rows = read_csv(text);
  for (const std::string& name : rows[0].cells) columns.push_back(column_of(name, names));
  if (std::find(columns.begin(), columns.end(), Column::hangul) == columns.end()) {
    Glossary all = old;
    all.entries.push_back(entry);
    return to_csv(all).substr(mark ? 0 : 3);
  }
  const char separator = separator_of(text);
  const std::string end = text.find("\r\n") != text.npos ? "\r\n" : "\n";
  const size_t head_end = std::min(text.find_first_of("\r\n"), text.size());
  std::string out(mark ? "\xEF\xBB\xBF" : "");
  out += text.substr(0, head_end);
  for (size_t i = 0; i < kColumns.size(); ++i) {
    const auto c = static_cast<Column>(i);
    if (cell_of(entry, c).empty() || std::find(columns.begin(), columns.end(), c) != columns.end()) continue;
    columns.push_back(c);
    out.append(1, separator).append(kColumns[i]);
  }
  out += text.substr(head_end);
  if (!out.ends_with('\n')) out += end;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (i) out += separator;
    if (columns[i] != Column::none) out += csv_cell(cell_of(entry, columns[i]));
  }
  return out + end;
}

}  // namespace

void sort(Glossary& g) {
  std::stable_sort(g.entries.begin(), g.entries.end(), [](const Entry& a, const Entry& b) {
    return std::forward_as_tuple(a.han, a.hangul) < std::forward_as_tuple(b.han, b.hangul);
  });
}

std::string to_tsv(const Glossary& g) {
  const std::vector<Column> columns = columns_for(g);
  std::string out;
  for (const Column c : columns) out.append(out.empty() ? "" : "\t").append(kColumns[static_cast<size_t>(c)]);
  out += '\n';
  for (const Entry& e : g.entries) out += row_of(e, columns) + "\n";
  return out;
}

std::string to_csv(const Glossary& g) {
  const std::vector<Column> columns = columns_for(g);
  std::string out = "\xEF\xBB\xBF";
  for (size_t i = 0; i < columns.size(); ++i)
    out.append(i ? "," : "").append(kColumns[static_cast<size_t>(columns[i])]);
  out += "\r\n";
  for (const Entry& e : g.entries) {
    for (size_t i = 0; i < columns.size(); ++i) out += (i ? "," : "") + csv_cell(cell_of(e, columns[i]));
    out += "\r\n";
  }
  return out;
}

std::string to_toml(const Glossary& g) {
  std::string out;
  for (const Entry& e : g.entries) out += (out.empty() ? "" : "\n") + toml_term(e);
  for (const Test& t : g.tests) {
    out += (out.empty() ? "" : "\n") + std::string("[[test]]\n");
    out += "text = " + toml_string(t.text) + "\nexpect = " + toml_string(t.expect) + "\n";
  }
  return out;
}

base::Result<std::string> with_entry(std::string_view text, const std::string& path, const Entry& entry,
                                     const ColumnNames& names) {
  if (auto fault = fault_of(entry, path)) return *fault;
  if (trim(text).empty()) {
    const Glossary one{path, {entry}, {}};
    return path.ends_with(".toml") ? to_toml(one) : path.ends_with(".csv") ? to_csv(one) : to_tsv(one);
  }
  auto old = parse(text, path, names);
  if (!old) return old.error();
  if (const Entry* twin = twin_of(*old, entry))
    return base::Error{"error.glossary-duplicate",
                       path + ":" + std::to_string(twin->line),
                       {entry.han.empty() ? entry.hangul : entry.han[0], std::to_string(twin->line)}};
  if (path.ends_with(".csv")) return with_csv_row(text, *old, entry, names);
  if (path.ends_with(".toml")) {
    // In front of the first test, or at the end; what people wrote stays as it is.
    const size_t test = text.rfind("[[test]]") == text.npos ? text.npos : text.find("[[test]]");
    std::string before(text.substr(0, std::min(test, text.size()))), after(test == text.npos ? "" : text.substr(test));
    while (before.ends_with("\n\n")) before.pop_back();
    if (!before.empty() && before.back() != '\n') before += '\n';
    return before + (before.empty() ? "" : "\n") + toml_term(entry) + (after.empty() ? "" : "\n" + after);
  }
  const std::string end = text.find("\r\n") != text.npos ? "\r\n" : "\n";
  std::vector<std::string> head, rows;
  std::vector<Column> columns;
  for (const std::string_view line : lines_of(text)) {
    const bool remark = line.empty() || line == "#" || line.starts_with("# ") || line.starts_with("\xEF\xBB\xBF# ");
    if (columns.empty() || remark) head.emplace_back(line);
    else rows.emplace_back(line);
    if (remark || !columns.empty()) continue;
    std::string_view head_names = line;
    if (head_names.starts_with("\xEF\xBB\xBF")) head_names.remove_prefix(3);
    for (size_t at = 0; at <= head_names.size();) {
      const size_t tab = std::min(head_names.find('\t', at), head_names.size());
      columns.push_back(column_of(head_names.substr(at, tab - at), names));
      at = tab + 1;
    }
    // A column that the entry needs and the table lacks comes in behind the others.
    for (size_t i = 0; i < kColumns.size(); ++i) {
      const auto c = static_cast<Column>(i);
      if (cell_of(entry, c).empty() || std::find(columns.begin(), columns.end(), c) != columns.end()) continue;
      columns.push_back(c);
      head.back().append("\t").append(kColumns[i]);
    }
  }
  rows.push_back(row_of(entry, columns));
  std::stable_sort(rows.begin(), rows.end());
  std::string out;
  for (const auto* part : {&head, &rows})
    for (const std::string& line : *part) out += line + end;
  return out;
}

}  // namespace ireum::glossary
