// Writing: patches that patch(1) takes, files replaced in one step and never out of the tree.
#include "session/repair.h"

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
                                 {"utf16.txt", std::string("\x0A\x4E a\nb\0", 7), std::string("\x0B\x4E a\nb\0", 7)}};
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Folder folder;
    folder.write(row.name, row.before);
    folder.write("p.diff", unified_diff(row.name, row.before, row.after));
    CHECK(std::system("patch -s -p1 < p.diff") == 0);
    CHECK(folder.read(row.name) == row.after);
  }
  CHECK(unified_diff("a", "x\n", "x\n").empty());
  CHECK(unified_diff("/a/b", "x\n", "y\n").starts_with("--- a/a/b\n+++ b/a/b\n@@ -1,1 +1,1 @@\n"));
}

TEST_CASE("a file is replaced with its mode; links lead nowhere outside") {
  Folder folder;
  const auto status = [](const base::Status& s) { return s ? s->key : std::string("done"); };
  folder.write("w/a.txt", "old");
  ::chmod("w/a.txt", 0640);
  CHECK(status(replace_file("w/a.txt", "new")) == "done");
  CHECK(folder.read("w/a.txt") == "new");
  struct stat st {};
  ::stat("w/a.txt", &st);
  CHECK((st.st_mode & 07777) == 0640);
  CHECK(status(replace_file("w/none.txt", "new")) == "error.write");

  folder.write("outside/b.txt", "old");
  std::filesystem::current_path(folder.path / "w");
  std::filesystem::create_symlink("a.txt", "in.txt");
  std::filesystem::create_symlink("../outside/b.txt", "out.txt");
  std::filesystem::create_directory_symlink("../outside", "door");
  CHECK(status(replace_file("in.txt", "through")) == "done");
  CHECK(folder.read("w/a.txt") == "through");
  CHECK(std::filesystem::is_symlink("in.txt"));
  CHECK(status(replace_file("out.txt", "new")) == "error.symlink");
  CHECK(status(replace_file("door/b.txt", "new")) == "error.symlink");
  CHECK(folder.read("outside/b.txt") == "old");
  CHECK(status(replace_file("../outside/b.txt", "asked for")) == "done");
  CHECK(folder.read("outside/b.txt") == "asked for");

  CHECK(status(write_new_file("n.txt", "one")) == "done");
  CHECK(status(write_new_file("n.txt", "two")) == "error.exists");
  CHECK(folder.read("w/n.txt") == "one");
  std::filesystem::current_path(folder.path);
}

}  // namespace
}  // namespace ireum::session
