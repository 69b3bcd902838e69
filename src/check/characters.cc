// The characters kind: what looks right and is stored otherwise.
//
// compat-ideograph: Han of the compatibility blocks, as old Korean encodings keep them (金 李 女 …).
// not-nfc: decomposed letters, letters of another script that look like Latin ones, radicals in the
// place of Han, and invisible characters inside a word.
//
// text() is in normal form already, so the first kind and decomposed letters are read off the
// document's list of changes; the others still stand in text().
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "check/context.h"
#include "token/line.h"
#include "token/line_shape.h"

namespace ireum::check {
namespace {

using base::is_within;
using text::Change;

bool is_compatibility(char32_t c) { return (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F); }
bool is_radical(char32_t c) { return c >= 0x2E80 && c <= 0x2FD5; }
bool is_selector(char32_t c) { return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF); }

bool is_invisible(char32_t c) {
  const bool format = is_within(c, 0x200B, 0x200F) || is_within(c, 0x202A, 0x202E) || is_within(c, 0x2060, 0x2069);
  return format || base::is_any(c, 0xFEFF, 0x00AD) || is_selector(c);
}

/// Letters that look like a Latin one. Small Greek letters are left out but for omicron: in text
/// about science α, ν and μ stand beside Latin in their own right.
constexpr std::u32string_view kForeign =
    U"АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝ"  // Cyrillic
    U"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϹϲϳ";           // Greek
constexpr std::u32string_view kLatin =
    U"ABESIJKMHOPCTYXaesijopcyxdqw"
    U"ABEZHIKMNOPTYXoCcj";
static_assert(kForeign.size() == kLatin.size());

bool is_foreign(char32_t c) { return (c >= 0x0370 && c <= 0x052F); }
char32_t latin_of(char32_t c) {
  const size_t i = kForeign.find(c);
  return i == kForeign.npos ? 0 : kLatin[i];
}

constexpr uint64_t utf8_size(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

bool is_letter(char32_t c) { return token::is_word_char(c) || base::is_han(c) || is_radical(c); }
/// Latin letters with marks join the ASCII ones in a word.
bool is_latin_letter(char32_t c) {
  const bool sign = c == 0x00D7 || c == 0x00F7;
  const bool accented = is_within(c, 0x00C0, 0x024F) && !sign;
  return base::is_latin(c) || accented || is_within(c, 0x1E00, 0x1EFF);
}
bool in_word(char32_t c) { return is_letter(c) || is_latin_letter(c) || is_foreign(c) || is_invisible(c); }

/// Whether a character stands in the line that LineOfWords may speak of. Few first bytes begin one.
bool has_odd_letter(std::string_view line) {
  for (size_t i = 0; i < line.size();) {
    const auto lead = static_cast<unsigned char>(line[i]);
    const bool may_be = lead == 0xC2 || (lead >= 0xCD && lead <= 0xD4) || lead == 0xE2 || lead >= 0xEF;
    if (!may_be) {
      i += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
      continue;
    }
    const char32_t x = base::next_code_point(line, i);
    if (is_radical(x) || is_foreign(x) || is_invisible(x)) return true;
  }
  return false;
}

void compatibility(const Context& c, uint32_t document, Findings& out) {
  const int rule = c.on("compat-ideograph");
  if (rule < 0) return;
  const text::Document& d = *c.documents[document].document;
  const std::vector<Change>& changes = d.changes();
  const auto compatible = [&](const Change& x) {
    size_t i = x.source_begin;
    return is_compatibility(base::next_code_point(d.source(), i));
  };
  for (size_t i = 0; i < changes.size();) {
    if (!compatible(changes[i])) {
      ++i;
      continue;
    }
    size_t k = i + 1;
    while (k < changes.size() && changes[k].source_begin == changes[k - 1].source_end && compatible(changes[k])) ++k;
    Finding f = make(c, rule, document, changes[i].text_begin, changes[k - 1].text_end);
    f.han = std::string(d.text().substr(f.begin, f.end - f.begin));
    f.basis = "unicode";
    f.expected.push_back(f.han);
    const size_t from = changes[i].source_begin;
    f.args = {{"found", std::string(d.source().substr(from, changes[k - 1].source_end - from))}};
    add_fix(c, f, f.han, Safety::safe);
    out.push_back(std::move(f));
    i = k;
  }
}

/// The look-alikes of one line, word by word.
class LineOfWords {
 public:
  LineOfWords(const Context& c, uint32_t document, int rule, Findings& out)
      : c_(c), document_(document), rule_(rule), out_(out) {}

  /// `changes` are the decomposed letters of this line.
  void read(const token::Line& line, std::span<const Change> changes) {
    decomposed_.assign(line.text.size(), false);
    size_t letters = 0, broken = 0;
    size_t next = 0;
    uint64_t at = line.byte(0);  // counted along: Line::byte() goes through the line
    for (size_t i = 0; i < line.text.size(); ++i) {
      while (next < changes.size() && changes[next].text_end <= at) ++next;
      at += utf8_size(line.text[i]);
      decomposed_[i] = next < changes.size() && changes[next].text_begin < at;
      letters += base::is_hangul(line.text[i]);
      broken += base::is_hangul(line.text[i]) && decomposed_[i];
    }
    // A line that is decomposed as a whole is one finding, not one a word.
    const bool whole = broken >= 4 && broken * 10 >= letters * 8;
    if (whole) {
      const auto first = std::find(decomposed_.begin(), decomposed_.end(), true);
      const auto last = std::find(decomposed_.rbegin(), decomposed_.rend(), true);
      put(line, static_cast<size_t>(first - decomposed_.begin()),
          line.text.size() - static_cast<size_t>(last - decomposed_.rbegin()), "decomposed");
      return;
    }
    for (size_t b = 0; b < line.text.size();) {
      if (!in_word(line.text[b])) {
        ++b;
        continue;
      }
      size_t e = b;
      while (e < line.text.size() && in_word(line.text[e])) ++e;
      word(line, b, e);
      b = e;
    }
  }

 private:
  void word(const token::Line& line, size_t b, size_t e) {
    const auto& t = line.text;
    size_t first = e, last = b;
    const char* kind = "decomposed";
    const auto note = [&](size_t from, size_t to, const char* what) {
      if (first == e || std::string_view(what) == "invisible") kind = what;
      first = std::min(first, from);
      last = std::max(last, to);
    };
    for (size_t i = b; i < e; ++i) {
      if (decomposed_[i]) {
        size_t from = i, to = i + 1;
        while (!base::is_hangul(t[i]) && from > b && is_latin_letter(t[from - 1])) --from;
        while (!base::is_hangul(t[i]) && to < e && is_latin_letter(t[to])) ++to;
        note(from, to, "decomposed");
      } else if (is_radical(t[i])) {
        // A radical alone may be meant; beside Han it stands for a character.
        const bool beside = (i > b && (base::is_han(t[i - 1]) || is_radical(t[i - 1]))) ||
                            (i + 1 < e && (base::is_han(t[i + 1]) || is_radical(t[i + 1])));
        if (!beside || clean(t[i]) == t[i]) continue;
        size_t from = i, to = i + 1;
        while (from > b && base::is_han(t[from - 1])) --from;
        while (to < e && (base::is_han(t[to]) || is_radical(t[to]))) ++to;
        note(from, to, "lookalike");
      } else if (is_foreign(t[i])) {
        size_t to = i;
        size_t from = i;
        while (from > b && base::is_latin(t[from - 1])) --from;
        bool latin = from < i, known = true;
        for (; to < e && (base::is_latin(t[to]) || is_foreign(t[to])); ++to) {
          latin = latin || base::is_latin(t[to]);
          known = known && (base::is_latin(t[to]) || latin_of(t[to]));
        }
        if (known && (latin || is_name(t, from, to))) note(from, to, "lookalike");
        i = to - 1;
      } else if (is_invisible(t[i])) {
        size_t from = i, to = i;
        while (from > b && is_invisible(t[from - 1])) --from;
        while (to < e && is_invisible(t[to])) ++to;
        const bool left = from > b && !is_foreign(t[from - 1]), right = to < e && !is_foreign(t[to]);
        // A selector or joiner behind a sign (☑, an emoji) belongs to that sign.
        const bool of_sign = from == b && b > 0 && t[b - 1] >= 0x2190 && (is_selector(t[from]) || t[from] == 0x200D);
        if ((left || right) && !of_sign) {
          while (from > b && in_word(t[from - 1])) --from;
          while (to < e && in_word(t[to])) ++to;
          note(from, to, "invisible");
        }
        i = to - 1;
      }
    }
    if (first >= last) return;
    // A particle behind a known name is no part of it.
    if (last == e && kind == std::string_view("invisible")) last = first + name_length(t, first, last);
    put(line, first, last, kind);
  }

  bool is_name(std::u32string_view t, size_t b, size_t e) const {
    return e - b >= 2 && c_.readings().lexicon().has(image::List::name_hangul, cleaned(t, b, e));
  }

  /// How much of t[b, e) is a listed name, where only a particle follows it; else all of it.
  size_t name_length(std::u32string_view t, size_t b, size_t e) const {
    const std::u32string clear = cleaned(t, b, e);
    const size_t n = c_.readings().lexicon().longest(image::List::name_hangul, clear);
    if (n < 2 || n == clear.size() || !c_.words->is_particle(std::u32string_view(clear).substr(n))) return e - b;
    size_t length = 0;
    for (size_t seen = 0; b + length < e && seen < n; ++length) seen += !is_invisible(t[b + length]);
    const bool rest_is_clear =
        std::none_of(t.begin() + static_cast<long>(b + length), t.begin() + static_cast<long>(e), is_invisible);
    return rest_is_clear ? length : e - b;
  }

  char32_t clean(char32_t x) const {
    if (is_radical(x)) {
      const image::Char* r = c_.readings().lexicon().find_char(x);
      return r && r->korean ? r->korean : x;
    }
    const char32_t latin = latin_of(x);
    return latin ? latin : x;
  }

  std::u32string cleaned(std::u32string_view t, size_t b, size_t e) const {
    std::u32string out;
    for (size_t i = b; i < e; ++i)
      if (!is_invisible(t[i])) out += clean(t[i]);
    return out;
  }

  void put(const token::Line& line, size_t b, size_t e, const char* kind) {
    const bool decomposed = std::string_view(kind) == "decomposed";
    Finding f = make(c_, rule_, document_, line.byte(b), line.byte(e), kind);
    f.basis = "unicode";
    f.expected.push_back(base::to_utf8(decomposed ? std::u32string(line.view(b, e)) : cleaned(line.text, b, e)));
    f.args = {{"kind", kind}};
    if (!decomposed)
      for (size_t i = b; i < e; ++i)
        if (is_invisible(line.text[i]) || clean(line.text[i]) != line.text[i]) {
          static constexpr char kHex[] = "0123456789ABCDEF";
          std::string code = "U+";
          for (int shift = line.text[i] > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4)
            code += kHex[line.text[i] >> shift & 15];
          f.args.emplace_back("code", code);
          break;
        }
    add_fix(c_, f, f.expected[0], Safety::safe);
    out_.push_back(std::move(f));
  }

  const Context& c_;
  uint32_t document_;
  int rule_;
  Findings& out_;
  std::vector<bool> decomposed_;
};

void forms(const Context& c, uint32_t document, Findings& out) {
  const int rule = c.on("not-nfc");
  if (rule < 0) return;
  const text::Document& d = *c.documents[document].document;
  std::vector<Change> changes;
  for (const Change& x : d.changes()) {
    size_t i = x.source_begin;
    base::next_code_point(d.source(), i);
    if (i < x.source_end) changes.push_back(x);  // one sign for another (Ω for the ohm sign) is no decomposed letter
  }
  const DocumentView& view = c.documents[document];
  LineOfWords words(c, document, rule, out);
  token::Line buffer;
  size_t next = 0;
  for (size_t n = 0; n < view.line_count(); ++n) {
    const uint64_t at = view.observation->lines[n].begin, line_end = at + view.observation->lines[n].size;
    while (next < changes.size() && changes[next].text_end <= at) ++next;
    size_t end = next;
    while (end < changes.size() && changes[end].text_begin < line_end) ++end;
    if (at < line_end && (end > next || (view.line_has(n, token::kSeenOdd) && has_odd_letter(view.line(n))))) {
      buffer.fill(view.line(n), at, static_cast<uint32_t>(n));
      words.read(buffer, std::span(changes).subspan(next, end - next));
    }
  }
}

}  // namespace

void check_characters(const Context& c, uint32_t document, Findings& out) {
  compatibility(c, document, out);
  forms(c, document, out);
}

}  // namespace ireum::check
