// Archives: read, and copied with a member replaced.
#include "intake/archive.h"

#include <doctest/doctest.h>

#include "intake/deflate.h"
#include "report/stored_zip.h"

using namespace ireum;

namespace {

const std::string kZip = report::stored_zip({{"mimetype", "application/x"}, {"a/b.xml", "<a>가</a>"}, {"c.txt", "끝"}});

}  // namespace

TEST_CASE("archive: its members") {
  CHECK(intake::zip_names(kZip) == std::vector<std::string>{"mimetype", "a/b.xml", "c.txt"});
  CHECK(intake::zip_member(kZip, "a/b.xml") == "<a>가</a>");
  CHECK_FALSE(intake::zip_member(kZip, "a"));
  CHECK(intake::zip_names("no archive").empty());
}

TEST_CASE("archive: a member replaced, and put back") {
  const auto other = intake::zip_with(kZip, {{"a/b.xml", "<a>훨씬 더 긴 것</a>"}});
  REQUIRE(other);
  CHECK(intake::zip_names(*other) == intake::zip_names(kZip));
  CHECK(intake::zip_member(*other, "a/b.xml") == "<a>훨씬 더 긴 것</a>");
  CHECK(intake::zip_member(*other, "c.txt") == "끝");
  CHECK(intake::zip_with(*other, {{"a/b.xml", "<a>가</a>"}}) == kZip);
  CHECK(intake::zip_with(kZip, {}) == kZip);
  CHECK(intake::zip_with(kZip, {{"not there", "x"}}) == kZip);
}

TEST_CASE("archive: torn ones give nothing, and nothing worse") {
  for (size_t n = 0; n + 1 < kZip.size(); ++n) static_cast<void>(intake::zip_with(kZip.substr(0, n), {{"c.txt", "x"}}));
  for (size_t n = 0; n < kZip.size(); ++n) {
    std::string s = kZip;
    s[n] = static_cast<char>(s[n] ^ 0x5A);
    static_cast<void>(intake::zip_with(s, {{"a/b.xml", "x"}}));
    static_cast<void>(intake::zip_member(s, "c.txt"));
  }
}

TEST_CASE("deflate: there and back") {
  for (const std::string& plain : {std::string(), std::string("가"), std::string(100000, 'x')})
    CHECK(intake::inflated(intake::deflated(plain)) == plain);
}
