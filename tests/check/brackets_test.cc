// Brackets that do not match, and the many that only seem so.
#include <doctest/doctest.h>

#include "check/checked.h"

using namespace ireum;

namespace {
std::string brackets(const std::string& text) { return testing::summary("bracket-unbalanced", text); }
}  // namespace

TEST_CASE("closed by another kind") {
  CHECK(brackets("과학기술부는 「과학기술 진보법』 개정안을 논의했다.") ==
        "「과학기술 진보법』 -> 「과학기술 진보법」");
  CHECK(brackets("연구진은 새 재료(그래핀]를 시험했다.") == "(그래핀] -> (그래핀)");
  CHECK(
      brackets("■ 안후이성은 '안후이성 양자정보 산업 발전계획(2024-2026』'을 발표(3.25)하고 허페이시(合肥市)를 조성") ==
      "안후이성 양자정보 산업 발전계획(2024-2026』 -> 안후이성 양자정보 산업 발전계획(2024-2026)");
  CHECK(brackets("톈진（天津]은 크다.") == "（天津] -> （天津）");
  CHECK(brackets("《중국과학〉에 실렸다.") == "《중국과학〉 -> 《중국과학》");
  CHECK(brackets("○ 광둥성은 ‘단말 산업 육성 조치”를 발표했다.") == "‘단말 산업 육성 조치” -> ‘단말 산업 육성 조치’");
  CHECK(brackets("그는 『중국의 길’을 썼다.") == "『중국의 길’ -> 『중국의 길』");
}

TEST_CASE("a colon before a bracket is no emoticon where text follows") {
  CHECK(brackets("지명:(天津), 인명:(王明)") == "");
  CHECK(brackets("참고:(「과학」)") == "");
  CHECK(brackets("반가워요 :( 그래도 :)") == "");
}

TEST_CASE("not closed at all, or never opened") {
  CHECK(brackets("톈진(天津은 크다.") == "(天津 -> (天津)");
  CHECK(brackets("「발전계획(2024-2026」을 발표했다.") == "(2024-2026」 -> (2024-2026)」");
  CHECK(brackets("톈진天津)은 크다.") == "톈진天津) -> 톈진(天津)");
  CHECK(brackets("회의를 열었다(3월.\n\n다음 문단이다.") == "(3월. -> ");
}

TEST_CASE("sound, or left alone") {
  for (const char* text : {"1) 배경\n2) 목표",
                           "가) 배경 나) 목표",
                           "①) 하나",
                           "(1) 배경, (2) 목표",
                           "참고) 자료를 보라",
                           "’30년까지 목표를 달성할 계획이다.",
                           "‘25~’27년에 한다.",
                           "「과학기술 진보법」(2021)을 고쳤다.",
                           "『가(나[다]라)마』",
                           "좋았다 :) 그렇다 ^^)",
                           "값은 [0, 1) 안에 있다",
                           "긴 줄이 괄호(여기에서\n끝난다)로 이어진다.",
                           "톈진（天津)은 크다.",
                           "그는 “예(例)를 들면 ‘가’ 따위”라고 했다.",
                           "`foo(` 는 코드이다",
                           "```\n가(나\n```\n",
                           "int f( 는\n// 영어\nfoo(bar\n",
                           "〈그림 1> 제목",
                           "<표 1〉 제목",
                           "it’s 그렇다",
                           "“그는 ‘예 하고 답했다.",
                           "그는 “A, ‘B’” 라고",
                           "’90년대의 ‘길’과 “집”",
                           "(가 나\n다 라\n마 바)"})
    CHECK_MESSAGE(brackets(text).empty(), text << ": " << brackets(text));
}

TEST_CASE("brackets over blank lines, behind character references, labels, and text that is cut") {
  CHECK(brackets("만 5세 이하(다니는 경우\n\n에는 6세 이하)의 어린이") == "");
  CHECK(brackets("고치려는 것임(안 제\n\n12조제2항).") == "");
  CHECK(brackets("이 글은 &apos;심우장&apos;(尋牛莊)에서 썼다.") == "");
  CHECK(brackets("상호는 &quot;한빛&quot;(韓光)이다.") == "");
  CHECK(brackets("- 前) 한빛극단 단장\n- 現) 샘극단 단장") == "");
  CHECK(brackets("회의에는 세 나라(한국, 중국, …") == "");
  CHECK(brackets("이 글은 괄호(를 닫지 않았다.\n\n다음 글이다.") != "");
}

TEST_CASE("a line of open brackets is a few findings, and short ones") {
  std::string line = "가나다";
  for (int i = 0; i < 20000; ++i) line += "가(";
  const auto found = testing::findings_of("bracket-unbalanced", line);
  CHECK(found.size() <= 21);
  for (const auto& f : found) CHECK(f.text.size() < 200);
}
