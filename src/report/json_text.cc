#include "report/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <iterator>

#include "text/valid_utf8.h"

namespace ireum::report {
namespace {

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    default: fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
  }
}

/// Bytes of a sign that JSON allows in a string and that ends a line for others (U+0085, U+2028, U+2029).
size_t line_end_at(std::string_view s, size_t i) {
  if (s.substr(i).starts_with("\u0085")) return 2;
  return s.substr(i).starts_with("\u2028") || s.substr(i).starts_with("\u2029") ? 3 : 0;
}

/// A byte of text by what has to be asked before it may be written as it is.
enum class Byte : uint8_t { plain, letter, other };

/// A letter is the first byte of three: Hangul, Han, kana.
constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> kinds{};
  for (unsigned c = 0; c < 256; ++c) {
    const bool plain = c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
    const bool letter = c >= 0xE3 && c <= 0xED;
    kinds[c] = plain ? Byte::plain : letter ? Byte::letter : Byte::other;
  }
  return kinds;
}();

/// Whether eight bytes are ASCII that needs no escape.
bool is_plain(const char* p) {
  constexpr uint64_t kEach = 0x0101010101010101ull, kHigh = kEach * 0x80;
  uint64_t w;
  std::memcpy(&w, p, sizeof w);
  const auto has = [&](uint64_t c) { return ((w ^ kEach * c) - kEach) & ~(w ^ kEach * c); };  // in its high bits
  const uint64_t low = (w - kEach * 0x20) & ~w;
  return ((w | low | has('"') | has('\\') | has(0x7F)) & kHigh) == 0;
}

/// How many bytes the text has at its beginning that are well-formed and need no escape: ASCII and letters.
size_t plain_length(std::string_view s) {
  const auto continues = [&](size_t i) { return (s[i] & '\xC0') == '\x80'; };
  const auto is_whole = [&](size_t i) {  // and no surrogate
    const bool surrogate = s[i] == '\xED' && s[i + 1] & '\x20';
    return continues(i + 1) && continues(i + 2) && !surrogate;
  };
  for (size_t i = 0;;) {
    if (i == s.size()) return i;
    if (s.size() - i >= 8 && is_plain(s.data() + i)) {
      i += 8;
      continue;
    }
    const Byte kind = kBytes[static_cast<unsigned char>(s[i])];
    if (kind == Byte::plain) ++i;
    else if (kind == Byte::letter && s.size() - i >= 3 && is_whole(i)) i += 3;
    else return i;
  }
}

/// Appends what stands at the text's beginning and is no plain letter; gives the bytes of it.
size_t append_one(std::string& out, std::string_view s) {
  const size_t length = text::valid_sequence(s, 0);
  if (length == 0) {
    out += "\xEF\xBF\xBD";
    return text::broken_sequence(s, 0);
  }
  if (length == 1) append_escaped(out, s[0]);
  else if (const size_t line_end = line_end_at(s, 0); line_end == 0) out.append(s, 0, length);
  else out += line_end == 2 ? "\\u0085" : s[2] == '\xA8' ? "\\u2028" : "\\u2029";
  return length;
}

}  // namespace

void append_json_string(std::string& out, std::string_view s) {
  out += '"';
  for (;;) {
    const size_t plain = plain_length(s);
    out.append(s, 0, plain);
    s.remove_prefix(plain);
    if (s.empty()) break;
    s.remove_prefix(append_one(out, s));
  }
  out += '"';
}

void append_number(std::string& out, int64_t n) {
  char digits[24];
  const auto r = std::to_chars(digits, digits + sizeof digits, n);
  out.append(digits, r.ptr);
}

void JsonText::new_line() {
  if (indent_ == 0) return;
  *out_ += '\n';
  out_->append(depth_ * static_cast<size_t>(indent_), ' ');
}

void JsonText::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (filled_ & 1) *out_ += ',';
  filled_ |= 1;
  new_line();
}

JsonText& JsonText::open(char bracket) {
  before_value();
  *out_ += bracket;
  filled_ <<= 1, ++depth_;
  return *this;
}

JsonText& JsonText::close(char bracket) {
  const bool filled = filled_ & 1;
  filled_ >>= 1, --depth_;
  if (filled) new_line();
  *out_ += bracket;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  before_value();
  const auto plain = [](char c) { return kBytes[static_cast<unsigned char>(c)] == Byte::plain; };
  if (std::all_of(name.begin(), name.end(), plain)) (*out_ += '"').append(name) += '"';
  else append_json_string(*out_, name);
  *out_ += indent_ ? ": " : ":";
  after_key_ = true;
  return *this;
}

JsonText& JsonText::value(std::string_view s) {
  before_value();
  append_json_string(*out_, s);
  return *this;
}

JsonText& JsonText::number(int64_t n) {
  before_value();
  append_number(*out_, n);
  return *this;
}

JsonText& JsonText::raw(std::string_view s) {
  before_value();
  *out_ += s;
  return *this;
}

JsonText& JsonText::position(const text::Position& p) {
  if (indent_ == 0) return compact(p);
  begin_object().key("byte");
  if (p.byte < 0) null();
  else value(p.byte);
  key("offset").value(p.offset).key("line").value(p.line).key("column").value(p.column).key("utf16").value(p.utf16);
  return end_object();
}

/// The same on one line, of which a document has thousands.
JsonText& JsonText::compact(const text::Position& p) {
  before_value();
  if (p.byte < 0) *out_ += "{\"byte\":null";
  else append_number(*out_ += "{\"byte\":", p.byte);
  append_number(*out_ += ",\"offset\":", p.offset);
  append_number(*out_ += ",\"line\":", p.line);
  append_number(*out_ += ",\"column\":", p.column);
  append_number(*out_ += ",\"utf16\":", p.utf16);
  *out_ += '}';
  return *this;
}

}  // namespace ireum::report
