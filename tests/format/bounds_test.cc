// What is refused: each bound, each file with a remedy, and torn files.
#include <doctest/doctest.h>

#include "format/made.h"

using namespace ireum;
using namespace ireum::testing;

namespace {

std::string key_of(std::string_view bytes, std::string path, format::Limits limits) {
  const auto r = format::render({bytes, std::move(path), limits});
  return r ? "read" : r.error().key + (r.error().args.empty() ? "" : " " + r.error().args[0]);
}

std::string times(std::string_view s, size_t n) {
  std::string out;
  for (size_t i = 0; i < n; ++i) out += s;
  return out;
}

}  // namespace

TEST_CASE("bounds of archives and XML") {
  format::Limits small;
  small.members = 2;
  const std::string zip = docx_of("<w:p><w:r><w:t>가</w:t></w:r></w:p>");
  CHECK(key_of(zip, "a.docx", small) == "error.format-bound members");
  small = {};
  small.member_bytes = 100;
  CHECK(key_of(zip, "a.docx", small) == "error.format-bound member_bytes");
  small = {};
  small.total_bytes = 100;
  CHECK(key_of(zip, "a.docx", small) == "error.format-bound total_bytes");
  small = {};
  small.ratio = 20;
  CHECK(key_of(docx_of(times(" ", 3u << 20)), "a.docx", small) == "error.format-bound ratio");
  small = {};
  small.text_bytes = 3;
  CHECK(key_of(zip, "a.docx", small) == "error.format-bound text_bytes");
  CHECK(key_of(docx_of(times("<w:p>", 400) + times("</w:p>", 400)), "a.docx", {}) == "error.format-bound depth");
  CHECK(key_of(times("[", 400), "a.json", {}) == "error.format-bound depth");
  CHECK(key_of(times("{", 400), "a.tex", {}) == "error.format-bound depth");
  CHECK(key_of(times("<div>", 100000), "a.html", {}) == "error.format-bound depth");
  CHECK(key_of(times("<b>", 3000) + "가", "a.html", {}) == "read");
}

TEST_CASE("entities are never expanded, external ones never fetched") {
  const std::string bomb =
      "<?xml version=\"1.0\"?><!DOCTYPE tmx [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><tmx><seg>&b;</seg></tmx>";
  CHECK(key_of(bomb, "a.tmx", {}) == "error.xml-entities");
  const std::string file =
      "<?xml version=\"1.0\"?><!DOCTYPE tmx [<!ENTITY a SYSTEM "
      "\"file:///etc/passwd\">]><tmx><body><seg>&a;</seg></body></tmx>";
  CHECK(key_of(file, "a.tmx", {}) == "error.xml-entities");
  CHECK(said("<?xml version=\"1.0\"?><!DOCTYPE tmx SYSTEM \"tmx14.dtd\"><tmx><tu><tuv><seg>가</seg></tuv></tu></tmx>",
             "a.tmx") == "가\n");
}

TEST_CASE("what cannot be read is refused with its remedy") {
  CHECK(key_of("HWP Document File V3.00 \x1a", "a.hwp", {}) == "error.hwp-3");
  CHECK(key_of("PK\x03\x04 torn", "a.docx", {}).starts_with("error.zip-broken"));
  CHECK(key_of(zip_of({{"a.txt", "가"}}), "a.zip", {}) == "error.archive-unknown");
  CHECK(key_of(zip_of({{"mimetype", "application/hwp+zip"}, {"META-INF/manifest.xml", "<m><encryption-data/></m>"}}),
               "a.hwpx", {}) == "error.document-encrypted");
  CHECK(key_of("{\\rtf1 a}", "a.rtf", {}) == "error.document-old DOCX");
  CHECK(key_of(docx_of("<w:p>"), "a.docx", {}).starts_with("error.xml-broken"));
  CHECK(key_of("{\"a\": \"b", "a.json", {}) == "error.json-broken 6");
  CHECK(key_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.hwp", {}) == "error.compound-broken header");
  CHECK(key_of("%PDF-1.4\n", "a.pdf", {}).starts_with("error.pdf"));
}

TEST_CASE("torn files give an error or less text, and nothing worse") {
  const std::pair<std::string, std::string> files[] = {
      {"a.docx", docx_of("<w:p><w:r><w:t>장웨이</w:t></w:r></w:p>")},
      {"a.odt", odt_of("<text:p>장<text:span>웨이</text:span></text:p>")},
      {"a.hwpx", hwpx_of("<hp:p><hp:run><hp:t>장웨이</hp:t></hp:run></hp:p>")},
      {"a.xlsx", xlsx_of("<si><t>가</t></si>", "<row><c r=\"A1\" t=\"s\"><v>0</v></c></row>")},
      {"a.md", "---\na: b\n---\n# 가 **나** [다](라) `마`\n\n| a | b |\n|-|-|\n| 가 | 나 |\n\n[^1]: <b>각주</b>\n"},
      {"a.html", "<p>가&amp;<ruby>나<rt>다</rt></ruby><table><tr><td><img alt='라'></table>"},
      {"a.tex", "\\section{가}\\footnote{나}$x$\\begin{a}다\\end{a}%\n{라}"},
      {"a.rst", "가\n==\n\n.. note:: 나\n\n``다`` :a:`b` `라 <x>`_\n"},
      {"a.adoc", "= 가\n----\n나\n----\n|===\n|다 |라\n|===\nfootnote:[마]\n"},
      {"a.yaml", "a: 'b'\nc: |\n  d\ne: [f, \"g\"]\n- {h: i}\n"},
      {"a.json", "{\"a\": [\"b\\u1234\", {\"c\": \"d\"}]}"},
      {"a.csv", "가,\"나\"\"다\"\n,라"},
      {"a.po", "msgid \"a\"\nmsgstr \"b\\n\"\n\"c\"\n"},
      {"a.vtt", "WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<b>가</b>\n"},
      {"a.xlf",
       "<xliff><file><body><trans-unit "
       "id='1'><source>a</source><target>b</target></trans-unit></body></file></xliff>"}};
  for (const auto& [path, bytes] : files) {
    CAPTURE(path);
    REQUIRE(format::render({bytes, path}));
    for (size_t n = 0; n < bytes.size(); ++n) {
      static_cast<void>(said(bytes.substr(0, n), path));
      std::string flipped = bytes;
      flipped[n] = static_cast<char>(flipped[n] ^ 0x5A);
      static_cast<void>(said(flipped, path));
    }
  }
}

TEST_CASE("every piece says what its bytes say") {
  const std::pair<std::string, std::string> files[] = {
      {"a.md", "가 **나** &amp; `다`\n> 라\n> 마\n\n<p>바&lt;사</p>\n"},
      {"a.html", "<p>가  나&amp;다<b>라</b>\r\n마"},
      {"a.tex", "가\\emph{나}~다\n라"},
      {"a.yaml", "a: \"나\\\"다\"\n"}};
  for (const auto& [path, bytes] : files) {
    CAPTURE(path);
    const auto r = format::render({bytes, path});
    REQUIRE(r);
    uint64_t before = 0;
    for (const format::Piece& p : r->pieces) {
      CHECK(p.text.begin >= before);
      before = p.text.end;
      REQUIRE(p.raw.end <= bytes.size());
      if (p.verbatim) CHECK(r->text.substr(p.text.begin, p.text.size()) == bytes.substr(p.raw.begin, p.raw.size()));
    }
    // Every word replaced by itself, and by itself in full, changes nothing.
    std::vector<format::Edit> edits;
    for (const format::Piece& p : r->pieces) edits.push_back({p.text, r->text.substr(p.text.begin, p.text.size())});
    const auto done = format::splice({bytes, path}, *r, edits);
    REQUIRE(done);
    CHECK(done->bytes == bytes);
  }
}
