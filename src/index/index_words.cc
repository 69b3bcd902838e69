#include "index/index_words.h"

#include <algorithm>

namespace ireum::index {

using image::IndexWord;

IndexWords::IndexWords(const image::Lexicon& lexicon)
    : other(lexicon.word_of(IndexWord::other)),
      han(lexicon.word_of(IndexWord::han)),
      strokes(lexicon.word_of(IndexWord::strokes)),
      strokes_signs(lexicon.of_kind(IndexWord::strokes_sign)),
      see_tails(lexicon.of_kind(IndexWord::see_tail)),
      person_(lexicon.word_of(IndexWord::person)),
      place_(lexicon.word_of(IndexWord::place)),
      organization_(lexicon.word_of(IndexWord::organization)),
      work_(lexicon.word_of(IndexWord::work)),
      titles_(lexicon.of_kind(IndexWord::title)) {
  for (const IndexWord kind :
       {IndexWord::heading, IndexWord::locators, IndexWord::sub, IndexWord::see, IndexWord::issue})
    for (const std::string_view word : lexicon.of_kind(kind))
      columns_.emplace_back(word, image::kIndexWordNames[static_cast<size_t>(kind)]);
}

std::string_view IndexWords::of(image::Type type) const {
  switch (type) {
    case image::Type::person: return person_;
    case image::Type::place: return place_;
    case image::Type::organization: return organization_;
    case image::Type::work: return work_;
    default: return other;
  }
}

std::string_view IndexWords::column(std::string_view name) const {
  const auto known = std::find_if(columns_.begin(), columns_.end(), [&](const auto& c) { return c.first == name; });
  return known == columns_.end() ? name : known->second;
}

bool IndexWords::is_title(std::string_view line) const {
  return std::find(titles_.begin(), titles_.end(), line) != titles_.end();
}

}  // namespace ireum::index
