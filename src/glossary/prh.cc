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

/// Whether a tab stands among the blanks that a line begins with.
bool is_tabbed(std::string_view raw) {
  const size_t text = raw.find_first_not_of(" \t");
  return text != raw.npos && raw.substr(0, text).find('\t') != raw.npos;
}

/// Reads the rules line by line: a dash at their own depth opens a rule, deeper ones are the items of its last key.
class PrhReader {
 public:
  explicit PrhReader(const std::string& path) : path_(path), out_{{path, {}, {}}, 0} {}

  base::Result<Imported> read(std::string_view text) {
    for (const std::string_view raw : lines_of(text)) {
      ++number_;
      if (is_tabbed(raw)) return fault("YAML: tab");
      const Line l = line_of(raw, number_);
      if (l.indent == std::string_view::npos || !in_rules(l) || opens_rule(l) || takes_item(l)) continue;
      if (!open_) return fault(std::string(trim(raw)));
      if (list_ == "specs" && (l.key == "from" || l.key == "to")) take_spec(l);
      else take_key(l);
    }
    finish();
    return std::move(out_);
  }

 private:
  static constexpr size_t kNone = std::string_view::npos;

  base::Error fault(std::string what) const {
    return {"error.import", path_ + ":" + std::to_string(number_), {std::move(what)}};
  }

  /// A key at the margin begins another part of the file.
  bool in_rules(const Line& l) {
    if (l.dash != kNone || l.indent != 0) return rules_;
    finish();
    rules_ = l.key == "rules";
    rule_dash_ = kNone;
    return false;
  }

  /// True where the line is all of a rule: one word that is expected itself.
  bool opens_rule(const Line& l) {
    if (l.dash == kNone || (rule_dash_ != kNone && l.dash > rule_dash_)) return false;
    finish();
    rule_dash_ = l.dash;
    open_ = true;
    entry_.line = number_;
    list_.clear();
    opened_ = number_;
    if (!l.key.empty()) return false;
    entry_.hangul = scalar(l.value);
    return true;
  }

  /// An item of the list under the last key.
  bool takes_item(const Line& l) {
    if (opened_ == number_ || l.dash == kNone || list_.empty() || l.dash + 2 < list_indent_) return false;
    if (list_ == "specs") take_spec(l);
    else if (l.key.empty()) forbid_all(l);
    else ++out_.left_out;
    return true;
  }

  void take_spec(const Line& l) {
    if (l.key == "from") from_ = scalar(l.value);
    if (l.key == "to") out_.glossary.tests.push_back({from_, scalar(l.value), number_});
  }

  void take_key(const Line& l) {
    list_.clear();
    const bool pattern = l.key == "pattern" || l.key == "patterns";
    if (l.key == "expected") entry_.hangul = scalar(l.value);
    if (l.key == "prh") entry_.note = scalar(l.value);
    if (pattern) forbid_all(l);
    if (l.key == "specs" || l.key == "options" || (pattern && trim(l.value).empty()))
      list_ = l.key, list_indent_ = l.indent;
  }

  void forbid_all(const Line& l) {
    for (const std::string& word : values(l.value)) {
      if (word.empty() || word == entry_.hangul) continue;
      if (is_pattern(word)) ++out_.left_out;
      else entry_.forbidden.push_back(word);
    }
  }

  void finish() {
    if (!open_) return;
    std::erase(entry_.forbidden, entry_.hangul);
    if (has_hangul(entry_.hangul) || has_han(entry_.hangul)) out_.glossary.entries.push_back(entry_);
    else ++out_.left_out;
    entry_ = {};
    open_ = false;
  }

  const std::string& path_;
  Imported out_;
  int number_ = 0, opened_ = 0;  // the line at hand, and that of the last rule's head
  bool rules_ = false, open_ = false;
  size_t rule_dash_ = kNone, list_indent_ = 0;
  std::string list_;  // the key whose list items follow
  std::string from_;
  Entry entry_;
};

}  // namespace

base::Result<Imported> import_prh(std::string_view text, const std::string& path) { return PrhReader(path).read(text); }

}  // namespace ireum::glossary
