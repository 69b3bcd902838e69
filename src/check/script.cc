// The script kind: simplified and traditional characters mixed in one string of Han.
//
// A string is what stands between blanks, brackets and other scripts; marks of Chinese text do not
// end it in a line that is all Chinese. Characters that are right in both scripts do not vote. The
// expected form is the script of the majority; OpenCC is not needed for a handful of characters.
#include <algorithm>

#include "base/utf8.h"
#include "check/context.h"

namespace ireum::check {
namespace {

bool in_string(char32_t c) {
  constexpr std::u32string_view kSigns = U"·\u201C\u201D\u2014-.%";
  return base::is_han(c) || base::is_digit(c) || base::is_latin(c) || kSigns.find(c) != kSigns.npos;
}

struct Votes {
  int simplified = 0, traditional = 0;
};

Votes votes(const reading::Readings& r, std::u32string_view s) {
  Votes v;
  for (const char32_t c : s)
    if (const image::Char* rec = r.lexicon().find_char(c)) {
      v.simplified += (rec->flags & image::kSimplifiedOnly) != 0;
      v.traditional += (rec->flags & image::kTraditionalOnly) != 0;
    }
  return v;
}

/// Whether the string is written as Japanese is now: a character in the present form of Japan, and none in a form that
/// Japan has given up (国際会議, 祇園四条駅; not 国際會議).
bool is_japanese(const token::Words& words, std::u32string_view s) {
  bool present = false;
  for (const char32_t c : s) {
    if (words.listed(U"japanese-old-forms", {&c, 1})) return false;
    const bool form = static_cast<bool>(words.listed(U"japanese-forms", {&c, 1}));
    const image::Char* rec = words.lexicon().find_char(c);
    if (!form && rec && rec->flags & image::kSimplifiedOnly) return false;  // 发 员: of China alone
    present = present || form;
  }
  return present;
}

}  // namespace

void check_script(const Context& c, uint32_t document, Findings& out) {
  const int rule = c.on("script-mixed");
  if (rule < 0) return;
  const reading::Readings& r = c.readings();
  const DocumentView& view = c.documents[document];
  std::u32string run;
  std::vector<uint64_t> at;
  const auto close = [&](uint64_t end) {
    while (!run.empty() && !base::is_han(run.back())) end = at.back(), run.pop_back(), at.pop_back();
    const Votes v = votes(r, run);
    if (v.simplified && v.traditional) {
      // Japanese names have forms of their own.
      const auto listed = gloss::listed_by_han(r.lexicon(), r.fold(run));
      if (!(listed && listed->has(image::kForeign)) && !is_japanese(*c.words, run)) {
        const bool to_simplified = v.simplified >= v.traditional;
        std::u32string fixed;
        for (const char32_t x : run) {
          const image::Char* rec = r.lexicon().find_char(x);
          const uint16_t flags = rec ? rec->flags : 0;
          fixed += to_simplified && flags & image::kTraditionalOnly   ? r.simplify(x)
                   : !to_simplified && flags & image::kSimplifiedOnly ? r.korean_form(x)
                                                                      : x;
        }
        Finding f = make(c, rule, document, at.front(), end);
        f.han = base::to_utf8(run);
        f.basis = "majority";
        f.expected.push_back(base::to_utf8(fixed));
        add_fix(c, f, f.expected[0], Safety::unsafe);
        out.push_back(std::move(f));
      }
    }
    run.clear();
    at.clear();
  };
  for (size_t n = 0; n < view.line_count(); ++n) {
    if (!view.line_has(n, token::kSeenHan)) continue;
    const std::string_view line = view.line(n);
    const uint64_t begin = view.observation->lines[n].begin;
    for (size_t i = 0; i < line.size();) {
      const uint64_t here = begin + i;
      const char32_t x = base::next_code_point(line, i);
      if (run.empty() ? base::is_han(x) : in_string(x)) {
        run += x;
        at.push_back(here);
      } else if (!run.empty()) {
        close(here);
      }
    }
    if (!run.empty()) close(begin + line.size());
  }
}

}  // namespace ireum::check
