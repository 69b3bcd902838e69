#include "format/detect.h"

#include <algorithm>

#include "format/compound.h"
#include "format/zip.h"

namespace ireum::format {
namespace {

using Answer = base::Result<std::optional<Kind>>;

base::Error refused(const Source& source, const char* key, std::vector<std::string> args = {}) {
  return {key, source.path, std::move(args)};
}

/// What the member named `mimetype`, which stands first, says.
struct MimeType {
  std::string_view begin;
  Kind kind;
};
constexpr MimeType kMimeTypes[] = {{"application/hwp+zip", Kind::hwpx},
                                   {"application/vnd.oasis.opendocument.text", Kind::odt}};

struct Landmark {
  std::string_view member;
  Kind kind;
};
constexpr Landmark kLandmarks[] = {{"Contents/content.hpf", Kind::hwpx},
                                   {"Contents/section0.xml", Kind::hwpx},
                                   {"word/document.xml", Kind::docx},
                                   {"xl/workbook.xml", Kind::xlsx},
                                   {"ppt/presentation.xml", Kind::pptx}};

/// Main parts may have any name; the list of types says what they are.
struct ContentType {
  std::string_view part;
  Kind kind;
};
constexpr ContentType kContentTypes[] = {{"wordprocessingml.document.main+xml", Kind::docx},
                                         {"wordprocessingml.template.main+xml", Kind::docx},
                                         {"ms-word.document.macroEnabled.main+xml", Kind::docx},
                                         {"spreadsheetml.sheet.main+xml", Kind::xlsx},
                                         {"presentationml.presentation.main+xml", Kind::pptx}};

bool is_encrypted_package(Zip& zip) {
  if (!zip.has("META-INF/manifest.xml")) return false;
  const auto manifest = zip.member("META-INF/manifest.xml");
  return manifest && manifest->find("encryption-data") != manifest->npos;
}

std::optional<Kind> kind_of_archive(Zip& zip) {
  if (zip.has("mimetype")) {
    const auto type = zip.member("mimetype");
    for (const MimeType& m : kMimeTypes)
      if (type && type->starts_with(m.begin)) return m.kind;
  }
  for (const Landmark& l : kLandmarks)
    if (zip.has(l.member)) return l.kind;
  if (!zip.has("[Content_Types].xml")) return std::nullopt;
  const auto types = zip.member("[Content_Types].xml");
  for (const ContentType& t : kContentTypes)
    if (types && types->find(t.part) != types->npos) return t.kind;
  return std::nullopt;
}

Answer of_archive(const Source& source) {
  base::Result<Zip> zip = Zip::open(source.bytes, source.limits);
  if (!zip) return base::Error{zip.error().key, source.path, zip.error().args};
  const auto kind = kind_of_archive(*zip);
  if (!kind) return refused(source, "error.archive-unknown");
  if (is_encrypted_package(*zip)) return refused(source, "error.document-encrypted");
  return kind;
}

/// What the streams of a compound file tell.
Answer of_compound(const Source& source) {
  base::Result<Compound> compound = Compound::open(source.bytes, source.limits);
  if (!compound) return base::Error{compound.error().key, source.path, compound.error().args};
  if (compound->has("FileHeader")) {
    const auto head = compound->stream("FileHeader");
    if (head && head->starts_with("HWP Document File")) return std::optional(Kind::hwp);
  }
  if (compound->has("EncryptedPackage")) return refused(source, "error.document-encrypted");
  if (compound->has("WordDocument")) return refused(source, "error.document-old", {"DOCX"});
  if (compound->has("Workbook") || compound->has("Book")) return refused(source, "error.document-old", {"XLSX"});
  if (compound->has("PowerPoint Document")) return refused(source, "error.document-old", {"PPTX"});
  return refused(source, "error.compound-unknown");
}

/// The first element of XML, or the first tag of HTML.
std::optional<Kind> of_markup(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  if (!head.starts_with('<')) return std::nullopt;
  std::string low;
  for (const char c : head.substr(0, 2048)) low += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (low.starts_with("<!doctype html") || low.starts_with("<html")) return Kind::html;
  if (!low.starts_with("<?xml") && !low.starts_with("<!doctype") && !low.starts_with("<xliff") &&
      !low.starts_with("<tmx"))
    return std::nullopt;
  const auto has = [&](std::string_view tag) { return low.find(tag) != low.npos; };
  if (has("<xliff")) return Kind::xliff;
  if (has("<tmx")) return Kind::tmx;
  if (has("<martif") || has("<tbx")) return Kind::tbx;
  if (has("<html")) return Kind::html;
  return std::nullopt;
}

}  // namespace

base::Result<std::optional<Kind>> kind_by_bytes(const Source& source) {
  const std::string_view bytes = source.bytes;
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return of_archive(source);
  if (Compound::is_compound(bytes)) return of_compound(source);
  if (bytes.starts_with("HWP Document File V")) return refused(source, "error.hwp-3");
  if (bytes.substr(0, 1024).find("%PDF-") != bytes.npos) return std::optional(Kind::pdf);
  if (bytes.starts_with("{\\rtf")) return refused(source, "error.document-old", {"DOCX"});
  return of_markup(bytes.substr(0, 2048));
}

}  // namespace ireum::format
