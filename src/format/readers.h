// One reader a format; formats.cc knows which is whose.
#pragma once

#include <string>

#include "format/builder.h"
#include "format/formats.h"

namespace ireum::format {

base::Result<Rendering> read_text(const Source& source);
base::Result<Rendering> read_markdown(const Source& source);
base::Result<Rendering> read_html(const Source& source);
base::Result<Rendering> read_docx(const Source& source);
base::Result<Rendering> read_odt(const Source& source);
base::Result<Rendering> read_hwpx(const Source& source);
base::Result<Rendering> read_hwp(const Source& source);
base::Result<Rendering> read_pdf(const Source& source);
base::Result<Rendering> read_xlsx(const Source& source);
base::Result<Rendering> read_pptx(const Source& source);
base::Result<Rendering> read_xliff(const Source& source);
base::Result<Rendering> read_tmx(const Source& source);
base::Result<Rendering> read_tbx(const Source& source);
base::Result<Rendering> read_po(const Source& source);
base::Result<Rendering> read_table(const Source& source);
base::Result<Rendering> read_json(const Source& source);
base::Result<Rendering> read_yaml(const Source& source);
base::Result<Rendering> read_subtitle(const Source& source);
base::Result<Rendering> read_tex(const Source& source);
base::Result<Rendering> read_rst(const Source& source);
base::Result<Rendering> read_asciidoc(const Source& source);

/// A file that is text, decoded; its only member has no name.
struct DecodedText {
  std::string utf8;
  Member member;
};
base::Result<DecodedText> decoded_text(const Source& source);

/// Appends `text`, whose bytes begin at `raw`, with every stretch of white space as one blank. `blank_before`: what was
/// written before ends with one, which is then not repeated; it is kept up to date.
void put_collapsed(Builder& builder, std::string_view text, uint64_t raw, Escape escape, bool& blank_before);

}  // namespace ireum::format
