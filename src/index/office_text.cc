#include "index/office_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

#include "base/utf8.h"
#include "intake/archive.h"

namespace ireum::index {
namespace {

/// What the reference between & and ; stands for: "amp", "#xAC00".
std::string referred(const std::string& name) {
  static constexpr std::array<std::pair<std::string_view, char>, 5> kNamed = {
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  std::string out;
  if (name.starts_with("#")) {
    const bool hex = name.starts_with("#x");
    const unsigned long c = std::strtoul(name.c_str() + (hex ? 2 : 1), nullptr, hex ? 16 : 10);
    if (c && c < 0x110000) base::append_utf8(out, static_cast<char32_t>(c));
  }
  for (const auto& [word, c] : kNamed)
    if (name == word) out += c;
  return out;
}

/// A tag without its brackets, or the text up to the next one.
struct Piece {
  bool tag = false;
  std::string_view text;
  size_t at = 0;  // where it begins in the XML; of a tag, its bracket
  size_t end() const { return at + text.size() + (tag ? 2 : 0); }
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
      const Piece p{false, xml_.substr(at_, end - at_), at_};
      at_ = end;
      return p;
    }
    const bool comment = xml_.substr(at_).starts_with("<!--");
    size_t end = comment ? xml_.find("-->", at_) : xml_.find('>', at_);
    if (end == xml_.npos) return std::nullopt;
    if (comment) end += 2;
    const Piece p{true, xml_.substr(at_ + 1, end - at_ - 1), at_};
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
  /// Text of the file, which stands at byte `at` of the member, in the element begun last.
  void written(std::string_view s, size_t at) {
    for (size_t i = 0; i < s.size();) {
      const size_t reference = std::min(s.find('&', i), s.size());
      if (reference > i) stretch(s.substr(i, reference - i), at + i, reference - i);
      i = reference;
      if (i == s.size()) break;
      const size_t end = s.find(';', i);
      const bool known = end != s.npos && end - i <= 10;
      if (known) stretch(referred(std::string(s.substr(i + 1, end - i - 1))), at + i, end + 1 - i);
      else stretch(s.substr(i, 1), at + i, 1);
      i = known ? end + 1 : i + 1;
    }
  }
  void part(std::string_view name) { out_.parts.emplace_back(name); }
  void element(TextElement e) {
    e.part = static_cast<uint32_t>(out_.parts.size() - 1);
    out_.elements.push_back(e);
  }
  void line() { out_.text += '\n', fresh_ = true; }
  /// A line ends here, if one has begun.
  void end_line() {
    if (!fresh_) line();
  }
  /// Paragraphs of one cell are words apart.
  void gap() {
    if (!fresh_ && !out_.text.ends_with('\t') && !out_.text.ends_with(' ')) out_.text += ' ';
  }
  void page(bool estimated) {
    if (estimated && blank_page_) return;
    out_.text += '\f';
    out_.estimated = out_.estimated || estimated;
    blank_page_ = true;
  }
  void indent(int blanks) { indent_ = blanks; }
  OfficeText take(OfficeKind kind) {
    out_.kind = kind;
    return std::move(out_);
  }

 private:
  void stretch(std::string_view said, size_t at, size_t size) {
    if (said.empty()) return;
    text(said);
    if (!out_.elements.empty())
      out_.stretches.push_back(
          {out_.text.size() - said.size(), at, size, static_cast<uint32_t>(out_.elements.size() - 1)});
  }

  OfficeText out_;
  int indent_ = 0;
  bool fresh_ = true, blank_page_ = true;
};

bool off(std::string_view value) { return value == "0" || value == "false" || value == "off"; }

/// The runs (w:r) around a place of a DOCX, one in another in ruby and text boxes.
class Runs {
 public:
  void see(const Piece& p) {
    const std::string_view name = p.name();
    if (name == "w:r" && !p.empty_tag()) runs_.push_back({.at = p.at});
    else if (name == "/w:r" && !runs_.empty()) runs_.pop_back();
    else if (runs_.empty()) return;
    else if (name == "w:rPr" && !p.empty_tag() && (properties_ || !runs_.back().full)) {
      if (!properties_++) runs_.back().format = p.at;
    } else if (name == "/w:rPr" && properties_) {
      if (!--properties_) runs_.back().format_end = p.end();
    } else if (!properties_ && name != "w:t") {
      runs_.back().full = true;
    }
  }
  TextElement element(const Piece& p, bool ruby) {
    TextElement e{
        .open = p.at, .begin = p.end(), .keeps_blanks = p.attribute("xml:space") == "preserve", .whole = true};
    if (runs_.empty()) return e;
    Run& run = runs_.back();
    e.run = ruby ? runs_.front().at : run.at;
    e.format = run.format, e.format_end = run.format_end;
    e.first = !run.full, e.whole = ruby;
    run.full = true;
    return e;
  }

 private:
  struct Run {
    size_t at = 0, format = 0, format_end = 0;
    bool full = false;
  };
  std::vector<Run> runs_;
  int properties_ = 0;
};

OfficeText word_text(std::string_view xml) {
  Lines lines;
  lines.part("word/document.xml");
  Pieces pieces(xml);
  Runs runs;
  bool in_text = false, section = false, continuous = false;
  int rows = 0, paragraphs = 0, ruby = 0, fallback = 0;
  while (const auto p = pieces.next()) {
    if (!p->tag) {
      if (in_text) lines.written(p->text, p->at);
      continue;
    }
    const std::string_view name = p->name();
    // A text box stands in the file twice, for new programs and for old ones.
    if (name == "mc:Fallback" && !p->empty_tag()) ++fallback;
    else if (name == "/mc:Fallback") --fallback;
    if (fallback > 0) continue;
    runs.see(*p);
    if (name == "w:t") {
      in_text = !p->empty_tag();
      if (in_text) lines.element(runs.element(*p, ruby > 0));
    } else if (name == "/w:t") in_text = false;
    else if (name == "w:ruby") ++ruby;
    else if (name == "/w:ruby") --ruby;
    else if (name == "w:p" && !p->empty_tag()) {
      lines.indent(0), ++paragraphs, section = false;
      if (rows > 0) lines.gap();
    } else if (name == "w:p" || name == "/w:p") {
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
  return lines.take(OfficeKind::word);
}

OfficeText open_document_text(std::string_view xml) {
  std::set<std::string_view> breaking;  // paragraph styles that begin a page
  {
    Pieces styles(xml);
    std::string_view style;
    while (const auto p = styles.next()) {
      if (!p->tag) continue;
      if (p->name() == "style:style") style = p->attribute("style:name");
      if (p->name() == "style:paragraph-properties" && p->attribute("fo:break-before") == "page")
        breaking.insert(style);
    }
  }
  Lines lines;
  Pieces pieces(xml);
  int rows = 0, paragraphs = 0;
  while (const auto p = pieces.next()) {
    if (!p->tag) {
      if (paragraphs) lines.written(p->text, p->at);
      continue;
    }
    const std::string_view name = p->name();
    if (name == "text:p" || name == "text:h") {
      const std::string_view style = p->attribute("text:style-name");
      if (breaking.contains(style)) lines.page(false);
      lines.indent(2 * std::max(0, index_level(style) - 1));
      if (rows > 0) lines.gap();
      if (!p->empty_tag()) ++paragraphs;
      else if (rows == 0) lines.line();
    } else if (name == "/text:p" || name == "/text:h") {
      --paragraphs;
      if (rows == 0) lines.line();
    } else if (name == "text:s") {
      const std::string_view n = p->attribute("text:c");
      lines.text(
          std::string(n.empty() ? 1 : static_cast<size_t>(std::min(1000, std::atoi(std::string(n).c_str()))), ' '));
    } else if (name == "text:tab") lines.text("\t");
    else if (name == "text:line-break") lines.line();
    else if (name == "text:soft-page-break") lines.page(true);
    else if (name == "table:table-row") ++rows;
    else if (name == "/table:table-row") --rows, lines.line();
    else if (name == "/table:table-cell") lines.text("\t");
  }
  return lines.take(OfficeKind::open_document);
}

/// The sections of an HWPX. What stands in controls (headers, notes, marks) is passed over, and so is
/// text that a reviewer deleted.
OfficeText hangul_text(std::string_view bytes) {
  Lines lines;
  for (int number = 0;; ++number) {
    const std::string name = "Contents/section" + std::to_string(number) + ".xml";
    const auto xml = intake::zip_member(bytes, name);
    if (!xml) return lines.take(OfficeKind::hangul);
    lines.part(name);
    Pieces pieces(*xml);
    int rows = 0, controls = 0, deleted = 0;
    bool in_text = false, full = false;
    size_t run = 0;
    while (const auto p = pieces.next()) {
      if (!p->tag) {
        if (in_text && !controls && !deleted) lines.written(p->text, p->at);
        continue;
      }
      const std::string_view tag = p->name();
      if (tag == "hp:ctrl" && !p->empty_tag()) ++controls;
      else if (tag == "/hp:ctrl") --controls;
      if (controls) continue;
      if (tag == "hp:run") run = p->at, full = false;
      else if (tag == "hp:t" || tag == "hp:mainText") {
        in_text = !p->empty_tag();
        if (in_text)
          lines.element({.open = p->at, .begin = p->end(), .run = run, .first = !full, .whole = p->text != "hp:t"});
        full = true;
      } else if (tag == "/hp:t" || tag == "/hp:mainText") in_text = false;
      else if (tag == "hp:p") {
        if (rows > 0) lines.gap();
        else lines.end_line();
      } else if (tag == "/hp:p") {
        if (rows == 0) lines.line();
      } else if (tag == "hp:lineBreak") lines.line();
      else if (tag == "hp:tab") lines.text("\t");
      else if (tag == "hp:nbSpace" || tag == "hp:fwSpace") lines.text(" ");
      else if (tag == "hp:deleteBegin") ++deleted;
      else if (tag == "hp:deleteEnd") --deleted;
      else if (tag == "hp:tr") ++rows;
      else if (tag == "/hp:tr") --rows, lines.line();
      else if (tag == "/hp:tc") lines.text("\t");
      else if (tag == "hp:tbl") lines.end_line();
    }
  }
}

}  // namespace

std::optional<OfficeText> office_text(std::string_view bytes) {
  if (!bytes.starts_with("PK")) return std::nullopt;
  if (const auto word = intake::zip_member(bytes, "word/document.xml")) return word_text(*word);
  if (const auto odt = intake::zip_member(bytes, "content.xml")) return open_document_text(*odt);
  const auto names = intake::zip_names(bytes);
  if (std::find(names.begin(), names.end(), "Contents/section0.xml") != names.end()) return hangul_text(bytes);
  return std::nullopt;
}

}  // namespace ireum::index
