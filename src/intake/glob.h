// Patterns for paths: `*` without '/', `**` with (and `**/` for no folder at all), `?`, `[ab]`.
//
// A pattern becomes a regular expression once and is matched in time that is linear in the path, whatever
// it says: nothing here tries again what has failed. Characters are those of UTF-8; bytes that are none
// count as one each.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace ireum::intake {

class Glob {
 public:
  explicit Glob(std::string pattern);
  Glob(const Glob& o) : Glob(o.text_) {}
  Glob& operator=(const Glob& o) { return *this = Glob(o); }
  Glob(Glob&&) noexcept;
  Glob& operator=(Glob&&) noexcept;
  ~Glob();

  bool matches(std::string_view path) const;
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::unique_ptr<const re2::RE2> compiled_;  // null for a pattern without signs: it means itself
};

}  // namespace ireum::intake
