// Fields in a DOCX and marks in an HWPX: put in at their place, taken out byte for byte.
#include "index/office_marks.h"

#include <doctest/doctest.h>

#include <random>

#include "intake/archive.h"
#include "report/stored_zip.h"

using namespace ireum;
using index::Mark;

namespace {

std::string docx(const std::string& body) {
  return report::stored_zip({{"[Content_Types].xml", "<Types/>"},
                             {"word/document.xml", "<w:document><w:body>" + body + "</w:body></w:document>"}});
}

std::string hwpx(const std::string& body) {
  return report::stored_zip(
      {{"mimetype", "application/hwp+zip"}, {"Contents/section0.xml", "<hs:sec>" + body + "</hs:sec>"}});
}

index::Entry entry(const char* heading, const char* key) {
  index::Entry e;
  e.heading = heading;
  e.key = key;
  return e;
}

/// The XML of the body with M at every place where `word` stands in the text, and a check of the way back.
std::string marked(const std::string& file, const std::string& word, const char* part, bool whole_marks = false) {
  const auto office = index::office_text(file);
  REQUIRE(office);
  const index::Entry e = entry("이름", "이름");
  const std::string text =
      office->kind == index::OfficeKind::word ? index::word_mark(e, "") : index::hangul_mark(e, "");
  std::vector<Mark> marks;
  for (size_t at = office->text.find(word); at != std::string::npos; at = office->text.find(word, at + 1))
    marks.push_back({at, text});
  const auto out = index::office_marked(file, *office, marks);
  REQUIRE(out);
  const auto again = index::office_text(*out);
  REQUIRE(again);
  CHECK(again->text == office->text);
  CHECK(index::office_unmarked(*out, *again) == file);
  CHECK(index::office_unmarked(file, *office) == file);
  std::string xml = *intake::zip_member(*out, part);
  for (size_t at = xml.find(text); !whole_marks && at != std::string::npos; at = xml.find(text))
    xml.replace(at, text.size(), "M");
  const size_t begin = xml.find('>', xml.find("body") == std::string::npos ? 0 : xml.find("body")) + 1;
  return xml.substr(begin,
                    xml.rfind("</", xml.rfind("</") - (office->kind == index::OfficeKind::word ? 1 : 0)) - begin);
}

std::string in_word(const std::string& body, const std::string& word = "톈진") {
  return marked(docx(body), word, "word/document.xml");
}
std::string in_hangul(const std::string& body, const std::string& word = "톈진") {
  return marked(hwpx(body), word, "Contents/section0.xml");
}

const std::string kRest = "<w:r w:rsidR=\"0049584A\">";

}  // namespace

TEST_CASE("office marks: where a field goes in") {
  // At the beginning of a run, before it; within one, the run is cut and its looks go on.
  CHECK(in_word("<w:p><w:r><w:t>톈진의 배</w:t></w:r></w:p>") == "<w:p>M<w:r><w:t>톈진의 배</w:t></w:r></w:p>");
  CHECK(in_word("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>배는 (톈진)</w:t></w:r></w:p>") ==
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>배는 (</w:t></w:r>M" + kRest +
            "<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">톈진)</w:t></w:r></w:p>");
  // A blank that would end the first half goes with the second.
  CHECK(in_word("<w:p><w:r><w:t>배는 톈진</w:t></w:r></w:p>") ==
        "<w:p><w:r><w:t>배는</w:t></w:r>M" + kRest + "<w:t xml:space=\"preserve\"> 톈진</w:t></w:r></w:p>");
  CHECK(in_word("<w:p><w:r><w:t xml:space=\"preserve\">배는 톈진</w:t></w:r></w:p>") ==
        "<w:p><w:r><w:t xml:space=\"preserve\">배는 </w:t></w:r>M" + kRest +
            "<w:t xml:space=\"preserve\">톈진</w:t></w:r></w:p>");
  // Twice in one text; behind a reference; a name that two runs share.
  CHECK(in_word("<w:p><w:r><w:t>가톈진나톈진</w:t></w:r></w:p>") ==
        "<w:p><w:r><w:t>가</w:t></w:r>M" + kRest + "<w:t xml:space=\"preserve\">톈진나</w:t></w:r>M" + kRest +
            "<w:t xml:space=\"preserve\">톈진</w:t></w:r></w:p>");
  CHECK(in_word("<w:p><w:r><w:t>A&amp;톈진</w:t></w:r></w:p>") ==
        "<w:p><w:r><w:t>A&amp;</w:t></w:r>M" + kRest + "<w:t xml:space=\"preserve\">톈진</w:t></w:r></w:p>");
  CHECK(in_word("<w:p><w:r><w:t>가톈</w:t></w:r><w:r><w:t>진</w:t></w:r></w:p>") ==
        "<w:p><w:r><w:t>가</w:t></w:r>M" + kRest +
            "<w:t xml:space=\"preserve\">톈</w:t></w:r><w:r><w:t>진</w:t></w:r></w:p>");
  // Ruby is left whole.
  CHECK(in_word("<w:p><w:r><w:ruby><w:rubyBase><w:r><w:t>큰톈진</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>") ==
        "<w:p>M<w:r><w:ruby><w:rubyBase><w:r><w:t>큰톈진</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>");
}

TEST_CASE("office marks: what a field says") {
  index::Entry e = entry("A\"B: 가&나\\", "에이");
  CHECK(index::word_mark(e, "").find(" XE &quot;A\\&quot;B\\: 가&amp;나\\\\&quot; \\y &quot;에이&quot; ") !=
        std::string::npos);
  CHECK(index::word_mark(entry("화거센터", "화거센터"), "과학기술부").find("XE &quot;과학기술부:화거센터&quot;") !=
        std::string::npos);
  CHECK(index::hangul_mark(entry("화거<센터", "화거센터"), "과학기술부")
            .find("<hp:firstKey>과학기술부</hp:firstKey><hp:secondKey>화거&lt;센터</hp:secondKey>") !=
        std::string::npos);
}

TEST_CASE("office marks: fields that Word has saved again are taken out") {
  const std::string field =
      "<w:r w:rsidR=\"00495849\" w:rsidRPr=\"00AA\"><w:rPr><w:vanish/></w:rPr><w:instrText xml:space=\"preserve\"> XE "
      "\"톈진\" </w:instrText></w:r>";
  const std::string before = "<w:p><w:r w:rsidR=\"00AB\"><w:t>가</w:t></w:r>",
                    behind = "<w:r><w:t>톈진</w:t></w:r></w:p>";
  const std::string file = docx(before + field + behind);
  CHECK(index::office_unmarked(file, *index::office_text(file)) == docx(before + behind));
  // Those of somebody else stay.
  const std::string theirs = docx("<w:p><w:r><w:instrText> XE \"톈진\" </w:instrText></w:r></w:p>");
  CHECK(index::office_unmarked(theirs, *index::office_text(theirs)) == theirs);
}

TEST_CASE("office marks: where a mark goes into an HWPX, and its layout aside") {
  CHECK(in_hangul("<hp:p id=\"1\"><hp:run charPrIDRef=\"0\"><hp:t>톈진의 배</hp:t></hp:run></hp:p>") ==
        "<hp:p id=\"1\"><hp:run charPrIDRef=\"0\">M<hp:t>톈진의 배</hp:t></hp:run></hp:p>");
  const std::string lines = "<hp:linesegarray><hp:lineseg textpos=\"0\"/></hp:linesegarray>";
  CHECK(in_hangul("<hp:p><hp:run><hp:t>배는 톈진</hp:t></hp:run>" + lines +
                  "</hp:p><hp:p><hp:run><hp:t>없음</hp:t></hp:run>" + lines + "</hp:p>") ==
        "<hp:p><hp:run><hp:t>배는 </hp:t>M<hp:t >톈진</hp:t></hp:run><!--ireum-ix " + lines +
            "--></hp:p><hp:p><hp:run><hp:t>없음</hp:t></hp:run>" + lines + "</hp:p>");
  // In a cell: the layout of the paragraph there, not of the one around the table.
  const std::string table = "<hp:p><hp:run><hp:tbl><hp:tr><hp:tc><hp:subList><hp:p><hp:run><hp:t>톈진</hp:t></hp:run>" +
                            lines + "</hp:p></hp:subList></hp:tc></hp:tr></hp:tbl></hp:run>" + lines + "</hp:p>";
  std::string want = table;
  want.replace(want.find("<hp:t>"), 0, "M");
  want.replace(want.find(lines), lines.size(), "<!--ireum-ix " + lines + "-->");
  CHECK(in_hangul(table) == want);
}

TEST_CASE("office marks: the lines of an HWPX") {
  const auto said = [](const std::string& body) { return index::office_text(hwpx(body))->text; };
  CHECK(said("<hp:p><hp:run><hp:ctrl><hp:indexmark><hp:firstKey>찾을 말</hp:firstKey></hp:indexmark></hp:ctrl><hp:t>가 "
             "&lt;<hp:tab width=\"1\"/>나<hp:lineBreak/>다</hp:t></hp:run></hp:p>") == "가 <\t나\n다\n");
  CHECK(said("<hp:p><hp:run><hp:t>가<hp:deleteBegin Id=\"1\"/>나<hp:deleteEnd Id=\"1\"/>다</hp:t></hp:run></hp:p>") ==
        "가다\n");
  CHECK(said("<hp:p><hp:run><hp:dutmal><hp:mainText>본말</hp:mainText><hp:subText>덧말</hp:subText></hp:dutmal></"
             "hp:run></hp:p>") == "본말\n");
  CHECK(
      said(
          "<hp:p><hp:run><hp:tbl><hp:tr><hp:tc><hp:subList><hp:p><hp:run><hp:t>가</hp:t></hp:run></"
          "hp:p><hp:p><hp:run><hp:t>나</hp:t></hp:run></hp:p></hp:subList></hp:tc></hp:tr></hp:tbl></hp:run></hp:p>") ==
      "가 나\t\n\n");
}

TEST_CASE("office marks: random marks in random drafts come out again") {
  std::mt19937 random(5);
  const char* const pieces[] = {"<w:r><w:t>",
                                "</w:t></w:r>",
                                "톈진",
                                " ",
                                "&amp;",
                                "<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">",
                                "</w:t><w:tab/><w:t>",
                                "</w:p><w:p>",
                                "가"};
  for (int n = 0; n < 300; ++n) {
    std::string body = "<w:p>";
    bool open = false;
    for (size_t k = random() % 40; k; --k) {
      const std::string piece = pieces[random() % std::size(pieces)];
      const bool opens = piece.starts_with("<w:r>"), closes = piece == "</w:t></w:r>",
                 outside = opens || piece.starts_with("</w:p>");
      if (open == outside) continue;
      body += piece;
      open = opens ? true : closes ? false : open;
    }
    body += open ? "</w:t></w:r></w:p>" : "</w:p>";
    marked(docx(body), random() % 2 ? "톈진" : "가", "word/document.xml", true);
  }
}
