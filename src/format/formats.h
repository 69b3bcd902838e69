// Every format that is known: told by its bytes, read into a rendering, edits written back.
//
// A format is told by its bytes first and by its name second. What is recognised and cannot be read is an error that
// says what to do: error.hwp-distribution, error.hwp-password, error.hwp-3, error.zip-encrypted, error.zip-broken,
// error.document-encrypted, error.document-old (args: the format to save it in), error.pdf-no-text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/limits.h"
#include "format/rendering.h"
#include "text/encoding.h"

namespace ireum::format {

/// What is read. `bytes` must outlive it.
struct Source {
  std::string_view bytes;
  std::string path;  // names the file, and tells formats that their bytes do not
  Limits limits = {};
  text::Encoding encoding = text::Encoding::auto_detect;  // of formats that are text
};

using Reader = base::Result<Rendering> (*)(const Source&);

struct Format {
  Kind kind;
  std::string_view name;
  std::string_view endings;  // parted by blanks, lower case, with their dots
  Reader read;
  bool fixes;      // edits go back into the file
  bool container;  // positions count in the rendering, not in the file
};

const std::vector<Format>& formats();
const Format& format_of(Kind kind);
/// The formats whose names a walk takes.
bool is_known_name(std::string_view path);

/// What the bytes and the name say; plain text where they say nothing.
base::Result<Kind> detect(const Source& source);

base::Result<Rendering> render(const Source& source);
base::Result<Rendering> render_as(Kind kind, const Source& source);

struct Spliced {
  std::string bytes;
  std::vector<size_t> refused;  // of the edits: closed, or the format cannot hold them
};
/// The bytes of the source with the edits. Errors: those of reading; error.format-read-only; error.unencodable.
base::Result<Spliced> splice(const Source& source, const Rendering& rendering, const std::vector<Edit>& edits);

}  // namespace ireum::format
