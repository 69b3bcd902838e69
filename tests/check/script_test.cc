// script-mixed: what is Japanese, and what was in use before 1956.
#include <doctest/doctest.h>

#include "check/checked.h"

using namespace ireum;

TEST_CASE("Japanese as it is written now, and old variants, are no mixture of scripts") {
  for (const char* text : {"도쿄의 神楽坂駅에서 내렸다.", "広瀬義隆 씨가 왔다.", "生葱과 猪膽을 넣는다.",
                           "粮穀을 실은 배", "烟草를 끊었다."}) {
    INFO(text);
    CHECK(testing::summary("script-mixed", text) == "");
  }
  CHECK(testing::summary("script-mixed", "中国科學院이 섰다.") != "");
  CHECK(testing::summary("script-mixed", "门開 소리") != "");
}
