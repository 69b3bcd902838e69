// The formats of the index: what they print, and that links and rows hold together.
#include "report/index_writers.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "index/desk.h"

using namespace ireum;
using image::Type;
using testing::Desk;

namespace {

index::Index sample() {
  Desk desk(std::vector<testing::Name>{{.canonical = "톈진", .wrong = {"텐진"}},
                                       {.canonical = "R&D_100%", .type = Type::organization},
                                       {.canonical = "\"가\"|나!다@라", .type = Type::organization}});
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
        "찾아보기\n\nㄱ\n  \"가\"|나!다@라, I-02\n\nㅌ\n  텐진 → 톈진(天津)\n  톈진(天津), I-01, I-02, I-03\n\nA-Z\n  "
        "R&D_100%, I-01\n");
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
  CHECK(e["locators"][0] ==
        nlohmann::json({{"kind", "article"}, {"from", "I-01"}, {"to", "I-01"}, {"principal", true}}));
  CHECK(section["entries"][0]["see"] == nlohmann::json::array({"톈진(天津)"}));
  CHECK(section["entries"][0]["locators"].empty());
}

TEST_CASE("index as HTML: every link inside leads somewhere") {
  report::IndexStyle style;
  style.links = "issue.html";
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
  CHECK(count(html, "href=\"issue.html#ix-") == 5);
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

namespace {

/// The text of every paragraph in an office file's part (stored, so that it stands as it is).
std::vector<std::string> paragraphs(const std::string& file, const std::string& open, const std::string& close) {
  std::vector<std::string> out;
  for (size_t at = file.find(open); at != file.npos; at = file.find(open, at + 1)) {
    const size_t end = file.find(close, at);
    std::string text;
    bool tag = false;
    std::string p = file.substr(at, end - at);
    for (size_t s = p.find("<text:s/>"); s != p.npos; s = p.find("<text:s/>")) p.replace(s, 9, " ");
    for (const char c : p) {
      if (c == '<') tag = true;
      else if (c == '>') tag = false;
      else if (!tag) text += c;
    }
    for (const auto& [from, to] : {std::pair{"&quot;", "\""}, {"&amp;", "&"}})
      for (size_t x = text.find(from); x != text.npos; x = text.find(from))
        text.replace(x, std::string(from).size(), to);
    out.push_back(text);
  }
  return out;
}

std::vector<std::string> text_lines() {
  std::vector<std::string> out;
  std::string line;
  for (const char c : report::write_index_text(sample(), {})) {
    if (c != '\n') {
      if (c != ' ' || !line.empty()) line += c;
    } else if (!line.empty()) {
      out.push_back(std::exchange(line, {}));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("index for word processors: the lines of the text, the same bytes every time") {
  const std::string docx = report::write_index_docx(sample(), {}), odt = report::write_index_odt(sample(), {});
  CHECK(docx == report::write_index_docx(sample(), {}));
  CHECK(docx.starts_with("PK\x03\x04"));
  CHECK(odt.substr(30, 8) == "mimetype");
  CHECK(paragraphs(docx, "<w:p>", "</w:p>") == text_lines());
  CHECK(paragraphs(odt, "<text:p ", "</text:p>") == text_lines());
}

TEST_CASE("index as JSON: read again, it is the same index") {
  Desk desk(std::vector<testing::Name>{{.canonical = "톈진", .wrong = {"텐진"}, .id = "a"},
                                       {.canonical = "허핑구", .id = "b", .parent = "a"}});
  desk.issue("텐진과 허핑구\n\f톈진(天津)\n\f톈진\n\f톈진", "2024-13").issue("톈진", "2024-14");
  index::IndexOptions o;
  o.subentries = index::Subentries::both;
  o.separate = true;
  const std::string json = report::write_index_json(desk.index(o), {});
  const auto again = report::read_index_json(json, "index.json");
  REQUIRE(again);
  CHECK(report::write_index_json(*again, {}) == json);
  CHECK_FALSE(report::read_index_json("{}", "x"));
  CHECK_FALSE(report::read_index_json("no", "x"));
}

TEST_CASE("what index --check says") {
  const std::vector<index::Remark> remarks = {{index::RemarkKind::wrong_locator, 3, "톈진(天津)", "I-04"},
                                              {index::RemarkKind::missing_entry, 0, "시안", ""}};
  CHECK(report::write_index_remarks(remarks, "index.txt", {}) ==
        "index.txt:3: 톈진(天津): I-04에는 이 이름이 없습니다\nindex.txt: 시안: 본문에 나오는데 찾아보기에 없습니다\n");
  CHECK(report::write_index_remarks_jsonl(remarks, "index.txt")
            .starts_with("{\"schema\":\"ireum/index-remark/"
                         "1\",\"path\":\"index.txt\",\"kind\":\"wrong-locator\",\"line\":3,\"heading\":\"톈진(天津)\","
                         "\"detail\":\"I-04\"}\n"));
}
