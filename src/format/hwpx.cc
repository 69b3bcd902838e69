// HWPX: the text of hp:t, run by run; tables, notes, headers and text boxes set aside in the paragraph that holds them.
//
// A paragraph inside another's run is read behind it. The line cache of a paragraph that is edited goes (Hangul draws
// it anew; an old one makes lines overlap). Pages come from that cache. Positions in a paragraph are counted as Hangul
// counts them: UTF-16 units, eight for a control.
#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "format/package.h"
#include "format/page_counter.h"
#include "format/readers.h"

namespace ireum::format {
namespace {

int64_t number(std::string_view s) {
  int64_t n = 0;
  std::from_chars(s.data(), s.data() + s.size(), n);
  return n;
}

uint32_t utf16_units(std::string_view utf8) {
  uint32_t n = 0;
  for (const char c : utf8)
    n += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 + (static_cast<unsigned char>(c) >= 0xF0) : 0;
  return n;
}

/// Where in the rendering a unit of a paragraph stands, and its line cache.
struct Paragraph {
  struct Mark {
    uint32_t unit;
    uint64_t text;
  };
  uint64_t begin = 0;
  uint32_t units = 0;
  std::vector<Mark> marks;
  std::vector<LaidLine> lines;
  bool broken = false;

  void control(uint32_t n) { units += n; }
  void characters(uint64_t at, std::string_view text) {
    marks.push_back({units, at});
    units += utf16_units(text);
  }
};

constexpr uint32_t kControl = 8;

struct InlineSign {
  std::string_view name, text;
  uint32_t units;
};
constexpr InlineSign kSigns[] = {
    {"tab", "\t", kControl}, {"lineBreak", "\n", 1}, {"nbSpace", "\u00A0", 1}, {"fwSpace", " ", 1}, {"hyphen", "-", 1}};

/// What counts as one control in a paragraph's text.
constexpr std::string_view kControls[] = {"ctrl", "secPr", "pic", "rect", "dutmal", "equation", "container", "compose"};

struct Aside {
  std::string_view name;
  Role role;
};
constexpr Aside kAsides[] = {{"footNote", Role::note}, {"endNote", Role::note},    {"header", Role::header},
                             {"footer", Role::footer}, {"caption", Role::caption}, {"hiddenComment", Role::comment}};

class HangulReader : public XmlHandler {
 public:
  Nest nest{Kind::hwpx};
  bool laid_out = true;  // every paragraph with text has its lines

  void begin_section() { pages_.section(); }

  void start(const Element& e) override {
    if (e.family != Family::hangul) return;
    if (in_text_ && !paragraphs_.empty()) return inside_text(e);
    for (const Aside& a : kAsides)
      if (a.name == e.name) roles_.push_back(a.role);
    if (e.name == "p") open_paragraph(e);
    else if (e.name == "subList") push();
    else if (e.name == "tbl") outer_.back().table(), control();
    else if (e.name == "tr") outer_.back().row();
    else if (e.name == "tc") outer_.back().cell();
    else if (e.name == "colPr") pages_.columns(static_cast<uint32_t>(number(e.value("colCount"))));
    else if (!paragraphs_.empty()) inside_paragraph(e);
  }

  void end(Family family, std::string_view name, Range raw) override {
    if (family != Family::hangul) return;
    for (const Aside& a : kAsides)
      if (a.name == name && roles_.size() > 1) roles_.pop_back();
    if (name == "t" || name == "mainText" || name == "subText") in_text_ = in_ruby_text_ = false;
    else if (name == "dutmal") end_ruby();
    else if (name == "linesegarray") cache_.end = raw.end;
    else if (name == "p") close_paragraph();
    else if (name == "subList") pop();
    else if (name == "tbl") outer_.back().end();
  }

  void characters(const Characters& text) override {
    if (!in_text_ || deleted_ || paragraphs_.empty()) return;
    if (in_ruby_text_) return ruby_.add(text);
    paragraphs_.back().characters(nest.now().at(), text.text);
    put(nest.now(), text);
  }

 private:
  void inside_paragraph(const Element& e) {
    if (e.name == "t" || e.name == "mainText") in_text_ = true;
    else if (e.name == "subText") in_text_ = in_ruby_text_ = true;
    else if (e.name == "linesegarray") cache_ = e.raw;
    else if (e.name == "lineseg")
      paragraphs_.back().lines.push_back(
          {static_cast<uint32_t>(number(e.value("textpos"))), number(e.value("vertpos"))});
    else if (std::find(std::begin(kControls), std::end(kControls), e.name) != std::end(kControls)) control();
  }

  /// Signs between the letters, and tracked deletions.
  void inside_text(const Element& e) {
    if (e.name == "deleteBegin") deleted_ = true;
    else if (e.name == "deleteEnd") deleted_ = false;
    for (const InlineSign& s : kSigns) {
      if (s.name != e.name) continue;
      paragraphs_.back().control(s.units);
      if (!deleted_) nest.now().gap(s.text);
    }
  }

  void control() {
    if (!paragraphs_.empty()) paragraphs_.back().control(kControl);
  }

  void open_paragraph(const Element& e) {
    Segment segment{.role = roles_.back()};
    if (segment.role == Role::paragraph) outer_.back().mark(segment);
    nest.now().open(segment);
    paragraphs_.push_back({});
    paragraphs_.back().begin = nest.now().at();
    paragraphs_.back().broken = e.value("pageBreak") == "1";
    cache_ = {};
  }

  void close_paragraph() {
    if (paragraphs_.empty()) return;
    const Paragraph& p = paragraphs_.back();
    const Range text = {p.begin, nest.now().at()};
    if (!cache_.empty() && !text.empty()) nest.now().stale(text, cache_);
    if (nest.depth() == 0) number_pages(p, text);
    nest.close();
    paragraphs_.pop_back();
    cache_ = {};
  }

  void number_pages(const Paragraph& p, Range text) {
    if (p.lines.empty() && !text.empty()) laid_out = false;
    for (const uint32_t unit : pages_.paragraph(p.lines, p.broken)) {
      const auto mark = std::upper_bound(p.marks.begin(), p.marks.end(), unit,
                                         [](uint32_t u, const Paragraph::Mark& m) { return u < m.unit; });
      uint64_t at = text.begin;
      if (unit > 0 && mark != p.marks.begin()) {
        const Paragraph::Mark& m = *std::prev(mark);
        size_t i = m.text;
        uint32_t u = m.unit;
        const std::string& all = nest.now().peek().text;
        while (u < unit && i < all.size()) u += base::next_code_point(all, i) >= 0x10000 ? 2 : 1;
        at = std::min<uint64_t>(i, text.end);
      }
      nest.now().page_at(at, {}, true);
    }
  }

  void push() {
    nest.push();
    outer_.emplace_back();
    table_of_cell();
    state_.push_back({in_text_, deleted_, in_ruby_text_});
    in_text_ = deleted_ = in_ruby_text_ = false;
  }

  /// A cell's paragraphs stand in its list; the counter of its table is one list further out.
  void table_of_cell() {
    if (outer_.size() >= 2) outer_.back() = outer_[outer_.size() - 2].current();
  }

  void pop() {
    if (nest.depth() == 0) return;
    nest.pop();
    outer_.pop_back();
    in_text_ = state_.back().in_text;
    deleted_ = state_.back().deleted;
    in_ruby_text_ = state_.back().in_ruby_text;
    state_.pop_back();
  }

  void end_ruby() {
    if (ruby_.empty() || paragraphs_.empty()) return;
    nest.now().gap("(");
    ruby_.put_into(nest.now());
    nest.now().gap(")");
  }

  struct State {
    bool in_text, deleted, in_ruby_text;
  };
  PageCounter pages_;
  std::vector<TableCounter> outer_ = {TableCounter()};
  std::vector<Role> roles_ = {Role::paragraph};
  std::vector<Paragraph> paragraphs_;
  std::vector<State> state_;
  Kept ruby_;
  Range cache_;
  bool in_text_ = false, in_ruby_text_ = false, deleted_ = false;
};

}  // namespace

base::Result<Rendering> read_hwpx(const Source& source) {
  base::Result<Package> package = Package::open(source);
  if (!package) return package.error();
  HangulReader reader;
  for (const std::string& name : package->numbered("Contents/section", ".xml")) {
    reader.begin_section();
    if (const auto failed = package->read(name, reader.nest.now(), reader)) return *failed;
    reader.nest.close();
  }
  if (!reader.laid_out) reader.nest.now().forget_pages();
  return reader.nest.now().take();
}

}  // namespace ireum::format
