// prh.yml: the part of YAML that prh's own documents use.
//
//   rules:
//     - expected: 톈진
//       pattern: 텐진            # or patterns: [..] or a list below; /…/ is a regular expression
//       prh: why
//       specs:
//         - from: 텐진시
//           to: 톈진시
// A line is "key: value" or "- …"; what belongs to what is told by the indent.
#include <cctype>

#include "glossary/prh.h"
#include "glossary/text.h"

namespace ireum::glossary {
namespace {

struct Line {
  int number = 0;
  size_t indent = 0;                     // of the key
  size_t dash = std::string_view::npos;  // of the innermost "- "
  std::string key, value;                // key empty: a list item alone
};

/// A scalar without quotes and remarks.
std::string scalar(std::string_view s) {
  s = trim(s);
  if (s.size() >= 2 && (s[0] == '"' || s[0] == '\'')) {
    const char q = s[0];
    std::string out;
    for (size_t i = 1; i < s.size(); ++i) {
      if (q == '\'' && s[i] == q && i + 1 < s.size() && s[i + 1] == q) {
        out += q;
        ++i;
        continue;
      }
      if (q == '"' && s[i] == '\\' && i + 1 < s.size()) {
        out += s[i + 1] == 'n' ? '\n' : s[i + 1];
        ++i;
        continue;
      }
      if (s[i] == q) break;
      out += s[i];
    }
    return out;
  }
  if (const size_t remark = s.find(" #"); remark != s.npos) s = trim(s.substr(0, remark));
  return std::string(s);
}

std::vector<std::string> values(std::string_view s) {
  s = trim(s);
  std::vector<std::string> out;
  if (s.starts_with('[') && s.find(']') != s.npos) {
    for (const std::string& p : parts(s.substr(1, s.rfind(']') - 1), ",")) out.push_back(scalar(p));
  } else if (!s.empty() && s[0] != '#') {
    out.push_back(scalar(s));
  }
  return out;
}

Line line_of(std::string_view s, int number) {
  Line out;
  out.number = number;
  size_t at = s.find_first_not_of(' ');
  if (at == s.npos || s[at] == '#' || s.substr(at).starts_with("---") || s[at] == '%')
    return out.indent = std::string_view::npos, out;
  while (at < s.size() && s[at] == '-' && (at + 1 == s.size() || s[at + 1] == ' ')) {
    out.dash = at;
    at = s.find_first_not_of(' ', at + 1);
    if (at == s.npos) at = s.size();
  }
  out.indent = at;
  const std::string_view rest = s.substr(at);
  size_t k = 0;
  while (k < rest.size() && (std::isalnum(static_cast<unsigned char>(rest[k])) || rest[k] == '_' || rest[k] == '-'))
    ++k;
  if (k > 0 && k < rest.size() && rest[k] == ':' &&
      (k + 1 == rest.size() || rest[k + 1] == ' ' || rest[k + 1] == '\r')) {
    out.key = rest.substr(0, k);
    out.value = rest.substr(k + 1);
  } else {
    out.value = rest;
  }
  return out;
}

bool is_pattern(std::string_view s) { return s.size() >= 2 && s[0] == '/'; }

}  // namespace

base::Result<Imported> import_prh(std::string_view text, const std::string& path) {
  Imported out{{path, {}, {}}, 0};
  bool rules = false;
  size_t rule_dash = std::string_view::npos, list_indent = 0;
  std::string list;  // the key whose list items follow
  Entry entry;
  bool open = false;
  std::string from;
  const auto forbid = [&](const std::string& word) {
    if (word.empty() || word == entry.hangul) return;
    if (is_pattern(word)) ++out.left_out;
    else entry.forbidden.push_back(word);
  };
  const auto finish = [&] {
    if (!open) return;
    std::erase(entry.forbidden, entry.hangul);
    if (has_hangul(entry.hangul) || has_han(entry.hangul)) out.glossary.entries.push_back(entry);
    else ++out.left_out;
    entry = {};
    open = false;
  };
  int number = 0;
  for (const std::string_view raw : lines_of(text)) {
    ++number;
    if (raw.find('\t') != raw.npos && raw.find_first_not_of(" \t") != raw.npos &&
        raw.substr(0, raw.find_first_not_of(" \t")).find('\t') != raw.npos)
      return base::Error{"error.import", path + ":" + std::to_string(number), {"YAML: tab"}};
    Line l = line_of(raw, number);
    if (l.indent == std::string_view::npos) continue;
    if (l.dash == std::string_view::npos && l.indent == 0) {
      finish();
      rules = l.key == "rules";
      rule_dash = std::string_view::npos;
      continue;
    }
    if (!rules) continue;
    if (l.dash != std::string_view::npos && (rule_dash == std::string_view::npos || l.dash <= rule_dash)) {
      finish();
      rule_dash = l.dash;
      open = true;
      entry.line = number;
      list.clear();
      if (l.key.empty()) {  // a rule that is one word: expected itself
        entry.hangul = scalar(l.value);
        continue;
      }
    } else if (l.dash != std::string_view::npos && !list.empty() && l.dash + 2 >= list_indent) {
      if (list == "specs") {
        if (l.key == "from") from = scalar(l.value);
        if (l.key == "to") out.glossary.tests.push_back({from, scalar(l.value), number});
      } else if (l.key.empty()) {
        for (const std::string& v : values(l.value)) forbid(v);
      } else {
        ++out.left_out;
      }
      continue;
    }
    if (!open) return base::Error{"error.import", path + ":" + std::to_string(number), {std::string(trim(raw))}};
    if (list == "specs" && (l.key == "from" || l.key == "to")) {
      if (l.key == "from") from = scalar(l.value);
      else out.glossary.tests.push_back({from, scalar(l.value), number});
      continue;
    }
    list.clear();
    if (l.key == "expected") {
      entry.hangul = scalar(l.value);
    } else if (l.key == "pattern" || l.key == "patterns") {
      for (const std::string& v : values(l.value)) forbid(v);
      if (trim(l.value).empty()) list = l.key, list_indent = l.indent;
    } else if (l.key == "prh") {
      entry.note = scalar(l.value);
    } else if (l.key == "specs" || l.key == "options") {
      list = l.key, list_indent = l.indent;
    }
  }
  finish();
  return out;
}

}  // namespace ireum::glossary
