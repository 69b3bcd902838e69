// Markdown (CommonMark with GitHub's tables, strike-through and tasks, footnotes, front matter).
//
// md4c hands out text as pointers into what it was given; the bytes between are markup. It knows no front matter, which
// is cut off before (its titles are read), and no footnotes: their marks are covered with control characters of the same
// length, by which a note is known again. Code in a line is closed, blocks of code are no text, HTML is read as HTML.
#include <md4c.h>

#include <algorithm>
#include <cstring>

#include "format/html.h"
#include "format/readers.h"
#include "format/yaml.h"

namespace ireum::format {
namespace {

constexpr char kNote = '\x01', kReference = '\x02';

bool is_label(std::string_view s) { return !s.empty() && s.size() < 80 && s.find_first_of(" \t\n[]\\") == s.npos; }

/// Covers `[^id]:` at the head of a line and `[^id]` elsewhere.
void cover_footnotes(std::string& text) {
  for (size_t at = text.find("[^"); at != text.npos; at = text.find("[^", at + 1)) {
    const size_t end = text.find(']', at);
    if (end == text.npos || !is_label(std::string_view(text).substr(at + 2, end - at - 2))) continue;
    const size_t line = text.rfind('\n', at) + 1;
    const bool head = at - line < 4 && text.find_first_not_of(' ', line) == at;
    const bool note = head && end + 1 < text.size() && text[end + 1] == ':';
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(at),
              text.begin() + static_cast<std::ptrdiff_t>(end + 1 + note), note ? kNote : kReference);
  }
}

struct FrontMatter {
  size_t begin = 0, end = 0;  // of what it says
  size_t behind = 0;          // where the text begins
  bool yaml = false;
};

FrontMatter front_matter(std::string_view text) {
  for (const std::string_view fence : {"---", "+++"}) {
    if (!text.starts_with(fence)) continue;
    const size_t first = text.find('\n');
    if (first == text.npos || text.substr(3, first - 3).find_first_not_of(" \r") != text.npos) continue;
    for (size_t at = first + 1; at < text.size();) {
      const size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = text.substr(at, end - at);
      const bool closes = line.starts_with(fence) || (fence == "---" && line.starts_with("..."));
      if (closes && line.substr(3).find_first_not_of(" \r") == line.npos)
        return {first + 1, at, std::min(end + 1, text.size()), fence == "---"};
      at = end + 1;
    }
  }
  return {};
}

class MarkdownReader {
 public:
  MarkdownReader(Nest& nest, std::string_view text, uint64_t from)
      : nest_(nest), text_(text), covered_(text.substr(from)), from_(from) {
    cover_footnotes(covered_);
  }

  bool read() {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEURLAUTOLINKS |
                   MD_FLAG_PERMISSIVEWWWAUTOLINKS;
    parser.enter_block = [](MD_BLOCKTYPE t, void*, void* me) { return self(me).enter_block(t), 0; };
    parser.leave_block = [](MD_BLOCKTYPE t, void*, void* me) { return self(me).leave_block(t), 0; };
    parser.enter_span = [](MD_SPANTYPE t, void* d, void* me) { return self(me).enter_span(t, d), 0; };
    parser.leave_span = [](MD_SPANTYPE t, void*, void* me) { return self(me).leave_span(t), 0; };
    parser.text = [](MD_TEXTTYPE t, const MD_CHAR* s, MD_SIZE n, void* me) { return self(me).text(t, {s, n}), 0; };
    const bool read = md_parse(covered_.data(), static_cast<MD_SIZE>(covered_.size()), &parser, this) == 0;
    nest_.close();
    return read;
  }

 private:
  static MarkdownReader& self(void* me) { return *static_cast<MarkdownReader*>(me); }

  void enter_block(MD_BLOCKTYPE type) {
    close();
    if (type == MD_BLOCK_CODE) code_ = true;
    else if (type == MD_BLOCK_HTML) html_ = Range{UINT64_MAX, 0};
    else if (type == MD_BLOCK_TABLE) row_ = 0;
    else if (type == MD_BLOCK_TR) ++row_, cell_ = 0;
    else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) segment_ = {.role = Role::cell, .row = row_, .cell = ++cell_};
    else segment_ = {.role = type == MD_BLOCK_H ? Role::heading : Role::paragraph};
  }

  void leave_block(MD_BLOCKTYPE type) {
    close();
    if (type == MD_BLOCK_CODE) code_ = false;
    else if (type == MD_BLOCK_HTML) html_block();
    segment_ = {};
  }

  void close() {
    nest_.close();
    break_ = false;
    hidden_tags_ = 0;
  }

  void html_block() {
    const Range block = *html_;
    html_.reset();
    if (block.begin < block.end)
      put_html(nest_, std::string_view(text_).substr(block.begin, block.size()), block.begin);
  }

  void enter_span(MD_SPANTYPE type, void* detail) {
    put_break();
    if (type == MD_SPAN_IMG) {
      nest_.push();
      nest_.now().open(Role::title);
    } else if (type == MD_SPAN_A) {
      const MD_ATTRIBUTE& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
      links_.push_back({nest_.now().at(), std::string(href.text, href.size)});
    } else if (type == MD_SPAN_CODE) {
      code_from_ = nest_.now().at();
      in_code_ = true;
    }
  }

  void leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG && nest_.depth() > 0) nest_.pop();
    else if (type == MD_SPAN_A && !links_.empty()) leave_link();
    else if (type == MD_SPAN_CODE) {
      if (nest_.now().is_open()) nest_.now().close_since(code_from_);
      in_code_ = false;
    }
  }

  /// A link that shows its address has no prose.
  void leave_link() {
    const auto [from, href] = std::move(links_.back());
    links_.pop_back();
    const std::string& all = nest_.now().peek().text;
    const std::string_view shown = std::string_view(all).substr(std::min<uint64_t>(from, all.size()));
    const bool address = shown.find("://") != shown.npos || shown.starts_with("www.") || shown.find('@') != shown.npos;
    if (address && href.ends_with(shown)) nest_.now().close_since(from);
  }

  void text(MD_TEXTTYPE type, std::string_view s) {
    const bool ours = s.data() >= covered_.data() && s.data() + s.size() <= covered_.data() + covered_.size();
    const uint64_t raw = ours ? from_ + static_cast<uint64_t>(s.data() - covered_.data()) : 0;
    if (html_ && ours) return void(html_ = Range{std::min(html_->begin, raw), std::max(html_->end, raw + s.size())});
    if (html_ || code_) return;
    if (type == MD_TEXT_SOFTBR) return void(break_ = true);
    if (type == MD_TEXT_BR) return nest_.now().is_open() ? nest_.now().gap("\n") : void();
    if (!ours) return put_break(), nest_.now().gap(s);
    if (type == MD_TEXT_HTML) return tag(s, raw);
    prose(type, s, raw);
    end_ = raw + s.size();
  }

  void prose(MD_TEXTTYPE type, std::string_view s, uint64_t raw) {
    if (type == MD_TEXT_ENTITY) {
      open();
      put_break(raw);
      return nest_.now().decoded(decoded_entity(s), {raw, raw + s.size()}, Escape::markdown);
    }
    while (!s.empty()) {
      const size_t n = std::min(s.find_first_of("\x01\x02"), s.size());
      if (n > 0) letters(s.substr(0, n), raw);
      size_t m = n;
      while (m < s.size() && (s[m] == kNote || s[m] == kReference)) ++m;
      if (m > n && s[n] == kNote) note();
      s.remove_prefix(m);
      raw += m;
    }
  }

  void note() {
    close();
    segment_ = {.role = Role::note};
  }

  void open() {
    if (!nest_.now().is_open()) nest_.now().open(segment_);
  }

  void letters(std::string_view s, uint64_t raw) {
    if (!nest_.now().is_open()) {
      const size_t blanks = std::min(s.find_first_not_of(" \t"), s.size());
      s.remove_prefix(blanks);
      raw += blanks;
      if (s.empty()) return;
    }
    open();
    put_break(raw);
    const bool escaped = !in_code_ && raw > end_ && raw > from_ && text_[raw - 1] == '\\';
    if (escaped) {
      nest_.now().decoded(s.substr(0, 1), {raw - 1, raw + 1}, Escape::markdown);
      s.remove_prefix(1);
      ++raw;
    }
    nest_.now().text(s, raw, Escape::markdown);
    if (hidden_tags_ > 0) nest_.now().close_since(nest_.now().at() - s.size());
  }

  void put_break() { put_break(end_); }
  void put_break(uint64_t raw) {
    if (std::exchange(break_, false) && nest_.now().is_open())
      nest_.now().decoded(" ", {end_, std::max(end_, raw)}, Escape::markdown, false);
  }

  /// A tag inside a line: what it does to the words around.
  void tag(std::string_view s, uint64_t raw) {
    if (!tag_.empty() || (s.starts_with('<') && s.find('>') == s.npos)) tag_ += s;
    const std::string whole = tag_.empty() ? std::string(s) : tag_;
    end_ = raw + s.size();
    if (whole.find('>') == whole.npos) return;
    tag_.clear();
    const bool shut = whole.starts_with("</");
    std::string name;
    for (size_t i = shut ? 2 : 1; i < whole.size() && ((whole[i] | 0x20) >= 'a' && (whole[i] | 0x20) <= 'z'); ++i)
      name += static_cast<char>(whole[i] | 0x20);
    constexpr std::string_view kClosed[] = {"code", "kbd", "samp", "var", "tt", "script", "style"};
    if (name == "br" && nest_.now().is_open()) nest_.now().gap("\n");
    else if (name == "rt" && nest_.now().is_open()) nest_.now().gap(shut ? ")" : "(");
    else if (std::find(std::begin(kClosed), std::end(kClosed), name) != std::end(kClosed))
      hidden_tags_ += shut ? -1 : 1;
    hidden_tags_ = std::max(hidden_tags_, 0);
  }

  Nest& nest_;
  std::string_view text_;
  std::string covered_;
  uint64_t from_;
  Segment segment_;
  std::optional<Range> html_;
  struct Link {
    uint64_t from;
    std::string href;
  };
  std::vector<Link> links_;
  std::string tag_;
  uint64_t code_from_ = 0, end_ = 0;
  uint32_t row_ = 0, cell_ = 0;
  int hidden_tags_ = 0;
  bool code_ = false, in_code_ = false, break_ = false;
};

}  // namespace

base::Result<Rendering> read_markdown(const Source& source) {
  base::Result<DecodedText> decoded = decoded_text(source);
  if (!decoded) return decoded.error();
  if (decoded->utf8.size() >= UINT32_MAX)
    return base::Error{"error.format-bound", source.path, {"text_bytes", std::to_string(UINT32_MAX)}};
  Nest nest(Kind::markdown);
  nest.now().add_member(decoded->member);
  const std::string& text = decoded->utf8;
  const FrontMatter front = front_matter(text);
  if (front.yaml)
    put_yaml(nest.now(), std::string_view(text).substr(front.begin, front.end - front.begin), front.begin, true);
  nest.close();
  if (!MarkdownReader(nest, text, front.behind).read()) return base::Error{"error.no-memory", source.path, {}};
  return nest.now().take();
}

}  // namespace ireum::format
