#include "mention/date_words.h"

#include <algorithm>

#include "base/utf8.h"

namespace ireum::mention {

DateWords::DateWords(const image::Image& image) {
  image::Lexicon lexicon;
  lexicon.push(&image);
  const auto of = [&](View kind) {
    Words words;
    for (const std::string_view w : lexicon.of_kind(image::WordList::date_words, kind))
      words.push_back(base::to_utf32(w));
    return words;
  };
  particles = of(U"particle"), particle_begins = of(U"particle-begin");
  from = of(U"from"), joins = of(U"and");
  numbered = of(U"numbered"), medium_ends = of(U"medium-end"), units = of(U"unit");
  marks = of(U"mark"), documents = of(U"document");
  month = of(U"month"), ordinal = of(U"ordinal"), week = of(U"week"), of_month = of(U"week-of-month");
  weekday_leads = of(U"weekday-lead"), weekday_ends = of(U"weekday-end");
  static constexpr View kStyles[] = {U"weekdays-hangul", U"weekdays-elements", U"weekdays-counted", U"weekdays-spoken"};
  for (size_t style = 0; style < weekdays.size(); ++style)
    if (Words words = of(kStyles[style]); !words.empty()) weekdays[style] = std::move(words.front());
}

bool DateWords::is(const Words& words, View text) { return std::find(words.begin(), words.end(), text) != words.end(); }

bool DateWords::begins(const Words& words, View text) {
  return std::any_of(words.begin(), words.end(), [&](const std::u32string& w) { return text.starts_with(w); });
}

bool DateWords::ends(const Words& words, View text) {
  return std::any_of(words.begin(), words.end(), [&](const std::u32string& w) { return text.ends_with(w); });
}

bool DateWords::inside(const Words& words, View text) {
  return std::any_of(words.begin(), words.end(), [&](const std::u32string& w) { return text.find(w) != View::npos; });
}

}  // namespace ireum::mention
