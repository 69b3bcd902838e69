#include "format/xml.h"

#include <expat.h>

#include <memory>
#include <utility>

#include "format/builder.h"
#include "text/convert.h"
#include "text/document.h"

namespace ireum::format {
namespace {

struct KnownNamespace {
  std::string_view part;  // of the address, so that the strict form of a vocabulary is the same
  bool whole;             // the address ends with it
  Family family;
};
constexpr KnownNamespace kNamespaces[] = {
    {"/wordprocessingml/main", true, Family::word},
    {"/wordprocessingml/2006/main", true, Family::word},
    {"/drawingml/2006/main", true, Family::drawing},
    {"/drawingml/main", true, Family::drawing},
    {"/spreadsheetml/2006/main", true, Family::spreadsheet},
    {"/spreadsheetml/main", true, Family::spreadsheet},
    {"/presentationml/2006/main", true, Family::slides},
    {"/presentationml/main", true, Family::slides},
    {"/markup-compatibility/2006", true, Family::compatibility},
    {":opendocument:xmlns:text:", false, Family::office_text},
    {":opendocument:xmlns:table:", false, Family::office_table},
    {":opendocument:xmlns:", false, Family::office_body},
    {"purl.org/dc/elements/", false, Family::dublin_core},
    {"/hwpml/", false, Family::hangul},
    {"/owpml/", false, Family::hangul},
};

constexpr char kSeparator = '\n';

struct Name {
  Family family = Family::none;
  std::string_view local;
};

Name split(const char* full) {
  const std::string_view name(full);
  const size_t cut = name.rfind(kSeparator);
  if (cut == name.npos) return {Family::none, name};
  const std::string_view space = name.substr(0, cut);
  for (const KnownNamespace& n : kNamespaces)
    if (n.whole ? space.ends_with(n.part) : space.find(n.part) != space.npos) return {n.family, name.substr(cut + 1)};
  return {Family::other, name.substr(cut + 1)};
}

struct Run {
  XML_Parser parser = nullptr;
  XmlHandler* handler = nullptr;
  std::string_view bytes;
  uint64_t depth = 0, most = 0;
  bool cdata = false, entities = false, deep = false;

  Range raw() const {
    const auto begin = static_cast<uint64_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser)));
    return {begin, begin + static_cast<uint64_t>(std::max(0, XML_GetCurrentByteCount(parser)))};
  }
};

Run& run_of(void* user) { return *static_cast<Run*>(user); }

void on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
  Run& run = run_of(user);
  if (++run.depth > run.most) {
    run.deep = true;
    XML_StopParser(run.parser, XML_FALSE);
    return;
  }
  const Name split_name = split(name);
  Element element{split_name.family, split_name.local, {}, run.raw()};
  for (; *attributes; attributes += 2) element.attributes.push_back({split(attributes[0]).local, attributes[1]});
  run.handler->start(element);
}

void on_end(void* user, const XML_Char* name) {
  Run& run = run_of(user);
  --run.depth;
  const Name n = split(name);
  run.handler->end(n.family, n.local, run.raw());
}

void on_characters(void* user, const XML_Char* s, int length) {
  Run& run = run_of(user);
  Characters text{{s, static_cast<size_t>(length)}, run.raw(), run.cdata, false};
  text.verbatim = text.raw.end <= run.bytes.size() && run.bytes.substr(text.raw.begin, text.raw.size()) == text.text;
  run.handler->characters(text);
}

void on_cdata_start(void* user) { run_of(user).cdata = true; }
void on_cdata_end(void* user) { run_of(user).cdata = false; }

void on_entity(void* user, const XML_Char*, int, const XML_Char*, int, const XML_Char*, const XML_Char*,
               const XML_Char*, const XML_Char*) {
  Run& run = run_of(user);
  run.entities = true;
  XML_StopParser(run.parser, XML_FALSE);
}

/// The encoding that a declaration names, where it is none of UTF.
std::optional<text::Encoding> declared(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, std::min<size_t>(bytes.size(), 200));
  if (!head.starts_with("<?xml")) return std::nullopt;
  const std::string_view line = head.substr(0, head.find("?>"));
  size_t at = line.find("encoding");
  if (at == line.npos || (at = line.find_first_of("\"'", at)) == line.npos) return std::nullopt;
  const std::string_view name = line.substr(at + 1, line.find(line[at], at + 1) - at - 1);
  const auto encoding = text::encoding_from_name(name);
  if (!encoding || *encoding == text::Encoding::utf8) return std::nullopt;
  if (*encoding == text::Encoding::utf16le || *encoding == text::Encoding::utf16be) return std::nullopt;
  return encoding;
}

}  // namespace

std::string_view Element::value(std::string_view attribute) const {
  for (const Attribute& a : attributes)
    if (a.name == attribute) return a.value;
  return {};
}

base::Result<XmlBytes> xml_bytes(std::string name, std::string stored) {
  XmlBytes out;
  out.member.name = std::move(name);
  if (stored.starts_with("\xEF\xBB\xBF")) {
    out.member.mark = true;
    stored.erase(0, 3);
  }
  const bool wide = stored.starts_with("\xFF\xFE") || stored.starts_with("\xFE\xFF") ||
                    (stored.size() > 1 && (stored[0] == '\0' || stored[1] == '\0'));
  const auto named = declared(stored);
  if (!wide && !named) {
    out.utf8 = std::move(stored);
    return out;
  }
  const auto document = text::Document::decode(out.member.name, stored, named ? *named : text::Encoding::auto_detect);
  if (!document) return document.error();
  out.member.encoding = document->encoding();
  out.member.mark = document->has_bom();
  out.utf8 = document->source();
  return out;
}

base::Status read_xml(std::string_view utf8, const std::string& name, const Limits& limits, XmlHandler& handler) {
  struct Free {
    void operator()(XML_Parser p) const { XML_ParserFree(p); }
  };
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser(XML_ParserCreateNS("UTF-8", kSeparator));
  if (!parser) return base::Error{"error.no-memory", name, {}};
  Run run;
  run.parser = parser.get();
  run.handler = &handler;
  run.bytes = utf8;
  run.most = limits.depth;
  XML_SetUserData(run.parser, &run);
  XML_SetElementHandler(run.parser, on_start, on_end);
  XML_SetCharacterDataHandler(run.parser, on_characters);
  XML_SetCdataSectionHandler(run.parser, on_cdata_start, on_cdata_end);
  XML_SetEntityDeclHandler(run.parser, on_entity);
  // The length of a call is an int.
  constexpr size_t kBlock = 64u << 20;
  XML_Status status = XML_STATUS_OK;
  for (size_t at = 0; status == XML_STATUS_OK;) {
    const size_t n = std::min(kBlock, utf8.size() - at);
    const bool last = at + n == utf8.size();
    status = XML_Parse(run.parser, utf8.data() + at, static_cast<int>(n), last);
    at += n;
    if (last) break;
  }
  if (run.deep) return base::Error{"error.format-bound", name, {"depth", std::to_string(limits.depth)}};
  if (run.entities) return base::Error{"error.xml-entities", name, {}};
  if (status == XML_STATUS_OK) return std::nullopt;
  return base::Error{
      "error.xml-broken",
      name,
      {XML_ErrorString(XML_GetErrorCode(run.parser)), std::to_string(XML_GetCurrentLineNumber(run.parser))}};
}

void put(Builder& builder, const Characters& text) {
  const Escape escape = text.cdata ? Escape::cdata : Escape::xml;
  if (text.verbatim) builder.text(text.text, text.raw.begin, escape);
  else builder.decoded(text.text, text.raw, escape);
}

}  // namespace ireum::format
