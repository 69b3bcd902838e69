#include "reading/abroad.h"

#include <bitset>
#include <string>

#include "base/utf8.h"

namespace ireum::reading {
namespace {

using image::Hit;
using image::List;

constexpr size_t kMostHan = 10, kMostHangul = 48;

/// The Hangul without gaps; bit i of `starts`: a word begins at i.
struct Syllables {
  std::u32string text;
  std::bitset<kMostHangul + 1> starts;

  explicit Syllables(std::u32string_view hangul) {
    bool gap = true;
    for (const char32_t c : hangul.substr(hangul.size() > kMostHangul ? hangul.size() - kMostHangul : 0)) {
      const bool inside = base::is_hangul(c) || base::is_latin(c) || base::is_digit(c);
      if (inside) starts[text.size()] = gap, text += c;
      gap = !inside;
    }
  }
};

/// Steps back from every place in `from` over any of the forms, which stand between strokes.
void step(const Syllables& h, std::string_view forms, const std::bitset<kMostHangul + 1>& from,
          std::bitset<kMostHangul + 1>& to) {
  for (size_t at = 0; at < forms.size();) {
    const size_t bar = std::min(forms.find('|', at), forms.size());
    const std::u32string form = base::to_utf32(forms.substr(at, bar - at));
    at = bar + 1;
    for (size_t j = form.size(); !form.empty() && j <= h.text.size(); ++j)
      if (from[j] && h.text.compare(j - form.size(), form.size(), form) == 0) to[j - form.size()] = true;
  }
}

Abroad read(const image::Lexicon& lexicon, std::u32string_view hangul, std::u32string_view folded) {
  if (folded.size() < 2 || folded.size() > kMostHan) return Abroad::none;
  const Syllables h(hangul);
  for (const Abroad country : {Abroad::japan, Abroad::vietnam}) {
    std::bitset<kMostHangul + 1> end;
    end[h.text.size()] = true;
    std::bitset<kMostHangul + 1> here = end;
    for (size_t i = folded.size(); i-- > 0;) {
      std::bitset<kMostHangul + 1> next;
      const Hit hit = lexicon.listed(image::WordList::abroad, folded.substr(i, 1));
      if (hit)
        for (const image::Sense& s : hit.senses)
          if (s.detail == static_cast<uint8_t>(country)) step(h, hit.image->word(s.target), here, next);
      here = next;
      // The words that end it: 銀閣寺, 南山大學.
      if (i >= 2 && folded.size() - i <= 3)
        for (const List list : {List::generic, List::lexicon})
          if (const Hit g = lexicon.find(list, folded.substr(i)))
            for (const image::Sense& s : g.senses) step(h, g.image->word(s.target), end, here);
    }
    if ((here & h.starts).any()) return country;
  }
  return Abroad::none;
}

}  // namespace

Abroad read_abroad(const image::Lexicon& lexicon, std::u32string_view hangul, std::u32string_view folded) {
  const Abroad plain = read(lexicon, hangul, folded);
  if (plain != Abroad::none) return plain;
  // 잘라이(嘉萊): a Vietnamese l between vowels is written twice.
  constexpr char32_t kBase = 0xAC00, kFinals = 28, kRieul = 8, kInitialRieul = 5, kInitial = 588;
  std::u32string single(hangul);
  for (size_t i = 0; i + 1 < single.size(); ++i)
    if (base::is_hangul(single[i]) && base::is_hangul(single[i + 1]) && (single[i] - kBase) % kFinals == kRieul &&
        (single[i + 1] - kBase) / kInitial == kInitialRieul)
      single[i] -= kRieul;
  return single == hangul || read(lexicon, single, folded) != Abroad::vietnam ? Abroad::none : Abroad::vietnam;
}

}  // namespace ireum::reading
