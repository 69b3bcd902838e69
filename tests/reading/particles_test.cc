// Tails of particles: what is one, which way it is cut, which form is wrong, and what is right instead.
#include "reading/particles.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "support/program.h"

using namespace ireum;
using reading::Particles;

namespace {

Particles particles() { return Particles(testing::program().lexicon); }

/// "ok", "misfit" or "no", with what it says: p(lace) m(an) s (plural) c(opula) v(erb) w(ord) r(are).
std::string parsed(std::string_view name, std::string_view tail) {
  const reading::Tail t = particles().parse(base::to_utf32(tail), base::heard(name));
  if (!t) return "no";
  std::string out = t.fits ? "ok" : "misfit";
  for (const auto& [flag, letter] : {std::pair{image::kPlaceTail, 'p'},
                                     {image::kPersonTail, 'm'},
                                     {image::kPluralTail, 's'},
                                     {image::kCopulaTail, 'c'},
                                     {image::kVerbTail, 'v'},
                                     {image::kWordTail, 'w'},
                                     {image::kRareTail, 'r'}})
    if (t.has(flag)) out += (out.find(' ') == out.npos ? std::string(" ") : std::string()) + letter;
  return out;
}

std::string wrong(std::string_view name, std::string_view tail) {
  const auto w = particles().wrong(base::to_utf32(tail), base::heard(name));
  return w ? base::to_utf8(w->right) : "";
}

/// The tail behind `after` that stood behind `before`.
std::string repaired(std::string_view before, std::string_view tail, std::string_view after) {
  const auto r = particles().repair(base::to_utf32(tail), base::heard(before), base::heard(after));
  return r ? base::to_utf8(*r) : std::string(tail);
}

std::string cuts(std::string_view word, size_t least) {
  std::string out;
  const std::u32string w = base::to_utf32(word);
  for (const reading::Split& s : particles().splits(w, least))
    out += (out.empty() ? "" : " ") + base::to_utf8(std::u32string_view(w).substr(w.size() - s.length));
  return out;
}

}  // namespace

TEST_CASE("what is a tail behind a name") {
  struct Row {
    std::string_view name, tail, expected;
  };
  constexpr Row kRows[] = {
      {"톈진", "", "ok"},
      {"톈진", "은", "ok"},
      {"톈진", "는", "misfit"},
      {"칭다오", "에서는", "ok"},
      {"칭다오", "엔", "ok"},
      {"칭다오", "서", "ok p"},
      {"칭다오", "서도", "ok p"},
      {"왕이", "에겐", "ok m"},
      {"왕이", "께서는", "ok m"},
      {"왕이", "들에게는", "ok ms"},
      {"톈진", "이었습니다", "ok c"},
      {"톈진", "였습니다", "misfit cv"},
      {"칭다오", "였지만", "ok cv"},
      {"칭다오", "이며", "ok c"},
      {"톈진", "이죠", "ok c"},
      {"칭다오", "니까", "ok cv"},
      {"톈진", "인지라", "ok c"},
      {"톈진", "으로부터의", "ok"},
      {"톈진", "까지만은", "ok"},
      {"톈진", "측에서는", "ok"},
      {"톈진", "이라고도", "ok c"},
      {"칭다오", "이예요", "misfit c"},
      {"톈진", "하였다", "no"},
      {"톈진", "에은", "no"},
      {"톈진", "들는", "no"},
      {"天津", "는", "ok"},
  };
  for (const Row& r : kRows)
    CHECK_MESSAGE(parsed(r.name, r.tail) == r.expected, r.name << r.tail << ": " << parsed(r.name, r.tail));
}

TEST_CASE("every way to cut a word, the longest first") {
  CHECK(cuts("톈진에서는", 2) == "에서는 서는 는");
  CHECK(cuts("베이징서", 2) == "서");
  CHECK(cuts("타이베이나", 2) == "이나 나");
  CHECK(cuts("톈진", 2) == "");
  CHECK(cuts("시진핑에게만은", 2) == "에게만은 만은 은");
}

TEST_CASE("a form that never follows the sound, and the one that does") {
  // A name that ends in a vowel, in ㄹ and in another final, and the three forms of a tail: each of them is right behind
  // its own sound, and behind another one it is wrong or, where `free` says so, the longer form is the copula.
  struct Row {
    std::string_view vowel, rieul, final;
    bool free = false;
  };
  constexpr Row kRows[] = {{"는", "은", "은"},
                           {"가", "이", "이"},
                           {"를", "을", "을"},
                           {"와", "과", "과"},
                           {"와의", "과의", "과의"},
                           {"와는", "과는", "과는"},
                           {"와도", "과도", "과도"},
                           {"로", "로", "으로"},
                           {"로는", "로는", "으로는"},
                           {"로도", "로도", "으로도"},
                           {"로만", "로만", "으로만"},
                           {"로의", "로의", "으로의"},
                           {"로까지", "로까지", "으로까지"},
                           {"로부터", "로부터", "으로부터"},
                           {"로부터의", "로부터의", "으로부터의"},
                           {"로서", "로서", "으로서"},
                           {"로서는", "로서는", "으로서는"},
                           {"로서의", "로서의", "으로서의"},
                           {"로써", "로써", "으로써"},
                           {"로선", "로선", "으로선"},
                           {"랑", "이랑", "이랑"},
                           {"랑도", "이랑도", "이랑도"},
                           {"나마", "이나마", "이나마"},
                           {"야말로", "이야말로", "이야말로"},
                           {"는커녕", "은커녕", "은커녕"},
                           {"나", "이나", "이나", true},
                           {"며", "이며", "이며", true},
                           {"고", "이고", "이고", true},
                           {"다", "이다", "이다", true},
                           {"죠", "이죠", "이죠", true},
                           {"네요", "이네요", "이네요", true},
                           {"니까", "이니까", "이니까", true},
                           {"지만", "이지만", "이지만", true},
                           {"면서", "이면서", "이면서", true},
                           {"라고", "이라고", "이라고", true},
                           {"라고는", "이라고는", "이라고는", true},
                           {"라는", "이라는", "이라는", true},
                           {"라도", "이라도", "이라도", true},
                           {"라서", "이라서", "이라서", true},
                           {"라며", "이라며", "이라며", true},
                           {"든지", "이든지", "이든지", true},
                           {"였다", "이었다", "이었다", true},
                           {"였습니다", "이었습니다", "이었습니다", true},
                           {"였지만", "이었지만", "이었지만", true},
                           {"였으며", "이었으며", "이었으며", true},
                           {"였던", "이었던", "이었던", true},
                           {"여서", "이어서", "이어서", true},
                           {"예요", "이에요", "이에요", true}};
  // Hangul, digits, Latin letters and words, behind glosses and markup.
  constexpr std::string_view kVowel[] = {"칭다오", "창정 2호", "선저우 15", "BMW", "칭다오(青島)", "**허페이**"};
  constexpr std::string_view kRieul[] = {"하얼", "창정 7", "CATL", "Vercel"};
  constexpr std::string_view kFinal[] = {"톈진", "중국제조 2030", "ARM", "Shenzhen", "<b>우한</b>", "톈진〔天津〕"};
  for (const Row& r : kRows) {
    for (const std::string_view name : kVowel) {
      CHECK_MESSAGE(wrong(name, r.vowel) == "", name << r.vowel);
      CHECK_MESSAGE(wrong(name, r.final) == (r.free ? "" : r.vowel), name << r.final << ": " << wrong(name, r.final));
    }
    for (const std::string_view name : kRieul) {
      CHECK_MESSAGE(wrong(name, r.rieul) == "", name << r.rieul);
      if (r.vowel != r.rieul)
        CHECK_MESSAGE(wrong(name, r.vowel) == r.rieul, name << r.vowel << ": " << wrong(name, r.vowel));
      if (r.final != r.rieul)
        CHECK_MESSAGE(wrong(name, r.final) == r.rieul, name << r.final << ": " << wrong(name, r.final));
    }
    for (const std::string_view name : kFinal) {
      CHECK_MESSAGE(wrong(name, r.final) == "", name << r.final);
      CHECK_MESSAGE(wrong(name, r.vowel) == r.final, name << r.vowel << ": " << wrong(name, r.vowel));
    }
    // A repair goes in both directions, and contracts.
    CHECK_MESSAGE(repaired("톈진", r.final, "칭다오") == r.vowel,
                  r.final << ": " << repaired("톈진", r.final, "칭다오"));
    CHECK_MESSAGE(repaired("칭다오", r.vowel, "톈진") == r.final,
                  r.vowel << ": " << repaired("칭다오", r.vowel, "톈진"));
    CHECK_MESSAGE(repaired("칭다오", r.vowel, "하얼") == r.rieul,
                  r.vowel << ": " << repaired("칭다오", r.vowel, "하얼"));
    CHECK_MESSAGE(repaired("CATL", r.rieul, "BMW") == r.vowel, r.rieul << ": " << repaired("CATL", r.rieul, "BMW"));
  }
}

TEST_CASE("what is misspelt is wrong behind every sound") {
  CHECK(wrong("칭다오", "이예요") == "예요");
  CHECK(wrong("톈진", "이예요") == "이에요");
  CHECK(wrong("칭다오", "이였다") == "였다");
  CHECK(wrong("톈진", "이였습니다") == "이었습니다");
}

TEST_CASE("what is not known, may be read in two ways or has one form is left alone") {
  for (const char* tail : {"에서", "의", "도", "만", "에게", "입니다", "인", "까지", "없는말"})
    CHECK(wrong("톈진", tail) == "");
  for (const char* name : {"天津", "COMAC", "LONE", "git"})
    for (const char* tail : {"은", "는", "을", "를"}) CHECK_MESSAGE(wrong(name, tail) == "", name << tail);
  CHECK(repaired("톈진", "에서", "칭다오") == "에서");
  CHECK(repaired("톈진", "은", "天津") == "은");
  CHECK(repaired("톈진", "는", "우한") == "는");          // the sound has not changed: it was right behind another word
  CHECK(repaired("칭다오", "이며", "허페이") == "이며");  // written in full behind a vowel, on purpose
}
