// XLIFF, TMX and TBX: units of two languages, the source and its translation a segment each.
//
// The handle is the unit's id, the language what the format says. Native codes (ph, bpt, ept, it, ut) are no prose; the
// source of an XLIFF unit and the source language of a TMX are read and never edited.
#include <algorithm>

#include "format/readers.h"
#include "format/xml.h"

namespace ireum::format {
namespace {

bool holds_codes(std::string_view name) {
  constexpr std::string_view kCodes[] = {"ph", "bpt", "ept", "it", "ut", "data", "alt-trans", "sub"};
  return std::find(std::begin(kCodes), std::end(kCodes), name) != std::end(kCodes);
}

/// What the three vocabularies call the same things.
class UnitReader : public XmlHandler {
 public:
  UnitReader(Builder& builder, Kind kind) : builder_(builder), kind_(kind) {}

  void start(const Element& e) override {
    if (hidden_ > 0) return void(++hidden_);
    if (holds_codes(e.name) && (open_ || e.name == "alt-trans")) return void(hidden_ = 1);
    if (kind_ == Kind::xliff) start_xliff(e);
    else if (kind_ == Kind::tmx) start_tmx(e);
    else start_tbx(e);
  }

  void end(Family, std::string_view name, Range) override {
    if (hidden_ > 0) return void(--hidden_);
    if (open_ && name == open_name_) {
      open_ = false;
      builder_.close();
      builder_.lock(false);
    }
  }

  void characters(const Characters& text) override {
    if (open_ && hidden_ == 0) put(builder_, text);
  }

 private:
  static std::string_view first_of(std::string_view a, std::string_view b) { return a.empty() ? b : a; }

  void start_xliff(const Element& e) {
    if (e.name == "xliff" && !e.value("srcLang").empty()) source_ = e.value("srcLang"), target_ = e.value("trgLang");
    else if (e.name == "file" && !e.value("source-language").empty())
      source_ = e.value("source-language"), target_ = e.value("target-language");
    else if (e.name == "trans-unit" || e.name == "unit") id_ = e.value("id");
    else if (e.name == "source" || e.name == "target")
      open(e.name, first_of(e.value("lang"), e.name == "source" ? source_ : target_), e.name == "source");
  }

  void start_tmx(const Element& e) {
    if (e.name == "header") source_ = e.value("srclang");
    else if (e.name == "tu") id_ = e.value("tuid");
    else if (e.name == "tuv") language_ = e.value("lang");
    else if (e.name == "seg") open(e.name, language_, !source_.empty() && language_ == source_);
  }

  void start_tbx(const Element& e) {
    if (e.name == "termEntry" || e.name == "conceptEntry") id_ = e.value("id");
    else if (e.name == "langSet" || e.name == "langSec") language_ = e.value("lang");
    else if (e.name == "term") open(e.name, language_, false);
  }

  void open(std::string_view name, std::string_view language, bool locked) {
    if (open_) return;
    open_ = true;
    open_name_ = name;
    Segment segment{.role = Role::unit};
    segment.language = language;
    segment.handle = id_;
    builder_.open(segment);
    builder_.lock(locked);
  }

  Builder& builder_;
  Kind kind_;
  bool open_ = false;
  int hidden_ = 0;
  std::string open_name_, source_, target_, language_, id_;
};

base::Result<Rendering> read_units(const Source& source, Kind kind) {
  base::Result<XmlBytes> xml = xml_bytes({}, std::string(source.bytes));
  if (!xml) return xml.error();
  Builder builder(kind);
  builder.add_member(xml->member);
  UnitReader reader(builder, kind);
  if (const auto failed = read_xml(xml->utf8, source.path, source.limits, reader)) return *failed;
  return builder.take();
}

}  // namespace

base::Result<Rendering> read_xliff(const Source& source) { return read_units(source, Kind::xliff); }
base::Result<Rendering> read_tmx(const Source& source) { return read_units(source, Kind::tmx); }
base::Result<Rendering> read_tbx(const Source& source) { return read_units(source, Kind::tbx); }

}  // namespace ireum::format
