// What of a document is no prose.
#include "layout/closed.h"

#include <doctest/doctest.h>

#include <string>

using namespace ireum::layout;

namespace {

/// The text with a # for every closed byte (of ASCII and Hangul alike), brackets around each region.
std::string dump(const std::string& text, Format format) {
  const Closed closed(text, format);
  std::string out;
  bool in = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool now = closed.holds(i);
    if (now != in) out += now ? "{" : "}";
    in = now;
    out += text[i];
  }
  return in ? out + "}" : out;
}

struct Row {
  const char* text;
  const char* dump;
};

}  // namespace

TEST_CASE("addresses, paths and names of files are no prose in any document") {
  static const Row kRows[] = {
      {"문의: 텐진@example.org로", "문의: {텐진@example.org}로"},
      {"(https://example.org/wiki/텐진) 참고", "({https://example.org/wiki/텐진}) 참고"},
      {"www.example.org/텐진 이다", "{www.example.org/텐진} 이다"},
      {"C:\\자료\\텐진.hwp 열기", "{C:\\자료\\텐진.hwp} 열기"},
      {"/home/텐진/글 과 ./텐진 을", "{/home/텐진/글} 과 {./텐진} 을"},
      {"텐진.hwp를 열다", "{텐진.hwp}를 열다"},
      {"텐진/칭다오 노선. 끝.", "텐진/칭다오 노선. 끝."},
      {"3.27% 증가, A.B. 텐진", "3.27% 증가, A.B. 텐진"},
  };
  for (const Row& row : kRows) {
    INFO(row.text);
    CHECK(dump(row.text, Format::plain) == std::string(row.dump));
  }
}

TEST_CASE("Markdown: code, targets, definitions, tags") {
  static const Row kRows[] = {
      {"글 `텐진` 글", "글 {`텐진`} 글"},
      {"[텐진](x/텐진.md)은 [텐진](天津)은", "[텐진]{(x/텐진.md)}은 [텐진](天津)은"},
      {"[텐진]: https://example.org", "{[텐진]: https://example.org}"},
      {"```\n텐진\n```\n텐진", "{```}\n{텐진}\n{```}\n텐진"},
      {"글\n\n    텐진\n\n글", "글\n\n{    텐진}\n\n글"},
      {"- 항목\n\n    텐진", "- 항목\n\n    텐진"},
      {"<b>텐진</b> <!-- 텐진 -->", "{<b>}텐진{</b>} {<!-- 텐진 -->}"},
  };
  for (const Row& row : kRows) {
    INFO(row.text);
    CHECK(dump(row.text, Format::markdown) == std::string(row.dump));
  }
}

TEST_CASE("HTML: tags with their attributes, scripts, code") {
  CHECK(dump("<a href=\"/텐진\">텐진</a>", Format::html) == "{<a href=\"/텐진\">}텐진{</a>}");
  CHECK(dump("<script>var s='텐진'</script>텐진", Format::html) == "{<script>var s='텐진'</script>}텐진");
  CHECK(dump("3 < 5 텐진", Format::html) == "3 < 5 텐진");
}

TEST_CASE("a reader passes over marks between a name and its particle") {
  const auto behind = [](const std::string& text, const std::string& name, Format format) {
    return text.substr(Closed(text, format).behind_marks(text.find(name) + name.size()));
  };
  CHECK(behind("**텐진**은", "텐진", Format::markdown) == "은");
  CHECK(behind("[텐진](https://example.org)은", "텐진", Format::markdown) == "은");
  CHECK(behind("<b><i>텐진</i></b>는", "텐진", Format::html) == "는");
  CHECK(behind("텐진은", "텐진", Format::html) == "은");
}
