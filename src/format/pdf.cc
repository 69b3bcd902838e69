// PDF: the text of its pages, by pdftotext in a process of its own with bounds of time, memory and output.
//
// A page's lines are joined to paragraphs; a line that repeats at the head or foot of pages, or that is a number alone,
// is a header or footer and no prose. A page without letters is told; a file without any is an image, and refused.
// Nothing is ever written back.
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "base/utf8.h"
#include "format/page_labels.h"
#include "format/readers.h"
#include "intake/process.h"

namespace ireum::format {
namespace {

namespace fs = std::filesystem;

/// A folder that goes away with the value.
class Scratch {
 public:
  Scratch() {
    std::error_code failed;
    const fs::path base = fs::temp_directory_path(failed);
    std::string name = ((failed ? fs::path(".") : base) / "ireum-pdf-XXXXXX").string();
    if (::mkdtemp(name.data())) path_ = name;
  }
  ~Scratch() {
    std::error_code failed;
    if (!path_.empty()) fs::remove_all(path_, failed);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  bool made() const { return !path_.empty(); }
  std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

base::Result<std::string> text_of(const Source& source) {
  const Scratch scratch;
  const auto failed = [&](std::string why) { return base::Error{"error.pdf", source.path, {std::move(why)}}; };
  if (!scratch.made()) return failed("mkdtemp");
  const std::string in = scratch.file("in.pdf"), out = scratch.file("out.txt");
  if (!(std::ofstream(in, std::ios::binary) << source.bytes)) return failed("write");
  const intake::Answer said = intake::run({"prlimit", "--cpu=" + std::to_string(source.limits.pdf_seconds),
                                           "--as=" + std::to_string(source.limits.pdf_memory),
                                           "--fsize=" + std::to_string(source.limits.text_bytes), "--", "pdftotext",
                                           "-q", "-enc", "UTF-8", "-eol", "unix", in, out});
  if (!said.missing.empty()) return base::Error{"error.pdftotext-missing", source.path, {said.missing}};
  if (said.err.find("password") != std::string::npos) return base::Error{"error.document-encrypted", source.path, {}};
  if (said.status == 127) return base::Error{"error.pdftotext-missing", source.path, {"pdftotext"}};
  if (said.status > 128)
    return base::Error{"error.format-bound", source.path, {"pdf_seconds", std::to_string(source.limits.pdf_seconds)}};
  if (said.status != 0)
    return failed(said.err.empty() ? "pdftotext: " + std::to_string(said.status)
                                   : said.err.substr(0, said.err.find('\n')));
  std::ifstream stream(out, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const size_t end = std::min(text.find(at), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string_view stripped(std::string_view s) {
  const size_t begin = s.find_first_not_of(" \t\r");
  return begin == s.npos ? std::string_view() : s.substr(begin, s.find_last_not_of(" \t\r") + 1 - begin);
}

/// A line with its figures as one sign, so that numbered headers are alike.
std::string shape_of(std::string_view line) {
  std::string out;
  for (const char c : stripped(line)) {
    if (!base::is_digit(static_cast<unsigned char>(c))) out += c;
    else if (out.empty() || out.back() != '#') out += '#';
  }
  return out;
}

/// A page number with what is set round it: 12, - 12 -, 12/40, xii.
bool is_number(std::string_view line) {
  line = stripped(line);
  bool digit = false;
  for (const char c : line) {
    digit = digit || base::is_digit(static_cast<unsigned char>(c));
    if (!base::is_digit(static_cast<unsigned char>(c)) &&
        std::string_view(" -/|[]()").find(c) == std::string_view::npos)
      return !line.empty() && line.size() <= 7 && line.find_first_not_of("ivxlc") == line.npos;
  }
  return digit && line.size() <= 16;
}

struct PageText {
  std::vector<std::string_view> lines;
  size_t first = 0, last = 0;  // the lines that are prose
};

/// How many pages have each shape among their outermost lines.
using Shapes = std::map<std::string, size_t>;

constexpr size_t kOutermost = 2, kRepeats = 3;

void count_shapes(const PageText& page, Shapes& shapes) {
  for (size_t i = 0; i < std::min(kOutermost, page.lines.size()); ++i) ++shapes["^" + shape_of(page.lines[i])];
  for (size_t i = 0; i < std::min(kOutermost, page.lines.size()); ++i)
    ++shapes["$" + shape_of(page.lines[page.lines.size() - 1 - i])];
}

void find_edges(PageText& page, const Shapes& shapes) {
  const auto repeats = [&](const char* edge, std::string_view line) {
    const auto found = shapes.find(edge + shape_of(line));
    return stripped(line).empty() || is_number(line) || (found != shapes.end() && found->second >= kRepeats);
  };
  page.last = page.lines.size();
  while (page.first < std::min(kOutermost, page.last) && repeats("^", page.lines[page.first])) ++page.first;
  const size_t stop = page.last - std::min(kOutermost, page.last);
  while (page.last > std::max(stop, page.first) && repeats("$", page.lines[page.last - 1])) --page.last;
}

bool is_open_bracket(std::string_view line) {
  const size_t open = line.rfind('('), shut = line.rfind(')');
  return open != line.npos && (shut == line.npos || shut < open);
}

char32_t first_of(std::string_view s) {
  size_t i = 0;
  return s.empty() ? 0 : base::next_code_point(s, i);
}

char32_t last_of(std::string_view s) {
  size_t i = s.size();
  while (i > 0 && (static_cast<unsigned char>(s[--i]) & 0xC0) == 0x80) {}
  return s.empty() ? 0 : base::next_code_point(s, i);
}

class PageWriter {
 public:
  explicit PageWriter(Builder& builder) : builder_(builder) {}

  void write(const PageText& page) {
    for (size_t i = 0; i < page.lines.size(); ++i) {
      const bool edge = i < page.first || i >= page.last;
      line(stripped(page.lines[i]), edge ? (i < page.first ? Role::header : Role::footer) : Role::paragraph);
    }
    builder_.close();
  }

 private:
  void line(std::string_view s, Role role) {
    if (s.empty()) return builder_.close();
    if (role != Role::paragraph || builder_.segment().role != Role::paragraph) builder_.close();
    const uint64_t from = builder_.at();
    if (!builder_.is_open()) builder_.open(role);
    else join(s);
    builder_.gap(s);
    if (role != Role::paragraph) {
      builder_.close_since(from);
      builder_.close();
    }
  }

  /// A gloss that goes on, or Han beside Han, is joined without a blank.
  void join(std::string_view next) {
    const std::string& text = builder_.peek().text;
    const std::string_view before = std::string_view(text).substr(text.rfind('\n') + 1);
    const bool han = base::is_han(last_of(before)) && base::is_han(first_of(next));
    const bool gloss = first_of(next) == '(' || before.ends_with('(') || first_of(next) == ')';
    if (!han && !gloss && !(is_open_bracket(before) && base::is_han(first_of(next)))) builder_.gap(" ");
  }

  Builder& builder_;
};

bool has_letters(std::string_view s) {
  for (size_t i = 0; i < s.size();)
    if (const char32_t c = base::next_code_point(s, i); base::is_latin(c) || c >= 0xC0) return true;
  return false;
}

}  // namespace

base::Result<Rendering> read_pdf(const Source& source) {
  base::Result<std::string> text = text_of(source);
  if (!text) return text.error();
  if (!has_letters(*text)) return base::Error{"error.pdf-no-text", source.path, {}};
  std::vector<PageText> pages;
  Shapes shapes;
  for (const std::string_view page : split(*text, '\f')) {
    pages.push_back({split(page, '\n')});
    while (!pages.back().lines.empty() && stripped(pages.back().lines.back()).empty()) pages.back().lines.pop_back();
    count_shapes(pages.back(), shapes);
  }
  Builder builder(Kind::pdf);
  builder.add_member({});
  const std::vector<std::string> labels = page_labels(source.bytes, pages.size());
  for (size_t i = 0; i < pages.size(); ++i) {
    builder.page(i < labels.size() ? labels[i] : std::string());
    find_edges(pages[i], shapes);
    PageWriter(builder).write(pages[i]);
    const bool blank = std::none_of(pages[i].lines.begin(), pages[i].lines.end(), has_letters);
    if (blank) builder.warn("warning.pdf-page", {std::to_string(i + 1)});
  }
  return builder.take();
}

}  // namespace ireum::format
