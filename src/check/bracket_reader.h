// The brackets of one line read by themselves: what is closed by another kind, not at all, or never opened.
//
// Numbers of lists, labels that open a sentence, emoticons, half-open intervals, code and apostrophes are no brackets.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "check/bracket_marks.h"
#include "token/line.h"
#include "token/words.h"

namespace ireum::check::bracket_marks {

using token::is_blank;
using token::is_word_char;
using token::Line;

/// What most characters are: no mark, no sign of code.
inline bool is_plain(char32_t c) { return is_word_char(c) || c == U' ' || base::is_han(c); }

struct Open {
  size_t at = 0;
  const Mark* mark = nullptr;
};

enum class Fault : uint8_t { wrong_closing, inner_open, never_closed, never_opened };

struct Trouble {
  Fault fault = Fault::wrong_closing;
  Kind kind = kNoKind;
  size_t open = 0;   // of the opening; of the closing where nothing opens
  size_t close = 0;  // of the closing that does not fit
};

/// What the brackets of one line lack.
class BracketReader {
 public:
  static constexpr size_t kLongestQuote = 60;  // ‘…” further apart are two faults, or none
  static constexpr size_t kMostTroubles = 20;  // of one line; the rest is no text

  void read(const Line& line) {
    text_ = line.text;
    troubles.clear();
    stack_.clear();
    std::fill(std::begin(open_), std::end(open_), 0);
    count_closings();
    bool code = false;
    for (size_t i = 0; i < text_.size(); ++i) {
      const char32_t c = text_[i];
      if (is_plain(c)) continue;
      if (c == U'`') code = !code && i < last_grave_;
      if (code) continue;
      if (escaped(i)) {
        if (const Mark* m = opening(c)) push({i, m});
        else if (const Mark* x = closing(c); x && !stack_.empty() && stack_.back().mark->kind == x->kind) pop();
        continue;
      }
      if (const Mark* m = opening(c)) {
        if (!emoticon(i) && !(c == 0x2018 && apostrophe(i))) push({i, m});
      } else if (const Mark* close = closing(c)) {
        if (!troubles_are_many()) shut(i, *close);
      }
    }
    for (const Open& o : stack_)
      if (!is_quote(o.mark->kind) && !escaped(o.at))
        troubles.push_back({Fault::never_closed, o.mark->kind, o.at, text_.size()});
    if (troubles.size() > kMostTroubles) troubles.resize(kMostTroubles);
  }

  std::vector<Trouble> troubles;

 private:
  bool escaped(size_t i) const { return i > 0 && text_[i - 1] == U'\\'; }
  static bool begins_text(char32_t c) {
    const Mark* m = opening(c);
    return is_word_char(c) || base::is_han(c) || (m && m->kind != kRound);
  }
  /// :) and ;( but not "비고:(약 3개)" or "톈진:(天津)".
  bool emoticon(size_t i) const {
    if (i > 0 && text_[i - 1] == U';' && ends_reference(i)) return false;
    const bool eyes = i > 0 && (text_[i - 1] == U':' || text_[i - 1] == U';' || text_[i - 1] == U'^');
    return eyes && !(opening(text_[i]) && i + 1 < text_.size() && begins_text(text_[i + 1]));
  }
  /// &apos;( &#39;( &nbsp;(: a character reference ends here.
  bool ends_reference(size_t i) const {
    size_t b = i - 1;
    while (b > 0 && i - b < 12 &&
           (base::is_latin(text_[b - 1]) || base::is_digit(text_[b - 1]) || text_[b - 1] == U'#'))
      --b;
    return b > 0 && b + 1 < i && text_[b - 1] == U'&';
  }
  bool apostrophe(size_t i) const {
    if (i + 1 < text_.size() && base::is_digit(text_[i + 1])) return true;
    return i > 0 && i + 1 < text_.size() && base::is_latin(text_[i - 1]) && base::is_latin(text_[i + 1]);
  }

  /// The number of a list: 1) 가) a) iv) ①) at the line's start or behind a blank.
  bool list_number(size_t i) const {
    size_t b = i;
    while (b > 0 && i - b < 6 &&
           (is_word_char(text_[b - 1]) || base::is_han(text_[b - 1]) || text_[b - 1] == U'.' || text_[b - 1] == U'-'))
      --b;
    if (b == i) return i > 0 && text_[i - 1] >= 0x2460 && text_[i - 1] <= 0x24FF;
    const bool starts = b == 0 || is_blank(text_[b - 1]) || text_[b - 1] == U'\t' || text_[b - 1] == U'|' ||
                        text_[b - 1] == U'*' || text_[b - 1] == U'-' || text_[b - 1] == U'/' || text_[b - 1] == U',' ||
                        text_[b - 1] == 0x2022 || text_[b - 1] == 0x00B7 || text_[b - 1] == 0x25B2;
    if (!starts) return false;
    const auto token = text_.substr(b, i - b);
    // - 現) 대표, (주)한빛 故) 아무개: a label of one Han.
    if (std::any_of(token.begin(), token.end(), base::is_han)) return token.size() == 1;
    if (std::all_of(token.begin(), token.end(), [](char32_t c) { return base::is_digit(c) || c == U'.' || c == U'-'; }))
      return true;
    if (std::all_of(token.begin(), token.end(), [](char32_t c) { return base::is_latin(c); })) return token.size() <= 4;
    if (token.size() == 1 || text_.find_first_not_of(U" \t-*•·■▶○※", 0) == b)
      return true;  // 가) or, at the start, 참고)
    return std::all_of(token.begin(), token.end(), base::is_hangul) && is_label(b, i);
  }

  /// A label that opens a sentence: 예시) 첫째) 사진 설명), one word or two of Hangul behind a sentence's end.
  bool is_label(size_t b, size_t close) const {
    constexpr size_t kLongestLabel = 8;
    if (close + 1 < text_.size() && !is_blank(text_[close + 1])) return false;
    const auto begins = [&](size_t at) {
      size_t e = at;
      while (e > 0 && is_blank(text_[e - 1])) --e;
      if (e == 0) return true;
      const size_t last = token::is_close_quote(text_[e - 1]) || text_[e - 1] == U'"' ? e - 1 : e;
      return e < at && last > 0 && std::u32string_view(U".!?。").find(text_[last - 1]) != std::u32string_view::npos;
    };
    if (begins(b)) return true;
    size_t first = b > 0 ? b - 1 : 0;
    while (first > 0 && base::is_hangul(text_[first - 1]) && close - first < kLongestLabel) --first;
    const auto label = text_.substr(first, close - first);
    return first < b && begins(first) &&
           std::all_of(label.begin(), label.end(), [](char32_t c) { return base::is_hangul(c) || is_blank(c); });
  }

  /// Whether the kind is closed again behind `from`, more often than opened: by what is left of each in the line.
  bool closes_later(size_t from, Kind kind) const {
    constexpr size_t kFar = 400;
    int depth = 1;
    for (size_t i = from; i < std::min(text_.size(), from + kFar); ++i) {
      const Mark *o = opening(text_[i]), *x = closing(text_[i]);
      depth += o && o->kind == kind;
      if (x && x->kind == kind && --depth == 0) return true;
    }
    return from + kFar < text_.size();
  }

  void push(const Open& o) {
    stack_.push_back(o);
    ++open_[o.mark->kind];
  }
  void pop() {
    --open_[stack_.back().mark->kind];
    stack_.pop_back();
  }
  bool troubles_are_many() const { return troubles.size() > kMostTroubles; }
  void count_closings() {
    const size_t last = text_.rfind(U'`');
    last_grave_ = last == text_.npos ? 0 : last;
  }

  void shut(size_t i, const Mark& m) {
    if (m.kind == kSingleQuote && (apostrophe(i) || (i > 0 && base::is_latin(text_[i - 1]) && !is_open(kSingleQuote))))
      return;
    if (!stack_.empty() && stack_.back().mark->kind == m.kind) {
      pop();
      return;
    }
    if (!stack_.empty() && m.kind <= kSquare && stack_.back().mark->kind <= kSquare && interval(stack_.back().at, i)) {
      pop();
      return;
    }
    if (m.kind == kRound && (emoticon(i) || (list_number(i) && !is_open(kRound)))) return;
    if (is_open(m.kind)) {  // what was opened since is not closed
      while (stack_.back().mark->kind != m.kind) {
        const Open o = stack_.back();
        pop();
        if (!is_quote(o.mark->kind) && !escaped(o.at)) troubles.push_back({Fault::inner_open, o.mark->kind, o.at, i});
      }
      pop();
      return;
    }
    // Nothing of this kind is open: the innermost bracket is meant, unless it is closed further on.
    if (is_quote(m.kind) && stack_.empty()) return;
    if (!stack_.empty() && !closes_later(i + 1, stack_.back().mark->kind)) {
      const Open o = stack_.back();
      pop();
      if (is_quote(m.kind) && !is_title(o.mark->kind) && !(is_quote(o.mark->kind) && i - o.at <= kLongestQuote)) return;
      troubles.push_back({Fault::wrong_closing, o.mark->kind, o.at, i});
      return;
    }
    if (m.kind == kAngle && text_.find(U'<') < i) return;
    if (!is_quote(m.kind) && !(m.kind == kRound && list_number(i)))
      troubles.push_back({Fault::never_opened, m.kind, i, i});
  }

  bool is_open(Kind kind) const { return open_[kind] > 0; }

  /// [0, 1) and (a, b]
  bool interval(size_t open, size_t close) const {
    if (close - open > kLongestQuote) return false;
    const auto inside = text_.substr(open + 1, close - open - 1);
    const bool plain =
        std::all_of(inside.begin(), inside.end(), [](char32_t c) { return c < 0x80 || c == 0x221E || c == 0x2212; });
    return plain && inside.find(U',') != inside.npos;
  }

  std::u32string_view text_;
  std::vector<Open> stack_;
  int open_[kDoubleQuote + 1] = {};  // of each kind, how many of the stack
  size_t last_grave_ = 0;
};

}  // namespace ireum::check::bracket_marks
