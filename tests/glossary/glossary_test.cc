// Glossaries in and out: tables, spreadsheets, TOML, other programs' files, one entry more.
#include "glossary/glossary.h"

#include <doctest/doctest.h>

#include "glossary/import.h"
#include "glossary/text.h"
#include "support/program.h"

namespace ireum::glossary {
namespace {

/// "han hangul type +allowed -forbidden #note | …"
std::string dump(const Glossary& g) {
  std::string out;
  for (const Entry& e : g.entries) {
    out += (out.empty() ? "" : " | ") + joined(e.han, "/") + (e.han.empty() ? "" : " ") + e.hangul +
           (e.type.empty() ? "" : " " + e.type);
    if (!e.allowed.empty()) out += " +" + joined(e.allowed, ",");
    if (!e.forbidden.empty()) out += " -" + joined(e.forbidden, ",");
    if (!e.note.empty()) out += " #" + e.note;
  }
  for (const Test& t : g.tests) out += " | test " + t.text + " > " + t.expect;
  return out;
}

std::string dump(const base::Error& e) {
  std::string out = e.key + " " + e.where;
  for (const std::string& a : e.args) out += " [" + a + "]";
  return out;
}

/// What spreadsheets call columns.
const ColumnNames& names() {
  static const ColumnNames names(testing::program().lexicon);
  return names;
}

std::string read_text(std::string_view text, const std::string& path) {
  const auto g = parse(text, path, names());
  return g ? dump(*g) : dump(g.error());
}

std::string imported(std::string_view text, const std::string& path, Foreign from) {
  const auto g = import_text(text, path, from, names());
  if (!g) return dump(g.error());
  return dump(g->glossary) + (g->left_out ? " (" + std::to_string(g->left_out) + " left out)" : "");
}

TEST_CASE("a glossary is read") {
  struct Row {
    const char *path, *text, *dump;
  };
  static constexpr Row kRows[] = {
      {"g.tsv", "han\thangul\ttype\tallowed\tforbidden\tnote\n天津|天津市\t톈진\tplace\t천진\t텐진|티엔진\t항구\n",
       "天津/天津市 톈진 place +천진 -텐진,티엔진 #항구"},
      {"g.tsv", "# remark\nhangul\tforbidden\n데이터\t데이타\n", "데이터 -데이타"},
      {"g.tsv", "id\tko\than\tparent\tflags\n cn.1\t톈진\t天津\tx\t\n", "天津 톈진"},
      {"g.tsv", "\xEF\xBB\xBFhan\thangul\r\n天津\t톈진\r\n", "天津 톈진"},
      {"g.tsv", "天津\t톈진\n", "error.glossary-header g.tsv"},
      {"g.tsv", "han\thangul\tkolour\n",
       "error.glossary-column g.tsv [kolour] [han, hangul, type, allowed, forbidden, note, abbr, id, parent, flags]"},
      {"g.tsv", "han\thangul\ttype\n\n天津\t톈진\tcity\n",
       "error.glossary-type g.tsv:3 [city] [person, place, organization, work, term]"},
      {"g.tsv", "han\thangul\n天津\t톈진\tx\n", "error.table-cells g.tsv:2 [3] [2]"},
      {"g.csv", "han,hangul,note\n天津,톈진,\"a, \"\"b\"\"\"\n", "天津 톈진 #a, \"b\""},
      {"g.csv", "한자;한글;종류;금지\n天津;톈진;지명;텐진\n", "天津 톈진 place -텐진"},
      {"g.csv", "天津,톈진,항구\n北京,베이징,\n", "天津 톈진 #항구 | 北京 베이징"},
      {"g.toml",
       "[[term]]\nhan = [\"天津\", \"天津市\"]\nhangul = \"톈진\"\nforbidden = \"텐진\"\n[[test]]\ntext = "
       "\"텐진은\"\nexpect = \"톈진은\"\n",
       "天津/天津市 톈진 -텐진 | test 텐진은 > 톈진은"},
      {"g.toml", "[[term]]\nhangle = \"톈진\"\n",
       "error.unknown-key g.toml:2:1 [hangle] [] [han, hangul, type, allowed, forbidden, note, abbr, id, parent, "
       "flags]"},
      {"g.toml", "[[term]\n", nullptr}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    if (row.dump) CHECK(read_text(row.text, row.path) == row.dump);
    else CHECK(read_text(row.text, row.path).starts_with("error.toml g.toml:1:"));
  }
}

TEST_CASE("glossaries of other programs") {
  struct Row {
    Foreign from;
    const char *path, *text, *dump;
  };
  static constexpr Row kRows[] = {
      {Foreign::prh, "prh.yml", "version: 1\nrules:\n  - expected: 톈진\n    pattern: 텐진 # why\n", "톈진 -텐진"},
      {Foreign::prh, "prh.yml", "rules:\n- expected: 톈진\n  patterns: [텐진, \"티엔진\", /텐.진/]\n  prh: 표준\n",
       "톈진 -텐진,티엔진 #표준 (1 left out)"},
      {Foreign::prh, "prh.yml",
       "rules:\n  - expected: 톈진\n    patterns:\n      - 텐진\n      - '티엔진'\n    specs:\n      - from: 텐진은\n  "
       "      to: 톈진은\n  - 베이징\n",
       "톈진 -텐진,티엔진 | 베이징 | test 텐진은 > 톈진은"},
      {Foreign::prh, "prh.yml", "rules:\n\t- expected: 톈진\n", "error.import prh.yml:2 [YAML: tab]"},
      {Foreign::vale, "accept.txt", "톈진\n# remark\n[Cc]hina\nAPI\n", "톈진 (2 left out)"},
      {Foreign::vale, "styles/reject.txt", "텐진\n", " -텐진"},
      {Foreign::cspell, "cspell.json",
       "{\"words\": [\"톈진\", \"api\"], /* c */ \"flagWords\": [\"텐진->톈진\", \"티엔진: 톈진\"]}",
       "톈진 -텐진,티엔진 (1 left out)"},
      {Foreign::cspell, "words.txt", "톈진 # 항구\n!텐진\n", "톈진 |  -텐진"},
      {Foreign::cspell, "cspell.json", "{", "error.import cspell.json [JSON]"},
      {Foreign::omegat, "glossary.txt",
       "# remark\n天津\t톈진\t지명\n天津\t천진\n톈진대\t天津大学\nAPI\t응용 인터페이스\n数据\tdata\n",
       "天津 톈진 +천진 #지명 | 天津大学 톈진대 | 응용 인터페이스 #(API) (1 left out)"}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(imported(row.text, row.path, row.from) == row.dump);
  }
  CHECK(guess("a/prh.yml", "") == Foreign::prh);
  CHECK(guess("accept.txt", "톈진\n") == Foreign::vale);
  CHECK(guess("g.txt", "han\thangul\n") == Foreign::tsv);
  CHECK(guess("g.txt", "天津\t톈진\n") == Foreign::omegat);
  CHECK(guess("g.txt", "톈진\n") == Foreign::cspell);
}

TEST_CASE("what is written is read again") {
  const auto g = parse(
      "han\thangul\ttype\tallowed\tforbidden\tnote\tabbr\n天津\t톈진\tplace\t천진\t텐진|티엔진\t\"말\"; 쉼표, "
      "\\\t진\n\t데이터\t\t\t데이타\t\t\n",
      "g.tsv");
  REQUIRE(g);
  for (const char* path : {"g.tsv", "g.csv", "g.toml"}) {
    const std::string name(path);
    const std::string text = name.ends_with("toml") ? to_toml(*g) : name.ends_with("csv") ? to_csv(*g) : to_tsv(*g);
    CAPTURE(text);
    // A spreadsheet's cell parts at semicolons only where several forms may stand.
    CHECK(read_text(text, path) == dump(*g));
  }
}

TEST_CASE("one entry more: sorted, head and line ends kept") {
  Entry e;
  e.han = {"北京"};
  e.hangul = "베이징";
  const auto with = [&](std::string_view text, const char* path = "g.tsv") {
    const auto out = with_entry(text, path, e, names());
    return out ? *out : dump(out.error());
  };
  CHECK(with("") == "han\thangul\ttype\tallowed\tforbidden\tnote\n北京\t베이징\t\t\t\t\n");
  CHECK(with("# head\nhan\thangul\n天津\t톈진\n上海\t상하이\n") ==
        "# head\nhan\thangul\n上海\t상하이\n北京\t베이징\n天津\t톈진\n");
  CHECK(with("hangul\than\r\n톈진\t天津\r\n") == "hangul\than\r\n베이징\t北京\r\n톈진\t天津\r\n");
  CHECK(with("han\thangul\n北京|北京市\t베이징\n") == "error.glossary-duplicate g.tsv:2 [北京] [2]");
  CHECK(with("[[term]]\nhangul = \"톈진\"\n[[test]]\ntext = \"a\"\nexpect = \"a\"\n", "g.toml") ==
        "[[term]]\nhangul = \"톈진\"\n\n[[term]]\nhan = \"北京\"\nhangul = \"베이징\"\n\n[[test]]\ntext = "
        "\"a\"\nexpect = \"a\"\n");
  e.note = "수도";
  CHECK(with("han\thangul\n天津\t톈진\n") == "han\thangul\tnote\n北京\t베이징\t수도\n天津\t톈진\n");
  // A spreadsheet keeps its mark, its separator and the columns that are none of ours.
  CHECK(with("\xEF\xBB\xBF한자;한글;담당\r\n天津;톈진;김\r\n", "g.csv") ==
        "\xEF\xBB\xBF한자;한글;담당;note\r\n天津;톈진;김\r\n北京;베이징;;수도\r\n");
  CHECK(with("天津,톈진", "g.csv") ==
        "han,hangul,type,allowed,forbidden,note\r\n天津,톈진,,,,\r\n北京,베이징,,,,수도\r\n");
  // Korean names of columns do in a table of tabs too.
  CHECK(with("한자\t한글\t비고\n天津\t톈진\t\n") == "한자\t한글\t비고\n北京\t베이징\t수도\n天津\t톈진\t\n");
  e.type = "town";
  CHECK(with("han\thangul\n") == "error.glossary-type g.tsv [town] [person, place, organization, work, term]");
}

}  // namespace
}  // namespace ireum::glossary
