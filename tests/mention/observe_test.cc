// What is found in a document is the same whatever the observer has read before: its memories may
// forget, but never answer for another context. And what the quick looks at lines and words pass over
// holds nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "mention/observe.h"
#include "support/program.h"
#include "support/should_fail.h"

using namespace ireum;

namespace {

std::vector<std::string> corpus() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(testing::source_path("corpus")))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return texts;
}

std::string dump(std::string_view text, const mention::Observation& seen) {
  std::ostringstream out;
  for (const mention::Mention& m : seen.mentions)
    out << text.substr(m.begin, m.end - m.begin) << ' ' << m.begin << ' ' << mention::type_name(m.type) << ' '
        << mention::subtype_name(m.subtype) << ' ' << m.entity << ' ' << m.evidence << '\n';
  std::vector<uint64_t> strange;
  for (const mention::StrangeWord& w : seen.strange) strange.push_back(w.begin);
  for (const mention::MetAgain w : seen.strange_again) strange.push_back(w.begin());
  std::sort(strange.begin(), strange.end());
  for (const uint64_t at : strange) out << at << ' ';
  return out.str();
}

}  // namespace

TEST_CASE("a document read after others shows what it shows alone") {
  const std::vector<std::string> texts = corpus();
  REQUIRE(texts.size() >= 10);
  mention::Observer experienced(testing::program().lexicon);
  for (int round = 0; round < 2; ++round)
    for (const std::string& text : texts) {
      mention::Observer fresh(testing::program().lexicon);
      CAPTURE(text.substr(0, 40));
      CHECK(dump(text, experienced.observe(text)) == dump(text, fresh.observe(text)));
    }
}

TEST_CASE("a gloss is found wherever the blocks of the quick look begin and end") {
  mention::Observer observer(testing::program().lexicon);
  for (size_t before = 4000; before < 4200; before += 3) {
    std::string text;
    while (text.size() + 60 < before) text += "오늘은 날씨가 좋다.\n";
    text.append(before - text.size(), '.');
    text += "\n톈진(天津)은 크다.\n" + text;
    const mention::Observation seen = observer.observe(text);
    CAPTURE(before);
    REQUIRE(seen.pairs.size() == 1);
    CHECK(text.substr(seen.pairs[0].han_begin, 6) == "天津");
  }
}

TEST_CASE("a date that begins with the last letter of a word is found again and again") {
  mention::Observer observer(testing::program().lexicon);
  const std::string text =
      "2026년 3월 2일(월)\n올 상반기에, 안내 올 상반기, 국내 4월 4일, 올 하반기\n그리고 올 상반기, 안내 올 상반기\n";
  std::vector<std::string> dates;
  for (int round = 0; round < 2; ++round) {
    const mention::Observation seen = observer.observe(text);
    std::vector<std::string> now;
    for (const mention::Mention& m : seen.mentions)
      if (m.type == image::Type::date) now.push_back(text.substr(m.begin, m.end - m.begin));
    if (round) CHECK(now == dates);
    dates = now;
  }
  CHECK(std::count(dates.begin(), dates.end(), "올 상반기") == 4);
  CHECK(std::count(dates.begin(), dates.end(), "올 하반기") == 1);
}

TEST_CASE("what its Han say to be a thing is nobody's name, nor a place that is one") {
  mention::Observer observer(testing::program().lexicon);
  const std::string text =
      "왕쉬안(王璇) 씨와 미펀(米粉)을 먹고 구이화가오(桂花糕)와 뤄쓰펀(螺螄粉)을 산 뒤 천자츠(陳家祠)를 보았다.\n";
  const mention::Observation seen = observer.observe(text);
  std::vector<std::string> persons, places;
  for (const mention::Mention& m : seen.mentions) {
    const std::string name = text.substr(m.begin, m.end - m.begin);
    if (m.type == image::Type::person) persons.push_back(name);
    if (m.type == image::Type::place) places.push_back(name);
  }
  CHECK(std::count(persons.begin(), persons.end(), "왕쉬안") == 1);
  CHECK(std::count(persons.begin(), persons.end(), "미펀") == 0);
  testing::should_fail(persons == std::vector<std::string>{"왕쉬안"}, "구이화가오(桂花糕), 뤄쓰펀(螺螄粉)",
                       "the gloss of a thing does not hold its place: its Hangul alone is taken for a person");
  CHECK(places == std::vector<std::string>{"천자츠"});
}

TEST_CASE("the gloss of an everyday word is no county or firm of that name") {
  mention::Observer observer(testing::program().lexicon);
  for (const char* text : {"두 나라의 평화(平和)가 오래갔다.", "물가의 안정(安定)을 바랐다.",
                           "어제의 회동(會同)은 짧았다.", "나라의 중흥(中興)을 바랐다."}) {
    INFO(text);
    CHECK(observer.observe(text).mentions.empty());
  }
}
