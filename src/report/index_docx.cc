// The index as a finished DOCX: styles that Word knows for indexes, two columns. An INDEX field only
// where it is asked for, because a word processor that makes it anew puts Hangul and Han in another order.
#include "base/xml.h"
#include "report/index_office.h"
#include "report/stored_zip.h"

namespace ireum::report {
namespace {

constexpr const char* kTypes =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
    "</Types>\n";

constexpr const char* kRoot =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    "Target=\"word/document.xml\"/>"
    "</Relationships>\n";

constexpr const char* kOfDocument =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
    "Target=\"styles.xml\"/>"
    "</Relationships>\n";

constexpr const char* kWord = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

std::string paragraph_style(const char* id, const char* name, const char* paragraph, const char* run) {
  return std::string("<w:style w:type=\"paragraph\" w:styleId=\"") + id + "\"><w:name w:val=\"" + name +
         "\"/><w:basedOn w:val=\"Normal\"/><w:pPr>" + paragraph + "</w:pPr><w:rPr>" + run + "</w:rPr></w:style>";
}

std::string styles() {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles xmlns:w=\"";
  out += std::string(kWord) +
         "\"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"18\"/><w:lang w:val=\"en-US\" "
         "w:eastAsia=\"ko-KR\"/></w:rPr></w:rPrDefault></w:docDefaults>"
         "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>";
  out += paragraph_style("Title", "Title", "<w:keepNext/><w:spacing w:after=\"240\"/>", "<w:b/><w:sz w:val=\"32\"/>");
  out += paragraph_style("Heading1", "heading 1", "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/>",
                         "<w:b/><w:sz w:val=\"24\"/>");
  out += paragraph_style("IndexHeading", "index heading", "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/>",
                         "<w:b/><w:sz w:val=\"20\"/>");
  out += paragraph_style("Index1", "index 1", "<w:ind w:left=\"220\" w:hanging=\"220\"/>", "");
  out += paragraph_style("Index2", "index 2", "<w:ind w:left=\"440\" w:hanging=\"220\"/>", "");
  out += paragraph_style("Index3", "index 3", "<w:ind w:left=\"660\" w:hanging=\"220\"/>", "");
  return out + "</w:styles>\n";
}

/// A part of a field: begin, separate or end.
std::string field_mark(const char* type) {
  return std::string("<w:r><w:fldChar w:fldCharType=\"") + type + "\"/></w:r>";
}

/// `before` and `behind` are runs around the line's own.
std::string paragraph(const IndexLine& line, const std::string& section, const std::string& before = "",
                      const std::string& behind = "") {
  static constexpr const char* kStyles[] = {"Title", "Heading1", "IndexHeading", "Index1", "Index2", "Index3"};
  std::string out = std::string("<w:p><w:pPr><w:pStyle w:val=\"") + kStyles[line.level > 5 ? 5 : line.level] + "\"/>" +
                    section + "</w:pPr>" + before;
  for (const Run& r : line.runs)
    out += std::string("<w:r>") + (r.bold ? "<w:rPr><w:b/></w:rPr>" : "") + "<w:t xml:space=\"preserve\">" +
           base::xml_escaped(r.text) + "</w:t></w:r>";
  return out + behind + "</w:p>";
}

std::string section(int columns) {
  return "<w:sectPr><w:type w:val=\"continuous\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
         "<w:pgMar w:top=\"1440\" w:right=\"1134\" w:bottom=\"1440\" w:left=\"1134\" w:header=\"720\" w:footer=\"720\" "
         "w:gutter=\"0\"/>"
         "<w:cols w:num=\"" +
         std::to_string(columns) + "\" w:space=\"425\"/></w:sectPr>";
}

}  // namespace

std::string write_index_docx(const index::Index& index, const IndexStyle& style) {
  std::string body = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"" +
                     std::string(kWord) + "\"><w:body>";
  // The title runs over both columns: it ends a section of its own.
  const std::vector<IndexLine> lines = index_lines(index, style);
  const size_t first = !lines.empty() && lines[0].level == 0 ? 1 : 0;
  // Headings for letters (1042 is Korean), a comma before the pages; the section gives the columns.
  const std::string begin = field_mark("begin") +
                            "<w:r><w:instrText xml:space=\"preserve\"> INDEX \\h &quot;A&quot; \\e &quot;, &quot; \\z "
                            "&quot;1042&quot; </w:instrText></w:r>" +
                            field_mark("separate");
  for (size_t i = 0; i < lines.size(); ++i)
    body += paragraph(lines[i], lines[i].level == 0 ? section(1) : "", style.field && i == first ? begin : "",
                      style.field && i + 1 == lines.size() && i >= first ? field_mark("end") : "");
  body += section(2) + "</w:body></w:document>\n";
  return stored_zip({{"[Content_Types].xml", kTypes},
                     {"_rels/.rels", kRoot},
                     {"word/document.xml", body},
                     {"word/_rels/document.xml.rels", kOfDocument},
                     {"word/styles.xml", styles()}});
}

}  // namespace ireum::report
