// Inputs: bytes that stay what they were when they were read, and what is no file.
#include "intake/input.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "intake/glob.h"
#include "support/folder.h"

namespace ireum::intake {
namespace {

using testing::Folder;

std::string key(const base::Result<Input>& r) { return r ? "read" : r.error().key; }

TEST_CASE("what is read stays, whatever becomes of the file") {
  Folder folder;
  for (const size_t size : {size_t{0}, size_t{10}, size_t{5000}, size_t{3} << 20}) {
    const std::string text(size, 'a');
    folder.write("a.txt", text);
    auto input = Input::open("a.txt");
    REQUIRE(input);
    folder.write("a.txt", "");
    CHECK(::truncate("a.txt", 0) == 0);
    CHECK(input->bytes() == text);
    const Input moved = std::move(*input);
    CHECK(moved.bytes() == text);
  }
}

TEST_CASE("pipes, devices, folders and what is not there") {
  Folder folder;
  ::mkfifo("pipe", 0644);
  CHECK(key(Input::open("pipe")) == "error.not-regular");
  CHECK(key(Input::open("/dev/zero")) == "error.not-regular");
  CHECK(key(Input::open("/dev/null")) == "read");
  CHECK(key(Input::open(".")) == "error.is-directory");
  CHECK(key(Input::open("none")) == "error.file-missing");
  CHECK(key(Input::open(std::string(300, 'a'))) == "error.unreadable");
  CHECK(key(Input::open("/proc/self/status")) == "read");  // says that it has no bytes, and has
}

TEST_CASE("globs") {
  struct Row {
    const char *pattern, *path;
    bool matches;
  };
  const std::string as(200, 'a');
  const Row rows[] = {
      {"a.txt", "a.txt", true},
      {"a.txt", "b.txt", false},
      {"*.txt", "a.txt", true},
      {"*.txt", "d/a.txt", false},
      {"d/*", "d/a.txt", true},
      {"d/*", "d/e/a.txt", false},
      {"d/**", "d/e/a.txt", true},
      {"**/a.txt", "a.txt", true},
      {"**/a.txt", "d/e/a.txt", true},
      {"**/a.txt", "d/ba.txt", false},
      {"d/**/a.txt", "d/a.txt", true},
      {"d/**/a.txt", "d/e/f/a.txt", true},
      {"?.txt", "가.txt", true},
      {"?.txt", "가나.txt", false},
      {"?", "/", false},
      {"[가나].txt", "나.txt", true},
      {"[가나].txt", "다.txt", false},
      {"[a-c]", "b", false},
      {"[a-c]", "-", true},
      {"[]x", "x", false},
      {"[x", "[x", true},
      {"a+b.(c)", "a+b.(c)", true},
      {"*+b.(c)", "a+b.(c)", true},
      {"*.txt", "\xFF\xFE.txt", true},
      {"?.txt", "\xFF.txt", true},
      {"*", "two\nlines", true},
      {"", "", true},
      {"*", "", true},
      {"*a*a*a*a*a*a*a*a*a*a*a*a*b", as.c_str(), false},
      {"**/**/**/**/**/**/**/**/b", "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CAPTURE(row.path);
    CHECK(Glob(row.pattern).matches(row.path) == row.matches);
  }
  const Glob one("*.md");
  const Glob copy = one;
  CHECK(copy.matches("a.md"));
}

}  // namespace
}  // namespace ireum::intake
