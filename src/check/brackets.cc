// The bracket kind: brackets closed by another kind, not at all, or never opened.
//
// Brackets are matched within a line. What might be sound is left alone, because a false alarm costs
// more than a miss: numbers of lists (1), 가)), emoticons, half-open intervals, code, apostrophes,
// pairs of two widths, and brackets that a neighbouring line opens or closes. Straight quotes are
// not looked at; curly ones only where a bracket of another kind closes them.
#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "check/bracket_marks.h"
#include "check/context.h"
#include "token/line.h"
#include "token/line_shape.h"

namespace ireum::check {
namespace {

using namespace bracket_marks;
using token::is_blank;
using token::is_word_char;
using token::Line;

/// What most characters are: no mark, no sign of code.
bool is_plain(char32_t c) { return is_word_char(c) || c == U' ' || base::is_han(c); }

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
class Reader {
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
      if (code || escaped(i)) continue;
      if (const Mark* m = opening(c)) {
        if (!emoticon(i) && !(c == 0x2018 && apostrophe(i))) push({i, m});
      } else if (const Mark* close = closing(c)) {
        if (!troubles_are_many()) shut(i, *close);
      }
    }
    for (const Open& o : stack_)
      if (!is_quote(o.mark->kind)) troubles.push_back({Fault::never_closed, o.mark->kind, o.at, text_.size()});
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
        if (!is_quote(o.mark->kind)) troubles.push_back({Fault::inner_open, o.mark->kind, o.at, i});
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

/// Where the title or quotation begins in which the opening bracket stands: behind the nearest
/// opening quote on its left. The bracket itself where there is none.
size_t title_begin(std::u32string_view t, size_t open) {
  for (size_t i = open; i > 0 && open - i < 60; --i) {
    const char32_t c = t[i - 1];
    const bool straight = c == U'\'' || c == U'"';
    if (straight && i < open && base::is_digit(t[i])) continue;  // '24
    if (straight ? i == 1 || !is_word_char(t[i >= 2 ? i - 2 : 0]) : token::is_open_quote(c)) return i;
    if (token::is_close_quote(c) || c == U'\t') break;
  }
  return open;
}

/// Where a bracket that is never closed most likely ends: behind its Han. Equal to `open` for none.
size_t han_end(std::u32string_view t, size_t open) {
  size_t e = open + 1;
  while (e < t.size() && (base::is_han(t[e]) || token::is_middle_dot(t[e]))) ++e;
  const bool hangul_before = open > 0 && base::is_hangul(t[open - 1]);
  return hangul_before && e >= open + 3 &&
                 (e == t.size() || base::is_hangul(t[e]) || is_blank(t[e]) || t[e] == U',' || t[e] == U'.')
             ? e
             : open;
}

char32_t right_closing(Kind kind, char32_t open) {
  for (const Mark& m : kMarks)
    if (m.open == open) return m.close;
  for (const Mark& m : kMarks)
    if (m.kind == kind) return m.close;
  return U')';
}

class Checker {
 public:
  Checker(const Context& c, uint32_t document, int rule, Findings& out)
      : c_(c), document_(document), rule_(rule), out_(out) {}

  void run() {
    const DocumentView& document = c_.documents[document_];
    bool fenced = false;
    for (size_t n = 0; n < document.line_count(); ++n) {
      const std::string_view line = document.line(n);
      if (document.line_has(n, token::kSeenGrave) && token::trim(line).starts_with("```")) fenced = !fenced;
      if (fenced || !document.line_has(n, token::kSeenPaired)) continue;
      line_.fill(line, document.observation->lines[n].begin, static_cast<uint32_t>(n));
      if (!line_.has_hangul && !line_.has_han) continue;  // code, addresses, English
      reader_.read(line_);
      if (reader_.troubles.empty()) continue;
      const std::vector<Trouble> troubles = reader_.troubles;
      for (const Trouble& t : troubles) judge(t, document, n);
    }
  }

 private:
  static constexpr size_t kLongestSpan = 40;

  /// Whether one of the next (or last) lines of the paragraph holds the other half.
  static bool beside(const DocumentView& document, size_t n, Kind kind, bool after) {
    constexpr size_t kLines = 4, kLongest = 4000;
    bool wrapped = !after || !ends_sentence(document.line(n));  // a blank line parts paragraphs, or only pages
    size_t blanks = 0;
    for (size_t step = 1, seen = 0; seen < kLines; ++step) {
      if (after ? n + step >= document.line_count() : step > n) return false;
      const std::string_view line = document.line(after ? n + step : n - step).substr(0, kLongest);
      if (token::trim(line).empty()) {
        if (!wrapped || ++blanks > 2) return false;
        continue;
      }
      if (!after && blanks > 0 && ends_sentence(line)) return false;
      wrapped = after ? !ends_sentence(line) : true;
      blanks = 0;
      ++seen;
      int depth = 0;
      for (size_t i = 0; i < line.size();) {
        const char32_t c = base::next_code_point(line, i);
        const Mark *o = opening(c), *x = closing(c);
        if (o && o->kind == kind) ++depth;
        if (x && x->kind == kind && --depth < 0) {
          if (after) return true;
          depth = 0;
        }
      }
      if (!after && depth > 0) return true;
    }
    return false;
  }

  /// Whether a line ends as a sentence does.
  static bool ends_sentence(std::string_view line) {
    const std::string_view text = token::trim(line);
    if (text.empty()) return false;
    size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    const char32_t c = base::next_code_point(text, last);
    return c == U'.' || c == U'?' || c == U'!' || c == U'다' || c == 0x3002;
  }

  /// Whether the line is cut short: the rest of it, and its bracket, stand elsewhere. Running text (a lead of the
  /// press) that breaks off within a sentence is, too.
  bool is_cut() const {
    constexpr size_t kRunningText = 60;
    const size_t e = trimmed_end();
    const std::u32string_view text = line_.text.substr(0, e);
    const size_t letters = static_cast<size_t>(std::count_if(text.begin(), text.end(), base::is_hangul));
    if (e > kRunningText && letters * 2 > e && is_word_char(text.back()) && text.back() != U'다') return true;
    return text.ends_with(U"…") || text.ends_with(U"...") || text.ends_with(U"⋯") || text.ends_with(U"‥");
  }

  void judge(const Trouble& t, const DocumentView& document, size_t n) {
    const std::u32string_view text = line_.text;
    switch (t.fault) {
      case Fault::wrong_closing: {
        const bool in_quotes = !is_title(t.kind) && !is_quote(t.kind);
        const size_t begin = in_quotes ? title_begin(text, t.open) : t.open;
        std::u32string fixed(text.substr(begin, t.close + 1 - begin));
        fixed.back() = right_closing(t.kind, text[t.open]);
        if (is_quote(t.kind) && beside(document, n, t.kind == kSingleQuote ? kDoubleQuote : kSingleQuote, false))
          return;
        put(begin, t.close + 1, t, fixed);
        return;
      }
      case Fault::inner_open: {
        std::u32string fixed(text.substr(t.open, t.close + 1 - t.open));
        fixed.insert(fixed.size() - 1, 1, right_closing(t.kind, text[t.open]));
        put(t.open, t.close + 1, t, fixed);
        return;
      }
      case Fault::never_closed: {
        if (t.kind == kAngle && text.find(U'>', t.open) != text.npos) return;
        if (is_cut() || beside(document, n, t.kind, true)) return;
        if (const size_t e = t.kind == kRound ? han_end(text, t.open) : t.open; e > t.open) {
          std::u32string fixed(text.substr(t.open, e - t.open));
          fixed += right_closing(t.kind, text[t.open]);
          put(t.open, e, t, fixed);
          return;
        }
        // Further on another bracket opens, or many letters stand: the fault is at its beginning.
        // A line cut off inside a bracket, as wrapping leaves it, is no fault of the writer.
        if (n + 1 < document.line_count() && !token::trim(document.line(n + 1)).empty() && !ends_sentence_here())
          return;
        put(t.open, std::min(trimmed_end(), t.open + kLongestSpan), t, {});
        return;
      }
      case Fault::never_opened: {
        if (beside(document, n, t.kind, false)) return;
        if (!is_title(t.kind) && !base::is_hangul(text[t.open > 0 ? t.open - 1 : 0]) &&
            !base::is_han(text[t.open > 0 ? t.open - 1 : 0]))
          return;
        size_t begin = t.open;
        while (begin > 0 && (is_word_char(text[begin - 1]) || base::is_han(text[begin - 1]))) --begin;
        if (begin == t.open) return;
        put(begin, t.open + 1, t, unglued(begin, t));
        return;
      }
    }
  }

  /// 톈진天津) with the bracket that opens it, where Hangul and Han stand side by side.
  std::u32string unglued(size_t begin, const Trouble& t) const {
    const std::u32string_view word = line_.view(begin, t.open + 1);
    size_t han = word.size() - 1;
    while (han > 0 && base::is_han(word[han - 1])) --han;
    if (t.kind != kRound || han == 0 || han + 1 >= word.size() || !base::is_hangul(word[han - 1])) return {};
    std::u32string fixed(word);
    fixed.insert(han, 1, word.back() == 0xFF09 ? char32_t{0xFF08} : U'(');
    return fixed;
  }

  size_t trimmed_end() const {
    size_t e = line_.text.size();
    while (e > 0 && (is_blank(line_.text[e - 1]) || line_.text[e - 1] == U'\r')) --e;
    return e;
  }
  bool ends_sentence_here() const {
    const size_t e = trimmed_end();
    return e > 0 && (line_.text[e - 1] == U'.' || line_.text[e - 1] == U'다');
  }

  void put(size_t b, size_t e, const Trouble& t, const std::u32string& fixed) {
    Finding f = make(c_, rule_, document_, line_.byte(b), line_.byte(e));
    f.basis = "grammar";
    const char* fault = t.fault == Fault::wrong_closing  ? "wrong-closing"
                        : t.fault == Fault::never_opened ? "never-opened"
                                                         : "never-closed";
    f.args = {{"fault", fault}};
    if (!fixed.empty()) {
      f.expected.push_back(base::to_utf8(fixed));
      add_fix(c_, f, f.expected[0], Safety::unsafe);
    }
    if (t.fault == Fault::wrong_closing && b < t.open) {
      f.related.push_back({{document_, line_.byte(t.open), line_.byte(t.open + 1)}, "related.opening"});
      f.related_total = 1;
    }
    out_.push_back(std::move(f));
  }

  const Context& c_;
  uint32_t document_;
  int rule_;
  Findings& out_;
  Line line_;
  Reader reader_;
};

}  // namespace

void check_brackets(const Context& c, uint32_t document, Findings& out) {
  const int rule = c.on("bracket-unbalanced");
  if (rule < 0) return;
  Checker(c, document, rule, out).run();
}

}  // namespace ireum::check
