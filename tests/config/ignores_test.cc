#include "config/ignores.h"

#include <doctest/doctest.h>

#include "config/suppress.h"
#include "desk.h"

using namespace ireum;
using namespace ireum::config;

namespace {

/// What is left of findings near-miss 텐진 and date-invalid 31일, wherever they stand.
std::string left(const std::string& text, const std::string& path = "a.md", std::string_view toml = "") {
  Run run;
  run.add(path, text, toml);
  run.find("near-miss", "텐진");
  run.find("date-invalid", "31일");
  const auto levels = run.levels();
  suppress(*run.rules, run.sources, levels, Extent::whole, run.findings);
  return run.dump();
}

}  // namespace

TEST_CASE("ignores: what a comment covers") {
  struct Row {
    const char *text, *want;
  };
  static constexpr Row kRows[] = {
      {"텐진 31일", "a.md:1 near-miss 텐진 | a.md:1 date-invalid 31일"},
      {"텐진 <!-- ireum-ignore near-miss: 원문 -->\n텐진", "a.md:2 near-miss 텐진"},
      {"텐진 31일 <!-- ireum-ignore near-miss: 원문 -->", "a.md:1 date-invalid 31일"},
      {"텐진 31일 <!-- ireum-ignore near-miss, date-invalid: 원문 -->", ""},
      {"텐진 31일 <!-- ireum-ignore consistency: 원문 -->", "a.md:1 date-invalid 31일"},
      {"텐진 31일 <!-- ireum-ignore: 원문 -->", ""},
      {"텐진 31일 <!-- ireum-ignore *: 원문 -->", ""},
      {"텐진 31일 <!--ireum-ignore *：원문-->", ""},
      {"<!-- ireum-ignore near-miss: 두 줄에\n걸침 --> 텐진\n텐진", "a.md:3 near-miss 텐진"},
      {"텐진\n<!-- ireum-ignore-next near-miss: 원문 -->\n텐진\n텐진", "a.md:1 near-miss 텐진 | a.md:4 near-miss 텐진"},
      {"<!-- ireum-ignore-next near-miss: 원문 -->\n\n  텐진\n", ""},
      {"<!-- ireum-ignore-next near-miss: 원문 -->\r\n\r\n텐진\r\n텐진", "a.md:4 near-miss 텐진"},
      {"텐진\n<!-- ireum-ignore-start near-miss: 인용 -->\n텐진 31일\n텐진\n<!-- ireum-ignore-end near-miss -->\n텐진",
       "a.md:1 near-miss 텐진 | a.md:3 date-invalid 31일 | a.md:6 near-miss 텐진"},
      {"<!-- ireum-ignore-start: 인용 -->\n텐진 31일\n<!-- ireum-ignore-end -->\n텐진", "a.md:4 near-miss 텐진"},
      {"<!-- ireum-ignore-start near-miss, date-invalid: 인용 -->\n텐진 31일\n<!-- ireum-ignore-end near-miss "
       "-->\n텐진 31일\n"
       "<!-- ireum-ignore-end date-invalid -->\n텐진 31일",
       "a.md:4 near-miss 텐진 | a.md:6 near-miss 텐진 | a.md:6 date-invalid 31일"},
      {"<!-- ireum-ignore-start near-miss: 인용 -->\n<!-- ireum-ignore-start date: 인용 -->\n텐진 31일\n<!-- "
       "ireum-ignore-end -->\n텐진",
       "a.md:5 near-miss 텐진"},
      {"<!-- ireum-ignore-start near-miss: 끝까지 -->\n텐진\n텐진",
       "a.md:1 ignore-unclosed <!-- ireum-ignore-start near-miss: 끝까지 -->"},
      {"텐진\n텐진\n<!-- ireum-ignore-file near-miss: 옛 글 -->", ""},
      // code shows comments, it does not make them
      {"```\n<!-- ireum-ignore-file near-miss: 보기 -->\n```\n텐진", "a.md:4 near-miss 텐진"},
      {"~~~md\n```\n<!-- ireum-ignore-file near-miss: 보기 -->\n~~~\n텐진", "a.md:5 near-miss 텐진"},
      {"`<!-- ireum-ignore-file near-miss: 보기 -->` 텐진", "a.md:1 near-miss 텐진"},
      {"`코드` <!-- ireum-ignore near-miss: 원문 --> 텐진 `코드`", ""},
      {"<!-- ireum-ignored --> 텐진", "a.md:1 near-miss 텐진"},
      {"<!-- ireum-ignore near-miss: 끝이 없음 텐진", "a.md:1 near-miss 텐진"},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    CHECK(left(row.text) == row.want);
  }
}

TEST_CASE("ignores: comments are judged") {
  struct Row {
    const char *text, *toml, *want;
  };
  static constexpr Row kRows[] = {
      {"<!-- ireum-ignore near-miss: 원문 --> 톈진", "", "a.md:1 ignore-unused <!-- ireum-ignore near-miss: 원문 -->"},
      {"<!-- ireum-ignore near-miss --> 텐진", "", "a.md:1 ignore-reasonless <!-- ireum-ignore near-miss -->"},
      {"<!-- ireum-ignore --> 텐진", "", "a.md:1 ignore-reasonless <!-- ireum-ignore -->"},
      {"<!-- ireum-ignore near-mis: 원문 --> 텐진", "",
       "a.md:1 ignore-unused <!-- ireum-ignore near-mis: 원문 --> | a.md:1 near-miss 텐진"},
      {"<!-- ireum-ignore near-miss, date-invalid: 원문 --> 텐진", "",
       "a.md:1 ignore-unused <!-- ireum-ignore near-miss, date-invalid: 원문 -->"},
      {"<!-- ireum-ignore-end -->", "", "a.md:1 ignore-unused <!-- ireum-ignore-end -->"},
      // a start without its end: of several names, those that nothing ends; what does nothing at all is unused
      {"<!-- ireum-ignore-start near-miss, date-invalid: 인용 -->\n텐진 31일\n<!-- ireum-ignore-end near-miss -->", "",
       "a.md:1 ignore-unclosed <!-- ireum-ignore-start near-miss, date-invalid: 인용 -->"},
      {"<!-- ireum-ignore-start -->\n텐진", "", "a.md:1 ignore-unclosed <!-- ireum-ignore-start -->"},
      {"<!-- ireum-ignore-start near-miss: 인용 -->\n톈진", "",
       "a.md:1 ignore-unused <!-- ireum-ignore-start near-miss: 인용 -->"},
      {"<!-- ireum-ignore-start near-miss: 인용 -->\n텐진", "[rules]\nignore = [\"ignore-unclosed\"]\n", ""},
      // a rule that is off had no chance
      {"<!-- ireum-ignore near-miss: 원문 --> 톈진", "[rules]\nignore = [\"near-miss\"]\n", ""},
      {"<!-- ireum-ignore: 원문 --> 톈진", "[rules]\nignore = [\"near-miss\"]\n", ""},
      {"<!-- ireum-ignore: 원문 --> 톈진", "", "a.md:1 ignore-unused <!-- ireum-ignore: 원문 -->"},
      {"<!-- ireum-ignore bare-han: 원문 --> 톈진", "", ""},
      {"<!-- ireum-ignore near-miss: 원문 --> 톈진", "[rules]\nignore = [\"ignore-unused\"]\n", ""},
      {"<!-- ireum-ignore near-miss: 원문 --> 톈진", "[severity]\nignore-unused = \"off\"\n", ""},
      // comments on comments
      {"<!-- ireum-ignore-file ignore-unused: 틀 -->\n<!-- ireum-ignore near-miss: 틀 -->", "", ""},
      {"<!-- ireum-ignore-file housekeeping: 틀 -->\n<!-- ireum-ignore near-miss --> 텐진", "",
       "a.md:1 ignore-unused <!-- ireum-ignore-file housekeeping: 틀 --> | a.md:2 ignore-reasonless <!-- ireum-ignore "
       "near-miss -->"},
      {"<!-- ireum-ignore-file ignore-unused: 틀 -->\n텐진 <!-- ireum-ignore near-miss: 틀 -->", "",
       "a.md:1 ignore-unused <!-- ireum-ignore-file ignore-unused: 틀 -->"},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    CHECK(left(row.text, "a.md", row.toml) == row.want);
  }
}

TEST_CASE("ignores: plain text has no comments") {
  const std::string text = "텐진 <!-- ireum-ignore near-miss: 원문 -->";
  CHECK(left(text, "a.txt") == "a.txt:1 near-miss 텐진");
  CHECK(left(text, "a.html").empty());
  CHECK(left(text, "-").empty());
  CHECK(left("```\n" + text + "\n```", "a.htm").empty());
}

TEST_CASE("allow: text, file and rule") {
  struct Row {
    const char *toml, *want, *notes;
  };
  const std::string text = "북경시 조양구와 북경\n텐진";
  static constexpr Row kRows[] = {
      {"", "a.txt:1 sino-reading 북경 | a.txt:1 sino-reading 북경 | a.txt:2 near-miss 텐진", ""},
      {"[[allow]]\ntext = \"북경시 조양구\"\nreason = \"주소\"\n", "a.txt:1 sino-reading 북경 | a.txt:2 near-miss 텐진",
       ""},
      {"[[allow]]\ntext = \"북경\"\nreason = \"주소\"\n", "a.txt:2 near-miss 텐진", ""},
      {"[[allow]]\ntext = \"북\"\nreason = \"주소\"\n",
       "a.txt:1 sino-reading 북경 | a.txt:1 sino-reading 북경 | a.txt:2 near-miss 텐진", "unused ireum.toml:1:1 북"},
      {"[[allow]]\nrule = \"reading\"\nfile = \"*.txt\"\nreason = \"옛 글\"\n", "a.txt:2 near-miss 텐진", ""},
      {"[[allow]]\nrule = [\"near-miss\", \"sino-reading\"]\n", "", "reasonless ireum.toml:1:1 near-miss"},
      {"[[allow]]\nfile = \"b.txt\"\nreason = \"옛 글\"\n",
       "a.txt:1 sino-reading 북경 | a.txt:1 sino-reading 북경 | a.txt:2 near-miss 텐진", "unused ireum.toml:1:1 b.txt"},
      {"[[allow]]\ntext = \"텐진\"\nrule = \"sino-reading\"\nreason = \"?\"\n",
       "a.txt:1 sino-reading 북경 | a.txt:1 sino-reading 북경 | a.txt:2 near-miss 텐진", "unused ireum.toml:1:1 텐진"},
      {"[rules]\nignore = [\"near-miss\"]\n[[allow]]\ntext = \"톈진\"\nrule = \"near-miss\"\nreason = \"?\"\n",
       "a.txt:1 sino-reading 북경 | a.txt:1 sino-reading 북경", ""},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.toml));
    for (const Extent extent : {Extent::whole, Extent::part}) {
      Run run;
      run.add("a.txt", text, row.toml);
      run.find("sino-reading", "북경");
      run.find("near-miss", "텐진");
      const auto levels = run.levels();
      const Suppressed s = suppress(*run.rules, run.sources, levels, extent, run.findings);
      CHECK(run.dump() == row.want);
      std::string notes;
      for (const AllowNote& n : s.notes)
        notes += (n.kind == AllowNote::Kind::unused ? "unused " : "reasonless ") + n.where + " " + n.text;
      if (extent == Extent::whole) CHECK(notes == row.notes);
      else CHECK(notes == (std::string_view(row.notes).starts_with("unused") ? "" : row.notes));
    }
  }
}

TEST_CASE("suppress: levels by file, counts and evidence") {
  Run run;
  const char* toml =
      "[per-file.\"a.md\"]\nseverity.near-miss = \"error\"\nignore = [\"date\"]\n[[allow]]\ntext = \"북경\"\nreason = "
      "\"주소\"\n";
  run.add("a.md", "텐진 31일 북경", toml);
  run.add("b.md", "텐진 31일 <!-- ireum-ignore near-miss: 원문 -->", toml);
  run.add("c.md", "<!-- ireum-ignore near-miss: 원문 --> 톈진", toml, true);
  for (uint32_t d : {1u, 0u}) {
    run.find("near-miss", "텐진", "톈진", d);
    run.find("date-invalid", "31일", "", d);
  }
  run.find("sino-reading", "북경");
  const auto levels = run.levels();
  const Suppressed s = suppress(*run.rules, run.sources, levels, Extent::whole, run.findings);
  CHECK(run.dump() == "a.md:1 near-miss 텐진 | b.md:1 date-invalid 31일");
  CHECK(run.findings[0].severity == check::Severity::error);
  CHECK(s.by_comment == 1);
  CHECK(s.by_allow == 1);
  CHECK(s.notes.empty());
}
