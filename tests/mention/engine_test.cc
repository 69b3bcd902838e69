// What the engine decides, a sentence a row: {text, dump}. The dump is every mention as "type:text", a chain before its
// links, joined by "; ". The sentences are invented; the rows pin decisions that take several pieces of evidence.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "mention/observe.h"
#include "support/program.h"

using namespace ireum;

namespace {

struct Row {
  std::string_view text, dump;
};

std::string dump(std::string_view text, const mention::Observation& seen) {
  std::string out;
  for (const mention::Mention& m : seen.mentions) {
    if (!out.empty()) out += "; ";
    out += mention::type_name(m.type);
    out += ':';
    out += text.substr(m.begin, m.end - m.begin);
  }
  return out;
}

constexpr Row kRows[] = {
    // verbs, loan words and other words that are no names
    {"아이가 마셨다고 하자 모두 웃었다.", ""},
    {"컴퓨터와 라디오, 소파를 새로 들였다.", ""},
    {"오렌지 마멀레이드를 빵에 발랐다.", ""},
    {"한우가 더 비싸서 한우는 사지 않았다.", ""},
    // everyday words, bare and in a frame
    {"소주를 마시고 우동을 먹었다.", ""},
    {"이우는 거의 말이 없었다.", ""},
    {"우시에서 열린 회의였다.", "place:우시"},
    {"우시 하루를 보냈다.", ""},
    // everyday words that the document glosses
    {"소주(苏州)에 닿았다. 소주에서 묵고 소주를 한 병 마셨다.", "place:소주; place:소주"},
    {"이상(理想)자동차가 값을 내렸다. 이상은 더 내렸다.",
     "organization:이상(理想)자동차; organization:이상; organization:이상"},
    // what a gloss stands in, and units behind what has them
    {"둥루이(東睿)마이크로전자와 손을 잡았다.", "organization:둥루이(東睿)마이크로전자; organization:둥루이"},
    {"과학기술부 훠촨센터(火川中心)가 알렸다.", "organization:과학기술부 훠촨센터; organization:과학기술부"},
    {"이번 사업은 지린성 과기청이 맡았다.", "organization:지린성 과기청; place:지린성"},
    {"전라도 나주로 건너와 살았다.", "place:전라도 나주; place:전라도"},
    {"이웃의 원수위안(文殊院) 앞에 섰다.", "place:원수위안"},
    // houses whose head no word explains, and titles of two words
    {"두온케미칼이 값을 올렸고 모람자산운용이 이를 전했다.", "organization:두온케미칼; organization:모람자산운용"},
    {"보조배터리와 건강보험, 가정용로봇을 다루었다.", ""},
    {"한국 쪽은 도승호 국제처장이 나왔다.", "place:한국; person:도승호"},
    {"천밍위안(陈明远)이 왔다. 천밍위안은 웃었다.", "person:천밍위안; person:천밍위안"},
    {"서천 정신(西迁精神)을 잇자고 했다.", ""},
    // titles
    {"회의에는 김도현 교수와 천밍위안 총장이 나왔다.", "person:김도현; person:천밍위안"},
    {"통역은 기자 박서연이 맡았다.", "person:박서연"},
    {"통역은 기꺼이 박서연이 맡았다.", "person:박서연"},
    {"박서연 수석 이코노미스트는 내다봤다.", "person:박서연"},
    {"김도현 칭화대 교수가 강연했다.", "person:김도현; organization:칭화대"},
    {"페테르 칼손 대표가 물러났다.", "person:페테르 칼손"},
    {"오카다 가오루 사장이 웃었다.", "person:오카다 가오루"},
    {"왕젠궈가 들어섰다. 왕 부장은 말이 없었다.", "person:왕젠궈; person:왕"},
    {"왕 부장은 말이 없었다.", ""},
    // the founder's word belongs to the body, not to the place in it
    {"國立臺東大學的校長發言。", "organization:國立臺東大學; place:臺東"},
    // chains and units
    {"항저우시 과학기술국이 발표했다.", "organization:항저우시 과학기술국; place:항저우시"},
    {"과학기술국이 발표했다.", ""},
    {"난징시 공안국과 재정국이 나섰다.", "organization:난징시 공안국; place:난징시; organization:재정국"},
    {"베이징사범대학교 부속중학교에 갔다.", "organization:베이징사범대학교 부속중학교; organization:베이징사범대학교"},
    // lists
    {"항저우, 닝보, 이우를 지났다.", "place:항저우; place:닝보; place:이우"},
    {"시진핑, 리커창, 왕이가 나왔다.", "person:시진핑; person:리커창; person:왕이"},
    {"셴다오지능(先导智能)과 화웨이가 손을 잡았다.", "organization:셴다오지능; organization:화웨이"},
    // slips, alone and in Chinese company
    {"총칭에서 짐을 풀었다.", ""},
    {"시진핑이 총칭에서 리커창과 만났다.", "person:시진핑; place:총칭; person:리커창"},
    {"텐진은 항구다.", ""},
    {"시진핑과 리커창이 텐진에 왔다.", "person:시진핑; person:리커창; place:텐진"},
    // Chinese characters
    {"그날 책에서 北京이라는 글자를 보았다.", "place:北京"},
};

}  // namespace

TEST_CASE("the engine decides what is a name") {
  mention::Observer observer(testing::program().lexicon);
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.text, observer.observe(row.text)) == row.dump);
  }
}

TEST_CASE("the order of the documents changes nothing") {
  mention::Observer observer(testing::program().lexicon);
  std::vector<Row> rows(std::begin(kRows), std::end(kRows));
  std::reverse(rows.begin(), rows.end());
  for (int round = 0; round < 2; ++round) {
    for (const Row& row : rows) {
      CAPTURE(row.text);
      CHECK(dump(row.text, observer.observe(row.text)) == row.dump);
    }
    std::rotate(rows.begin(), rows.begin() + 7, rows.end());
  }
}
