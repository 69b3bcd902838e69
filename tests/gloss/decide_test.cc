// The decision about a pair in its document: which words are its halves (shapes), whose name it is, and what is
// therefore said of it. Each row: a document, and all its pairs as "한글(漢字) verdict -> expected, origin".
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "gloss/decide.h"
#include "gloss/finder.h"
#include "support/program.h"

using namespace ireum;

namespace {

constexpr std::string_view kNames[] = {"silent",           "right",        "right-sino",
                                       "customary",        "sino-reading", "mandarin-historic",
                                       "reading-mismatch", "han-mismatch", "forbidden"};

std::vector<gloss::Pair> pairs_of(std::string_view text) {
  testing::Reader& program = testing::program();
  const token::Words words(program.lexicon);
  gloss::PairFinder finder(words, program.aligner);
  std::vector<gloss::Pair> pairs;
  token::Line line;
  uint32_t number = 0;
  for (size_t at = 0; at < text.size(); ++number) {
    const size_t end = std::min(text.find('\n', at), text.size());
    line.fill(text.substr(at, end - at), at, number);
    finder.find(line, pairs);
    at = end + 1;
  }
  gloss::Decider(words, program.readings).decide(pairs, text);
  return pairs;
}

std::string dump(std::string_view text) {
  std::string out;
  for (const gloss::Pair& p : pairs_of(text)) {
    const gloss::Judgement& j = p.judgement;
    out += (out.empty() ? "" : "; ") + base::to_utf8(p.ko) + "(" + base::to_utf8(p.han) + ") ";
    out += kNames[static_cast<size_t>(j.verdict)];
    if (!j.expected.empty()) out += " -> " + base::to_utf8(j.expected);
    CHECK(text.substr(p.ko_begin, p.ko_end - p.ko_begin) == base::to_utf8(p.ko));
  }
  return out;
}

struct Row {
  std::string_view text, dump;
};

template <size_t N>
void check(const Row (&rows)[N]) {
  for (const Row& row : rows) CHECK_MESSAGE(dump(row.text) == row.dump, row.text);
}

}  // namespace

TEST_CASE("shapes: what of the bracket is Han") {
  const Row rows[] = {
      {"왕리후이(王丽慧·51) 씨", "왕리후이(王丽慧) right"},
      {"주룽위(朱龍宇 1964~)는", "주룽위(朱龍宇) right"},
      {"첸융하오(중국어: 錢永浩)는", "첸융하오(錢永浩) right"},
      {"한자: 첸융하오(한자 錢永浩)는", "첸융하오(錢永浩) right"},
      {"첸융하오(錢永浩 Qian Yonghao)는", "첸융하오(錢永浩) right"},
      {"첸융하오[錢永浩], 첸융하오〔錢永浩〕, 첸융하오【錢永浩】",
       "첸융하오(錢永浩) right; 첸융하오(錢永浩) right; 첸융하오(錢永浩) right"},
      {"**우한**(武漢)과 <b>청두</b>(成都), 란저우&nbsp;(蘭州)",
       "우한(武漢) right; 청두(成都) right; 란저우(蘭州) right"},
      {"[우한](https://example.org)(武漢)", "우한(武漢) right"},
      {"강가의 우전烏鎭 마을", "우전(烏鎭) right"},
  };
  check(rows);
}

TEST_CASE("shapes: several names in one bracket") {
  const Row rows[] = {
      {"우한, 청두(武漢, 成都)", "우한(武漢) right; 청두(成都) right"},
      {"우한과 청두(武漢, 成都)", "우한(武漢) right; 청두(成都) right"},
      {"우한·청두·란저우(武漢·成都·蘭州)", "우한·청두·란저우(武漢·成都·蘭州) right"},
      {"우한/텐진(武漢/天津)", "우한(武漢) right; 텐진(天津) reading-mismatch -> 톈진"},
  };
  check(rows);
}

// Known failures, each with what it wants. A row that holds fails here and moves up to its shape.
TEST_CASE("shapes: a title or a noun between the name and its Han") {
  const Row rows[] = {
      {"첸융하오 교수(錢永浩)가", "첸융하오(錢永浩) right"},
      {"구이호 소장(谷毅浩)이", "구이호(谷毅浩) reading-mismatch -> 구이하오"},
      {"우한은 크다. 이 도시(武漢)는", ""},
  };
  check(rows);
}

TEST_CASE("both readings are given on purpose") {
  const Row rows[] = {
      {"우한(武漢·무한)은", "우한(武漢) right; 무한(武漢) right-sino"},
      {"중경(충칭, 重慶)은", "중경(重慶) right-sino; 충칭(重慶) right"},
      {"중경(重慶, 충칭)은", "중경(重慶) right-sino; 충칭(重慶) right"},
  };
  check(rows);
}

TEST_CASE("whose name: a Korean in Han is nobody's business") {
  const Row rows[] = {
      {"김정호(金正浩) 교수가 발표했다.", "김정호(金正浩) right-sino"},
      {"이상훈(李相勳) 이사장이 왔다.", "이상훈(李相勳) right-sino"},
      {"박영희(朴英姬) 시인의 시집", "박영희(朴英姬) right-sino"},
      {"중국에서 돌아온 김정호(金正浩) 기자가 썼다.", "김정호(金正浩) right-sino"},
      {"베이징대의 왕리후이(王丽慧) 교수와 서울대 정영수(鄭永洙) 교수가 만났다.",
       "왕리후이(王丽慧) right; 정영수(鄭永洙) right-sino"},
      {"조선족 학자로는 강경수(姜景洙) 원사가 있다.", "강경수(姜景洙) right-sino"},
      {"조선의 장수 최영덕(崔榮德)이 나섰다.", "최영덕(崔榮德) right-sino"},
  };
  check(rows);
}

TEST_CASE("whose name: a Chinese one of today") {
  const Row rows[] = {
      {"습근평(習近平) 주석", "습근평(習近平) sino-reading -> 시진핑"},
      {"칭화대학의 유건봉(刘建峰) 교수가 강연했다.", "유건봉(刘建峰) sino-reading -> 류젠펑"},
      {"합비(合肥)에 공장이 선다.", "합비(合肥) sino-reading -> 허페이"},
      {"중국 하남(河南)의 밀밭", "하남(河南) sino-reading -> 허난"},
      {"충청남도 서천(舒川)의 바다", "서천(舒川) right"},
      {"전남 해남(海南)의 배추", "해남(海南) right-sino"},
  };
  check(rows);
}

TEST_CASE("whose name: of old times") {
  const Row rows[] = {
      {"촉한의 관우가 형주(荊州)를 지켰다.", "형주(荊州) right-sino"},
      {"조선의 사신은 심양(瀋陽)을 지나 북경(北京)에 들어갔다.", "심양(瀋陽) right-sino; 북경(北京) right-sino"},
      {"장군 주방(周魴)은 오나라의 장수였다.", "주방(周魴) right-sino"},
  };
  check(rows);
}

TEST_CASE("whose name: the nearest country, labels, small places, words") {
  constexpr Row kRows[] = {
      // Of two countries in the sentence the nearer one speaks for the name.
      {"중국 측에서는 왕이(王毅) 외교부장이, 한국 측에서는 손광화(孫光華) 차관이 참석했다.",
       "왕이(王毅) right; 손광화(孫光華) right-sino"},
      {"카이스트의 남궁종수(南宮鍾秀) 교수는 톈진대학을 찾았다.", "남궁종수(南宮鍾秀) right-sino"},
      {"경기도는 정택광(鄭澤光) 국장을 임명했다.", "정택광(鄭澤光) right-sino"},
      // What a label names is nobody's name of today.
      {"그의 자는 원모(元謀)이고 중국 낙양 사람이다.", "원모(元謀) right-sino"},
      {"호는 소양(昭陽), 본관은 남양(南陽)이다. 중국에 다녀왔다.", "소양(昭陽) right-sino; 남양(南陽) right-sino"},
      // A small place claims no word because China is named somewhere.
      {"중국에 다녀온 뒤의 일이다.\n좌우에 청룡(靑龍)과 백호를 그렸다.", "청룡(靑龍) right-sino"},
      {"회의가 끝나고 내빈(來賓)이 자리를 떠났다.", "내빈(來賓) right-sino"},
      // Things and titles are no persons.
      {"중국의 두부유(豆腐乳)는 발효 식품이다.", "두부유(豆腐乳) right-sino"},
      {"중국 신화의 무재신(武財神)을 모신다.", "무재신(武財神) right-sino"},
      {"사람들은 중국에서 온 그를 임선생(林先生)이라 불렀다.", "임선생(林先生) right-sino"},
      // Korean as it was spelled before 1933, where the text has its letters.
      {"쳥산(靑山)애 ᄃᆞ래랑 먹고", "쳥산(靑山) right-sino"},
      {"쟝양(張揚) 주임이 왔다.", "쟝양(張揚) reading-mismatch -> 장양"},
  };
  check(kRows);
}

TEST_CASE("what is right in Japan or Vietnam, and what is not excused by them") {
  const Row rows[] = {
      {"텐진(天津)에도 일본 기업이 많다.", "텐진(天津) reading-mismatch -> 톈진"},
      {"일본의 난바(難波)에서 묵었다.", "난바(難波) silent"},
  };
  check(rows);
}

TEST_CASE("Han that a converter damaged") {
  const Row rows[] = {
      {"저우언라이(週恩來) 총리", "저우언라이(週恩來) han-mismatch"},
      {"위광중(餘光中) 시인", "위광중(餘光中) han-mismatch"},
      {"위야오(餘姚)에 갔다.", "위야오(餘姚) right"},
  };
  check(rows);
}
