// The index as a finished ODT: paragraphs in a section of two columns.
#include "base/xml.h"
#include "report/index_office.h"
#include "report/stored_zip.h"

namespace ireum::report {
namespace {

constexpr const char* kMime = "application/vnd.oasis.opendocument.text";

constexpr const char* kSpaces =
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
    "office:version=\"1.3\"";

constexpr const char* kManifest =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
    "manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
    "</manifest:manifest>\n";

std::string paragraph_style(const char* name, const char* paragraph, const char* text) {
  return std::string("<style:style style:name=\"") + name +
         "\" style:family=\"paragraph\"><style:paragraph-properties " + paragraph + "/><style:text-properties " + text +
         "/></style:style>";
}

std::string styles() {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles " + std::string(kSpaces) +
                    "><office:styles>"
                    "<style:default-style style:family=\"paragraph\"><style:text-properties fo:font-size=\"9pt\" "
                    "style:language-asian=\"ko\" style:country-asian=\"KR\"/></style:default-style>";
  out += paragraph_style(
      "Title", "fo:margin-bottom=\"0.4cm\"",
      "fo:font-size=\"16pt\" fo:font-weight=\"bold\" style:font-size-asian=\"16pt\" style:font-weight-asian=\"bold\"");
  out += paragraph_style("Type", "fo:margin-top=\"0.4cm\" fo:margin-bottom=\"0.2cm\"",
                         "fo:font-size=\"12pt\" fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"");
  out += paragraph_style("Letter", "fo:margin-top=\"0.3cm\" fo:margin-bottom=\"0.1cm\" fo:keep-with-next=\"always\"",
                         "fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"");
  out += paragraph_style("Entry1", "fo:margin-left=\"0.4cm\" fo:text-indent=\"-0.4cm\"", "");
  out += paragraph_style("Entry2", "fo:margin-left=\"0.8cm\" fo:text-indent=\"-0.4cm\"", "");
  out += paragraph_style("Entry3", "fo:margin-left=\"1.2cm\" fo:text-indent=\"-0.4cm\"", "");
  return out + "</office:styles></office:document-styles>\n";
}

constexpr const char* kAutomatic =
    "<office:automatic-styles>"
    "<style:style style:name=\"Bold\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\" "
    "style:font-weight-asian=\"bold\"/></style:style>"
    "<style:style style:name=\"Columns\" style:family=\"section\"><style:section-properties><style:columns "
    "fo:column-count=\"2\" fo:column-gap=\"0.7cm\">"
    "<style:column style:rel-width=\"1*\"/><style:column "
    "style:rel-width=\"1*\"/></style:columns></style:section-properties></style:style>"
    "</office:automatic-styles>";

/// Blanks at a run's ends would be lost without the element that stands for them.
std::string spaced(std::string_view text) {
  std::string out;
  const std::string escaped = base::xml_escaped(text);
  for (size_t i = 0; i < escaped.size(); ++i) {
    if (escaped[i] == ' ' && (i == 0 || i + 1 == escaped.size() || escaped[i - 1] == ' ')) out += "<text:s/>";
    else if (escaped[i] == '\t') out += "<text:tab/>";
    else out += escaped[i];
  }
  return out;
}

std::string paragraph(const IndexLine& line) {
  static constexpr const char* kStyles[] = {"Title", "Type", "Letter", "Entry1", "Entry2", "Entry3"};
  std::string out = std::string("<text:p text:style-name=\"") + kStyles[line.level > 5 ? 5 : line.level] + "\">";
  for (const Run& r : line.runs)
    out += r.bold ? "<text:span text:style-name=\"Bold\">" + spaced(r.text) + "</text:span>" : spaced(r.text);
  return out + "</text:p>";
}

}  // namespace

std::string write_index_odt(const index::Index& index, const IndexStyle& style) {
  std::string body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content " + std::string(kSpaces) +
                     ">" + kAutomatic + "<office:body><office:text>";
  bool open = false;
  for (const IndexLine& line : index_lines(index, style)) {
    if (line.level > 0 && !open) {
      body += "<text:section text:style-name=\"Columns\" text:name=\"index\">";
      open = true;
    }
    body += paragraph(line);
  }
  if (open) body += "</text:section>";
  body += "</office:text></office:body></office:document-content>\n";
  return stored_zip(
      {{"mimetype", kMime}, {"META-INF/manifest.xml", kManifest}, {"content.xml", body}, {"styles.xml", styles()}});
}

}  // namespace ireum::report
