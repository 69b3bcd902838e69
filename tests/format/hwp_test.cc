// HWP 5, made here record by record: controls, ruby, notes, cells, pages, and what is refused.
#include <doctest/doctest.h>

#include "format/compound.h"
#include "format/made.h"

using namespace ireum;
using namespace ireum::testing;

namespace {

std::string little(uint64_t n, size_t bytes) {
  std::string out;
  for (size_t i = 0; i < bytes; ++i) out += static_cast<char>(n >> 8 * i & 0xFF);
  return out;
}

std::string wide(std::u16string_view s) {
  std::string out;
  for (const char16_t c : s) out += little(c, 2);
  return out;
}

std::string record(uint32_t tag, uint32_t level, const std::string& data) {
  return little(tag | level << 10 | static_cast<uint64_t>(data.size()) << 20, 4) + data;
}

/// An entry of the directory: 128 bytes.
std::string entry(std::u16string_view name, int type, uint32_t right, uint32_t child, uint32_t start, size_t size) {
  std::string out = wide(name);
  out.resize(64, '\0');
  out += little((name.size() + 1) * 2, 2) + static_cast<char>(type) + '\1' + little(0xFFFFFFFF, 4) + little(right, 4) +
         little(child, 4);
  out.resize(116, '\0');
  return out + little(start, 4) + little(size, 8);
}

/// A compound file with a FileHeader of these flags and one section, not packed. All streams are in whole sectors.
std::string hwp_of(std::string section, uint32_t flags = 0) {
  const size_t size = section.size(), sectors = (size + 511) / 512;
  section.resize(sectors * 512, '\0');
  std::string head = "HWP Document File";
  head.resize(36, '\0');
  head += little(flags, 4);
  head.resize(512, '\0');
  std::string table = little(0xFFFFFFFD, 4) + little(0xFFFFFFFE, 4) + little(0xFFFFFFFE, 4);
  for (size_t i = 0; i < sectors; ++i) table += little(i + 1 == sectors ? 0xFFFFFFFE : 4 + i, 4);
  table.resize(512, '\xFF');
  const std::string directory =
      entry(u"Root Entry", 5, 0xFFFFFFFF, 1, 0xFFFFFFFE, 0) + entry(u"FileHeader", 2, 2, 0xFFFFFFFF, 2, 256) +
      entry(u"BodyText", 1, 0xFFFFFFFF, 3, 0, 0) + entry(u"Section0", 2, 0xFFFFFFFF, 0xFFFFFFFF, 3, size);
  std::string file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0') + little(0x3E, 2) + little(3, 2) +
                     little(0xFFFE, 2) + little(9, 2) + little(6, 2);
  file.resize(44, '\0');
  file += little(1, 4) + little(1, 4) + little(0, 4) + little(0, 4) + little(0xFFFFFFFE, 4) + little(0, 4) +
          little(0xFFFFFFFE, 4) + little(0, 4) + little(0, 4);
  file.resize(512, '\xFF');
  return file + table + directory + head + section;
}

std::string paragraph(std::u16string_view text, uint32_t level = 0, const std::string& more = {}) {
  return record(66, level, std::string(22, '\0')) + record(67, level + 1, wide(text)) + more;
}

/// The eight units that a control with a record takes in the text.
std::u16string control(char16_t c) { return std::u16string(1, c) + std::u16string(6, u'\1') + std::u16string(1, c); }

std::string id(std::string_view four) { return {four.rbegin(), four.rend()}; }

std::string lines(const std::vector<int>& heights, uint32_t level = 1) {
  std::string data;
  for (size_t i = 0; i < heights.size(); ++i)
    data += little(i * 2, 4) + little(static_cast<uint32_t>(heights[i]), 4) + std::string(28, '\0');
  return record(69, level, data);
}

}  // namespace

TEST_CASE("HWP: text and its controls") {
  CHECK(said(hwp_of(paragraph(u"장웨이(張偉)\r") + paragraph(u"\r") + paragraph(u"둘\r")), "a.hwp") ==
        "장웨이(張偉)\n둘\n");
  CHECK(said(hwp_of(paragraph(u"가" + control(9) + u"나\n다\x1E라\x1F마\x18바\r")), "a.hwp") ==
        "가\t나\n다\u00A0라 마-바\n");
  CHECK(said(hwp_of(paragraph(u"𠮷\r")), "a.hwp") == "𠮷\n");
}

TEST_CASE("HWP: a ruby, a note and cells") {
  const std::string ruby = record(71, 1, id("tdut") + little(3, 2) + wide(u"장웨이") + little(2, 2) + wide(u"張偉"));
  CHECK(said(hwp_of(paragraph(u"앞 " + control(23) + u"는\r", 0, ruby)), "a.hwp") == "앞 장웨이(張偉)는\n");
  const std::string note = record(71, 1, id("fn  ")) + record(72, 2, std::string(8, '\0')) + paragraph(u"각주\r", 2);
  const auto r = format::render({hwp_of(paragraph(u"가" + control(17) + u"나\r", 0, note)), "a.hwp"});
  REQUIRE(r);
  CHECK(r->text == "가나\n각주\n");
  CHECK(r->segments[1].role == format::Role::note);
  const auto cell = [](int column, int row, std::u16string_view text) {
    return record(72, 2,
                  std::string(8, '\0') + little(static_cast<uint32_t>(column), 2) +
                      little(static_cast<uint32_t>(row), 2)) +
           paragraph(text, 2);
  };
  const std::string table = record(71, 1, id("tbl ")) + record(72, 2, std::string(8, '\0')) + paragraph(u"표 1\r", 2) +
                            record(77, 2, std::string(8, '\0')) + cell(0, 0, u"가\r") + cell(1, 0, u"나\r");
  const auto t = format::render({hwp_of(paragraph(control(11) + u"\r", 0, table)), "a.hwp"});
  REQUIRE(t);
  CHECK(t->text == "표 1\n가\n나\n");
  CHECK(t->segments[0].role == format::Role::caption);
  CHECK(t->segments[2].role == format::Role::cell);
  CHECK(t->segments[2].cell == 2);
}

TEST_CASE("HWP: pages, in one column and in two") {
  const std::string three = paragraph(u"가나\r", 0, lines({0})) + paragraph(u"다라마바\r", 0, lines({900, 0})) +
                            paragraph(u"사\r", 0, lines({0}));
  auto r = format::render({hwp_of(three), "a.hwp"});
  REQUIRE(r);
  CHECK(format::place_of(*r, r->text.find("다")).page == 1);
  CHECK(format::place_of(*r, r->text.find("마")).page == 2);
  const std::string two = record(71, 1, id("cold") + little(2 << 2, 2));
  r = format::render({hwp_of(paragraph(control(2) + u"가\r", 0, lines({0}) + two) +
                             paragraph(u"나\r", 0, lines({900})) + paragraph(u"다\r", 0, lines({0})) +
                             paragraph(u"라\r", 0, lines({900})) + paragraph(u"마\r", 0, lines({0}))),
                      "a.hwp"});
  REQUIRE(r);
  CHECK(r->segments[2].page == 1);
  CHECK(r->segments[4].page == 2);
  r = format::render({hwp_of(paragraph(u"가\r", 0, lines({0})) + paragraph(u"나\r")), "a.hwp"});
  REQUIRE(r);
  CHECK_FALSE(r->segments[0].page);
}

TEST_CASE("HWP: what is refused, and what is never written") {
  CHECK(said(hwp_of(paragraph(u"가\r"), 2), "a.hwp") == "!error.hwp-password");
  CHECK(said(hwp_of(paragraph(u"가\r"), 4), "a.hwp") == "!error.hwp-distribution");
  CHECK(said(hwp_of(paragraph(u"가\r"), 1), "a.hwp") == "!error.compound-broken");
  CHECK(said(hwp_of(paragraph(u"가\r") + little(0xFFF00042, 4)), "a.hwp") == "!error.compound-broken");
  CHECK(fixed(hwp_of(paragraph(u"텐진\r")), "a.hwp", "텐", "톈") == "!error.format-read-only");
}

TEST_CASE("HWP: chains that run in circles or out of the file") {
  const std::string sound = hwp_of(paragraph(u"가\r") + std::string(2000, '\0'));
  for (size_t i = 0; i < 12; ++i)
    for (const uint32_t to : {0u, 3u, 4u, 100u, 0xFFFFFFF0u}) {
      std::string torn = sound;
      torn.replace(512 + 4 * i, 4, little(to, 4));
      static_cast<void>(said(torn, "a.hwp"));
    }
  for (size_t i = 0; i < 1536; ++i) {
    std::string torn = sound;
    torn[i] = static_cast<char>(torn[i] ^ 0xA5);
    static_cast<void>(said(torn, "a.hwp"));
  }
  format::Limits small;
  small.member_bytes = 600;
  const auto r = format::render({sound, "a.hwp", small});
  REQUIRE_FALSE(r);
  CHECK(r.error().key == "error.format-bound");
}
