// How a word is heard to end.
#include "base/sound.h"

#include <doctest/doctest.h>

#include <string>

using namespace ireum::base;

namespace {

/// The likely sound, and behind it what else it may be: "V", "F", "R", "?", "FV".
std::string dump(std::string_view word) {
  const Heard h = heard(word);
  static constexpr std::string_view kNames = "VFR?";
  std::string out(1, kNames[static_cast<size_t>(h.likely)]);
  for (const Sound s : {Sound::vowel, Sound::final, Sound::rieul})
    if (s != h.likely && h.possible & bit_of(s)) out += kNames[static_cast<size_t>(s)];
  return out;
}

}  // namespace

TEST_CASE("the last sound of a word") {
  struct Row {
    std::string_view word, sound;
  };
  constexpr Row kRows[] = {// Hangul
                           {"허페이", "V"},
                           {"톈진", "F"},
                           {"하얼", "R"},
                           {"2호", "V"},
                           {"넓", "F"},
                           // digits as they are read
                           {"중국제조 2025", "V"},
                           {"창정 4", "V"},
                           {"5G 3", "F"},
                           {"2030", "F"},
                           {"10", "F"},
                           {"1", "R"},
                           {"8", "R"},
                           {"20000", "F"},
                           {"1000000000000", "V"},
                           {"0", "F"},
                           {"2.0", "F"},
                           // acronyms by the names of their letters, and as a word where they may be one
                           {"BMW", "V"},
                           {"DJI", "V"},
                           {"CATL", "R"},
                           {"URL", "R"},
                           {"ARM", "F"},
                           {"IAEA", "V"},
                           {"AI", "V"},
                           {"R", "R"},
                           {"COMAC", "VF"},
                           {"LONE", "VF"},
                           {"ONE", "V"},
                           {"UNESCO", "V"},
                           {"SMIC", "VF"},
                           {"KAIST", "V"},
                           {"CNN", "F"},
                           // words of Latin letters
                           {"Shenzhen", "F"},
                           {"online", "FV"},
                           {"apple", "RV"},
                           {"server", "V"},
                           {"git", "FV"},
                           {"list", "V"},
                           {"OpenAI Codex", "V"},
                           {"Design", "F"},
                           {"Baidu", "V"},
                           {"TikTok", "FV"},
                           {"check", "?VF"},
                           {"fr", "VFR"},
                           {"Alibaba", "V"},
                           {"Tencent", "V"},
                           {"BaiduAI", "V"},
                           {"5km", "V"},
                           {"20kg", "F"},
                           {"3MW", "V"},
                           // signs
                           {"50%", "V"},
                           {"20\u2103", "V"},
                           {"37.5\u00B0", "V"},
                           {"\uFF21\uFF29", "V"},
                           {"\uFF13", "F"},
                           {"\u2161", "V"},
                           // what nobody reads aloud
                           {"'우쿵'", "F"},
                           {"「과학기술 진보법」", "F"},
                           {"톈진(天津)", "F"},
                           {"국제원자력기구(IAEA)", "V"},
                           {"‘발전계획(2024-2026)’", "F"},
                           {"베이징(北京)」", "F"},
                           {"**톈진**", "F"},
                           {"<b>톈진</b>", "F"},
                           {"톈진〔天津〕", "F"},
                           {"칭다오[1]", "V"},
                           {"하이얼®", "R"},
                           {"톈진 (天津)", "F"},
                           {"톈진{天津}", "F"},
                           // what is not known
                           {"", "?"},
                           {"天津", "?"},
                           {"(天津)", "?"},
                           {"!", "?"}};
  for (const Row& row : kRows) CHECK_MESSAGE(dump(row.word) == row.sound, row.word << ": " << dump(row.word));
}

TEST_CASE("a particle written both ways") {
  CHECK(allomorph("은(는)", Sound::vowel) == "는");
  CHECK(allomorph("은(는)", Sound::rieul) == "은");
  CHECK(allomorph("(으)로", Sound::rieul) == "로");
  CHECK(allomorph("(으)로서", Sound::final) == "으로서");
  CHECK(allomorph("(이)라고", Sound::rieul) == "이라고");
  CHECK(allomorph("(이)라고", Sound::vowel) == "라고");
  CHECK(allomorph("은(는)", Sound::unknown) == "은(는)");
  CHECK(allomorph("에서", Sound::vowel) == "에서");
}
