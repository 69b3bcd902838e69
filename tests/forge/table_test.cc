// Dictionary files: what is read, and which line an error names.
#include "forge/table.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "forge/cast.h"
#include "forge/kinds.h"
#include "image/image.h"
#include "image/lexicon.h"

using namespace ireum;
using namespace ireum::forge;

namespace {

/// `column=cell` of every row, a row a line.
std::string dump(const Table& t) {
  std::string out;
  for (const Row& row : t.rows()) {
    out += std::to_string(row.line) + ":";
    for (const std::string& c : t.columns()) out += " " + c + "=" + std::string(t.cell(row, c));
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("tables") {
  struct Case {
    std::string_view bytes, dump;
  };
  const Case cases[] = {
      {"a\tb\n1\t2\n", "2: a=1 b=2\n"},
      {"# passport\n#\n# more\na\tb\n1\t2\n", "5: a=1 b=2\n"},
      {"\xEF\xBB\xBF"
       "a\tb\r\n1\t2\r\n",
       "2: a=1 b=2\n"},
      {"a\tb\n1\n\n2\t3", "2: a=1 b=\n4: a=2 b=3\n"},
      {"a\tb\n1\t2\t\t\n", "2: a=1 b=2\n"},  // empty cells at the end are no cells
      {"a\n#1\n", "2: a=#1\n"},              // a sign without its blank opens no comment
      {"han\thangul\n天津\t톈진\n", "2: han=天津 hangul=톈진\n"},
      {"a\n", ""},
  };
  for (const Case& c : cases) {
    const auto t = Table::parse("t.tsv", c.bytes);
    REQUIRE_MESSAGE(t, c.bytes);
    CHECK(dump(*t) == c.dump);
  }
}

TEST_CASE("tables that are wrong name the line") {
  struct Case {
    std::string_view bytes, error;
  };
  const Case cases[] = {
      {"", "error.table-header t.tsv"},
      {"# only a passport\n", "error.table-header t.tsv"},
      {"a\tb\n1\t2\t3\n", "error.table-cells t.tsv:2 3 2"},
      {"# one\na\tb\n1\t2\n\n1\t2\t\t4\n", "error.table-cells t.tsv:5 4 2"},
      {"a\n1\t2\n", "error.table-cells t.tsv:2 2 1"},
  };
  for (const Case& c : cases) {
    const auto t = Table::parse("t.tsv", c.bytes);
    REQUIRE_MESSAGE(!t, c.bytes);
    std::string found = t.error().key + " " + t.error().where;
    for (const std::string& a : t.error().args) found += " " + a;
    CHECK(found == c.error);
  }
}

TEST_CASE("columns and cells that are not there") {
  const auto t = Table::parse("t.tsv", "a\tb\n1\n");
  REQUIRE(t);
  CHECK(t->column("b") == 1);
  CHECK(t->column("c") == -1);
  CHECK(t->cell(t->rows()[0], "b").empty());
  CHECK(t->cell(t->rows()[0], "c").empty());
}

TEST_CASE("splitting a cell") {
  CHECK(split("", '|').empty());
  CHECK(split("a", '|') == std::vector<std::string>{"a"});
  CHECK(split("a|b", '|') == std::vector<std::string>{"a", "b"});
  CHECK(split("|a||b|", '|') == std::vector<std::string>{"a", "b"});
}

TEST_CASE("words of types and flags") {
  CHECK(type_of("organization.research") == image::Type::organization);
  CHECK(subtype_of("organization.research") == image::Subtype::research);
  CHECK(subtype_of("research") == image::Subtype::research);
  CHECK(type_of("person") == image::Type::person);
  CHECK(subtype_of("person") == image::Subtype::none);
  CHECK(type_of("ship") == image::Type::none);
  std::string_view unknown;
  CHECK(flags_of("free,historic", &unknown) == (image::kFree | image::kHistoric));
  CHECK(unknown.empty());
  CHECK(flags_of("free,odd", &unknown) == image::kFree);
  CHECK(unknown == "odd");
  CHECK(flags_of("", nullptr) == 0);
}

TEST_CASE("a user's glossary may use the short column names") {
  const auto t = Table::parse("my.tsv",
                              "han\thangul\ttype\tallowed\tforbidden\tnote\n"
                              "天津\t천진\tplace\t톈진\t텐진|티엔진\t우리 회사 표기\n"
                              "某某\t\tperson\n"
                              "王五\t왕오\tperson\t\t\t\n");
  REQUIRE(t);
  Builder b;
  std::vector<Remark> remarks;
  const Fold same = [](std::string_view s) { return std::string(s); };
  REQUIRE(!add_names(b, *t, same, image::kUser, remarks));
  REQUIRE(remarks.size() == 1);
  CHECK(remarks[0].where == "my.tsv:3");
  CHECK(remarks[0].key == "remark.no-korean");
  const auto opened = image::Image::adopt(b.cast());
  REQUIRE(opened);
  REQUIRE(opened->entities().size() == 2);
  const image::EntityRef e{&*opened, 0};
  CHECK(e.id() == "user.天津");
  CHECK(e.ko() == "천진");
  CHECK(e.has(image::kUser));
  std::string forms;
  for (const image::Form& f : e.forms()) forms += std::string(opened->str(f.text)) + "/" + std::to_string(f.role) + " ";
  CHECK(forms == "천진/0 天津/0 톈진/1 텐진/3 티엔진/3 ");
  image::Lexicon lexicon;
  lexicon.push(&*opened);
  CHECK(lexicon.has(image::List::name_hangul, U"텐진"));
  CHECK(lexicon.has(image::List::name_han, U"天津"));
}

TEST_CASE("a glossary without Korean is refused, an unknown flag is remarked") {
  const Fold same = [](std::string_view s) { return std::string(s); };
  std::vector<Remark> remarks;
  Builder b;
  const auto without = Table::parse("g.tsv", "han\tnote\n天津\tx\n");
  REQUIRE(without);
  const auto status = add_names(b, *without, same, 0, remarks);
  REQUIRE(status);
  CHECK(status->key == "error.table-column");
  CHECK(status->where == "g.tsv");
  const auto flagged = Table::parse("g.tsv", "ko\than\tflags\n톈진\t天津\tfree,odd\n");
  REQUIRE(flagged);
  REQUIRE(!add_names(b, *flagged, same, 0, remarks));
  REQUIRE(remarks.size() == 1);
  CHECK(remarks[0].key == "remark.unknown-flag");
  CHECK(remarks[0].where == "g.tsv:2");
  CHECK(remarks[0].args == std::vector<std::string>{"odd"});
}

TEST_CASE("a place's stem is found by its generic words") {
  struct Case {
    std::string_view row, stem;
  };
  const Case cases[] = {{"톈진시\t天津市", "톈진 天津"},
                        {"허베이성\t河北省", "허베이 河北"},
                        {"쥐현\t莒县", ""},
                        {"진산 구\t金山区", "진산 金山"},
                        {"홍콩\t香港", ""}};
  const auto generics = Table::parse(
      "generics.tsv", "han\tko\ttype\tnote\n市\t시\tprefecture\n省\t성\tprovince\n县\t현\tcounty\n区\t구\tcounty\n");
  REQUIRE(generics);
  const Fold same = [](std::string_view s) { return std::string(s); };
  for (const Case& c : cases) {
    Builder b;
    std::vector<Remark> remarks;
    REQUIRE(!add_words(b, *generics, same));
    const auto t = Table::parse("g.tsv", "ko\than\ttype\n" + std::string(c.row) + "\tplace.county\n");
    REQUIRE(t);
    REQUIRE(!add_names(b, *t, same, 0, remarks));
    std::string stem;
    for (const image::Form& f : b.forms())
      if (f.role == static_cast<uint8_t>(image::Role::stem))
        stem += (stem.empty() ? "" : " ") + std::string(b.text(f.text));
    CHECK_MESSAGE(stem == c.stem, c.row);
  }
}

TEST_CASE("rule files that are wrong name line and column") {
  Builder b;
  const auto status = add_rule_file(b, "x.toml", "id = \"x\"\nseverity = \n");
  REQUIRE(status);
  CHECK(status->key == "error.toml");
  CHECK(status->where.rfind("x.toml:2:", 0) == 0);
  const auto shape = add_shape_file(
      b, "date.toml", "[[shape]]\npattern = \"{YYYY}년\"\nvalue = \"Y\"\n\n[[shape]]\npattern = \"{YYYY}년 {Q}월\"\n");
  REQUIRE(shape);
  CHECK(shape->key + " " + shape->where + " " + shape->args[0] + " " + shape->args[1] ==
        "error.date-shape date.toml:6 {YYYY}년 {Q}월 12");
  const auto missing = read_file("/nonexistent/file.tsv");
  REQUIRE(!missing);
  CHECK(missing.error().key == "error.file-missing");
  CHECK(missing.error().where == "/nonexistent/file.tsv");
}
