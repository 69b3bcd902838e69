// Particles behind names, and the edits that a corrected name asks for.
#include <doctest/doctest.h>

#include "check/checked.h"
#include "support/program.h"

using namespace ireum;
using testing::findings_of;
using testing::summary;

namespace {

std::string particles(const std::string& text) { return summary("particle-mismatch", text); }

/// `text` after the particle edits that changing its first `before` to `after` asks for.
std::string repaired(const std::string& text, std::string_view before, std::string_view after) {
  testing::Reader& reader = testing::program();
  auto document = text::Document::decode("t.txt", text, text::Encoding::utf8);
  REQUIRE(document);
  const check::DocumentView view{&*document, nullptr, false};
  check::Context c;
  c.documents = std::span(&view, 1);
  c.aligner = &reader.aligner;
  const size_t at = text.find(before);
  REQUIRE(at != text.npos);
  std::string out = text;
  for (const check::Edit& e : check::particle_edits(c, 0, at + before.size(), before, after))
    out.replace(e.begin, e.end - e.begin, e.text);
  return out.replace(at, before.size(), after);
}

}  // namespace

TEST_CASE("a particle of the wrong allomorph") {
  CHECK(particles("허페이은 양자 기술의 거점이다.") == "은 -> 는");
  CHECK(particles("선양(沈阳)를 찾은 기업이 늘었다.") == "를 -> 을");
  CHECK(particles("톈진(天津)는 항만을 넓혔다.") == "는 -> 은");
  CHECK(particles("베이징와 상하이과 광저우이 참여했다.") == "와 -> 과 | 과 -> 와 | 이 -> 가");
  CHECK(particles("대표단은 하얼빈로 이동했다.") == "로 -> 으로");
  CHECK(particles("대표단은 상하이으로 이동했다.") == "으로 -> 로");
  CHECK(particles("시안(西安) 공장이 있다. 다만 시안를 벗어난 곳이다.") == "를 -> 을");
  CHECK(particles("'텐센트(腾讯)'은 새 모델을 냈다.") == "은 -> 는");
  CHECK(particles("천진닝(陈吉宁) 서기는 상하이은 다르다고 말했다.") == "은 -> 는");
}

TEST_CASE("a particle behind a person's title") {
  CHECK(particles("판젠웨이(潘建伟) 원사은 연설했다.") == "은 -> 는");
  CHECK(particles("판젠웨이(潘建伟) 소장와 만났다.") == "와 -> 과");
  for (const char* text : {"판젠웨이(潘建伟) 원사는 연설했다.", "판젠웨이(潘建伟) 소장과 만났다.",
                           "판젠웨이(潘建伟) 교수이며 원사이다.", "난징대학의 톈허이 교수가 연설했다."})
    CHECK_MESSAGE(particles(text).empty(), text << ": " << particles(text));
}

TEST_CASE("a sound particle, and what only looks like one") {
  for (const char* text :
       {"허페이는 거점이다.", "선양(沈阳)을 찾았다.", "하얼빈으로 이동했다.", "그는 상하이이며 베이징이다.",
        "우시시의 기업이 참여했다.", "난징로 123호에 있다.", "베이징관은 붐볐다.", "상하이이나 베이징이나 같다.",
        "톈진은(는) 크다.", "왕이(王毅) 부장이 말했다. 왕이 부장은 떠났다.", "국제원자력기구(IAEA)가 발표했다.",
        "베이징 은행은 문을 열었다.", "칭다오로 이전했다.", "오리구이는 맛있다."})
    CHECK_MESSAGE(particles(text).empty(), text << ": " << particles(text));
}

TEST_CASE("streets, constituencies, short names that go on") {
  for (const char* text : {"서울 세종로 서울시청에서 모였다.", "박아무개(부산 해운대을) 의원이 물었다.",
                           "지역구는 전남 여수을, 순천갑이다.", "다카이 현대미술관이 문을 열었다.",
                           "제주가 12호에 산다.", "- **선양가:** 맛집이 많다."})
    CHECK_MESSAGE(particles(text).empty(), text << ": " << particles(text));
  CHECK(particles("대표단은 상하이에서 하얼빈로 이동했다.") == "로 -> 으로");
}

TEST_CASE("behind markup, glosses and numbers") {
  CHECK(particles("[샤먼](https://example.org/a)는 섬이다.") == "는 -> 은");
  CHECK(particles("<b>우한</b>를 보라.") == "를 -> 을");
  CHECK(particles("**칭다오**은 항구이다.") == "은 -> 는");
  CHECK(particles("우한(武汉)였지만 조용했다.") == "였지만 -> 이었지만");
  CHECK(particles("샤먼(厦门)로부터 편지가 왔다.") == "로부터 -> 으로부터");
  CHECK(particles("창춘(长春)예요.") == "예요 -> 이에요");
  CHECK(particles("다롄(大连)이예요.") == "이예요 -> 이에요");
  CHECK(particles("란저우(兰州)이야말로 넓다.") == "이야말로 -> 야말로");
  CHECK(particles("선저우 21호이 돌아왔다.") == "이 -> 가");
  CHECK(particles("다롄가 크고 장제스(蔣介石)이 왔다.") == "가 -> 이 | 이 -> 가");
  CHECK(particles("우한(武汉)이랑 다롄(大连)랑 갔다.") == "랑 -> 이랑");
}

TEST_CASE("names that end as particles do") {
  for (const char* text :
       {"강시은 아나운서가 물었다.", "문예은 변호사가 답했다.", "강서을 의원이 나섰다.", "연수구청로 12에 있다.",
        "그런 해인가 싶었다.", "호나이 섬에 닿았다.", "현대가 후손이 모였다.", "앨범 《HOME ALONE》을 냈다.",
        "이 한국가 저 나라", "우한이며 다롄이다.", "판젠웨이(潘建伟) 원사이며 교수이다.", "시진핑에겐 첫 방문이다.",
        "우한엔 눈이 왔다.", "다롄서 열렸다.", "우한이죠.", "칭다오니까 춥다."})
    CHECK_MESSAGE(particles(text).empty(), text << ": " << particles(text));
}

TEST_CASE("the fix touches the particle alone") {
  const auto f = findings_of("particle-mismatch", "허페이은 거점이다.");
  REQUIRE(f.size() == 1);
  CHECK(f[0].fixed == "허페이는 거점이다.");
  CHECK(f[0].safety == check::Safety::safe);
}

TEST_CASE("a corrected name repairs its particle") {
  CHECK(repaired("베이징대와 협력했다", "베이징대", "베이징대학") == "베이징대학과 협력했다");
  CHECK(repaired("텐진(天津)은 크다", "텐진", "톈진") == "톈진(天津)은 크다");
  CHECK(repaired("쉐치군(薛其坤)은", "쉐치군", "쉐치쿠") == "쉐치쿠(薛其坤)는");
  CHECK(repaired("‘베이징대(北京大)’가 냈다", "베이징대", "베이징대학") == "‘베이징대학(北京大)’이 냈다");
  CHECK(repaired("칭화대로 옮겼다", "칭화대", "칭화대학") == "칭화대학으로 옮겼다");
  CHECK(repaired("하얼로 갔다", "하얼", "하얼빈") == "하얼빈으로 갔다");
  CHECK(repaired("北京(베이지)는 크다", "베이지", "베이징") == "北京(베이징)은 크다");
  CHECK(repaired("도시(베이지)는 크다", "베이지", "베이징") == "도시(베이징)는 크다");
  CHECK(repaired("칭화대에서 열렸다", "칭화대", "칭화대학") == "칭화대학에서 열렸다");
  CHECK(repaired("칭화대가을 축제", "칭화대", "칭화대학") == "칭화대학가을 축제");
  CHECK(repaired("허페잉이며 크다", "허페잉", "허페이") == "허페이며 크다");
  CHECK(repaired("우한이었습니다", "우한", "우시") == "우시였습니다");
  CHECK(repaired("우시예요", "우시", "우한") == "우한이에요");
  CHECK(repaired("하북이야말로 그렇다", "하북", "허베이") == "허베이야말로 그렇다");
  CHECK(repaired("<b>하북</b>으로부터 왔다", "하북", "허베이") == "<b>허베이</b>로부터 왔다");
  CHECK(repaired("[하북](https://a.example/b_(c))은 넓다", "하북", "허베이") ==
        "[허베이](https://a.example/b_(c))는 넓다");
  CHECK(repaired("하북®은 넓다", "하북", "허베이") == "허베이®는 넓다");
  CHECK(repaired("베이지며 크다", "베이지", "베이징") == "베이징이며 크다");
}

TEST_CASE("the particle behind a title of one syllable, and behind a name that its gloss misspells") {
  CHECK(testing::summary("particle-mismatch", "훠칭순(霍慶順)이 웃었다.\n훠칭순 씨은 올해 일흔이다.") == "은 -> 는");
  CHECK(testing::summary("particle-mismatch", "훠칭순(霍慶順)이 웃었다.\n훠칭순 씨는 올해 일흔이다.") == "");
  CHECK(testing::summary("particle-mismatch", "루쉬에친(盧雪芹)이 왔다.\n루쉐친는 요즘 바쁘다.") == "는 -> 은");
}
