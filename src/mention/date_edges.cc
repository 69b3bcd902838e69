#include "mention/date_edges.h"

#include <algorithm>

#include "token/bullets.h"

namespace ireum::mention::date {
namespace {

constexpr View kOpening = U"(（[［〔【〈";
constexpr View kClosing = U")）]］〕】〉》」』";
constexpr View kSeparators = U",，;；:：·、/";
constexpr size_t kReach = 60;  // characters in which the other bracket is looked for

}  // namespace

bool word_ends(const DateWords& words, View text, size_t i) {
  size_t n = 0;
  while (base::is_hangul(char_at(text, i + n))) ++n;
  const View rest = text.substr(std::min(i, text.size()), n);
  return rest.empty() || DateWords::begins(words.particle_begins, rest) || DateWords::is(words.particles, rest);
}

bool begins_item(View text, size_t i) {
  size_t k = i;
  while (k > 0 && (is_blank(text[k - 1]) || text[k - 1] == U'\t')) --k;
  if (k == i || k == 0 || !in(token::kItemSigns, text[k - 1])) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(k - 1),
                     [](char32_t c) { return is_blank(c) || c == U'\t'; });
}

bool opens(const DateWords& words, View text, size_t i, bool cell) {
  const bool gap = i > 0 && is_blank(text[i - 1]);
  if (gap) --i;
  if (cell && (i == 0 || text[i - 1] == U'\t' || text[i - 1] == U'|')) return true;
  if (i == 0) return false;
  const char32_t c = text[i - 1];
  if (in(kOpening, c)) {
    const View before = text.substr(0, i - 1);
    return std::none_of(
        words.numbered.begin(), words.numbered.end(), [&](const std::u32string& w) {  // 표(3.2), but not 발표(3.2)
          return before.ends_with(w) && (before.size() == w.size() || !is_word(before[before.size() - w.size() - 1]));
        });
  }
  const bool medium = gap && DateWords::is(words.medium_ends, c);
  if (!medium && !(in(kSeparators, c) && i > 1 && is_word(text[i - 2]))) return false;
  for (size_t k = i - 1; k-- > 0 && i - k < kReach;) {
    if (in(kClosing, text[k])) return false;
    if (in(kOpening, text[k])) return true;
  }
  return false;
}

bool closes(const DateWords& words, View text, size_t i, bool cell) {
  const bool gap = is_blank(char_at(text, i));
  if (gap) ++i;
  if (cell && (i >= text.size() || text[i] == U'\t' || text[i] == U'|')) return true;
  const char32_t c = char_at(text, i);
  if (in(kClosing, c)) return true;
  if (gap && is_word(c)) {
    if (DateWords::begins(words.units, text.substr(i))) return false;
  } else if (!in(kSeparators, c) || base::is_digit(char_at(text, i + 1 + is_blank(char_at(text, i + 1))))) {
    return false;
  }
  for (size_t k = i + 1; k < text.size() && k < i + kReach; ++k) {
    if (in(kOpening, text[k])) return false;
    if (in(kClosing, text[k])) return true;
  }
  return false;
}

}  // namespace ireum::mention::date
