// What a word processor's file says: its paragraphs as lines, its pages as form feeds.
//
// For indexes that come as DOCX or ODT, and for drafts in those formats. Page breaks that the author
// set are certain; those that the program noted when it last drew the pages are estimates, and said
// to be. Nothing is drawn here: headers, notes and pictures are passed over.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ireum::index {

struct OfficeText {
  std::string text;
  bool estimated = false;  // some page break is only what the program last drew
};

/// Nothing where `bytes` is neither DOCX nor ODT. Paragraphs in the styles of sub-entries (index 2,
/// index 3) are indented by two blanks a level.
std::optional<OfficeText> office_text(std::string_view bytes);

/// A member of a ZIP archive, inflated.
std::optional<std::string> zip_member(std::string_view zip, std::string_view name);

}  // namespace ireum::index
