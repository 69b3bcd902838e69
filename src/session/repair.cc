#include "session/repair.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <vector>

namespace ireum::session {

using check::Edit;
using check::Finding;
using check::Fix;

namespace {

/// The edits that are taken so far: intervals that do not touch one another's bytes, by where they begin.
class Edits {
 public:
  /// Takes all edits of a fix, or none: one that stands there already is no clash, any other at the same
  /// place is.
  bool take(const std::vector<Edit>& fix) {
    std::vector<std::map<uint64_t, const Edit*>::iterator> fresh;
    for (const Edit& e : fix) {
      const auto at = taken_.lower_bound(e.begin);
      if (at != taken_.end() && at->first == e.begin && *at->second == e) continue;
      if (clashes(e, at)) {
        for (const auto& it : fresh) taken_.erase(it);
        return false;
      }
      fresh.push_back(taken_.emplace_hint(at, e.begin, &e));
    }
    return true;
  }

  const std::map<uint64_t, const Edit*>& sorted() const { return taken_; }

 private:
  /// `at` is the first that does not begin before it. Its neighbours tell: no two of the others overlap.
  bool clashes(const Edit& e, std::map<uint64_t, const Edit*>::const_iterator at) const {
    if (at != taken_.end() && (at->first == e.begin || at->first < e.end)) return true;
    return at != taken_.begin() && std::prev(at)->second->end > e.begin;
  }

  std::map<uint64_t, const Edit*> taken_;
};

}  // namespace

base::Result<Repair> repair(const text::Document& document, const text::SourceMap& map,
                            std::span<const Finding> findings, bool unsafe_too) {
  Repair out;
  std::vector<size_t> order(findings.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return findings[a].severity > findings[b].severity; });
  Edits edits;
  for (const size_t i : order) {
    const Fix* pick = nullptr;
    for (const Fix& f : findings[i].fixes)
      if ((f.safety == check::Safety::safe || unsafe_too) && !pick) pick = &f;
    if (pick && edits.take(pick->edits)) ++out.applied;
    else out.left.push_back(i);
  }
  std::sort(out.left.begin(), out.left.end());
  const std::string_view source = document.source();
  std::string text;
  size_t at = 0;
  for (const auto& [begin, e] : edits.sorted()) {
    const size_t b = map.source_byte(begin, text::Edge::begin), n = map.source_byte(e->end, text::Edge::end);
    text += source.substr(at, b - at);
    text += e->text;
    at = std::max(at, n);
  }
  text += source.substr(at);
  auto bytes = text::encode(document, text);
  if (!bytes) return bytes.error();
  out.bytes = std::move(*bytes);
  return out;
}

namespace {

std::vector<std::string_view> lines_of(std::string_view s) {
  std::vector<std::string_view> out;
  while (!s.empty()) {
    const size_t end = std::min(s.find('\n'), s.size() - 1);
    out.push_back(s.substr(0, end + 1));
    s.remove_prefix(end + 1);
  }
  return out;
}

void put_line(std::string& out, char mark, std::string_view line) {
  out += mark;
  out += line;
  if (line.empty() || line.back() != '\n') out += "\n\\ No newline at end of file\n";
}

/// A name as git writes it: in quotes where a character of it would end the line or the name, with a tab
/// behind it where it has blanks.
std::string patch_name(const std::string& name) {
  const auto odd = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '"' || c == '\\'; };
  if (std::none_of(name.begin(), name.end(), odd)) return name.find(' ') != name.npos ? name + '\t' : name;
  constexpr std::string_view kSigns = "\a\b\t\n\v\f\r\"\\", kLetters = "abtnvfr\"\\";
  std::string out = "\"";
  for (const char c : name) {
    if (const size_t sign = kSigns.find(c); sign != kSigns.npos) {
      (out += '\\') += kLetters[sign];
    } else if (odd(c)) {
      const auto byte = static_cast<unsigned char>(c);
      out += '\\';
      for (const int shift : {6, 3, 0}) out += static_cast<char>('0' + (byte >> shift & 7));
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace

std::string unified_diff(const std::string& path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const auto a = lines_of(before), b = lines_of(after);
  std::string name = path;
  while (name.substr(0, 2) == "./") name.erase(0, 2);
  while (!name.empty() && name[0] == '/') name.erase(0, 1);
  std::string out = "--- " + patch_name("a/" + name) + "\n+++ " + patch_name("b/" + name) + "\n";
  constexpr size_t kContext = 3;
  struct Stretch {
    size_t a, a_end, b, b_end;  // lines that differ
  };
  std::vector<Stretch> stretches;
  if (a.size() == b.size()) {  // as a rule: fixes add no lines, so that lines pair by number
    for (size_t i = 0; i < a.size(); ++i) {
      if (a[i] == b[i]) continue;
      if (!stretches.empty() && stretches.back().a_end == i) ++stretches.back().a_end, ++stretches.back().b_end;
      else stretches.push_back({i, i + 1, i, i + 1});
    }
  } else {  // bytes of UTF-16 look like line ends: one stretch from the first to the last difference
    size_t first = 0, last = 0;
    while (first < std::min(a.size(), b.size()) && a[first] == b[first]) ++first;
    while (last < std::min(a.size(), b.size()) - first && a[a.size() - 1 - last] == b[b.size() - 1 - last]) ++last;
    stretches.push_back({first, a.size() - last, first, b.size() - last});
  }
  for (size_t i = 0; i < stretches.size();) {
    size_t j = i;
    while (j + 1 < stretches.size() && stretches[j + 1].a <= stretches[j].a_end + 2 * kContext) ++j;
    const size_t before_lines = std::min(kContext, stretches[i].a);
    const size_t first_a = stretches[i].a - before_lines, first_b = stretches[i].b - before_lines;
    const size_t stop_a = std::min(a.size(), stretches[j].a_end + kContext),
                 stop_b = stretches[j].b_end + (stop_a - stretches[j].a_end);
    out += "@@ -" + std::to_string(first_a + 1) + "," + std::to_string(stop_a - first_a) + " +" +
           std::to_string(first_b + 1) + "," + std::to_string(stop_b - first_b) + " @@\n";
    size_t k = first_a;
    for (; i <= j; ++i) {
      for (; k < stretches[i].a; ++k) put_line(out, ' ', a[k]);
      for (; k < stretches[i].a_end; ++k) put_line(out, '-', a[k]);
      for (size_t x = stretches[i].b; x < stretches[i].b_end; ++x) put_line(out, '+', b[x]);
    }
    for (; k < stop_a; ++k) put_line(out, ' ', a[k]);
  }
  return out;
}

}  // namespace ireum::session
