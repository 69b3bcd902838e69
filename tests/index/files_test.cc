// What is read of other programs' files: deflated members, an office file's lines, a PDF's page labels.
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "index/office_text.h"
#include "index/pdf.h"
#include "intake/archive.h"
#include "intake/deflate.h"
#include "report/stored_zip.h"

using namespace ireum;
using namespace std::string_literals;

namespace {

/// "i ii 1 2"
std::string labels(const std::string& pdf, size_t pages) {
  std::string out;
  for (const auto& l : index::page_labels(pdf, pages)) out += (out.empty() ? "" : " ") + l;
  return out;
}

std::string pdf_with(const std::string& tree) {
  return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /PageLabels " + tree +
         " >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 6 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";
}

std::string docx(const std::string& body) {
  return report::stored_zip({{"word/document.xml", "<w:document><w:body>" + body + "</w:body></w:document>"}});
}

}  // namespace

TEST_CASE("inflate: dynamic, fixed and torn") {
  const std::string dynamic =
      "\x78\xDA\x7B\xDB\x3A\xE1\xCD\xF2\x96\x57\x9B\xF7\x28\xBC\x6D\xEB\x00\xB2\x14\xDE\x8E\x0A\x8C\x0A\x0C\x3E\x01\x00\xFC\x4B\xAE\xB0"s;
  std::string want;
  for (int i = 0; i < 40; ++i) want += "텐진과 톈진 ";
  REQUIRE(intake::unzlibbed(dynamic));
  CHECK(*intake::unzlibbed(dynamic) == want);
  const std::string fixed =
      "\x4B\x4C\x4A\x4E\x49\x4D\x4B\xCF\xC8\xCC\xCA\xCE\xC9\xCD\xCB\x2F\x28\x2C\x2A\x2E\x29\x2D\x2B\xAF\xA8\xAC\x4A\x24\x43\x06\x00"s;
  REQUIRE(intake::inflated(fixed));
  CHECK(*intake::inflated(fixed) == "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz");
  CHECK(*intake::inflated("\x01\x02\x00\xFD\xFFhi"s) == "hi");
  for (size_t n = 0; n + 4 < dynamic.size(); ++n) CHECK_FALSE((n < 20 && intake::unzlibbed(dynamic.substr(0, n))));
  CHECK_FALSE(intake::unzlibbed(dynamic, 100));
}

TEST_CASE("a PDF's page labels") {
  struct Row {
    const char* tree;
    const char* labels;
  };
  const Row rows[] = {
      {"<< /Nums [ 0 << /S /r >> 2 << /S /D >> 4 << /P (I-0) /S /D /St 2 >> ] >>", "i ii 1 2 I-02 I-03"},
      {"<< /Nums [0<</S/D/St 11>>] >>", "11 12 13 14 15 16"},
      {"<< /Nums [0<</S/A>>3<</S/R>>] >>", "A B C I II III"},
      {"<< /Nums [0<</P<FEFFBD80B85D002D>/S/D>>] >>", "부록-1 부록-2 부록-3 부록-4 부록-5 부록-6"},
      {"<< /Nums [0<</P(\\050a\\))>>] >>", "(a) (a) (a) (a) (a) (a)"},
      {"<< /Kids [ << /Limits [0 1] /Nums [0 << /S /a >>] >> << /Nums [2 << /S /D >>] >> ] >>", "a b 1 2 3 4"},
      {"<< >>", ""},
      {"9 0 R", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.tree);
    CHECK(labels(pdf_with(row.tree), 6) == row.labels);
  }
  CHECK(labels("", 3) == "");
  CHECK(labels("%PDF-1.4 1 0 obj << /PageLabels", 3) == "");
}

TEST_CASE("the lines and pages of a DOCX") {
  const auto said = [](const std::string& body) { return index::office_text(docx(body)); };
  CHECK(said("<w:p><w:r><w:t>가 &amp; 나</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">다 "
             "</w:t><w:tab/><w:t>라</w:t></w:r></w:p>")
            ->text == "가 & 나\n다 \t라\n");
  CHECK(said("<w:p><w:r><w:t>가</w:t><w:br w:type=\"page\"/><w:t>나</w:t></w:r></w:p>")->text == "가\f나\n");
  const auto drawn =
      said("<w:p><w:r><w:t>가</w:t></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>나</w:t></w:r></w:p>");
  CHECK(drawn->text == "가\n\f나\n");
  CHECK(drawn->estimated);
  // What was drawn behind a break of the author's own is the same break.
  const auto both = said(
      "<w:p><w:r><w:t>가</w:t><w:br "
      "w:type=\"page\"/></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>나</w:t></w:r></w:p>");
  CHECK(both->text == "가\f\n나\n");
  CHECK_FALSE(both->estimated);
  CHECK(said("<w:p><w:pPr><w:pStyle w:val=\"Index2\"/></w:pPr><w:r><w:t>나</w:t></w:r></w:p>")->text == "  나\n");
  CHECK(said("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>가</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>나</w:t></w:r></w:p></"
             "w:tc></w:tr></w:tbl>")
            ->text == "가\t나\t\n");
  CHECK(said("<w:p><w:r><w:instrText>XE</w:instrText><w:t>가</w:t></w:r></w:p>")->text == "가\n");
}

TEST_CASE("the lines and pages of an ODT") {
  const auto odt =
      report::stored_zip({{"content.xml",
                           "<office:automatic-styles><style:style style:name=\"P1\"><style:paragraph-properties "
                           "fo:break-before=\"page\"/></style:style></office:automatic-styles>"
                           "<text:p>가<text:s text:c=\"2\"/>나</text:p><text:p "
                           "text:style-name=\"P1\">다</text:p><text:p><text:soft-page-break/>라</text:p><text:p/>"}});
  const auto said = index::office_text(odt);
  REQUIRE(said);
  CHECK(said->text == "가  나\n\f다\n\f라\n\n");
  CHECK(said->estimated);
  CHECK_FALSE(index::office_text("no archive"));
  CHECK_FALSE(index::office_text(report::stored_zip({{"a.txt", "가"}})));
}

TEST_CASE("torn files give nothing, and nothing worse") {
  std::mt19937 random(11);
  const std::string whole[] = {pdf_with("<< /Nums [ 0 << /S /r >> 2 << /P (I-0) /S /D >> ] >>"),
                               docx("<w:p><w:r><w:t>가 &amp; 나</w:t></w:r></w:p>")};
  for (int n = 0; n < 600; ++n) {
    std::string s = whole[n % 2];
    for (size_t k = 1 + random() % 8; k; --k) s[random() % s.size()] = static_cast<char>(random());
    if (n % 3 == 0) s.resize(random() % s.size());
    CHECK(index::page_labels(s, 4).size() <= 4);
    static_cast<void>(index::office_text(s));
  }
}
