#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "report/writers.h"

using namespace ireum;
using namespace ireum::report;
using Json = nlohmann::ordered_json;

namespace {

MentionRecord a_mention() {
  MentionRecord m;
  m.path = "a.txt";
  m.type = "person";
  m.start = {3, 1, 1, 2, 1};
  m.end = {9, 3, 1, 4, 3};
  m.text = "천링";
  m.han = "陳玲";
  m.entity = "person:陈玲";
  m.canonical = "천링";
  m.reading = {"mandarin", "Chén Líng", "천링"};
  return m;
}

NameRecord a_name() {
  return {
      "t:1",
      "place",
      "톈진",
      {{"天津", "both", 3}},
      {{"톈진", "preferred", 4, {"a.txt", {}, {6, 2, 1, 3, 2}}}, {"텐진", "wrong", 1, {"b.txt", {}, {6, 2, 1, 3, 2}}}},
      5,
      "china",
      "modern"};
}

ReadingRecord a_reading() {
  ReadingRecord r;
  r.text = r.traditional = r.simplified = "天津";
  r.preferred = "톈진";
  r.mandarin.push_back({"Tiānjīn", "톈진", "list"});
  r.sino_korean = {"천진"};
  return r;
}

}  // namespace

TEST_CASE("mention record") {
  std::string out;
  append_jsonl(a_mention(), out);
  CHECK(
      out ==
      R"({"schema":"ireum/mention/1","path":"a.txt","type":"person","subtype":null,"start":{"byte":3,"offset":1,"line":1,"column":2,"utf16":1},"end":{"byte":9,"offset":3,"line":1,"column":4,"utf16":3},"text":"천링","han":"陳玲","entity":"person:陈玲","canonical":"천링","reading":{"system":"mandarin","pinyin":"Chén Líng","hangul":"천링"},"value":null,"parent":null,"zone":"body","origin":null,"era":null})"
      "\n");
  MentionRecord date;
  date.type = "date";
  date.value = "2023-03-27";
  date.parent = 0;
  out.clear();
  append_jsonl(date, out);
  const Json j = Json::parse(out);
  CHECK(j["value"] == "2023-03-27");
  CHECK(j["parent"] == 0);
  CHECK(j["reading"]["system"] == "none");
  CHECK(j["reading"]["hangul"].is_null());
}

TEST_CASE("name record") {
  std::string out;
  append_jsonl(a_name(), out);
  CHECK(out.starts_with(
      R"({"schema":"ireum/name/1","entity":"t:1","type":"place","canonical":"톈진","han":[{"text":"天津","script":"both","count":3}],"forms":[{"text":"톈진","status":"preferred","count":4,"first":{"path":"a.txt","start":)"));
  CHECK(Json::parse(out)["mentions"] == 5);
  out.clear();
  const NameRecord names[] = {a_name()};
  write_names(names, RecordFormat::text, Lang::ko, out);
  CHECK(out == "톈진  天津  지명  5회  톈진 4, 텐진 1 (오표기)\n");
  out.clear();
  write_names(names, RecordFormat::tsv, Lang::ko, out);
  CHECK(out.ends_with("t:1\tplace\t톈진\t天津\t텐진\twrong\t1\t5\tb.txt\t1\t1\n"));
}

TEST_CASE("reading record") {
  std::string out;
  append_jsonl(a_reading(), out);
  CHECK(
      out ==
      R"({"schema":"ireum/reading/1","text":"天津","traditional":"天津","simplified":"天津","preferred":"톈진","mandarin":[{"pinyin":"Tiānjīn","hangul":"톈진","basis":"list"}],"sino_korean":["천진"],"customary":[],"glossary":[]})"
      "\n");
  ReadingRecord nothing;
  nothing.text = "xyz";
  out.clear();
  append_jsonl(nothing, out);
  CHECK(Json::parse(out)["preferred"].is_null());
  const ReadingRecord both[] = {a_reading(), nothing};
  out.clear();
  write_readings(both, RecordFormat::text, Lang::ko, out);
  CHECK(out == "天津  톈진\n  표준 표기: 톈진 Tiānjīn (명칭 사전)\n  한자음: 천진\nxyz  읽을 수 없습니다\n");
}

TEST_CASE("lists in every format") {
  const MentionRecord mentions[] = {a_mention()};
  const NameRecord names[] = {a_name()};
  const ReadingRecord readings[] = {a_reading()};
  std::string out;
  write_mentions(mentions, RecordFormat::json, Lang::ko, out);
  CHECK(Json::parse(out)["mentions"].size() == 1);
  out.clear();
  write_names(names, RecordFormat::json, Lang::ko, out);
  CHECK(Json::parse(out)["names"].size() == 1);
  out.clear();
  write_readings(readings, RecordFormat::json, Lang::ko, out);
  CHECK(Json::parse(out)["readings"].size() == 1);
  out.clear();
  write_mentions(mentions, RecordFormat::text, Lang::ko, out);
  CHECK(out == "a.txt:1:2  인물  천링  陳玲\n");
  out.clear();
  write_mentions({}, RecordFormat::tsv, Lang::ko, out);
  CHECK(out.starts_with("path\tline\t"));
}

TEST_CASE("rules") {
  RuleInfo rule;
  rule.id = "date-invalid";
  rule.family = "date";
  rule.severity = "error";
  rule.fix = "safe";
  rule.title_ko = "없는 날짜";
  rule.options = {
      {"bad.0.fixed", "4월 30일"}, {"bad.0.text", "4월 31일"}, {"good.0", "4월 30일"}, {"options.limit", "3"}};
  const RuleInfo rules[] = {rule};
  std::string out;
  write_rules(rules, RecordFormat::text, Lang::ko, out);
  CHECK(out == "date-invalid  오류  안전한 수정  없는 날짜\n");
  out.clear();
  write_explanation(rule, Lang::ko, out);
  CHECK(out ==
        "date-invalid — 없는 날짜\n  심각도: 오류\n  갈래: 날짜\n  고침: 안전한 수정\n  잘못된 예: 4월 31일\n    → 4월 "
        "30일\n  옳은 예: 4월 30일\n");
  out.clear();
  write_rules(rules, RecordFormat::jsonl, Lang::ko, out);
  CHECK(Json::parse(out)["id"] == "date-invalid");
}
