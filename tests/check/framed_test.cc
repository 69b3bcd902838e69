// near-miss and sino-reading of what only its frame makes a name: behind the place that it lies in, in a list of
// zones, among Chinese universities.
#include <doctest/doctest.h>

#include "check/checked.h"

using namespace ireum;

namespace {

struct Row {
  std::string text, found;
};

std::string told(const std::string& document) {
  std::string out;
  for (const char* rule : {"near-miss", "sino-reading"}) {
    const std::string some = testing::summary(rule, document);
    out += (out.empty() || some.empty() ? "" : " | ") + some;
  }
  return out;
}

}  // namespace

TEST_CASE("behind a place stands what lies in it, with more than one slip or half in Sino-Korean") {
  static const Row kRows[] = {
      {"선전시 난싼구와 푸톈구", "난싼구 -> 난산구"},
      {"청두시 우호우구에 본사가 있다.", "우호우구 -> 우허우구"},
      {"베이징시 하이뎬구, 차오양구, 펑타이구, 스징산구, 퉁주구", "퉁주구 -> 퉁저우구"},
      {"시안시 안타구, 베이린구, 렌후구", "안타구 -> 옌타구 | 렌후구 -> 롄후구"},
      {"톈진시 난개구, 허핑구, 빈하이신구", "난개구 -> 난카이구"},
      {"상하이시 푸동신구, 쉬후이구, 징안구에 지점이 있다.", "푸동신구 -> 푸둥신구"},
      {"난징시 강닝구와 젠예구", "강닝구 -> 장닝구"},
      {"항저우시 서호구와 항저우시 빈장구", "서호구 -> 시후구"},
      {"베이징시 차오양구 주선교로 12호", "주선교로 -> 주셴차오로"},
      {"베이징시 차오양구 주선도로를 걸었다.", ""},
      {"산시성 시안시 고성구에 들렀다.", ""},  // of another city
  };
  for (const Row& row : kRows) {
    INFO(row.text);
    CHECK(told(row.text) == row.found);
  }
}

TEST_CASE("in a list of zones a word before the designator is a place of the provinces around") {
  static const Row kRows[] = {
      {"- 안산 고신구(랴오닝)\n- 잉커우 고신구(랴오닝)\n- 본시 고신구(랴오닝)\n- 푸신 고신구(랴오닝)", "본시 -> 번시"},
      {"간쑤성: 란저우 고신구, 바이은 고신구, 톈수이 고신구", "바이은 -> 바이인"},
      {"란저우 고신구, 백은 고신구 등 간쑤성의 고신구", "백은 -> 바이인"},
      {"산시성(陕西省): 시안 고신구, 바오계 고신구, 셴양 고신구", "바오계 -> 바오지"},
      {"장쑤성의 난징 고신구·쑤저우 고신구·창조 고신구·우시 고신구", "창조 -> 창저우"},
      {"쓰촨성의 청두 고신구, 몐양 고신구, 네이강 고신구, 더양 고신구", "네이강 -> 네이장"},
      {"산둥성 지난 고신구, 웨이팡 고신구, 쯔보고신구, 옌타이 고신구, 지닝 고신구", ""},
      {"창사 고신구, 주저우 고신구의 바이오 고신구와 반도체 고신구", ""},
      {"난징 고신구, 쑤저우 고신구와 대전 특구, 판교 고신구를 비교했다.", ""},
  };
  for (const Row& row : kRows) {
    INFO(row.text);
    CHECK(told(row.text) == row.found);
  }
}

TEST_CASE("among Chinese universities a word with the ending of one is one") {
  static const Row kRows[] = {
      {"중산대학교와 샤문대학교, 푸젠농림대학교가 참가했다.", "샤문대학교 -> 샤먼대학교"},
      {"우한대학과 화종과기대학이 공동으로 개발했다.", "화종과기대학 -> 화중과기대학"},
      {"쑤저우대학, 양조우대학, 장난대학", "양조우대학 -> 양저우대학"},
      {"산둥대학, 길린대학, 난카이대학 연구진", "길린대학 -> 지린대학"},
      {"중국 고려대학, 연세대학, 서강대학 학생들이 베이징대학을 찾았다.", ""},
      {"서울대학교, 동국대학교, 조선대학교와 베이징대학교, 칭화대학교가 협약을 맺었다.", ""},
      {"하노이대학, 방콕대학, 베이징대학이 참가했다.", ""},
      {"베이징대학과 사범대학, 의과대학, 공과대학의 교수들", ""},
      {"독일 뮌헨대학과 중국 퉁지대학, 프랑스 소르본대학", ""},
  };
  for (const Row& row : kRows) {
    INFO(row.text);
    CHECK(told(row.text) == row.found);
  }
}

TEST_CASE("what only looks like such a frame is silent") {
  static const char* const kTexts[] = {
      "서울시 마곡구는 없다. 광주 신구와 대구 신구를 비교했다.",
      "서울 강남구, 서초구, 송파구와 부산 해운대구",
      "도쿄도 신주쿠구, 시부야구, 미나토구, 지요다구",
      "오사카시 기타구와 주오구, 나니와구에 지점이 있다.",
      "베이징시 중심구에는 차가 많다. 상하이시 신시가지구도 그렇다.",
      "선전시 경제특구와 주하이 경제특구를 둘러보았다.",
      "칭다오시 보세구와 톈진 보세구, 상하이 자유무역구",
      "우한시 봉쇄구와 격리구에는 들어갈 수 없다.",
      "충칭시 도심구와 외곽구, 농촌구의 차이",
      "김해시, 창원시와 우호도시인 우시시, 난징시",
      "톈진시 기술구와 개발구",
  };
  for (const char* text : kTexts) {
    INFO(text);
    CHECK(told(text) == "");
  }
}
