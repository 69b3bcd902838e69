// YAML: the scalars that are values, a segment each; keys, comments, anchors and tags are no prose.
//
// No tree is built: what a line says and how far it is indented is enough to know keys from values, and block scalars
// (| and >) by their deeper lines. A plain scalar that goes on in the next line is a segment a line.
#include "format/yaml.h"

#include <algorithm>

#include "format/readers.h"

namespace ireum::format {
namespace {

constexpr std::string_view kTitles[] = {"title", "subtitle", "description", "summary", "caption", "linktitle"};

class YamlReader {
 public:
  YamlReader(Builder& builder, std::string_view text, uint64_t raw, bool titles_only)
      : builder_(builder), text_(text), raw_(raw), titles_only_(titles_only) {}

  void read() {
    for (size_t at = 0; at < text_.size();) {
      size_t end = std::min(text_.find('\n', at), text_.size());
      const size_t next = end + 1;
      while (end > at && (text_[end - 1] == '\r' || text_[end - 1] == ' ')) --end;
      at = line(at, end, next);
    }
    builder_.close();
  }

 private:
  size_t skip_blanks(size_t at, size_t end) const {
    while (at < end && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    return at;
  }

  size_t line(size_t begin, size_t end, size_t next) {
    size_t at = skip_blanks(begin, end);
    const size_t indent = at - begin;
    const std::string_view whole = text_.substr(at, end - at);
    if (whole.empty()) return next;
    if (block_ && indent > block_indent_) return text(at, end), next;
    block_ = false;
    if (whole.starts_with('#') || whole.starts_with("---") || whole.starts_with("...") || whole.starts_with('%'))
      return next;
    while (at < end && text_[at] == '-' && (at + 1 == end || text_[at + 1] == ' ')) at = skip_blanks(at + 1, end);
    at = key(at, end);
    at = marks(at, end);
    if (at >= end) return next;
    if (text_[at] == '|' || text_[at] == '>') {
      block_ = true;
      block_indent_ = indent;
      return next;
    }
    return value(at, end, next);
  }

  /// Behind a key and its colon, where the line has one.
  size_t key(size_t at, size_t end) {
    size_t i = at;
    if (i < end && (text_[i] == '"' || text_[i] == '\'')) i = std::min(text_.find(text_[i], i + 1), end);
    while (i < end && !(text_[i] == ':' && (i + 1 >= end || text_[i + 1] == ' '))) {
      if (text_[i] == '#' && i > at && text_[i - 1] == ' ') return at;
      ++i;
    }
    if (i >= end) return at;
    key_ = text_.substr(at, i - at);
    return skip_blanks(i + 1, end);
  }

  /// Behind anchors, tags and aliases.
  size_t marks(size_t at, size_t end) const {
    while (at < end && (text_[at] == '&' || text_[at] == '!' || text_[at] == '*')) {
      while (at < end && text_[at] != ' ') ++at;
      at = skip_blanks(at, end);
    }
    return at;
  }

  bool wanted() const {
    return !titles_only_ || std::find(std::begin(kTitles), std::end(kTitles), key_) != std::end(kTitles);
  }

  void open() {
    Segment segment{.role = titles_only_ ? Role::title : Role::unit};
    segment.handle = key_;
    builder_.open(segment);
  }

  void text(size_t at, size_t end) {
    if (!wanted()) return;
    open();
    builder_.text(text_.substr(at, end - at), raw_ + at, Escape::none);
    builder_.close();
  }

  size_t value(size_t at, size_t end, size_t next) {
    const char quote = text_[at];
    if (quote == '"' || quote == '\'') {
      const size_t behind = quoted(at, quote);
      return std::max(next, std::min(text_.find('\n', behind), text_.size()) + 1);
    }
    if (quote == '[' || quote == '{') return flow(at, end, next);
    if (quote == '#') return next;
    const size_t comment = std::min(text_.substr(0, end).find(" #", at), end);
    if (!wanted()) return next;
    open();
    builder_.text(text_.substr(at, comment - at), raw_ + at, Escape::yaml_plain);
    builder_.close();
    return next;
  }

  /// Plain and quoted items of a list in one line; keys of a map in braces end at their colons.
  size_t flow(size_t at, size_t end, size_t next) {
    while (at < end) {
      while (at < end && std::string_view("[]{}, ").find(text_[at]) != std::string_view::npos) ++at;
      if (at >= end) break;
      if (text_[at] == '"' || text_[at] == '\'') {
        at = quoted(at, text_[at]);
        continue;
      }
      const size_t stop = std::min(text_.substr(0, end).find_first_of(",[]{}:", at), end);
      if (stop >= end || text_[stop] != ':') plain_item(at, stop);
      at = stop < end && text_[stop] == ':' ? stop + 1 : stop;
    }
    return next;
  }

  void plain_item(size_t at, size_t end) {
    if (!wanted()) return;
    open();
    builder_.text(text_.substr(at, end - at), raw_ + at, Escape::yaml_plain);
    builder_.close();
  }

  /// A quoted scalar may go over several lines; the place behind it.
  size_t quoted(size_t at, char quote) {
    const Escape escape = quote == '"' ? Escape::yaml_double : Escape::yaml_single;
    const bool put = wanted();
    if (put) open();
    size_t i = at + 1;
    while (i < text_.size() && text_[i] != quote) {
      size_t n = 1;
      std::string_view plain = text_.substr(i, 1);
      if (quote == '"' && text_[i] == '\\' && i + 1 < text_.size()) {
        n = 2;
        plain = text_[i + 1] == 'n' ? "\n" : text_[i + 1] == 't' ? "\t" : text_.substr(i + 1, 1);
      }
      if (put && n == 1) builder_.text(plain, raw_ + i, escape);
      if (put && n == 2) builder_.decoded(plain, {raw_ + i, raw_ + i + 2}, escape);
      i += n;
      if (quote == '\'' && text_.substr(i, 2) == "''") {
        if (put) builder_.decoded("'", {raw_ + i, raw_ + i + 2}, escape);
        i += 2;
      }
    }
    if (put) builder_.close();
    return std::min(i + 1, text_.size());
  }

  Builder& builder_;
  std::string_view text_;
  uint64_t raw_;
  bool titles_only_;
  std::string key_;
  bool block_ = false;
  size_t block_indent_ = 0;
};

}  // namespace

void put_yaml(Builder& builder, std::string_view text, uint64_t raw, bool titles_only) {
  YamlReader(builder, text, raw, titles_only).read();
}

base::Result<Rendering> read_yaml(const Source& source) {
  base::Result<DecodedText> decoded = decoded_text(source);
  if (!decoded) return decoded.error();
  Builder builder(Kind::yaml);
  builder.add_member(decoded->member);
  put_yaml(builder, decoded->utf8, 0, false);
  return builder.take();
}

}  // namespace ireum::format
