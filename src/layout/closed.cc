#include "layout/closed.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace ireum::layout {

namespace {

using View = std::string_view;

constexpr View kBlank = " \t\r\n\f";

/// Endings of file names, in small letters.
constexpr std::array<View, 42> kFileEndings = {
    "hwp", "hwpx", "doc", "docx", "odt",  "pdf",  "txt", "md",   "rtf", "tex",  "xls",  "xlsx", "csv", "tsv",
    "ppt", "pptx", "png", "jpg",  "jpeg", "gif",  "svg", "webp", "bmp", "tif",  "tiff", "mp3",  "mp4", "avi",
    "mov", "zip",  "tar", "gz",   "7z",   "json", "xml", "yaml", "yml", "toml", "html", "htm",  "py",  "js"};

/// Bytes that end a token.
constexpr std::array<bool, 256> kTokenEdges = [] {
  std::array<bool, 256> edges{};
  for (const char c : View(" \t\r\n\f\"<>|`")) edges[static_cast<unsigned char>(c)] = true;
  return edges;
}();
bool is_token_edge(char c) { return kTokenEdges[static_cast<unsigned char>(c)]; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equal_but_case(View a, View b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return small(x) == y; });
}

bool ends_in(View path, View ending) {
  return path.size() >= ending.size() && equal_but_case(path.substr(path.size() - ending.size()), ending);
}

/// Where the ending of a file's name begins that stops at `end` (behind the dot); npos for none.
size_t file_ending(View token, size_t end) {
  size_t b = end;
  while (b > 0 && end - b < 5 && (is_letter(token[b - 1]) || is_digit(token[b - 1]))) --b;
  if (b == end || b < 2 || token[b - 1] != '.') return View::npos;
  const View ending = token.substr(b, end - b);
  const bool known =
      std::any_of(kFileEndings.begin(), kFileEndings.end(), [&](View e) { return equal_but_case(ending, e); });
  return known ? b : View::npos;
}

/// Where the name of a file in the token ends (behind its ending); 0 for none.
size_t file_name_end(View token) {
  for (size_t dot = token.find('.'); dot != token.npos; dot = token.find('.', dot + 1)) {
    size_t e = dot + 1;
    while (e < token.size() && e - dot < 6 && (is_letter(token[e]) || is_digit(token[e]))) ++e;
    if (file_ending(token, e) != token.npos) return e;
  }
  return 0;
}

bool begins_path(View token) {
  const bool drive =
      token.size() > 3 && is_letter(token[0]) && token[1] == ':' && (token[2] == '\\' || token[2] == '/');
  return drive || token.starts_with("\\\\") || token.starts_with("./") || token.starts_with("../") ||
         token.starts_with("~/") || (token.size() > 2 && token[0] == '/' && token.find('/', 1) != token.npos);
}

/// The mail address around the `@`: [begin, end); equal for none.
std::pair<size_t, size_t> mail_at(View token, size_t at) {
  const auto local = [](char c) {
    return is_letter(c) || is_digit(c) || View("._-+").find(c) != View::npos || (c & 0x80);
  };
  size_t b = at, e = at + 1;
  while (b > 0 && local(token[b - 1])) --b;
  while (e < token.size() && (is_letter(token[e]) || is_digit(token[e]) || token[e] == '.' || token[e] == '-')) ++e;
  const bool dotted = token.substr(at + 1, e - at - 1).find('.') != token.npos;
  return b < at && dotted ? std::pair(b, e) : std::pair(at, at);
}

/// Where an address on the web begins in the token; npos for none.
size_t address_in(View token) {
  const size_t scheme = token.find("://");
  if (scheme != token.npos) {
    size_t b = scheme;
    while (b > 0 && (is_letter(token[b - 1]) || is_digit(token[b - 1]) || token[b - 1] == '+')) --b;
    if (b < scheme) return b;
  }
  const size_t www = token.find("www.");
  return www != token.npos && (www == 0 || !is_letter(token[www - 1])) ? www : token.npos;
}

View trimmed(View line) {
  const size_t b = line.find_first_not_of(kBlank);
  return b == line.npos ? View() : line.substr(b, line.find_last_not_of(kBlank) + 1 - b);
}

bool is_list_item(View line) {
  if (line.size() >= 2 && (line[0] == '-' || line[0] == '*' || line[0] == '+') && line[1] == ' ') return true;
  size_t n = 0;
  while (n < line.size() && n < 9 && is_digit(line[n])) ++n;
  return n > 0 && n + 1 < line.size() && (line[n] == '.' || line[n] == ')') && line[n + 1] == ' ';
}

}  // namespace

Format format_of(View path) {
  if (ends_in(path, ".html") || ends_in(path, ".htm") || ends_in(path, ".xhtml")) return Format::html;
  return ends_in(path, ".md") || ends_in(path, ".markdown") ? Format::markdown : Format::plain;
}

Closed::Closed(View text, Format format) : text_(text), format_(format) {
  if (format == Format::markdown) read_markdown();
  if (format == Format::html) read_html();
  read_tokens();
  settle();
}

const Closed::Region* Closed::region_at(uint64_t at) const {
  const auto r = std::partition_point(regions_.begin(), regions_.end(), [&](const Region& x) { return x.end <= at; });
  return r != regions_.end() && r->begin <= at ? &*r : nullptr;
}

bool Closed::touches(uint64_t begin, uint64_t end) const {
  const auto r =
      std::partition_point(regions_.begin(), regions_.end(), [&](const Region& x) { return x.end <= begin; });
  if (r == regions_.end()) return false;
  return begin == end ? r->begin < begin : r->begin < end;
}

uint64_t Closed::behind_marks(uint64_t at) const {
  while (at < text_.size()) {
    if (const Region* r = region_at(at); r && r->begin == at && r->kind == Kind::mark) {
      at = r->end;
      continue;
    }
    const bool emphasis = format_ == Format::markdown && (text_[at] == '*' || text_[at] == '_' || text_[at] == '~');
    const Region* next = at + 1 < text_.size() ? region_at(at + 1) : nullptr;
    const bool link = format_ == Format::markdown && text_[at] == ']' && next && next->begin == at + 1;
    if (!emphasis && !link) return at;
    ++at;
  }
  return at;
}

void Closed::add(size_t begin, size_t end, Kind kind) {
  if (begin < end) regions_.push_back({begin, end, kind});
}

/// Sorted, and each byte in one region: the outer one, where they overlap.
void Closed::settle() {
  std::stable_sort(regions_.begin(), regions_.end(), [](const Region& a, const Region& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  size_t kept = 0;
  for (const Region& r : regions_) {
    if (kept > 0 && r.begin < regions_[kept - 1].end) {
      if (r.end > regions_[kept - 1].end) regions_[kept - 1].end = r.end, regions_[kept - 1].kind = Kind::opaque;
      continue;
    }
    regions_[kept++] = r;
  }
  regions_.resize(kept);
}

// Markdown: fences and indented code by line, the rest within a line.
void Closed::read_markdown() {
  char fence = 0;
  size_t run = 0;
  bool blank = true, indented = false, in_list = false;
  for (size_t at = 0; at < text_.size();) {
    const size_t end = std::min(text_.find('\n', at), text_.size());
    const View line = text_.substr(at, end - at), body = trimmed(line);
    const size_t indent = line.find_first_not_of(' ');
    const size_t marks = body.empty() ? 0 : std::min(body.find_first_not_of(body[0]), body.size());
    const bool opens = marks >= 3 && (body[0] == '~' || (body[0] == '`' && body.find('`', marks) == body.npos));
    if (fence) {
      add(at, end);
      if (marks >= run && body[0] == fence && marks == body.size()) fence = 0;
    } else if (opens) {
      fence = body[0], run = marks;
      add(at, end);
    } else if (!body.empty()) {
      const bool deep = line.starts_with("    ") || line.starts_with("\t");
      indented = deep && !in_list && (blank || indented);
      if (indented) add(at, end);
      else read_markdown_line(line, at);
      if (indent == 0 || is_list_item(body)) in_list = is_list_item(body);
    }
    blank = body.empty();
    at = end + 1;
  }
}

/// Behind the code span that opens at `i` of the line; behind its marks where nothing closes it.
size_t Closed::read_code_span(View line, size_t at, size_t i) {
  const size_t n = std::min(line.find_first_not_of('`', i), line.size()) - i;
  for (size_t c = line.find('`', i + n); c != line.npos;) {
    const size_t e = std::min(line.find_first_not_of('`', c), line.size());
    if (e - c == n) return add(at + i, at + e), e;
    c = line.find('`', e);
  }
  return i + n;
}

void Closed::read_markdown_line(View line, size_t at) {
  const View body = trimmed(line);
  if (body.starts_with('[') && body.find("]:") != body.npos && body.find(']') == body.find("]:"))
    return add(at, at + line.size());  // [name]: target
  for (size_t i = 0; i < line.size();) {
    if (line[i] == '\\') {
      i += 2;
    } else if (line[i] == '`') {
      i = read_code_span(line, at, i);
    } else if (line[i] == ']' && i + 1 < line.size() && (line[i + 1] == '(' || line[i + 1] == '[')) {
      const char open = line[i + 1], close = open == '(' ? ')' : ']';
      size_t e = i + 2;
      for (int depth = 1; e < line.size() && depth > 0; ++e) depth += (line[e] == open) - (line[e] == close);
      // ](…) is a target only where it looks like one: [주](天津) has a gloss.
      const View target = line.substr(i + 2, e - i - 2);
      const bool gloss = std::any_of(target.begin(), target.end(), [](char c) { return c & 0x80; }) &&
                         target.find_first_of("/.#") == target.npos;
      if (line[e - 1] == close && !gloss) add(at + i + 1, at + e, Kind::mark);
      i = e;
    } else if (line[i] == '<') {
      const size_t e = read_tag(at + i);
      i = e > at + i ? e - at : i + 1;
    } else {
      ++i;
    }
  }
}

/// Behind the tag or comment that opens at `at`; `at` where none does.
size_t Closed::read_tag(size_t at) {
  const View rest = text_.substr(at);
  if (rest.starts_with("<!--")) {
    const size_t end = text_.find("-->", at + 4);
    const size_t e = end == text_.npos ? text_.size() : end + 3;
    return add(at, e, Kind::mark), e;
  }
  const bool tag = rest.size() > 2 &&
                   (is_letter(rest[1]) || rest[1] == '!' || rest[1] == '?' || (rest[1] == '/' && is_letter(rest[2])));
  if (!tag) return at;
  constexpr size_t kLongest = 4096;  // of a tag
  char quote = 0;
  for (size_t i = at + 1; i < std::min(text_.size(), at + kLongest); ++i) {
    const char c = text_[i];
    if (quote) quote = c == quote ? 0 : quote;
    else if (c == '"' || c == '\'') quote = c;
    else if (c == '<') return at;
    else if (c == '>') return add(at, i + 1, Kind::mark), i + 1;
  }
  return at;
}

// HTML: tags, and elements whose content is no prose.
void Closed::read_html() {
  static constexpr View kElements[] = {"script", "style", "code", "kbd", "samp", "textarea"};
  for (size_t i = text_.find('<'); i != text_.npos; i = text_.find('<', i)) {
    const size_t e = read_tag(i);
    if (e == i) {
      ++i;
      continue;
    }
    const View name = text_.substr(i + 1, e - i - 1);
    i = e;
    for (const View element : kElements) {
      const bool begins = name.size() > element.size() && equal_but_case(name.substr(0, element.size()), element) &&
                          !is_letter(name[element.size()]);
      if (name != element && !begins) continue;
      size_t close = e;
      while ((close = text_.find("</", close)) != text_.npos &&
             !equal_but_case(text_.substr(close + 2, element.size()), element))
        close += 2;
      add(e, std::min(close, text_.size()));
      i = std::min(close, text_.size());
      break;
    }
  }
}

// Words between blanks: addresses, paths, names of files.
void Closed::read_tokens() {
  // Where each of the marks stands next; most text has but the dots that end a sentence.
  constexpr View kTelling = ".@\\/";
  size_t next[kTelling.size()];
  for (size_t k = 0; k < kTelling.size(); ++k) next[k] = text_.find(kTelling[k]);
  for (;;) {
    const size_t i = *std::min_element(std::begin(next), std::end(next));
    if (i == View::npos) return;
    size_t end = i + 1;
    while (end < text_.size() && !is_token_edge(text_[end])) ++end;
    if (text_[i] != '.' || end > i + 1) {
      size_t begin = i;
      while (begin > 0 && !is_token_edge(text_[begin - 1])) --begin;
      read_token(begin, end);
    }
    for (size_t k = 0; k < kTelling.size(); ++k)
      if (next[k] < end) next[k] = text_.find(kTelling[k], end);
  }
}

void Closed::read_token(size_t begin, size_t end) {
  View token = text_.substr(begin, end - begin);
  const size_t skip = std::min(token.find_first_not_of("([{'"), token.size());
  begin += skip;
  token.remove_prefix(skip);
  if (const size_t web = address_in(token); web != token.npos) {
    size_t e = token.size();
    int depth = 0;  // a bracket that is closed and was not opened ends it
    for (size_t i = web; i < e; ++i) {
      depth += (token[i] == '(') - (token[i] == ')');
      if (depth < 0) e = i;
    }
    return add(begin + web, begin + e);
  }
  if (begins_path(token)) return add(begin, begin + token.size());
  for (size_t at = token.find('@'); at != token.npos; at = token.find('@', at + 1))
    if (const auto [b, e] = mail_at(token, at); b < e) add(begin + b, begin + e);
  if (const size_t e = file_name_end(token)) {
    const size_t bracket = token.find_last_of("()[]{}", e - 1);
    add(begin + (bracket == token.npos ? 0 : bracket + 1), begin + e);
  }
}

}  // namespace ireum::layout
