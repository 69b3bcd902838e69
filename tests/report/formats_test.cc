#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "report/escape.h"
#include "report/json_text.h"
#include "sample.h"

using namespace ireum;
using namespace ireum::report;
using Json = nlohmann::ordered_json;

namespace {

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items()) out.push_back(key);
  return out;
}

std::string xml(std::string_view s) {
  std::string out;
  append_xml(out, s);
  return out;
}

}  // namespace

TEST_CASE("jsonl: the record of the contract") {
  const std::string out = full_sample().write(write_jsonl);
  CHECK(std::count(out.begin(), out.end(), '\n') == 1);
  CHECK(out.starts_with(
      R"({"schema":"ireum/finding/1","path":"a.txt","rule":"reading-mismatch","severity":"error",)"
      R"("start":{"byte":15,"offset":7,"line":2,"column":4,"utf16":3},)"
      R"("end":{"byte":27,"offset":11,"line":2,"column":8,"utf16":7},"text":"텐하이런","han":"譚海仁",)"
      R"("expected":["탄하이런"],"basis":"list","message":"'텐하이런'은 譚海仁의 표기가 아닙니다","fixes":[{"title":)"));
  const Json j = Json::parse(out);
  CHECK(keys(j) == std::vector<std::string>{"schema", "path", "rule", "severity", "start", "end", "text", "han",
                                            "expected", "basis", "message", "fixes", "related", "related_total"});
  CHECK(j["fixes"][0]["title"] == "‘텐하이런’을 ‘탄하이런’으로 바꿉니다.");
  CHECK(j["fixes"][0]["safety"] == "safe");
  CHECK(j["fixes"][0]["edits"][0]["end"]["offset"] == 8);
  CHECK(j["fixes"][0]["edits"][0]["text"] == "탄");
  CHECK(
      j["related"][0].dump() ==
      R"({"path":"b.txt","start":{"byte":0,"offset":0,"line":1,"column":1,"utf16":0},"end":{"byte":12,"offset":4,"line":1,"column":5,"utf16":4},"text":"탄하이런","message":"같은 이름: ‘탄하이런’"})");
  CHECK(j["related_total"] == 4);
}

TEST_CASE("jsonl: what is absent") {
  Sample s({"텐진"});
  s.find(0, "텐진");
  const Json j = Json::parse(s.write(write_jsonl));
  CHECK(j["han"].is_null());
  CHECK(j["basis"].is_null());
  CHECK(j["expected"] == Json::array());
  CHECK(j["fixes"] == Json::array());
}

TEST_CASE("json: one object") {
  Sample s = full_sample();
  s.errors.push_back({"error.file-missing", "c.txt", {}});
  const Json j = Json::parse(s.write(write_json));
  CHECK(j["findings"].size() == 1);
  CHECK(j["findings"][0] == Json::parse(s.write(write_jsonl)));
  CHECK(j["summary"]["errors"] == 1);
  CHECK(j["errors"][0]["path"] == "c.txt");
  CHECK(Json::parse(Sample({"x"}).write(write_json))["findings"] == Json::array());
}

TEST_CASE("json text") {
  std::string out;
  append_json_string(out, "a\"\\\n\t\x01\x7f가𠀀");
  CHECK(Json::parse(out) == "a\"\\\n\t\x01\x7f가𠀀");
  out.clear();
  append_json_string(out, "caf\xE9.txt\xEA\xB0");
  CHECK(Json::parse(out) == "caf\uFFFD.txt\uFFFD");
  out.clear();
  JsonText json(out);
  json.begin_array().position({-1, 2, 3, 4, 5}).value(true).value(-7).begin_object().end_object().end_array();
  CHECK(out == R"([{"byte":null,"offset":2,"line":3,"column":4,"utf16":5},true,-7,{}])");
}

TEST_CASE("sarif") {
  Sample s = full_sample();
  s.errors.push_back({"error.undecodable", "가 나.txt", {"utf-8", "3", "FF"}});
  const Json j = Json::parse(s.write(write_sarif));
  CHECK(j["version"] == "2.1.0");
  const Json& run = j["runs"][0];
  CHECK(run["columnKind"] == "utf16CodeUnits");
  const Json& driver = run["tool"]["driver"];
  CHECK(driver["version"] == "1.2.3");
  CHECK(driver["rules"][0]["help"]["text"] == "한글과 한자가 서로 다른 이름을 가리킵니다. (근거: 표 5)");
  CHECK(driver["rules"][1]["defaultConfiguration"]["enabled"] == false);
  const Json& result = run["results"][0];
  CHECK(result["ruleId"] == driver["rules"][result["ruleIndex"].get<size_t>()]["id"]);
  CHECK(result["level"] == "error");
  CHECK(result["locations"][0]["physicalLocation"]["region"].dump() ==
        R"({"startLine":2,"startColumn":4,"endLine":2,"endColumn":8,"snippet":{"text":"텐하이런"}})");
  CHECK(result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b.txt");
  const Json& change = result["fixes"][0]["artifactChanges"][0]["replacements"][0];
  CHECK(change["deletedRegion"]["endColumn"] == 5);
  CHECK(change["insertedContent"]["text"] == "탄");
  CHECK(run["invocations"][0]["executionSuccessful"] == false);
  CHECK(run["invocations"][0]["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
           ["uri"] == "%EA%B0%80%20%EB%82%98.txt");
}

TEST_CASE("sarif columns count utf-16 units") {
  Sample s({"𠀀𠀀 텐진"});
  s.find(0, "텐진");
  const Json j = Json::parse(s.write(write_sarif));
  CHECK(j["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 6);
}

TEST_CASE("github") {
  CHECK(full_sample().write(write_github) ==
        "::error file=a.txt,line=2,endLine=2,col=4,endColumn=8,title=ireum reading-mismatch::'텐하이런'은 譚海仁의 "
        "표기가 아닙니다\n");
  Sample s({"x"});
  s.errors.push_back({"error.unreadable", "a,b:c%.txt", {"100%\nbad"}});
  CHECK(s.write(write_github, Lang::en) ==
        "::error file=a%2Cb%3Ac%25.txt::a,b:c%25.txt: The file cannot be read: 100%25%0Abad.\n");
}

TEST_CASE("gitlab: fingerprints differ and stay") {
  Sample s({"텐진 텐진"}), moved({"\n\n텐진 텐진"});
  for (Sample* each : {&s, &moved}) {
    each->find(0, "텐진");
    each->find(0, "텐진").begin += 7;
    each->find(0, "텐진").begin = 7;
  }
  const Json a = Json::parse(s.write(write_gitlab)), b = Json::parse(moved.write(write_gitlab));
  CHECK(a[0]["fingerprint"] != a[1]["fingerprint"]);
  CHECK(a[0]["fingerprint"] == b[0]["fingerprint"]);
  CHECK(a[0]["fingerprint"].get<std::string>().size() == 32);
  CHECK(a[0]["severity"] == "minor");
  CHECK(b[0]["location"]["positions"]["begin"]["line"] == 3);
}

TEST_CASE("checkstyle and junit") {
  Sample s = full_sample();
  s.errors.push_back({"error.file-missing", "c<d.txt", {}});
  const std::string checkstyle = s.write(write_checkstyle);
  CHECK(
      checkstyle.find(
          "<file name=\"a.txt\">\n    <error line=\"2\" column=\"4\" severity=\"error\" message=\"&#39;텐하이런&#39;은 "
          "譚海仁의 표기가 아닙니다\" source=\"ireum.reading-mismatch\"/>") != std::string::npos);
  CHECK(checkstyle.find("c&lt;d.txt") != std::string::npos);
  const std::string junit = s.write(write_junit);
  CHECK(junit.find("<testsuites name=\"ireum\" tests=\"3\" failures=\"1\" errors=\"1\" time=\"0\">") !=
        std::string::npos);
  CHECK(junit.find("<failure message=") != std::string::npos);
  CHECK(junit.find("<testcase name=\"ireum\" classname=\"b.txt\" time=\"0\"/>") != std::string::npos);
  Report r = s.report();
  r.fail_on = check::Severity::off;
  std::string lenient;
  write_junit(r, lenient);
  CHECK(lenient.find("failures=\"0\"") != std::string::npos);
  CHECK(lenient.find("<failure") == std::string::npos);
}

TEST_CASE("rdjson counts bytes") {
  const Json j = Json::parse(full_sample().write(write_rdjson));
  const Json& d = j["diagnostics"][0];
  CHECK(d["location"]["range"].dump() == R"({"start":{"line":2,"column":8},"end":{"line":2,"column":20}})");
  CHECK(d["severity"] == "ERROR");
  CHECK(d["suggestions"][0]["text"] == "탄");
}

TEST_CASE("tsv") {
  CHECK(full_sample().write(write_tsv) ==
        "path\tline\tcolumn\tend_line\tend_column\tseverity\trule\ttext\than\texpected\tbasis\tfix\tmessage\n"
        "a.txt\t2\t4\t2\t8\terror\treading-mismatch\t텐하이런\t譚海仁\t탄하이런\tlist\tsafe\t'텐하이런'은 譚海仁의 "
        "표기가 아닙니다\n");
}

TEST_CASE("html") {
  const std::string html = full_sample().write(write_html);
  CHECK(html.find("회장 <mark class=\"error\" data-rule=\"reading-mismatch\" title=\"&#39;텐하이런&#39;은 譚海仁의 "
                  "표기가 아닙니다\">텐하이런</mark>"
                  "(譚海仁)은 &lt;갔다&gt; &amp; \"왔다\".\n") != std::string::npos);
  CHECK(html.find("<div class=\"no\">1</div><div class=\"text\">첫 줄\n</div>") != std::string::npos);
  CHECK(html.find("http://") == std::string::npos);
  CHECK(html.find("https://") == std::string::npos);
  Sample overlap({"가나다라마\n바\n사"});
  overlap.find(0, "나다라");
  overlap.find(0, "라마\n바");
  overlap.find(0, "사").begin += 3;  // empty, at the end
  const std::string out = overlap.write(write_html);
  CHECK(out.find(">나다라</mark><mark") != std::string::npos);
  CHECK(out.find(">마\n바</mark>") != std::string::npos);
}

TEST_CASE("escaping") {
  CHECK(xml("<a href=\"x\">&'\n\x01\t") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;&#10;\uFFFD&#9;");
  CHECK(file_uri("/a b/가#.txt") == "file:///a%20b/%EA%B0%80%23.txt");
  CHECK(file_uri("docs/a.txt") == "docs/a.txt");
}

TEST_CASE("names of formats") {
  for (const std::string_view name : {"full", "human", "line", "json", "jsonl", "sarif", "github", "gitlab",
                                      "checkstyle", "junit", "rdjson", "tsv", "html"})
    CHECK(check_format(name));
  const auto wrong = check_format("serif");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().key == "error.unknown-format");
  CHECK(wrong.error().args[1] == "sarif");
  CHECK(record_format("tsv"));
  CHECK_FALSE(record_format("sarif"));
}
