// near-miss, of universities: a word with the ending of one that nothing knows, where Chinese ones stand beside it or
// somebody with a Chinese name behind it (사면대학 셰쑤위안(谢素原), 저장대학·샤문대학).
//
// The frame says that a Chinese university stands here, so that more than one slip may be in it, and its head may be
// a Korean word. A name that is wholly Sino-Korean is passed over: Korean and Japanese universities are called so
// (호남대학, 동북대학).
#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "check/framed.h"

namespace ireum::check {

using gloss::Pair;
using image::List;
using image::Subtype;
using image::Type;

namespace {

// What a spelling may cost: of syllables that nothing knows, and of a Korean word.
constexpr int kUnknown = 9, kKorean = 8;
constexpr uint32_t kAround = 3;  // lines of one list

class FramedBodies {
 public:
  FramedBodies(const Context& c, uint32_t document, Areas& areas, Findings& out)
      : c_(c), document_(document), areas_(areas), out_(out), frame_(c, document, areas), ear_(*c.aligner, areas) {}

  void read() {
    const auto& pairs = c_.documents[document_].observation->pairs;
    const auto owned = std::count_if(pairs.begin(), pairs.end(), [&](const Pair& p) { return has_university(p); });
    for (const Pair& p : pairs)
      if (owned >= kFewest && is_chinese_person(p)) scan(reach(p), p.ko_begin, true);
    uint32_t next = 0;
    for (const Standing& s : frame_.universities()) {
      const uint32_t from = std::max(next, s.line > kAround ? s.line - kAround : 0);
      const auto to = static_cast<uint32_t>(std::min<size_t>(s.line + kAround + 1, frame_.line_count()));
      for (uint32_t line = from; line < to; ++line)
        if (beside(line)) scan(frame_.line_begin(line), frame_.line_end(line), false);
      next = std::max(next, to);
    }
  }

 private:
  static constexpr uint64_t kReach = 40;  // bytes before somebody's name
  static constexpr int kFewest = 2;       // of a document's listed universities, somebody behind each
  static constexpr int kFrequent = 5;     // word_frequency_class from which a stem is the word

  static bool is_chinese_person(const Pair& p) {
    return p.judgement.type == Type::person && p.judgement.alignment.han_count(reading::Kind::mandarin) > 0;
  }

  /// Where the words begin that somebody may be of.
  uint64_t reach(const Pair& p) const {
    return std::max(frame_.line_begin(frame_.line_of(p.ko_begin)), p.ko_begin > kReach ? p.ko_begin - kReach : 0);
  }

  /// Whether a listed university stands before somebody with a Chinese name.
  bool has_university(const Pair& p) const {
    const auto& all = frame_.universities();
    return is_chinese_person(p) && std::any_of(all.begin(), all.end(), [&](const Standing& s) {
             return s.end <= p.ko_begin && s.begin >= reach(p);
           });
  }

  /// Whether Chinese universities stand in the line, or two in those around.
  bool beside(uint32_t line) const {
    int here = 0, around = 0;
    for (const Standing& s : frame_.universities()) {
      here += s.line == line;
      around += s.line <= line + kAround && line <= s.line + kAround;
    }
    return here > 0 || around >= 2;
  }

  /// `owner`: somebody with a Chinese name stands behind the words.
  void scan(uint64_t from, uint64_t to, bool owner) {
    uint64_t at = from;
    while (at < to && (static_cast<unsigned char>(frame_.text()[at]) & 0xC0) == 0x80) ++at;
    while (at < to) {
      const Run run = frame_.run_at(at);
      if (run.text.size() >= 4) word(run, owner);
      size_t next = run.end();
      if (run.text.empty()) base::next_code_point(frame_.text(), next);
      at = next;
    }
  }

  void word(const Run& run, bool owner) {
    constexpr size_t kShortest = 4;
    const std::u32string_view whole = run.text;
    for (size_t n = whole.size(); n >= kShortest; --n) {
      const std::u32string_view name = whole.substr(0, n);
      const token::Suffix suffix = c_.words->suffix_of(name, 2);
      if (!suffix.length || suffix.subtype != Subtype::university) continue;
      if (!frame_.korean().is_noun_particle(name, whole.substr(n))) continue;
      judge(run, name, suffix.length, owner);
      return;
    }
  }

  void judge(const Run& run, std::u32string_view name, size_t ending, bool owner) {
    const uint64_t end = run.at(name.size());
    if (is_told(run.begin, end) || is_known(name, ending)) return;
    const std::u32string_view stem = name.substr(0, name.size() - ending);
    if (stem.size() < 2 || (owner ? is_other(stem) : c_.words->is_descriptive(stem))) return;
    const Candidates* const all[] = {&areas_.universities(c_.readings().lexicon().base())};
    const int limit = frame_.korean().is_korean(stem) ? kKorean : kUnknown;
    const Meant meant = ear_.choose(name, name.substr(stem.size()), all, limit);
    if (meant && meant.hearing.slip) report(run.begin, end, meant);
  }

  /// 부산대학 of 부산대학교: the words are a listed name, or begin one, or have one for their beginning.
  bool is_known(std::u32string_view name, size_t ending) const {
    for (const image::Image* image : c_.readings().lexicon().images()) {
      image::Walk walk(*image, List::name_hangul);
      size_t n = 0;
      while (n < name.size() && walk.step(name[n])) {
        ++n;
        if (n > name.size() - ending && walk.term() != image::kNone && c_.words->suffix_of(name.substr(0, n), 2).length)
          return true;
      }
      if (n == name.size()) return true;
    }
    return false;
  }

  /// An everyday word, or a name of something else.
  bool is_other(std::u32string_view stem) const {
    return c_.words->korean_weight(stem) >= kFrequent || c_.words->is_stopword(stem) ||
           c_.readings().lexicon().has(List::name_hangul, stem);
  }

  bool is_told(uint64_t begin, uint64_t end) const {
    return std::any_of(out_.begin(), out_.end(),
                       [&](const Finding& f) { return f.document == document_ && f.begin < end && f.end > begin; });
  }

  void report(uint64_t begin, uint64_t end, const Meant& meant) {
    const int rule = c_.on("near-miss");
    Finding f = make(c_, rule, document_, begin, end);
    f.han = std::string(meant.name->entity.han());
    f.basis = "list";
    f.expected.push_back(std::string(meant.name->text));
    f.args.emplace_back("other", f.expected[0]);
    add_fix(c_, f, f.expected[0], Safety::unsafe);
    out_.push_back(std::move(f));
  }

  const Context& c_;
  uint32_t document_;
  Areas& areas_;
  Findings& out_;
  Frame frame_;
  Ear ear_;
};

}  // namespace

void check_framed_bodies(const Context& c, uint32_t document, Areas& areas, Findings& out) {
  if (c.on("near-miss") >= 0) FramedBodies(c, document, areas, out).read();
}

}  // namespace ireum::check
