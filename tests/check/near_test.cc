// near-miss: a spelling without Han that is one slip from a name of the same document.
#include <doctest/doctest.h>

#include "check/checked.h"

using namespace ireum;

namespace {

std::string near(const std::string& document) {
  std::string out;
  for (const auto& f : testing::findings_of("near-miss", document))
    out += (out.empty() ? "" : ", ") + f.text + " -> " + f.expected;
  return out;
}

}  // namespace

TEST_CASE("a name that its own gloss misspells is looked for as it is meant") {
  CHECK(near("정원사 루쇼우청(陆寿成) 씨를 만났다.\n루서우쳉 선생은 웃었다.") == "루서우쳉 -> 루서우청");
  CHECK(near("정원사 루서우청(陆寿成) 씨를 만났다.\n루서우청 선생은 웃었다.") == "");
}

TEST_CASE("of a place, a syllable that begins no Sino-Korean word is enough, also before a generic word") {
  CHECK(near("룽탄(龍潭)에는 옛 다리가 있다.\n롱탄은 조용하다.") == "롱탄 -> 룽탄");
  CHECK(near("룽탄(龍潭)에는 옛 다리가 있다.\n롱탄진은 조용하다.") == "롱탄 -> 룽탄");
  // a person's name of two syllables may be anybody's
  CHECK(near("류밍(刘明) 교수가 왔다.\n루밍은 오지 않았다.") == "");
}

TEST_CASE("a name of four syllables is known by them, whatever a title behind it says") {
  CHECK(near("다음은 징마이산(景邁山)이다.\n징마이싼 정상의 마을에서 잤다.") == "징마이싼 -> 징마이산");
}

TEST_CASE("what is glossed with other Han is what its gloss says") {
  CHECK(near("일본의 하이쿠(俳句)를 읽었다.") == "");
  CHECK(near("소설가 다니자키 준이치로(谷崎潤一郞)를 읽었다.") == "");
}
