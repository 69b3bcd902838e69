// DOCX: runs joined to paragraphs; cells, notes, comments, headers and text boxes as segments of their own.
//
// Text is what stands in w:t, but not what a tracked change deleted or moved away, and no field codes. A ruby is
// written behind its base in brackets. Pages are where the author broke them and where Word last drew them.
#include <set>

#include "base/utf8.h"
#include "format/package.h"
#include "format/readers.h"

namespace ireum::format {
namespace {

/// Styles by what they are for: Word names its own ones in English in every language.
class Styles : public XmlHandler {
 public:
  void start(const Element& e) override {
    if (e.family != Family::word) return;
    if (e.name == "style") id_ = e.value("styleId");
    else if (e.name == "name" && e.value("val").starts_with("heading")) headings.insert(id_);
    else if (e.name == "name" && e.value("val") == "caption") captions.insert(id_);
    else if (e.name == "outlineLvl" && e.value("val") != "9") headings.insert(id_);
  }
  void end(Family, std::string_view, Range) override {}
  void characters(const Characters&) override {}
  std::set<std::string, std::less<>> headings, captions;

 private:
  std::string id_;
};

class WordReader : public XmlHandler {
 public:
  explicit WordReader(Styles styles) : styles_(std::move(styles)) {}

  Nest nest{Kind::docx};
  Role role = Role::paragraph;  // of the member's paragraphs

  void start(const Element& e) override {
    if (hidden_ > 0) return void(++hidden_);
    const bool away = e.is(Family::word, "moveFrom") || e.is(Family::compatibility, "Fallback");
    if (away) return void(hidden_ = 1);
    if (e.family == Family::word) start_word(e);
  }

  void end(Family family, std::string_view name, Range) override {
    if (hidden_ > 0) return void(--hidden_);
    if (family == Family::word) end_word(name);
  }

  void characters(const Characters& text) override {
    if (hidden_ > 0 || !in_text_) return;
    if (in_ruby_text_) ruby_.add(text);
    else put(nest.now(), text);
  }

 private:
  void start_word(const Element& e) {
    if (e.name == "t") in_text_ = true;
    else if (e.name == "p") open_paragraph();
    else if (e.name == "pStyle") style(e.value("val"));
    else if (e.name == "outlineLvl" && nest.now().is_open() && e.value("val") != "9") as(Role::heading);
    else if (e.name == "tbl") tables_.table();
    else if (e.name == "tr") tables_.row();
    else if (e.name == "tc") tables_.cell(std::exchange(spanned_, 0));
    else if (e.name == "gridSpan") span(e.value("val"));
    else if (e.name == "txbxContent") nest.push(), outer_.push_back(std::exchange(tables_, {}));
    else if (e.name == "rt") in_ruby_text_ = true;
    else if (e.name == "lastRenderedPageBreak") page(true);
    else if (nest.now().is_open()) start_character(e);
  }

  void start_character(const Element& e) {
    if (e.name == "tab" && !in_properties_) nest.now().gap("\t");
    else if (e.name == "pPr") in_properties_ = true;
    else if (e.name == "br" && e.value("type") == "page") page(false);
    else if (e.name == "br" || e.name == "cr") nest.now().gap("\n");
    else if (e.name == "noBreakHyphen") nest.now().gap("-");
    else if (e.name == "sym") symbol(e.value("char"));
  }

  void end_word(std::string_view name) {
    if (name == "t") in_text_ = false;
    else if (name == "p") nest.close();
    else if (name == "pPr") in_properties_ = false;
    else if (name == "tr") spanned_ = 0;
    else if (name == "tbl") tables_.end();
    else if (name == "rt") in_ruby_text_ = false;
    else if (name == "ruby") end_ruby();
    else if (name == "txbxContent" && nest.depth() > 0) {
      nest.pop();
      tables_ = std::move(outer_.back());
      outer_.pop_back();
    }
  }

  void open_paragraph() {
    Segment segment{.role = role};
    tables_.mark(segment);
    nest.now().open(segment);
  }

  void style(std::string_view id) {
    if (styles_.headings.contains(id)) as(Role::heading);
    else if (styles_.captions.contains(id)) as(Role::caption);
  }

  void as(Role wanted) {
    Segment& segment = nest.now().segment();
    if (segment.role == Role::paragraph) segment.role = wanted;
  }

  /// A cell over several columns counts as them for those behind it.
  void span(std::string_view value) {
    const int n = std::atoi(std::string(value).c_str());
    if (n > 1 && n < 1000) spanned_ = static_cast<uint32_t>(n - 1);
  }

  void page(bool estimated) {
    if (nest.depth() > 0 || role != Role::paragraph || tables_.inside()) return;
    if (nest.now().pages() == 0) nest.now().page_at(0, {}, false);
    nest.now().page({}, estimated);
  }

  void symbol(std::string_view hex) {
    const auto c = static_cast<char32_t>(std::strtoul(std::string(hex).c_str(), nullptr, 16));
    if (c < 0x20 || c > 0xD7FF) return;  // a font of symbols
    std::string out;
    base::append_utf8(out, c);
    nest.now().gap(out);
  }

  void end_ruby() {
    if (ruby_.empty()) return;
    nest.now().gap("(");
    ruby_.put_into(nest.now());
    nest.now().gap(")");
  }

  Styles styles_;
  TableCounter tables_;
  std::vector<TableCounter> outer_;
  Kept ruby_;
  int hidden_ = 0;
  bool in_text_ = false, in_ruby_text_ = false, in_properties_ = false;
  uint32_t spanned_ = 0;
};

struct PartKind {
  std::string_view begin;
  Role role;
};
constexpr PartKind kParts[] = {{"footnotes", Role::note},
                               {"endnotes", Role::note},
                               {"comments", Role::comment},
                               {"header", Role::header},
                               {"footer", Role::footer}};

}  // namespace

base::Result<Rendering> read_docx(const Source& source) {
  base::Result<Package> package = Package::open(source);
  if (!package) return package.error();
  const std::string main = package->main_part("word/document.xml");
  const std::string folder = main.substr(0, main.rfind('/') + 1);
  Styles styles;
  if (package->zip().has(folder + "styles.xml")) static_cast<void>(package->look_up(folder + "styles.xml", styles));
  WordReader reader(std::move(styles));
  if (const auto failed = package->read(main, reader.nest.now(), reader)) return *failed;
  reader.nest.close();
  reader.nest.now().end_pages();
  for (const PartKind& part : kParts) {
    reader.role = part.role;
    for (const std::string& name : package->numbered(folder + std::string(part.begin), ".xml")) {
      if (const auto failed = package->read(name, reader.nest.now(), reader)) return *failed;
      reader.nest.close();
    }
  }
  return reader.nest.now().take();
}

}  // namespace ireum::format
