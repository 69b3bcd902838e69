// What is wrong with a glossary, over the program's own list of names.
#include "glossary/inspect.h"

#include <doctest/doctest.h>

#include "support/program.h"

namespace ireum::glossary {
namespace {

std::string inspected(const std::vector<std::string>& rows_of_layers) {
  std::vector<Glossary> layers;
  for (const std::string& rows : rows_of_layers)
    layers.push_back(*parse("han\thangul\ttype\tallowed\tforbidden\tnote\n" + rows,
                            std::string(1, static_cast<char>('a' + layers.size())) + ".tsv"));
  std::string out;
  for (const base::Error& e : inspect(layers, testing::program().aligner)) {
    out += (out.empty() ? "" : " | ") + e.where + " " + e.key.substr(std::string("error.glossary-").size());
    for (const std::string& a : e.args) out += " [" + a + "]";
  }
  return out;
}

TEST_CASE("problems of a glossary") {
  struct Row {
    std::vector<std::string> layers;
    std::string found;
  };
  const std::vector<Row> rows = {
      {{"天津\t톈진\tplace\t\t텐진|티엔진\t\n上海\t상하이\tplace\t\t\t\n"}, ""},
      {{""}, "a.tsv empty"},
      {{"上海\t상하이\t\t\t\t\n上海\t상하이\t\t\t\t\n"}, "a.tsv:3 duplicate [上海] [2]"},
      {{"数据标识\t데이터표지\tterm\t\t\t\n數據標識\t데이터 식별자\tterm\t\t\t\n"},
       "a.tsv:3 conflict [數據標識] [데이터표지] [데이터 식별자]"},
      {{"数据标识\t데이터표지\tterm\t\t\t\n數據標識\t데이터 식별자\tterm\t\t\t법률에서\n"}, ""},
      {{"\t데이터\t\t\t데이타\t\n\t데이타\t\t\t데이터\t\n"}, "a.tsv:3 circular [데이타 → 데이터 → 데이타]"},
      {{"\t데이터\t\t\t데이타\t\n\t데이타 센터\t\t데이타\t\t\n"}, "a.tsv:2 forbidden-used [데이타] [데이타 센터]"},
      {{"\t데이터\t\t\t데이터\t\n"}, "a.tsv:2 forbidden-used [데이터] [데이터]"},
      {{"톈진\t톈진\t\t\t\t\n"}, "a.tsv:2 han [톈진]"},
      {{"天津\t天津\tterm\t\t\t\n"}, "a.tsv:2 hangul [天津]"},
      {{"天津\t\tterm\t\t\t\n"}, "a.tsv:2 no-form [天津]"},
      {{"陈海仁\t첸하이런\tperson\t\t\t\n"}, "a.tsv:2 reading [첸하이런] [陈海仁] [천하이런]"},
      {{"陈海仁\t첸하이런\tperson\t\t\t본인의 표기\n"}, ""},
      {{"上海\t샹하이\tplace\t\t\t\n"}, "a.tsv:2 hides [上海] [상하이] [샹하이]"},
      {{"上海\t샹하이\tplace\t\t\t간판\n"}, ""},
      {{"山西\t산서\tplace\t\t베이징\t산시성과 구별\n", ""}, "b.tsv empty"},
      {{"山西\t산시\tplace\t\t베이징\t\n"}, "a.tsv:2 forbidden-used [베이징] [北京 베이징]"},
      {{"数据标识\t데이터표지\tterm\t\t\t\n", "数据标识\t데이터 식별자\tterm\t\t\t\n"},
       "a.tsv:2 shadowed [数据标识 데이터표지] [b.tsv:2]"}};
  for (const Row& row : rows) {
    CAPTURE(row.layers[0]);
    std::string found = inspected(row.layers);
    // A city is listed with its generic word.
    for (size_t at; (at = found.find("市 ")) != std::string::npos;) found.erase(at, 3);
    for (size_t at; (at = found.find("시]")) != std::string::npos;) found.erase(at, 3);
    CHECK(found == row.found);
  }
}

}  // namespace
}  // namespace ireum::glossary
