// XML with the bytes of every event (expat): no tree, no external entities, no declared ones, bounded depth.
//
// Names come as local names; the family says which vocabulary a namespace is of, so that any prefix will do and the
// strict and transitional namespaces of one format are the same. What no family is known of is `other`.
// Errors: error.xml-broken (args: what, line), error.xml-entities, error.format-bound.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/limits.h"
#include "format/rendering.h"

namespace ireum::format {

enum class Family : uint8_t {
  none,
  other,
  word,
  drawing,
  spreadsheet,
  slides,
  compatibility,
  office_text,
  office_table,
  office_body,
  dublin_core,
  hangul
};

struct Attribute {
  std::string_view name;  // local
  std::string_view value;
};

struct Element {
  Family family = Family::none;
  std::string_view name;  // local
  std::vector<Attribute> attributes;
  Range raw;  // of the tag
  bool is(Family f, std::string_view n) const { return family == f && name == n; }
  /// Empty where it is not there.
  std::string_view value(std::string_view attribute) const;
};

struct Characters {
  std::string_view text;
  Range raw;
  bool cdata = false;
  /// Byte by byte the same.
  bool verbatim = false;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(const Element& element) = 0;
  virtual void end(Family family, std::string_view name, Range raw) = 0;
  virtual void characters(const Characters& text) = 0;
};

/// A member as UTF-8 without byte order mark, whatever it is stored in (UTF-16, or what its declaration names).
struct XmlBytes {
  std::string utf8;
  Member member;
};
base::Result<XmlBytes> xml_bytes(std::string name, std::string stored);

/// Reads `utf8` from begin to end. What came before a fault has been handed on.
base::Status read_xml(std::string_view utf8, const std::string& name, const Limits& limits, XmlHandler& handler);

/// Puts characters into a builder, with the bytes that say them.
class Builder;
void put(Builder& builder, const Characters& text);

}  // namespace ireum::format
