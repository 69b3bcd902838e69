#include "index/pdf.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "intake/deflate.h"
#include "intake/process.h"

namespace ireum::index {
namespace {

using Objects = std::map<int, std::string>;  // number -> what stands between obj and endobj

constexpr int kDepth = 24;

bool is_space(char c) { return base::is_any(static_cast<unsigned char>(c), ' ', '\n', '\r', '\t', '\f', '\0'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool ends_name(char c) { return is_space(c) || std::strchr("/<>[]()%", c) != nullptr; }

void skip_spaces(std::string_view s, size_t& i) {
  while (i < s.size() && is_space(s[i])) ++i;
}

/// The end of the value that begins at `i`: a dictionary, list, string, name, number or reference.
size_t value_end(std::string_view s, size_t i) {
  if (i >= s.size()) return i;
  if (s[i] == '(') {
    int depth = 0;
    for (; i < s.size(); ++i) {
      if (s[i] == '\\') ++i;
      else if (s[i] == '(') ++depth;
      else if (s[i] == ')' && --depth == 0) return i + 1;
    }
    return s.size();
  }
  if (s[i] == '[' || s.substr(i).starts_with("<<")) {
    int depth = 0;
    while (i < s.size()) {
      if (s.substr(i).starts_with("<<")) ++depth, i += 2;
      else if (s.substr(i).starts_with(">>")) {
        i += 2;
        if (--depth == 0) return i;
      } else if (s[i] == '[') ++depth, ++i;
      else if (s[i] == ']') {
        ++i;
        if (--depth == 0) return i;
      } else if (s[i] == '(') i = value_end(s, i);
      else ++i;
    }
    return i;
  }
  if (s[i] == '<') return std::min(s.find('>', i), s.size() - 1) + 1;
  size_t end = i + 1;
  while (end < s.size() && !ends_name(s[end])) ++end;
  // "12 0 R"
  if (is_digit(s[i])) {
    size_t j = end;
    skip_spaces(s, j);
    const size_t generation = j;
    while (j < s.size() && is_digit(s[j])) ++j;
    if (j > generation) {
      skip_spaces(s, j);
      if (j < s.size() && s[j] == 'R') return j + 1;
    }
  }
  return end;
}

/// The value of a key of a dictionary; empty where it has none.
std::string_view value_of(std::string_view dictionary, std::string_view key) {
  size_t i = dictionary.find("<<");
  if (i == dictionary.npos) return {};
  for (i += 2; i < dictionary.size();) {
    skip_spaces(dictionary, i);
    if (i >= dictionary.size() || dictionary[i] != '/') return {};
    size_t end = i + 1;
    while (end < dictionary.size() && !ends_name(dictionary[end])) ++end;
    const std::string_view name = dictionary.substr(i + 1, end - i - 1);
    skip_spaces(dictionary, end);
    i = value_end(dictionary, end);
    if (name == key) return dictionary.substr(end, i - end);
  }
  return {};
}

std::string_view resolved(std::string_view value, const Objects& objects, int depth = 0) {
  if (depth > kDepth || value.empty() || !value.ends_with('R') || !is_digit(value[0])) return value;
  const auto it = objects.find(std::atoi(std::string(value).c_str()));
  if (it == objects.end()) return {};
  std::string_view body = it->second;
  size_t i = 0;
  skip_spaces(body, i);
  return resolved(body.substr(i, value_end(body, i) - i), objects, depth + 1);
}

std::vector<std::string_view> items(std::string_view list) {
  std::vector<std::string_view> out;
  if (!list.starts_with('[')) return out;
  for (size_t i = 1; i < list.size();) {
    skip_spaces(list, i);
    if (i >= list.size() || list[i] == ']') break;
    const size_t end = value_end(list, i);
    if (end <= i) break;
    out.push_back(list.substr(i, end - i));
    i = end;
  }
  return out;
}

/// "12 0 obj … endobj", the last of a number counting; and what is packed in object streams.
Objects read_objects(std::string_view pdf) {
  Objects out;
  std::vector<std::pair<int, std::string>> packed;
  for (size_t at = pdf.find(" obj"); at != pdf.npos; at = pdf.find(" obj", at + 4)) {
    size_t i = at;
    while (i && is_digit(pdf[i - 1])) --i;
    size_t j = i;
    while (j && is_space(pdf[j - 1])) --j;
    size_t number = j;
    while (number && is_digit(pdf[number - 1])) --number;
    if (i == at || number == j) continue;
    const std::string_view rest = pdf.substr(at + 4);
    const size_t end = std::min(rest.find("endobj"), rest.size());
    const int n = std::atoi(std::string(pdf.substr(number, j - number)).c_str());
    const std::string_view body = rest.substr(0, end);
    const size_t stream = body.find("stream");
    const std::string_view head = body.substr(0, stream);
    out[n] = head;
    if (stream == body.npos || head.find("/ObjStm") == head.npos) continue;
    size_t begin = stream + 6;
    if (begin < body.size() && body[begin] == '\r') ++begin;
    if (begin < body.size() && body[begin] == '\n') ++begin;
    // Its end is /Length behind its beginning; "endobj" may stand inside by chance.
    const std::string_view length = value_of(head, "Length");
    size_t size = body.size() - begin;
    if (!length.empty() && !length.ends_with('R'))
      size = std::min<size_t>(static_cast<size_t>(std::atoll(std::string(length).c_str())), rest.size() - begin);
    const std::string_view bytes = rest.substr(begin, size);
    if (head.find("/Filter") == head.npos) packed.emplace_back(n, bytes);
    else if (auto plain = intake::unzlibbed(bytes)) packed.emplace_back(n, std::move(*plain));
  }
  for (const auto& [n, plain] : packed) {
    const std::string_view head = out[n];
    const auto first = static_cast<size_t>(std::atoll(std::string(value_of(head, "First")).c_str()));
    const long count = std::atol(std::string(value_of(head, "N")).c_str());
    const char* at = plain.c_str();
    std::vector<std::pair<int, size_t>> table;
    for (long k = 0; k < count; ++k) {
      char* next = nullptr;
      const long number = std::strtol(at, &next, 10);
      if (next == at) break;
      at = next;
      const long offset = std::strtol(at, &next, 10);
      if (next == at) break;
      at = next;
      table.emplace_back(static_cast<int>(number), static_cast<size_t>(offset));
    }
    for (const auto& [number, offset] : table)
      if (first + offset < plain.size())
        out[number] = plain.substr(first + offset, value_end(plain, first + offset) - first - offset);
  }
  return out;
}

/// A PDF string as UTF-8: in brackets or in hex, UTF-16 with its mark or one byte a letter.
std::string text_of(std::string_view s) {
  std::string bytes;
  if (s.starts_with('<')) {
    int half = -1;
    for (const char c : s.substr(1)) {
      const int v = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
      if (v < 0) continue;
      if (half < 0) half = v;
      else bytes += static_cast<char>(half * 16 + v), half = -1;
    }
  } else {
    for (size_t i = 1; i + 1 < s.size(); ++i) {
      if (s[i] != '\\') {
        bytes += s[i];
        continue;
      }
      const char c = s[++i];
      if (c >= '0' && c <= '7') {
        int v = 0;
        for (int k = 0; k < 3 && i + 1 < s.size() && s[i] >= '0' && s[i] <= '7'; ++k) v = v * 8 + (s[i++] - '0');
        --i;
        bytes += static_cast<char>(v);
      } else if (c != '\n') {
        bytes += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
      }
    }
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) return bytes.substr(3);
  std::string out;
  if (bytes.starts_with("\xFE\xFF")) {
    for (size_t i = 2; i + 1 < bytes.size(); i += 2) {
      char32_t c =
          static_cast<char32_t>(static_cast<unsigned char>(bytes[i])) << 8 | static_cast<unsigned char>(bytes[i + 1]);
      if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
        i += 2;
        c = 0x10000 + ((c - 0xD800) << 10) +
            ((static_cast<char32_t>(static_cast<unsigned char>(bytes[i])) << 8 |
              static_cast<unsigned char>(bytes[i + 1])) -
             0xDC00);
      }
      base::append_utf8(out, c);
    }
    return out;
  }
  for (const char c : bytes) base::append_utf8(out, static_cast<unsigned char>(c));
  return out;
}

std::string roman(long n) {
  static constexpr std::pair<long, const char*> kSigns[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string out;
  for (const auto& [value, sign] : kSigns)
    for (; n >= value && out.size() < 64; n -= value) out += sign;
  return out;
}

std::string letters(long n) {
  return n > 0
             ? std::string(static_cast<size_t>(std::min(64L, (n - 1) / 26 + 1)), static_cast<char>('a' + (n - 1) % 26))
             : "";
}

std::string numbered(std::string_view style, long n) {
  std::string out = style == "/D"                    ? std::to_string(n)
                    : style == "/r" || style == "/R" ? roman(n)
                    : style == "/a" || style == "/A" ? letters(n)
                                                     : "";
  if (style == "/R" || style == "/A")
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  return out;
}

void gather(std::string_view node, const Objects& objects, std::map<long, std::string>& to, int depth) {
  if (depth > kDepth) return;
  const auto numbers = items(resolved(value_of(node, "Nums"), objects));
  for (size_t i = 0; i + 1 < numbers.size(); i += 2)
    to[std::atol(std::string(numbers[i]).c_str())] = resolved(numbers[i + 1], objects);
  for (const auto kid : items(resolved(value_of(node, "Kids"), objects)))
    gather(resolved(kid, objects), objects, to, depth + 1);
}

/// The catalog that the last trailer names; else the last there is.
std::string_view catalog(std::string_view pdf, const Objects& objects) {
  if (const size_t root = pdf.rfind("/Root"); root != pdf.npos) {
    size_t i = root + 5;
    skip_spaces(pdf, i);
    if (const auto found = resolved(pdf.substr(i, value_end(pdf, i) - i), objects);
        found.find("/Catalog") != found.npos)
      return found;
  }
  std::string_view last;
  for (const auto& [n, body] : objects)
    if (value_of(body, "Type") == "/Catalog") last = body;
  return last;
}

}  // namespace

base::Result<std::string> pdf_text(const std::string& path) {
  // A name that begins with a hyphen is no option.
  intake::Answer said = intake::run(
      {"pdftotext", "-q", "-enc", "UTF-8", "-eol", "unix", path.starts_with('-') ? "./" + path : path, "-"});
  if (!said.missing.empty()) return base::Error{"error.pdftotext-missing", path, {said.missing}};
  if (said.status == 0) return std::move(said.out);
  while (!said.err.empty() && said.err.back() == '\n') said.err.pop_back();
  return base::Error{"error.pdf", path, {said.err.empty() ? "pdftotext: " + std::to_string(said.status) : said.err}};
}

std::vector<std::string> page_labels(std::string_view pdf, size_t pages) {
  const Objects objects = read_objects(pdf);
  const std::string_view tree = resolved(value_of(catalog(pdf, objects), "PageLabels"), objects);
  std::map<long, std::string> ranges;
  gather(tree, objects, ranges, 0);
  std::vector<std::string> out;
  if (ranges.empty()) return out;
  for (size_t page = 0; page < pages; ++page) {
    auto range = ranges.upper_bound(static_cast<long>(page));
    if (range == ranges.begin()) {
      out.push_back(std::to_string(page + 1));
      continue;
    }
    --range;
    const std::string_view label = range->second;
    const std::string_view start = resolved(value_of(label, "St"), objects),
                           prefix = resolved(value_of(label, "P"), objects);
    const long n = (start.empty() ? 1 : std::atol(std::string(start).c_str())) + static_cast<long>(page) - range->first;
    out.push_back((prefix.empty() ? "" : text_of(prefix)) + numbered(resolved(value_of(label, "S"), objects), n));
    if (out.back().empty()) out.back() = std::to_string(page + 1);
  }
  return out;
}

}  // namespace ireum::index
