// ODT: the text of text:p and text:h, with what its spans hold; notes, comments and frames as segments of their own.
//
// White space counts as in HTML. Deleted text (tracked changes) and the figures of notes are no text; a ruby is written
// behind its base in brackets. Page breaks are where LibreOffice last drew them.
#include <algorithm>
#include <cstdlib>

#include "format/package.h"
#include "format/readers.h"

namespace ireum::format {
namespace {

class OpenDocumentReader : public XmlHandler {
 public:
  Nest nest{Kind::odt};

  void start(const Element& e) override {
    if (hidden_ > 0) return void(++hidden_);
    if (hides(e)) return void(hidden_ = 1);
    holds_text_.push_back(e.family == Family::office_text && !holds_text_.empty() && holds_text_.back());
    if (e.family == Family::office_text) start_text(e);
    else if (e.family == Family::office_table) start_table(e);
    else if (e.is(Family::office_body, "annotation")) set_aside(Role::comment);
    else if (e.is(Family::office_body, "text-box") && !holds_text_.empty()) set_aside(role_.back());
    else if (e.is(Family::office_body, "header") || e.is(Family::office_body, "header-left"))
      role_.push_back(Role::header);
    else if (e.is(Family::office_body, "footer") || e.is(Family::office_body, "footer-left"))
      role_.push_back(Role::footer);
  }

  void end(Family family, std::string_view name, Range) override {
    if (hidden_ > 0) return void(--hidden_);
    holds_text_.pop_back();
    const bool office = family == Family::office_body;
    if (family == Family::office_text && (name == "p" || name == "h")) nest.close();
    else if (family == Family::office_text && name == "note-body") restore();
    else if (family == Family::office_text && name == "ruby-text") nest.now().gap(")");
    else if (office && (name == "annotation" || name == "text-box")) restore();
    else if (office && (name.starts_with("header") || name.starts_with("footer")) && role_.size() > 1) role_.pop_back();
    else if (family == Family::office_table && name == "table") tables_.end();
    else if (family == Family::office_table && name == "table-cell") repeat();
  }

  void characters(const Characters& text) override {
    if (hidden_ > 0 || holds_text_.empty() || !holds_text_.back()) return;
    const Escape escape = text.cdata ? Escape::cdata : Escape::xml;
    if (text.verbatim) return put_collapsed(nest.now(), text.text, text.raw.begin, escape, blank_before_);
    const bool blank = text.text == "\n" || text.text == "\t";
    if (blank && std::exchange(blank_before_, true)) return;
    if (!blank) blank_before_ = false;
    nest.now().decoded(blank ? " " : text.text, text.raw, escape, !blank);
  }

 private:
  static bool hides(const Element& e) {
    if (e.family != Family::office_text) return false;
    return e.name == "tracked-changes" || e.name == "note-citation" || e.name == "note-continuation-notice-forward";
  }

  void start_text(const Element& e) {
    if (e.name == "p" || e.name == "h") {
      Segment segment{.role = e.name == "h" ? Role::heading : role_.back()};
      tables_.mark(segment);
      nest.now().open(segment);
      holds_text_.back() = true;
      blank_before_ = true;
    } else if (e.name == "note-body") {
      set_aside(Role::note);
    } else if (e.name == "s") {
      const int n = std::clamp(std::atoi(std::string(e.value("c")).c_str()), 1, 1000);
      nest.now().gap(std::string(static_cast<size_t>(n), ' '));
    } else if (e.name == "tab") {
      nest.now().gap("\t");
    } else if (e.name == "line-break") {
      nest.now().gap("\n");
      blank_before_ = true;
    } else if (e.name == "ruby-text") {
      nest.now().gap("(");
    } else if (e.name == "soft-page-break" && nest.depth() == 0 && !tables_.inside()) {
      if (nest.now().pages() == 0) nest.now().page_at(0, {}, false);
      nest.now().page({}, true);
    }
  }

  void start_table(const Element& e) {
    if (e.name == "table") tables_.table();
    else if (e.name == "table-row") tables_.row();
    else if (e.name == "table-cell" || e.name == "covered-table-cell") {
      tables_.cell();
      repeated_ = std::clamp(std::atoi(std::string(e.value("number-columns-repeated")).c_str()), 1, 20000);
      if (e.name != "table-cell") repeat();
    }
  }

  void repeat() {
    if (repeated_ > 1) tables_.skip_columns(static_cast<uint32_t>(repeated_ - 1));
    repeated_ = 1;
  }

  struct Outer {
    TableCounter tables;
    bool blank_before;
  };

  void set_aside(Role role) {
    nest.push();
    role_.push_back(role);
    outer_.push_back({std::exchange(tables_, {}), blank_before_});
  }

  void restore() {
    if (outer_.empty()) return;
    nest.pop();
    role_.pop_back();
    tables_ = std::move(outer_.back().tables);
    blank_before_ = outer_.back().blank_before;
    outer_.pop_back();
  }

  TableCounter tables_;
  std::vector<Outer> outer_;
  std::vector<Role> role_ = {Role::paragraph};
  std::vector<bool> holds_text_;
  int hidden_ = 0, repeated_ = 1;
  bool blank_before_ = true;
};

}  // namespace

base::Result<Rendering> read_odt(const Source& source) {
  base::Result<Package> package = Package::open(source);
  if (!package) return package.error();
  OpenDocumentReader reader;
  if (const auto failed = package->read("content.xml", reader.nest.now(), reader)) return *failed;
  reader.nest.close();
  reader.nest.now().end_pages();
  if (package->zip().has("styles.xml"))
    if (const auto failed = package->read("styles.xml", reader.nest.now(), reader)) return *failed;
  reader.nest.close();
  return reader.nest.now().take();
}

}  // namespace ireum::format
