// A decoded document: the stored bytes, what they say (source), and the same in normal form (text).
//
// All of the program reads text(): UTF-8 in NFC, which also unifies compatibility ideographs. What
// is reported and what is edited is source(): the code points as they stand in the file, without
// the byte order mark. Where nothing had to be decoded or changed, the two are views of the given
// bytes, which must outlive the document. changes() says where they part; SourceMap leads back.
//
// Auto detection: byte order mark; else valid UTF-8; else UTF-16 by its NUL bytes; else windows-949
// or GB 18030 by which gives the more common Hangul and Han. It never guesses quietly: a damaged
// UTF-8 file, a binary one and an undecided one are errors.
//   error.undecodable         args: encoding, byte offset in the file, the offending bytes in hex
//   error.binary              args: byte offset in the file
//   error.encoding-ambiguous  args: byte offset of the first byte that is not ASCII
//   error.unencodable         args: encoding, the character, its code point ("U+9F98")
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/encoding.h"

namespace ireum::text {

/// A stretch where text and source differ, as byte ranges: one combining cluster or character.
struct Change {
  uint64_t text_begin = 0;
  uint64_t text_end = 0;
  uint64_t source_begin = 0;
  uint64_t source_end = 0;
  friend bool operator==(const Change&, const Change&) = default;
};

class Document {
 public:
  using Change = text::Change;

  /// Decodes `bytes`, which must outlive the document. `path` only names the document.
  static base::Result<Document> decode(std::string path, std::string_view bytes,
                                       Encoding encoding = Encoding::auto_detect);

  const std::string& path() const { return path_; }
  /// The encoding found; never auto_detect.
  Encoding encoding() const { return encoding_; }
  bool has_bom() const { return has_bom_; }
  /// The file as stored, byte order mark included.
  std::string_view stored() const { return stored_; }
  /// What the file says, in UTF-8. Views of source() and text() end when the document moves.
  std::string_view source() const { return decoded_ ? std::string_view(*decoded_) : viewed_; }
  /// source() in NFC.
  std::string_view text() const { return normal_ ? std::string_view(*normal_) : source(); }
  bool changed() const { return !changes_.empty(); }
  /// Sorted; outside them text and source run in step.
  const std::vector<Change>& changes() const { return changes_; }

 private:
  std::string path_;
  Encoding encoding_ = Encoding::utf8;
  bool has_bom_ = false;
  std::string_view stored_;
  std::string_view viewed_;             // the source where it is a part of stored_
  std::optional<std::string> decoded_;  // the source where it had to be decoded
  std::optional<std::string> normal_;   // the text where it differs from the source
  std::vector<Change> changes_;
};

/// Encodes an edited source() for the document's file, with its byte order mark if it had one.
/// A character that the encoding cannot hold is an error (error.unencodable), never replaced.
base::Result<std::string> encode(const Document& document, std::string_view utf8);

}  // namespace ireum::text
