// Of which country a gloss is: a reading that is Japan's or Vietnam's is meant so where the text around
// tells of that country. The words that tell are the rule's; where they stand is kept by blocks of the
// text, since one passage has many glosses.
#include "check/abroad.h"

#include <algorithm>
#include <cstring>

#include "check/context.h"

namespace ireum::check {

using gloss::Judgement;
using gloss::Pair;
using reading::Kind;

namespace {

/// Appends where the text from `from` to `to` (of the first byte) has any of the words, parted by strokes. By memmem,
/// because nearly every Hangul syllable begins with one of four bytes and a search for the first byte would stop at each.
void places_of(std::string_view text, std::string_view words, size_t from, size_t to, std::vector<size_t>& out) {
  for (size_t at = 0; at < words.size();) {
    const size_t bar = std::min(words.find('|', at), words.size()), size = bar - at;
    const char* p = text.data() + from;
    const char* const end = text.data() + std::min(text.size(), to + size - (size > 0));
    while (size > 0 && p < end) {
      const void* found = ::memmem(p, static_cast<size_t>(end - p), words.data() + at, size);
      if (!found) break;
      out.push_back(static_cast<size_t>(static_cast<const char*>(found) - text.data()));
      p = static_cast<const char*>(found) + size;
    }
    at = bar + 1;
  }
}

}  // namespace

size_t CountryWords::count(std::string_view text, uint32_t document, std::string_view words, size_t from, size_t to) {
  to = std::min(to, text.size());
  size_t n = 0;
  for (size_t block = from / kBlock; block * kBlock < to; ++block) {
    const auto [it, fresh] = places_.try_emplace({document, words.data(), block});
    std::vector<size_t>& places = it->second;
    if (fresh) {
      places_of(text, words, block * kBlock, std::min(text.size(), (block + 1) * kBlock), places);
      std::sort(places.begin(), places.end());
    }
    n += static_cast<size_t>(std::lower_bound(places.begin(), places.end(), to) -
                             std::lower_bound(places.begin(), places.end(), from));
  }
  return n;
}

bool meant_abroad(const Context& c, uint32_t document, const Pair& pair) {
  const Judgement& j = pair.judgement;
  if (j.abroad == reading::Abroad::none) {
    if (j.entity) return false;
    const int wrong = j.alignment.count(Kind::slip) + j.alignment.count(Kind::sino) +
                      2 * (j.alignment.count(Kind::near) + j.alignment.count(Kind::lost));
    if (wrong < 2) return false;
  }
  const int on = c.rules->find("reading-mismatch");
  if (on < 0) return false;
  const Rule& rule = (*c.rules)[static_cast<size_t>(on)];
  const std::string_view text = c.documents[document].text();
  CountryWords own;
  CountryWords& countries = c.countries ? *c.countries : own;
  const size_t begin = text.rfind('\n', pair.ko_begin) + 1, end = std::min(text.find('\n', pair.ko_begin), text.size());
  const auto told = [&](std::string_view option, size_t from, size_t to) {
    return countries.count(text, document, rule.option(option), from, to);
  };
  if (j.abroad == reading::Abroad::none)
    return std::max(told("options.japan", begin, end), told("options.vietnam", begin, end)) >
           told("options.china", begin, end);
  const std::string_view country = j.abroad == reading::Abroad::japan ? "options.japan" : "options.vietnam";
  if (const size_t here = told(country, begin, end); here > 0) return here >= told("options.china", begin, end);
  constexpr size_t kAround = 1 << 15;  // bytes: a long document tells of much
  const size_t from = begin > kAround ? begin - kAround : 0;
  const size_t all = told(country, from, from + 2 * kAround);
  return all > 0 && all > told("options.china", from, from + 2 * kAround);
}

}  // namespace ireum::check
