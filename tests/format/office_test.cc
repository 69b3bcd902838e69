// Word processors' files: what they say, and what an edit leaves.
#include <doctest/doctest.h>

#include "format/made.h"
#include "format/zip.h"

using namespace ireum;
using namespace ireum::testing;

namespace {

struct Row {
  std::string_view body, text;
};

std::string p(std::string_view runs) { return "<w:p>" + std::string(runs) + "</w:p>"; }
std::string r(std::string_view text) { return "<w:r><w:t>" + std::string(text) + "</w:t></w:r>"; }

}  // namespace

TEST_CASE("DOCX: text in its structures") {
  const Row rows[] = {
      {"<w:p><w:r><w:t>장웨이</w:t></w:r></w:p>", "장웨이\n"},
      {"<w:p><w:r><w:t>장</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>웨</w:t></w:r><w:r><w:t>이(張偉)</w:t></w:r></w:p>",
       "장웨이(張偉)\n"},
      {"<w:p><w:r><w:t>가</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>나</w:t></w:r></w:p>", "가\n나\n"},
      {"<w:p><w:r><w:t>가</w:t><w:br/><w:t>나</w:t><w:tab/><w:t>다</w:t></w:r></w:p>", "가\n나\t다\n"},
      {"<w:p><w:r><w:t>R&amp;D &#xAC00;</w:t></w:r></w:p>", "R&D 가\n"},
      {"<w:p><w:r><w:t><![CDATA[가<나]]></w:t></w:r></w:p>", "가<나\n"},
      {"<w:p><w:del><w:r><w:delText>헌</w:delText></w:r></w:del><w:ins><w:r><w:t>새</w:t></w:r></w:ins></w:p>", "새\n"},
      {"<w:p><w:moveFrom><w:r><w:t>옛 자리</w:t></w:r></w:moveFrom><w:r><w:t>가</w:t></w:r></w:p>", "가\n"},
      {"<w:p><w:r><w:instrText>XE \"장\"</w:instrText></w:r><w:r><w:t>가</w:t></w:r></w:p>", "가\n"},
      {"<w:p><w:r><w:ruby><w:rt><w:r><w:t>張偉</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>장웨이</w:t></w:r></"
       "w:rubyBase></w:ruby></w:r><w:r><w:t>는</w:t></w:r></w:p>",
       "장웨이(張偉)는\n"},
      {"<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>가</w:t></w:r></w:p>", "가\n"},
      {"<w:p><w:hyperlink><w:r><w:t>칭다오</w:t></w:r></w:hyperlink><w:r><w:t>는</w:t></w:r></w:p>", "칭다오는\n"},
      {"<w:p><w:r><w:t>앞</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>상자</w:t></w:r></w:p></"
       "w:txbxContent></w:pict></w:r><w:r><w:t>뒤</w:t></w:r></w:p>",
       "앞뒤\n상자\n"},
      {"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>가</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>나</w:t></w:r></w:p></w:tc></"
       "w:tr></w:tbl>",
       "가\n나\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(said(docx_of(row.body), "a.docx") == row.text);
  }
}

TEST_CASE("DOCX: other prefixes, the strict namespace, UTF-16") {
  const std::string strict =
      "<x:document "
      "xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p><x:r><x:t>장웨이</x:t></x:r></x:p></"
      "x:body></x:document>";
  CHECK(said(zip_of({{"word/document.xml", strict}}), "a.docx") == "장웨이\n");
  std::string wide = "\xFF\xFE";
  for (const char16_t c :
       u"<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document "
       u"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:r><w:t>장웨이</w:t></w:r></"
       u"w:p></w:document>")
    if (c) (wide += static_cast<char>(c & 0xFF)) += static_cast<char>(c >> 8);
  const std::string zip = zip_of({{"word/document.xml", wide}});
  CHECK(said(zip, "a.docx") == "장웨이\n");
  std::string written;
  CHECK(fixed(zip, "a.docx", "장", "왕", &written) == "왕웨이\n");
  CHECK(member_of(written, "word/document.xml").size() == wide.size());
}

TEST_CASE("DOCX: notes, comments, headers follow, with their roles; alternatives once") {
  const std::string space =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
      "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
  const std::string zip = docx_of(
      p(r("본문")),
      {{"word/footnotes.xml", "<w:footnotes" + space + "><w:footnote>" + p(r("각주")) + "</w:footnote></w:footnotes>"},
       {"word/header1.xml", "<w:hdr" + space + ">" + p(r("머리")) + "<mc:AlternateContent><mc:Choice>" + p(r("하나")) +
                                "</mc:Choice><mc:Fallback>" + p(r("둘")) +
                                "</mc:Fallback></mc:AlternateContent></w:hdr>"}});
  const auto rendering = format::render({zip, "a.docx"});
  REQUIRE(rendering);
  CHECK(rendering->text == "본문\n각주\n머리\n하나\n");
  CHECK(rendering->segments[1].role == format::Role::note);
  CHECK(rendering->segments[2].role == format::Role::header);
  CHECK(format::place_of(*rendering, rendering->text.find("각주")).member == "word/footnotes.xml");
}

TEST_CASE("DOCX: headings, cells and pages have their places") {
  const std::string styles =
      "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:style "
      "w:styleId=\"a1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>";
  const std::string body = "<w:p><w:pPr><w:pStyle w:val=\"a1\"/></w:pPr>" + r("제목") + "</w:p>" +
                           p("<w:r><w:br w:type=\"page\"/><w:t>둘째 쪽</w:t></w:r>") +
                           "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + p(r("넓은 칸")) +
                           "</w:tc><w:tc>" + p(r("셋째 칸")) + "</w:tc></w:tr></w:tbl>";
  const auto rendering = format::render({docx_of(body, {{"word/styles.xml", styles}}), "a.docx"});
  REQUIRE(rendering);
  const auto& s = rendering->segments;
  REQUIRE(s.size() == 4);
  CHECK(s[0].role == format::Role::heading);
  CHECK(s[0].page == 1);
  CHECK(s[1].page == 2);
  CHECK(s[3].role == format::Role::cell);
  CHECK(s[3].row == 1);
  CHECK(s[3].cell == 3);
  CHECK(s[3].paragraph == 4);
}

TEST_CASE("DOCX: edits over runs, beside entities; all else stays") {
  const std::string body =
      "<w:p>" + r("텐하") + "<w:r><w:rPr><w:b/></w:rPr><w:t>이런</w:t></w:r>" + r("(譚海仁) R&amp;D") + "</w:p>";
  const std::string zip = docx_of(body);
  std::string written;
  CHECK(fixed(zip, "a.docx", "텐하이런", "탄하이런", &written) == "탄하이런(譚海仁) R&D\n");
  CHECK(
      member_of(written, "word/document.xml").find("<w:t>탄하</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>이런</w:t>") !=
      std::string::npos);
  CHECK(member_of(written, "word/media/image1.png") == member_of(zip, "word/media/image1.png"));
  CHECK(fixed(zip, "a.docx", "하이런", "왕", &written) == "텐왕(譚海仁) R&D\n");
  CHECK(member_of(written, "word/document.xml").find("<w:t>텐왕</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t></w:t>") !=
        std::string::npos);
  CHECK(fixed(zip, "a.docx", "R&D", "R<&D", &written) == "텐하이런(譚海仁) R<&D\n");
  CHECK(fixed(written, "a.docx", "R<&D", "R&D", &written) == "텐하이런(譚海仁) R&D\n");
  CHECK(written == zip);
}

TEST_CASE("ODT: text in its structures") {
  const Row rows[] = {
      {"<text:p>장<text:span>웨</text:span>이(張偉)</text:p>", "장웨이(張偉)\n"},
      {"<text:h>제목</text:h><text:p>가\n   나<text:s text:c=\"2\"/>다<text:tab/>라<text:line-break/>마</text:p>",
       "제목\n가 나  다\t라\n마\n"},
      {"<text:p>본문<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>각주</text:p></"
       "text:note-body></text:note>은</text:p>",
       "본문은\n각주\n"},
      {"<text:p><text:ruby><text:ruby-base>장웨이</text:ruby-base><text:ruby-text>張偉</text:ruby-text></text:ruby>는</"
       "text:p>",
       "장웨이(張偉)는\n"},
      {"<text:tracked-changes><text:changed-region><text:deletion><text:p>헌 "
       "말</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>새 말</text:p>",
       "새 말\n"},
      {"<text:p>앞<o:annotation><dc:creator>홍</dc:creator><text:p>주석</text:p></o:annotation>뒤</text:p>",
       "앞뒤\n주석\n"},
      {"<text:p>앞<draw:frame><draw:text-box><text:p>상자</text:p></draw:text-box></draw:frame>뒤</text:p>",
       "앞뒤\n상자\n"},
      {"<table:table><table:table-row><table:table-cell "
       "table:number-columns-repeated=\"2\"/><table:table-cell><text:p>셋</text:p></table:table-cell></"
       "table:table-row></table:table>",
       "셋\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(said(odt_of(row.body), "a.odt") == row.text);
  }
  const std::string zip = odt_of("<text:p>텐<text:span>하이런</text:span>(譚海仁)</text:p>");
  std::string written;
  CHECK(fixed(zip, "a.odt", "텐하이런(譚海仁)", "탄하이런(譚海仁)", &written) == "탄하이런(譚海仁)\n");
  CHECK(fixed(written, "a.odt", "탄", "텐", &written) == "텐하이런(譚海仁)\n");
  CHECK(written == zip);
}

TEST_CASE("HWPX: text in its structures") {
  const Row rows[] = {
      {"<hp:p><hp:run><hp:t>장</hp:t></hp:run><hp:run><hp:t>웨이(張偉)</hp:t></hp:run></hp:p>", "장웨이(張偉)\n"},
      {"<hp:p><hp:run><hp:t>가<hp:tab/>나<hp:lineBreak/>다<hp:nbSpace/>라<hp:fwSpace/>마</hp:t></hp:run></hp:p>",
       "가\t나\n다\u00A0라 마\n"},
      {"<hp:p><hp:run><hp:ctrl><hp:indexmark><hp:firstKey>표제</hp:firstKey></hp:indexmark></hp:ctrl><hp:t>가</hp:t></"
       "hp:run></hp:p>",
       "가\n"},
      {"<hp:p><hp:run><hp:dutmal><hp:mainText>장웨이</hp:mainText><hp:subText>張偉</hp:subText></hp:dutmal><hp:t>는</"
       "hp:t></hp:run></hp:p>",
       "장웨이(張偉)는\n"},
      {"<hp:p><hp:run><hp:t>가<hp:deleteBegin/>나<hp:deleteEnd/>다</hp:t></hp:run></hp:p>", "가다\n"},
      {"<hp:p><hp:run><hp:t>앞</hp:t><hp:ctrl><hp:footNote><hp:subList><hp:p><hp:run><hp:t>각주</hp:t></hp:run></"
       "hp:p></hp:subList></hp:footNote></hp:ctrl><hp:t>뒤</hp:t></hp:run></hp:p>",
       "앞뒤\n각주\n"},
      {"<hp:p><hp:run><hp:tbl><hp:tr><hp:tc><hp:subList><hp:p><hp:run><hp:t>가</hp:t></hp:run></hp:p></hp:subList></"
       "hp:tc><hp:tc><hp:subList><hp:p><hp:run><hp:t>나</hp:t></hp:run></hp:p></hp:subList></hp:tc></hp:tr></"
       "hp:tbl><hp:t/></hp:run></hp:p>",
       "가\n나\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(said(hwpx_of(row.body), "a.hwpx") == row.text);
  }
}

TEST_CASE("HWPX: cells and pages; a text without line cache has none") {
  const auto para = [](std::string_view text, int height, bool cache = true) {
    return "<hp:p><hp:run><hp:t>" + std::string(text) + "</hp:t></hp:run>" +
           (cache ? "<hp:linesegarray><hp:lineseg textpos=\"0\" vertpos=\"" + std::to_string(height) +
                        "\"/></hp:linesegarray>"
                  : "") +
           "</hp:p>";
  };
  auto rendering = format::render({hwpx_of(para("가", 0) + para("나", 100) + para("다", 0)), "a.hwpx"});
  REQUIRE(rendering);
  CHECK(rendering->segments[1].page == 1);
  CHECK(rendering->segments[2].page == 2);
  rendering = format::render({hwpx_of(para("가", 0) + para("나", 100, false)), "a.hwpx"});
  REQUIRE(rendering);
  CHECK_FALSE(rendering->segments[0].page);
  const std::string two =
      "<hp:p><hp:run><hp:t>가나다라</hp:t></hp:run><hp:linesegarray><hp:lineseg textpos=\"0\" "
      "vertpos=\"500\"/><hp:lineseg textpos=\"2\" vertpos=\"0\"/></hp:linesegarray></hp:p>";
  rendering = format::render({hwpx_of(two), "a.hwpx"});
  REQUIRE(rendering);
  CHECK(format::place_of(*rendering, 3).page == 1);
  CHECK(format::place_of(*rendering, 6).page == 2);
}

TEST_CASE("HWPX: an edit takes the line cache of its paragraph and no other") {
  const std::string cache = "<hp:linesegarray><hp:lineseg textpos=\"0\" vertpos=\"0\"/></hp:linesegarray>";
  const std::string zip = hwpx_of("<hp:p><hp:run><hp:t>텐하</hp:t></hp:run><hp:run><hp:t>이런</hp:t></hp:run>" + cache +
                                  "</hp:p><hp:p><hp:run><hp:t>둘</hp:t></hp:run>" + cache + "</hp:p>");
  std::string written;
  CHECK(fixed(zip, "a.hwpx", "텐하이런", "탄하이런", &written) == "탄하이런\n둘\n");
  CHECK(member_of(written, "Contents/section0.xml")
            .ends_with("<hp:p><hp:run><hp:t>탄하</hp:t></hp:run><hp:run><hp:t>이런</hp:t></hp:run></"
                       "hp:p><hp:p><hp:run><hp:t>둘</hp:t></hp:run>" +
                       cache + "</hp:p></hs:sec>"));
  CHECK(member_of(written, "Contents/header.xml") == "<head/>");
  CHECK(fixed(hwpx_of("<hp:p><hp:run><hp:dutmal><hp:mainText>텐</hp:mainText><hp:subText>譚</hp:subText></hp:dutmal></"
                      "hp:run></hp:p>"),
              "a.hwpx", "텐(譚)", "탄(談)") == "탄(談)\n");
}

TEST_CASE("XLSX: cells, shared once and shown often") {
  const std::string zip =
      xlsx_of("<si><t>톈진</t></si><si><r><t>텐하</t></r><r><t>이런</t></r><rPh><t>음</t></rPh></si>",
              "<row><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"C1\"><v>42</v></c></row><row><c r=\"B2\" "
              "t=\"s\"><v>1</v></c><c r=\"C2\" t=\"inlineStr\"><is><t>안</t></is></c></row>");
  const auto rendering = format::render({zip, "a.xlsx"});
  REQUIRE(rendering);
  CHECK(rendering->text == "텐하이런\n텐하이런\n안\n");
  CHECK(rendering->segments[1].row == 2);
  CHECK(rendering->segments[1].cell == 2);
  CHECK(rendering->segments[1].handle == "표!B2");
  // The same edit at both places is one; another at the second place is refused.
  const std::string& t = rendering->text;
  const size_t a = t.find("텐"), b = t.find("텐", a + 1);
  auto done = format::splice({zip, "a.xlsx"}, *rendering, {{{a, a + 12}, "탄하이런"}, {{b, b + 12}, "탄하이런"}});
  REQUIRE(done);
  CHECK(done->refused.empty());
  CHECK(said(done->bytes, "a.xlsx") == "탄하이런\n탄하이런\n안\n");
  done = format::splice({zip, "a.xlsx"}, *rendering, {{{a, a + 12}, "탄하이런"}, {{b, b + 12}, "왕하이런"}});
  REQUIRE(done);
  CHECK(done->refused == std::vector<size_t>{1});
}

TEST_CASE("PPTX: slides are pages, notes follow") {
  const std::string a = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
  const auto slide = [&](std::string_view text) {
    return "<s " + a + "><a:p><a:r><a:t>" + std::string(text) + "</a:t></a:r></a:p></s>";
  };
  const std::string zip = zip_of({{"ppt/presentation.xml", "<p/>"},
                                  {"ppt/slides/slide10.xml", slide("열")},
                                  {"ppt/slides/slide2.xml", slide("둘")},
                                  {"ppt/notesSlides/notesSlide1.xml", slide("쪽지")}});
  const auto rendering = format::render({zip, "a.pptx"});
  REQUIRE(rendering);
  CHECK(rendering->text == "둘\n열\n쪽지\n");
  CHECK(rendering->segments[1].page == 2);
  CHECK_FALSE(rendering->segments[2].page);
}
