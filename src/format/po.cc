// PO: msgid and msgstr of each entry, a segment each; strings in several lines are one.
//
// The head entry, comments and obsolete entries are no prose; the source is read and never edited.
#include <algorithm>
#include <string>

#include "format/readers.h"

namespace ireum::format {
namespace {

struct Keyword {
  std::string_view name;
  bool source;
  bool read;
};
// The longer name first.
constexpr Keyword kKeywords[] = {
    {"msgid_plural", true, true}, {"msgid", true, true}, {"msgstr", false, true}, {"msgctxt", true, false}};

class PoReader {
 public:
  PoReader(std::string_view text, Builder& builder) : text_(text), builder_(builder) {}

  void read() {
    for (size_t at = 0; at < text_.size();) {
      const size_t end = std::min(text_.find('\n', at), text_.size());
      line(at, end);
      at = end + 1;
    }
    builder_.close();
    builder_.lock(false);
  }

 private:
  void line(size_t at, size_t end) {
    while (at < end && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    const std::string_view rest = text_.substr(at, end - at);
    if (rest.starts_with('"')) return string(at, end);
    builder_.close();
    open_ = false;
    for (const Keyword& k : kKeywords) {
      if (!rest.starts_with(k.name)) continue;
      const size_t quote = text_.find('"', at);
      if (k.name == "msgid") header_ = quote < end && text_.substr(quote, 2) == "\"\"" && first_, first_ = false, ++id_;
      open_ = k.read && !header_;
      if (open_) begin(k.source);
      if (quote < end) string(quote, end);
      return;
    }
  }

  void begin(bool source) {
    Segment segment{.role = Role::unit};
    segment.language = source ? "source" : "";
    segment.handle = std::to_string(id_);
    builder_.open(segment);
    builder_.lock(source);
  }

  void string(size_t quote, size_t end) {
    if (!open_) return;
    for (size_t i = quote + 1; i < end && text_[i] != '"';) {
      if (text_[i] != '\\' || i + 1 >= end) {
        builder_.text(text_.substr(i, 1), i, Escape::po);
        ++i;
        continue;
      }
      const char c = text_[i + 1];
      const std::string_view plain = c == 'n' ? "\n" : c == 't' ? "\t" : c == 'r' ? "\r" : text_.substr(i + 1, 1);
      builder_.decoded(plain, {i, i + 2}, Escape::po);
      i += 2;
    }
  }

  std::string_view text_;
  Builder& builder_;
  bool open_ = false, header_ = false, first_ = true;
  size_t id_ = 0;  // the number of the entry
};

}  // namespace

base::Result<Rendering> read_po(const Source& source) {
  base::Result<DecodedText> decoded = decoded_text(source);
  if (!decoded) return decoded.error();
  Builder builder(Kind::po);
  builder.add_member(decoded->member);
  PoReader(decoded->utf8, builder).read();
  return builder.take();
}

}  // namespace ireum::format
