// Formats that are text in other encodings: read, edited, and stored as they were.
#include <doctest/doctest.h>

#include "format/made.h"
#include "text/convert.h"

using namespace ireum;
using namespace ireum::testing;

TEST_CASE("other encodings are read and kept") {
  for (const text::Encoding encoding : {text::Encoding::windows949, text::Encoding::utf16le, text::Encoding::utf16be}) {
    const auto stored = [&](std::string_view utf8) {
      return std::string(text::byte_order_mark(encoding)) + text::encode_bytes(utf8, encoding).bytes;
    };
    const std::string_view before =
        "# 제목\r\n\r\n**텐하**이런(譚海仁)은 베이징에 있다. 다음 주에 돌아온다고 말했다.\r\n";
    const std::string bytes = stored(before);
    const format::Source source{bytes, "a.md", {}, encoding};
    const auto r = format::render(source);
    REQUIRE(r);
    const size_t at = r->text.find("텐");
    const auto done = format::splice(source, *r, {{{at, at + 3}, "탄"}});
    REQUIRE(done);
    std::string after(before);
    after.replace(after.find("텐"), 3, "탄");
    CHECK(done->bytes == stored(after));
    // A character that the file cannot hold is refused, whatever it is stored in.
    const auto refused = format::splice(source, *r, {{{at, at + 3}, "谭"}});
    CHECK(static_cast<bool>(refused) == (encoding != text::Encoding::windows949));
  }
}

TEST_CASE("XML in the encoding that it declares") {
  const std::string xml = "<?xml version=\"1.0\" encoding=\"EUC-KR\"?><tmx><tu><tuv><seg>톈진</seg></tuv></tu></tmx>";
  const auto bytes =
      text::encode_bytes("<?xml version=\"1.0\" encoding=\"EUC-KR\"?><tmx><tu><tuv><seg>텐진</seg></tuv></tu></tmx>",
                         text::Encoding::windows949)
          .bytes;
  std::string written;
  CHECK(fixed(bytes, "a.tmx", "텐", "톈", &written) == "톈진\n");
  CHECK(written == text::encode_bytes(xml, text::Encoding::windows949).bytes);
}
