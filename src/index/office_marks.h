// Index marks in a DOCX (XE fields) or HWPX (indexmark controls), put into a copy of the draft and
// taken out again.
//
// The XML of the text is edited by byte: text is cut where a mark goes in, and nothing else is
// written anew; every other member of the archive is copied as it is packed. Taken out, the XML is
// what it was, byte for byte, and this is tried before a marked copy is given. What a word processor
// has saved since is its own XML: the fields of a DOCX are still found and taken out, by the revision
// number of their runs; the marks of an HWPX can then no longer be told from others.
//
// In an HWPX the cached layout of a marked paragraph would no longer fit its characters; it is put
// into a comment, and back.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "index/marks.h"
#include "index/office_text.h"

namespace ireum::index {

/// A field or control that says "index this here". `above` is the main entry of a sub-entry, else empty.
std::string word_mark(const Entry& entry, std::string_view above);
std::string hangul_mark(const Entry& entry, std::string_view above);

/// The file with the marks, whose places are bytes of OfficeText::text. Nothing where it cannot be done
/// so that it can be undone.
std::optional<std::string> office_marked(std::string_view bytes, const OfficeText& office, std::span<const Mark> marks);
/// The file without our marks; the same bytes where it has none. Nothing where it cannot be read.
std::optional<std::string> office_unmarked(std::string_view bytes, const OfficeText& office);

}  // namespace ireum::index
