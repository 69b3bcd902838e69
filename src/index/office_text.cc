#include "index/office_text.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <set>

#include "base/utf8.h"
#include "index/inflate.h"

namespace ireum::index {
namespace {

using namespace std::string_view_literals;

uint32_t little(std::string_view s, size_t at, size_t bytes) {
  uint32_t v = 0;
  for (size_t i = 0; i < bytes && at + i < s.size(); ++i) v |= static_cast<uint32_t>(static_cast<unsigned char>(s[at + i])) << (8 * i);
  return v;
}

std::string unescaped(std::string_view s) {
  static constexpr std::array<std::pair<std::string_view, char>, 5> kNamed = {{{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  std::string out;
  for (size_t i = 0; i < s.size();) {
    const size_t end = s[i] == '&' ? s.find(';', i) : s.npos;
    if (end == s.npos || end - i > 10) {
      out += s[i++];
      continue;
    }
    const std::string name(s.substr(i + 1, end - i - 1));
    i = end + 1;
    if (name.starts_with("#")) {
      const bool hex = name.starts_with("#x");
      const unsigned long c = std::strtoul(name.c_str() + (hex ? 2 : 1), nullptr, hex ? 16 : 10);
      if (c && c < 0x110000) base::append_utf8(out, static_cast<char32_t>(c));
      continue;
    }
    for (const auto& [word, c] : kNamed)
      if (name == word) out += c;
  }
  return out;
}

/// A tag without its brackets, or the text up to the next one.
struct Piece {
  bool tag = false;
  std::string_view text;
  std::string_view name() const { return text.substr(0, text.find_first_of(" \t\r\n/", 1)); }
  bool empty_tag() const { return text.ends_with('/'); }
  std::string_view attribute(std::string_view key) const {
    const std::string lead = " " + std::string(key) + "=\"";
    const size_t at = text.find(lead);
    if (at == text.npos) return {};
    const size_t begin = at + lead.size();
    return text.substr(begin, text.find('"', begin) - begin);
  }
};

class Pieces {
 public:
  explicit Pieces(std::string_view xml) : xml_(xml) {}
  std::optional<Piece> next() {
    if (at_ >= xml_.size()) return std::nullopt;
    if (xml_[at_] != '<') {
      const size_t end = std::min(xml_.find('<', at_), xml_.size());
      const Piece p{false, xml_.substr(at_, end - at_)};
      at_ = end;
      return p;
    }
    const size_t end = xml_.find('>', at_);
    if (end == xml_.npos) return std::nullopt;
    const Piece p{true, xml_.substr(at_ + 1, end - at_ - 1)};
    at_ = end + 1;
    return p;
  }

 private:
  std::string_view xml_;
  size_t at_ = 0;
};

/// The level of a style for index entries: 1 for "Index1", "index 2" -> 2; 0 for any other.
int index_level(std::string_view style) {
  if (style.empty()) return 0;
  const char last = style.back();
  style.remove_suffix(1);
  if (style.ends_with("_20_")) style.remove_suffix(4);
  if (style.ends_with(' ')) style.remove_suffix(1);
  const bool known = style == "Index" || style == "index" || style == "Entry";
  return known && last >= '1' && last <= '9' ? last - '0' : 0;
}

/// Gathers lines; a page break with nothing since the last is no second one.
class Lines {
 public:
  void text(std::string_view s) {
    if (fresh_) out_.text.append(static_cast<size_t>(indent_), ' ');
    fresh_ = false;
    out_.text += s;
    blank_page_ = false;
  }
  void line() { out_.text += '\n', fresh_ = true; }
  void page(bool estimated) {
    if (estimated && blank_page_) return;
    out_.text += '\f';
    out_.estimated = out_.estimated || estimated;
    blank_page_ = true;
  }
  void indent(int blanks) { indent_ = blanks; }
  OfficeText take() { return std::move(out_); }

 private:
  OfficeText out_;
  int indent_ = 0;
  bool fresh_ = true, blank_page_ = true;
};

bool off(std::string_view value) { return value == "0" || value == "false" || value == "off"; }

OfficeText word_text(std::string_view xml) {
  Lines lines;
  Pieces pieces(xml);
  bool in_text = false, section = false, continuous = false;
  int rows = 0, paragraphs = 0;
  while (const auto p = pieces.next()) {
    if (!p->tag) {
      if (in_text) lines.text(unescaped(p->text));
      continue;
    }
    const std::string_view name = p->name();
    if (name == "w:t") in_text = !p->empty_tag();
    else if (name == "/w:t") in_text = false;
    else if (name == "w:p" && !p->empty_tag()) lines.indent(0), ++paragraphs, section = false;
    else if (name == "w:p" || name == "/w:p") {
      if (name == "/w:p") --paragraphs;
      if (rows == 0) lines.line();
      if (section && !continuous) lines.page(false);
      section = false;
    } else if (name == "w:pStyle") lines.indent(2 * std::max(0, index_level(p->attribute("w:val")) - 1));
    else if (name == "w:tab" && paragraphs && p->attribute("w:val").empty()) lines.text("\t");
    else if (name == "w:br") {
      if (p->attribute("w:type") == "page") lines.page(false);
      else lines.line();
    } else if (name == "w:lastRenderedPageBreak") lines.page(true);
    else if (name == "w:pageBreakBefore" && !off(p->attribute("w:val"))) lines.page(false);
    else if (name == "w:sectPr" && paragraphs) section = true, continuous = false;
    else if (name == "w:type" && section) continuous = p->attribute("w:val") == "continuous";
    else if (name == "w:tr") ++rows;
    else if (name == "/w:tr") --rows, lines.line();
    else if (name == "/w:tc") lines.text("\t");
  }
  return lines.take();
}

OfficeText open_document_text(std::string_view xml) {
  std::set<std::string_view> breaking;  // paragraph styles that begin a page
  {
    Pieces styles(xml);
    std::string_view style;
    while (const auto p = styles.next()) {
      if (!p->tag) continue;
      if (p->name() == "style:style") style = p->attribute("style:name");
      if (p->name() == "style:paragraph-properties" && p->attribute("fo:break-before") == "page") breaking.insert(style);
    }
  }
  Lines lines;
  Pieces pieces(xml);
  int rows = 0, paragraphs = 0;
  while (const auto p = pieces.next()) {
    if (!p->tag) {
      if (paragraphs) lines.text(unescaped(p->text));
      continue;
    }
    const std::string_view name = p->name();
    if (name == "text:p" || name == "text:h") {
      const std::string_view style = p->attribute("text:style-name");
      if (breaking.contains(style)) lines.page(false);
      lines.indent(2 * std::max(0, index_level(style) - 1));
      if (!p->empty_tag()) ++paragraphs;
      else if (rows == 0) lines.line();
    } else if (name == "/text:p" || name == "/text:h") {
      --paragraphs;
      if (rows == 0) lines.line();
    } else if (name == "text:s") {
      const std::string_view n = p->attribute("text:c");
      lines.text(std::string(n.empty() ? 1 : static_cast<size_t>(std::min(1000, std::atoi(std::string(n).c_str()))), ' '));
    } else if (name == "text:tab") lines.text("\t");
    else if (name == "text:line-break") lines.line();
    else if (name == "text:soft-page-break") lines.page(true);
    else if (name == "table:table-row") ++rows;
    else if (name == "/table:table-row") --rows, lines.line();
    else if (name == "/table:table-cell") lines.text("\t");
  }
  return lines.take();
}

}  // namespace

std::optional<std::string> zip_member(std::string_view zip, std::string_view name) {
  const size_t end = zip.rfind("PK\x05\x06"sv);
  if (!zip.starts_with("PK\x03\x04"sv) || end == zip.npos) return std::nullopt;
  size_t at = little(zip, end + 16, 4);
  for (uint32_t n = little(zip, end + 10, 2); n && at + 46 <= zip.size() && zip.substr(at, 4) == "PK\x01\x02"sv; --n) {
    const uint32_t method = little(zip, at + 10, 2), size = little(zip, at + 20, 4), length = little(zip, at + 28, 2);
    if (zip.substr(at + 46, length) == name) {
      const size_t local = little(zip, at + 42, 4);
      const size_t begin = local + 30 + little(zip, local + 26, 2) + little(zip, local + 28, 2);
      if (begin > zip.size() || size > zip.size() - begin) return std::nullopt;
      const std::string_view packed = zip.substr(begin, size);
      return method == 0 ? std::optional(std::string(packed)) : method == 8 ? inflated(packed) : std::nullopt;
    }
    at += 46 + length + little(zip, at + 30, 2) + little(zip, at + 32, 2);
  }
  return std::nullopt;
}

std::optional<OfficeText> office_text(std::string_view bytes) {
  if (const auto word = zip_member(bytes, "word/document.xml")) return word_text(*word);
  if (const auto odt = zip_member(bytes, "content.xml")) return open_document_text(*odt);
  return std::nullopt;
}

}  // namespace ireum::index
