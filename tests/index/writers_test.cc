// The formats of the index: what they print, and that links and rows hold together.
#include "report/index_writers.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "index/desk.h"

using namespace ireum;
using image::Type;
using testing::Desk;

namespace {

index::Index sample() {
  Desk desk(std::vector<testing::Name>{{.canonical = "톈진", .wrong = {"텐진"}}, {.canonical = "R&D_100%", .type = Type::organization}, {.canonical = "\"가\"|나!다@라", .type = Type::organization}});
  desk.issue("I\n01 톈진(天津)\n텐진과 R&D_100%\n02 나\n톈진과 \"가\"|나!다@라\n03 다\n톈진\n");
  return desk.index();
}

size_t count(const std::string& in, const std::string& what) {
  size_t n = 0;
  for (size_t at = in.find(what); at != in.npos; at = in.find(what, at + what.size())) ++n;
  return n;
}

}  // namespace

TEST_CASE("index as text") {
  CHECK(report::write_index_text(sample(), {}) ==
        "찾아보기\n\nㄱ\n  \"가\"|나!다@라, I-02\n\nㅌ\n  텐진 → 톈진(天津)\n  톈진(天津), I-01, I-02, I-03\n\nA-Z\n  R&D_100%, I-01\n");
}

TEST_CASE("index as text in columns: every entry is there") {
  report::IndexStyle style;
  style.columns = 2;
  style.width = 60;
  const std::string text = report::write_index_text(sample(), style);
  for (const auto* s : {"R&D_100%, I-01", "톈진(天津), I-01,", "텐진 → 톈진(天津)"}) CHECK(count(text, s) == 1);
}

TEST_CASE("index as Markdown") {
  const std::string md = report::write_index_markdown(sample(), {});
  CHECK(count(md, "- 톈진(天津), **I-01**, I-02, I-03\n") == 1);
  CHECK(count(md, "- 텐진 → 톈진(天津)\n") == 1);
  CHECK(count(md, "- R&D\\_100%, I-01\n") == 1);
  CHECK(count(md, "## ㅌ\n") == 1);
}

TEST_CASE("index as JSON") {
  const auto j = nlohmann::json::parse(report::write_index_json(sample(), {}));
  CHECK(j["schema"] == "ireum/index/1");
  const auto& section = j["sections"][1];
  CHECK(section["heading"] == "ㅌ");
  const auto& e = section["entries"][1];
  CHECK(e["key"] == "톈진");
  CHECK(e["heading"] == "톈진(天津)");
  CHECK(e["type"] == "place");
  CHECK(e["locators"][0] == nlohmann::json({{"kind", "article"}, {"from", "I-01"}, {"to", "I-01"}, {"principal", true}}));
  CHECK(section["entries"][0]["see"] == nlohmann::json::array({"톈진(天津)"}));
  CHECK(section["entries"][0]["locators"].empty());
}

TEST_CASE("index as HTML: every link inside leads somewhere") {
  report::IndexStyle style;
  style.locator_base = "issue.html#";
  const std::string html = report::write_index_html(sample(), style);
  std::set<std::string> ids;
  for (size_t at = html.find(" id=\""); at != html.npos; at = html.find(" id=\"", at + 1)) {
    const size_t end = html.find('"', at + 5);
    CHECK(ids.insert(html.substr(at + 5, end - at - 5)).second);
  }
  size_t links = 0;
  for (size_t at = html.find("href=\"#"); at != html.npos; at = html.find("href=\"#", at + 1), ++links)
    CHECK(ids.contains(html.substr(at + 7, html.find('"', at + 7) - at - 7)));
  CHECK(links == 1);
  CHECK(count(html, "href=\"issue.html#I-02\"") == 2);
  CHECK(count(html, "R&amp;D_100%") == 1);
  CHECK(count(html, "epub:type=\"index-xref-preferred\"") == 1);
}

TEST_CASE("index for LaTeX: makeindex's signs and TeX's are escaped") {
  const std::string idx = report::write_index_idx(sample(), {});
  CHECK(count(idx, "\\indexentry{톈진@톈진(天津)|textbf}{I-01}\n") == 1);
  CHECK(count(idx, "\\indexentry{톈진@톈진(天津)}{I-02}\n") == 1);
  CHECK(count(idx, "\\indexentry{텐진@텐진|see{톈진(天津)}}{") == 1);
  CHECK(count(idx, "@R\\&D\\_100\\%}{I-01}\n") == 1);
  CHECK(count(idx, "\"\"가\"\"\"|나\"!다\"@라}{I-02}\n") == 1);
  const std::string ind = report::write_index_ind(sample(), {});
  CHECK(count(ind, "  \\item 톈진(天津), \\textbf{I-01}, I-02, I-03\n") == 1);
  CHECK(count(ind, "  \\item 텐진, \\see{톈진(天津)}{}\n") == 1);
  CHECK(count(ind, "\\indexspace") == 2);
}

TEST_CASE("index as a table") {
  const std::string csv = report::write_index_table(sample(), {}, ',');
  CHECK(count(csv, "\r\n") == 1 + 5 + 1);
  CHECK(count(csv, "\"\"\"가\"\"|나!다@라\"") == 1);
  const std::string tsv = report::write_index_table(sample(), {}, '\t');
  CHECK(count(tsv, "ㅌ\t텐진\t텐진\t\tplace\t\t\t\t\t\t\tsee\t톈진(天津)\n") == 1);
}
