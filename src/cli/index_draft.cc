#include "cli/index_draft.h"

#include <algorithm>
#include <optional>

#include "base/atomic_file.h"
#include "cli/run.h"
#include "index/marks.h"
#include "index/office_marks.h"
#include "index/office_text.h"

namespace ireum::cli {

bool ends_in(std::string_view path, std::initializer_list<std::string_view> endings) {
  std::string lower(path);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c); });
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return lower.ends_with(e); });
}

bool deliver(const Options& o, Io& io, const std::string& bytes, bool binary) {
  const std::string path = o.get("output");
  if (path.empty() || path == "-") {
    if (binary && io.out_is_terminal)
      return complain(o, io, {"error.index-terminal", "", {o.get("format", o.has("mark") ? "--mark" : "--unmark")}}),
             false;
    put(io, bytes);
    return true;
  }
  if (auto error = base::write_output(path, bytes)) return complain(o, io, *error), false;
  return true;
}

namespace {

/// The bytes of a draft that a word processor wrote, and what they say.
struct OfficeDraft {
  intake::Input file;
  index::OfficeText office;
};

std::optional<OfficeDraft> office_draft(const std::string& path) {
  auto file = intake::Input::open(path);
  auto office = file ? index::office_text(file->bytes()) : std::nullopt;
  if (!office) return std::nullopt;
  return OfficeDraft{std::move(*file), std::move(*office)};
}

/// --format has no say in what an office file is marked with; ODT cannot be marked.
base::Status markable(const Options& o, const OfficeDraft& draft, const char* option) {
  if (o.has("format"))
    return base::Error{
        "error.option-conflict", draft.file.path(), {option + std::string(" ") + draft.file.path(), "--format"}};
  if (draft.office.kind == index::OfficeKind::open_document)
    return base::Error{"error.index-no-marks", draft.file.path(), {}};
  return std::nullopt;
}

index::MarkKind mark_kind(const Options& o, const std::string& path) {
  if (o.has("format")) return o.get("format") == "latex" ? index::MarkKind::latex : index::MarkKind::markdown;
  return ends_in(path, {".tex", ".ltx", ".latex"}) ? index::MarkKind::latex : index::MarkKind::markdown;
}

base::Result<intake::Input> held_input(const Options& o, Io& io) {
  auto bytes = read_input(io);
  if (!bytes) return bytes.error();
  return intake::Input::held(o.get("stdin-filename", "-"), std::move(*bytes));
}

}  // namespace

int unmark_draft(const Options& o, Io& io) {
  if (o.paths.size() > 1) return complain(o, io, {"error.index-one-document", "", {"--unmark"}}), 2;
  const std::string path = o.paths.empty() ? "-" : o.paths.front();
  if (const auto draft = office_draft(path)) {
    if (auto error = markable(o, *draft, "--unmark")) return complain(o, io, *error), 2;
    const auto bytes = index::office_unmarked(draft->file.bytes(), draft->office);
    if (!bytes) return complain(o, io, {"error.index-office", path, {}}), 2;
    return deliver(o, io, *bytes, true) ? 0 : 2;
  }
  auto file = path == "-" ? held_input(o, io) : intake::Input::open(path);
  if (!file) return complain(o, io, file.error()), 2;
  const auto encoding = text::encoding_from_name(o.get("encoding", "auto"));
  if (!encoding)
    return complain(o, io,
                    {"error.option-value",
                     "",
                     {"--encoding", o.get("encoding"), "auto, utf-8, utf-16le, utf-16be, cp949, gb18030"}}),
           2;
  const auto document = text::Document::decode(file->path(), file->bytes(), *encoding);
  if (!document) return complain(o, io, document.error()), 2;
  const auto bytes = text::encode(*document, index::unmarked(document->source(), mark_kind(o, file->path())));
  if (!bytes) return complain(o, io, bytes.error()), 2;
  return deliver(o, io, *bytes, false) ? 0 : 2;
}

int mark_draft(const Options& o, Io& io, const image::Lexicon& lexicon, const session::Indexed& indexed,
               const index::IndexOptions& options) {
  if (indexed.kept.size() != 1) return complain(o, io, {"error.index-one-document", "", {"--mark"}}), 2;
  const session::Loaded& d = *indexed.kept.front();
  const index::IndexInput input{d.document.get(), &d.observation, ""};
  if (const auto draft = office_draft(d.input.path())) {
    if (auto error = markable(o, *draft, "--mark")) return complain(o, io, *error), 2;
    const auto bytes = draft->file.bytes();
    if (const auto plain = index::office_unmarked(bytes, draft->office); !plain || *plain != bytes)
      return complain(o, io, {"error.index-marked", d.input.path(), {}}), 2;
    const auto kind = draft->office.kind == index::OfficeKind::word ? index::MarkKind::word : index::MarkKind::hangul;
    auto marks = index::marks_of(lexicon, indexed.index, indexed.ledger, {&input, 1}, 0, options, kind);
    for (index::Mark& m : marks) m.at = d.map->source_byte(static_cast<size_t>(m.at), text::Edge::begin);
    const auto marked = index::office_marked(bytes, draft->office, marks);
    if (!marked) return complain(o, io, {"error.index-office", d.input.path(), {}}), 2;
    return deliver(o, io, *marked, true) ? 0 : 2;
  }
  const index::MarkKind kind = mark_kind(o, d.input.path());
  // Marked twice is marked once.
  if (index::unmarked(d.document->source(), kind) != d.document->source())
    return complain(o, io, {"error.index-marked", d.input.path(), {}}), 2;
  auto marks = index::marks_of(lexicon, indexed.index, indexed.ledger, {&input, 1}, 0, options, kind);
  for (index::Mark& m : marks) m.at = d.map->source_byte(static_cast<size_t>(m.at), text::Edge::begin);
  const auto bytes = text::encode(*d.document, index::marked(d.document->source(), marks));
  if (!bytes) return complain(o, io, bytes.error()), 2;
  return deliver(o, io, *bytes, false) ? 0 : 2;
}

}  // namespace ireum::cli
