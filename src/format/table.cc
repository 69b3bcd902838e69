// CSV and TSV: a segment a cell, quoted or bare, with its row and column.
//
// The separator is a tab in .tsv and .tab; else whichever of comma, semicolon and tab stands oftenest in the first line.
#include <algorithm>

#include "format/readers.h"

namespace ireum::format {
namespace {

char separator_of(const Source& source, std::string_view text) {
  if (source.path.ends_with(".tsv") || source.path.ends_with(".tab")) return '\t';
  const std::string_view line = text.substr(0, text.find('\n'));
  char best = ',';
  for (const char c : {';', '\t'})
    if (std::count(line.begin(), line.end(), c) > std::count(line.begin(), line.end(), best)) best = c;
  return best;
}

class TableReader {
 public:
  TableReader(std::string_view text, char separator, Builder& builder)
      : text_(text), separator_(separator), builder_(builder) {}

  void read() {
    uint32_t row = 1, cell = 1;
    for (size_t at = 0; at < text_.size();) {
      Segment segment{.role = Role::cell, .row = row, .cell = cell};
      builder_.open(segment);
      at = text_[at] == '"' ? quoted(at) : bare(at);
      builder_.close();
      if (at >= text_.size()) return;
      if (text_[at] == separator_) ++cell;
      else if (text_[at] == '\n') ++row, cell = 1;
      ++at;
    }
  }

 private:
  size_t bare(size_t at) {
    size_t end = at;
    while (end < text_.size() && text_[end] != separator_ && text_[end] != '\n') ++end;
    const bool carriage = end > at && text_[end - 1] == '\r';
    builder_.text(text_.substr(at, end - carriage - at), at, Escape::csv_bare);
    return end;
  }

  size_t quoted(size_t at) {
    size_t i = at + 1, from = i;
    while (i < text_.size()) {
      if (text_[i] != '"') {
        ++i;
        continue;
      }
      builder_.text(text_.substr(from, i - from), from, Escape::csv_quoted);
      if (text_.substr(i, 2) != "\"\"") break;
      builder_.decoded("\"", {i, i + 2}, Escape::csv_quoted);
      from = i += 2;
    }
    while (i < text_.size() && text_[i] != separator_ && text_[i] != '\n') ++i;
    return i;
  }

  std::string_view text_;
  char separator_;
  Builder& builder_;
};

}  // namespace

base::Result<Rendering> read_table(const Source& source) {
  base::Result<DecodedText> decoded = decoded_text(source);
  if (!decoded) return decoded.error();
  Builder builder(Kind::table);
  builder.add_member(decoded->member);
  TableReader(decoded->utf8, separator_of(source, decoded->utf8), builder).read();
  return builder.take();
}

}  // namespace ireum::format
