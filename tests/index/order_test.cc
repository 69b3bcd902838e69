#include <doctest/doctest.h>

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "base/utf8.h"
#include "index/desk.h"
#include "index/sort_key.h"

using namespace ireum;
using index::Collation;
using index::Order;

namespace {

/// Words in the order of an index: by reading key, Hangul before Han, then as printed.
std::vector<std::string> sorted(std::vector<std::string> words, Order order = Order::letter) {
  const Collation c(order);
  const auto& lexicon = testing::program().lexicon;
  std::vector<std::tuple<std::string, bool, std::string, std::string>> keyed;
  for (const auto& w : words) {
    size_t i = 0;
    keyed.emplace_back(c.key(index::reading_key(lexicon, w, false)), base::is_han(base::next_code_point(w, i)),
                       c.key(w), w);
  }
  std::sort(keyed.begin(), keyed.end());
  for (size_t i = 0; i < words.size(); ++i) words[i] = std::get<3>(keyed[i]);
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& w : words) out += (out.empty() ? "" : " < ") + w;
  return out;
}

}  // namespace

TEST_CASE("order: Hangul and Han stand together by sound") {
  struct Row {
    std::vector<std::string> words;
    const char* order;
  };
  const Row rows[] = {
      {{"행성", "애국가", "太極旗", "國家", "大韓民國", "국가"}, "국가 < 國家 < 大韓民國 < 애국가 < 太極旗 < 행성"},
      {{"女性", "녀", "여성"}, "녀 < 여성 < 女性"},
      {{"句讀點", "구독", "구두점"}, "구독 < 구두점 < 句讀點"},
      {{"吏讀", "이두"}, "이두 < 吏讀"},
      {{"이강", "李佳", "李", "이"}, "이 < 李 < 李佳 < 이강"},
      {{"자리", "잔디", "자라"}, "자라 < 자리 < 잔디"},
      {{"꺼", "까치", "나", "각", "겨"}, "각 < 겨 < 까치 < 꺼 < 나"},
      {{"제18차", "제2차", "제10차"}, "제2차 < 제10차 < 제18차"},
      {{"973계획", "100대", "9호", "863계획", "10대", "14차 5개년", "13.5계획"},
       "9호 < 10대 < 13.5계획 < 14차 5개년 < 100대 < 863계획 < 973계획"},
      {{"한-중 협력", "한국", "한중과학기술협력센터", "한·중", "한 중"},
       "한국 < 한 중 < 한·중 < 한중과학기술협력센터 < 한-중 협력"},
      {{"「베이징 웹 3.0 계획」", "베이징대학", "베이징"}, "베이징 < 베이징대학 < 「베이징 웹 3.0 계획」"},
  };
  for (const Row& row : rows) {
    auto words = row.words;
    CHECK(joined(sorted(words)) == row.order);
    std::reverse(words.begin(), words.end());
    CHECK(joined(sorted(words)) == row.order);
  }
}

TEST_CASE("order: word by word, a blank comes before any letter") {
  CHECK(joined(sorted({"베이징대학", "「베이징 웹 3.0 계획」", "베이징"}, Order::word)) ==
        "베이징 < 「베이징 웹 3.0 계획」 < 베이징대학");
  CHECK(joined(sorted({"한국", "한중", "한 국"}, Order::word)) == "한 국 < 한국 < 한중");
}

TEST_CASE("order: a Han word is read as a word") {
  const auto& lexicon = testing::program().lexicon;
  struct Row {
    const char* printed;
    const char* key;
  };
  const Row rows[] = {{"國家", "국가"},   {"女性", "여성"},     {"李佳", "이가"},
                      {"吏讀", "이두"},   {"遼寧省", "요녕성"}, {"「國家」", "국가"},
                      {"'계획'", "계획"}, {"Ｒ＆Ｄ", "R&D"},    {"新시대", "신시대"}};
  for (const Row& row : rows) {
    CAPTURE(row.printed);
    CHECK(index::reading_key(lexicon, row.printed, false) == row.key);
  }
  CHECK(index::reading_key(lexicon, "天津", true) == "톈진");
}

TEST_CASE("order: which section a key belongs to") {
  const index::IndexWords words(testing::program().lexicon);
  index::IndexOptions fourteen, nineteen, syllable, none;
  nineteen.headings = index::Headings::consonants19;
  syllable.headings = index::Headings::syllable;
  none.headings = index::Headings::none;
  struct Row {
    const char* key;
    const char* at14;
    const char* at19;
    const char* by_syllable;
  };
  const Row rows[] = {{"가나", "ㄱ", "ㄱ", "가"}, {"까치", "ㄱ", "ㄲ", "까"},    {"쑤저우", "ㅅ", "ㅆ", "쑤"},
                      {"'쩡'", "ㅈ", "ㅉ", "쩡"}, {"DJI", "A-Z", "A-Z", "A-Z"},  {"863계획", "0-9", "0-9", "0-9"},
                      {"ㄲ", "ㄱ", "ㄲ", "ㄲ"},   {"!!", "기타", "기타", "기타"}};
  for (const Row& row : rows) {
    CAPTURE(row.key);
    CHECK(index::section_label(row.key, fourteen, words).heading == row.at14);
    CHECK(index::section_label(row.key, nineteen, words).heading == row.at19);
    CHECK(index::section_label(row.key, syllable, words).heading == row.by_syllable);
    CHECK(index::section_label(row.key, none, words).heading == "");
  }
  CHECK(index::section_label("하", fourteen, words) < index::section_label("A", fourteen, words));
  CHECK(index::section_label("A", fourteen, words) < index::section_label("1", fourteen, words));
  fourteen.latin_first = fourteen.digits_first = true;
  CHECK(index::section_label("1", fourteen, words) < index::section_label("A", fourteen, words));
  CHECK(index::section_label("A", fourteen, words) < index::section_label("가", fourteen, words));
}

TEST_CASE("order: pure Hangul agrees with ICU's Korean") {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> icu_ko(icu::Collator::createInstance(icu::Locale("ko"), status));
  REQUIRE(U_SUCCESS(status));
  const Collation ours(Order::letter);
  std::mt19937 random(5);
  const auto word = [&] {
    std::u32string w;
    for (size_t n = 1 + random() % 5; n; --n) w += static_cast<char32_t>(0xAC00 + random() % 11172);
    return base::to_utf8(w);
  };
  for (int i = 0; i < 3000; ++i) {
    const std::string a = word(), b = word();
    const int theirs = icu_ko->compareUTF8(a, b, status);
    const std::string x = ours.key(a), y = ours.key(b);
    REQUIRE((x < y ? -1 : x > y) == theirs);
  }
}

TEST_CASE("order: total, and independent of the order of the input, on 5,000 random entries") {
  std::mt19937 random(20240405);
  const std::u32string odd = U"가까나다라마天津北京-· 「」'ABz09１Ａ國()";
  const auto word = [&] {
    std::u32string w;
    for (size_t n = 1 + random() % 4; n; --n) w += odd[random() % odd.size()];
    return base::to_utf8(w);
  };
  // The same names, entered in two orders.
  std::vector<std::string> words;
  for (int i = 0; i < 5000; ++i) words.push_back(word());
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  const auto once = sorted(words);
  std::shuffle(words.begin(), words.end(), random);
  const auto again = sorted(words);
  CHECK(once == again);
}

TEST_CASE("order: the whole index does not depend on the order of its names") {
  std::mt19937 random(7);
  std::vector<testing::Name> names;
  const std::u32string syllables = U"가각간갈까나냐다따라마바빠사싸아자짜차카타파하";
  std::vector<std::string> seen;
  for (int i = 0; i < 400; ++i) {
    std::u32string w;
    for (size_t n = 2 + random() % 3; n; --n) w += syllables[random() % syllables.size()];
    if (std::find(seen.begin(), seen.end(), base::to_utf8(w)) != seen.end()) continue;
    seen.push_back(base::to_utf8(w));
    names.push_back({.canonical = seen.back()});
  }
  std::string text;
  for (const auto& n : names) text += n.canonical + "\n";
  testing::Desk first(names);
  const std::string a = first.issue(text).lines();
  std::shuffle(names.begin(), names.end(), random);
  testing::Desk second(names);
  CHECK(a == second.issue(text).lines());
}
