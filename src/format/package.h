// What the word processors' formats have in common: an archive of XML members, some of them read in order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/builder.h"
#include "format/formats.h"
#include "format/xml.h"
#include "format/zip.h"

namespace ireum::format {

class Package {
 public:
  static base::Result<Package> open(const Source& source);

  Zip& zip() { return zip_; }
  /// The names that begin and end so, by the number between (section2 before section10).
  std::vector<std::string> numbered(std::string_view begin, std::string_view end) const;
  /// The main part that the relationships of an Office Open XML package name; `usual` where they name none.
  std::string main_part(std::string_view usual);
  /// Reads a member with the handler; the builder then holds it as a member of its own.
  base::Status read(const std::string& name, Builder& builder, XmlHandler& handler);
  /// The same for what is only looked up (styles).
  base::Status look_up(const std::string& name, XmlHandler& handler);

 private:
  Package(Zip zip, Limits limits) : zip_(std::move(zip)), limits_(limits) {}

  Zip zip_;
  Limits limits_;
};

/// The letters that a reader sees of characters kept for later (a ruby that stands before its base).
class Kept {
 public:
  void add(const Characters& text);
  void put_into(Builder& builder);
  bool empty() const { return parts_.empty(); }

 private:
  struct Part {
    std::string text;
    Range raw;
    bool cdata, verbatim;
  };
  std::vector<Part> parts_;
};

/// Counts the rows and cells of tables in one another.
class TableCounter {
 public:
  void table() { tables_.push_back({}); }
  void row() {
    if (!tables_.empty()) ++tables_.back().row, tables_.back().cell = 0;
  }
  void cell(uint32_t columns_before = 0) {
    if (!tables_.empty()) tables_.back().cell += 1 + columns_before;
  }
  void end() {
    if (!tables_.empty()) tables_.pop_back();
  }
  void skip_columns(uint32_t n) {
    if (!tables_.empty()) tables_.back().cell += n;
  }
  bool inside() const { return !tables_.empty(); }
  /// A counter that knows the innermost table alone.
  TableCounter current() const {
    TableCounter out;
    if (!tables_.empty()) out.tables_.push_back(tables_.back());
    return out;
  }
  /// Makes a segment a cell's, where a cell is open.
  void mark(Segment& segment) const;

 private:
  struct Table {
    uint32_t row = 0, cell = 0;
  };
  std::vector<Table> tables_;
};

}  // namespace ireum::format
