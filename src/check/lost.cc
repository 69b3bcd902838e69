// The lost-character kind: a '?' or U+FFFD where Han stood, as an encoding without the character
// leaves it. The Hangul says what it was: by a listed name, else by the words of the lexicon.
#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "check/context.h"
#include "entity/build.h"

namespace ireum::check {
namespace {

bool is_lost(char32_t c) { return c == U'?' || c == 0xFFFD || c == 0x25A1; }

bool fits(std::u32string_view pattern, std::u32string_view han) {
  if (pattern.size() != han.size()) return false;
  for (size_t i = 0; i < han.size(); ++i)
    if (!is_lost(pattern[i]) && pattern[i] != han[i]) return false;
  return true;
}

/// The Han that a listed name of this Hangul has, where it fits what is left.
std::u32string by_name(const Context& c, std::u32string_view ko, std::u32string_view pattern) {
  for (const image::Image* image : c.readings().lexicon().images()) {
    const image::Hit hit = image::Lexicon::find_in(*image, image::List::name_hangul, ko);
    if (!hit) continue;
    for (const image::Sense& s : hit.senses)
      for (const image::Form& f : image::EntityRef{hit.image, s.target}.forms()) {
        if (!f.han) continue;
        const std::u32string han = base::to_utf32(hit.image->str(f.text));
        if (fits(pattern, han)) return han;
      }
  }
  return {};
}

/// Tries the Han words whose Korean rendering ends or stands in the Hangul half.
std::u32string by_words(const Context& c, std::u32string_view ko, std::u32string_view pattern) {
  std::u32string out(pattern);
  const image::Lexicon& lexicon = c.readings().lexicon();
  for (size_t at = 0; at < out.size(); ++at) {
    if (!is_lost(out[at])) continue;
    bool done = false;
    for (size_t b = 0; b < ko.size() && !done; ++b)
      for (size_t n = std::min<size_t>(6, ko.size() - b); n >= 1 && !done; --n)
        for (const image::List list : {image::List::lexicon_hangul, image::List::name_hangul}) {
          const image::Hit hit = lexicon.find(list, ko.substr(b, n));
          if (!hit) continue;
          const auto try_word = [&](std::u32string_view han) {
            if (han.size() < 2) return;
            for (size_t k = 0; k < han.size() && !done; ++k)
              if (at >= k && at - k + han.size() <= out.size() &&
                  fits(std::u32string_view(out).substr(at - k, han.size()), han)) {
                out.replace(at - k, han.size(), han);
                done = true;
              }
          };
          for (const image::Sense& s : hit.senses) {
            if (list == image::List::lexicon_hangul) {
              try_word(base::to_utf32(hit.image->word(s.target)));
              continue;
            }
            for (const image::Form& f : image::EntityRef{hit.image, s.target}.forms())
              if (f.han) try_word(base::to_utf32(hit.image->str(f.text)));
          }
        }
    // By the syllable: the one character that reads so among those used in names.
  }
  return std::any_of(out.begin(), out.end(), is_lost) ? std::u32string() : out;
}

/// The character as the document writes it where it has it (硏 or 研), else as a Korean text would.
char32_t as_written(const Context& c, uint32_t document, char32_t simplified, bool traditional) {
  if (!traditional) return simplified;
  std::map<char32_t, uint32_t> seen;
  for (const gloss::Pair& p : c.documents[document].observation->pairs)
    for (const char32_t x : p.han)
      if (c.readings().simplify(x) == simplified) ++seen[x];
  const auto most =
      std::max_element(seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == seen.end() ? c.readings().korean_form(simplified) : most->first;
}

/// The Han that all listed names of this spelling have; empty where they differ or one is an everyday word.
std::u32string only_han(const Context& c, std::u32string_view ko) {
  const image::Hit hit = c.readings().lexicon().find(image::List::name_hangul, ko);
  std::u32string out;
  if (!hit || c.words->korean_weight(ko) || c.words->is_stopword(ko)) return out;
  for (const image::Sense& s : hit.senses) {
    const image::EntityRef e{hit.image, s.target};
    if (e.has(image::kForeign) || e.has(image::kCommon) || e.type() == image::Type::work) return {};
    for (const image::Form& f : e.forms()) {
      if (!f.han || image::is_stem(f.role) != image::is_stem(s.role)) continue;
      const std::u32string han = base::to_utf32(e.image->str(f.text));
      if (!out.empty() && out != han) return {};
      out = han;
      break;
    }
  }
  return out;
}

/// 톈진()은: a bracket that lost all its Han, behind a name whose Han are known.
void empty_brackets(const Context& c, uint32_t document, int rule, Findings& out) {
  const std::string_view text = c.documents[document].text();
  for (size_t at = text.find("()"); at != text.npos; at = text.find("()", at + 2)) {
    size_t begin = at;
    while (begin >= 3 && at - begin < 36 && static_cast<unsigned char>(text[begin - 3]) >= 0xEA &&
           static_cast<unsigned char>(text[begin - 3]) <= 0xED)
      begin -= 3;
    const std::u32string word = base::to_utf32(text.substr(begin, at - begin));
    const std::u32string han = word.size() < 2 ? std::u32string() : only_han(c, word);
    if (han.empty()) continue;
    Finding f = make(c, rule, document, at, at + 2);
    f.basis = "list";
    const bool traditional =
        std::any_of(c.documents[document].observation->pairs.begin(), c.documents[document].observation->pairs.end(),
                    [&](const gloss::Pair& p) { return entity::script_of(c.readings(), p.han) == "traditional"; });
    f.han = base::to_utf8(traditional ? c.readings().to_korean(han) : han);
    f.expected.push_back("(" + f.han + ")");
    add_fix(c, f, f.expected[0], Safety::unsafe);
    out.push_back(std::move(f));
  }
}

}  // namespace

void check_lost(const Context& c, uint32_t document, Findings& out) {
  const int rule = c.on("lost-character");
  if (rule < 0) return;
  empty_brackets(c, document, rule, out);
  for (const gloss::Pair& p : c.documents[document].observation->pairs) {
    size_t lost = 0, han = 0, last = 0;
    for (size_t i = 0; i < p.han.size(); ++i) {
      if (is_lost(p.han[i])) ++lost, last = i;
      else if (base::is_han(p.han[i])) ++han;
    }
    if (!lost || !han) continue;
    // A question may end in its mark.
    if (lost == 1 && last + 1 == p.han.size() && p.han[last] == U'?' && p.judgement.verdict != gloss::Verdict::silent)
      continue;
    Finding f = make(c, rule, document, p.han_begin, p.han_end);
    f.han = base::to_utf8(p.han);
    std::u32string found = by_name(c, p.ko, p.folded);
    f.basis = found.empty() ? "lexicon" : "list";
    if (found.empty()) found = by_words(c, p.ko, p.folded);
    if (!found.empty()) {
      const bool traditional = entity::script_of(c.readings(), p.han) == "traditional";
      std::u32string written(p.han);
      for (size_t i = 0; i < written.size(); ++i)
        if (is_lost(written[i])) written[i] = as_written(c, document, found[i], traditional);
      f.expected.push_back(base::to_utf8(written));
      add_fix(c, f, f.expected[0], f.basis == "list" ? Safety::safe : Safety::unsafe);
    }
    out.push_back(std::move(f));
  }
}

}  // namespace ireum::check
