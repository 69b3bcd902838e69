// Files out: what is replaced, what is left alone, and that nothing is lost where something goes wrong.
#include "base/atomic_file.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <csignal>
#include <cstring>

#include "support/folder.h"

namespace ireum::base {
namespace {

using testing::Folder;

std::string key(const Status& s) { return s ? s->key : std::string("done"); }

size_t entries(const Folder& folder) {
  size_t n = 0;
  for ([[maybe_unused]] const auto& e : std::filesystem::directory_iterator(folder.path)) ++n;
  return n;
}

/// The most that a file may grow to while the value lives, as a full disk would have it.
class Room {
 public:
  explicit Room(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit now{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  ~Room() { ::setrlimit(RLIMIT_FSIZE, &before_); }
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;

 private:
  rlimit before_{};
};

TEST_CASE("a file that changed since it was read is left as it is") {
  struct Row {
    const char *read, *now, *wanted, *status, *after;
  };
  constexpr Row kRows[] = {
      {"old", "old", "new", "done", "new"},
      {"old", "other", "new", "error.changed", "other"},
      {"old", "older", "new", "error.changed", "older"},
      {"old", "", "new", "error.changed", ""},
      {"old", "new", "new", "done", "new"},  // somebody has written the same
  };
  for (const Row& row : kRows)
    for (const bool linked : {false, true}) {
      CAPTURE(row.now);
      Folder folder;
      folder.write("a.txt", row.now);
      if (linked) std::filesystem::create_hard_link("a.txt", "b.txt");
      CHECK(key(replace_file("a.txt", row.wanted, row.read)) == row.status);
      CHECK(folder.read("a.txt") == row.after);
      if (linked) CHECK(folder.read("b.txt") == row.after);
      CHECK(entries(folder) == (linked ? 2 : 1));
    }
}

TEST_CASE("where there is no room, what stands there stays whole") {
  const std::string old(1000, 'o'), longer(3000, 'n');
  for (const bool linked : {false, true})
    for (const rlim_t room : {rlim_t{500}, rlim_t{1000}, rlim_t{2000}}) {
      Folder folder;
      folder.write("a.txt", old);
      if (linked) std::filesystem::create_hard_link("a.txt", "b.txt");
      {
        const Room limit(room);
        CHECK(key(replace_file("a.txt", longer, old)) == "error.write");
        CHECK(key(write_new_file("n.txt", longer)) == "error.write");
        CHECK(key(write_output("m.txt", longer)) == "error.write");
      }
      CHECK(folder.read("a.txt") == old);
      CHECK(entries(folder) == (linked ? 2 : 1));
    }
}

TEST_CASE("only regular files are replaced; an output may be a device") {
  Folder folder;
  ::mkfifo("pipe", 0644);
  std::filesystem::create_symlink("/dev/null", "null");
  CHECK(key(replace_file("pipe", "x")) == "error.not-regular");
  CHECK(key(write_output("/dev/null", "x")) == "done");
  CHECK(key(write_output("null", "x")) == "done");
  CHECK(key(write_output("/dev/full", "x")) == "error.write");
  struct stat st {};
  CHECK((::stat("pipe", &st) == 0 && S_ISFIFO(st.st_mode)));
  CHECK((::stat("/dev/null", &st) == 0 && S_ISCHR(st.st_mode)));
  const int reader = ::open("pipe", O_RDONLY | O_NONBLOCK);
  CHECK(key(write_output("pipe", "over the pipe")) == "done");
  char got[64] = {};
  CHECK(::read(reader, got, sizeof got) == 13);
  ::close(reader);
  CHECK(std::string_view(got) == "over the pipe");
  CHECK(key(write_output("new.txt", "one")) == "done");
  CHECK(key(write_output("new.txt", "two")) == "done");
  CHECK(folder.read("new.txt") == "two");
}

TEST_CASE("attributes stay with a file") {
  Folder folder;
  folder.write("a.txt", "old");
  // Not every file system has them.
  if (::setxattr("a.txt", "user.mark", "seen", 4, 0) != 0) return;
  CHECK(key(replace_file("a.txt", "new")) == "done");
  char value[16] = {};
  CHECK(::getxattr("a.txt", "user.mark", value, sizeof value) == 4);
  CHECK(std::string_view(value) == "seen");
  CHECK(folder.read("a.txt") == "new");
}

}  // namespace
}  // namespace ireum::base
