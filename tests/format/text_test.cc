// Formats that are text: what they say, and what an edit leaves.
#include <doctest/doctest.h>

#include "format/made.h"

using namespace ireum;
using namespace ireum::testing;

namespace {

struct Row {
  std::string_view path, bytes, text;
};

/// The text with closed stretches in ⟨⟩.
std::string with_closed(std::string_view bytes, std::string_view path) {
  const auto rendering = format::render({bytes, std::string(path)});
  if (!rendering) return "!" + rendering.error().key;
  std::string out = rendering->text;
  for (auto i = rendering->closed.rbegin(); i != rendering->closed.rend(); ++i)
    out.insert(i->end, "⟩"), out.insert(i->begin, "⟨");
  return out;
}

}  // namespace

TEST_CASE("what files that are text say") {
  const Row rows[] = {
      {"a.txt", "가\r\n\r\n나", "가\n나\n"},
      {"a.md", "**텐하이런**(谭海仁)은 [칭따오](http://x.kr/칭따오)를 *갔*다.\n",
       "텐하이런(谭海仁)은 칭따오를 갔다.\n"},
      {"a.md", "장\n웨이\n\n# 제목\n\n- 가\n- 나\n", "장 웨이\n제목\n가\n나\n"},
      {"a.md", "> 장웨이\n> (張偉)는\n", "장웨이 (張偉)는\n"},
      {"a.md", "---\ntitle: \"톈진\"\ndate: 2020\n---\n\n본문\n", "톈진\n본문\n"},
      {"a.md", "+++\ntitle = 'x'\n+++\n본문\n", "본문\n"},
      {"a.md", "`톈진`은\n\n```\n톈진\n```\n\n    톈진\n", "⟨톈진⟩은\n"},
      {"a.md", "| 이름 | 漢字 |\n|---|---|\n| 장웨이 | 張偉 |\n", "이름\n漢字\n장웨이\n張偉\n"},
      {"a.md", "장웨이[^1](張偉)\n\n[^1]: 각주 톈진\n", "장웨이(張偉)\n각주 톈진\n"},
      {"a.md", "가 &amp; \\*나\\* &#xB2E4;\n", "가 & *나* 다\n"},
      {"a.md", "![그림 속](톈진.png) 본문\n", "본문\n그림 속\n"},
      {"a.md", "<div>\n\n톈진\n\n</div>\n\n<p>장<b>웨이</b></p>\n", "톈진\n장웨이\n"},
      {"a.md", "<!-- 톈진 -->\n\n가<br>나 <code>다</code>\n", "가\n나 ⟨다⟩\n"},
      {"a.md", "<ruby>장웨이<rt>張偉</rt></ruby>는\n", "장웨이(張偉)는\n"},
      {"a.md", "<https://x.kr/톈진> www.x.kr\n", "⟨https://x.kr/톈진⟩ ⟨www.x.kr⟩\n"},
      {"a.html", "<p>장<b>웨</b>이(張&#20553;)</p><p>톈진&amp;칭다오", "장웨이(張偉)\n톈진&칭다오\n"},
      {"a.html", "<!doctype html><title>제목</title><script>톈진</script><style>a{}</style><p title='톈진'>가<br>나",
       "제목\n가\n나\n"},
      {"a.html", "<p>장\n   웨이 <code>톈진</code></p><pre>칭다오</pre>", "장 웨이 ⟨톈진⟩\n⟨칭다오⟩\n"},
      {"a.html", "<ruby>譚<rp>(</rp><rt>탄</rt><rp>)</rp>海<rt>하이</rt></ruby>는", "譚海(탄하이)는\n"},
      {"a.html", "<p>가<img alt='톈진 사진' src=x>나</p>", "가나\n톈진 사진\n"},
      {"a.html", "<ul><li>가<li>나</ul><table><tr><td>다<td>라</table>", "가\n나\n다\n라\n"},
      {"a.html", "가</x>나<!-- 말 -->다 &lt;라&nbsp;마", "가나다 <라\u00A0마\n"},
      {"a.csv", "이름,漢字\n\"장, 웨이\",\"張\"\"偉\"\n", "이름\n漢字\n장, 웨이\n張\"偉\n"},
      {"a.tsv", "장\t웨,이\n", "장\n웨,이\n"},
      {"a.json", R"({"장": "웨이", "b": ["\ud55c\n글", {"c": "張"}], "n": 1})", "웨이\n한\n글\n張\n"},
      {"a.yaml", "장: 웨이 # 말\nb:\n  - \"張 \\\"偉\\\"\"\n  - '톈''진'\nc: |\n  여러 줄\n  글\nd: [가, \"나\"]\n",
       "웨이\n張 \"偉\"\n톈'진\n여러 줄\n글\n가\n나\n"},
      {"a.srt", "1\n00:00:01,000 --> 00:00:02,000\n장<i>웨이</i>\n(張偉)\n\n2\n00:00:03,000 --> 00:00:04,000\n톈진\n",
       "장웨이 (張偉)\n톈진\n"},
      {"a.vtt", "WEBVTT\n\nNOTE 말\n\n00:01.000 --> 00:02.000 align:start\n<v 장>웨이</v>\n", "웨이\n"},
      {"a.po",
       "msgid \"\"\nmsgstr \"Language: ko\\n\"\n\n#: a.c\nmsgid \"Tian\"\n\"jin\"\nmsgstr \"톈\"\n\"진 \\\"시\\\"\"\n",
       "Tianjin\n톈진 \"시\"\n"},
      {"a.tex",
       "\\documentclass{a}\\begin{document}\n\\section{제목}\n텐\\textbf{하이}런\\footnote{각주 "
       "\\emph{말}}(譚海仁)\\cite{톈진} 10\\% % 말\n\n\\label{가}$x$ 둘~셋\n\\end{document}",
       "제목\n텐하이런(譚海仁) 10% \n각주 말\n둘 셋\n"},
      {"a.rst",
       "제목\n====\n\n**텐하이런**\\ (譚海仁) ``톈진`` :ref:`칭다오`\n\n.. code-block:: c\n\n   톈진\n\n`칭다오 "
       "<http://x>`_ 는\n",
       "제목\n텐하이런(譚海仁) ⟨``톈진``⟩ ⟨:ref:`칭다오`⟩\n칭다오 는\n"},
      {"a.adoc",
       "= 제목\n:author: 홍\n\n*텐하이런*(譚海仁)은 `톈진` link:x[칭다오]footnote:[각주]에\n\n----\n톈진\n----\n// "
       "말\n끝\n",
       "제목\n텐하이런(譚海仁)은 ⟨`톈진`⟩ 칭다오에\n각주\n끝\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    CAPTURE(row.bytes);
    CHECK(with_closed(row.bytes, row.path) == row.text);
  }
}

TEST_CASE("units have their languages and ids") {
  const std::string xliff =
      R"(<xliff version="1.2"><file source-language="zh" target-language="ko"><body><trans-unit id="7"><source>天津</source><target>톈<g id="1">진</g><ph id="2">%s</ph></target></trans-unit></body></file></xliff>)";
  auto r = format::render({xliff, "a.xlf"});
  REQUIRE(r);
  CHECK(r->text == "天津\n톈진\n");
  CHECK(r->segments[0].language == "zh");
  CHECK(r->segments[1].handle == "7");
  CHECK(fixed(xliff, "a.xlf", "天津", "北京") == "refused");
  CHECK(fixed(xliff, "a.xlf", "톈진", "텐진") == "天津\n텐진\n");
  const std::string tmx =
      R"(<tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh"><seg>天津</seg></tuv><tuv xml:lang="ko"><seg>톈진</seg></tuv></tu></body></tmx>)";
  CHECK(said(tmx, "a.tmx") == "天津\n톈진\n");
  CHECK(fixed(tmx, "a.tmx", "톈진", "베이징") == "天津\n베이징\n");
  CHECK(said("<?xml version=\"1.0\"?><tbx><text><conceptEntry><langSec "
             "xml:lang='ko'><termSec><term>톈진</term></termSec></langSec></conceptEntry></text></tbx>",
             "a.tbx") == "톈진\n");
}

TEST_CASE("edits write what they change and nothing else") {
  struct Edit {
    std::string_view path, bytes, old, now, written;
  };
  const Edit rows[] = {
      {"a.txt", "\xEF\xBB\xBF텐진\r\n끝", "텐", "톈", "\xEF\xBB\xBF톈진\r\n끝"},
      {"a.md", "**텐**하이런(谭海仁)", "텐하이런", "왕", "**왕**(谭海仁)"},
      {"a.md", "텐하\n이런", "텐하 이런", "탄하 이런", "탄하\n이런"},
      {"a.md", "텐하 | 이런", "이런", "이|런", "텐하 | 이\\|런"},
      {"a.html", "<p class=텐>텐<b>하</b>이런&amp;", "텐하이런&", "탄하이런&", "<p class=텐>탄<b>하</b>이런&amp;"},
      {"a.html", "<p>&#53584;진", "텐진", "톈<진", "<p>톈&lt;진"},
      {"a.html", "<img alt=\"텐진\">", "텐진", "\"톈\"진", "<img alt=\"&quot;톈&quot;진\">"},
      {"a.csv", "텐진,\"텐\"\"진\"", "텐\"진", "톈\"\"진", "텐진,\"톈\"\"\"\"진\""},
      {"a.json", R"({"텐": "\ud150진"})", "텐진", "톈\"진", R"({"텐": "톈\"진"})"},
      {"a.yaml", "텐: '텐''진'\n", "텐'진", "톈'진", "텐: '톈''진'\n"},
      {"a.po", "msgid \"a\"\nmsgstr \"텐\"\n\"진\"\n", "텐진", "톈진", "msgid \"a\"\nmsgstr \"톈\"\n\"진\"\n"},
      {"a.tex", "텐\\textbf{하이}런", "텐하이런", "탄하이런", "탄\\textbf{하이}런"},
      {"a.srt", "1\n00:00:01,000 --> 00:00:02,000\n텐<i>진</i>\n", "텐진", "톈진",
       "1\n00:00:01,000 --> 00:00:02,000\n톈<i>진</i>\n"},
  };
  for (const Edit& row : rows) {
    CAPTURE(row.bytes);
    std::string written;
    static_cast<void>(fixed(std::string(row.bytes), std::string(row.path), row.old, row.now, &written));
    CHECK(written == row.written);
  }
}

TEST_CASE("edits that a place cannot hold are refused") {
  CHECK(fixed("`텐진`은", "a.md", "텐진", "톈진") == "refused");
  CHECK(fixed("가,나", "a.csv", "가", "가,다") == "refused");
  CHECK(fixed("a: 가\n", "a.yaml", "가", "가: 나") == "refused");
  CHECK(fixed("<p>가<br>나", "a.html", "가\n나", "가나") == "refused");
  const auto r = format::render({"가나다", "a.txt"});
  REQUIRE(r);
  const auto done = format::splice({"가나다", "a.txt"}, *r, {{{0, 6}, "a"}, {{3, 9}, "b"}, {{20, 30}, "c"}});
  REQUIRE(done);
  CHECK(done->bytes == "a다");
  CHECK(done->refused == std::vector<size_t>{1, 2});
}

TEST_CASE("insertions go to the word before") {
  const std::string bytes = "**톈진**은";
  const auto r = format::render({bytes, "a.md"});
  REQUIRE(r);
  const auto done = format::splice({bytes, "a.md"}, *r, {{{6, 6}, "시"}});
  REQUIRE(done);
  CHECK(done->bytes == "**톈진시**은");
}
