#include "mention/date_edges.h"

#include <algorithm>
#include <iterator>

namespace ireum::mention::date {
namespace {

constexpr View kOpening = U"(（[［〔【〈";
constexpr View kClosing = U")）]］〕】〉》」』";
constexpr View kSeparators = U",，;；:：·、/";
constexpr size_t kReach = 60;  // characters in which the other bracket is looked for

}  // namespace

bool word_ends(View text, size_t i) {
  static constexpr View kParticles[] = {U"은",   U"는",   U"의",   U"에",   U"에는", U"에도", U"에만", U"에야",
                                        U"에서", U"과",   U"와",   U"로",   U"경",   U"쯤",   U"께",   U"만",
                                        U"이후", U"이면", U"기준", U"현재", U"대비", U"무렵", U"이전", U"이래"};
  size_t n = 0;
  while (base::is_hangul(char_at(text, i + n))) ++n;
  const View rest = text.substr(std::min(i, text.size()), n);
  return rest.empty() || rest.starts_with(U"까지") || rest.starts_with(U"부터") || rest.starts_with(U"보다") ||
         std::find(std::begin(kParticles), std::end(kParticles), rest) != std::end(kParticles);
}

bool begins_item(View text, size_t i) {
  size_t k = i;
  while (k > 0 && (is_blank(text[k - 1]) || text[k - 1] == U'\t')) --k;
  if (k == i || k == 0 || !in(U"-–—*·•‧∙◦○●◯□■▪▫◇◆▷▶▸►☐☑✓※ㅇㆍ", text[k - 1])) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(k - 1),
                     [](char32_t c) { return is_blank(c) || c == U'\t'; });
}

bool opens(View text, size_t i, bool cell) {
  const bool gap = i > 0 && is_blank(text[i - 1]);
  if (gap) --i;
  if (cell && (i == 0 || text[i - 1] == U'\t' || text[i - 1] == U'|')) return true;
  if (i == 0) return false;
  const char32_t c = text[i - 1];
  if (in(kOpening, c)) {
    static constexpr View kNumbered[] = {U"표", U"그림", U"식", U"절", U"버전", U"웹"};
    const View before = text.substr(0, i - 1);
    return std::none_of(std::begin(kNumbered), std::end(kNumbered), [&](View w) {  // 표(3.2), but not 발표(3.2)
      return before.ends_with(w) && (before.size() == w.size() || !is_word(before[before.size() - w.size() - 1]));
    });
  }
  const bool medium = gap && in(U"보망문신사社报報网網", c);
  if (!medium && !(in(kSeparators, c) && i > 1 && is_word(text[i - 2]))) return false;
  for (size_t k = i - 1; k-- > 0 && i - k < kReach;) {
    if (in(kClosing, text[k])) return false;
    if (in(kOpening, text[k])) return true;
  }
  return false;
}

bool closes(View text, size_t i, bool cell) {
  const bool gap = is_blank(char_at(text, i));
  if (gap) ++i;
  if (cell && (i >= text.size() || text[i] == U'\t' || text[i] == U'|')) return true;
  const char32_t c = char_at(text, i);
  if (in(kClosing, c)) return true;
  static constexpr View kUnits[] = {U"만", U"억",     U"조",   U"천",   U"배",     U"명", U"개",   U"위안", U"달러",
                                    U"원", U"점",     U"위",   U"세대", U"버전",   U"년", U"월",   U"주",   U"시간",
                                    U"분", U"초",     U"규획", U"계획", U"퍼센트", U"톤", U"킬로", U"미터", U"유로",
                                    U"엔", U"포인트", U"건",   U"회",   U"차",     U"도", U"이상"};
  if (gap && is_word(c)) {
    const View rest = text.substr(i);
    if (std::any_of(std::begin(kUnits), std::end(kUnits), [&](View u) { return rest.starts_with(u); })) return false;
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
