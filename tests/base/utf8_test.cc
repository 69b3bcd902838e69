#include "base/utf8.h"

#include <doctest/doctest.h>

#include <string>

using namespace ireum::base;

TEST_CASE("UTF-8 to code points and back") {
  struct Row {
    std::string_view utf8;
    std::u32string_view utf32;
  };
  const Row rows[] = {
      {"", U""},
      {"aé", U"aé"},
      {"톈진(天津)", U"톈진(天津)"},
      {"𠮷😀", U"𠮷😀"},
      {"\u07FF\u0800\uFFFF", U"\u07FF\u0800\uFFFF"},
  };
  for (const Row& row : rows) {
    CHECK(to_utf32(row.utf8) == row.utf32);
    CHECK(to_utf8(row.utf32) == row.utf8);
  }
  CHECK(to_utf32("\xFF"
                 "a") == U"\uFFFDa");
  CHECK(to_utf32("\xEA\xB0") == U"\uFFFD\uFFFD");
}

TEST_CASE("every code point takes the bytes that utf8_length says") {
  for (char32_t c = 1; c < 0x110000; c += 61) {
    std::string s;
    append_utf8(s, c);
    REQUIRE(static_cast<int>(s.size()) == utf8_length(c));
    size_t i = 0;
    REQUIRE(next_code_point(s, i) == c);
    REQUIRE(i == s.size());
  }
}

TEST_CASE("display width") {
  struct Row {
    std::string_view text;
    int width;
  };
  const Row rows[] = {
      {"", 0},        {"abc", 3},         {"톈진", 4},
      {"天津", 4},    {"𠮷", 2},          {"\uF900", 2},
      {"かカ", 4},    {"ｱ", 1},           {"Ａ", 2},
      {"。、", 4},    {"“”", 2},          {"·", 1},
      {"e\u0301", 1}, {"😀", 2},           {"\u200B", 0},
      {"\u200D", 0},  {"a\uFE0F", 1},     {"か\u3099", 2},
      {"\u3000", 2},  {"ㄱㅏ", 4},        {"\u1110\u1168\u11AB", 2},
      {"\uFEFF", 0},  {"톈진(天津)", 10}, {"〇々", 4},
      {"é", 1},       {"Ж", 1},           {"…", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(display_width(row.text) == row.width);
  }
}
