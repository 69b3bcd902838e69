#include "config/baseline.h"

#include <doctest/doctest.h>

#include "desk.h"

using namespace ireum;
using namespace ireum::config;

namespace {

std::string line(const char* path, const char* rule, const char* text, const char* expected, int count) {
  return std::string("{\"schema\":\"ireum/baseline/1\",\"path\":\"") + path + "\",\"rule\":\"" + rule +
         "\",\"text\":\"" + text + "\",\"expected\":\"" + expected + "\",\"count\":" + std::to_string(count) + "}\n";
}

std::string dump(const Baseline::Counts& counts) {
  std::string out;
  for (const auto& [k, n] : counts) out += k.path + " " + k.rule + " " + k.text + " " + std::to_string(n) + "; ";
  return out;
}

}  // namespace

TEST_CASE("baseline: written sorted, without positions, and read back") {
  const Folder folder;
  Run run;
  run.add("docs/나.md", "텐진 텐진\n31일");
  run.add("docs/a.md", "텐진 \"텐\t진\"");
  run.find("near-miss", "텐진", "톈진", 0);
  run.find("date-invalid", "31일", "30일", 0);
  run.find("near-miss", "텐진", "톈진", 1);
  run.find("near-miss", "\"텐\t진\"", "", 1);
  const Baseline b = Baseline::of(*run.rules, run.sources, run.findings, ".ireum-baseline.jsonl");
  const std::string want =
      line("docs/a.md", "near-miss", "\\\"텐\\t진\\\"", "", 1) + line("docs/a.md", "near-miss", "텐진", "톈진", 1) +
      line("docs/나.md", "date-invalid", "31일", "30일", 1) + line("docs/나.md", "near-miss", "텐진", "톈진", 2);
  CHECK(b.text() == want);
  REQUIRE(!b.write(".ireum-baseline.jsonl"));
  CHECK(folder.read(".ireum-baseline.jsonl") == want);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
  const auto again = Baseline::read(".ireum-baseline.jsonl");
  REQUIRE(again);
  CHECK(again->counts() == b.counts());
  // from another folder the paths are the same
  std::filesystem::create_directory("docs");
  CHECK(Baseline::of(*run.rules, run.sources, run.findings, "docs/b.jsonl").text().find("\"path\":\"a.md\"") !=
        std::string::npos);
  CHECK(b.write("nowhere/b.jsonl")->key == "error.write");
}

TEST_CASE("baseline: accepts as many as are counted") {
  struct Row {
    std::string baseline;
    const char *left, *stale;
  };
  const Row kRows[] = {
      {"", "a.md:1 near-miss 텐진 | a.md:2 near-miss 텐진 | a.md:3 date-invalid 31일", ""},
      {line("a.md", "near-miss", "텐진", "톈진", 1), "a.md:2 near-miss 텐진 | a.md:3 date-invalid 31일", ""},
      {line("a.md", "near-miss", "텐진", "톈진", 2), "a.md:3 date-invalid 31일", ""},
      {line("a.md", "near-miss", "텐진", "톈진", 5), "a.md:3 date-invalid 31일", "a.md near-miss 텐진 3; "},
      {line("a.md", "near-miss", "텐진", "", 2),
       "a.md:1 near-miss 텐진 | a.md:2 near-miss 텐진 | a.md:3 date-invalid 31일", "a.md near-miss 텐진 2; "},
      {line("gone.md", "near-miss", "텐진", "톈진", 2),
       "a.md:1 near-miss 텐진 | a.md:2 near-miss 텐진 | a.md:3 date-invalid 31일", "gone.md near-miss 텐진 2; "},
      {line("unread.md", "near-miss", "텐진", "톈진", 2),
       "a.md:1 near-miss 텐진 | a.md:2 near-miss 텐진 | a.md:3 date-invalid 31일", ""},
      {line("a.md", "bare-han", "天", "", 2),
       "a.md:1 near-miss 텐진 | a.md:2 near-miss 텐진 | a.md:3 date-invalid 31일", ""},
      // after a merge: any order, twice, CRLF
      {line("a.md", "near-miss", "텐진", "톈진", 2) + line("a.md", "date-invalid", "31일", "30일", 1) +
           line("a.md", "near-miss", "텐진", "톈진", 1),
       "", ""},
      {"\r\n{\"path\":\"a.md\",\"rule\":\"near-miss\",\"text\":\"텐진\",\"expected\":\"톈진\",\"count\":2}\r\n",
       "a.md:3 date-invalid 31일", ""},
  };
  const Folder folder;
  folder.write("unread.md", "가");
  for (const Row& row : kRows) {
    CAPTURE(row.baseline);
    Run run;
    run.add("a.md", "텐진\n텐진\n31일");
    run.find("near-miss", "텐진", "톈진");
    run.find("date-invalid", "31일", "30일");
    const size_t before = run.findings.size();
    const auto b = Baseline::parse(row.baseline, "b.jsonl");
    REQUIRE(b);
    const auto applied = b->apply(*run.rules, run.sources, "b.jsonl", run.findings);
    CHECK(run.dump() == row.left);
    CHECK(applied.removed == before - run.findings.size());
    CHECK(dump(applied.stale) == row.stale);
    CHECK(b->pruned(applied.stale).beyond(*b).empty());
  }
}

TEST_CASE("baseline: new debt and old") {
  const auto old = *Baseline::parse(line("a", "r", "t", "", 2) + line("b", "r", "t", "", 1), "b.jsonl");
  const auto now = *Baseline::parse(line("a", "r", "t", "", 5) + line("c", "r", "t", "", 1), "b.jsonl");
  CHECK(dump(now.beyond(old)) == "a r t 3; c r t 1; ");
  CHECK(dump(old.beyond(now)) == "b r t 1; ");
  CHECK(dump(old.pruned(old.beyond(now)).counts()) == "a r t 2; ");
  CHECK(dump(now.pruned({{{"a", "r", "t", ""}, 3}}).counts()) == "a r t 2; c r t 1; ");
}

TEST_CASE("baseline: faults name the line") {
  struct Row {
    std::string bytes;
    const char* want;
  };
  const Row kRows[] = {
      {"<<<<<<< HEAD\n", "error.baseline b.jsonl:1 [JSON]"},
      {line("a", "r", "t", "", 1) + "{}\n", "error.baseline b.jsonl:2 [\"count\"]"},
      {line("a", "r", "t", "", 0), "error.baseline b.jsonl:1 [\"count\"]"},
      {"{\"schema\":\"ireum/baseline/2\"}", "error.baseline b.jsonl:1 [schema \"ireum/baseline/2\"]"},
      {"{\"path\":1,\"rule\":\"r\",\"text\":\"t\",\"expected\":\"\",\"count\":1}",
       "error.baseline b.jsonl:1 [\"path\"]"},
      {"{\"path\":\"a\",\"rule\":\"r\",\"text\":\"t\",\"expected\":\"\",\"count\":-1}",
       "error.baseline b.jsonl:1 [\"count\"]"},
  };
  for (const Row& row : kRows) {
    const auto b = Baseline::parse(row.bytes, "b.jsonl");
    REQUIRE(!b);
    CHECK(config::dump(b.error()) == row.want);
  }
  const Folder folder;
  CHECK(Baseline::read("none.jsonl").error().key == "error.baseline-missing");
}
