// Cells of a table whose heading says what kind of name stands there: what stands in them alone, or before a bracket or
// a title, is of that kind if it may be; a reading of another kind loses.
#include <algorithm>

#include "mention/generate.h"

namespace ireum::mention {

using image::Subtype;
using image::Type;
using token::is_blank;
using token::is_open_bracket;
using token::is_word_char;

namespace {

bool is_close_bracket(char32_t c) { return c == U')' || c == U']' || c == 0xFF09; }
/// A sign that sends to a note below the table.
bool is_note_sign(char32_t c) {
  constexpr std::u32string_view kSigns = U"*†※¹²³";
  return kSigns.find(c) != kSigns.npos;
}
bool is_separator(char32_t c) { return c == U',' || c == U'/' || c == U'、' || c == U';' || token::is_middle_dot(c); }

class CellReader {
 public:
  CellReader(const Words& words, std::u32string_view text, Type kind, std::vector<Candidate>& out)
      : words_(words), t_(text), kind_(kind), out_(out) {}

  void part(size_t b, size_t e) {
    while (b < e && is_blank(t_[b])) ++b;
    while (e > b && (is_blank(t_[e - 1]) || is_note_sign(t_[e - 1]))) --e;
    size_t end = b;
    while (end < e && may_stand_inside(t_[end])) ++end;
    if (end < b + 2 || !base::is_hangul(t_[b])) return;
    if (kind_ == Type::person && end < e && is_blank(t_[end]) && two_names(b, end, e)) return;
    const bool alone = end == e || is_open_bracket(t_[end]);
    const bool titled = end < e && is_blank(t_[end]) && words_.title_at(t_, end + 1).length > 0;
    if (!alone && !(kind_ == Type::person && titled)) return;
    name(static_cast<uint32_t>(b), static_cast<uint32_t>(end));
  }

 private:
  bool may_stand_inside(char32_t c) const {
    return base::is_hangul(c) || (kind_ == Type::organization && (is_word_char(c) || c == U'&'));
  }

  void push(uint32_t b, uint32_t e, const Candidate* gloss) {
    Candidate c;
    if (gloss) c = *gloss, c.listed = {}, c.head = {};
    c.begin = b, c.end = c.word_end = e;
    c.type = kind_;
    c.subtype = Subtype::none;
    c.source = gloss ? Source::gloss : Source::cell;
    c.open_kind = false;
    c.why = static_cast<uint16_t>(c.why | kFromShape | kFromContext);
    c.evidence.add(Evidence::cell_of_kind);
    out_.push_back(c);
  }

  /// 에릭 한나: two words that no list knows.
  bool two_names(size_t b, size_t end, size_t e) {
    size_t x = end + 1;
    while (x < e && base::is_hangul(t_[x])) ++x;
    const auto first = t_.substr(b, end - b), second = t_.substr(end + 1, x - end - 1);
    if ((x != e && !is_open_bracket(t_[x])) || second.size() < 2 || words_.is_title(second)) return false;
    const bool taken = std::any_of(out_.begin(), out_.end(), [&](const Candidate& c) {
      return c.begin < x && b < c.end && c.source != Source::foreign && c.evidence.has(Evidence::listed);
    });
    if (taken) return false;
    const bool japanese = words_.listed(image::WordList::japanese_surnames, first) && Words::is_kana_spelling(second);
    const bool unknown = !words_.is_known(first) && !words_.is_known(second) && !words_.is_descriptive(second);
    if (!japanese && !unknown) return false;
    push(static_cast<uint32_t>(b), static_cast<uint32_t>(x), nullptr);
    return true;
  }

  bool may_be(std::u32string_view name) const {
    int rank = 9;
    if (kind_ == Type::person)
      return name.size() <= 4 && words_.surname_length(name, &rank) > 0 && words_.is_mandarin_spelling(name) &&
             !words_.is_title(name);
    if (words_.is_stopword(name) || words_.korean_weight(name) || words_.is_descriptive(name)) return false;
    if (kind_ == Type::place) return name.size() <= 5 && words_.is_mandarin_spelling(name);
    return kind_ == Type::organization && !words_.lexicon().has(image::List::title, name);
  }

  void name(uint32_t b, uint32_t e) {
    bool found = false;
    const Candidate* gloss = nullptr;
    bool inner = false;  // a part of it is a name of its own
    for (Candidate& c : out_) {
      if (c.begin >= e || c.end <= b) continue;
      if (c.begin != b || c.end != e) {
        inner = inner || c.pair != kNone || (c.type != Type::place && c.evidence.has(Evidence::listed));
        continue;
      }
      const bool same = c.type == kind_;
      c.evidence.add(same ? Evidence::cell_of_kind : Evidence::cell_of_other);
      if (same && kind_ == Type::organization) c.unit = false;
      found = found || same;
      if (!same && c.source == Source::gloss && !c.listed) gloss = &c;
    }
    if (found || inner) return;
    const auto text = t_.substr(b, e - b);
    int rank = 9;
    const bool person = kind_ == Type::person && gloss && text.size() <= 4 && words_.surname_length(text, &rank) > 0;
    if (gloss ? person || kind_ != Type::person : may_be(text)) {
      const Candidate copy = gloss ? *gloss : Candidate{};
      push(b, e, gloss ? &copy : nullptr);
    }
  }

  const Words& words_;
  std::u32string_view t_;
  Type kind_;
  std::vector<Candidate>& out_;
};

}  // namespace

void find_in_cells(const Words& words, const Scene& scene, std::vector<Candidate>& out) {
  const auto t = scene.text;
  for (size_t i = 0; i < scene.heads.cells().size(); ++i) {
    const Type kind = scene.heads.kind(i);
    if (kind == Type::none || kind == Type::date) continue;
    CellReader reader(words, t, kind, out);
    const base::Span cell = scene.heads.cells()[i];
    size_t b = cell.begin;
    int depth = 0;
    for (size_t x = cell.begin; x <= cell.end; ++x) {
      const bool inside = x < cell.end;
      if (inside && is_open_bracket(t[x])) ++depth;
      if (inside && is_close_bracket(t[x])) --depth;
      if (inside && (depth > 0 || !is_separator(t[x]))) continue;
      reader.part(b, x);
      b = x + 1;
    }
  }
}

}  // namespace ireum::mention
