#include "report/json_text.h"

#include <fmt/format.h>

#include <charconv>
#include <iterator>

#include "base/utf8.h"
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

bool is_plain(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x20 && !base::is_any(u, '"', '\\', 0x7F, 0xC2, 0xE2);
}

void append_well_formed(std::string& out, std::string_view s) {
  for (size_t from = 0, i = 0;; ++i) {
    if (i < s.size() && is_plain(s[i])) continue;
    const bool leads = i < s.size() && (s[i] == '\xC2' || s[i] == '\xE2');
    const size_t line_end = leads ? line_end_at(s, i) : 0;
    if (leads && line_end == 0) continue;
    out.append(s, from, i - from);
    if (i == s.size()) return;
    if (line_end == 0) append_escaped(out, s[i]);
    else out += line_end == 2 ? "\\u0085" : s[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
    i += line_end == 0 ? 0 : line_end - 1;
    from = i + 1;
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view s) {
  out += '"';
  for (size_t bad = 0; !text::is_valid_utf8(s, &bad);) {
    append_well_formed(out, s.substr(0, bad));
    out += "\xEF\xBF\xBD";
    s.remove_prefix(bad + text::broken_sequence(s, bad));
  }
  append_well_formed(out, s);
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
  out_->append(filled_.size() * static_cast<size_t>(indent_), ' ');
}

void JsonText::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (filled_.empty()) return;
  if (filled_.back()) *out_ += ',';
  filled_.back() = true;
  new_line();
}

JsonText& JsonText::open(char bracket) {
  before_value();
  *out_ += bracket;
  filled_.push_back(false);
  return *this;
}

JsonText& JsonText::close(char bracket) {
  const bool filled = filled_.back();
  filled_.pop_back();
  if (filled) new_line();
  *out_ += bracket;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  before_value();
  append_json_string(*out_, name);
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
  begin_object().key("byte");
  if (p.byte < 0) null();
  else value(p.byte);
  key("offset").value(p.offset).key("line").value(p.line).key("column").value(p.column).key("utf16").value(p.utf16);
  return end_object();
}

}  // namespace ireum::report
