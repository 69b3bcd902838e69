// Real files, where they are at hand (../shared/fixtures); elsewhere the test says so and passes.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "format/made.h"

using namespace ireum;
using namespace ireum::testing;

namespace {

/// $IREUM_FIXTURES, for a tree that does not stand beside them.
std::string folder() {
  const char* named = std::getenv("IREUM_FIXTURES");
  return named ? named : IREUM_FIXTURES;
}

std::string file(const std::string& name) {
  std::ifstream in(folder() + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool at_hand() {
  if (std::filesystem::exists(folder())) return true;
  MESSAGE("../shared/fixtures is not here: skipped");
  return false;
}

size_t hangul_of(const std::string& text) {
  size_t n = 0;
  for (const unsigned char c : text) n += c >= 0xEA && c <= 0xED;
  return n;
}

}  // namespace

TEST_CASE("fixtures: each is read, or refused as its README says") {
  if (!at_hand()) return;
  CHECK(said(file("distribution.hwp"), "distribution.hwp") == "!error.hwp-distribution");
  CHECK(said(file("dutmal.hwpx"), "dutmal.hwpx") == "테스트_본말(테스트_닷말)\n");
  CHECK(said(file("index_mark_two_keys.hwpx"), "a.hwpx") == "banana item paragraph.\n");
  const std::string twin = said(file("facename2.hwpx"), "facename2.hwpx");
  CHECK(twin == said(file("facename2.hwp"), "facename2.hwp"));
  CHECK(twin.find("한컴돋움") != std::string::npos);
  CHECK(hangul_of(said(file("old_hangul.hwpx"), "old_hangul.hwpx")) > 13000);
  CHECK(said(file("tika_v5b.hwp"), "tika_v5b.hwp").starts_with("Apache Tika"));
  for (const char* name :
       {"weblate_ko.tbx", "monal_ko.tbx", "symfony_zh_CN.xlf", "dotnet_ko.xlf", "ilib_ko_2.0.xliff"}) {
    CAPTURE(name);
    CHECK(said(file(name), name).size() > 50);
  }
}

TEST_CASE("fixtures: every segment by itself is no edit, and an edit leaves all other members") {
  if (!at_hand()) return;
  for (const char* name : {"dutmal.hwpx", "facename2.hwpx", "old_hangul.hwpx", "index_mark_two_keys.hwpx",
                           "dotnet_ko.xlf", "weblate_ko.tbx"}) {
    CAPTURE(name);
    const std::string bytes = file(name);
    const format::Source source{bytes, name};
    const auto r = format::render(source);
    REQUIRE(r);
    std::vector<format::Edit> edits;
    for (const format::Segment& s : r->segments) edits.push_back({s.text, r->text.substr(s.text.begin, s.text.size())});
    const auto same = format::splice(source, *r, edits);
    REQUIRE(same);
    CHECK(same->bytes == bytes);
  }
  const std::string bytes = file("old_hangul.hwpx");
  std::string written;
  const std::string after = fixed(bytes, "a.hwpx", "안내문", "안내 글", &written);
  CHECK(after.find("안내 글") != std::string::npos);
  for (const char* member :
       {"mimetype", "Contents/header.xml", "BinData/image1.BMP", "Preview/PrvText.txt", "META-INF/manifest.xml"})
    CHECK(member_of(bytes, member) == member_of(written, member));
  CHECK(written.substr(0, 60) == bytes.substr(0, 60));
}

TEST_CASE("fixtures: torn HWP files give an error or less text") {
  if (!at_hand()) return;
  const std::string bytes = file("facename2.hwp");
  for (size_t n = 0; n < bytes.size(); n += 97) {
    static_cast<void>(said(bytes.substr(0, n), "a.hwp"));
    std::string flipped = bytes;
    for (size_t i = n; i < std::min(n + 8, bytes.size()); ++i) flipped[i] = static_cast<char>(flipped[i] ^ 0xA5);
    static_cast<void>(said(flipped, "a.hwp"));
  }
}
