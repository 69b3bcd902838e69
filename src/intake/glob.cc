#include "intake/glob.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/utf8.h"

namespace ireum::intake {
namespace {

/// The same in well-formed UTF-8: a byte or a surrogate that is none of its characters becomes U+FFFD.
std::string well_formed(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (size_t i = 0; i < s.size();) {
    const char32_t c = base::next_code_point(s, i);
    base::append_utf8(out, (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF ? U'\uFFFD' : c);
  }
  return out;
}

bool is_ascii(std::string_view s) {
  for (const char c : s)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

/// The regular expression that a glob means.
std::string expression(std::string_view p) {
  std::string out;
  while (!p.empty()) {
    size_t taken = 1;
    if (p.starts_with("**/")) {
      out += "(?:.*/)?", taken = 3;
    } else if (p.starts_with("**")) {
      out += ".*", taken = 2;
    } else if (p[0] == '*') {
      out += "[^/]*";
    } else if (p[0] == '?') {
      out += "[^/]";
    } else if (const size_t close = p.find(']', 1); p[0] == '[' && close != p.npos) {
      const std::string_view set = p.substr(1, close - 1);
      // An empty set fits nothing, and neither does RE2's.
      out += set.empty() ? "[^\\x00-\\x{10FFFF}]" : "[" + re2::RE2::QuoteMeta(std::string(set)) + "]";
      taken = close + 1;
    } else {
      taken = std::min(p.find_first_of("*?[", 1), p.size());
      out += re2::RE2::QuoteMeta(std::string(p.substr(0, taken)));
    }
    p.remove_prefix(taken);
  }
  return out;
}

re2::RE2::Options options() {
  re2::RE2::Options out;
  out.set_dot_nl(true);
  out.set_log_errors(false);
  out.set_max_mem(int64_t{64} << 20);
  return out;
}

}  // namespace

Glob::Glob(std::string pattern) : text_(std::move(pattern)) {
  if (text_.find_first_of("*?[") != text_.npos)
    compiled_ = std::make_unique<const re2::RE2>(expression(well_formed(text_)), options());
}

Glob::Glob(Glob&&) noexcept = default;
Glob& Glob::operator=(Glob&&) noexcept = default;
Glob::~Glob() = default;

bool Glob::matches(std::string_view path) const {
  if (!compiled_ || !compiled_->ok()) return path == text_;
  if (is_ascii(path)) return re2::RE2::FullMatch({path.data(), path.size()}, *compiled_);
  return re2::RE2::FullMatch(well_formed(path), *compiled_);
}

}  // namespace ireum::intake
