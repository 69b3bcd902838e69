#include "text/source_map.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "text/convert.h"

using namespace ireum;
using namespace ireum::text;
using namespace std::string_view_literals;

namespace {

/// "b7 o3 1:4 u3"
std::string dump(const Position& p) {
  return "b" + std::to_string(p.byte) + " o" + std::to_string(p.offset) + " " + std::to_string(p.line) + ":" +
         std::to_string(p.column) + " u" + std::to_string(p.utf16);
}

/// The naive twin: counts from the start of the source, code point by code point.
Position naive(const Document& document, size_t source_byte) {
  const std::string_view source = document.source();
  Position p;
  for (size_t i = 0; i < source_byte;) {
    const char32_t c = base::next_code_point(source, i);
    ++p.offset;
    if (c == '\n') {
      ++p.line;
      p.column = 1;
      p.utf16 = 0;
    } else if (!(c == '\r' && i < source.size() && source[i] == '\n')) {
      ++p.column;
      p.utf16 += c >= 0x10000 ? 2 : 1;
    }
  }
  const std::string_view prefix = source.substr(0, source_byte);
  p.byte = static_cast<int64_t>(
      (document.encoding() == Encoding::utf8 ? prefix.size() : encode_bytes(prefix, document.encoding()).bytes.size()) +
      (document.has_bom() ? byte_order_mark(document.encoding()).size() : 0));
  return p;
}

size_t naive_source_byte(const Document& document, size_t text_byte, Edge edge) {
  int64_t shift = 0;
  for (const Change& c : document.changes()) {
    if (text_byte < c.text_begin) break;
    if (text_byte == c.text_begin) return c.source_begin;
    if (text_byte < c.text_end) return edge == Edge::begin ? c.source_begin : c.source_end;
    shift = static_cast<int64_t>(c.source_end) - static_cast<int64_t>(c.text_end);
  }
  return static_cast<size_t>(static_cast<int64_t>(text_byte) + shift);
}

}  // namespace

TEST_CASE("positions") {
  struct Row {
    std::string_view bytes;
    size_t at;  // byte of text()
    Edge edge;
    std::string_view dump;
  };
  const auto b = Edge::begin, e = Edge::end;
  const Row rows[] = {
      {"", 0, b, "b0 o0 1:1 u0"},
      {"", 9, b, "b0 o0 1:1 u0"},
      {"\xEF\xBB\xBF", 0, b, "b3 o0 1:1 u0"},
      {"가나\n다", 6, b, "b6 o2 1:3 u2"},
      {"가나\n다", 7, b, "b7 o3 2:1 u0"},
      {"가나\n다", 10, b, "b10 o4 2:2 u1"},
      {"\xEF\xBB\xBF가나", 3, b, "b6 o1 1:2 u1"},
      // CR LF: the CR is in no column
      {"ab\r\nc", 2, b, "b2 o2 1:3 u2"},
      {"ab\r\nc", 3, b, "b3 o3 1:3 u2"},
      {"ab\r\nc", 4, b, "b4 o4 2:1 u0"},
      {"ab\r\nc", 5, e, "b5 o5 2:2 u1"},
      {"\r\n\r\n", 3, b, "b3 o3 2:1 u0"},
      // a lone CR, a form feed and U+2028 end no line
      {"a\rb", 2, b, "b2 o2 1:3 u2"},
      {"a\fb", 2, b, "b2 o2 1:3 u2"},
      {"a\u2028b", 4, b, "b4 o2 1:3 u2"},
      {"a\r", 2, b, "b2 o2 1:3 u2"},
      // outside the BMP
      {"😀𠮷x", 4, b, "b4 o1 1:2 u2"},
      {"😀𠮷x", 8, b, "b8 o2 1:3 u4"},
      // inside a code point
      {"가나", 4, b, "b3 o1 1:2 u1"},
      {"가나", 4, e, "b6 o2 1:3 u2"},
      // NFD: a톈b
      {"a\u1110\u1168\u11ABb", 1, b, "b1 o1 1:2 u1"},
      {"a\u1110\u1168\u11ABb", 2, b, "b1 o1 1:2 u1"},
      {"a\u1110\u1168\u11ABb", 2, e, "b10 o4 1:5 u4"},
      {"a\u1110\u1168\u11ABb", 4, e, "b10 o4 1:5 u4"},
      {"a\u1110\u1168\u11ABb", 5, e, "b11 o5 1:6 u5"},
      // a compatibility ideograph of four bytes that NFC writes with three
      {"\U0002F800x", 3, b, "b4 o1 1:2 u2"},
      // UTF-16
      {"\xFF\xFE\x42\xD8\xB7\xDF\x61\x00"sv, 4, b, "b6 o1 1:2 u2"},
      {"\x00\xAC\x98\xB0\x0D\x00\x0A\x00\x29\x59"sv, 8, b, "b8 o4 2:1 u0"},
      // windows-949: 톈진시(
      {"\xC5\xE3\xC1\xF8\xBD\xC3(\xF4\xB8\xF2\xD0)", 9, b, "b6 o3 1:4 u3"},
      {"\xC5\xE3\xC1\xF8\xBD\xC3(\xF4\xB8\xF2\xD0)", 17, b, "b12 o7 1:8 u7"},
      // GB 18030: 中国 톈 in two and four bytes, with a mark
      {"\x84\x31\x95\x33\xD6\xD0\xB9\xFA \x83\x35\xA0\x33", 10, b, "b13 o4 1:5 u4"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.dump);
    const auto document = Document::decode("", row.bytes);
    REQUIRE(document);
    CHECK(dump(SourceMap(*document).at(row.at, row.edge)) == row.dump);
  }
}

TEST_CASE("source_slice gives what stands in the file") {
  const std::string_view source = "a\u1110\u1168\u11AB\u110C\u1175\u11ABb\uF9E1";
  const auto document = Document::decode("", source);
  REQUIRE(document);
  const SourceMap map(*document);
  CHECK(document->text() == "a톈진b李");
  CHECK(map.source_slice(1, 4) == "\u1110\u1168\u11AB");
  CHECK(map.source_slice(4, 7) == "\u110C\u1175\u11AB");
  CHECK(map.source_slice(1, 7) == "\u1110\u1168\u11AB\u110C\u1175\u11AB");
  CHECK(map.source_slice(8, 11) == "\uF9E1");
  CHECK(map.source_slice(0, 1) == "a");
  CHECK(map.source_slice(4, 4) == "");
  CHECK(map.source_slice(0, 99) == source);
}

TEST_CASE("text_byte finds a line and column") {
  struct Row {
    int64_t line, column;
    int byte;  // -1: no such place
  };
  const auto document = Document::decode("", "가나\r\na\u1110\u1168\u11ABb\n\n끝");  // text: a톈b
  REQUIRE(document);
  const Row rows[] = {{1, 1, 0},  {1, 2, 3},  {1, 3, 6},  {1, 4, -1}, {2, 1, 8},  {2, 2, 9},
                      {2, 3, 9},  {2, 5, 12}, {2, 6, 13}, {2, 7, -1}, {3, 1, 14}, {3, 2, -1},
                      {4, 1, 15}, {4, 2, 18}, {5, 1, -1}, {0, 1, -1}, {1, 0, -1}};
  const SourceMap map(*document);
  for (const Row& row : rows) {
    CAPTURE(row.line);
    CAPTURE(row.column);
    const auto at = map.text_byte(row.line, row.column);
    CHECK((at ? static_cast<int>(*at) : -1) == row.byte);
  }
}

TEST_CASE("positions in a long document agree with the naive twin, in any order") {
  const std::u32string_view pieces[] = {
      U"톈진", U"a", U"\r\n", U"\n", U"\r", U"😀", U"天", U" ", U"\x1112\x1161\x11AB", U"\xF9E1", U"ABC def "};
  const Encoding encodings[] = {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::windows949,
                                Encoding::gb18030};
  for (const Encoding encoding : encodings) {
    uint32_t seed = 7;
    const auto random = [&](uint32_t below) { return (seed = seed * 1664525 + 1013904223) / 65536 % below; };
    std::string utf8;
    while (utf8.size() < 40000) {
      const std::u32string_view piece = pieces[random(std::size(pieces))];
      if (encoding == Encoding::windows949 && (piece[0] > 0xFFFF || piece[0] == 0x1112)) continue;
      utf8 += base::to_utf8(piece);
    }
    const std::string stored = encoding == Encoding::utf8 ? utf8 : encode_bytes(utf8, encoding).bytes;
    const auto document = Document::decode("", stored, encoding);
    REQUIRE(document);
    REQUIRE(document->source() == utf8);
    const SourceMap map(*document);
    const size_t size = document->text().size();
    for (int k = 0; k < 300; ++k) {
      // ascending first, then anywhere
      size_t at = k < 100 ? size * static_cast<size_t>(k) / 100 : random(static_cast<uint32_t>(size) + 1);
      while (at < size && (document->text()[at] & 0xC0) == 0x80) ++at;
      const Edge edge = k % 2 ? Edge::end : Edge::begin;
      const size_t source = naive_source_byte(*document, at, edge);
      REQUIRE(map.source_byte(at, edge) == source);
      REQUIRE(dump(map.at(at, edge)) == dump(naive(*document, source)));
      const Position p = map.at(at, edge);
      const bool between_cr_and_lf = source > 0 && utf8[source - 1] == '\r' && utf8[source] == '\n';
      if (!between_cr_and_lf) REQUIRE(map.text_byte(p.line, p.column) == at);
    }
  }
}
