#include "index/pages.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"

namespace ireum::index {
namespace {

bool is_break(char c) { return c == '\n' || c == '\r' || c == '\f'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Behind the line's end at `i` and the blanks around it; `i` where there is none.
size_t over_break(std::string_view text, size_t i) {
  size_t end = i;
  bool broken = false;
  for (; end < text.size() && (is_blank(text[end]) || is_break(text[end])); ++end)
    broken = broken || is_break(text[end]);
  return broken ? end : i;
}

/// The end of `form` as it stands at `at`, or npos.
size_t matched(std::string_view text, size_t at, std::string_view form) {
  size_t i = at;
  for (size_t k = 0; k < form.size();) {
    if (i < text.size() && text[i] == form[k] && !is_blank(form[k])) {
      ++i, ++k;
      continue;
    }
    const size_t next = k ? over_break(text, i) : i;
    if (is_blank(form[k])) {
      if (next == i && (i >= text.size() || !is_blank(text[i]))) return text.npos;
      i = next == i ? i + 1 : next;
      ++k;
    } else if (next != i) {
      i = next;
    } else {
      return text.npos;
    }
  }
  return i;
}

bool begins_word(std::string_view text, size_t at) {
  if (at == 0) return true;
  size_t before = at - 1;
  while (before && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  const char32_t c = base::next_code_point(text, before);
  return !base::is_hangul(c) && !base::is_latin(c) && !base::is_digit(c) && !base::is_han(c);
}

}  // namespace

std::vector<FoundForm> find_forms(std::string_view text, const std::vector<std::string>& forms) {
  // By the first character, longest first.
  std::map<std::string_view, std::vector<size_t>> by_start;
  for (size_t f = 0; f < forms.size(); ++f) {
    if (forms[f].empty()) continue;
    size_t i = 0;
    base::next_code_point(forms[f], i);
    by_start[std::string_view(forms[f]).substr(0, i)].push_back(f);
  }
  for (auto& [start, list] : by_start)
    std::stable_sort(list.begin(), list.end(), [&](size_t a, size_t b) { return forms[a].size() > forms[b].size(); });
  std::vector<FoundForm> out;
  for (size_t i = 0; i < text.size();) {
    size_t next = i;
    base::next_code_point(text, next);
    const auto start = by_start.find(text.substr(i, next - i));
    if (start != by_start.end() && begins_word(text, i)) {
      for (const size_t f : start->second)
        if (const size_t end = matched(text, i, forms[f]); end != text.npos) {
          out.push_back({i, f});
          next = end;
          break;
        }
    }
    i = next;
  }
  return out;
}

}  // namespace ireum::index
