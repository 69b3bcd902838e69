#include "mention/frames_token.h"

#include <algorithm>

#include "base/utf8.h"

namespace ireum::mention {

using namespace token;
using Kind = FrameToken::Kind;

namespace {

constexpr size_t kLongestList = 60, kLongestBracket = 40, kLongestRole = 23;

constexpr bool is_separator(char32_t c) { return is_middle_dot(c) || c == U',' || c == 0x3001; }
constexpr bool is_close_bracket(char32_t c) { return c == U')' || c == U']' || c == 0xFF09 || c == 0x3015; }
constexpr bool is_edge(char32_t c) {
  constexpr std::u32string_view kStrokes = U"/|\t";
  return is_open_bracket(c) || is_close_bracket(c) || is_separator(c) || kStrokes.find(c) != kStrokes.npos;
}
/// What may stand between the names of a list, and in them.
bool is_in_list(char32_t c) {
  const bool name = base::is_hangul(c) || base::is_han(c) || base::is_digit(c) || is_blank(c) || c == U'-';
  return name || is_separator(c) || is_open_bracket(c) || is_close_bracket(c);
}
bool is_in_role(char32_t c) { return base::is_hangul(c) || is_blank(c) || is_separator(c); }

/// Whether the one character that a sign takes is one of its kind.
bool is_sign(const FrameToken& token, char32_t c) {
  switch (token.kind) {
    case Kind::letter: return c == static_cast<char32_t>(token.value);
    case Kind::separator: return is_separator(c);
    case Kind::quote: return is_open_quote(c);
    case Kind::open: return is_open_bracket(c);
    case Kind::close: return is_close_bracket(c);
    default: return false;
  }
}

}  // namespace

size_t FrameReader::ahead(const FrameToken& token, size_t at) {
  switch (token.kind) {
    case Kind::title: return title(at).length ? at + title(at).length : kNo;
    case Kind::rank: return title(at).rank ? Words::word_end(text_, at) : kNo;
    case Kind::leader: return title(at).length ? leader(at, lists_[static_cast<size_t>(token.value)]) : kNo;
    case Kind::role: return role(at);
    case Kind::age: return age(at);
    case Kind::bracket: return bracket(at);
    case Kind::more: return more(at);
    case Kind::named: return named_ahead(at, static_cast<Type>(token.value));
    case Kind::word:
    case Kind::modifier:
    case Kind::listed: {
      if (at >= text_.size() || !is_word_char(text_[at])) return kNo;
      const size_t end = Words::word_end(text_, at);
      const auto word = text_.substr(at, end - at);
      if (token.kind == Kind::modifier) return words_.is_title_modifier(word) ? end : kNo;
      return token.kind == Kind::word || listed(word, lists_[static_cast<size_t>(token.value)]) ? end : kNo;
    }
    default: return sign_ahead(token, at);
  }
}

size_t FrameReader::behind(const FrameToken& token, size_t at) const {
  switch (token.kind) {
    case Kind::list: return list_behind(at);
    case Kind::named: return named_behind(at, static_cast<Type>(token.value));
    case Kind::word:
    case Kind::title:
    case Kind::modifier:
    case Kind::listed: {
      const size_t begin = word_begin(at);
      if (begin == at) return kNo;
      const auto word = text_.substr(begin, at - begin);
      if (token.kind == Kind::title) return words_.is_title(word) ? begin : kNo;
      if (token.kind == Kind::modifier) return words_.is_title_modifier(word) ? begin : kNo;
      return token.kind == Kind::word || listed(word, lists_[static_cast<size_t>(token.value)]) ? begin : kNo;
    }
    default: return sign_behind(token, at);
  }
}

size_t FrameReader::sign_ahead(const FrameToken& token, size_t at) const {
  size_t x = at;
  switch (token.kind) {
    case Kind::blank:
      while (x < text_.size() && is_blank(text_[x])) ++x;
      return x > at ? x : kNo;
    case Kind::line_edge: return at == text_.size() || (at + 1 == text_.size() && text_[at] == U'\r') ? at : kNo;
    case Kind::edge: return at == text_.size() || text_[at] == U'\r' || is_edge(text_[at]) ? at : kNo;
    default: return at < text_.size() && is_sign(token, text_[at]) ? at + 1 : kNo;
  }
}

size_t FrameReader::sign_behind(const FrameToken& token, size_t at) const {
  size_t x = at;
  switch (token.kind) {
    case Kind::blank:
      while (x > 0 && is_blank(text_[x - 1])) --x;
      return x < at ? x : kNo;
    case Kind::line_edge: return at == 0 ? at : kNo;
    case Kind::edge: return at == 0 || is_edge(text_[at - 1]) ? at : kNo;
    default: return at > 0 && is_sign(token, text_[at - 1]) ? at - 1 : kNo;
  }
}

const Title& FrameReader::title(size_t at) {
  if (title_place_ != at) title_place_ = at, title_ = words_.title_at(text_, at);
  return title_;
}

size_t FrameReader::leader(size_t at, const FrameList& list) const {
  std::string_view kind;
  const size_t length = words_.great_title_at(text_, at, kind);
  return length && (list.note.empty() || kind == list.note) ? at + length : kNo;
}

/// The words that say what somebody is, up to what is no word: 유학생, 한빛대 교수.
size_t FrameReader::role(size_t at) const {
  size_t end = at;
  while (end < text_.size() && end - at <= kLongestRole && is_in_role(text_[end])) ++end;
  while (end > at && !base::is_hangul(text_[end - 1])) --end;
  const size_t length = end - at;
  return length >= 2 && length <= kLongestRole && words_.is_person_role(text_.substr(at, length)) ? end : kNo;
}

/// Two digits, or three of a hundred and some.
size_t FrameReader::age(size_t at) const {
  size_t end = at;
  while (end < text_.size() && base::is_digit(text_[end])) ++end;
  return end - at == 2 || (end - at == 3 && text_[at] == U'1') ? end : kNo;
}

size_t FrameReader::bracket(size_t at) const {
  if (at >= text_.size() || !is_open_bracket(text_[at])) return kNo;
  const size_t close = text_.find(closing_of(text_[at]), at);
  return close == text_.npos || close > at + kLongestBracket ? kNo : close + 1;
}

/// Further names that dots join on: ·배옥진·한서윤. None is well too.
size_t FrameReader::more(size_t at) const {
  while (at < text_.size() && is_middle_dot(text_[at]))
    for (++at; at < text_.size() && base::is_hangul(text_[at]);) ++at;
  return at;
}

/// Names up to the one before `at`: no blank parts it from what follows, as it parts two lists (사진 서다인 · 글: 하도연).
size_t FrameReader::list_behind(size_t at) const {
  if (at == 0 || is_blank(text_[at - 1])) return kNo;
  size_t begin = at;
  while (begin > 0 && at - begin < kLongestList && is_in_list(text_[begin - 1])) --begin;
  return begin < at ? begin : kNo;
}

size_t FrameReader::named_ahead(size_t at, Type type) const {
  const auto n =
      std::lower_bound(names_.begin(), names_.end(), at, [](const NamedSpan& s, size_t x) { return s.begin < x; });
  for (auto s = n; s != names_.end() && s->begin == at; ++s)
    if (s->type == type) return s->end;
  return kNo;
}

size_t FrameReader::named_behind(size_t at, Type type) const {
  for (const NamedSpan& s : names_)
    if (s.end == at && s.type == type) return s.begin;
  return kNo;
}

bool FrameReader::listed(std::u32string_view word, const FrameList& list) const {
  const auto stands = [&](std::u32string_view w) {
    const image::Hit hit = words_.listed(list.name, w);
    return hit && (list.note.empty() || Words::note_of(hit) == list.note);
  };
  if (stands(word)) return true;
  const size_t josa = list.particle ? words_.particle_length(word, 2) : 0;
  return josa && stands(word.substr(0, word.size() - josa));
}

size_t FrameReader::word_begin(size_t at) const {
  while (at > 0 && is_word_char(text_[at - 1])) --at;
  return at;
}

}  // namespace ireum::mention
