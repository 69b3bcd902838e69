// What findings are kept: none of names that a sentence speaks of, none of names that are not understood.
#include <doctest/doctest.h>

#include "check/checked.h"

using namespace ireum;

TEST_CASE("nothing is said of a spelling that the sentence is about") {
  for (const char* text : {
           "중국 톈진을 두고 ‘텐진’이라고 적지 않고 ‘톈진’으로 적는다.",
           "왜 ‘베이진시’라고 쓰면 잘못입니까?",
           "‘텐진’과 ‘톈진’ 가운데 규정에 맞는 표기는 뒤엣것이다.",
           "텐진이라고 쓰는 사람이 많지만 규정은 톈진이다.",
           "‘텐진(天津)’으로 옮긴 것은 오기입니다.",
       }) {
    INFO(text);
    CHECK(testing::summary("near-miss", text).empty());
    CHECK(testing::summary("reading-mismatch", text).empty());
  }
}

TEST_CASE("what is used is judged, in quotes too") {
  CHECK(testing::summary("reading-mismatch", "‘텐진(天津)’에 갔다고 적었다.") == "텐진 -> 톈진");
  CHECK(testing::summary("reading-mismatch", "텐진(天津)이라고 부르는 도시다.") == "텐진 -> 톈진");
  CHECK(testing::summary("reading-mismatch", "텐진(天津)에 갔다. 표기가 다르다.") == "텐진 -> 톈진");
}

TEST_CASE("a name that is not understood lacks no generic word") {
  CHECK(testing::summary("gloss-extent", "아베 겐이치(阿部健一) 감독의 새 영화가 상영됐다.").empty());
  CHECK(!testing::summary("gloss-extent", "톈진시(天津)에 갔다.").empty());
}
