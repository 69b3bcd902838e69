// Han at the first mention, Han given again, and Han outside brackets.
#include <doctest/doctest.h>

#include "check/checked.h"

using namespace ireum;
using check::Policy;

namespace {

std::string first(const std::string& text, Policy::Gloss gloss = Policy::Gloss::first) {
  Policy p;
  p.gloss = gloss;
  return testing::summary("gloss-first", text, p);
}
std::string repeated(const std::string& text, Policy::Gloss gloss = Policy::Gloss::first) {
  Policy p;
  p.gloss = gloss;
  return testing::summary("gloss-repeated", text, p);
}
std::string bare(const std::string& text) {
  Policy p;
  p.bare_han = false;
  return testing::summary("bare-han", text, p);
}

TEST_CASE("whose name a pair is: what is written apart is no Chinese name, and Koreans in Han speak for each other") {
  CHECK(testing::summary("reading-mismatch", "아베 아이(阿部愛) 전 지사가 왔다.").empty());
  CHECK(testing::summary("reading-mismatch", "판 민 닌(潘明寧) 총장은 하노이에서 손님을 맞았다.").empty());
  CHECK(testing::summary("sino-reading",
                         "하윤석(河潤錫) 회장과 도길순(都吉順) 선생이 장리(張莉) 씨를 맞았다.\n감사 진달수(陳達洙)와 "
                         "왕인석(王仁錫)이 함께했다.")
            .empty());
  CHECK(testing::summary("sino-reading", "이날 장학(張學) 교수가 논문을 소개했다.").empty());
}
}  // namespace

TEST_CASE("the first mention carries its Han") {
  CHECK(first("선양시는 전기차 충전소를 늘렸다.") == "선양시 -> 선양시(沈阳市)");
  CHECK(first("새 센터는 허페이시에 들어선다.") == "허페이시 -> 허페이시(合肥市)");
  CHECK(first("선양은 늘렸다. 선양은 또 늘렸다.") == "선양 -> 선양(沈阳)");
  for (const char* text :
       {"선양시(沈阳市)는 늘렸다.\n선양시의 목표는 수소차이다.", "연구진은 새 재료를 찾았다.", "중국은 크다."})
    CHECK_MESSAGE(first(text).empty(), text << ": " << first(text));
  CHECK(first("선양시는 늘렸다.", Policy::Gloss::never).empty());
}

TEST_CASE("the Han is given once") {
  const std::string twice = "선양시(沈阳市)는 늘렸다.\n선양시(沈阳市)의 목표는 수소차이다.";
  CHECK(repeated(twice) == "선양시(沈阳市) -> 선양시");
  CHECK(repeated("허페이시(合肥市)에 들어선다.") == "");
  CHECK(repeated("허페이시(合肥市)에 들어선다.", Policy::Gloss::never) == "허페이시(合肥市) -> 허페이시");
  CHECK(repeated("푸저우시(福州市)와 푸저우시(抚州市)는 한글 표기가 같다.").empty());
  const std::string articles =
      "01 첫째 기사\n\n■ 선양시(沈阳市)는 늘렸다.\n\n02 둘째 기사\n\n■ 선양시(沈阳市)는 줄였다.\n";
  CHECK(repeated(articles, Policy::Gloss::every_article).empty());
  CHECK(repeated(articles) == "선양시(沈阳市) -> 선양시");
}

TEST_CASE("Han outside brackets") {
  CHECK(bare("다음 회의는 瀋陽에서 열린다.") == "瀋陽 -> 선양(瀋陽)");
  CHECK(bare("이번 회의에는 國務院의 대표도 참석했다.") == "國務院 -> 국무원(國務院)");
  for (const char* text : {"다음 회의는 선양(瀋陽)에서 열린다.", "美·中 대표가 만났다.",
                           "武漢(우한)과 長沙(창사)의 기록관", "☑ 未来产业试点城市名单公布"})
    CHECK_MESSAGE(bare(text).empty(), text << ": " << bare(text));
}
