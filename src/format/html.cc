// HTML: the text of elements, blocks as segments; titles and alternative texts too.
//
// gumbo repairs the tree as a browser does and says where each text began. The decoded text is laid beside its bytes
// again, so that entities are pieces of their own; where the two cannot be laid side by side the text is read and never
// edited. White space counts as in a browser. Scripts and styles are no text, code is closed, a ruby stands behind its
// base in brackets.
#include "format/html.h"

#include <gumbo.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "base/utf8.h"
#include "format/readers.h"

namespace ireum::format {
namespace {

/// gumbo frees its tree by recursion.
constexpr uint64_t kDeepest = 4000;

enum class Flow : uint8_t { inline_text, block, hidden, closed, line };

Flow flow_of(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_RP:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_PLAINTEXT:
    case GUMBO_TAG_XMP: return Flow::hidden;
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_TT: return Flow::closed;
    case GUMBO_TAG_BR: return Flow::line;
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_RB:
    case GUMBO_TAG_RT:
    case GUMBO_TAG_RTC:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_U:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_UNKNOWN:
    case GUMBO_TAG_NOBR: return Flow::inline_text;
    case GUMBO_TAG_PRE: return Flow::closed;
    default: return Flow::block;
  }
}

Role role_of(GumboTag tag, Role around) {
  switch (tag) {
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6: return Role::heading;
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_FIGCAPTION: return Role::caption;
    case GUMBO_TAG_TITLE: return Role::title;
    default: return around;
  }
}

/// Tags that close one another are not counted: an open list of them is not deep.
bool too_deep(std::string_view html) {
  constexpr std::string_view kFlat[] = {"p",    "li",   "br",    "img",    "hr",  "td",  "th", "tr", "dt", "dd",
                                        "meta", "link", "input", "option", "wbr", "col", "rt", "rp", "rb", "source"};
  uint64_t depth = 0, most = 0;
  for (size_t i = html.find('<'); i != html.npos; i = html.find('<', i + 1)) {
    if (i + 1 < html.size() && html[i + 1] == '/') {
      depth -= depth > 0;
      continue;
    }
    std::string name;
    for (size_t j = i + 1; j < html.size() && name.size() < 8 && base::is_latin(static_cast<unsigned char>(html[j]));
         ++j)
      name += static_cast<char>(html[j] | 0x20);
    if (name.empty() || std::find(std::begin(kFlat), std::end(kFlat), name) != std::end(kFlat)) continue;
    most = std::max(most, ++depth);
  }
  return most > kDeepest;
}

class HtmlReader {
 public:
  HtmlReader(Nest& nest, std::string_view html, uint64_t raw) : nest_(nest), html_(html), raw_(raw) {}

  void read(const GumboNode& node, Role role, int depth) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) return text(node.v.text, role);
    if (node.type != GUMBO_NODE_ELEMENT || depth > static_cast<int>(kDeepest)) return;
    element(node.v.element, role, depth);
  }

 private:
  void children(const GumboElement& e, Role role, int depth) {
    for (unsigned i = 0; i < e.children.length; ++i)
      read(*static_cast<const GumboNode*>(e.children.data[i]), role, depth + 1);
  }

  void element(const GumboElement& e, Role role, int depth) {
    alternative(e);
    const Flow flow = flow_of(e.tag);
    if (flow == Flow::hidden) return;
    if (flow == Flow::line) return nest_.now().is_open() ? nest_.now().gap("\n") : void();
    if (e.tag == GUMBO_TAG_RUBY) return ruby(e, role, depth);
    if (e.tag == GUMBO_TAG_RT) return ruby_text(e);
    if (e.tag == GUMBO_TAG_PRE) return preformatted(e, role, depth);
    if (flow == Flow::closed || is_untranslated(e)) {
      const uint64_t from = nest_.now().at();
      children(e, role, depth);
      if (nest_.now().is_open()) nest_.now().close_since(from);
      return;
    }
    if (flow == Flow::inline_text) return children(e, role, depth);
    block(e, role, depth);
  }

  void block(const GumboElement& e, Role role, int depth) {
    close();
    if (e.tag == GUMBO_TAG_TABLE) tables_.push_back({});
    if (e.tag == GUMBO_TAG_TR && !tables_.empty()) ++tables_.back().row, tables_.back().cell = 0;
    const bool cell = (e.tag == GUMBO_TAG_TD || e.tag == GUMBO_TAG_TH) && !tables_.empty();
    if (cell) ++tables_.back().cell;
    children(e, cell ? Role::cell : role_of(e.tag, role), depth);
    close();
    if (e.tag == GUMBO_TAG_TABLE) tables_.pop_back();
  }

  void close() {
    nest_.close();
    blank_ = true;
  }

  void preformatted(const GumboElement& e, Role role, int depth) {
    close();
    const uint64_t from = nest_.now().at();
    children(e, role, depth);
    if (nest_.now().is_open()) nest_.now().close_since(from);
    close();
  }

  static bool is_untranslated(const GumboElement& e) {
    const GumboAttribute* a = gumbo_get_attribute(&e.attributes, "translate");
    return a && std::string_view(a->value) == "no";
  }

  /// The bases first, then what stands over them.
  void ruby(const GumboElement& e, Role role, int depth) {
    const size_t outer = rubies_.size();
    children(e, role, depth);
    if (rubies_.size() == outer || !nest_.now().is_open()) return rubies_.resize(outer);
    nest_.now().gap("(");
    blank_ = true;
    for (size_t i = outer; i < rubies_.size(); ++i) texts_of(*rubies_[i], role);
    nest_.now().gap(")");
    rubies_.resize(outer);
    blank_ = false;
  }

  void ruby_text(const GumboElement& e) { rubies_.push_back(&e); }

  void texts_of(const GumboElement& e, Role role) {
    for (unsigned i = 0; i < e.children.length; ++i) {
      const auto& node = *static_cast<const GumboNode*>(e.children.data[i]);
      if (node.type == GUMBO_NODE_TEXT) text(node.v.text, role);
      else if (node.type == GUMBO_NODE_ELEMENT && flow_of(node.v.element.tag) == Flow::inline_text)
        texts_of(node.v.element, role);
    }
  }

  /// The alternative text of a picture, behind the paragraph that holds it.
  void alternative(const GumboElement& e) {
    const GumboAttribute* a = e.tag == GUMBO_TAG_IMG ? gumbo_get_attribute(&e.attributes, "alt") : nullptr;
    if (!a || a->original_value.length < 2 || !in_source(a->original_value)) return;
    std::string_view raw(a->original_value.data, a->original_value.length);
    if (raw[0] != '"' && raw[0] != '\'') return;
    raw = raw.substr(1, raw.size() - 2);
    const bool was_blank = std::exchange(blank_, true);
    nest_.push();
    nest_.now().open(Role::title);
    beside(raw, a->value, Escape::attribute);
    nest_.pop();
    blank_ = was_blank;
  }

  bool in_source(const GumboStringPiece& p) const {
    return p.data >= html_.data() && p.data + p.length <= html_.data() + html_.size();
  }

  void text(const GumboText& t, Role role) {
    if (!nest_.now().is_open()) {
      if (std::string_view(t.text).find_first_not_of(" \t\r\n\f") == std::string_view::npos) return;
      Segment segment{.role = role};
      if (role == Role::cell && !tables_.empty()) segment.row = tables_.back().row, segment.cell = tables_.back().cell;
      nest_.now().open(segment);
      blank_ = true;
    }
    if (!in_source(t.original_text)) return nest_.now().gap(t.text);
    beside({t.original_text.data, t.original_text.length}, t.text, Escape::xml);
  }

  /// Lays decoded text beside the bytes that say it.
  void beside(std::string_view raw, std::string_view plain, Escape escape) {
    const uint64_t from = raw_ + static_cast<uint64_t>(raw.data() - html_.data());
    size_t r = 0, p = 0, run = 0;
    const auto flush = [&] { put_collapsed(nest_.now(), raw.substr(run, r - run), from + run, escape, blank_); };
    while (p < plain.size() && r < raw.size()) {
      const size_t entity = raw[r] == '&' ? length_of_entity(raw.substr(r), plain.substr(p)) : 0;
      if (entity > 0) {
        flush();
        const size_t n = letters_of_entity(raw.substr(r + entity), plain.substr(p));
        const std::string_view said = plain.substr(p, n);
        blank_ = false;
        nest_.now().decoded(said, {from + r, from + r + entity}, escape);
        r += entity, p += n, run = r;
      } else if (raw[r] == plain[p]) {
        ++r, ++p;
      } else if (raw[r] == '\r') {
        flush(), run = ++r;
      } else if (raw[r] == '<') {
        // An end tag without a beginning, a comment: a browser passes it over.
        flush();
        const size_t end = raw.find('>', r);
        run = r = end == raw.npos ? raw.size() : end + 1;
      } else {
        flush();
        return rest(plain.substr(p), {from + r, from + raw.size()}, escape);
      }
    }
    flush();
  }

  void rest(std::string_view plain, Range raw, Escape escape) {
    std::string flat;
    for (const char c : plain) flat += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    blank_ = false;
    nest_.now().decoded(flat, raw, escape, false);
  }

  /// 0 where the ampersand is only one.
  static size_t length_of_entity(std::string_view raw, std::string_view plain) {
    size_t n = 1;
    if (n < raw.size() && raw[n] == '#') ++n;
    while (n < raw.size() && n < 40 &&
           (base::is_latin(static_cast<unsigned char>(raw[n])) || base::is_digit(static_cast<unsigned char>(raw[n]))))
      ++n;
    if (n < raw.size() && raw[n] == ';') return plain.starts_with(raw.substr(0, n + 1)) ? 0 : n + 1;
    // Without a semicolon only some are entities, and then not letters behind them.
    return plain.starts_with('&') && plain.substr(0, 2) == raw.substr(0, 2) ? 0 : n;
  }

  /// One code point, or two where the next byte fits only then.
  static size_t letters_of_entity(std::string_view behind, std::string_view plain) {
    size_t one = 0;
    base::next_code_point(plain, one);
    if (one >= plain.size() || behind.empty()) return behind.empty() ? plain.size() : one;
    if (behind[0] == '&' || behind[0] == '\r' || behind[0] == '<' || behind[0] == plain[one]) return one;
    size_t two = one;
    base::next_code_point(plain, two);
    return two;
  }

  Nest& nest_;
  std::string_view html_;
  uint64_t raw_;
  struct Table {
    uint32_t row = 0, cell = 0;
  };
  std::vector<Table> tables_;
  std::vector<const GumboElement*> rubies_;
  bool blank_ = true;
};

}  // namespace

bool put_html(Nest& nest, std::string_view html, uint64_t raw) {
  if (too_deep(html)) return false;
  struct Free {
    void operator()(GumboOutput* o) const { gumbo_destroy_output(&kGumboDefaultOptions, o); }
  };
  const std::unique_ptr<GumboOutput, Free> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()));
  if (!output) return false;
  HtmlReader(nest, html, raw).read(*output->root, Role::paragraph, 0);
  nest.close();
  return true;
}

std::string decoded_entity(std::string_view raw) {
  Nest nest(Kind::html);
  nest.now().add_member({});
  nest.now().open(Role::paragraph);
  if (!put_html(nest, raw, 0)) return std::string(raw);
  const Rendering said = nest.now().take();
  return said.text.size() > 1 ? said.text.substr(0, said.text.size() - 1) : std::string(raw);
}

base::Result<Rendering> read_html(const Source& source) {
  base::Result<DecodedText> decoded = decoded_text(source);
  if (!decoded) return decoded.error();
  Nest nest(Kind::html);
  nest.now().add_member(decoded->member);
  if (!put_html(nest, decoded->utf8, 0))
    return base::Error{"error.format-bound", source.path, {"depth", std::to_string(kDeepest)}};
  return nest.now().take();
}

}  // namespace ireum::format
