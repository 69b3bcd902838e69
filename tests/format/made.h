// Files made by the tests: archives, and small documents in them.
#pragma once

#include <zip.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format/formats.h"

namespace ireum::testing {

using Members = std::vector<std::pair<std::string, std::string>>;

/// A ZIP archive of these members in this order; `mimetype` is stored, the rest packed.
inline std::string zip_of(const Members& members) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (const auto& [name, bytes] : members) {
    zip_source_t* member = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t i = zip_file_add(archive, name.c_str(), member, ZIP_FL_ENC_UTF_8);
    zip_file_set_mtime(archive, static_cast<zip_uint64_t>(i), 1600000000, 0);
    if (name == "mimetype") zip_set_file_compression(archive, static_cast<zip_uint64_t>(i), ZIP_CM_STORE, 0);
  }
  zip_close(archive);
  zip_source_open(source);
  zip_stat_t stat;
  zip_source_stat(source, &stat);
  std::string out(stat.size, '\0');
  zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  zip_source_free(source);
  return out;
}

inline std::string docx_of(std::string_view body, Members more = {}) {
  const std::string space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  Members members = {{"[Content_Types].xml", "<Types/>"},
                     {"word/document.xml", "<?xml version=\"1.0\"?><w:document " + space + "><w:body>" +
                                               std::string(body) + "</w:body></w:document>"},
                     {"word/media/image1.png", std::string("\x89PNG\0\1\2", 7)}};
  for (auto& m : more) members.push_back(std::move(m));
  return zip_of(members);
}

inline std::string odt_of(std::string_view body) {
  return zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                 {"content.xml",
                  "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                  "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
                  "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
                  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><o:body><o:text>" +
                      std::string(body) + "</o:text></o:body></o:document-content>"},
                 {"Pictures/1.png", "png"}});
}

inline std::string hwpx_of(std::string_view section) {
  return zip_of({{"mimetype", "application/hwp+zip"},
                 {"Contents/section0.xml",
                  "<hs:sec xmlns:hs=\"http://www.hancom.co.kr/hwpml/2011/section\" "
                  "xmlns:hp=\"http://www.hancom.co.kr/hwpml/2011/paragraph\">" +
                      std::string(section) + "</hs:sec>"},
                 {"Contents/header.xml", "<head/>"}});
}

inline std::string xlsx_of(std::string_view strings, std::string_view cells) {
  const std::string space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  return zip_of(
      {{"xl/workbook.xml", "<workbook " + space +
                               " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                               "relationships\"><sheets><sheet name=\"표\" r:id=\"r1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
       {"xl/sharedStrings.xml", "<sst " + space + ">" + std::string(strings) + "</sst>"},
       {"xl/worksheets/sheet1.xml",
        "<worksheet " + space + "><sheetData>" + std::string(cells) + "</sheetData></worksheet>"}});
}

/// What a file of this name and these bytes says; the key of the error where it is refused.
inline std::string said(std::string_view bytes, std::string path) {
  const auto rendering = format::render({bytes, std::move(path)});
  return rendering ? rendering->text : "!" + rendering.error().key;
}

/// The text with `old` once replaced by `now`, as the file then says it; "refused" where it is.
inline std::string fixed(const std::string& bytes, const std::string& path, std::string_view old, std::string_view now,
                         std::string* written = nullptr) {
  const format::Source source{bytes, path};
  const auto rendering = format::render(source);
  if (!rendering) return "!" + rendering.error().key;
  const size_t at = rendering->text.find(old);
  if (at == std::string::npos) return "absent";
  const auto done = format::splice(source, *rendering, {{{at, at + old.size()}, std::string(now)}});
  if (!done) return "!" + done.error().key;
  if (written) *written = done->bytes;
  if (!done->refused.empty()) return "refused";
  return said(done->bytes, path);
}

/// A member, unpacked.
inline std::string member_of(const std::string& zip, const char* name) {
  zip_error_t error;
  zip_error_init(&error);
  zip_t* archive =
      zip_open_from_source(zip_source_buffer_create(zip.data(), zip.size(), 0, &error), ZIP_RDONLY, &error);
  if (!archive) return "no archive";
  zip_stat_t stat;
  std::string out = "no member";
  if (zip_stat(archive, name, 0, &stat) == 0) {
    out.assign(stat.size, '\0');
    zip_file_t* file = zip_fopen(archive, name, 0);
    zip_fread(file, out.data(), out.size());
    zip_fclose(file);
  }
  zip_discard(archive);
  return out;
}

}  // namespace ireum::testing
