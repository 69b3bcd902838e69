// XLSX: the cells of every sheet, row by row; of PPTX the slides with their notes.
//
// Strings are shared: one stands at every cell that shows it, and an edit at one is an edit of all. Results of formulas
// and numbers are no text. Comments and text boxes of sheets follow them.
#include <charconv>
#include <map>

#include "format/package.h"
#include "format/readers.h"

namespace ireum::format {
namespace {

class SharedStrings : public XmlHandler {
 public:
  void start(const Element& e) override {
    if (e.name == "si") strings.emplace_back();
    else if (e.name == "rPh") phonetic_ = true;
    else if (e.name == "t") in_text_ = !phonetic_ && !strings.empty();
  }
  void end(Family, std::string_view name, Range) override {
    if (name == "rPh") phonetic_ = false;
    else if (name == "t") in_text_ = false;
  }
  void characters(const Characters& text) override {
    if (in_text_) strings.back().add(text);
  }
  std::vector<Kept> strings;

 private:
  bool in_text_ = false, phonetic_ = false;
};

/// Names of the sheets and where they stand.
class Workbook : public XmlHandler {
 public:
  void start(const Element& e) override {
    if (e.name == "sheet") sheets.emplace_back(e.value("name"), e.value("id"));
    else if (e.name == "Relationship") targets[std::string(e.value("Id"))] = e.value("Target");
  }
  void end(Family, std::string_view, Range) override {}
  void characters(const Characters&) override {}
  std::vector<std::pair<std::string, std::string>> sheets;
  std::map<std::string, std::string> targets;
};

struct CellPlace {
  uint32_t row = 0, column = 0;
};

CellPlace place_of_cell(std::string_view reference) {
  CellPlace place;
  size_t i = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && i < 3; ++i)
    place.column = place.column * 26 + static_cast<uint32_t>(reference[i] - 'A' + 1);
  std::from_chars(reference.data() + i, reference.data() + reference.size(), place.row);
  return place;
}

class SheetReader : public XmlHandler {
 public:
  SheetReader(Builder& builder, SharedStrings& strings, uint32_t shared, const Limits& limits)
      : builder_(builder), strings_(strings), shared_(shared), limits_(limits) {}

  std::string sheet;
  uint32_t member = 0;

  void start(const Element& e) override {
    if (e.name == "c") {
      reference_ = e.value("r");
      type_ = e.value("t");
      value_.clear();
    } else if (e.name == "is" || e.name == "comment") {
      if (e.name == "comment") reference_ = e.value("ref");
      open(e.name == "is" ? Role::cell : Role::comment);
      inside_ = true;
    } else if (e.name == "rPh") {
      phonetic_ = true;
    }
    in_text_ = e.name == "t" && inside_ && !phonetic_;
    in_value_ = e.name == "v" && type_ == "s";
  }

  void end(Family, std::string_view name, Range) override {
    in_text_ = in_value_ = false;
    if (name == "rPh") phonetic_ = false;
    if (name == "is" || name == "comment") inside_ = false, builder_.close();
    if (name == "v" && type_ == "s") shared_string();
  }

  void characters(const Characters& text) override {
    if (in_text_) put(builder_, text);
    else if (in_value_) value_ += text.text;
  }

  bool too_long() const { return builder_.at() > limits_.text_bytes; }

 private:
  void open(Role role) {
    const CellPlace place = place_of_cell(reference_);
    Segment segment{.role = role, .row = place.row, .cell = place.column};
    segment.handle = sheet + "!" + reference_;
    builder_.open(segment);
  }

  void shared_string() {
    size_t n = 0;
    const auto [end, failed] = std::from_chars(value_.data(), value_.data() + value_.size(), n);
    if (failed != std::errc() || n >= strings_.strings.size() || too_long()) return;
    open(Role::cell);
    builder_.in_member(shared_);
    Kept(strings_.strings[n]).put_into(builder_);
    builder_.in_member(member);
    builder_.close();
  }

  Builder& builder_;
  SharedStrings& strings_;
  uint32_t shared_;
  const Limits& limits_;
  std::string reference_, type_, value_;
  bool inside_ = false, phonetic_ = false, in_text_ = false, in_value_ = false;
};

/// Paragraphs of DrawingML: slides, text boxes.
class DrawingReader : public XmlHandler {
 public:
  explicit DrawingReader(Builder& builder) : builder_(builder) {}
  Role role = Role::paragraph;

  void start(const Element& e) override {
    if (e.family == Family::slides && e.name == "ph")
      title_ = e.value("type") == "title" || e.value("type") == "ctrTitle";
    else if (e.family == Family::slides && e.name == "sp") title_ = false;
    if (e.family != Family::drawing) return;
    if (e.name == "p") open();
    else if (e.name == "t") in_text_ = true;
    else if (e.name == "br") builder_.gap("\n");
    else if (e.name == "tbl") tables_.table();
    else if (e.name == "tr") tables_.row();
    else if (e.name == "tc") tables_.cell();
  }
  void end(Family family, std::string_view name, Range) override {
    if (family != Family::drawing) return;
    if (name == "t") in_text_ = false;
    else if (name == "p") builder_.close();
    else if (name == "tbl") tables_.end();
  }
  void characters(const Characters& text) override {
    if (in_text_) put(builder_, text);
  }

 private:
  void open() {
    Segment segment{.role = title_ ? Role::heading : role};
    tables_.mark(segment);
    builder_.open(segment);
  }

  Builder& builder_;
  TableCounter tables_;
  bool in_text_ = false, title_ = false;
};

struct SheetName {
  std::string name, member;
};

std::vector<SheetName> sheets_of(Package& package, const std::string& main) {
  const size_t cut = main.rfind('/') + 1;
  const std::string folder = main.substr(0, cut), relations = folder + "_rels/" + main.substr(cut) + ".rels";
  Workbook workbook;
  static_cast<void>(package.look_up(main, workbook));
  if (package.zip().has(relations)) static_cast<void>(package.look_up(relations, workbook));
  std::vector<SheetName> out;
  for (const auto& [name, id] : workbook.sheets) {
    const std::string& target = workbook.targets[id];
    const std::string member = target.starts_with('/') ? target.substr(1) : folder + target;
    if (!target.empty() && package.zip().has(member)) out.push_back({name, member});
  }
  if (!out.empty()) return out;
  for (const std::string& member : package.numbered(folder + "worksheets/sheet", ".xml"))
    out.push_back({member, member});
  return out;
}

}  // namespace

base::Result<Rendering> read_xlsx(const Source& source) {
  base::Result<Package> package = Package::open(source);
  if (!package) return package.error();
  Builder builder(Kind::xlsx);
  const std::string main = package->main_part("xl/workbook.xml"), folder = main.substr(0, main.rfind('/') + 1);
  SharedStrings strings;
  uint32_t shared = 0;
  if (package->zip().has(folder + "sharedStrings.xml"))
    if (const auto failed = package->read(folder + "sharedStrings.xml", builder, strings)) return *failed;
  SheetReader reader(builder, strings, shared, source.limits);
  const auto read = [&](const std::string& member, const std::string& sheet, XmlHandler& handler) {
    reader.sheet = sheet;
    reader.member = static_cast<uint32_t>(builder.peek().members.size());
    return package->read(member, builder, handler);
  };
  for (const SheetName& sheet : sheets_of(*package, main))
    if (const auto failed = read(sheet.member, sheet.name, reader)) return *failed;
  for (const std::string& member : package->numbered(folder + "comments", ".xml"))
    if (const auto failed = read(member, {}, reader)) return *failed;
  DrawingReader drawing(builder);
  for (const std::string& member : package->numbered(folder + "drawings/drawing", ".xml"))
    if (const auto failed = read(member, {}, drawing)) return *failed;
  if (reader.too_long())
    return base::Error{"error.format-bound", source.path, {"text_bytes", std::to_string(source.limits.text_bytes)}};
  return builder.take();
}

base::Result<Rendering> read_pptx(const Source& source) {
  base::Result<Package> package = Package::open(source);
  if (!package) return package.error();
  Builder builder(Kind::pptx);
  const std::string main = package->main_part("ppt/presentation.xml"), folder = main.substr(0, main.rfind('/') + 1);
  DrawingReader drawing(builder);
  for (const std::string& member : package->numbered(folder + "slides/slide", ".xml")) {
    builder.page();
    if (const auto failed = package->read(member, builder, drawing)) return *failed;
    builder.close();
  }
  builder.end_pages();
  drawing.role = Role::note;
  for (const std::string& member : package->numbered(folder + "notesSlides/notesSlide", ".xml"))
    if (const auto failed = package->read(member, builder, drawing)) return *failed;
  return builder.take();
}

}  // namespace ireum::format
