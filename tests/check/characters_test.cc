// Characters that look right and are stored otherwise.
#include <doctest/doctest.h>

#include "check/checked.h"

using namespace ireum;
using testing::findings_of;

namespace {
std::string compat(const std::string& text) { return testing::summary("compat-ideograph", text); }
std::string forms(const std::string& text) { return testing::summary("not-nfc", text); }
}  // namespace

TEST_CASE("compatibility ideographs, run by run") {
  CHECK(compat("리창(\uF9E1强) 총리가 말했다.") == "李 -> 李");
  CHECK(compat("\uF90A\uF9E1와 \uF981") == "金李 -> 金李 | 女 -> 女");
  CHECK(compat("\U0002F800") == "丽 -> 丽");
  CHECK(compat("리창(李强) 총리").empty());
  CHECK(compat("\u1110\u1168\u11AB\u110C\u1175\u11AB의 항만").empty());
}

TEST_CASE("decomposed letters") {
  const std::string tianjin = "\u1110\u1168\u11AB\u110C\u1175\u11AB";
  CHECK(forms("오늘 " + tianjin + "은 크다.") == "톈진 -> 톈진");
  CHECK(forms("오늘 " + tianjin + "은 " + tianjin + "(天津)이 아니라고 했다.") == "톈진 -> 톈진 | 톈진 -> 톈진");
  CHECK(forms("연구진은 cafe\u0301에서 만났다.") == "café -> café");
  CHECK(forms("톈진의 항만 물동량이 늘었다.").empty());
  CHECK(forms("연구진은 café에서 만났다.").empty());
  CHECK(forms("저항은 5\u2126이다.").empty());
}

TEST_CASE("a line that is decomposed as a whole is one finding") {
  const std::string word = "\u1110\u1168\u11AB\u110C\u1175\u11AB";
  std::string line, text;
  for (int i = 0; i < 20; ++i) line += word + " ";
  for (int i = 0; i < 50; ++i) text += line + "\n";
  CHECK(findings_of("not-nfc", text).size() == 50);
}

TEST_CASE("letters of another script") {
  CHECK(forms("D\u0408I는 드론을 판다.") == "D\u0408I -> DJI");
  CHECK(forms("\u0391I 모델") == "\u0391I -> AI");
  CHECK(forms("\u0412MW는 크다") == "\u0412MW -> BMW");
  CHECK(forms("⾦\u2F65 자료").find("->") != std::string::npos);
  for (const char* text : {"αSi와 μm, Δx, kΩ", "Москва는 모스크바이다", "TАСС가 아닌 ТАСС", "NO₂ β-Ga2O3", "Ⅱ. 장"})
    CHECK_MESSAGE((forms(text).empty() || std::string_view(text).starts_with("TА")), text << ": " << forms(text));
}

TEST_CASE("invisible characters") {
  CHECK(forms("선양\u200B시(沈阳市)는 늘렸다.") == "선양\u200B시 -> 선양시");
  CHECK(forms("베이\u200B징은 크다.") == "베이\u200B징 -> 베이징");
  CHECK(forms("\u2060톈진에서") == "\u2060톈진 -> 톈진");
  CHECK(forms("(天\uFE00津)") == "天\uFE00津 -> 天津");
  CHECK(forms("네트\u00AD워크").find("네트워크") != std::string::npos);
  for (const char* text : {"☑\uFE0F 과기일보", "▶\uFE0F베이징", "끝.\u200B", "👩\u200D🔬 연구원", "가\u00A0나"})
    CHECK_MESSAGE(forms(text).empty(), text << ": " << forms(text));
}

TEST_CASE("the fixes are safe") {
  for (const char* text : {"선양\u200B시는 늘렸다.", "D\u0408I는 드론을 판다."}) {
    const auto f = findings_of("not-nfc", text);
    REQUIRE(f.size() == 1);
    CHECK(f[0].safety == check::Safety::safe);
  }
}
