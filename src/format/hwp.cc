// HWP 5: the records of its sections, read only.
//
// A section is a row of records with levels: a paragraph, its text and line cache one level deeper, its controls too,
// and in those lists of paragraphs again. Text is UTF-16 with controls below 32, of one unit or of eight; a ruby's words
// stand in its control alone. Notes, tables and boxes follow the paragraph that holds them, as in HWPX, so that twins
// give the same text. Nothing here is written back.
#include <zlib.h>

#include <algorithm>

#include "base/utf8.h"
#include "format/compound.h"
#include "format/package.h"
#include "format/page_counter.h"
#include "format/readers.h"

namespace ireum::format {
namespace {

enum Tag : uint16_t {
  kParaHeader = 66,
  kParaText = 67,
  kLineSeg = 69,
  kCtrlHeader = 71,
  kListHeader = 72,
  kTable = 77
};
enum Flag : uint32_t { kCompressed = 1, kPassword = 2, kDistribution = 4 };

constexpr uint32_t four(const char (&s)[5]) {
  return static_cast<uint32_t>(s[0]) << 24 | static_cast<uint32_t>(s[1]) << 16 | static_cast<uint32_t>(s[2]) << 8 |
         static_cast<uint32_t>(s[3]);
}

struct Record {
  uint16_t tag = 0;
  uint16_t level = 0;
  std::string_view data;
  uint64_t at = 0;  // of the data in the section
};

/// Nothing where a record runs over the end.
std::optional<std::vector<Record>> records_of(std::string_view section) {
  std::vector<Record> out;
  for (size_t at = 0; at + 4 <= section.size();) {
    const uint32_t head = u32_at(section, at);
    uint64_t size = head >> 20;
    at += 4;
    if (size == 0xFFF) size = u32_at(section, at), at += 4;
    if (at + size > section.size()) return std::nullopt;
    out.push_back(
        {static_cast<uint16_t>(head & 0x3FF), static_cast<uint16_t>(head >> 10 & 0x3FF), section.substr(at, size), at});
    at += size;
  }
  return out;
}

/// Deflate without a head; nothing where it is broken or grows over the bound.
std::optional<std::string> inflated(std::string_view packed, uint64_t most) {
  z_stream z{};
  if (inflateInit2(&z, -15) != Z_OK) return std::nullopt;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  z.avail_in = static_cast<uInt>(packed.size());
  std::string out;
  constexpr size_t kBlock = 1u << 18;
  int state = Z_OK;
  while (state == Z_OK && out.size() <= most) {
    const size_t at = out.size();
    out.resize(at + kBlock);
    z.next_out = reinterpret_cast<Bytef*>(out.data() + at);
    z.avail_out = kBlock;
    state = inflate(&z, Z_NO_FLUSH);
    out.resize(at + kBlock - z.avail_out);
    if (z.avail_out > 0 && z.avail_in == 0 && state == Z_OK) break;
  }
  inflateEnd(&z);
  if (state != Z_STREAM_END || out.size() > most) return std::nullopt;
  return out;
}

std::string utf8_of(std::string_view utf16) {
  std::string out;
  for (size_t i = 0; i + 2 <= utf16.size(); i += 2) {
    char32_t c = u16_at(utf16, i);
    const char32_t low = u16_at(utf16, i + 2);
    if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = 0xFFFD;
    }
    base::append_utf8(out, c);
  }
  return out;
}

/// Letters of the Hanyang fonts for old Hangul, in the private area.
bool is_old_hangul(uint16_t c) { return c >= 0xE0BC && c <= 0xF8F7; }

bool takes_one_unit(uint16_t c) { return c == 0 || c == 10 || c == 13 || (c >= 24 && c < 32); }

/// Controls without a record of their own.
bool is_inline(uint16_t c) { return (c >= 4 && c <= 9) || c == 19 || c == 20; }

std::string_view sign_of(uint16_t c) {
  switch (c) {
    case 9: return "\t";
    case 10: return "\n";
    case 24: return "-";
    case 30: return "\u00A0";
    case 31: return " ";
    default: return {};
  }
}

class SectionReader {
 public:
  SectionReader(Nest& nest, PageCounter& pages, std::vector<Record> records, uint64_t depth)
      : nest_(nest), pages_(pages), records_(std::move(records)), depth_(depth) {}

  bool laid_out = true;
  bool deep = false;

  void read() { paragraphs(0, records_.size(), Role::paragraph, {}); }

 private:
  struct Cell {
    uint32_t row = 0, cell = 0;
  };

  /// The end of what lies under record `i`.
  size_t end_of(size_t i, size_t end) const {
    size_t j = i + 1;
    while (j < end && records_[j].level > records_[i].level) ++j;
    return j;
  }

  /// The outermost paragraphs of a range.
  void paragraphs(size_t begin, size_t end, Role role, Cell cell) {
    for (size_t i = begin; i < end;) {
      const size_t next = records_[i].tag == kParaHeader ? end_of(i, end) : i + 1;
      if (records_[i].tag == kParaHeader) paragraph(i, next, role, cell);
      i = next;
    }
  }

  void paragraph(size_t begin, size_t end, Role role, Cell cell) {
    const uint16_t below = records_[begin].level + 1;
    Segment segment{.role = cell.cell && role == Role::paragraph ? Role::cell : role};
    segment.row = cell.row;
    segment.cell = cell.cell;
    nest_.now().open(segment);
    std::vector<size_t> controls;
    for (size_t i = begin + 1; i < end; ++i)
      if (records_[i].tag == kCtrlHeader && records_[i].level == below) controls.push_back(i);
    const uint64_t from = nest_.now().at();
    units_.clear();
    bool text = false;
    for (size_t i = begin + 1; i < end; ++i) {
      const Record& r = records_[i];
      if (r.level != below) continue;
      if (r.tag == kParaText) letters(r, controls), text = nest_.now().at() > from;
      if (r.tag == kLineSeg && nest_.depth() == 0) lines(r, begin, from, text);
    }
    const auto lined = [&](const Record& r) { return r.tag == kLineSeg && r.level == below; };
    const auto first = records_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = records_.begin() + static_cast<std::ptrdiff_t>(end);
    if (text && nest_.depth() == 0 && std::none_of(first, last, lined)) laid_out = false;
    for (const size_t i : controls) control(i, end_of(i, end));
    nest_.close();
  }

  void lines(const Record& r, size_t header, uint64_t from, bool text) {
    std::vector<LaidLine> lines;
    for (size_t at = 0; at + 36 <= r.data.size(); at += 36)
      lines.push_back({u32_at(r.data, at), static_cast<int32_t>(u32_at(r.data, at + 4))});
    const bool broken = records_[header].data.size() > 11 && (records_[header].data[11] & 4);
    for (const uint32_t unit : pages_.paragraph(lines, broken)) {
      const auto mark =
          std::lower_bound(units_.begin(), units_.end(), unit, [](const auto& m, uint32_t u) { return m.first < u; });
      const uint64_t at = unit == 0 || !text ? from : mark == units_.end() ? nest_.now().at() : mark->second;
      nest_.now().page_at(at, {}, true);
    }
  }

  void letters(const Record& r, const std::vector<size_t>& controls) {
    Builder& b = nest_.now();
    size_t extended = 0, plain = 0;
    bool deleted = false;
    const auto flush = [&](size_t end) {
      if (end > plain && !deleted)
        b.decoded(utf8_of(r.data.substr(plain, end - plain)), {r.at + plain, r.at + end}, Escape::none, false);
    };
    for (size_t i = 0; i + 2 <= r.data.size();) {
      const uint16_t c = u16_at(r.data, i);
      if (is_old_hangul(c)) b.warn("warning.old-hangul");
      if (c >= 32) {
        // A mark every so often, so that a page is found without one a letter.
        if (i % 64 == 0) flush(i), plain = i, units_.emplace_back(static_cast<uint32_t>(i / 2), b.at());
        i += 2;
        continue;
      }
      flush(i);
      units_.emplace_back(static_cast<uint32_t>(i / 2), b.at());
      const bool inner = is_inline(c);
      if (c == 3 && u32_at(r.data, i + 2) == four("%%*d")) deleted = true;
      if (c == 4 && u32_at(r.data, i + 2) == four("%%*d")) deleted = false;
      if (!deleted) b.gap(sign_of(c));
      if (!takes_one_unit(c) && !inner && extended < controls.size()) ruby(records_[controls[extended]], deleted);
      if (!takes_one_unit(c) && !inner) ++extended;
      i += takes_one_unit(c) ? 2 : 16;
      plain = i;
    }
    flush(r.data.size() & ~size_t{1});
  }

  void ruby(const Record& r, bool deleted) {
    if (deleted || u32_at(r.data, 0) != four("tdut")) return;
    const size_t main = u16_at(r.data, 4), sub = u16_at(r.data, 6 + 2 * main);
    if (8 + 2 * (main + sub) > r.data.size()) return;
    Builder& b = nest_.now();
    b.decoded(utf8_of(r.data.substr(6, 2 * main)), {r.at + 6, r.at + 6 + 2 * main}, Escape::none, false);
    if (sub == 0) return;
    const size_t from = 8 + 2 * main;
    b.gap("(");
    b.decoded(utf8_of(r.data.substr(from, 2 * sub)), {r.at + from, r.at + from + 2 * sub}, Escape::none, false);
    b.gap(")");
  }

  static Role role_of(uint32_t id) {
    if (id == four("fn  ") || id == four("en  ")) return Role::note;
    if (id == four("head")) return Role::header;
    if (id == four("foot")) return Role::footer;
    if (id == four("tcmt")) return Role::comment;
    return Role::paragraph;
  }

  void control(size_t begin, size_t end) {
    const uint32_t id = u32_at(records_[begin].data, 0);
    if (id == four("cold")) pages_.columns(u16_at(records_[begin].data, 4) >> 2 & 0xFF);
    if (nest_.depth() >= depth_) return void(deep = true);
    nest_.push();
    const Role role = role_of(id);
    Cell cell;
    bool table = false, caption = false;
    const uint16_t below = records_[begin].level + 1;
    for (size_t i = begin + 1; i < end;) {
      const Record& r = records_[i];
      if (r.tag == kTable) table = true;
      const bool list = r.tag == kListHeader && r.level == below;
      if (list && id == four("tbl ") && table) cell = {u16_at(r.data, 10) + 1u, u16_at(r.data, 8) + 1u};
      if (list) caption = id == four("tbl ") && !table;
      const size_t next = r.tag == kParaHeader ? end_of(i, end) : i + 1;
      if (r.tag == kParaHeader) paragraph(i, next, caption ? Role::caption : role, cell);
      i = next;
    }
    nest_.pop();
  }

  Nest& nest_;
  PageCounter& pages_;
  std::vector<Record> records_;
  uint64_t depth_;
  std::vector<std::pair<uint32_t, uint64_t>> units_;  // of the paragraph at hand: unit and byte of the text
};

}  // namespace

base::Result<Rendering> read_hwp(const Source& source) {
  base::Result<Compound> compound = Compound::open(source.bytes, source.limits);
  if (!compound) return compound.error();
  base::Result<std::string> head = compound->stream("FileHeader");
  if (!head) return head.error();
  const uint32_t flags = u32_at(*head, 36);
  if (flags & kPassword) return base::Error{"error.hwp-password", source.path, {}};
  if (flags & kDistribution) return base::Error{"error.hwp-distribution", source.path, {}};
  Nest nest(Kind::hwp);
  PageCounter pages;
  bool laid_out = true;
  for (size_t n = 0; n < source.limits.members; ++n) {
    const std::string name = "BodyText/Section" + std::to_string(n);
    if (!compound->has(name)) break;
    base::Result<std::string> section = compound->stream(name);
    if (!section) return section.error();
    if (flags & kCompressed) {
      auto plain = inflated(*section, source.limits.member_bytes);
      if (!plain) return base::Error{"error.compound-broken", source.path, {name}};
      *section = std::move(*plain);
    }
    auto records = records_of(*section);
    if (!records) return base::Error{"error.compound-broken", source.path, {name}};
    nest.now().add_member({name, text::Encoding::utf16le, false});
    pages.section();
    SectionReader reader(nest, pages, std::move(*records), std::min<uint64_t>(source.limits.depth, 128));
    reader.read();
    if (reader.deep) return base::Error{"error.format-bound", source.path, {"depth", "128"}};
    laid_out = laid_out && reader.laid_out;
  }
  if (!laid_out) nest.now().forget_pages();
  return nest.now().take();
}

}  // namespace ireum::format
