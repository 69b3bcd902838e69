// The tokens of frames (rules/extract/frames.toml): what each takes off the line, going right or left from a name.
//
// A token is a question about what stands there: a letter, an edge, a word of a list, a title. It answers with the
// place where it has read up to, or that it does not stand there. No answer depends on what was asked before.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "image/format.h"
#include "token/words.h"

namespace ireum::mention {

using token::Words;

/// A name that stands in the line, in code points of it.
struct NamedSpan {
  uint32_t begin = 0, end = 0;
  image::Type type = image::Type::none;
};

/// The place where frames are asked: a name that may stand in [begin, end) of the line.
struct FrameSite {
  std::u32string_view text;
  size_t begin = 0, end = 0;
  image::Type type = image::Type::none;
  std::span<const NamedSpan> names = {};  // what else is known of the line, sorted by begin
};

struct FrameToken {
  enum class Kind : uint8_t {
    letter,
    blank,
    line_edge,
    edge,
    separator,
    quote,
    open,
    close,
    bracket,
    more,
    list,
    title,
    rank,
    leader,
    role,
    age,
    word,
    modifier,
    named,
    listed,
    name
  };
  Kind kind = Kind::letter;
  int value = 0;  // the letter, the type of a named, the number of a word list
  friend bool operator==(const FrameToken&, const FrameToken&) = default;
};

/// A list that a token asks: its words, of a note where one is given, less a particle where one may follow.
struct FrameList {
  std::u32string name;
  std::string note;
  bool particle = false;
  friend bool operator==(const FrameList&, const FrameList&) = default;
};

/// Reads tokens around one name. Lives as long as the question; nothing of it is kept.
class FrameReader {
 public:
  static constexpr size_t kNo = static_cast<size_t>(-1);

  FrameReader(const Words& words, const FrameSite& site, std::span<const FrameList> lists)
      : words_(words), text_(site.text), names_(site.names), lists_(lists) {}

  /// Where the token that begins at `at` ends; kNo where it does not stand there.
  size_t ahead(const FrameToken& token, size_t at);
  /// Where the token that ends at `at` begins.
  size_t behind(const FrameToken& token, size_t at) const;

 private:
  using Type = image::Type;
  size_t sign_ahead(const FrameToken& token, size_t at) const;
  size_t sign_behind(const FrameToken& token, size_t at) const;
  const token::Title& title(size_t at);
  size_t leader(size_t at, const FrameList& list) const;
  size_t role(size_t at) const;
  size_t age(size_t at) const;
  size_t bracket(size_t at) const;
  size_t more(size_t at) const;
  size_t list_behind(size_t at) const;
  size_t named_ahead(size_t at, Type type) const;
  size_t named_behind(size_t at, Type type) const;
  bool listed(std::u32string_view word, const FrameList& list) const;
  size_t word_begin(size_t at) const;

  const Words& words_;
  std::u32string_view text_;
  std::span<const NamedSpan> names_;
  std::span<const FrameList> lists_;
  size_t title_place_ = kNo;  // where title_ was asked for: two tokens ask for it
  token::Title title_;
};

}  // namespace ireum::mention
