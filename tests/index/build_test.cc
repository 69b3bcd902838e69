// What the index makes of names that stand in texts: headings, locators, references.
#include <doctest/doctest.h>

#include <string>

#include "index/desk.h"
#include "index/heading_text.h"
#include "index/lists.h"

using namespace ireum;
using image::Subtype;
using image::Type;
using testing::Desk;
using testing::Name;

namespace {

const char* const kWeekly =
    "동아시아 소식 제1호\n\nCONTENTS\n1. 정책\n • 시안시 새 단지\n\n1. 정책\n\n01 시안시(西安市) 새 단지\n"
    "■ 시안은 단지를 넓혔다\n출처: 청두 신문\n\n02 청두(成都)의 빛\n■ 청두와 쿤밍은 만났다\n\n"
    "2. 기술\n\n03 쿤밍의 꽃\n■ 쿤밍(昆明) 시민\n지역\t수\n시안\t3\n\n발행인: 청두\n";

const std::vector<Name> kPlaces = {
    {.canonical = "시안시", .allowed = {"시안"}}, {.canonical = "청두"}, {.canonical = "쿤밍"}};

}  // namespace

TEST_CASE("index: articles, sources and imprint left out, short forms lead to the heading") {
  Desk desk(kPlaces);
  desk.issue(kWeekly);
  CHECK(desk.lines() ==
        "ㅅ: 시안 -> 시안시(西安市) | 시안시(西安市) 1-01* 2-03\nㅊ: 청두(成都) 1-02*\nㅋ: 쿤밍(昆明) 1-02 2-03*\n");
  const auto left_out = desk.index().left_out;
  CHECK(left_out.at("contents") == 1);
  CHECK(left_out.at("reference") == 1);
  CHECK(left_out.at("imprint") == 1);
}

TEST_CASE("index: lines and pages on request, pages by form feeds") {
  Desk desk(std::vector<Name>{{.canonical = "시안"}, {.canonical = "쿤밍"}});
  desk.issue("시안\n\f시안\n\f시안과 쿤밍\n\f시안\n\f쿤밍\n\f시안");
  CHECK(desk.lines() == "ㅅ: 시안 1~4 6\nㅋ: 쿤밍 3 5\n");
  index::IndexOptions o;
  o.ranges = index::Ranges::none;
  CHECK(desk.lines(o) == "ㅅ: 시안 1 2 3 4 6\nㅋ: 쿤밍 3 5\n");
  o.locators = index::Locators::line;
  CHECK(desk.lines(o) == "ㅅ: 시안 1 2 3 4 6\nㅋ: 쿤밍 3 5\n");
  Desk plain(std::vector<Name>{{.canonical = "시안"}});
  CHECK(plain.issue("머리\n시안\n\n시안").lines() == "ㅅ: 시안 2 4\n");
}

TEST_CASE("index: printed page numbers and given labels") {
  Desk printed(std::vector<Name>{{.canonical = "시안"}});
  printed.issue("시안\n- 11 -\n\f쉼\n- 12 -\n\f시안\n- 13 -\n");
  CHECK(printed.lines() == "ㅅ: 시안 11 13\n");
  Desk labelled(std::vector<Name>{{.canonical = "시안"}});
  labelled.issue("시안\n\f쉼\n\f시안", "", {"ii", "1", "2"});
  CHECK(labelled.lines() == "ㅅ: 시안 ii 2\n");
}

TEST_CASE("index: a principal page inside a range is named again, and no page is lost") {
  Desk desk(std::vector<Name>{{.canonical = "시안"}});
  desk.issue("시안\n\f시안 시안 시안 시안\n\f시안\n\f쉼\n\f시안");
  CHECK(desk.lines() == "ㅅ: 시안 1~3 2* 5\n");
}

TEST_CASE("index: articles form a range only when asked") {
  Desk desk(std::vector<Name>{{.canonical = "시안"}});
  desk.issue("I\n01 가\n시안\n02 나\n시안\n03 다\n시안\nII\n01 라\n시안\n");
  CHECK(desk.lines() == "ㅅ: 시안 I-01 I-02 I-03 II-01\n");
  index::IndexOptions o;
  o.ranges = index::Ranges::all;
  CHECK(desk.lines(o) == "ㅅ: 시안 I-01~I-03 II-01\n");
}

TEST_CASE("index: wrong spellings lead to the right one, in one entry") {
  Desk desk(std::vector<Name>{{.canonical = "톈진", .wrong = {"텐진"}}});
  desk.issue("I\n01 가\n텐진(天津)은 크다\n02 나\n톈진은 크다\n");
  CHECK(desk.lines() == "ㅌ: 텐진 -> 톈진(天津) | 톈진(天津) I-01 I-02\n");
  index::IndexOptions o;
  o.see_from = index::SeeFrom::none;
  CHECK(desk.lines(o) == "ㅌ: 톈진(天津) I-01 I-02\n");
  o.see_from = index::SeeFrom::wrong;
  CHECK(desk.lines(o) == "ㅌ: 텐진 -> 톈진(天津) | 톈진(天津) I-01 I-02\n");
}

TEST_CASE("index: where the entry has few places, the other spelling repeats them") {
  Desk desk(std::vector<Name>{{.canonical = "과학기술부", .type = Type::organization, .allowed = {"과기부"}}});
  desk.issue("과기부와 과학기술부");
  index::IndexOptions o;
  o.double_post = 2;
  CHECK(desk.lines(o) == "ㄱ: 과기부 1 | 과학기술부 1\n");
  CHECK(desk.lines() == "ㄱ: 과기부 -> 과학기술부 | 과학기술부 1\n");
}

TEST_CASE("index: a short form that is somebody's own name becomes a see also") {
  Desk desk(
      std::vector<Name>{{.canonical = "우시시", .allowed = {"우시"}, .key = "a"}, {.canonical = "우시", .key = "b"}});
  CHECK(desk.issue("우시시는 크다").lines() == "ㅇ: 우시시 1\n");
}

TEST_CASE("index: what the first Han got wrong is mended") {
  Desk desk(std::vector<Name>{{.canonical = "저장성"}, {.canonical = "번위안양자", .type = Type::organization}});
  desk.issue("저장성(淅江省)과 번위안양자(本源?子)는 무한(武汉)에서");
  CHECK(desk.lines() == "ㅂ: 번위안양자(本源量子) 1\nㅈ: 저장성(浙江省) 1\n");
}

TEST_CASE("index: the halves of a heading cover the same words") {
  Desk stem(std::vector<Name>{{.canonical = "랴오닝성", .allowed = {"랴오닝"}}});
  CHECK(stem.issue("랴오닝(辽宁)성의 소식, 랴오닝성은 넓다").lines().find("랴오닝(辽宁) 1") != std::string::npos);
  Desk whole(std::vector<Name>{{.canonical = "허페이", .allowed = {"허페이시"}}});
  CHECK(whole.issue("허페이시(合肥市)의 소식, 허페이는 넓다").lines() ==
        "ㅎ: 허페이 -> 허페이시(合肥市) | 허페이시(合肥市) 1\n");
}

TEST_CASE("index: works keep their quotation marks, which do not count in the order") {
  Desk desk({{.canonical = "「바다 계획」", .type = Type::work},
             {.canonical = "바다", .type = Type::place},
             {.canonical = "바닷가", .type = Type::place},
             {.canonical = "'노을 계획(2024-2026』'", .type = Type::work}});
  desk.issue("「바다 계획」(海洋计划)과 바다, 바닷가, '노을 계획(2024-2026』'");
  CHECK(desk.lines() == "ㄴ: '노을 계획(2024-2026)' 1\nㅂ: 바다 1 | 「바다 계획」(海洋计划) 1 | 바닷가 1\n");
}

TEST_CASE("index: acronyms stay in their bracket; Latin and digits have sections of their own") {
  Desk desk(std::vector<Name>{{.canonical = "국제원자력기구", .type = Type::organization},
                              {.canonical = "DJI", .type = Type::organization},
                              {.canonical = "863계획", .type = Type::work}});
  desk.issue("국제원자력기구(IAEA)와 DJI(大疆), 863계획");
  CHECK(desk.lines() == "ㄱ: 국제원자력기구(IAEA) 1\nA-Z: DJI(大疆) 1\n0-9: 863계획 1\n");
}

TEST_CASE("index: no countries, and no entry without a place") {
  Desk desk(std::vector<Name>{
      {.canonical = "프랑스", .subtype = Subtype::country}, {.canonical = "시안"}, {.canonical = "란저우"}});
  desk.issue("프랑스와 시안\n출처: 란저우 신문");
  CHECK(desk.lines() == "ㅅ: 시안 1\n");
}

TEST_CASE("index: two of one name are told apart") {
  Desk desk({{.canonical = "장하이", .type = Type::person, .allowed = {"장하이 교수"}, .key = "person:a"},
             {.canonical = "장하이", .type = Type::place, .wrong = {"장하이산"}, .key = "place:b"}});
  // Both stand in the text under forms of their own.
  const std::string lines = desk.issue("장하이 교수와 장하이산").lines();
  CHECK(lines.find("장하이 [인명]") != std::string::npos);
  CHECK(lines.find("장하이 [지명]") != std::string::npos);
}

TEST_CASE("index: two spacings of one body are one entry") {
  Desk desk(std::vector<Name>{{.canonical = "우시 고신구"}, {.canonical = "우시고신구"}});
  CHECK(desk.issue("우시 고신구\n우시고신구\n우시 고신구").lines() == "ㅇ: 우시 고신구 1 2 3\n");
}

TEST_CASE("index: units under their body, and see also between them") {
  const std::vector<Name> names = {
      {.canonical = "과학기술부", .type = Type::organization, .id = "org.a"},
      {.canonical = "화거센터", .type = Type::organization, .id = "org.b", .parent = "org.a"}};
  Desk desk(names);
  desk.issue("과학기술부\n화거센터");
  index::IndexOptions o;
  CHECK(desk.lines(o) == "ㄱ: 과학기술부 1\nㅎ: 화거센터 2\n");
  o.subentries = index::Subentries::both;
  CHECK(desk.lines(o) == "ㄱ: 과학기술부 1 {화거센터 2}\nㅎ: 화거센터 2\n");
  o.subentries = index::Subentries::moved;
  CHECK(desk.lines(o) == "ㄱ: 과학기술부 1 {화거센터 2}\nㅎ: 화거센터 -> 과학기술부\n");
  o.subentries = index::Subentries::none;
  o.see_also = true;
  CHECK(desk.lines(o) == "ㄱ: 과학기술부 1 => 화거센터\nㅎ: 화거센터 2 => 과학기술부\n");
}

TEST_CASE("index: separate indexes") {
  Desk desk(std::vector<Name>{{.canonical = "시안"}, {.canonical = "장하이", .type = Type::person}});
  index::IndexOptions o;
  o.separate = true;
  CHECK(desk.issue("시안의 장하이").lines(o) == "[person]\nㅈ: 장하이 1\n[place]\nㅅ: 시안 1\n");
}

TEST_CASE("index: styles of headings") {
  Desk desk(std::vector<Name>{{.canonical = "톈진"}});
  desk.issue("톈진(天津)");
  index::IndexOptions o;
  o.style = index::Style::hangul;
  CHECK(desk.lines(o) == "ㅌ: 톈진 1\n");
  o.style = index::Style::han;
  CHECK(desk.lines(o) == "ㅌ: 天津 1\n");
  o.style = index::Style::sino_han;
  CHECK(desk.lines(o) == "ㅊ: 천진(天津) 1\n");
}

TEST_CASE("index: from A to Z by the pinyin of the whole name") {
  Desk desk(std::vector<Name>{{.canonical = "창춘"},
                              {.canonical = "샤먼"},
                              {.canonical = "러산"},
                              {.canonical = "충칭"},
                              {.canonical = "쩡궈판", .type = Type::person}});
  desk.issue("창춘(长春) 샤먼(厦门) 러산(乐山) 충칭(重庆) 쩡궈판(曾国藩)");
  index::IndexOptions o;
  o.sequence = index::Sequence::pinyin;
  CHECK(desk.lines(o) == "C: 长春(창춘) 1 | 重庆(충칭) 1\nL: 乐山(러산) 1\nX: 厦门(샤먼) 1\nZ: 曾国藩(쩡궈판) 1\n");
}

TEST_CASE("index: several issues in one") {
  Desk desk(std::vector<Name>{{.canonical = "시안"}});
  desk.issue("I\n01 가\n시안(西安)\n", "2024-13").issue("I\n01 나\n시안\n02 다\n시안\n", "2024-14");
  CHECK(desk.lines() == "ㅅ: 시안(西安) 2024-13:I-01 2024-14:I-01 I-02\n");
}

TEST_CASE("index: the editor's lists") {
  const auto rows = index::parse_lists(
      "# 목록\naction\tname\theading\tkey\ttype\nstop\t청두\nforce\t꽃 축제\t\t꽃 축제\nforce\t없는 "
      "말\noverride\t시안\t시안(西安, 옛 장안)\t장안\n",
      "lists.tsv");
  REQUIRE(rows);
  index::IndexOptions o;
  o.lists = *rows;
  Desk desk(std::vector<Name>{{.canonical = "시안"}, {.canonical = "청두"}});
  desk.issue("시안과 청두의 꽃 축제\n새꽃 축제는 아니다");
  CHECK(desk.lines(o) == "ㄱ: 꽃 축제 1\nㅈ: 시안(西安, 옛 장안) 1\n");
  CHECK(desk.index(o).missing == std::vector<std::string>{"없는 말"});
  CHECK_FALSE(index::parse_lists("drop\t시안\n", "x"));
  CHECK_FALSE(index::parse_lists("stop\t\n", "x"));
  CHECK_FALSE(index::parse_lists("force\t시안\t\t\tstar\n", "x"));
}

TEST_CASE("index: passing mentions by threshold") {
  Desk desk(std::vector<Name>{{.canonical = "시안"}, {.canonical = "청두"}});
  index::IndexOptions o;
  o.min_mentions = 2;
  CHECK(desk.issue("시안과 청두\n시안").lines(o) == "ㅅ: 시안 1 2\n");
}

TEST_CASE("brackets are balanced inside a heading") {
  CHECK(index::balanced("계획(2024-2026』") == "계획(2024-2026)");
  CHECK(index::balanced("계획(2024-2026") == "계획(2024-2026)");
  CHECK(index::balanced("「가 (나)」 다") == "「가 (나)」 다");
  CHECK(index::balanced("'23~'25") == "'23~'25");
  CHECK(index::balanced("‘23~’25 (가)") == "‘23~’25 (가)");
}

TEST_CASE("index: by strokes, by radical, by Latin letters") {
  Desk desk(std::vector<Name>{{.canonical = "톈진"},
                              {.canonical = "베이징"},
                              {.canonical = "상하이"},
                              {.canonical = "DJI", .type = Type::organization}});
  desk.issue("톈진(天津) 베이징(北京) 상하이(上海) DJI(大疆)");
  index::IndexOptions o;
  o.sequence = index::Sequence::stroke;
  CHECK(desk.lines(o) == "3획: 上海(상하이) 1 | 大疆(DJI) 1\n4획: 天津(톈진) 1\n5획: 北京(베이징) 1\n");
  o.sequence = index::Sequence::latin;
  CHECK(desk.lines(o) == "B: 베이징(北京) 1\nD: DJI(大疆) 1\nS: 상하이(上海) 1\nT: 톈진(天津) 1\n");
  o.sequence = index::Sequence::radical;
  CHECK(desk.lines(o).find("天津(톈진) 1") != std::string::npos);
}

TEST_CASE("index: names of the draft, pages of the final print") {
  const auto* draft = "I\n01 가\n광저우시와 우시(無錫)와 베이징시 과학기술위원회\n02 나\n우시의 꽃\n03 다\n닝보의 꽃";
  const auto pages = "\n표지\n\f광저우시의 꽃과 우\n시, 베이징시\n과학기술위원회\n\f진저우시는 다르다\n\f우시(無錫)";
  const auto final_pages = text::Document::decode("final.txt", pages);
  REQUIRE(final_pages);
  Desk desk(std::vector<Name>{{.canonical = "광저우시"},
                              {.canonical = "우시"},
                              {.canonical = "닝보"},
                              {.canonical = "베이징시 과학기술위원회", .type = Type::organization}});
  desk.issue(draft).pages(&*final_pages);
  CHECK(desk.lines() == "ㄱ: 광저우시 2\nㅂ: 베이징시 과학기술위원회 2\nㅇ: 우시(無錫) 2 4\n");
  CHECK(desk.index().missing == std::vector<std::string>{"닝보"});
}
