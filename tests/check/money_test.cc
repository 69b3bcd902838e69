// Conversions of one document that imply different rates.
#include <doctest/doctest.h>

#include "check/checked.h"

using namespace ireum;
using testing::findings_of;

namespace {
std::string money(const std::string& text) { return testing::summary("money-rate", text); }
}  // namespace

TEST_CASE("the unit that agrees with the others") {
  CHECK(money("매년 200억 위안(약 3조 8,000억 원)을 투입하고, 이 중 50억 위안(약 9,500만 원)은 수학에 배정") ==
        "약 9,500만 원 -> 약 9,500억 원");
  CHECK(
      money("100억 위안(약 1조 9,000억 원)이다.\n50억 위안(약 9,500억 원)을 쓴다.\n20억 위안(약 3,800만 원)이 든다.") ==
      "약 3,800만 원 -> 약 3,800억 원");
  CHECK(money("30억 위안(약 5,700억 원)\n2억 위안(약 380조 원)\n10억 위안(약 1,900억 원)") ==
        "약 380조 원 -> 약 380억 원");
  CHECK(money("100억 위안(약 1조 8천 198억 원)\n1천억 위안(19억 130만 원)\n100억 위안(약 1조 8천 997억 원)") ==
        "19억 130만 원 -> 19조 130억 원");
  CHECK(money("1억 달러(약 1,300억 원), 3억 달러(약 3,900억원), 2억 달러(약 2,600만원)") ==
        "약 2,600만원 -> 약 2,600억원");
  CHECK(money("약 1조 9,000억 원(100억 위안), 약 1,900만 원(10억 위안), 약 950억 원(5억 위안)") ==
        "약 1,900만 원 -> 약 1,900억 원");
}

TEST_CASE("the figure worked out anew") {
  CHECK(money("100억 위안(약 1조 9,000억 원)\n50억 위안(약 9,500억 원)\n30억 위안(약 7,500억 원)") ==
        "약 7,500억 원 -> 약 5,700억 원");
  CHECK(money("100억 위안(약 1조 9천억 원)\n50억 위안(약 9천 500억 원)\n200억 위안(약 1조 8천억 원)") ==
        "약 1조 8천억 원 -> 약 3조 8천억 원");
  CHECK(money("100억 위안(1.9조 원)\n50억 위안(9,500억 원)\n300억 위안(2.5조 원)") == "2.5조 원 -> 5.7조 원");
}

TEST_CASE("two conversions are decided by what is plausible, or not at all") {
  CHECK(money("1억 유로(약 1,450억 원)와 2억 유로(약 290억 원)") == "약 290억 원 -> 약 2,900억 원");
  CHECK(money("100억 엔(약 900억 원)과 10억 엔(약 900억 원)") == "약 900억 원 -> 약 90억 원");
  CHECK(money("1억 위안(약 5억 원)과 2억 위안(약 900억 원)").empty());
}

TEST_CASE("what agrees, and what is no conversion") {
  for (const char* text :
       {"100억 위안(약 1조 9,000억 원), 50억 위안(약 9,500억 원)",
        "100억 위안(약 1조 8천 198억 원), 100억 위안(약 1조 8천 997억 원), 1천억 위안(19조 130억 원)",
        "100억 위안(약 1조 9,000억 원), 1억 달러(약 1,300억 원)", "50억 위안(약 9,500만 원)",
        "100억~200억 위안(약 1조 9,000억~3조 8,000억 원), 10억 위안(약 1,900억 원)",
        "100억 위안(전년 대비 10억 원 증가), 10억 위안(약 1,900억 원)", "300억 원, 100억 위안(30%), 2.44조 위안",
        "연구원 3만 명(약 5,000만 원), 10억 위안(약 1,900억 원)",
        "10억 홍콩달러(약 1,700억 원)와 10억 달러(약 1조 3,000억 원)"})
    CHECK_MESSAGE(money(text).empty(), text << ": " << money(text));
}

TEST_CASE("the fix is never safe") {
  const auto f = findings_of("money-rate", "200억 위안(약 3조 8,000억 원), 50억 위안(약 9,500만 원)을 쓴다");
  REQUIRE(f.size() == 1);
  CHECK(f[0].fixed == "200억 위안(약 3조 8,000억 원), 50억 위안(약 9,500억 원)을 쓴다");
  CHECK(f[0].safety == check::Safety::unsafe);
}
