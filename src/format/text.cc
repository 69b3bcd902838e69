// Text in any encoding: a line is a segment. Also what the other formats that are text begin with.
#include "format/readers.h"
#include "text/document.h"

namespace ireum::format {

base::Result<DecodedText> decoded_text(const Source& source) {
  if (source.bytes.size() > source.limits.text_bytes)
    return base::Error{"error.format-bound", source.path, {"text_bytes", std::to_string(source.limits.text_bytes)}};
  const auto document = text::Document::decode(source.path, source.bytes, source.encoding);
  if (!document) return document.error();
  return DecodedText{std::string(document->source()), Member{{}, document->encoding(), document->has_bom()}};
}

void put_collapsed(Builder& builder, std::string_view text, uint64_t raw, Escape escape, bool& blank_before) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  for (size_t i = 0; i < text.size();) {
    size_t j = i;
    while (j < text.size() && !is_blank(text[j])) ++j;
    builder.text(text.substr(i, j - i), raw + i, escape);
    if (j > i) blank_before = false;
    i = j;
    while (j < text.size() && is_blank(text[j])) ++j;
    if (j == i || std::exchange(blank_before, true)) {
      i = j;
      continue;
    }
    if (j == i + 1 && text[i] == ' ') builder.text(" ", raw + i, escape);
    else builder.decoded(" ", {raw + i, raw + j}, escape, false);
    i = j;
  }
}

base::Result<Rendering> read_text(const Source& source) {
  base::Result<DecodedText> decoded = decoded_text(source);
  if (!decoded) return decoded.error();
  Builder builder(Kind::text);
  builder.add_member(decoded->member);
  const std::string& text = decoded->utf8;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const bool carriage = end > at && text[end - 1] == '\r';
    builder.open(Role::paragraph);
    builder.text(std::string_view(text).substr(at, end - carriage - at), at, Escape::none);
    builder.close();
    at = end + 1;
  }
  return builder.take();
}

}  // namespace ireum::format
