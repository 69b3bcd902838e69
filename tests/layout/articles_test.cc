#include "layout/articles.h"

#include <doctest/doctest.h>

#include <string>

#include "layout/zones.h"
#include "support/program.h"

using namespace ireum::layout;
using namespace ireum::token;

namespace {

/// "I-01@3-9 title | …": label, first and last line from 1, title.
std::string found(std::string_view text) {
  std::string out;
  for (const Article& a : articles_of(text, zones_of(text, LineHeads(ireum::testing::program().lexicon)))) {
    if (!out.empty()) out += " | ";
    out += a.label() + "@" + std::to_string(a.line_begin + 1) + "-" + std::to_string(a.line_end) + " " + a.title;
  }
  return out;
}

}  // namespace

TEST_CASE("articles: numbers, sections, and what only looks like them") {
  struct Row {
    const char* what;
    const char* text;
    const char* articles;
  };
  const Row rows[] = {
      {"none", "■ 소식이다.\n1) 첫째\n2) 둘째\n10) 열째", ""},
      {"number and title on one line", "01 첫 소식\n글\n02 둘째 소식\n글", "01@1-2 첫 소식 | 02@3-4 둘째 소식"},
      {"number alone, title below", "01\n\n첫 소식\n\n글\n02\n둘째 소식", "01@1-5 첫 소식 | 02@6-7 둘째 소식"},
      {"roman sections restart", "I\n\n정책\n\n01\n가 소식\n글\n02 나 소식\n글\nII\n기술\n01 다 소식\n글",
       "I-01@5-7 가 소식 | I-02@8-9 나 소식 | II-01@12-13 다 소식"},
      {"roman signs, title beside", "Ⅰ. 정책\n01 가 소식\nⅡ. 기술\n01 나 소식", "Ⅰ-01@2-2 가 소식 | Ⅱ-01@4-4 나 소식"},
      {"numbers run through the sections", "1. 정책 동향\n\n01 가 소식\n글\n\n2. 산업 동향\n\n02 나 소식\n글",
       "1-01@3-5 가 소식 | 2-02@8-9 나 소식"},
      {"chapters", "제1장 정책\n01 가 소식\n제2장 기술\n01 나 소식", "1-01@2-2 가 소식 | 2-01@4-4 나 소식"},
      {"the contents do not count",
       "CONTENTS\n1. 정책\n01 가 소식 .... 3\n02 나 소식 .... 5\n\n1. 정책\n01 가 소식\n글\n02 나 소식\n글",
       "1-01@7-8 가 소식 | 1-02@9-10 나 소식"},
      {"nor does a list without a head",
       "01 가 소식\n02 나 소식\n\n01 가 소식\n글이다.\n글이다.\n글이다.\n02 나 소식\n글이다.\n글이다.\n글이다.",
       "01@4-7 가 소식 | 02@8-11 나 소식"},
      {"table rows are none", "01 가 소식\n글\n02\t텐진시 단지\n03\t쑤저우 단지\n02 나 소식\n글",
       "01@1-4 가 소식 | 02@5-6 나 소식"},
      {"numbers out of turn are none", "01 가 소식\n24 명이 왔다\n02 나 소식\n17 알리바바",
       "01@1-2 가 소식 | 02@3-4 나 소식"},
      {"01 again without a section is none", "I\n01 가 소식\n글\n02 나 소식\n01 단계별 목표\nII\n01 다 소식",
       "I-01@2-3 가 소식 | I-02@4-5 나 소식 | II-01@7-7 다 소식"},
      {"paragraphs with numbers inside an article", "I\n01 가 소식\n1. 배경\n글\n2. 내용\n글\n02 나 소식",
       "I-01@2-6 가 소식 | I-02@7-7 나 소식"},
      {"Markdown", "# I. 정책\n\n## 01 가 소식\n\n글\n\n## **02** 나 소식\n\n글",
       "I-01@3-6 가 소식 | I-02@7-9 나 소식"},
      {"brackets", "[01] 가 소식\n글\n[02] 나 소식", "01@1-2 가 소식 | 02@3-3 나 소식"},
      {"CRLF", "1. 정책\r\n\r\n01 가 소식\r\n글\r\n", "1-01@3-5 가 소식"},
      {"a roman numeral in the text is no section", "I\n01 가 소식\nV\n글이다.\n02 나 소식",
       "I-01@2-4 가 소식 | I-02@5-5 나 소식"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(found(row.text) == row.articles);
  }
}
