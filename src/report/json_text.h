// JSON written piece by piece in the order of the calls: no tree, no rounding, the same bytes each
// time. `indent` 0 writes one line without spaces. Ill-formed UTF-8 (a strange file name) becomes
// U+FFFD, so that the result always parses.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/source_map.h"

namespace ireum::report {

void append_json_string(std::string& out, std::string_view s);
void append_number(std::string& out, int64_t n);

class JsonText {
 public:
  explicit JsonText(std::string& out, int indent = 0) : out_(&out), indent_(indent) {}

  JsonText& begin_object() { return open('{'); }
  JsonText& end_object() { return close('}'); }
  JsonText& begin_array() { return open('['); }
  JsonText& end_array() { return close(']'); }
  JsonText& key(std::string_view name);

  JsonText& value(std::string_view s);
  JsonText& value(const char* s) { return value(std::string_view(s)); }
  template <std::integral T>
  JsonText& value(T n) {
    if constexpr (std::same_as<T, bool>) return raw(n ? "true" : "false");
    else return number(static_cast<int64_t>(n));
  }
  JsonText& null() { return raw("null"); }
  /// The string, or null for an empty one.
  JsonText& text_or_null(std::string_view s) { return s.empty() ? null() : value(s); }
  /// {"byte":…,"offset":…,"line":…,"column":…,"utf16":…}; a negative byte is null.
  JsonText& position(const text::Position& p);
  template <class Strings>
  JsonText& strings(const Strings& list) {
    begin_array();
    for (const auto& s : list) value(std::string_view(s));
    return end_array();
  }

 private:
  JsonText& open(char bracket);
  JsonText& close(char bracket);
  JsonText& raw(std::string_view s);
  JsonText& number(int64_t n);
  JsonText& compact(const text::Position& p);
  void before_value();
  void new_line();

  std::string* out_;
  int indent_;
  bool after_key_ = false;
  unsigned depth_ = 0;   // open brackets, 64 at most
  uint64_t filled_ = 0;  // of each, the innermost in the last bit: has it a member yet
};

}  // namespace ireum::report
