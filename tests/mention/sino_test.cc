// Places of China in their Sino-Korean reading, without Han: where they are meant, where not, and when check tells.
#include <doctest/doctest.h>

#include <string>

#include "check/checked.h"
#include "mention/observe.h"
#include "support/program.h"

using namespace ireum;

namespace {

/// The outer places of a document, in its order.
std::string places(const std::string& text) {
  mention::Observer observer(testing::program().lexicon);
  const mention::Observation seen = observer.observe(text, mention::Purpose::names);
  std::string out;
  for (const mention::Mention& m : seen.mentions)
    if (m.type == image::Type::place && m.parent == mention::kNone)
      out += (out.empty() ? "" : "|") + text.substr(m.begin, m.end - m.begin);
  return out;
}

}  // namespace

TEST_CASE("a province in full, and what lies in it") {
  CHECK(places("감숙성에서 온 편지를 받았다.") == "감숙성");
  CHECK(places("호북성 형주시를 거쳐 왔다.") == "호북성 형주시");
  CHECK(places("간쑤 성에서 온 편지를 받았다.") == "간쑤 성");
}

TEST_CASE("a particle that makes another word with the generic, and a county that is a city today") {
  CHECK(places("청해성과 사천성에 다녀왔다.") == "청해성|사천성");
  CHECK(places("강소성 곤산현과 손을 잡았다.") == "강소성 곤산현");
}

TEST_CASE("persons, places of Korea and words stay what they are") {
  CHECK(places("이수현 선수와 조현구 감독이 왔다.").empty());
  CHECK(places("통화에서 그렇게 말하고 집안에서 쉬었다.").empty());
}

TEST_CASE("check tells of it where the other places follow the table") {
  CHECK(testing::summary("sino-reading", "상하이와 난징을 거쳐 감숙성에 닿았다. 감숙성은 넓다.") == "감숙성 -> 간쑤성");
  CHECK(testing::summary("sino-reading", "감숙성과 호북성, 절강성을 다녀왔다.").empty());
  CHECK(testing::summary("sino-reading", "상하이와 난징에서는 ‘감숙성’이라는 표기도 쓴다.").empty());
}
