#include "config/since.h"

#include <doctest/doctest.h>

#include "config/git.h"
#include "desk.h"

using namespace ireum;
using namespace ireum::config;

namespace {

std::string dump(const Changes& changes) {
  std::string out;
  for (const auto& [path, lines] : changes) {
    out += path + (lines.whole ? " all" : "");
    for (const LineRange& r : lines.ranges) out += " " + std::to_string(r.first) + "-" + std::to_string(r.last);
    out += "; ";
  }
  return out;
}

std::string since(const std::string& revision, const std::vector<std::string>& files) {
  const auto changes = changed_since(revision, files);
  return changes ? dump(*changes) : changes.error().key;
}

/// False where there is no git; such a machine has no --since either.
bool run(const std::vector<std::string>& words) {
  std::vector<std::string> all = {"-c", "user.name=a",          "-c", "user.email=a@b",
                                  "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"};
  all.insert(all.end(), words.begin(), words.end());
  const auto answer = git(".", all);
  return answer && answer->status == 0;
}

}  // namespace

TEST_CASE("since: what a diff says") {
  struct Row {
    const char *diff, *want;
  };
  static constexpr Row kRows[] = {
      {"", ""},
      {"diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -3 +3 @@ 앞줄\n-가\n+나\n@@ -7,0 +8,2 @@\n+다\n+라\n",
       "a.md 3-3 8-9; "},
      {"diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -3,2 +2,0 @@\n-가\n-나\n", "a.md; "},
      {"diff --git a/a.md b/a.md\n--- a/a.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-가\n", ""},
      {"diff --git a/a.md b/a.md\nnew file mode 100644\n--- /dev/null\n+++ b/a.md\n@@ -0,0 +1 @@\n+가\n\\ No newline "
       "at end of file\n",
       "a.md 1-1; "},
      // lines that look like heads
      {"diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n--- b\n-@@ -1 +1 @@\n+++ b/x.md\n+@@ -9 +9 "
       "@@\n@@ -5 +5 @@\n-가\n\\ No newline at end of file\n+나\n",
       "a.md 1-2 5-5; "},
      {"diff --git a/u.txt b/u.txt\nBinary files a/u.txt and b/u.txt differ\n", "u.txt all; "},
      {"diff --git \"a/a\\tb\\354.md\" \"b/a\\tb\\354.md\"\n--- \"a/a\\tb\\354.md\"\n+++ \"b/a\\tb\\354.md\"\n@@ -1 +1 "
       "@@\n-a\n+b\n",
       "a\tb\354.md 1-1; "},
      {"diff --git a/a b.md b/a b.md\n--- a/a b.md\t\n+++ b/a b.md\t\n@@ -1 +1 @@\n-a\n+b\n", "a b.md 1-1; "},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.diff));
    CHECK(dump(parse_diff(row.diff)) == row.want);
  }
}

TEST_CASE("since: a real repository") {
  const Folder folder;
  if (!run({"init", "-q"})) return;
  folder.write("가 나.md", "하나\n둘\n셋\n");
  folder.write("sub/b.md", "하나\n둘\n");
  folder.write("same.md", "하나\n");
  folder.write("utf16.txt", std::string_view("\xFF\xFE\x00\xAC\x0A\x00", 6));
  REQUIRE(run({"add", "-A"}));
  REQUIRE(run({"commit", "-qm", "1"}));
  folder.write("가 나.md", "하나\n둘이\n셋\n넷");
  folder.write("sub/b.md", "둘\n");
  folder.write("sub/new.md", "새로\n");
  folder.write("utf16.txt", std::string_view("\xFF\xFE\x01\xAC\x0A\x00", 6));
  const std::vector<std::string> files = {"가 나.md", "./sub/b.md", "sub/new.md", "same.md", "utf16.txt", "-"};
  CHECK(since("HEAD", files) == "- all; ./sub/b.md; same.md; sub/new.md all; utf16.txt all; 가 나.md 2-2 4-4; ");
  REQUIRE(run({"add", "-A"}));
  CHECK(since("HEAD", {"sub/new.md"}) == "sub/new.md 1-1; ");

  // settings of the user's do not matter
  for (const char* setting :
       {"diff.noprefix=true", "diff.mnemonicPrefix=true", "diff.context=9", "diff.interHunkContext=9",
        "color.ui=always", "diff.external=false", "diff.relative=true", "core.quotePath=true"}) {
    const std::string s = setting;
    REQUIRE(run({"config", s.substr(0, s.find('=')), s.substr(s.find('=') + 1)}));
  }
  ::setenv("GIT_DIFF_OPTS", "--unified=5", 1);
  CHECK(since("HEAD", {"가 나.md"}) == "가 나.md 2-2 4-4; ");
  ::unsetenv("GIT_DIFF_OPTS");
  std::filesystem::current_path(folder.path / "sub");
  CHECK(since("HEAD", {"../가 나.md", (folder.path / "same.md").string()}) ==
        "../가 나.md 2-2 4-4; " + (folder.path / "same.md").string() + "; ");
  std::filesystem::current_path(folder.path);

  CHECK(since("no-such", files) == "error.revision");
  CHECK(since("--output=x", files) == "error.revision");
  CHECK(!std::filesystem::exists("x"));
  const Folder bare;
  bare.write("a.md", "가");
  CHECK(since("HEAD", {"a.md"}) == "error.git-repository");
}

TEST_CASE("since: git that cannot be started") {
  const Folder folder;
  std::filesystem::create_directory(".git");
  folder.write("a.md", "가");
  const std::string path = ::getenv("PATH") ? ::getenv("PATH") : "";
  ::setenv("PATH", folder.path.c_str(), 1);
  CHECK(since("HEAD", {"a.md"}) == "error.git-missing");
  ::setenv("PATH", path.c_str(), 1);
}

TEST_CASE("since: findings on changed lines stay") {
  Run run;
  run.add("a.md", "텐진\n(텐진\n텐진)\n텐진\n");
  run.add("b.md", "텐진\n");
  run.add("c.md", "텐진\n");
  for (uint32_t d : {0u, 1u, 2u}) run.find("near-miss", "텐진", "", d);
  run.find("bracket-unbalanced", "(텐진\n텐진)");
  const uint64_t dropped = keep_changed({{"a.md", {false, {{3, 3}}}}, {"b.md", {true, {}}}}, run.sources, run.findings);
  CHECK(run.dump() == "a.md:3 near-miss 텐진 | b.md:1 near-miss 텐진 | a.md:2 bracket-unbalanced (텐진\n텐진)");
  CHECK(dropped == 4);
}
