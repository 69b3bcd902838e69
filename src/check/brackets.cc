// The bracket kind: brackets closed by another kind, not at all, or never opened.
//
// Brackets are matched within a line. What might be sound is left alone, because a false alarm costs more than a miss:
// numbers of lists (1), 가)), emoticons, half-open intervals, code, apostrophes, pairs of two widths, and brackets that a
// neighbouring line opens or closes. Straight quotes are not looked at; curly ones only where another kind closes them.
#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "check/bracket_reader.h"
#include "check/context.h"
#include "token/line.h"
#include "token/line_shape.h"

namespace ireum::check {
namespace {

using namespace bracket_marks;
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
      : c_(c), document_(document), rule_(rule), out_(out) {
    const std::u32string last = base::to_utf32(c.readings().lexicon().word_of(image::LineHead::sentence_last));
    if (!last.empty()) sentence_last_ = last[0];
  }

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
  bool beside(const DocumentView& document, size_t n, Kind kind, bool after) const {
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
  bool ends_sentence(std::string_view line) const {
    const std::string_view text = token::trim(line);
    if (text.empty()) return false;
    size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    const char32_t c = base::next_code_point(text, last);
    return c == U'.' || c == U'?' || c == U'!' || c == sentence_last_ || c == 0x3002;
  }

  /// Whether the line is cut short: the rest of it, and its bracket, stand elsewhere. Running text (a lead of the
  /// press) that breaks off within a sentence is, too.
  bool is_cut() const {
    constexpr size_t kRunningText = 60;
    const size_t e = trimmed_end();
    const std::u32string_view text = line_.text.substr(0, e);
    const size_t letters = static_cast<size_t>(std::count_if(text.begin(), text.end(), base::is_hangul));
    if (e > kRunningText && letters * 5 > e * 2 && !ends_sentence_here() &&
        (is_word_char(text.back()) || token::is_open_bracket(text.back())))
      return true;
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
    return e > 0 && (line_.text[e - 1] == U'.' || line_.text[e - 1] == sentence_last_);
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
  char32_t sentence_last_ = 0;  // 다
  Line line_;
  BracketReader reader_;
};

}  // namespace

void check_brackets(const Context& c, uint32_t document, Findings& out) {
  const int rule = c.on("bracket-unbalanced");
  if (rule < 0) return;
  Checker(c, document, rule, out).run();
}

}  // namespace ireum::check
