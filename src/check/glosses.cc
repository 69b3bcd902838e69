// The gloss kind: Han at the first mention, Han given again, Han outside brackets. All three are
// house style and off until the policy asks for them.
//
// The first mention of an entity is looked for in the body (of the document, or of each numbered
// article), because contents, tables and captions repeat names without being read first. A surname
// before a title, a part of a longer name and a country need no gloss.
#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "check/context.h"
#include "layout/articles.h"
#include "layout/zones.h"
#include "token/line.h"
#include "token/line_shape.h"

namespace ireum::check {
namespace {

using gloss::Pair;
using layout::Zone;
using mention::Mention;

/// A part of the document in which "first" is counted: its end, in bytes.
std::vector<uint64_t> part_ends(std::string_view text, const layout::LineHeads& heads, bool by_article) {
  std::vector<uint64_t> ends;
  if (by_article) {
    const std::vector<std::string_view> lines = token::lines_of(text);
    for (const layout::Article& a : layout::articles_of(text, layout::zones_of(text, heads)))
      if (a.line_begin > 0 && a.line_begin < lines.size())
        ends.push_back(static_cast<uint64_t>(lines[a.line_begin].data() - text.data()));
  }
  ends.push_back(text.size());
  return ends;
}

/// Whether a mention of this kind is one that a gloss could stand at.
bool takes_gloss(const Mention& m) {
  return m.type != image::Type::none && m.type != image::Type::date && m.type != image::Type::work &&
         m.subtype != image::Subtype::country && m.parent == mention::kNone && m.zone == Zone::body &&
         m.ledger != mention::kNone && !(m.evidence & (mention::kSurnameOnly | mention::kIsHan));
}

/// The Han for a mention of the entity: as the corpus writes it, else as it is listed; without the
/// generic word that the mention leaves out (선양 of 沈阳市).
std::string han_of(const Context& c, const entity::Entry& e, std::string_view mention) {
  // Korean and Western names are no Chinese names to be glossed.
  if (e.listed && (e.listed.has(image::kKorean) || e.listed.has(image::kForeign))) return {};
  std::u32string han = base::to_utf32(e.han.empty() ? e.listed ? e.listed.han() : std::string_view()
                                                    : std::string_view(e.han.front().text));
  if (e.type != image::Type::place) return base::to_utf8(han);
  for (size_t n = std::min<size_t>(4, han.empty() ? 0 : han.size() - 1); n > 0; --n) {
    const image::Hit hit = c.readings().lexicon().find(
        image::List::generic, c.readings().fold(std::u32string_view(han).substr(han.size() - n)));
    if (!hit) continue;
    const bool written = std::any_of(hit.senses.begin(), hit.senses.end(), [&](const image::Sense& s) {
      return s.target != image::kNone && mention.ends_with(hit.image->word(s.target));
    });
    if (!written && han.size() >= n + 2) han.resize(han.size() - n);
    break;
  }
  return base::to_utf8(han);
}

/// Behind the bracket that closes a gloss whose Han ends at `han_end`; 0 where none does.
uint64_t behind_gloss(std::string_view text, uint64_t han_end) {
  size_t i = han_end;
  for (int n = 0; n < 40 && i < text.size(); ++n) {
    const char32_t x = base::next_code_point(text, i);
    if (x == U')' || x == U']' || x == 0xFF09 || x == 0x3015) return i;
    if (x == U'\n' || base::is_hangul(x)) return 0;
  }
  return 0;
}

void by_policy(const Context& c, uint32_t document, int first_rule, int repeated_rule, Findings& out) {
  const DocumentView& view = c.documents[document];
  const std::string_view text = view.text();
  const mention::Observation& seen = *view.observation;
  const bool never = c.policy.gloss == Policy::Gloss::never;
  const std::vector<uint64_t> ends =
      part_ends(text, layout::LineHeads(c.readings().lexicon()), c.policy.gloss == Policy::Gloss::every_article);
  size_t part = 0;
  std::map<uint32_t, entity::Place> glossed;  // entry -> its first gloss in this part
  std::set<uint32_t> named;
  for (const Mention& m : seen.mentions) {
    while (part + 1 < ends.size() && m.begin >= ends[part]) {
      ++part;
      glossed.clear();
      named.clear();
    }
    if (!takes_gloss(m)) continue;
    const Pair* p = m.pair == mention::kNone ? nullptr : &seen.pairs[m.pair];
    const bool first = named.insert(m.ledger).second;
    if (p) {
      const auto [it, fresh] = glossed.try_emplace(m.ledger, entity::Place{document, m.begin, m.end});
      const uint64_t end = behind_gloss(text, p->han_end);
      if (repeated_rule < 0 || p->han_first || end == 0 || (fresh && !never)) continue;
      Finding f = make(c, repeated_rule, document, p->ko_begin, end);
      f.han = base::to_utf8(p->han);
      f.basis = "policy";
      f.expected.push_back(std::string(text.substr(p->ko_begin, p->ko_end - p->ko_begin)));
      if (!fresh) {
        f.related.push_back({it->second, "related.gloss"});
        f.related_total = 1;
      }
      add_fix(c, f, f.expected[0], Safety::unsafe);
      out.push_back(std::move(f));
      continue;
    }
    if (!first || first_rule < 0 || never) continue;
    const std::string_view words = text.substr(m.begin, m.end - m.begin);
    const std::string han = han_of(c, c.ledger->entries[m.ledger], words);
    if (han.empty()) continue;
    Finding f = make(c, first_rule, document, m.begin, m.end);
    f.han = han;
    f.basis = "policy";
    f.expected.push_back(std::string(words) + "(" + han + ")");
    add_fix(c, f, f.expected[0], Safety::unsafe);
    out.push_back(std::move(f));
  }
}

/// What a Korean sentence would write for bare Han; empty where that is not known.
std::u32string korean_of(const Context& c, std::u32string_view han) {
  const reading::Readings& r = c.readings();
  const std::u32string folded = r.fold(han);
  image::Role role = image::Role::canonical;
  if (const auto e = gloss::listed_by_han(r.lexicon(), folded, &role))
    return image::is_stem(static_cast<uint8_t>(role)) ? r.transcribe(folded, reading::NameKind::place).hangul()
                                                      : base::to_utf32(e->ko());
  return r.is_hanja_word(folded) ? r.sino_word(folded) : std::u32string();
}

void bare(const Context& c, uint32_t document, int rule, Findings& out) {
  const std::string_view text = c.documents[document].text();
  const std::vector<Pair>& pairs = c.documents[document].observation->pairs;
  const std::vector<Zone> zones = layout::zones_of(text, layout::LineHeads(c.readings().lexicon()));
  const std::vector<std::string_view> lines = token::lines_of(text);
  token::Line line;
  for (size_t n = 0; n < lines.size(); ++n) {
    if (n < zones.size() && zones[n] != Zone::body) continue;
    line.fill(lines[n], static_cast<uint64_t>(lines[n].data() - text.data()), static_cast<uint32_t>(n));
    if (!line.has_hangul || !line.has_han || line.has_tab) continue;
    const auto hangul = std::count_if(line.text.begin(), line.text.end(), base::is_hangul);
    const auto chinese = std::count_if(line.text.begin(), line.text.end(), base::is_han);
    if (hangul <= chinese) continue;  // a Chinese title with a Korean word
    int depth = 0;
    for (size_t i = 0; i < line.text.size(); ++i) {
      const char32_t x = line.text[i];
      if (token::is_open_bracket(x)) ++depth;
      if (depth > 0 && (x == U')' || x == U']' || x == 0xFF09 || x == 0x3015)) --depth;
      if (depth || !base::is_han(x)) continue;
      size_t e = i;
      while (e < line.text.size() && base::is_han(line.text[e])) ++e;
      const uint64_t begin = line.byte(i), end = line.byte(e);
      const bool paired = std::any_of(pairs.begin(), pairs.end(),
                                      [&](const Pair& p) { return p.han_begin < end && begin < p.han_end; });
      if (e - i >= 2 && !paired) {  // 美·中: single characters are newspaper style
        const std::u32string han(line.view(i, e));
        Finding f = make(c, rule, document, begin, end);
        f.han = base::to_utf8(han);
        f.basis = "policy";
        if (const std::u32string ko = korean_of(c, han); !ko.empty()) {
          f.expected.push_back(base::to_utf8(ko) + "(" + f.han + ")");
          add_fix(c, f, f.expected[0], Safety::unsafe);
        }
        out.push_back(std::move(f));
      }
      i = e - 1;
    }
  }
}

}  // namespace

void check_glosses(const Context& c, uint32_t document, Findings& out) {
  const int first = c.on("gloss-first"), repeated = c.on("gloss-repeated"), han = c.on("bare-han");
  if (first >= 0 || repeated >= 0) by_policy(c, document, first, repeated, out);
  // A level of its own asks for the rule as the policy does.
  if (han >= 0 && (!c.policy.bare_han || (*c.rules)[static_cast<size_t>(han)].severity_set))
    bare(c, document, han, out);
}

}  // namespace ireum::check
