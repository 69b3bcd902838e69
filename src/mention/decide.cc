#include "mention/decide.h"

#include <algorithm>
#include <iterator>

namespace ireum::mention {

using image::Type;

namespace {

constexpr int kMostRounds = 5;  // of neighbours that speak for each other

/// The half of a gloss that stands in the bracket is no mention of its own.
bool in_other_half(const Line& line, std::span<const Pair> pairs, const Candidate& c, bool han_first) {
  if (c.pair != kNone) return false;
  const uint64_t begin = line.byte(c.begin), end = line.byte(c.end);
  // Glosses are sorted, and hardly one stands inside another: those that begin before the end, from the last on.
  constexpr int kLook = 4;
  auto p = std::partition_point(pairs.begin(), pairs.end(),
                                [&](const Pair& x) { return std::min(x.ko_begin, x.han_begin) < end; });
  for (int n = 0; n < kLook && p != pairs.begin(); ++n) {
    --p;
    const uint64_t b = han_first ? p->ko_begin : p->han_begin, e = han_first ? p->ko_end : p->han_end;
    if (p->han_first == han_first && begin < e && b < end) return true;
  }
  return false;
}

/// What a title found is what the gloss behind it says: 나쓰메 소세키(夏目漱石).
/// `all` is in the order of select(): those that end where this one does stand beside each other.
void adopt_gloss(std::span<const Candidate> all, Candidate& c) {
  if (c.pair != kNone) return;
  const auto first = std::partition_point(all.begin(), all.end(), [&](const Candidate& x) { return x.end < c.end; });
  const auto behind = std::partition_point(first, all.end(), [&](const Candidate& x) { return x.end == c.end; });
  const auto same = std::find_if(
      first, behind, [&](const Candidate& x) { return x.pair != kNone && x.begin == c.begin && x.type == c.type; });
  if (same == behind) return;
  c.pair = same->pair;
  c.why |= same->why;
  c.head = same->head;
  if (same->listed) c.listed = same->listed, c.subtype = same->subtype;
}

}  // namespace

bool is_small(const Candidate& c) {
  const EvidenceSet& e = c.evidence;
  if (c.source == Source::gloss || c.source == Source::document || c.source == Source::han) return false;
  if (e.has(Evidence::spelled_stem) || e.has(Evidence::spelled_stem_weak)) return true;
  if (e.has(Evidence::listed_abroad) || e.has(Evidence::listed_by_user)) return false;
  if (e.has(Evidence::syllables_many)) return false;
  const bool place = e.has(Evidence::listed_county) || e.has(Evidence::listed_scenery);
  const bool person = e.has(Evidence::listed_old) || e.has(Evidence::listed_person);
  return (place && c.type == Type::place) || (person && e.has(Evidence::syllables_two));
}

bool is_sino(const Candidate& c) {
  const EvidenceSet& e = c.evidence;
  return e.has(Evidence::sino_full) || e.has(Evidence::sino_stem) || e.has(Evidence::sino_province);
}

bool is_certain(const Candidate& c) {
  constexpr Evidence kCertain[] = {Evidence::glossed_here,  Evidence::listed,
                                   Evidence::title_behind,  Evidence::title_before,
                                   Evidence::label_before,  Evidence::explained,
                                   Evidence::speaks,        Evidence::tail_title,
                                   Evidence::office_behind, Evidence::institution_before,
                                   Evidence::cell_of_kind,  Evidence::list_mate,
                                   Evidence::leader_behind, Evidence::glossed_elsewhere};
  return std::any_of(std::begin(kCertain), std::end(kCertain), [&](Evidence e) { return c.evidence.has(e); });
}

bool asks_the_document(const Candidate& c) {
  return (is_sino(c) && !c.evidence.has(Evidence::sino_province)) || c.source == Source::person ||
         c.source == Source::foreign || c.source == Source::slip || is_small(c);
}

bool may_be_lifted(const Candidate& c) {
  const EvidenceSet& e = c.evidence;
  const bool province = e.has(Evidence::listed_province) && e.has(Evidence::everyday);  // 저장성 과기청
  return c.type == Type::place && (e.has(Evidence::sino_stem) || province || c.source == Source::slip);
}

bool Decider::has_hope(const Candidate& c) const {
  return c.open_kind || may_be_lifted(c) || weights_.sum(c.evidence, c.type, c.odds) > 0;
}

bool Decider::may_have_hope(const Candidate& c) const {
  const int most = asks_the_document(c) ? most_of_document_[static_cast<size_t>(c.type)] : 0;
  return c.open_kind || may_be_lifted(c) || weights_.sum(c.evidence, c.type, c.odds) + most > 0;
}

void Decider::candidates(const Scene& scene, std::span<const Pair> pairs, uint32_t first_pair,
                         std::vector<Candidate>& out) {
  const Line& line = scene.line;
  glosses_.read(line, pairs, first_pair, out);
  if (line.has_hangul || !line.has_han) generators_.generate(scene, out);
  if (!line.has_han) return;
  std::erase_if(out, [&](const Candidate& c) { return in_other_half(line, pairs, c, true); });
  std::vector<Candidate> han;
  han_.find(line, han);
  for (Candidate& c : han) {
    if (in_other_half(line, pairs, c, false)) continue;
    c.source = Source::han;
    c.word_end = c.end;
    c.evidence.add(Evidence::in_han);
    out.push_back(c);
  }
}

void Decider::score(std::vector<Candidate>& all) const {
  for (Candidate& c : all) c.score = weights_.sum(c.evidence, c.type, c.odds);
}

void Decider::decide(const Scene& scene, std::span<const Pair> pairs, uint32_t first_pair,
                     const DocumentEvidence* document, std::vector<Candidate>& all,
                     std::vector<Candidate>& chosen) const {
  for (Candidate& c : all) {
    if (!asks_the_document(c)) continue;
    if (document) document->note(c, scene.text.substr(c.begin, c.end - c.begin), scene.line.byte(c.begin));
    else DocumentEvidence::note_unknown(c);
  }
  score(all);
  chosen.clear();
  const auto hopes = [](const Candidate& c) { return c.score > 0 || c.open_kind || may_be_lifted(c); };
  if (std::none_of(all.begin(), all.end(), hopes)) {  // nothing that its neighbours could speak for
    for (Candidate& c : all) c.taken = false;
    return;
  }
  std::vector<uint32_t> best = select(all);
  for (int round = 0; round < kMostRounds && neighbours_.note(scene, pairs, first_pair, best, all); ++round) {
    score(all);
    best = select(all);
  }
  for (Candidate& c : all) c.taken = false;
  for (const uint32_t i : best) {
    all[i].taken = true;
    chosen.push_back(all[i]);
    adopt_gloss(all, chosen.back());
  }
  rewriter_.join(scene.text, chosen);
  std::erase_if(chosen, [](const Candidate& c) { return c.type == Type::none; });
}

}  // namespace ireum::mention
