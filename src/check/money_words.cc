#include "check/money_words.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/utf8.h"

namespace ireum::check {
namespace {

using image::MoneyWord;

/// The cells of a row, parted by tabs: the word, its kind, the currency's name, least, most.
std::array<std::string, 5> cells_of(std::string_view row) {
  std::array<std::string, 5> cells;
  for (std::string& cell : cells) {
    const size_t tab = std::min(row.find('\t'), row.size());
    cell = row.substr(0, tab);
    row.remove_prefix(std::min(tab + 1, row.size()));
  }
  return cells;
}

}  // namespace

MoneyWords::MoneyWords(const image::Lexicon& lexicon) {
  const auto name = [](MoneyWord kind) { return image::kMoneyWordNames[static_cast<size_t>(kind)]; };
  const std::pair<MoneyWord, Words*> lists[] = {{MoneyWord::about, &about},
                                                {MoneyWord::ordinal, &ordinals},
                                                {MoneyWord::tail, &tails},
                                                {MoneyWord::lead, &leads}};
  const image::Hit rows = lexicon.find(image::List::word_list, U"money-words\t");
  for (const image::Sense& s : rows.senses) {
    const auto [word, kind, currency, least, most] = cells_of(rows.image->word(s.target));
    const std::u32string written = base::to_utf32(word);
    for (const auto& [of, words] : lists)
      if (kind == name(of)) words->push_back(written);
    if (kind == name(MoneyWord::won)) won = written;
    if (kind == name(MoneyWord::won) || kind == name(MoneyWord::currency))
      currencies.push_back({written,
                            base::to_utf32(currency),
                            {std::strtod(least.c_str(), nullptr), std::strtod(most.c_str(), nullptr)}});
  }
}

bool MoneyWords::is(const Words& words, std::u32string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace ireum::check
