#include "format/formats.h"

#include <algorithm>
#include <map>

#include "format/detect.h"
#include "format/readers.h"
#include "format/splice.h"
#include "format/zip.h"
#include "text/convert.h"
#include "text/document.h"

namespace ireum::format {
namespace {

constexpr bool kFixes = true, kReadOnly = false, kContainer = true, kFile = false;

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// The ending of a name, with its dot.
std::string ending(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const size_t dot = name.rfind('.');
  return dot == name.npos || dot == 0 ? std::string() : lower(name.substr(dot));
}

bool has_ending(const Format& format, std::string_view wanted) {
  if (wanted.empty()) return false;
  for (std::string_view rest = format.endings; !rest.empty();) {
    const size_t cut = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, cut) == wanted) return true;
    rest.remove_prefix(std::min(cut + 1, rest.size()));
  }
  return false;
}

/// Member by member, where the edits touch one.
base::Result<std::string> spliced_archive(const Source& source, const Rendering& rendering,
                                          const std::vector<RawEdit>& edits) {
  base::Result<Zip> zip = Zip::open(source.bytes, source.limits);
  if (!zip) return zip.error();
  std::map<std::string, std::string> replaced;
  for (uint32_t i = 0; i < rendering.members.size(); ++i) {
    const bool touched = std::any_of(edits.begin(), edits.end(), [i](const RawEdit& e) { return e.member == i; });
    if (!touched) continue;
    const Member& member = rendering.members[i];
    base::Result<std::string> stored = zip->member(member.name);
    if (!stored) return stored.error();
    const auto document = text::Document::decode(member.name, *stored, member.encoding);
    if (!document) return document.error();
    auto encoded = text::encode(*document, with_edits(document->source(), edits, i));
    if (!encoded) return encoded.error();
    replaced[member.name] = std::move(*encoded);
  }
  return zip_with(source.bytes, replaced);
}

base::Result<std::string> spliced_file(const Source& source, const Rendering& rendering,
                                       const std::vector<RawEdit>& edits) {
  const auto document = text::Document::decode(source.path, source.bytes, rendering.members.at(0).encoding);
  if (!document) return document.error();
  return text::encode(*document, with_edits(document->source(), edits, 0));
}

}  // namespace

const std::vector<Format>& formats() {
  static const std::vector<Format> kFormats = {
      {Kind::text, "text", ".txt .text", read_text, kFixes, kFile},
      {Kind::markdown, "markdown", ".md .markdown .mdown .mkd .qmd .rmd", read_markdown, kFixes, kFile},
      {Kind::html, "html", ".html .htm .xhtml .xht", read_html, kFixes, kFile},
      {Kind::docx, "docx", ".docx .docm .dotx", read_docx, kFixes, kContainer},
      {Kind::odt, "odt", ".odt .ott", read_odt, kFixes, kContainer},
      {Kind::hwpx, "hwpx", ".hwpx", read_hwpx, kFixes, kContainer},
      {Kind::hwp, "hwp", ".hwp", read_hwp, kReadOnly, kContainer},
      {Kind::pdf, "pdf", ".pdf", read_pdf, kReadOnly, kContainer},
      {Kind::xlsx, "xlsx", ".xlsx .xlsm", read_xlsx, kFixes, kContainer},
      {Kind::pptx, "pptx", ".pptx .pptm", read_pptx, kFixes, kContainer},
      {Kind::xliff, "xliff", ".xlf .xliff", read_xliff, kFixes, kFile},
      {Kind::tmx, "tmx", ".tmx", read_tmx, kFixes, kFile},
      {Kind::tbx, "tbx", ".tbx", read_tbx, kFixes, kFile},
      {Kind::po, "po", ".po .pot", read_po, kFixes, kFile},
      {Kind::table, "table", ".csv .tsv .tab", read_table, kFixes, kFile},
      {Kind::json, "json", ".json .jsonl .arb", read_json, kFixes, kFile},
      {Kind::yaml, "yaml", ".yaml .yml", read_yaml, kFixes, kFile},
      {Kind::subtitle, "subtitle", ".srt .vtt", read_subtitle, kFixes, kFile},
      {Kind::tex, "tex", ".tex .ltx .latex", read_tex, kFixes, kFile},
      {Kind::rst, "rst", ".rst .rest", read_rst, kFixes, kFile},
      {Kind::asciidoc, "asciidoc", ".adoc .asciidoc .asc", read_asciidoc, kFixes, kFile},
  };
  return kFormats;
}

const Format& format_of(Kind kind) {
  const auto found =
      std::find_if(formats().begin(), formats().end(), [kind](const Format& f) { return f.kind == kind; });
  return found == formats().end() ? formats().front() : *found;
}

bool is_known_name(std::string_view path) {
  const std::string wanted = ending(path);
  return std::any_of(formats().begin(), formats().end(), [&](const Format& f) { return has_ending(f, wanted); });
}

namespace {

/// By name alone; plain text where the name says nothing.
Kind kind_by_name(std::string_view path) {
  const std::string wanted = ending(path);
  for (const Format& f : formats())
    if (!f.container && has_ending(f, wanted)) return f.kind;
  return Kind::text;
}

}  // namespace

base::Result<Kind> detect(const Source& source) {
  const base::Result<std::optional<Kind>> told = kind_by_bytes(source);
  if (!told) return told.error();
  return told->value_or(kind_by_name(source.path));
}

base::Result<Rendering> render(const Source& source) {
  const base::Result<Kind> kind = detect(source);
  if (!kind) return kind.error();
  return render_as(*kind, source);
}

base::Result<Rendering> render_as(Kind kind, const Source& source) {
  base::Result<Rendering> rendering = format_of(kind).read(source);
  if (!rendering) {
    base::Error error = rendering.error();
    if (error.where.empty()) error.where = source.path;
    return error;
  }
  rendering->kind = kind;
  if (rendering->text.size() > source.limits.text_bytes)
    return base::Error{"error.format-bound", source.path, {"text_bytes", std::to_string(source.limits.text_bytes)}};
  return rendering;
}

base::Result<Spliced> splice(const Source& source, const Rendering& rendering, const std::vector<Edit>& edits) {
  const Format& format = format_of(rendering.kind);
  if (!format.fixes) return base::Error{"error.format-read-only", source.path, {std::string(format.name)}};
  Plan plan = plan_edits(rendering, edits);
  Spliced out{std::string(source.bytes), std::move(plan.refused)};
  if (plan.edits.empty()) return out;
  base::Result<std::string> bytes =
      format.container ? spliced_archive(source, rendering, plan.edits) : spliced_file(source, rendering, plan.edits);
  if (!bytes) return bytes.error();
  out.bytes = std::move(*bytes);
  return out;
}

}  // namespace ireum::format
