// Another program started and listened to.
#include "intake/process.h"

#include <doctest/doctest.h>

using namespace ireum;

TEST_CASE("process: what it says, and how it ends") {
  const intake::Answer a = intake::run({"sh", "-c", "printf out; printf err >&2; exit 3"});
  CHECK(a.missing.empty());
  CHECK(a.out == "out");
  CHECK(a.err == "err");
  CHECK(a.status == 3);
  CHECK(intake::run({"sh", "-c", "kill -9 $$"}).status == 128 + 9);
}

TEST_CASE("process: arguments as they are, nothing on its standard input") {
  CHECK(intake::run({"printf", "%s|", "a b", "$HOME", "'"}).out == "a b|$HOME|'|");
  CHECK(intake::run({"cat"}).out.empty());
}

TEST_CASE("process: variables set and left out") {
  CHECK(intake::run({"sh", "-c", "printf '%s' \"$IREUM_A${PATH+path}\""}, {"IREUM_A=x"}).out == "xpath");
  CHECK(intake::run({"/bin/sh", "-c", "printf '%s' \"${IREUM_A-none}\""}, {}, {"IREUM_A"}).out == "none");
}

TEST_CASE("process: a program that is not there") { CHECK(!intake::run({"no-such-program-of-ireum"}).missing.empty()); }

TEST_CASE("process: more than a pipe holds, on both") {
  const intake::Answer a = intake::run({"sh", "-c", "head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2"});
  CHECK(a.out.size() == 300000);
  CHECK(a.err.size() == 300000);
}
