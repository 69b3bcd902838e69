#include "layout/zones.h"

#include <doctest/doctest.h>

#include <string>

#include "support/program.h"
#include "token/line_shape.h"

using namespace ireum::layout;
using namespace ireum::token;

namespace {

/// A letter a line: b body, c contents, t table, k caption, r reference, i imprint; . for a blank line.
std::string letters(std::string_view text) {
  const auto lines = lines_of(text);
  const auto zones = zones_of(text, LineHeads(ireum::testing::program().lexicon));
  REQUIRE(lines.size() == zones.size());
  std::string out;
  for (size_t i = 0; i < lines.size(); ++i)
    out += trim(lines[i]).empty() ? '.' : "bctkri"[static_cast<size_t>(zones[i])];
  return out;
}

}  // namespace

TEST_CASE("zones: what each line belongs to") {
  struct Row {
    const char* what;
    const char* text;
    const char* zones;
  };
  const Row rows[] = {
      {"nothing", "", "."},
      {"plain sentences", "첫 문장이다.\n둘째 문장이다.", "bb"},
      {"contents end where a title comes back", "목차\n1. 정책\n • 새 계획\n\n1. 정책\n\n01 새 계획\n본문이다.",
       "ccc.b.bb"},
      {"a number above the title that comes back is text",
       "CONTENTS\n\n1. 정책동향\n- 새 법\n\nI\n\n정책동향\n\n01\n\n새 법 시행", "c.cc.b.b.b.b"},
      {"a sentence ends the contents", "차례\n가을 소식 ..... 3\n이 자료는 누구나 쓸 수 있다.\n본문", "ccbb"},
      {"contents in Markdown", "# 목차\n\n- 가 나\n- 다 라\n\n## 가 나\n\n글이다.", "c.cc.b.b"},
      {"tab rows", "지역\t수\n시안\t3\n끝", "ttb"},
      {"Markdown rows", "| 지역 | 수 |\n|---|---|\n| 시안 | 3 |", "ttt"},
      {"captions", "<표 1> 지역별 거점\n〈그림 2. 구조〉\n[표 3] 목록\n〈새로운 공정의 원리〉\n표 4. 예산", "kkkkk"},
      {"an angle bracket in a sentence", "《인민일보》는 사설을 실었다", "b"},
      {"sources", "출처: 과학신문 (3.26)\n- ☑ 中国发布规划\nhttps://example.org/a\n* 출처 : <https://example.org/b>",
       "rrrr"},
      {"a word that only begins like one", "출처를 밝히고 써야 한다\n자료는 많다", "bb"},
      {"a list of sources", "글이다.\n\n참고자료\n\n- 새 계획 발표문\n1. 둘째 자료\n\n■ 다음 소식", "b.r.rr.b"},
      {"an article ends the list of sources", "참고자료\n\n☑ 世界级集群\n\n02 다음 글\n본문", "r.r.bb"},
      {"a section ends it too", "참고자료\n☑ 世界级集群\n2. 산업 동향\n\n03 글", "rrb.b"},
      {"Han lines of a Korean text", "한글 문장이다.\n北京市科学技术委员会的通知\n또 한글이다.", "brb"},
      {"Han lines of a Chinese text", "北京市科学技术委员会\n发布通知。", "bb"},
      {"imprint", "발행일: 2024년 4월 5일\n\n| 발 행 인 | 홍길동\n| 발 행 처 | 주소 : 서울\n어느 빌딩 3층\n\n본문",
       "i.iii.b"},
      {"YAML in front", "---\ntitle: 브리핑\n---\n본문이다.", "iiib"},
      {"CRLF and form feeds", "글이다.\r\n가\t나\r\n\f다음 쪽", "btb"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(letters(row.text) == row.zones);
  }
}
