// near-miss and sino-reading, of places that only their frame makes names: behind the place that they lie in
// (충칭시 다주구), and before the designator of a zone in a list of such (자오쥬 고신구 between 안양 고신구 and 핑딩산
// 고신구).
//
// The frame says that a name stands here and leaves few to choose from: what lies in the place before, or in the
// provinces of the places around. So more may be wrong than one slip, and a Korean word may be a name (백은 고신구).
// Which of the names it is Ear decides; what it cannot tell is silent.
#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "check/china.h"
#include "check/framed.h"

namespace ireum::check {

using image::EntityRef;
using image::List;
using image::Subtype;
using image::Type;

namespace {

// What a spelling may cost: of syllables that nothing knows, of a Sino-Korean word, of an everyday word.
constexpr int kUnknown = 10, kHanjaWord = 7, kEveryday = 3;
constexpr uint32_t kAround = 3;  // lines of one list

/// The province that a place lies in, or itself.
EntityRef province_of(EntityRef place) {
  constexpr int kLevels = 4;
  for (int n = 0; n < kLevels && place->parent != image::kNone && place.subtype() != Subtype::province; ++n)
    place.index = place->parent;
  return place;
}

class FramedPlaces {
 public:
  FramedPlaces(const Context& c, uint32_t document, Areas& areas, Findings& out)
      : c_(c), document_(document), areas_(areas), out_(out), frame_(c, document, areas), ear_(*c.aligner, areas) {
    for (const Finding& f : out)
      if (f.document == document) told_.insert({f.begin, f.end});
  }

  void read() {
    for (const Standing& s : frame_.places()) behind(s);
    zones();
  }

 private:
  /// 충칭시 다주구, 푸링구와 구룽파구: words with a designator behind the place that they lie in.
  void behind(const Standing& outer) {
    constexpr int kMost = 16;  // names of one list
    if (outer.entity.subtype() == Subtype::zone) return;
    uint64_t at = frame_.behind_gap(outer.end);
    if (at == outer.end) return;
    for (int n = 0; n < kMost; ++n) {
      const Run run = frame_.run_at(at);
      const Split split = frame_.split(run, false);
      if (!split) return street(run, outer.entity);
      const std::u32string_view whole = std::u32string_view(run.text).substr(0, split.stem + split.tail);
      if (const image::Hit known = c_.readings().lexicon().find(List::name_hangul, whole)) {
        const bool here = std::any_of(known.senses.begin(), known.senses.end(), [&](const image::Sense& s) {
          return lies_in({known.image, s.target}, outer.entity);
        });
        if (!here) return;
      } else {
        const Candidates* const inside[] = {&areas_.inside(outer.entity)};
        judge(run, split, inside, false);
      }
      at = frame_.behind_gap(run.end());
      if (at == run.end()) return;
    }
  }

  /// 조양구 주선교로: a street that is called after a quarter of the place before, in Sino-Korean.
  void street(const Run& run, const EntityRef& area) {
    constexpr size_t kShortest = 3;
    const std::u32string_view word = run.text;
    const auto ends = [&](size_t n) { return n < word.size() && ends_in_generic(word, n); };
    size_t longest = word.size();
    while (longest >= kShortest && !ends(longest)) --longest;
    if (longest < kShortest || frame_.korean().has_strange_syllable(word.substr(0, kShortest))) return;
    const reading::Readings& readings = c_.readings();
    for (const Candidate& c : areas_.inside(area)) {
      if (c.entity.subtype() != Subtype::feature) continue;
      const std::u32string sino = readings.sino_word(readings.fold(base::to_utf32(c.entity.han())));
      const bool is =
          sino.size() >= kShortest && word.starts_with(sino) && base::to_utf8(sino) != c.text && ends(sino.size());
      if (is && !is_told(run.begin, run.end())) return report(run, {sino.size(), 1, false}, {&c, {0, true, false}});
    }
  }

  /// 로, 로에서: the rest of the word is a generic word and a particle.
  bool ends_in_generic(std::u32string_view word, size_t n) const {
    for (size_t k = word.size() - n; k > 0; --k)
      if (c_.readings().lexicon().has(List::generic_hangul, word.substr(n, k)) &&
          frame_.korean().is_noun_particle(word.substr(0, n + k), word.substr(n + k)))
        return true;
    return false;
  }

  /// Lists of zones: where several of listed places stand around, a word before a zone's designator is a place.
  void zones() {
    std::vector<const Standing*> framed;
    for (const Standing& s : frame_.places())
      if (s.entity.subtype() == Subtype::zone || frame_.zone_behind(s.end)) framed.push_back(&s);
    if (framed.empty()) return;
    uint32_t next = 0;
    for (const Standing* s : framed) {
      const uint32_t from = std::max(next, s->line > kAround ? s->line - kAround : 0);
      const auto to = static_cast<uint32_t>(std::min<size_t>(s->line + kAround + 1, frame_.line_count()));
      for (uint32_t line = from; line < to; ++line) zones_of_line(line, framed);
      next = std::max(next, to);
    }
  }

  void zones_of_line(uint32_t line, const std::vector<const Standing*>& framed) {
    Groups groups{line, &framed, {}, false};
    for (uint64_t at = frame_.line_begin(line); at < frame_.line_end(line);) {
      const Run run = frame_.run_at(at);
      if (run.text.size() >= 2 && !frame_.is_placed(run.begin, run.end())) zone(run, groups);
      size_t next = run.end();
      if (run.text.empty()) base::next_code_point(frame_.text(), next);
      at = next;
    }
  }

  /// The names that may stand in a line, found when the first word asks for them.
  struct Groups {
    uint32_t line;
    const std::vector<const Standing*>* framed;
    std::vector<const Candidates*> all;
    bool found;
  };

  void zone(const Run& run, Groups& groups) {
    const bool apart = frame_.zone_behind(run.end()) > 0;
    const Split split = apart ? Split{run.text.size(), 0, true} : frame_.split(run, true);
    if (!split) return;
    if (!groups.found) groups.all = groups_around(groups.line, *groups.framed), groups.found = true;
    if (!groups.all.empty()) judge(run, split, groups.all, true);
  }

  /// The provinces of the zones around a line, as groups of names; none where fewer than two zones stand there.
  std::vector<const Candidates*> groups_around(uint32_t line, const std::vector<const Standing*>& framed) {
    const auto near = [&](const Standing* s, uint32_t lines) {
      return s->line <= line + lines && line <= s->line + lines;
    };
    const auto count = [&](uint32_t lines) {
      return std::count_if(framed.begin(), framed.end(), [&](const Standing* s) { return near(s, lines); });
    };
    const bool row = count(0) >= 2 || (count(0) == 1 && names_province(line));
    const uint32_t lines = row ? 0 : kAround;
    if (!row && count(lines) < 2) return {};
    std::vector<const Candidates*> out;
    for (const Standing* s : framed) {
      if (!near(s, lines)) continue;
      const Candidates* group = &areas_.inside(province_of(s->entity));
      if (std::find(out.begin(), out.end(), group) == out.end()) out.push_back(group);
    }
    return out;
  }

  /// Whether a province itself stands in the line.
  bool names_province(uint32_t line) const {
    const auto& all = frame_.places();
    return std::any_of(all.begin(), all.end(),
                       [&](const Standing& s) { return s.line == line && s.entity.subtype() == Subtype::province; });
  }

  void judge(const Run& run, const Split& split, std::span<const Candidates* const> groups, bool zone) {
    const std::u32string_view word = run.text, stem = word.substr(0, split.stem);
    const uint64_t end = run.at(split.stem + split.tail);
    if (stem.size() < 2 || is_told(run.begin, end) || (zone && is_known(stem))) return;
    const int limit = limit_of(stem);
    const auto designator = zone ? std::u32string_view() : word.substr(split.stem, split.tail);
    const Meant meant = ear_.choose(stem, designator, groups, limit);
    if (meant) report(run, split, meant);
  }

  bool is_told(uint64_t begin, uint64_t end) const {
    return std::any_of(told_.begin(), told_.end(), [&](const auto& x) { return x.first < end && x.second > begin; });
  }

  /// Whether the stem is a name of its own, though perhaps of something else.
  bool is_known(std::u32string_view stem) const {
    const image::Hit hit = c_.readings().lexicon().find(List::name_hangul, stem);
    return std::any_of(hit.senses.begin(), hit.senses.end(), [&](const image::Sense& s) {
      const EntityRef e{hit.image, s.target};
      return e.type() == Type::place && s.role != static_cast<uint8_t>(image::Role::forbidden);
    });
  }

  int limit_of(std::u32string_view stem) const {
    const bool everyday = c_.words->korean_weight(stem) > 0 || c_.words->is_stopword(stem) ||
                          c_.readings().lexicon().has(List::lexicon_hangul, stem);
    if (everyday) return kEveryday;
    return frame_.korean().is_korean(stem) ? kHanjaWord : kUnknown;
  }

  void report(const Run& run, const Split& split, const Meant& meant) {
    const uint64_t end = run.at(split.stem + split.tail);
    const bool sino = meant.hearing.sino;
    const int rule = c_.on(sino ? "sino-reading" : "near-miss");
    if (rule < 0) return;
    Finding f = make(c_, rule, document_, run.begin, end, sino ? "list" : std::string_view());
    f.han = std::string(meant.name->entity.han());
    f.basis = "list";
    f.expected.push_back(std::string(meant.name->text) + base::to_utf8(run.text.substr(split.stem, split.tail)));
    f.args.emplace_back("other", f.expected[0]);
    if (!sino) add_fix(c_, f, f.expected[0], Safety::unsafe);
    told_.insert({f.begin, f.end});
    out_.push_back(std::move(f));
  }

  const Context& c_;
  uint32_t document_;
  Areas& areas_;
  Findings& out_;
  Frame frame_;
  Ear ear_;
  std::set<std::pair<uint64_t, uint64_t>> told_;  // spans of findings
};

}  // namespace

void check_framed_places(const Context& c, uint32_t document, Areas& areas, Findings& out) {
  if (c.on("near-miss") < 0 && c.on("sino-reading") < 0) return;
  FramedPlaces(c, document, areas, out).read();
}

}  // namespace ireum::check
