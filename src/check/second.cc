// variant-hangul, of a person without Han: another reading of the Han that the document gives elsewhere.
//
// Somebody whose Han stand in a gloss may be named further on by the Sino-Korean reading of them (양계초 for
// 량치차오(梁啓超)), by the Mandarin one, or by some of both (루신). Every such reading of a glossed person is looked
// for as a whole word with its particle; the form of the gloss is proposed. Words that everyday text has are
// passed over, and so are readings that two persons of the document share.
#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "check/context.h"
#include "check/korean_word.h"
#include "check/word_sieve.h"

namespace ireum::check {

using gloss::Pair;
using gloss::Verdict;
using image::Type;

namespace {

/// A spelling that would be somebody's, and whose.
struct Second {
  const Pair* pair = nullptr;
  bool several = false;
};
using Seconds = std::map<std::u32string, Second>;

/// Every reading of the Han by characters, each in Mandarin or in Sino-Korean.
std::vector<std::u32string> readings_of(const reading::Readings& r, std::u32string_view han) {
  constexpr size_t kMost = 64;
  std::vector<std::u32string> out(1);
  for (const char32_t c : han) {
    std::vector<std::u32string> parts;
    if (const auto m = r.mandarin(c); !m.empty()) parts.push_back(m.front());
    if (const auto s = r.sino(c); !s.empty()) {
      const char32_t first = out.front().empty() ? reading::initial_law(s[0]) : char32_t{s[0]};
      parts.emplace_back(1, first);
    }
    std::vector<std::u32string> longer;
    for (const std::u32string& word : out)
      for (const std::u32string& part : parts) longer.push_back(word + part);
    if (longer.empty() || longer.size() > kMost) return {};
    out = std::move(longer);
  }
  return out;
}

bool is_right(Verdict v) { return v == Verdict::right || v == Verdict::right_sino || v == Verdict::customary; }

Seconds seconds_of(const Context& c, uint32_t document) {
  Seconds out;
  const reading::Readings& r = c.readings();
  const mention::Observation& seen = *c.documents[document].observation;
  std::map<std::u32string_view, const Pair*> glossed;
  for (const mention::Mention& m : seen.mentions) {
    if (m.type != Type::person || m.pair == mention::kNone) continue;
    const Pair& p = seen.pairs[m.pair];
    const bool han = std::all_of(p.folded.begin(), p.folded.end(), base::is_han);
    if (han && p.folded.size() >= 2 && p.folded.size() <= 4 && is_right(p.judgement.verdict))
      glossed.try_emplace(p.folded, &p);
  }
  for (const auto& [han, p] : glossed)
    for (std::u32string& word : readings_of(r, han)) {
      if (word == p->ko || word.size() < 2) continue;
      // 쭈충즈 2호: in Mandarin somebody of old is rather a thing that bears the name.
      if (p->judgement.entity && p->judgement.entity.has(image::kHistoric) && c.words->is_mandarin_spelling(word))
        continue;
      Second& s = out[std::move(word)];
      s.several = s.several || (s.pair && s.pair != p);
      s.pair = p;
    }
  for (const Pair& p : seen.pairs) out.erase(p.ko);  // somebody's own name
  return out;
}

/// The words of one document that are such a spelling.
class Finder {
 public:
  Finder(const Context& c, uint32_t document, int rule, const Seconds& seconds, Findings& out)
      : c_(c), document_(document), rule_(rule), seconds_(seconds), out_(out), korean_(*c.words, c.readings()) {
    for (const auto& [word, second] : seconds_) {
      longest_ = std::max(longest_, word.size());
      sieve_.add(word);
    }
  }

  void read() {
    const std::string_view text = c_.documents[document_].text();
    sieve_.each(text, [&](const std::u32string& run, uint64_t begin, char32_t next) {
      if (!token::is_open_bracket(next)) word(run, begin);
    });
  }

 private:
  void word(std::u32string_view run, uint64_t begin) {
    for (size_t n = std::min(longest_, run.size()); n >= 2; --n) {
      const auto it = seconds_.find(std::u32string(run.substr(0, n)));
      if (it == seconds_.end() || it->second.several) continue;
      const std::u32string_view name = run.substr(0, n), tail = run.substr(n);
      if (!korean_.is_noun_particle(name, tail) && !c_.words->is_title(tail)) continue;
      if (c_.words->korean_weight(name) || c_.words->is_stopword(name)) continue;
      const bool word = n == 2 && korean_.is_word(name) && !it->second.pair->judgement.entity;
      if (!word) put(begin, begin + n * WordSieve::kBytes, *it->second.pair);
      return;
    }
  }

  void put(uint64_t begin, uint64_t end, const Pair& p) {
    Finding f = make(c_, rule_, document_, begin, end);
    f.basis = "document";
    f.han = base::to_utf8(p.han);
    f.expected.push_back(base::to_utf8(p.ko));
    f.args.emplace_back("other", f.expected[0]);
    f.args.emplace_back("count", "1");
    f.related.push_back({{document_, p.ko_begin, p.han_end + 1}, "related.pair"});
    f.related_total = 1;
    add_fix(c_, f, f.expected[0], Safety::unsafe);
    out_.push_back(std::move(f));
  }

  const Context& c_;
  uint32_t document_;
  int rule_;
  const Seconds& seconds_;
  Findings& out_;
  KoreanWord korean_;
  size_t longest_ = 0;
  WordSieve sieve_;
};

}  // namespace

void check_second_spellings(const Context& c, Findings& out) {
  const int rule = c.on("variant-hangul");
  if (rule < 0) return;
  for (uint32_t d = 0; d < c.documents.size(); ++d) {
    if (c.documents[d].evidence_only) continue;
    const Seconds seconds = seconds_of(c, d);
    if (!seconds.empty()) Finder(c, d, rule, seconds, out).read();
  }
}

}  // namespace ireum::check
