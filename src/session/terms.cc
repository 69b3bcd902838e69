#include "session/terms.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"

namespace ireum::session {
namespace {

using gloss::Pair;
using gloss::Verdict;
using mention::Mention;

constexpr size_t kAround = 24;  // code points shown on each side

/// Whether the pair is of a word: nobody's name, no place's, and not misspelled.
bool is_term(const Pair& p, const std::set<uint64_t>& named) {
  const Verdict v = p.judgement.verdict;
  if (v != Verdict::silent && v != Verdict::right_sino && v != Verdict::right && v != Verdict::customary) return false;
  if (p.judgement.type != image::Type::none || named.contains(p.ko_begin) || named.contains(p.han_begin)) return false;
  if (p.judgement.entity && p.judgement.entity.type() != image::Type::none) return false;
  return p.ko.size() >= 2 && p.folded.size() >= 2 && std::any_of(p.ko.begin(), p.ko.end(), base::is_hangul);
}

std::string one_line(std::u32string_view s) {
  std::u32string out;
  for (const char32_t c : s) out += c == U'\n' || c == U'\r' || c == U'\t' ? U' ' : c;
  return base::to_utf8(out);
}

std::string around(std::string_view text, uint64_t begin, uint64_t end) {
  const auto line_start = text.rfind('\n', begin ? begin - 1 : 0);
  const size_t from = line_start == text.npos || line_start >= begin ? 0 : line_start + 1;
  std::u32string before = base::to_utf32(text.substr(from, begin - from));
  std::u32string after = base::to_utf32(text.substr(end, std::min(text.find('\n', end), text.size()) - end));
  const bool cut = before.size() > kAround, cut_after = after.size() > kAround;
  if (cut) before.erase(0, before.size() - kAround);
  if (cut_after) after.resize(kAround);
  return (cut ? "…" : "") + one_line(before + base::to_utf32(text.substr(begin, end - begin)) + after) +
         (cut_after ? "…" : "");
}

struct Gathered {
  TermUse use;
  std::map<std::string, uint64_t> forms;
};

}  // namespace

std::vector<TermUse> terms_of(Session& session) {
  std::map<std::u32string, Gathered> by_han;
  const auto& documents = session.documents();
  for (uint32_t d = 0; d < documents.size(); ++d) {
    if (documents[d]->evidence_only) continue;
    const mention::Observation& seen = documents[d]->observation;
    const std::string_view text = documents[d]->document->text();
    std::set<uint64_t> named;
    for (const Mention& m : seen.mentions)
      if (m.pair != mention::kNone && m.type != image::Type::none)
        named.insert({seen.pairs[m.pair].ko_begin, seen.pairs[m.pair].han_begin});
    for (const Pair& p : seen.pairs) {
      if (!is_term(p, named)) continue;
      Gathered& g = by_han[p.folded];
      if (g.use.count++ == 0) g.use.han = base::to_utf8(p.han);
      ++g.forms[base::to_utf8(p.ko)];
      if (g.use.contexts.size() < 2) {
        const uint64_t begin = std::min(p.ko_begin, p.han_begin), end = std::max(p.ko_end, p.han_end);
        g.use.contexts.push_back({{d, begin, end}, around(text, begin, end)});
      }
    }
  }
  std::vector<TermUse> out;
  for (auto& [han, g] : by_han) {
    for (auto& [form, count] : g.forms) g.use.forms.push_back({form, count});
    std::stable_sort(g.use.forms.begin(), g.use.forms.end(),
                     [](const TermForm& a, const TermForm& b) { return a.count > b.count; });
    g.use.suggestion = g.use.forms.front().text;
    // A rendering that the list of words has is better than a frequent one.
    if (const image::Hit hit = session.lexicon().find(image::List::lexicon, han); hit && g.use.forms.size() > 1)
      for (const image::Sense& s : hit.senses) {
        const std::string known(hit.image->word(s.target));
        const auto it =
            std::find_if(g.use.forms.begin(), g.use.forms.end(), [&](const TermForm& f) { return f.text == known; });
        if (it == g.use.forms.end()) continue;
        g.use.suggestion = known;
        break;
      }
    out.push_back(std::move(g.use));
  }
  std::stable_sort(out.begin(), out.end(), [](const TermUse& a, const TermUse& b) { return a.count > b.count; });
  return out;
}

}  // namespace ireum::session
