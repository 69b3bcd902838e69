// Sino-Korean: 두음법칙 at the start of a word, 렬/률, and words that are not read by character.
#include <doctest/doctest.h>

#include <string_view>

#include "base/utf8.h"
#include "support/program.h"

using namespace ireum;
using namespace ireum::reading;

TEST_CASE("words in Sino-Korean") {
  struct Row {
    std::string_view han, hangul;
  };
  const Row rows[] = {
      // ㄴ and ㄹ at the start
      {"李鸿章", "이홍장"},
      {"女性", "여성"},
      {"列强", "열강"},
      {"旅顺", "여순"},
      {"乐园", "낙원"},
      {"老子", "노자"},
      {"罗马", "나마"},
      {"龙井", "용정"},
      {"辽东", "요동"},
      {"梁启超", "양계초"},
      {"两江", "양강"},
      {"来日", "내일"},
      {"冷战", "냉전"},
      {"柳州", "유주"},
      {"林彪", "임표"},
      {"年度", "연도"},
      {"念头", "염두"},
      {"尼古", "이고"},
      {"吕布", "여포"},
      {"礼记", "예기"},
      {"刘备", "유비"},
      {"乐观", "낙관"},
      {"芦沟桥", "노구교"},
      {"兰州", "난주"},
      // the same syllables inside a word
      {"少女", "소녀"},
      {"海南", "해남"},
      {"吉林", "길림"},
      {"沈阳", "심양"},
      {"大连", "대련"},
      {"广西", "광서"},
      {"宁夏", "영하"},
      {"适用", "적용"},
      // 렬/률 after a vowel or ㄴ
      {"比率", "비율"},
      {"规律", "규율"},
      {"法律", "법률"},
      {"序列", "서열"},
      {"前列", "전열"},
      {"行列", "행렬"},
      // plain
      {"天津", "천진"},
      {"北京", "북경"},
      {"政策", "정책"},
      {"高新区", "고신구"},
      {"新华网", "신화망"},
      {"孔子", "공자"},
      {"曹操", "조조"},
      {"省", "성"},
      {"金", "금"},
      {"C919", "C919"},
      {"第3次", "제3차"},
  };
  const Readings& r = testing::program().readings;
  for (const Row& row : rows) CHECK_MESSAGE(base::to_utf8(r.sino_word(base::to_utf32(row.han))) == row.hangul, row.han);
}

TEST_CASE("the law of the first sound") {
  struct Row {
    char32_t base, initial;
  };
  const Row rows[] = {{U'리', U'이'}, {U'녀', U'여'}, {U'라', U'나'}, {U'로', U'노'}, {U'론', U'논'}, {U'렬', U'열'},
                      {U'률', U'율'}, {U'니', U'이'}, {U'뢰', U'뇌'}, {U'료', U'요'}, {U'례', U'예'}, {U'나', U'나'},
                      {U'가', U'가'}, {U'녕', U'영'}, {U'룡', U'용'}, {U'능', U'능'}, {U'릉', U'능'}};
  for (const Row& row : rows) {
    CHECK(initial_law(row.base) == row.initial);
    CHECK(sino_equal(row.base, row.base));
    CHECK(sino_equal(row.base, row.initial));
  }
  CHECK(initial_law(U'A') == U'A');
  CHECK(!sino_equal(U'이', U'리'));
}
