// Writing: patches that patch(1) takes, files replaced in one step and never out of the tree.
#include "session/repair.h"
#include "base/atomic_file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include "config/desk.h"

namespace ireum::session {
namespace {

using config::Folder;

TEST_CASE("a patch makes the one file of the other") {
  struct Row {
    std::string name, before, after;
  };
  std::string long_before, long_after;
  for (int i = 0; i < 60; ++i) {
    long_before += "줄 " + std::to_string(i) + "\n";
    long_after +=
        i == 3 || i == 9 || i == 40 || i == 59 ? "새 줄 " + std::to_string(i) + "\n" : "줄 " + std::to_string(i) + "\n";
  }
  const std::vector<Row> rows = {{"a.txt", "텐진\n", "톈진\n"},
                                 {"a b.txt", "가\n텐진\n나\n", "가\n톈진\n나\n"},
                                 {"crlf.txt", "가\r\n텐진\r\n나\r\n", "가\r\n톈진\r\n나\r\n"},
                                 {"end.txt", "가\n텐진", "가\n톈진"},
                                 {"crlf-end.txt", "텐진\r\n텐진", "톈진\r\n톈진"},
                                 {"d/e.txt", "\xEF\xBB\xBF텐진\n\n\n\n텐진\n", "\xEF\xBB\xBF톈진\n\n\n\n톈진\n"},
                                 {"long.txt", long_before, long_after},
                                 {"new\nline.txt", "텐진\n", "톈진\n"},
                                 {"tab\there.txt", "텐진\n", "톈진\n"},
                                 {"quote\"d \\ \x01.txt", "텐진\n", "톈진\n"},
                                 {"utf16.txt", std::string("\x0A\x4E a\nb\0", 7), std::string("\x0B\x4E a\nb\0", 7)}};
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Folder folder;
    folder.write(row.name, row.before);
    folder.write("p.diff", unified_diff(row.name, row.before, row.after));
    CHECK(std::system("patch -s -p1 < p.diff") == 0);
    CHECK(folder.read(row.name) == row.after);
  }
  CHECK(unified_diff("new\nline", "x\n", "y\n").starts_with("--- \"a/new\\nline\"\n+++ \"b/new\\nline\"\n"));
  CHECK(unified_diff("a", "x\n", "x\n").empty());
  CHECK(unified_diff("/a/b", "x\n", "y\n").starts_with("--- a/a/b\n+++ b/a/b\n@@ -1,1 +1,1 @@\n"));
}

TEST_CASE("fixes that overlap: the more severe, then the earlier; whole or not at all") {
  struct Row {
    std::vector<std::vector<check::Edit>> fixes;  // of findings in their order, all of one severity
    const char* want;
    size_t applied;
  };
  const std::vector<Row> rows = {
      {{{{0, 1, "A"}}, {{1, 2, "B"}}}, "ABcdef", 2},
      {{{{0, 3, "A"}}, {{2, 4, "B"}}}, "Adef", 1},
      {{{{2, 4, "B"}}, {{0, 3, "A"}}}, "abBef", 1},
      {{{{1, 2, "B"}}, {{1, 2, "B"}}}, "aBcdef", 2},
      {{{{1, 2, "B"}}, {{1, 2, "X"}}}, "aBcdef", 1},
      {{{{1, 1, "+"}}, {{1, 2, "B"}}}, "a+bcdef", 1},
      {{{{2, 2, "+"}}, {{1, 3, "B"}}}, "ab+cdef", 1},
      {{{{1, 3, "B"}}, {{2, 2, "+"}}}, "aBdef", 1},
      {{{{1, 3, "B"}}, {{3, 3, "+"}}}, "aB+def", 2},
      {{{{0, 1, "A"}, {5, 6, "F"}}, {{2, 3, "C"}, {5, 6, "X"}}, {{2, 3, "!"}}}, "Ab!deF", 2},
      {{{{0, 2, "A"}, {1, 3, "B"}}, {{0, 1, "!"}}}, "!bcdef", 1},
  };
  for (const Row& row : rows) {
    const auto document = text::Document::decode("a.txt", "abcdef");
    REQUIRE(document);
    const text::SourceMap map(*document);
    check::Findings findings;
    for (const auto& edits : row.fixes) {
      check::Finding f;
      f.severity = check::Severity::error;
      f.fixes.push_back({});
      f.fixes[0].edits = edits;
      f.fixes[0].safety = check::Safety::safe;
      findings.push_back(f);
    }
    const auto out = repair(*document, map, findings, false);
    REQUIRE(out);
    CHECK(out->bytes == row.want);
    CHECK(out->applied == row.applied);
  }
}

TEST_CASE("a file is replaced with its mode; links lead nowhere outside") {
  Folder folder;
  const auto status = [](const base::Status& s) { return s ? s->key : std::string("done"); };
  folder.write("w/a.txt", "old");
  ::chmod("w/a.txt", 0640);
  CHECK(status(base::replace_file("w/a.txt", "new")) == "done");
  CHECK(folder.read("w/a.txt") == "new");
  struct stat st {};
  ::stat("w/a.txt", &st);
  CHECK((st.st_mode & 07777) == 0640);
  CHECK(status(base::replace_file("w/none.txt", "new")) == "error.write");

  folder.write("outside/b.txt", "old");
  std::filesystem::current_path(folder.path / "w");
  std::filesystem::create_symlink("a.txt", "in.txt");
  std::filesystem::create_symlink("../outside/b.txt", "out.txt");
  std::filesystem::create_directory_symlink("../outside", "door");
  CHECK(status(base::replace_file("in.txt", "through")) == "done");
  CHECK(folder.read("w/a.txt") == "through");
  CHECK(std::filesystem::is_symlink("in.txt"));
  CHECK(status(base::replace_file("out.txt", "new")) == "error.symlink");
  CHECK(status(base::replace_file("door/b.txt", "new")) == "error.symlink");
  CHECK(folder.read("outside/b.txt") == "old");
  CHECK(status(base::replace_file("../outside/b.txt", "asked for")) == "done");
  CHECK(folder.read("outside/b.txt") == "asked for");

  CHECK(status(base::write_new_file("n.txt", "one")) == "done");
  CHECK(status(base::write_new_file("n.txt", "two")) == "error.exists");
  CHECK(folder.read("w/n.txt") == "one");
  std::filesystem::current_path(folder.path);
}

}  // namespace
}  // namespace ireum::session
