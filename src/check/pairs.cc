// The pair kind: reading-mismatch, han-mismatch, sino-reading, mandarin-historic, gloss-extent. The
// judgement was made while the pair was found; here it gets a rule, a level and a fix.
#include <algorithm>

#include "base/utf8.h"
#include "check/context.h"
#include "entity/build.h"

namespace ireum::check {

using gloss::Judgement;
using gloss::Pair;
using gloss::Verdict;
using reading::Basis;
using reading::Kind;

namespace {

/// Han as the pair writes it, with the characters of `folded` that differ put in: traditional where
/// the pair is.
std::string in_the_pairs_script(const Context& c, std::u32string_view written, std::u32string_view folded) {
  const bool traditional = entity::script_of(c.readings(), written) == "traditional";
  std::u32string out;
  size_t k = 0;
  std::u32string letters;
  for (const char32_t x : written)
    if (!reading::is_gap(x)) letters += x;
  if (letters.size() != folded.size()) {
    out = traditional ? c.readings().to_korean(folded) : std::u32string(folded);
    return base::to_utf8(out);
  }
  for (const char32_t x : written) {
    if (reading::is_gap(x)) {
      out += x;
      continue;
    }
    const char32_t want = folded[k++];
    out += c.readings().simplify(x) == want ? x : traditional ? c.readings().korean_form(want) : want;
  }
  return base::to_utf8(out);
}

const char* evidence_of(const Judgement& j) {
  return j.basis == Basis::entity || j.basis == Basis::list || j.basis == Basis::customary || j.basis == Basis::surname
             ? "list"
             : "table";
}

std::string basis_of(const Judgement& j) {
  if (j.entity && j.entity.has(image::kUser)) return "glossary:" + std::string(j.entity.id());
  return evidence_of(j);
}

/// A sentence of the rule file with the Han put in.
std::string sentence(const Rule& rule, std::string_view key, const std::string& han) {
  std::string out(rule.option(key));
  if (const size_t at = out.find("{han}"); at != out.npos) out.replace(at, 5, han);
  return out;
}

/// The first slip that the alignment found, for the message in Korean and in English.
std::pair<std::string, std::string> slip_of(const Context& c, const Rule& rule, const Pair& p) {
  const auto& rows = c.aligner->slips().rows();
  for (const reading::Step& s : p.judgement.alignment.steps) {
    if (s.kind == Kind::slip && s.slip >= 0)
      return {rows[static_cast<size_t>(s.slip)].ko, rows[static_cast<size_t>(s.slip)].en};
    if (s.kind == Kind::sino) {
      const std::string han = base::to_utf8(std::u32string_view(p.folded).substr(s.han_begin, s.han_end - s.han_begin));
      return {sentence(rule, "options.sino.ko", han), sentence(rule, "options.sino.en", han)};
    }
  }
  return {};
}

std::string pinyin_of(const Context& c, const Pair& p) {
  return c.readings()
      .transcribe(p.folded,
                  p.judgement.type == image::Type::person ? reading::NameKind::person : reading::NameKind::any)
      .pinyin();
}

void add_args(const Context& c, const Pair& p, Finding& f) {
  f.han = base::to_utf8(p.han);
  f.basis = basis_of(p.judgement);
  const auto [slip, slip_en] = slip_of(c, (*c.rules)[f.rule], p);
  f.args.emplace_back("slip", slip);
  f.args.emplace_back("slip.en", slip_en);
  f.args.emplace_back("reading", pinyin_of(c, p));
}

bool is_person(const Judgement& j) { return j.type == image::Type::person; }

}  // namespace

/// Historic and Korean persons, who keep the Sino-Korean reading.
bool of_older_times(const Judgement& j) {
  return j.verdict == Verdict::right_sino ||
         (j.entity && (j.entity.has(image::kHistoric) || j.entity.has(image::kKorean)));
}

/// Whether the document reads its unlisted persons the Sino-Korean way, as texts on older times do:
/// then a person that no list knows is no finding for it.
bool reads_sino(const DocumentView& d) {
  int sino = 0, unlisted = 0, mandarin = 0;
  for (const Pair& p : d.observation->pairs) {
    const Judgement& j = p.judgement;
    if (!is_person(j) && !(j.verdict == Verdict::sino_reading && p.folded.size() <= 3)) continue;
    if (of_older_times(j)) ++sino;
    else if (j.verdict == Verdict::sino_reading) ++sino, unlisted += !j.entity;
    else if (j.verdict == Verdict::right || j.verdict == Verdict::reading_mismatch) ++mandarin;
  }
  return unlisted > 0 && sino > 1 && sino > mandarin;
}

/// Whether the line around a pair reads its persons the Sino-Korean way: others there are historic or
/// Korean, and none is read in Mandarin.
bool reads_sino(const DocumentView& d, const Pair& pair) {
  int sino = 0, mandarin = 0;
  for (const Pair& p : d.observation->pairs) {
    if (&p == &pair || p.line + 1 < pair.line || p.line > pair.line + 1) continue;
    const Judgement& j = p.judgement;
    const int person = is_person(j) ? 2 : j.verdict == Verdict::sino_reading && p.folded.size() <= 3;
    if (!person) continue;
    if (of_older_times(j)) ++sino;
    else if (j.verdict == Verdict::right || j.verdict == Verdict::reading_mismatch) ++mandarin;
  }
  return sino > 0 && mandarin == 0;
}

/// Whether the line around a pair tells of older times, or of Korea (words of the rule file).
bool tells_of_old(const DocumentView& d, const Rule& rule, const Pair& pair) {
  const std::string_view text = d.text(), words = rule.option("options.older");
  const size_t begin = text.rfind('\n', pair.ko_begin) + 1, end = std::min(text.find('\n', pair.ko_begin), text.size());
  const std::string_view line = text.substr(begin, end - begin);
  for (size_t at = 0; at < words.size();) {
    const size_t bar = std::min(words.find('|', at), words.size());
    if (bar > at && line.find(words.substr(at, bar - at)) != line.npos) return true;
    at = bar + 1;
  }
  return false;
}

/// Whether a word stands behind the gloss that names monks and monarchs (해통(海通) 스님), who are of
/// older times.
bool monk_or_monarch(const DocumentView& d, const Rule& rule, const Pair& pair) {
  const std::string_view text = d.text(), words = rule.option("options.behind");
  const size_t bracket = text.find_first_of(")]", pair.han_end);
  if (bracket == text.npos || bracket > pair.han_end + 24 || text.substr(bracket + 1, 1) != " ") return false;
  const std::string_view rest = text.substr(bracket + 2, 24);
  for (size_t at = 0; at < words.size();) {
    const size_t bar = std::min(words.find('|', at), words.size());
    if (bar > at && rest.starts_with(words.substr(at, bar - at))) return true;
    at = bar + 1;
  }
  return false;
}

/// Whether the document reads the same Han in Mandarin elsewhere: then it is no person of old to it.
bool read_in_mandarin(const DocumentView& d, const Pair& pair) {
  return std::any_of(d.observation->pairs.begin(), d.observation->pairs.end(),
                     [&](const Pair& p) { return p.folded == pair.folded && p.judgement.verdict == Verdict::right; });
}

/// The same name with another Han, read well elsewhere in the document and one character away: then it
/// is the Han here that is odd (황원비 黃文彌 beside 黃文弼).
const Pair* read_well_elsewhere(const DocumentView& d, const Pair& pair) {
  const Pair* found = nullptr;
  for (const Pair& p : d.observation->pairs) {
    if (p.ko != pair.ko || p.judgement.verdict != Verdict::right || p.folded.size() != pair.folded.size() ||
        p.folded.size() < 3)
      continue;
    int differ = 0;
    for (size_t i = 0; i < p.folded.size(); ++i) differ += p.folded[i] != pair.folded[i];
    if (differ != 1 || (found && found->folded != p.folded)) return nullptr;
    if (!found) found = &p;
  }
  return found;
}

/// Whether a Sino-Korean reading is left alone for what stands around it. A name that no list knows
/// may be one of older times or of Korea; so may a lake or a street (서호, 유리창) in such a text.
bool keeps_sino(const DocumentView& d, const Rule& rule, const Pair& p, bool sino_document) {
  const Judgement& j = p.judgement;
  if ((!j.entity || !is_person(j)) && p.folded.size() <= 3 && monk_or_monarch(d, rule, p)) return true;
  const bool scene = j.entity && (j.subtype == image::Subtype::feature || j.subtype == image::Subtype::area);
  // A county among the men of older times may be a man's name or a school's (상산 象山, 영강 永康).
  const bool county = j.entity && j.subtype == image::Subtype::county && reads_sino(d, p) && tells_of_old(d, rule, p);
  if ((j.entity && !scene && !county) || read_in_mandarin(d, p)) return false;
  return sino_document || reads_sino(d, p) || tells_of_old(d, rule, p);
}

void check_pairs(const Context& c, uint32_t document, Findings& out) {
  const bool sino_document = reads_sino(c.documents[document]);
  const DocumentView& d = c.documents[document];
  const int mismatch = c.on("reading-mismatch"), han = c.on("han-mismatch"), sino = c.on("sino-reading"),
            historic = c.on("mandarin-historic"), extent = c.on("gloss-extent"), forbidden = c.on("glossary-forbidden");
  for (const Pair& p : d.observation->pairs) {
    const Judgement& j = p.judgement;
    const std::string expected = base::to_utf8(j.expected);
    const bool by_list = std::string_view(evidence_of(j)) == "list";
    bool told = false;
    if ((j.verdict == Verdict::reading_mismatch || (j.verdict == Verdict::forbidden && forbidden < 0)) &&
        mismatch >= 0 && !expected.empty()) {
      if (meant_abroad(c, document, p)) continue;
      const int variant = c.on("variant-han");
      if (const Pair* other = j.entity || variant < 0 ? nullptr : read_well_elsewhere(d, p)) {
        Finding f = make(c, variant, document, p.han_begin, p.han_end);
        f.han = base::to_utf8(p.han);
        f.basis = "document";
        f.expected.push_back(base::to_utf8(other->han));
        f.args = {{"other", f.expected[0]}, {"word", base::to_utf8(p.ko)}, {"count", "1"}};
        f.related.push_back({{document, other->han_begin, other->han_end}, "related.majority"});
        f.related_total = 1;
        add_fix(c, f, f.expected[0], Safety::unsafe);
        out.push_back(std::move(f));
        continue;
      }
      Finding f = make(c, mismatch, document, p.ko_begin, p.ko_end, by_list ? "list" : "table");
      add_args(c, p, f);
      f.expected.push_back(expected);
      for (const std::u32string& other : j.also_expected) f.expected.push_back(base::to_utf8(other));
      // One far syllable may as well be the Han's fault: then nothing is certain enough for `safe`.
      const bool sure = by_list && !is_person(j) && j.alignment.count(Kind::lost) == 0 && !p.han_first;
      add_fix(c, f, expected, sure ? Safety::safe : Safety::unsafe);
      out.push_back(std::move(f));
      told = true;
    } else if (j.verdict == Verdict::forbidden && forbidden >= 0) {
      Finding f = make(c, forbidden, document, p.ko_begin, p.ko_end, "list");
      add_args(c, p, f);
      f.expected.push_back(expected);
      add_fix(c, f, expected, Safety::safe);
      out.push_back(std::move(f));
      told = true;
    } else if (j.verdict == Verdict::sino_reading && sino >= 0 &&
               !keeps_sino(d, (*c.rules)[static_cast<size_t>(sino)], p, sino_document)) {
      Finding f = make(c, sino, document, p.ko_begin, p.ko_end, by_list ? "list" : "table");
      add_args(c, p, f);
      f.expected.push_back(expected);
      out.push_back(std::move(f));
      told = true;
    } else if (j.verdict == Verdict::mandarin_historic && historic >= 0) {
      Finding f = make(c, historic, document, p.ko_begin, p.ko_end, "list");
      add_args(c, p, f);
      f.expected.push_back(expected);
      add_fix(c, f, expected, Safety::unsafe);
      out.push_back(std::move(f));
      told = true;
    } else if (j.verdict == Verdict::han_mismatch && han >= 0) {
      Finding f = make(c, han, document, p.han_begin, p.han_end, j.entity ? "list" : "table");
      add_args(c, p, f);
      f.expected.push_back(in_the_pairs_script(c, p.han, j.expected_han));
      Fix fix{j.entity && !is_person(j) ? Safety::safe : Safety::unsafe,
              f.expected[0],
              {{p.han_begin, p.han_end, f.expected[0]}}};
      if ((*c.rules)[static_cast<size_t>(han)].fix == "unsafe") fix.safety = Safety::unsafe;
      f.fixes.push_back(std::move(fix));
      if (!j.other_hangul.empty()) {
        const std::string other = base::to_utf8(j.other_hangul);
        f.args.emplace_back("other", other);
        Fix second{Safety::unsafe, other, {{p.ko_begin, p.ko_end, other}}};
        f.fixes.push_back(std::move(second));
      }
      out.push_back(std::move(f));
      told = true;
    }
    if (!told && j.extent && extent >= 0 && !p.han_first && !j.extent_word.empty()) {
      Finding f = make(c, extent, document, p.ko_begin, p.han_end + 1, "list");
      f.han = base::to_utf8(p.han);
      f.basis = "list";
      const std::string_view text = d.text();
      const std::string ko = base::to_utf8(p.ko);
      const std::string between(text.substr(p.ko_end, p.han_begin - p.ko_end)), written = base::to_utf8(p.han);
      if (j.extent_han_lacks) {
        // The gloss is lengthened: 텐진시(天津) -> 텐진시(天津市).
        const image::Hit g = c.readings().lexicon().find(image::List::generic_hangul, j.extent_word);
        if (g) {
          std::u32string word = base::to_utf32(g.image->word(g.senses[0].target));
          if (entity::script_of(c.readings(), p.han) == "traditional") word = c.readings().to_korean(word);
          f.expected.push_back(ko + between + written + base::to_utf8(word) + std::string(text.substr(p.han_end, 1)));
          f.fixes.push_back({Safety::unsafe, f.expected[0], {{p.han_end, p.han_end, base::to_utf8(word)}}});
        }
      } else {
        const image::Hit g = c.readings().lexicon().find(image::List::generic, j.extent_word);
        if (g) {
          const std::string word(g.image->word(g.senses[0].target));
          f.expected.push_back(ko + word + between + written + std::string(text.substr(p.han_end, 1)));
          f.fixes.push_back({Safety::unsafe, f.expected[0], {{p.ko_end, p.ko_end, word}}});
        }
      }
      f.args.emplace_back("word", base::to_utf8(j.extent_word));
      out.push_back(std::move(f));
    }
  }
}

}  // namespace ireum::check
