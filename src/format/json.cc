// JSON: the strings that are values, a segment each; the handle is the path of keys (`chapters.2.title`).
//
// Read as a row of tokens, so that lines of JSON and comments in it do no harm. Keys are no prose.
#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"
#include "format/readers.h"

namespace ireum::format {
namespace {

class JsonReader {
 public:
  JsonReader(const Source& source, std::string_view text, Builder& builder)
      : source_(source), text_(text), builder_(builder) {}

  base::Status read() {
    for (size_t at = 0; at < text_.size();) {
      const char c = text_[at];
      if (c == '"') {
        const size_t end = end_of_string(at);
        if (end == text_.npos) return base::Error{"error.json-broken", source_.path, {std::to_string(at)}};
        string(at + 1, end);
        at = end + 1;
        continue;
      }
      if (c == '{' || c == '[') levels_.push_back({c == '{', {}, 0});
      else if ((c == '}' || c == ']') && !levels_.empty()) levels_.pop_back();
      else if (c == ',' && !levels_.empty()) ++levels_.back().index;
      if (levels_.size() > source_.limits.depth)
        return base::Error{"error.format-bound", source_.path, {"depth", std::to_string(source_.limits.depth)}};
      ++at;
    }
    return std::nullopt;
  }

 private:
  struct Level {
    bool object;
    std::string key;
    size_t index;
  };

  size_t end_of_string(size_t quote) const {
    size_t i = quote + 1;
    while (i < text_.size() && text_[i] != '"') i += text_[i] == '\\' ? 2 : 1;
    return i < text_.size() ? i : text_.npos;
  }

  void string(size_t begin, size_t end) {
    const size_t behind = text_.find_first_not_of(" \t\r\n", end + 1);
    const bool key = !levels_.empty() && levels_.back().object && behind != text_.npos && text_[behind] == ':';
    if (key) return void(levels_.back().key = text_.substr(begin, end - begin));
    Segment segment{.role = Role::unit};
    for (const Level& l : levels_) {
      if (!segment.handle.empty()) segment.handle += '.';
      segment.handle += l.object ? l.key : std::to_string(l.index);
    }
    builder_.open(segment);
    for (size_t i = begin; i < end;) {
      size_t j = std::min(text_.find('\\', i), end);
      builder_.text(text_.substr(i, j - i), i, Escape::json);
      if (j < end) j = escape(j, end);
      i = j;
    }
    builder_.close();
  }

  char32_t unit(size_t at) const {
    return static_cast<char32_t>(std::strtoul(std::string(text_.substr(at + 2, 4)).c_str(), nullptr, 16));
  }

  size_t escape(size_t at, size_t end) {
    const char c = text_[at + 1];
    std::string plain;
    size_t to = at + 2;
    if (c == 'u' && at + 6 <= end) {
      char32_t code = unit(at);
      to = at + 6;
      if (code >= 0xD800 && code < 0xDC00 && to + 6 <= end && text_.substr(to, 2) == "\\u") {
        code = 0x10000 + ((code - 0xD800) << 10) + ((unit(to) - 0xDC00) & 0x3FF);
        to += 6;
      }
      if (code >= 0xD800 && code < 0xE000) code = 0xFFFD;
      base::append_utf8(plain, code);
    } else {
      constexpr std::string_view kLetters = "ntrbf", kSigns = "\n\t\r  ";
      const size_t letter = kLetters.find(c);
      plain = letter == kLetters.npos ? c : kSigns[letter];
    }
    builder_.decoded(plain, {at, to}, Escape::json, static_cast<unsigned char>(plain[0]) >= 0x20);
    return to;
  }

  const Source& source_;
  std::string_view text_;
  Builder& builder_;
  std::vector<Level> levels_;
};

}  // namespace

base::Result<Rendering> read_json(const Source& source) {
  base::Result<DecodedText> decoded = decoded_text(source);
  if (!decoded) return decoded.error();
  Builder builder(Kind::json);
  builder.add_member(decoded->member);
  if (const auto failed = JsonReader(source, decoded->utf8, builder).read()) return *failed;
  return builder.take();
}

}  // namespace ireum::format
