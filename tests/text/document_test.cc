#include "text/document.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

using namespace ireum;
using namespace ireum::text;
using namespace std::string_view_literals;

namespace {

/// "utf-8+bom 가나" | "error.undecodable utf-8 3 EA B0"
std::string dump(std::string_view bytes, Encoding encoding = Encoding::auto_detect) {
  const auto document = Document::decode("a.txt", bytes, encoding);
  if (!document) {
    CHECK(document.error().where == "a.txt");
    std::string out = document.error().key;
    for (const std::string& arg : document.error().args) out += ' ' + arg;
    return out;
  }
  return std::string(encoding_name(document->encoding())) + (document->has_bom() ? "+bom " : " ") +
         std::string(document->source());
}

/// "3-6<3-9 6-9<9-18": text bytes < source bytes
std::string dump_changes(const Document& document) {
  std::string out;
  for (const Change& c : document.changes()) {
    if (!out.empty()) out += ' ';
    out += std::to_string(c.text_begin) + '-' + std::to_string(c.text_end) + '<' + std::to_string(c.source_begin) +
           '-' + std::to_string(c.source_end);
  }
  return out;
}

}  // namespace

TEST_CASE("auto detection and strict decoding") {
  constexpr auto kAuto = Encoding::auto_detect;
  struct Row {
    std::string_view bytes;
    Encoding encoding;
    std::string_view dump;
  };
  const Row rows[] = {
      // UTF-8
      {"", kAuto, "utf-8 "},
      {"plain\r\n", kAuto, "utf-8 plain\r\n"},
      {"톈진(天津)", kAuto, "utf-8 톈진(天津)"},
      {"\xEF\xBB\xBF톈진", kAuto, "utf-8+bom 톈진"},
      {"\xEF\xBB\xBF", kAuto, "utf-8+bom "},
      {"\xEF\xBB\xBF톈", Encoding::utf8, "utf-8+bom 톈"},
      {"𠮷野😀", kAuto, "utf-8 𠮷野😀"},
      {"\xED\xA0\x80", Encoding::utf8, "error.undecodable utf-8 0 ED"},
      {"\xC0\xAF", Encoding::utf8, "error.undecodable utf-8 0 C0"},
      {"a\xF4\x90\x80\x80", Encoding::utf8, "error.undecodable utf-8 1 F4"},
      {"가\xEB\x8B", Encoding::utf8, "error.undecodable utf-8 3 EB 8B"},
      {"\xEF\xBB\xBF가\xEB\x8B", kAuto, "error.undecodable utf-8 6 EB 8B"},
      {"a\0b"sv, Encoding::utf8, "error.binary 1"},
      // damaged UTF-8 is no CP949
      {"가나다\xEB\x9D", kAuto, "error.undecodable utf-8 9 EB 9D"},
      {"abc \xEA\xB0", kAuto, "error.undecodable utf-8 4 EA B0"},
      {"톈진시\xFF 베이징시", kAuto, "error.undecodable utf-8 9 FF"},
      {"톈진시\xB0\xA1 베이징시", kAuto, "error.undecodable utf-8 9 B0"},
      // UTF-16
      {"\xFF\xFE\x00\xAC\x98\xB0"sv, kAuto, "utf-16le+bom 가나"},
      {"\xFE\xFF\xAC\x00\xB0\x98"sv, kAuto, "utf-16be+bom 가나"},
      {"\x00\xAC\x98\xB0\x0D\x00\x0A\x00\x29\x59"sv, kAuto, "utf-16le 가나\r\n天"},
      {"\xAC\x00\xB0\x98\x00\x0D\x00\x0A\x59\x29"sv, kAuto, "utf-16be 가나\r\n天"},
      {"a\0b\0c\0"sv, kAuto, "utf-16le abc"},
      {"\0a\0b\0c"sv, kAuto, "utf-16be abc"},
      {"\x42\xD8\xB7\xDF\x61\x00"sv, Encoding::utf16le, "utf-16le 𠮷a"},
      {"\xD8\x42\xDF\xB7\x00\x61"sv, Encoding::utf16be, "utf-16be 𠮷a"},
      {"\xFF\xFE\x00\xAC\x98"sv, kAuto, "error.undecodable utf-16le 4 98"},
      {"a\0b\0c\0d"sv, kAuto, "error.undecodable utf-16le 6 64"},
      {"\xFF\xFE\x42\xD8\x61\x00"sv, kAuto, "error.undecodable utf-16le 2 42 D8"},
      {"\xFF\xFE\xB7\xDF"sv, kAuto, "error.undecodable utf-16le 2 B7 DF"},
      {"\xFF\xFE\x61\x00\x00\x00"sv, kAuto, "error.binary 4"},
      {"\xFE\xFF\xAC\x00"sv, Encoding::utf16le, "error.undecodable utf-16le 0 FE FF"},
      {"\xFF\xFE\x00\x00\x61\x00\x00\x00"sv, kAuto, "error.undecodable utf-16le 0 FF FE 00 00"},
      // windows-949, with syllables that KS X 1001 lacks
      {"\xC5\xE3\xC1\xF8\xBD\xC3(\xF4\xB8\xF2\xD0\xE3\xBC)\xBF\xCD \xBA\xA3\xC0\xCC\xC2\xA1", kAuto,
       "windows-949 톈진시(天津市)와 베이징"},
      {"\x8C\x63\xA4\x8A", Encoding::windows949, "windows-949 똠쨰"},
      {"\xC0\xCC \xB8\xA7\xC0\xBA \x8C\x63\xB9\xE6\xB0\xA2\xC7\xCF", kAuto, "windows-949 이 름은 똠방각하"},
      {"\xB0\xA1\xB3", Encoding::windows949, "error.undecodable windows-949 2 B3"},
      {"\xB0\xA1\xFF\xFF", Encoding::windows949, "windows-949 가\xEF\xA3\xB7\xEF\xA3\xB7"},
      {"\xB0\xA1\xC8\x20", Encoding::windows949, "error.undecodable windows-949 2 C8"},
      // GB 18030: two and four bytes
      {"\xD6\xD0\xB9\xFA\xBF\xC6\xD1\xA7\xD4\xBA", kAuto, "gb18030 中国科学院"},
      {"\x95\x34\xB2\x35\xD2\xB0\xBC\xD2", Encoding::gb18030, "gb18030 𠮷野家"},
      {"\xD6\xD0\xB9\xFA \x83\x35\xA0\x33", kAuto, "gb18030 中国 톈"},
      {"\x84\x31\x95\x33\xD6\xD0", kAuto, "gb18030+bom 中"},
      {"\xD6\xD0\x84\x31\x95", Encoding::gb18030, "error.undecodable gb18030 2 84 31 95"},
      {"\xD6\xD0\xFF", Encoding::gb18030, "error.undecodable gb18030 2 FF"},
      // neither, or who knows
      {"M\xFCller", kAuto, "error.encoding-ambiguous 1"},
      {"abc \x81\x20 \xFF\xFF\x20", kAuto, "error.undecodable windows-949 4 81"},
      // binary
      {"\x7F"
       "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\x3E\0"sv,
       kAuto, "error.binary 0"},
      {"PK\x03\x04\x14\0\6\0"sv, kAuto, "error.binary 0"},
      {"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", kAuto, "error.binary 0"},
      {"ab\0\0\0\0\1\2"sv, kAuto, "error.binary 2"},
      {"text with one\0NUL in it"sv, kAuto, "error.binary 13"},
      {"\0"sv, kAuto, "error.binary 0"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.dump);
    CHECK(dump(row.bytes, row.encoding) == row.dump);
  }
}

TEST_CASE("prose and names in every encoding are told apart") {
  const std::string_view korean[] = {
      "중국과학원은 3월 톈진에서 열린 행사에서 새로운 양자컴퓨터를 공개하였다.",
      "선전시 푸톈구와 광저우시, 충칭시에 연구소를 두고 있다.\n",
      "김철수",
      "이 문서의 저작권은 연구원에 있습니다. 無斷 轉載 禁止",
      "톈진(天津)\t베이징(北京)\t상하이(上海)\n",
      "시진핑(習近平) 국가주석, 리창(李强) 총리, 왕이(王毅) 외교부장",
      "화웨이(華爲)와 텐센트(騰訊)는 각각 5% 증가한 매출을 발표했다.",
  };
  const std::string_view chinese[] = {
      "中国科学院近日在天津发布了新的量子计算机。",
      "深圳市福田区、广州市、重庆市设有研究所。\n",
      "北京市科学技术委员会",
      "國家主席習近平昨日會見外國代表團，強調兩國關係的重要性。",
      "张伟\t李娜\t王芳\n",
      "亿纬锂能、宁德时代等企业参加了会议",
      "华为公司表示，将继续加大对人工智能的投入。2023年营收增长了百分之十。",
  };
  const auto detect = [](std::string_view utf8, Encoding encoding) {
    const auto as_utf8 = Document::decode("", utf8, Encoding::utf8);
    // A document of the wanted encoding, to borrow its encoder.
    const std::string_view any = encoding == Encoding::utf16be   ? "\0 "sv
                                 : encoding == Encoding::utf16le ? " \0"sv
                                                                 : " "sv;
    const auto model = Document::decode("", any, encoding);
    REQUIRE(model);
    const auto bytes = encode(*model, as_utf8->source());
    if (!bytes) return std::string("cannot: ") + bytes.error().args[1];
    return dump(*bytes);
  };
  for (const std::string_view text : korean) {
    CAPTURE(text);
    CHECK(detect(text, Encoding::windows949) == "windows-949 " + std::string(text));
  }
  for (const std::string_view text : chinese) {
    CAPTURE(text);
    CHECK(detect(text, Encoding::gb18030) == "gb18030 " + std::string(text));
  }
  for (const std::string_view text : korean) {
    if (text.find_first_of(" \n") == text.npos) continue;
    CAPTURE(text);
    CHECK(detect(text, Encoding::utf16le) == "utf-16le " + std::string(text));
    CHECK(detect(text, Encoding::utf16be) == "utf-16be " + std::string(text));
  }
}

TEST_CASE("normal form and its changes") {
  struct Row {
    std::string_view source;
    std::string_view text;
    std::string_view changes;
  };
  const Row rows[] = {
      {"", "", ""},
      {"톈진(天津)\r\n", "톈진(天津)\r\n", ""},
      {"a\u1110\u1168\u11ABb", "a톈b", "1-4<1-10"},
      {"\u1110\u1168\u11AB\u110C\u1175\u11AB", "톈진", "0-3<0-9 3-6<9-18"},
      {"\uAC00\u11A8", "각", "0-3<0-6"},
      {"x\uF9E1y", "x李y", "1-4<1-4"},  // U+F9E1 is 李
      {"\uF900\uF901", "豈更", "0-3<0-3 3-6<3-6"},
      {"\U0002F800", "丽", "0-3<0-4"},
      {"\u212Ag", "Kg", "0-1<0-3"},
      {"e\u0301te\u0301", "\u00E9t\u00E9", "0-2<0-3 3-5<4-7"},
      {"か\u3099", "が", "0-3<0-6"},
      {"\u1100\u1161", "가", "0-3<0-6"},
      {"\u1161\u11A8", "\u1161\u11A8", ""},  // nothing to join
      {"“따옴표”…℃·、。「」，（）😀❤\uFE0F", "“따옴표”…℃·、。「」，（）😀❤\uFE0F", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.source);
    const auto document = Document::decode("", row.source);
    REQUIRE(document);
    CHECK(document->text() == row.text);
    CHECK(document->source() == row.source);
    CHECK(dump_changes(*document) == row.changes);
    CHECK(document->changed() == (document->text() != document->source()));
  }
}

TEST_CASE("clean text is not copied; a document may be moved") {
  const std::string bytes = "\xEF\xBB\xBF톈진(天津)";
  auto document = Document::decode("", bytes);
  REQUIRE(document);
  CHECK(document->source().data() == bytes.data() + 3);
  CHECK(document->text().data() == document->source().data());
  auto changed = Document::decode("", "\xEF\xA7\xA1");
  REQUIRE(changed);
  const Document moved = std::move(*changed);
  CHECK(moved.text() == "李");
  CHECK(moved.source() == "\xEF\xA7\xA1");
}

TEST_CASE("encode gives back the file, and edits what it can hold") {
  const std::string_view files[] = {
      "톈진\r\n",
      "\xEF\xBB\xBF톈진",
      "\xEF\xA7\xA1",
      "\xFF\xFE\x00\xAC\x42\xD8\xB7\xDF"sv,
      "\xFE\xFF\xAC\x00\xD8\x42\xDF\xB7"sv,
      "\xC5\xE3\xC1\xF8\xBD\xC3(\xF4\xB8\xF2\xD0\xE3\xBC)\xBF\xCD \x8C\x63",
      "\xD6\xD0\xB9\xFA \x83\x35\xA0\x33",
      "\x84\x31\x95\x33\xD6\xD0",
  };
  for (const std::string_view file : files) {
    const auto document = Document::decode("f", file);
    REQUIRE(document);
    const auto again = encode(*document, document->source());
    REQUIRE(again);
    CHECK(*again == file);
  }
  const auto korean = Document::decode("f", "\xC5\xE3\xC1\xF8\xBD\xC3");
  REQUIRE(korean);
  CHECK(*encode(*korean, "톈진시 똠") == "\xC5\xE3\xC1\xF8\xBD\xC3 \x8C\x63");
  const auto refused = encode(*korean, "톈진 国");
  REQUIRE(!refused);
  CHECK(refused.error().key == "error.unencodable");
  CHECK(refused.error().args == std::vector<std::string>{"windows-949", "国", "U+56FD"});
}
