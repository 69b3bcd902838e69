// The cases that index tools get wrong, through the whole of the program: text -> mentions -> ledger ->
// index. Each row is a text of ours and what its index must hold.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "entity/build.h"
#include "index/desk.h"
#include "index/sort_key.h"
#include "mention/observe.h"

using namespace ireum;

namespace {

std::string indexed(const std::vector<std::string>& texts, const index::IndexOptions& options = {}) {
  const auto& lexicon = testing::program().lexicon;
  mention::Observer observer(lexicon);
  std::vector<text::Document> documents;
  for (const auto& t : texts) {
    auto d = text::Document::decode("issue.txt", t);
    REQUIRE(d);
    documents.push_back(*std::move(d));
  }
  std::vector<mention::Observation> observations;
  for (const auto& d : documents) observations.push_back(observer.observe(d.text()));
  std::vector<entity::Part> parts;
  for (size_t i = 0; i < documents.size(); ++i) parts.push_back({documents[i].text(), &observations[i]});
  const entity::Ledger ledger = entity::build(observer.readings(), observer.words(), parts);
  std::vector<index::IndexInput> inputs;
  for (size_t i = 0; i < documents.size(); ++i)
    inputs.push_back({&documents[i], &observations[i], texts.size() > 1 ? std::to_string(i + 1) : ""});
  return testing::dump(index::build(lexicon, ledger, inputs, options));
}

struct Case {
  const char* what;
  const char* text;
  std::vector<const char*> has, has_not;
};

void run(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.what);
    const std::string lines = indexed({c.text});
    CAPTURE(lines);
    for (const char* s : c.has) {
      CAPTURE(s);
      CHECK(lines.find(s) != std::string::npos);
    }
    for (const char* s : c.has_not) {
      CAPTURE(s);
      CHECK(lines.find(s) == std::string::npos);
    }
  }
}

}  // namespace

TEST_CASE("cases: one entry for one city, company or body, whatever its spelling") {
  run({
      {"Shenyang in three spellings, under its right name",
       "I\n01 가을\n선양(沈陽)의 공장이 문을 열었다.\n02 겨울\n심양(瀋陽)에서 회의가 열렸다.\n03 봄\n선양(沈阳)의 "
       "시장이 말했다.\n",
       {"선양(沈陽) I-01 I-02 I-03", "심양 -> 선양"},
       {"ㅊ:"}},
      {"Huawei in both scripts",
       "I\n01 전화\n화웨이(華為)가 새 전화를 냈다.\n02 칩\n화웨이(华为)의 칩이 나왔다.\n",
       {"ㅎ: 화웨이(華為) I-01 I-02"},
       {"화웨이(华为)"}},
      {"Tianjin, rightly and wrongly, and its port",
       "I\n01 항구\n텐진(天津)의 배가 떠났다.\n02 도시\n톈진은 넓다.\n03 시장\n톈진시의 시장이 왔다.\n",
       {"텐진 -> 톈진", " I-01 I-02 I-03"},
       {"텐진("}},
      {"a person in both scripts",
       "I\n01 상\n판젠웨이(潘建伟) 교수가 상을 받았다.\n02 말\n판젠웨이(潘建偉) 교수가 말했다.\n",
       {"판젠웨이(潘建伟) I-01 I-02"},
       {"潘建偉"}},
      {"a ministry and its short name",
       "I\n01 공고\n과학기술부는 사업을 공고했다.\n02 계획\n과기부는 계획을 바꾸었다.\n",
       {"과학기술부 I-01 I-02", "과기부 -> 과학기술부"},
       {}},
      {"a university and its short name",
       "I\n01 연구\n다롄이공대학(大连理工大学)은 연구를 마쳤다.\n02 시험\n다롄이공대는 시험을 했다.\n",
       {"다롄이공대학(大连理工大学) I-01 I-02", "다롄이공대 -> 다롄이공대학"},
       {}},
      {"the new area, misspelled in the text",
       "슝안신구(雄安新区)는 넓다.\n송안신구(雄安新區)의 도로가 열렸다.\n",
       {"슝안신구(雄安新区) 1 2", "송안신구 -> 슝안신구"},
       {}},
  });
}

TEST_CASE("cases: names that only share letters stay apart") {
  run({
      {"Wuxi is not in Guangzhou nor in Jinzhou",
       "광저우시(广州市)의 강과 진저우시(锦州市)의 산.\n우시(无锡)의 호수.\n",
       {"우시(无锡) 2", "광저우시(广州市) 1", "진저우시(锦州市) 1"},
       {"우시(无锡) 1"}},
      {"two persons of one Hangul, one of them like a listed third",
       "리리(李丽) 교수는 말했다.\n리리(李莉) 부장은 갔다.\n",
       {"리리(李丽) 1", "리리(李莉) 2"},
       {"李利"}},
      {"a university is not its city",
       "베이징대학(北京大学)의 연구소.\n베이징(北京)의 가을.\n",
       {"베이징(北京) 2", "베이징대학(北京大学) 1"},
       {}},
      {"two provinces of one Hangul",
       "산시성(陕西省)의 시안.\n산시성(山西省)의 타이위안.\n",
       {"산시성(山西省) 2", "산시성(陕西省) 1"},
       {}},
      {"two provinces of one Hangul, told by their cities",
       "I\n01 밀\n시안시와 셴양은 산시성의 큰 도시이다.\n02 석탄\n다퉁과 타이위안은 산시성의 큰 도시이다.\n",
       {"산시성(山西省) I-02", "산시성(陕西省) I-01"},
       {"산시성 I"}},
      {"two provinces of one Hangul, and nothing that tells",
       "산시성의 산업이 커졌다.\n",
       {"산시성 1 ?山西省/陕西省"},
       {"산시성("}},
      {"one gloss tells for the whole text",
       "산시성의 산업이 커졌다.\n산시성(陕西省)은 넓다.\n",
       {"산시성(陕西省) 1 2"},
       {"?"}},
      {"two cities of one Hangul, told by the province",
       "장쑤성 쑤저우시의 공장.\n",
       {"쑤저우시(苏州市) 1"},
       {"宿州", "?"}},
      {"a district is filed under its own name",
       "광저우 난사구의 항구.\n",
       {"ㄴ: 난사구 1", "ㄱ: 광저우 1"},
       {"광저우 난사구"}},
      {"Hebei the province, Hebei the district",
       "허베이성(河北省)의 밭.\n톈진시 허베이구(河北区)의 공원.\n",
       {"허베이성(河北省) 1", "허베이구(河北区) 2"},
       {}},
  });
}

TEST_CASE("cases: what is left out, and what is mended") {
  run({
      {"sources, imprint and contents give no places",
       "목차\n01 새 소식\n\n01 새 소식\n칭다오(青岛)의 배.\n출처: 상하이 신문\n\n발행처: 난징대학\n",
       {"칭다오(青岛) 01"},
       {"상하이", "난징"}},
      {"a lost character comes back",
       "쓰촨대학(四川?学)과 베이징(北?)에서\n",
       {"쓰촨대학(四川大学)", "베이징(北京)"},
       {"?"}},
      {"the halves of a heading cover the same words", "쿤밍시(昆明)에서 회의가 열렸다.\n", {"쿤밍시(昆明市) 1"}, {}},
      {"Han in a mixture of scripts",
       "국가자연과학기금위원회(国家自然科學基金委员会)는 과제를 공고했다.\n",
       {"국가자연과학기금위원회(国家自然科学基金委员会) 1"},
       {}},
      {"decomposed Hangul is the same name",
       "베이징(北京)은 넓다.\n\u1107\u1166\u110b\u1175\u110c\u1175\u11bc\u110b\u1166\u1109\u1165\n",
       {"베이징(北京) 1 2"},
       {}},
  });
}

TEST_CASE("cases: both halves of a heading are of one length") {
  run({
      {"a brand beside the reading of its short Han",
       "EVE에너지(億緯鋰能)가 공장을 세웠다.\n이웨이(亿纬)는 값을 내렸다.\n",
       {"EVE에너지(億緯鋰能) 1 2", "이웨이 -> EVE에너지(億緯鋰能)"},
       {"이웨이("}},
      {"the short Han first, then the brand",
       "이웨이(亿纬)는 값을 내렸다.\nEVE에너지는 공장을 세웠다.\n",
       {"EVE에너지(亿纬锂能) 1 2"},
       {"(亿纬)"}},
      {"a brand with Han and reading in one bracket",
       "EVE에너지(億緯鋰能·이웨이리닝)가 공장을 세웠다.\n",
       {"EVE에너지(億緯鋰能) 1", "이웨이리닝 -> EVE에너지(億緯鋰能)"},
       {"·"}},
      {"a ministry glossed by its short form",
       "과기부(科技部)는 공고했다.\n",
       {"과학기술부(科学技术部) 1", "과기부 -> 과학기술부(科学技术部)"},
       {"(科技部)"}},
      {"the short form as somebody wrote it beside the whole name",
       "과학기술부(科技部)는 공고했다.\n",
       {"과학기술부(科技部) 1"},
       {}},
      {"Han and Latin in one bracket", "화웨이(华为·HUAWEI)는 새 전화를 냈다.\n", {"화웨이(华为) 1"}, {"HUAWEI"}},
  });
}

TEST_CASE("cases: places under what they lie in") {
  index::IndexOptions o;
  o.subentries = index::Subentries::both;
  CHECK(indexed({"톈진시(天津市)의 배.\n빈하이신구(滨海新区)의 항구.\n"}, o)
            .find("톈진시(天津市) 1 {빈하이신구(滨海新区) 2}") != std::string::npos);
}

TEST_CASE("cases: what stands in notes only is marked so") {
  index::IndexOptions o;
  o.marks = true;
  const std::string text =
      "I\n01 물\n톈진(天津)의 배. 주하이(珠海)의 차.\n주: 칭다오(青岛)는 빠졌다.\n※ 다롄(大连), 톈진.\n[주 1] "
      "선양(沈阳)\n02 불\n주하이(珠海)의 섬.\n";
  CHECK(indexed({text}, o) ==
        "ㄷ: 다롄(大连) I-01n\nㅅ: 선양(沈阳) I-01n\nㅈ: 주하이(珠海) I-01 I-02\nㅊ: 칭다오(青岛) I-01n\nㅌ: "
        "톈진(天津) I-01\n");
}

TEST_CASE("cases: headings that would be alike are told apart") {
  index::IndexOptions o;
  o.style = index::Style::hangul;
  CHECK(indexed({"산시성(陕西省)의 밀.\n산시성(山西省)의 석탄.\n"}, o) ==
        "ㅅ: 산시성 [山西省] 2 | 산시성 [陕西省] 1\n");
}

TEST_CASE("cases: a place of whole words, in pinyin and in English") {
  index::IndexOptions o;
  o.pinyin = o.english = true;
  CHECK(indexed({"간쑤성(甘肃省)의 밀.\n"}, o) == "ㄱ: 간쑤성(甘肃省, Gānsù Shěng, Gansu) 1\n");
}

TEST_CASE("cases: a city before a district of the same Han, unless its own city stands there") {
  index::IndexOptions o;
  o.see_also = true;
  CHECK(indexed({"광둥성(广东省)의 중산(中山)은 크다.\n다롄(大连)의 바다.\n"}, o).find("다롄(大连) 2 =>") ==
        std::string::npos);
  CHECK(indexed({"다롄(大连)의 중산(中山)은 크다.\n"}, o).find("다롄(大连) 1 => 중산(中山)") != std::string::npos);
}

TEST_CASE("cases: the code point of a compatibility ideograph says how it is read") {
  const auto& lexicon = testing::program().lexicon;
  for (const auto& row : std::vector<std::pair<const char*, const char*>>{{"\uF914", "낙"},
                                                                          {"\uF95C", "락"},
                                                                          {"\uF9BF", "요"},
                                                                          {"\u6A02", "악"},
                                                                          {"\uF9D1", "육"},
                                                                          {"李", "이"},
                                                                          {"\uF967\u80FD", "불능"},
                                                                          {"산\uF9BF\u6C34", "산요수"}}) {
    CAPTURE(row.first);
    CHECK(index::reading_key(lexicon, row.first, false) == row.second);
  }
  // Through a whole text: Document::text() has the unified character, the key is by what the file has.
  index::IndexOptions o;
  o.style = index::Style::sino_han;
  CHECK(indexed({"러산(\uF914\u5C71)의 강.\n"}, o) == "ㄴ: 낙산(樂山) 1\n");
  CHECK(indexed({"러산(\u6A02\u5C71)의 강.\n"}, o).find("낙산") == std::string::npos);
}

TEST_CASE("cases: from A to Z by the reading of the name, not of the character") {
  index::IndexOptions o;
  o.sequence = index::Sequence::pinyin;
  const std::string lines = indexed(
      {"창사(长沙) 창춘(长春) 샤먼(厦门) 산현(单县) 충칭(重庆) 러산(乐山)과 화가 구영(仇英), 정치가 증국번(曾国藩)\n"},
      o);
  CAPTURE(lines);
  for (const char* s : {"C: 长春(창춘) 1 | 长沙(창사) 1 | 重庆(충칭) 1", "L: 乐山(러산) 1", "X: 厦门(샤먼) 1"})
    CHECK(lines.find(s) != std::string::npos);
}

TEST_CASE("cases: several issues, each by its label") {
  CHECK(indexed({"I\n01 가\n톈진(天津)의 배\n", "I\n01 나\n톈진의 차\n02 다\n톈진의 밀\n"}) ==
        "ㅌ: 톈진(天津) 1:I-01 2:I-01 I-02\n");
}

TEST_CASE("cases: reading keys of Han words and of wide letters") {
  const auto& lexicon = testing::program().lexicon;
  for (const auto& row : std::vector<std::pair<const char*, const char*>>{{"句讀點", "구두점"},
                                                                          {"吏讀", "이두"},
                                                                          {"李佳", "이가"},
                                                                          {"Ｒ＆Ｄ", "R&D"},
                                                                          {"六月", "유월"},
                                                                          {"十月", "시월"}}) {
    CAPTURE(row.first);
    CHECK(index::reading_key(lexicon, row.first, false) == row.second);
  }
  const index::IndexWords words(lexicon);
  index::IndexOptions o;
  CHECK(index::section_label(index::reading_key(lexicon, "吏讀", false), o, words).heading == "ㅇ");
  CHECK(index::section_label(index::reading_key(lexicon, "李佳", true), o, words).heading == "ㄹ");
  CHECK(index::section_label(index::reading_key(lexicon, "李佳", false), o, words).heading == "ㅇ");
}
