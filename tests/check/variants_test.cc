// variant-hangul and variant-name: once a document, never for what the text declares.
#include <doctest/doctest.h>

#include "check/checked.h"

using namespace ireum;

namespace {

std::string variants(const std::string& text) {
  return testing::summary("variant-hangul", text) + testing::summary("variant-name", text);
}

}  // namespace

TEST_CASE("a name that the text explains is no variant") {
  CHECK(variants("상하이(상해) 여행을 다녀왔다. 상하이는 넓다.") == "");
  CHECK(variants("시비에서 상해를 입었다. 그는 상하이에서 산다.") == "");
  CHECK(variants("민주진보당(민진당)이 이겼다. 민주진보당은 기뻐했다. 민진당도 그랬다.") == "");
  CHECK(variants("샤오미그룹이 컸다. 샤오미 차와 샤오미는 다르다.") == "");
}

TEST_CASE("a form is reported once a document, with a fix for all its places") {
  const auto found = testing::findings_of(
      "variant-hangul", "베이징에 갔다. 베이징은 넓다. 베이징에서 잤다.\n북경에서 만났다. 북경에서 헤어졌다.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].text == "북경");
  CHECK(found[0].fixed.find("북경") == std::string::npos);
}

TEST_CASE("another reading of a glossed person's Han is found") {
  CHECK(variants("량치차오(梁啓超)는 글을 썼다. 양계초의 글은 널리 읽혔다.") == "양계초 -> 량치차오");
  CHECK(variants("루쉰(魯迅)은 의학을 배웠다. 루신의 소설을 읽었다.") == "루신 -> 루쉰");
  CHECK(variants("왕희지(王羲之)의 글씨이다. 왕시즈는 명필이다.") == "");
}

TEST_CASE("of two forms as frequent the dictionary's own is the right one") {
  CHECK(variants("북경대(北京大學)에 들렀다. 베이징대학(北京大學)은 넓다.").find("베이징대학 -> ") == std::string::npos);
}

TEST_CASE("two glossed forms of a brand are no translations of one another") {
  CHECK(variants("텐센트(騰訊)의 게임과 텅쉰(騰訊)의 주가") == "텅쉰 -> 텐센트");
  CHECK(variants("텐센트의 게임과 텅쉰의 주가") == "");
}
