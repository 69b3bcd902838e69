// Kinds of names that one word does not show: what runs over words, what a label, a bracket or a list tells, names of other
// countries, and what only looks like a name. {text, dump} as in engine_test.cc; the sentences are invented.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

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
    if (m.parent != mention::kNone) continue;
    if (!out.empty()) out += "; ";
    out += mention::type_name(m.type);
    out += ':';
    out += text.substr(m.begin, m.end - m.begin);
  }
  return out;
}

constexpr Row kRows[] = {
    // a house of old that begins as a surname does is nobody
    {"성균관(成均館)에서 글을 읽었다.", ""},
    // an everyday word before a place that lies there
    {"저장성 항저우시에 닿았다.", "place:저장성 항저우시"},
    {"저장성 논란이 컸다.", ""},
    // names that dots join
    {"베이징·상하이·선전 세 도시를 돌았다.", "place:베이징; place:상하이; place:선전"},
    {"다롄·잉커우 두 항구가 붐빈다.", "place:다롄; place:잉커우"},
    // institutions and their sections in several words
    {"국가 합성 바이오 기술혁신센터를 지었다.", "organization:국가 합성 바이오 기술혁신센터"},
    {"국가 합성 바이오 사업을 늘렸다.", ""},
    {"난징대학교 쑤저우 빅데이터 연구원이 맡았다.", "organization:난징대학교 쑤저우 빅데이터 연구원"},
    {"칭화대 신규 채용 위원회가 늦었다.", "organization:칭화대"},
    {"하동군 행정과 대외협력팀이 썼다.", "organization:하동군 행정과 대외협력팀"},
    {"서울대 사학과 교수가 왔다.", "organization:서울대 사학과"},
    {"칭화대 입학과 졸업을 도왔다.", "organization:칭화대"},
    // parts of places, and the land's own nouns
    {"서울 삼청동에서 만났다.", "place:서울 삼청동"},
    {"서울 운동을 시작했다.", "place:서울"},
    {"봉화군 소천면에 눈이 왔다.", "place:봉화군 소천면"},
    {"경기도 변두리에 살았다.", "place:경기도"},
    {"산둥 반도에 태풍이 왔다.", "place:산둥 반도"},
    {"타이베이 난강구에 있다.", "place:타이베이 난강구"},
    // labels and brackets
    {"(선양=새벽통신) 첫눈이 내렸다.", "place:선양; organization:새벽통신"},
    {"출처: 새벽일보", "organization:새벽일보"},
    {"글 염지후(영화평론가)", "person:염지후"},
    {"토론은 한석정(동아대)이 맡았다.", "person:한석정; organization:동아대"},
    {"축사는 진달래(陳달래)가 했다.", "person:진달래"},
    // names of old in their Sino-Korean reading
    {"이덕무(李德懋)와 유득공(柳得恭)이 썼다.", "person:이덕무; person:유득공"},
    {"능주(綾州)에 자리를 잡았다.", "place:능주"},
    {"공청회(公聽會)를 열었다.", ""},
    // glosses that no list knows, by their last character
    {"시저우(喜洲)의 장터를 걸었다.", "place:시저우"},
    {"어우양(歐陽) 할머니가 웃었다.", "person:어우양"},
    // persons of other countries
    {"결승에서 하리모토 미와(張本美和)가 이겼다.", "person:하리모토 미와"},
    {"쩐 티 타인 교수가 왔다.", "person:쩐 티 타인"},
    {"식물학자 제임스 힐턴이 적었다.", "person:제임스 힐턴"},
    {"마르코 폴로도 보았다.", "person:마르코 폴로"},
    {"제임스 역할을 맡았다.", ""},
    // what only looks like a name
    {"학생이 된 아이는 보더니 웃었다.", ""},
    {"2박 3일 동안 걸었다.", ""},
};

}  // namespace

TEST_CASE("names that their words alone do not show") {
  mention::Observer observer(testing::program().lexicon);
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.text, observer.observe(row.text)) == row.dump);
  }
}

TEST_CASE("a person of Japan keeps the gloss that a frame found beside him") {
  mention::Observer observer(testing::program().lexicon);
  const auto seen = observer.observe("나쓰메 소세키(夏目漱石)의 소설을 읽었다.");
  REQUIRE(seen.mentions.size() == 1);
  CHECK(seen.mentions[0].pair != mention::kNone);
}
