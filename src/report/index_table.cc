// The index as CSV or TSV, one row an entry and locator: what an editor reviews in a spreadsheet.
#include "report/index_writers.h"

namespace ireum::report {
namespace {

class Rows {
 public:
  explicit Rows(char separator) : separator_(separator) {
    row({"section", "key", "heading", "sub", "type", "han", "issue", "kind", "from", "to", "principal", "relation",
         "target"});
  }

  void entry(const std::string& section, const index::Entry& e, const std::string& above) {
    static constexpr const char* kKinds[] = {"article", "page", "line"};
    const std::string type(mention::type_name(e.type));
    const std::string& heading = above.empty() ? e.heading : above;
    const std::string sub = above.empty() ? "" : e.heading;
    for (const auto& l : e.locators)
      row({section, e.key, heading, sub, type, e.han, l.issue, kKinds[static_cast<size_t>(l.kind)], l.from, l.to,
           l.principal ? "1" : "0", "", ""});
    for (const auto& s : e.see) row({section, e.key, heading, sub, type, e.han, "", "", "", "", "", "see", s});
    for (const auto& s : e.see_also)
      row({section, e.key, heading, sub, type, e.han, "", "", "", "", "", "see_also", s});
    for (const auto& s : e.subentries) entry(section, s, e.heading);
  }

  std::string take() { return std::move(out_); }

 private:
  void row(const std::vector<std::string>& cells) {
    for (size_t i = 0; i < cells.size(); ++i) {
      if (i) out_ += separator_;
      out_ += separator_ == ',' ? csv(cells[i]) : tsv(cells[i]);
    }
    out_ += separator_ == ',' ? "\r\n" : "\n";
  }

  static std::string csv(const std::string& s) {
    if (s.find_first_of(",\"\r\n") == s.npos) return s;
    std::string out = "\"";
    for (const char c : s) {
      if (c == '"') out += '"';
      out += c;
    }
    return out + "\"";
  }

  static std::string tsv(std::string s) {
    for (char& c : s)
      if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    return s;
  }

  char separator_;
  std::string out_;
};

}  // namespace

std::string write_index_table(const index::Index& index, const IndexStyle&, char separator) {
  Rows rows(separator);
  for (const auto& part : index.parts)
    for (const auto& section : part.sections)
      for (const auto& e : section.entries) rows.entry(section.heading, e, "");
  return rows.take();
}

}  // namespace ireum::report
