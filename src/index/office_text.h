// What a word processor's file says: its paragraphs as lines, its pages as form feeds.
//
// For indexes that come as DOCX, ODT or HWPX, and for drafts in those formats. Page breaks that the
// author set are certain; those that the program noted when it last drew the pages are estimates, and
// said to be; of HWPX no page is known. Nothing is drawn here: headers, notes and pictures are passed
// over. Of DOCX and HWPX it is known where in the file each stretch of the text stands, so that marks
// can be put in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ireum::index {

enum class OfficeKind : uint8_t { word, open_document, hangul };

/// An element that holds text (w:t, hp:t) and what stands around it, as bytes of its member's XML.
struct TextElement {
  uint32_t part = 0;                    // into OfficeText::parts
  uint64_t open = 0;                    // where its tag begins
  uint64_t begin = 0;                   // where what it holds begins
  uint64_t run = 0;                     // where its run begins: the outermost one
  uint64_t format = 0, format_end = 0;  // the properties of the run (w:rPr)
  bool keeps_blanks = false;            // xml:space="preserve"
  bool first = false;                   // nothing but properties stands before it in its run
  bool whole = false;                   // may not be cut in two: ruby, a tag with attributes
};

/// A stretch of the text and the bytes of the member that say it: as many, or one reference.
struct Stretch {
  uint64_t text = 0;  // byte of OfficeText::text
  uint64_t xml = 0;   // byte of the member
  uint64_t size = 0;  // bytes of the member
  uint32_t element = 0;
};

struct OfficeText {
  std::string text;
  bool estimated = false;  // some page break is only what the program last drew
  OfficeKind kind = OfficeKind::word;
  std::vector<std::string> parts;     // members that the text stands in
  std::vector<TextElement> elements;  // in order
  std::vector<Stretch> stretches;     // in order
};

/// Nothing where `bytes` is no DOCX, ODT or HWPX. Paragraphs in the styles of sub-entries (index 2,
/// index 3) are indented by two blanks a level.
std::optional<OfficeText> office_text(std::string_view bytes);

}  // namespace ireum::index
