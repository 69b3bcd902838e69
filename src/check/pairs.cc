// The pair kind: reading-mismatch, han-mismatch, sino-reading, mandarin-historic, gloss-extent. The
// judgement was made while the pair was found; here it gets a rule, a level and a fix.
#include <algorithm>
#include <optional>

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
      return {std::string(rows[static_cast<size_t>(s.slip)].ko), std::string(rows[static_cast<size_t>(s.slip)].en)};
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

/// The pair beside which the Han here is odd: the same name, read well elsewhere in the document with another Han that
/// is one character away (황원비 黃文彌 beside 黃文弼).
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

/// One pair put into words: what was decided is looked up, not asked again.
class Wording {
 public:
  Wording(const Context& c, uint32_t document, Findings& out)
      : c_(c), d_(c.documents[document]), document_(document), out_(out) {}

  void say(const Pair& p) {
    const bool told = verdict(p);
    if (!told && p.judgement.extent && !p.han_first && !p.judgement.extent_word.empty() && may_lack(p)) extent(p);
  }

 private:
  const Rule& rule(int i) const { return (*c_.rules)[static_cast<size_t>(i)]; }
  static const char* level(const Judgement& j) { return evidence_of(j); }
  static bool by_list(const Judgement& j) { return std::string_view(evidence_of(j)) == "list"; }

  /// Whether a finding was made.
  bool verdict(const Pair& p) {
    const Judgement& j = p.judgement;
    switch (j.verdict) {
      case Verdict::reading_mismatch: return mismatch(p);
      case Verdict::forbidden: return hangul(p, "glossary-forbidden", "list", Safety::safe) || mismatch(p);
      case Verdict::sino_reading: return hangul(p, "sino-reading", level(j), std::nullopt);
      case Verdict::mandarin_historic: return hangul(p, "mandarin-historic", "list", Safety::unsafe);
      case Verdict::han_mismatch: return han(p);
      default: return false;
    }
  }

  /// A finding on the Hangul half, with a fix or without.
  bool hangul(const Pair& p, std::string_view id, const char* level, std::optional<Safety> safety) {
    const int on = c_.on(id);
    if (on < 0) return false;
    const Judgement& j = p.judgement;
    const std::string expected = base::to_utf8(j.expected);
    Finding f = make(c_, on, document_, p.ko_begin, p.ko_end, level);
    add_args(c_, p, f);
    f.expected.push_back(expected);
    for (const std::u32string& other : j.also_expected) f.expected.push_back(base::to_utf8(other));
    if (safety) add_fix(c_, f, expected, *safety);
    out_.push_back(std::move(f));
    return true;
  }

  bool mismatch(const Pair& p) {
    const Judgement& j = p.judgement;
    if (j.expected.empty()) return false;
    if (odd_han(p)) return true;
    // One far syllable may as well be the Han's fault, and one in Sino-Korean beside what no reading explains somebody's
    // reading of old (면지(渑池)): then nothing is certain enough for `safe`.
    const reading::Alignment& a = j.alignment;
    const int read = a.count(Kind::mandarin) + a.count(Kind::rare) + a.count(Kind::listed);
    const bool doubtful = a.count(Kind::lost) > 0 || (a.count(Kind::sino) > 0 && read == 0);
    const bool sure = by_list(j) && !is_person(j) && !doubtful && !p.han_first;
    return hangul(p, "reading-mismatch", level(j), sure ? Safety::safe : Safety::unsafe);
  }

  bool odd_han(const Pair& p) {
    const int variant = c_.on("variant-han");
    const Pair* other = p.judgement.entity || variant < 0 ? nullptr : read_well_elsewhere(d_, p);
    if (!other || c_.on("reading-mismatch") < 0) return false;
    Finding f = make(c_, variant, document_, p.han_begin, p.han_end);
    f.han = base::to_utf8(p.han);
    f.basis = "document";
    f.expected.push_back(base::to_utf8(other->han));
    f.args = {{"other", f.expected[0]}, {"word", base::to_utf8(p.ko)}, {"count", "1"}};
    f.related.push_back({{document_, other->han_begin, other->han_end}, "related.majority"});
    f.related_total = 1;
    add_fix(c_, f, f.expected[0], Safety::unsafe);
    out_.push_back(std::move(f));
    return true;
  }

  /// The Han with what a converter made of other characters put right; as written where it made nothing.
  std::u32string unconverted(std::u32string_view han) const {
    std::u32string out;
    for (const char32_t c : han) {
      const image::Hit hit =
          c_.readings().lexicon().find(image::List::word_list, std::u32string(U"gloss-converted\t") + c);
      const std::string_view row = hit ? hit.image->word(hit.senses[0].target) : std::string_view();
      out += row.empty() ? std::u32string(1, c) : base::to_utf32(row.substr(0, row.find('\t')));
    }
    return out;
  }

  bool han(const Pair& p) {
    const int on = c_.on("han-mismatch");
    if (on < 0) return false;
    const Judgement& j = p.judgement;
    Finding f = make(c_, on, document_, p.han_begin, p.han_end, j.entity ? "list" : "table");
    add_args(c_, p, f);
    const bool converted = p.folded == j.expected_han;
    f.expected.push_back(converted ? base::to_utf8(unconverted(p.han))
                                   : in_the_pairs_script(c_, p.han, j.expected_han));
    // 다리(大里): what reads well as it stands may be another place, which no list has.
    const bool sound = !converted && c_.readings().transcribe(p.folded).hangul() == p.ko;
    Fix fix{j.entity && (converted || !is_person(j)) && !sound ? Safety::safe : Safety::unsafe,
            f.expected[0],
            {{p.han_begin, p.han_end, f.expected[0]}}};
    if (rule(on).fix == "unsafe") fix.safety = Safety::unsafe;
    f.fixes.push_back(std::move(fix));
    if (!j.other_hangul.empty()) {
      const std::string other = base::to_utf8(j.other_hangul);
      f.args.emplace_back("other", other);
      Fix second{Safety::unsafe, other, {{p.ko_begin, p.ko_end, other}}};
      f.fixes.push_back(std::move(second));
    }
    out_.push_back(std::move(f));
    return true;
  }

  /// Whether a generic word is what the half lacks: 치 of 아베 겐이치(阿部健一) is no banner.
  static bool may_lack(const Pair& p) { return p.judgement.verdict != Verdict::silent && !is_person(p.judgement); }

  /// 텐진시(天津) or 선양(沈阳市): the half that lacks the word gets it.
  void extent(const Pair& p) {
    const int on = c_.on("gloss-extent");
    if (on < 0) return;
    const Judgement& j = p.judgement;
    Finding f = make(c_, on, document_, p.ko_begin, p.han_end + 1, "list");
    f.han = base::to_utf8(p.han);
    f.basis = "list";
    const std::string_view text = d_.text();
    const std::string ko = base::to_utf8(p.ko), written = base::to_utf8(p.han);
    const std::string between(text.substr(p.ko_end, p.han_begin - p.ko_end)), closing(text.substr(p.han_end, 1));
    const image::List list = j.extent_han_lacks ? image::List::generic_hangul : image::List::generic;
    if (const image::Hit g = c_.readings().lexicon().find(list, j.extent_word)) {
      std::u32string word = base::to_utf32(g.image->word(g.senses[0].target));
      if (j.extent_han_lacks && entity::script_of(c_.readings(), p.han) == "traditional")
        word = c_.readings().to_korean(word);
      const std::string more = base::to_utf8(word);
      const uint64_t at = j.extent_han_lacks ? p.han_end : p.ko_end;
      f.expected.push_back(j.extent_han_lacks ? ko + between + written + more + closing
                                              : ko + more + between + written + closing);
      f.fixes.push_back({Safety::unsafe, f.expected[0], {{at, at, more}}});
    }
    f.args.emplace_back("word", base::to_utf8(j.extent_word));
    out_.push_back(std::move(f));
  }

  const Context& c_;
  const DocumentView& d_;
  uint32_t document_;
  Findings& out_;
};

}  // namespace

void check_pairs(const Context& c, uint32_t document, Findings& out) {
  Wording wording(c, document, out);
  for (const Pair& p : c.documents[document].observation->pairs) wording.say(p);
}

}  // namespace ireum::check
