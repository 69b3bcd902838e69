// Particles after the sound of a name.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "reading/josa.h"
#include "support/program.h"

using namespace ireum;
using namespace ireum::reading;

namespace {

Ending ending(std::string_view name) { return ending_of(base::to_utf32(name)); }

std::string after(std::string_view particle, Ending e) {
  const auto p = particle_after(testing::program().lexicon, base::to_utf32(particle), e);
  return p ? base::to_utf8(*p) : std::string();
}

bool wrong(std::string_view particle, Ending e) {
  return particle_is_wrong(testing::program().lexicon, base::to_utf32(particle), e);
}

}  // namespace

TEST_CASE("the last sound of a name") {
  CHECK(ending("허페이") == Ending::vowel);
  CHECK(ending("톈진") == Ending::final);
  CHECK(ending("하얼") == Ending::rieul);
  CHECK(ending("2호") == Ending::vowel);
  for (const char* name : {"중국제조 2025", "창정 4", "딥시크 R2", "모델 9", "BMW", "CATL사", "DJI", "IAEA"})
    CHECK_MESSAGE(ending(name) == Ending::vowel, name);
  for (const char* name : {"5G 3", "6", "2030", "10", "ARM", "CNN"}) CHECK_MESSAGE(ending(name) == Ending::final, name);
  for (const char* name : {"1", "7", "8", "CATL", "URL"}) CHECK_MESSAGE(ending(name) == Ending::rieul, name);
}

TEST_CASE("marks and brackets at the end are not heard") {
  CHECK(ending("'우쿵'") == Ending::final);
  CHECK(ending("「과학기술 진보법」") == Ending::final);
  CHECK(ending("톈진(天津)") == Ending::final);
  CHECK(ending("국제원자력기구(IAEA)") == Ending::vowel);
  CHECK(ending("‘발전계획(2024-2026)’") == Ending::final);
}

TEST_CASE("what is not known stays unknown") {
  for (const char* name : {"", "天津", "OpenAI Codex", "COMAC", "(天津)", "!"})
    CHECK_MESSAGE(ending(name) == Ending::unknown, name);
}

TEST_CASE("the allomorph that a sound asks for") {
  struct Row {
    std::string_view particle, vowel, rieul, final;
  };
  const Row rows[] = {{"은", "는", "은", "은"},
                      {"가", "가", "이", "이"},
                      {"를", "를", "을", "을"},
                      {"와", "와", "과", "과"},
                      {"으로", "로", "로", "으로"},
                      {"로", "로", "로", "으로"},
                      {"으로서", "로서", "로서", "으로서"},
                      {"과의", "와의", "과의", "과의"},
                      {"이다", "다", "이다", "이다"},
                      {"였다", "였다", "이었다", "이었다"},
                      {"으로부터", "로부터", "로부터", "으로부터"},
                      {"랑", "랑", "이랑", "이랑"}};
  for (const Row& r : rows) {
    CHECK_MESSAGE(after(r.particle, Ending::vowel) == r.vowel, r.particle);
    CHECK_MESSAGE(after(r.particle, Ending::rieul) == r.rieul, r.particle);
    CHECK_MESSAGE(after(r.particle, Ending::final) == r.final, r.particle);
  }
  for (const char* p : {"에서", "의", "도", "만", "없는말"}) CHECK(after(p, Ending::vowel).empty());
  CHECK(after("은", Ending::unknown).empty());
}

TEST_CASE("only a form that never follows the sound is wrong") {
  CHECK(wrong("은", Ending::vowel));
  CHECK(wrong("는", Ending::final));
  CHECK(wrong("으로", Ending::rieul));
  CHECK(wrong("로", Ending::final));
  CHECK(wrong("이랑", Ending::vowel));
  CHECK_FALSE(wrong("로", Ending::rieul));
  CHECK_FALSE(wrong("은", Ending::rieul));
  CHECK_FALSE(wrong("은", Ending::unknown));
  for (const char* copula : {"이다", "이며", "이나", "이라", "이었다", "이라는", "이지만"})
    CHECK_FALSE_MESSAGE(wrong(copula, Ending::vowel), copula);
}
