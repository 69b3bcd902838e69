// Glosses that no list knows, by their characters: persons, rulers and places of old in their Sino-Korean reading, and what
// ends as names of places and of houses do.
#include <algorithm>

#include "mention/glossed.h"
#include "mention/surroundings.h"

namespace ireum::mention {

using gloss::Verdict;
using image::Hit;
using image::List;
using image::Subtype;
using image::Type;
using reading::Kind;
using token::is_blank;

/// Every syllable is the Korean reading of its character, and no list decided.
bool GlossReader::reads_korean(const Pair& p) const {
  const gloss::Judgement& j = p.judgement;
  if (j.entity || p.han_first || p.folded.size() != p.ko.size()) return false;
  if (j.verdict == Verdict::right_sino) return true;
  return j.verdict == Verdict::right &&
         j.alignment.count(Kind::translated) == static_cast<int>(j.alignment.steps.size());
}

/// Whether the gloss is no word, nor ends as words for things and bodies do.
bool GlossReader::is_no_word(const Pair& p) const {
  const auto last = p.folded.substr(p.folded.size() - 1);
  if (words_->lexicon().has(List::generic, last) || words_->listed(image::WordList::han_things, last)) return false;
  if (words_->suffix_of(p.ko, 1).length || words_->is_stopword(p.ko)) return false;
  return !words_->korean_weight(p.ko) && !words_->is_descriptive(p.ko);
}

/// 이덕무(李德懋): a surname of Koreans in Hangul and in Han, with a given name.
bool GlossReader::is_korean_name(const Pair& p) const {
  if (p.folded.size() != 3 || !words_->is_korean_surname(p.ko[0]) || !is_no_word(p)) return false;
  const auto last = p.folded.substr(2);
  if (p.origin == reading::Origin::word && words_->listed(image::WordList::han_ends, last))
    return false;  // 성균관(成均館)
  const auto& lexicon = words_->lexicon();
  const std::u32string han =
      base::to_utf32(Words::note_of(words_->listed(image::WordList::korean_surnames, p.ko.substr(0, 1))));
  if (han.find(p.folded[0]) == han.npos || readings_->person_like(p.folded) == 0) return false;
  const auto known = std::count_if(p.folded.begin() + 1, p.folded.end(), [&](char32_t c) {
    const std::u32string_view given(&c, 1);
    return static_cast<bool>(words_->listed(U"origin-given", given)) || lexicon.has(List::given_han, given);
  });
  return known == 2 || (known == 1 && words_->korean_rank(p.ko[0]) <= 2);
}

/// 장수왕(長壽王), 인조(仁祖), 능주(綾州): rulers, and places of old, by the last character.
void GlossReader::by_old_ending(const Pair& p, Candidate& c) const {
  if (p.folded.size() < 2) return;
  const Hit last = words_->listed(image::WordList::han_old_ends, p.folded.substr(p.folded.size() - 1));
  if (!last || p.ko.size() < 2 || p.ko.size() > 4 || !reads_korean(p)) return;
  const auto& lexicon = words_->lexicon();
  if (words_->korean_weight(p.ko) || words_->is_stopword(p.ko) || words_->is_title(p.ko)) return;
  if (lexicon.has(List::lexicon_hangul, p.ko) || (p.ko.size() > 2 && words_->is_descriptive(p.ko))) return;
  const std::string_view note = Words::note_of(last);
  if (note == kRulerNote && p.ko.size() < 3) return;
  const bool place = note == kPlaceNote;
  c.type = place ? Type::place : Type::person;
  c.subtype = place ? Subtype::feature : Subtype::none;
}

/// 승려 은원(隱元), 화가 심전(沈銓): a title or a label stands before what is no word.
bool GlossReader::is_called(const Line& line, const Pair& p, size_t begin) const {
  if (p.ko.size() < 2 || p.ko.size() > 4 || !is_no_word(p)) return false;
  const auto t = line.text;
  if (begin < 3 || !is_blank(t[begin - 1])) return false;
  size_t b = begin - 1;
  while (b > 0 && base::is_hangul(t[b - 1])) --b;
  const auto word = t.substr(b, begin - 1 - b);
  return Surroundings(*words_, t).title_before(begin) || words_->listed(image::WordList::person_labels, word) ||
         words_->listed(image::WordList::person_roles, word);
}

/// 시저우(喜洲), 쑹허러우(松鹤楼): the last character ends names of places or of houses, and nobody is called so.
bool GlossReader::by_last_character(const Pair& p, Candidate& c) const {
  if (p.title_after || p.folded.size() > 4) return false;
  if (readings_->person_like(p.folded) == 2 && !readings_->is_rare_in_given(p.folded.back())) return false;
  const Hit last = words_->listed(image::WordList::han_ends, p.folded.substr(p.folded.size() - 1));
  if (!last) return false;
  const bool place = Words::note_of(last) == kPlaceNote;
  if (!place && p.folded.size() < 3) return false;
  c.type = place ? Type::place : Type::organization;
  c.subtype = place ? Subtype::feature : Subtype::none;
  return true;
}

/// Whether a word of old times stands in the line: 의정부(議政府)에서 임금께 아뢰었다.
bool GlossReader::of_old_times(std::u32string_view t) const {
  constexpr size_t kLongestWord = 4;
  for (size_t i = 0; i < t.size(); ++i) {
    if (!base::is_hangul(t[i]) || (i > 0 && base::is_hangul(t[i - 1]))) continue;
    for (size_t n = 2; n <= kLongestWord && i + n <= t.size(); ++n) {
      const Hit word = words_->listed(U"origin-words", t.substr(i, n));
      if (word && Words::note_of(word).find("\told\t") != std::string_view::npos) return true;
    }
  }
  return false;
}

}  // namespace ireum::mention
