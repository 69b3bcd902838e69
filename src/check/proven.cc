#include "check/proven.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/utf8.h"
#include "check/korean_word.h"
#include "check/word_sieve.h"

namespace ireum::check {

using gloss::Pair;
using gloss::Verdict;

namespace {

/// The words of one document that begin with a proven spelling and go on with words of an institution.
class Heads {
 public:
  Heads(const Context& c, int rule, const Proofs& proofs, Findings& out)
      : c_(c), rule_(rule), out_(out), korean_(*c.words, c.readings()) {
    constexpr size_t kShortest = 3;
    for (const auto& [form, proof] : proofs) {
      std::u32string text = base::to_utf32(form);
      if (text.size() < kShortest || !std::all_of(text.begin(), text.end(), base::is_hangul)) continue;
      sizes_.insert(text.size());
      sieve_.add(text);
      proofs_.emplace(std::move(text), &proof);
    }
  }

  void read(uint32_t document) {
    if (proofs_.empty()) return;
    told_.clear();
    for (const Finding& f : out_)
      if (f.document == document) told_.emplace_back(f.begin, f.end);
    for (const Pair& p : c_.documents[document].observation->pairs) told_.emplace_back(p.ko_begin, p.ko_end);
    std::sort(told_.begin(), told_.end());
    sieve_.each(c_.documents[document].text(),
                [&](const std::u32string& run, uint64_t begin, char32_t) { word(document, run, begin); });
  }

 private:
  void word(uint32_t document, std::u32string_view run, uint64_t begin) {
    for (auto n = sizes_.rbegin(); n != sizes_.rend(); ++n) {
      if (*n >= run.size()) continue;
      const auto it = proofs_.find(std::u32string(run.substr(0, *n)));
      if (it == proofs_.end() || !goes_on(run, *n)) continue;
      const uint64_t end = begin + *n * WordSieve::kBytes;
      if (!is_told(begin, end)) out_.push_back(as_proven(c_, rule_, document, begin, end, *it->second));
      return;
    }
  }

  /// Whether what follows the name is words of an institution, and a particle perhaps.
  bool goes_on(std::u32string_view run, size_t n) const {
    for (size_t end = run.size(); end > n + 1; --end) {
      const std::u32string_view tail = run.substr(n, end - n);
      if (!c_.words->is_descriptive(tail) && c_.words->suffix_of(tail, 0).length != tail.size()) continue;
      if (korean_.is_noun_particle(run.substr(0, end), run.substr(end))) return true;
    }
    return false;
  }

  bool is_told(uint64_t begin, uint64_t end) const {
    const auto t = std::partition_point(told_.begin(), told_.end(), [&](const auto& x) { return x.second <= begin; });
    return t != told_.end() && t->first < end;
  }

  const Context& c_;
  int rule_;
  Findings& out_;
  KoreanWord korean_;
  std::unordered_map<std::u32string, const Proof*> proofs_;
  std::set<size_t> sizes_;
  WordSieve sieve_;
  std::vector<std::pair<uint64_t, uint64_t>> told_;
};

}  // namespace

Proofs proofs(const Context& c) {
  Proofs out;
  for (uint32_t d = 0; d < c.documents.size(); ++d)
    for (const Pair& p : c.documents[d].observation->pairs)
      if (p.judgement.verdict == Verdict::reading_mismatch && !p.judgement.expected.empty() && !p.han_first)
        out.try_emplace(base::to_utf8(p.ko), Proof{&p, d});
  return out;
}

Finding as_proven(const Context& c, int rule, uint32_t document, uint64_t begin, uint64_t end, const Proof& proof) {
  const Pair& p = *proof.pair;
  const bool list = p.judgement.entity || p.judgement.basis >= reading::Basis::list;
  Finding f = make(c, rule, document, begin, end, list ? "list" : "table");
  f.han = base::to_utf8(p.han);
  f.basis = p.judgement.entity ? "list" : "table";
  f.expected.push_back(base::to_utf8(p.judgement.expected));
  f.related.push_back({{proof.document, p.ko_begin, p.han_end + 1}, "related.pair"});
  f.related_total = 1;
  add_fix(c, f, f.expected[0],
          p.judgement.entity && p.judgement.type != image::Type::person ? Safety::safe : Safety::unsafe);
  return f;
}

void check_proven_heads(const Context& c, int rule, const Proofs& proofs, Findings& out) {
  Heads heads(c, rule, proofs, out);
  for (uint32_t d = 0; d < c.documents.size(); ++d)
    if (!c.documents[d].evidence_only) heads.read(d);
}

}  // namespace ireum::check
