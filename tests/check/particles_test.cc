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
  CHECK(repaired("허페잉이며 크다", "허페잉", "허페이") == "허페이이며 크다");
  CHECK(repaired("베이지며 크다", "베이지", "베이징") == "베이징이며 크다");
}

TEST_CASE("the particle behind a title of one syllable, and behind a name that its gloss misspells") {
  CHECK(testing::summary("particle-mismatch", "훠칭순(霍慶順)이 웃었다.\n훠칭순 씨은 올해 일흔이다.") == "은 -> 는");
  CHECK(testing::summary("particle-mismatch", "훠칭순(霍慶順)이 웃었다.\n훠칭순 씨는 올해 일흔이다.") == "");
  CHECK(testing::summary("particle-mismatch", "루쉬에친(盧雪芹)이 왔다.\n루쉐친는 요즘 바쁘다.") == "는 -> 은");
}
