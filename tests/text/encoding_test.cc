#include "text/encoding.h"

#include <doctest/doctest.h>

#include <string>

using namespace ireum::text;

TEST_CASE("encoding names") {
  struct Row {
    const char* name;
    std::optional<Encoding> encoding;
  };
  const Row rows[] = {
      {"auto", Encoding::auto_detect},
      {"utf-8", Encoding::utf8},
      {"UTF8", Encoding::utf8},
      {"utf-16le", Encoding::utf16le},
      {"UTF_16BE", Encoding::utf16be},
      {"cp949", Encoding::windows949},
      {"Windows-949", Encoding::windows949},
      {"euc-kr", Encoding::windows949},
      {"gb18030", Encoding::gb18030},
      {"GBK", Encoding::gb18030},
      {"gb2312", Encoding::gb18030},
      {"utf-16", std::nullopt},
      {"latin1", std::nullopt},
      {"", std::nullopt},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(encoding_from_name(row.name) == row.encoding);
  }
}

TEST_CASE("a canonical name names its encoding") {
  for (const Encoding e : {Encoding::auto_detect, Encoding::utf8, Encoding::utf16le, Encoding::utf16be,
                           Encoding::windows949, Encoding::gb18030}) {
    CHECK(encoding_from_name(encoding_name(e)) == e);
  }
}
