// Decoding, encoding back, and the way between the text and the file.
#include "random/random.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "text/document.h"
#include "text/source_map.h"

namespace ireum::random {
namespace {

using text::Document;
using text::Edge;
using text::Encoding;
using text::SourceMap;

std::string decomposed(const std::string& s) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::Normalizer2::getNFDInstance(status)->normalize(icu::UnicodeString::fromUTF8(s), status).toUTF8String(out);
  return out;
}

TEST_CASE("what is decoded is encoded back to the byte") {
  holds("UTF-8, UTF-16 and GB 18030", [](bool bom) {
    const std::string said = *text();
    const Encoding encoding =
        *rc::gen::element(Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::gb18030);
    const std::string base =
        bom && encoding != Encoding::gb18030 ? std::string(text::byte_order_mark(encoding)) : std::string();
    // The stored form, made from an empty document of that encoding.
    auto empty = Document::decode("a", base, encoding);
    RC_PRE(static_cast<bool>(empty));
    auto stored = text::encode(*empty, said);
    RC_ASSERT(static_cast<bool>(stored));
    auto document = Document::decode("a", *stored, encoding);
    RC_ASSERT(static_cast<bool>(document));
    RC_ASSERT(document->source() == said);
    auto again = text::encode(*document, document->source());
    RC_ASSERT(static_cast<bool>(again));
    RC_ASSERT(*again == *stored);
  });
}

TEST_CASE("every place of the text has its place in the source") {
  holds("composed and decomposed mixed", [] {
    std::string said;
    for (const std::string& part : *rc::gen::container<std::vector<std::string>>(text()))
      said += *rc::gen::arbitrary<bool>() ? part : decomposed(part);
    auto document = Document::decode("a", said, Encoding::utf8);
    RC_ASSERT(static_cast<bool>(document));
    const SourceMap map(*document);
    size_t last = 0;
    for (size_t i = 0; i <= document->text().size(); ++i) {
      if (i < document->text().size() && (document->text()[i] & 0xC0) == 0x80) continue;
      const size_t at = map.source_byte(i);
      RC_ASSERT(at >= last);
      RC_ASSERT(at <= said.size());
      RC_ASSERT(at == said.size() || (said[at] & 0xC0) != 0x80);
      last = at;
      const text::Position p = map.at(i);
      RC_ASSERT(p.byte == static_cast<int64_t>(at));
      const auto back = map.text_byte(p.line, p.column);
      RC_ASSERT(back.has_value());
      RC_ASSERT(map.source_byte(*back) == at);
    }
  });
}

}  // namespace
}  // namespace ireum::random
