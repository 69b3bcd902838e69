// The slip table, run from right to wrong.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "support/program.h"

using namespace ireum;
using namespace ireum::reading;

namespace {

const WrongForm* find(const std::vector<WrongForm>& forms, std::string_view wrong) {
  const auto want = base::to_utf32(wrong);
  const auto it = std::find_if(forms.begin(), forms.end(), [&](const WrongForm& w) { return w.hangul == want; });
  return it == forms.end() ? nullptr : &*it;
}

}  // namespace

TEST_CASE("a right spelling has these wrong ones") {
  struct Row {
    std::string_view right, wrong, slip;
  };
  const Row rows[] = {
      {"톈진", "텐진", "ye-e"},
      {"싼리툰", "산리툰", "untensed-s"},
      {"자오룽", "쟈오룽", "glide-kept-a"},
      {"첸탕", "쳰탕", "glide-kept-e"},
      {"주취안", "쥬취안", "glide-kept-u"},
      {"톈진", "티안진", "ian-an"},
      {"톈진", "티엔진", "ian-en"},
      {"궁티", "공티", "ong"},
      {"궈마오", "구오마오", "uo-o"},
      {"궈마오", "구어마오", "uo-eo"},
      {"성텅", "성텡", "eng-e"},
      {"스자좡", "시자좡", "i-eu"},
      {"쓰촨", "스촨", "si-untensed"},
      {"쯔보", "즈보", "untensed-z"},
      {"쯔보", "지보", "zi-ji"},
      {"하얼빈", "하알빈", "er-al"},
      {"위안", "유안", "yu-yu"},
      {"쉐", "슈에", "ue-yue"},
      {"옌타이", "엔타이", "yan-en"},
      {"옌타이", "얀타이", "yan-yan"},
      {"웨이하이", "위하이", "wei-wi"},
      {"원저우", "웬저우", "wen-wen"},
      {"융저우", "용저우", "iong"},
      {"상하이", "샹하이", "sh-a"},
      {"샤먼", "시아먼", "ia"},
      {"란저우", "난저우", "l-n"},
      {"랴오닝", "요닝", ""},
      {"베이징", "베이진", "final-ng-n"},
      {"칭다오", "칭다우", "ao-au"},
      {"구이린", "귀린", "ui-wi"},
      {"화이허", "홰허", "uai"},
      {"슝안", "숑안", "iong"},
      {"류저우", "리우저우", "iu"},
      {"쉬저우", "수저우", "yu-u"},
      {"쥔", "준", "yun-un"},
      {"항저우", "항주", "ou-u"},
      {"정저우", "쩡저우", "tensed-j"},
      {"시안", "씨안", "tensed-s"},
      {"베이징", "뻬이징", "tensed-b"},
      {"다롄", "따롄", "tensed-d"},
      {"광저우", "구앙저우", "uang"},
      {"쿤밍", "콘밍", "un-on"},
      {"셰", "시에", "ye-ie"},
      {"허페이", "흐어페이", "e-eueo"},
  };
  const SlipTable& table = testing::program().slips;
  for (const Row& row : rows) {
    const auto forms = table.wrong_forms(base::to_utf32(row.right));
    const WrongForm* w = find(forms, row.wrong);
    if (row.slip.empty()) {  // two slips at once are not the table's
      CHECK_MESSAGE(w == nullptr, row.right << " " << row.wrong);
      continue;
    }
    CHECK_MESSAGE(w != nullptr, row.right << " " << row.wrong);
    if (w) CHECK_MESSAGE(table.rows()[static_cast<size_t>(w->slip)].id == row.slip, row.right << " " << row.wrong);
  }
}

TEST_CASE("wrong forms are cheapest first, without repetition, and never right") {
  const SlipTable& table = testing::program().slips;
  for (const std::string_view right :
       {"톈진", "베이징", "쓰촨", "취안저우", "하얼빈", "쑹", "주", "위안", "쉬쉐", "가"}) {
    const auto forms = table.wrong_forms(base::to_utf32(right));
    for (size_t i = 0; i < forms.size(); ++i) {
      CHECK(forms[i].hangul != base::to_utf32(right));
      if (i) CHECK(forms[i - 1].cost <= forms[i].cost);
      for (size_t k = 0; k < i; ++k) CHECK(forms[k].hangul != forms[i].hangul);
      for (const char32_t c : forms[i].hangul) CHECK(base::is_hangul(c));
    }
  }
  CHECK(table.wrong_forms(U"").empty());
  CHECK(table.wrong_forms(U"ABC").empty());
}

TEST_CASE("placeholders, sets and anchors") {
  const SlipTable table({{"end", "ㅇㅏ$", "ㅇㅓ", "", "", 2},
                         {"start", "^ㄴVF", "ㄹVF", "", "", 1},
                         {"set", "[ㅈㅊ]ㅏ", "[ㅉㅆ]ㅏ", "", "", 3},
                         {"split", "Cㅣ.ㅇㅏF", "CㅑF", "", "", 4}});
  struct Row {
    std::string_view right, dump;
  };
  const Row rows[] = {{"란란", "난란/1"}, {"어어", "어아/2"}, {"짜싸", "자싸/3 짜차/3"}, {"샹", "시앙/4"}, {"각", ""}};
  for (const Row& row : rows) {
    std::string dump;
    for (const WrongForm& w : table.wrong_forms(base::to_utf32(row.right)))
      dump += (dump.empty() ? "" : " ") + base::to_utf8(w.hangul) + "/" + std::to_string(w.cost);
    CHECK(dump == row.dump);
  }
}

TEST_CASE("every row of slips.tsv shows its example") {
  const forge::Table& t = testing::dictionary("slips.tsv");
  const SlipTable& table = testing::program().slips;
  CHECK(table.rows().size() == t.rows().size());
  int shown = 0;
  for (const forge::Row& row : t.rows()) {
    const std::string example(t.cell(row, "example"));
    const size_t arrow = example.find("→");
    if (arrow == std::string::npos || arrow + 3 == example.size()) continue;
    const std::string wrong = example.substr(0, arrow), right = example.substr(arrow + 3);
    const auto forms = table.wrong_forms(base::to_utf32(right));
    CHECK_MESSAGE(find(forms, wrong) != nullptr, t.cell(row, "id") << ": " << example);
    ++shown;
  }
  CHECK(shown > 100);
}

TEST_CASE("the slip between two spellings is the first of the cheapest that makes one of the other") {
  const SlipTable& table = testing::program().slips;
  const char* const names[] = {"텐진", "톈진",   "자오쭤", "셰전화",   "리커창", "광시좡족자치구",
                               "왕이", "칭다오", "샤오미", "스자좡시", "어어어", "란란란"};
  size_t slips = 0, none = 0;
  for (const char* name : names) {
    const std::u32string right = base::to_utf32(name);
    const auto forms = table.wrong_forms(right);
    for (const WrongForm& w : forms) {
      const Slip slip = table.slip_between(right, w.hangul);
      CHECK_MESSAGE((slip.cost == w.cost && slip.row == w.slip), name << " " << base::to_utf8(w.hangul));
      ++slips;
    }
    // What one slip does not make: the wrong forms of the other names.
    for (const char* other : names)
      for (const WrongForm& w : table.wrong_forms(base::to_utf32(other))) {
        const bool made =
            std::any_of(forms.begin(), forms.end(), [&](const WrongForm& f) { return f.hangul == w.hangul; });
        if (made) continue;
        CHECK_MESSAGE(!table.slip_between(right, w.hangul), name << " " << base::to_utf8(w.hangul));
        ++none;
      }
  }
  CHECK(slips > 100);
  CHECK(none > 1000);
}
