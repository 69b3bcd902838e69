#include "mention/date_words.h"

#include <algorithm>

#include "base/utf8.h"

namespace ireum::mention {

using image::DateWord;

DateWords::DateWords(const image::Image& image) {
  image::Lexicon lexicon;
  lexicon.push(&image);
  const auto of = [&](DateWord kind) {
    Words words;
    for (const std::string_view w : lexicon.of_kind(kind)) words.push_back(base::to_utf32(w));
    return words;
  };
  particles = of(DateWord::particle), particle_begins = of(DateWord::particle_begin);
  from = of(DateWord::from), joins = of(DateWord::join);
  numbered = of(DateWord::numbered), medium_ends = of(DateWord::medium_end), units = of(DateWord::unit);
  marks = of(DateWord::mark), documents = of(DateWord::document);
  month = of(DateWord::month), ordinal = of(DateWord::ordinal), week = of(DateWord::week),
  of_month = of(DateWord::week_of_month);
  weekday_leads = of(DateWord::weekday_lead), weekday_ends = of(DateWord::weekday_end);
  static constexpr DateWord kStyles[] = {DateWord::weekdays_hangul, DateWord::weekdays_elements,
                                         DateWord::weekdays_counted, DateWord::weekdays_spoken};
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
