// Persons whom nothing introduces: the document as a whole says that they are some.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mention/observe.h"
#include "support/program.h"

using namespace ireum;

namespace {

/// The persons of a document, in its order.
std::string persons(const std::string& text) {
  mention::Observer observer(testing::program().lexicon);
  const mention::Observation seen = observer.observe(text, mention::Purpose::names);
  std::string out;
  uint64_t last = 0;
  for (const mention::Mention& m : seen.mentions) {
    CHECK(m.begin >= last);
    last = m.begin;
    if (m.parent != mention::kNone) CHECK(m.parent < seen.mentions.size());
    if (m.type == image::Type::person) out += (out.empty() ? "" : " ") + text.substr(m.begin, m.end - m.begin);
  }
  return out;
}

}  // namespace

TEST_CASE("a name without Han or title, where names of China stand around it") {
  CHECK(persons("상하이와 난징을 거쳐 우한에 온 펑쑤윈은 베이징으로 떠났다. 청두에는 펑쑤윈의 누이가 산다.") ==
        "펑쑤윈 펑쑤윈");
  CHECK(persons("아침에 일어나 밥을 먹고 니더칭은 길을 나섰다.").empty());
}

TEST_CASE("words of Korean stay words") {
  CHECK(persons("상하이, 난징, 우한, 베이징의 신청자에게도 한자를 가르치고 서양화를 장터에서 팔았다.").empty());
}

TEST_CASE("a surname before a title, once somebody of that surname is known, further on or before") {
  CHECK(persons("쑹 선생은 난징에서 왔다. 상하이와 우한을 아는 쑹위팅은 베이징과 톈진도 안다.") == "쑹 쑹위팅");
}

TEST_CASE("a title before the name leaves its particle alone") {
  CHECK(persons("작가 허즈위안은 러산에서 태어났다.") == "허즈위안");
}

TEST_CASE("of old, with the years of a life or with what is no word") {
  CHECK(persons("문숙(文俶, 1595-1634)은 꽃을 잘 그렸고 왕치등(王穉登)이 글을 붙였다.") == "문숙 왕치등");
}

TEST_CASE("a Korean by the syllables, and no verb or word with one syllable more") {
  CHECK(persons("결승에는 신유빈이 올랐다.") == "신유빈");
  CHECK(persons("이용률은 높고 안무섭지만 정보라고 한다.").empty());
}
