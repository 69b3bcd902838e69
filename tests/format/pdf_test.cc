// PDF: pages, headers and footers, lines that go on, labels; skipped where pdftotext is missing.
#include <doctest/doctest.h>

#include "format/made.h"
#include "format/page_labels.h"

using namespace ireum;
using namespace ireum::testing;

namespace {

/// A PDF of lines of Latin text, a list a page.
std::string pdf_of(const std::vector<std::vector<std::string>>& pages, const std::string& catalog = {}) {
  std::vector<std::string> objects(3);
  std::string kids;
  for (const auto& lines : pages) {
    std::string drawing = "BT /F1 12 Tf 14 TL 72 720 Td\n";
    for (const std::string& line : lines) drawing += line.empty() ? "0 -40 Td\n" : "(" + line + ") Tj T*\n";
    drawing += "ET";
    const size_t page = objects.size() + 1;
    kids += std::to_string(page) + " 0 R ";
    objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents " +
                      std::to_string(page + 1) + " 0 R>>");
    objects.push_back("<</Length " + std::to_string(drawing.size()) + ">>stream\n" + drawing + "\nendstream");
  }
  objects[0] = "<</Type/Catalog/Pages 2 0 R" + catalog + ">>";
  objects[1] = "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages.size()) + ">>";
  objects[2] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
  std::string out = "%PDF-1.4\n", table;
  for (size_t i = 0; i < objects.size(); ++i) {
    std::string at = std::to_string(out.size());
    table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
    out += std::to_string(i + 1) + " 0 obj" + objects[i] + "endobj\n";
  }
  const size_t start = out.size(), count = objects.size() + 1;
  out += "xref\n0 " + std::to_string(count) + "\n0000000000 65535 f \n" + table + "trailer<</Size " +
         std::to_string(count) + "/Root 1 0 R>>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
  return out;
}

}  // namespace

TEST_CASE("PDF: pages, their headers and numbers, lines that go on") {
  std::vector<std::vector<std::string>> pages;
  for (int i = 1; i <= 4; ++i)
    pages.push_back({"Weekly report " + std::to_string(i), "", "The city of Tianjin", "(Tientsin) lies in the north",
                     "of the country.", "", "- " + std::to_string(i) + " -"});
  const auto r = format::render({pdf_of(pages), "a.pdf"});
  if (!r && r.error().key == "error.pdftotext-missing") {
    MESSAGE("pdftotext is not here: skipped");
    return;
  }
  REQUIRE(r);
  CHECK(r->pages.size() == 4);
  CHECK(r->text.starts_with("Weekly report 1\nThe city of Tianjin(Tientsin) lies in the north of the country.\n-1-\n"));
  CHECK(r->segments[0].role == format::Role::header);
  CHECK(r->segments[2].role == format::Role::footer);
  CHECK(r->is_closed(r->segments[0].text));
  CHECK_FALSE(r->is_closed(r->segments[1].text));
  CHECK(r->segments[4].page == 2);
  const auto done = format::splice({pdf_of(pages), "a.pdf"}, *r, {});
  REQUIRE_FALSE(done);
  CHECK(done.error().key == "error.format-read-only");
}

TEST_CASE("PDF: pictures alone are refused, a page without text is told") {
  const auto r = format::render({pdf_of({{}, {}}), "a.pdf"});
  REQUIRE_FALSE(r);
  if (r.error().key == "error.pdftotext-missing") return;
  CHECK(r.error().key == "error.pdf-no-text");
  const auto some = format::render({pdf_of({{"words"}, {}, {"words"}}), "a.pdf"});
  REQUIRE(some);
  REQUIRE(some->warnings.size() == 1);
  CHECK(some->warnings[0].args == std::vector<std::string>{"2"});
}

TEST_CASE("PDF: labels of the pages") {
  const std::string labels = "/PageLabels<</Nums[0<</S/r>>2<</S/D/P(I-0)>>]>>";
  CHECK(format::page_labels(pdf_of({{"a"}, {"b"}, {"c"}}, labels), 3) == std::vector<std::string>{"i", "ii", "I-01"});
  CHECK(format::page_labels(pdf_of({{"a"}}), 1).empty());
  CHECK(format::page_labels("no PDF", 1).empty());
}
