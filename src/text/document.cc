#include "text/document.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "base/utf8.h"
#include "text/convert.h"
#include "text/detect.h"
#include "text/normal_form.h"
#include "text/valid_utf8.h"

namespace ireum::text {
namespace {

using base::Error;

Error binary(const std::string& path, size_t offset) { return {"error.binary", path, {std::to_string(offset)}}; }

Error ambiguous(const std::string& path, std::string_view bytes) {
  const auto first = std::find_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  return {"error.encoding-ambiguous", path, {std::to_string(first - bytes.begin())}};
}

/// `offset` and `length` are of the file as stored.
Error undecodable(const std::string& path, Encoding encoding, std::string_view stored, size_t offset, size_t length) {
  std::string hex;
  for (const char c : stored.substr(std::min(offset, stored.size()), std::max<size_t>(length, 1))) {
    char two[4];
    std::snprintf(two, sizeof two, "%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    if (!hex.empty()) hex += ' ';
    hex += two;
  }
  return {"error.undecodable", path, {std::string(encoding_name(encoding)), std::to_string(offset), hex}};
}

/// The encoding that a byte order mark names; auto_detect without one.
Encoding encoding_of_mark(std::string_view bytes) {
  for (const Encoding e : {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::gb18030}) {
    if (bytes.starts_with(byte_order_mark(e))) return e;
  }
  return Encoding::auto_detect;
}

bool is_utf16(Encoding encoding) { return encoding == Encoding::utf16le || encoding == Encoding::utf16be; }

/// A byte order mark that belongs to another encoding than the one asked for (or to UTF-32): its length.
size_t foreign_mark(std::string_view bytes, Encoding encoding) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) return 4;
  const std::string_view swapped = encoding == Encoding::utf16le   ? byte_order_mark(Encoding::utf16be)
                                   : encoding == Encoding::utf16be ? byte_order_mark(Encoding::utf16le)
                                                                   : std::string_view{};
  return !swapped.empty() && bytes.starts_with(swapped) ? swapped.size() : 0;
}

/// The source in one of its forms, and where to look for what is not NFC.
struct Source {
  Encoding encoding = Encoding::utf8;
  bool has_bom = false;
  std::string_view viewed;
  std::optional<std::string> decoded;
  std::vector<size_t> suspects;
};

/// Turns bytes into a Source: one step for each way in which an encoding comes to be known.
class Reader {
 public:
  Reader(const std::string& path, std::string_view stored) : path_(path), stored_(stored) {}

  base::Result<Source> read(Encoding asked) {
    if (asked == Encoding::auto_detect) asked = encoding_of_mark(stored_);
    if (const size_t length = foreign_mark(stored_, asked)) {
      return undecodable(path_, asked == Encoding::auto_detect ? Encoding::utf8 : asked, stored_, 0, length);
    }
    const std::string_view mark = byte_order_mark(asked);
    source_.has_bom = !mark.empty() && stored_.starts_with(mark);
    bytes_ = stored_.substr(source_.has_bom ? mark.size() : 0);
    if (asked == Encoding::auto_detect) return detect();
    return asked == Encoding::utf8 ? read_utf8() : read_other(asked);
  }

 private:
  base::Result<Source> detect() {
    if (has_binary_signature(bytes_)) return binary(path_, 0);
    const Utf8Screen screen = screen_utf8(bytes_);
    if (const size_t nul = screen.valid ? screen.nul : bytes_.find('\0'); nul != bytes_.npos) {
      const Encoding found = detect_utf16(bytes_);
      if (found == Encoding::auto_detect) return binary(path_, nul);
      return read_other(found);
    }
    if (screen.valid) return take_utf8(screen);
    if (is_damaged_utf8(bytes_, screen.bad)) return bad_utf8(screen.bad);
    LegacyGuess guess = detect_legacy(bytes_);
    switch (guess.verdict) {
      case LegacyGuess::Verdict::ambiguous: return ambiguous(path_, bytes_);
      case LegacyGuess::Verdict::undecodable:
        return undecodable(path_, guess.encoding, stored_, guess.decoded.bad, guess.decoded.bad_length);
      case LegacyGuess::Verdict::found: break;
    }
    return take_decoded(guess.encoding, std::move(guess.decoded.utf8));
  }

  base::Result<Source> read_utf8() {
    const Utf8Screen screen = screen_utf8(bytes_);
    if (const size_t nul = screen.valid ? screen.nul : bytes_.find('\0'); nul != bytes_.npos)
      return binary(path_, mark_size() + nul);
    return screen.valid ? take_utf8(screen) : bad_utf8(screen.bad);
  }

  base::Result<Source> read_other(Encoding encoding) {
    if (!is_utf16(encoding)) {
      if (const size_t nul = bytes_.find('\0'); nul != bytes_.npos) return binary(path_, mark_size() + nul);
    }
    Decoded decoded = decode_bytes(bytes_, encoding);
    if (!decoded.ok) return undecodable(path_, encoding, stored_, mark_size() + decoded.bad, decoded.bad_length);
    if (const size_t nul = decoded.utf8.find('\0'); nul != std::string::npos) {
      const std::string before = encode_bytes(std::string_view(decoded.utf8).substr(0, nul), encoding).bytes;
      return binary(path_, mark_size() + before.size());
    }
    return take_decoded(encoding, std::move(decoded.utf8));
  }

  base::Result<Source> take_utf8(const Utf8Screen& screen) {
    source_.encoding = Encoding::utf8;
    source_.viewed = bytes_;
    source_.suspects = screen.suspects;
    return std::move(source_);
  }

  base::Result<Source> take_decoded(Encoding encoding, std::string utf8) {
    source_.encoding = encoding;
    source_.suspects = screen_utf8(utf8).suspects;
    source_.decoded = std::move(utf8);
    return std::move(source_);
  }

  Error bad_utf8(size_t bad) const {
    return undecodable(path_, Encoding::utf8, stored_, mark_size() + bad, broken_sequence(bytes_, bad));
  }

  size_t mark_size() const { return stored_.size() - bytes_.size(); }

  const std::string& path_;
  std::string_view stored_;
  std::string_view bytes_;  // behind the byte order mark
  Source source_;
};

}  // namespace

base::Result<Document> Document::decode(std::string path, std::string_view bytes, Encoding encoding) {
  base::Result<Source> read = Reader(path, bytes).read(encoding);
  if (!read) return read.error();
  Document document;
  document.path_ = std::move(path);
  document.stored_ = bytes;
  document.encoding_ = read->encoding;
  document.has_bom_ = read->has_bom;
  document.viewed_ = read->viewed;
  document.decoded_ = std::move(read->decoded);
  if (std::optional<NormalForm> form = normal_form(document.source(), read->suspects)) {
    document.normal_ = std::move(form->text);
    document.changes_ = std::move(form->changes);
  }
  return document;
}

base::Result<std::string> encode(const Document& document, std::string_view utf8) {
  const Encoding encoding = document.encoding();
  std::string out(document.has_bom() ? byte_order_mark(encoding) : std::string_view{});
  if (encoding == Encoding::utf8) return out.append(utf8);
  const Encoded encoded = encode_bytes(utf8, encoding);
  if (encoded.ok) return out.append(encoded.bytes);
  std::string character;
  base::append_utf8(character, encoded.bad);
  char code[16];
  std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(encoded.bad));
  return Error{"error.unencodable", document.path(), {std::string(encoding_name(encoding)), character, code}};
}

}  // namespace ireum::text
