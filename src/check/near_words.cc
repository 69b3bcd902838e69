// near-miss, of words that nothing else knows: one slip from a name that stands near them in the
// same document.
//
// A word of two syllables that no list and no shape knows says little by itself (딴둥, 센양); beside
// the right name it says enough. The observer notes the words in question (Observation::strange); they
// are many, so the questions go from cheap to dear: is its first or its last syllable a name's, do both sound alike when tense,
// aspirated and plain initials count as one, and only then: does the slip table make it of the name?
#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "check/china.h"
#include "check/context.h"
#include "check/korean_word.h"
#include "reading/blur.h"
#include "reading/jamo.h"

namespace ireum::check {

using entity::Entry;
using entity::Form;
using entity::FormStatus;
using entity::Place;
using gloss::Pair;
using image::Type;
using mention::Mention;
using reading::Blur;

namespace {

/// A name that stands in one document, for the words of that document that may be slips of it.
struct Present {
  const Entry* entry = nullptr;  // whose name it is, or whose name holds it (선양 in 선양자동화연구소)
  std::string text;
  bool part = false;
  std::span<const Place> here;  // where it stands in the document
};

/// The great places that words of an institution's name begin with.
void places_inside(const Context& c, const Entry& e, const Form& f, std::span<const Place> here,
                   std::vector<Present>& out) {
  const std::u32string form = base::to_utf32(f.text);
  for (size_t b = 0; b < form.size(); ++b) {
    if (!base::is_hangul(form[b]) || (b > 0 && base::is_hangul(form[b - 1]))) continue;
    for (size_t n = std::min<size_t>(5, form.size() - b); n >= 2; --n) {
      const std::u32string_view head = std::u32string_view(form).substr(b, n);
      const image::Hit hit = c.readings().lexicon().find(image::List::name_hangul, head);
      if (!hit) continue;
      const bool great = std::any_of(hit.senses.begin(), hit.senses.end(), [&](const image::Sense& s) {
        const image::EntityRef place{hit.image, s.target};
        return (place.subtype() == image::Subtype::province || place.subtype() == image::Subtype::prefecture) &&
               !place.has(image::kForeign);
      });
      if (head != form && great) out.push_back({&e, base::to_utf8(head), true, here});
      break;
    }
  }
}

/// A place without its generic word: 창저우 of 창저우시.
void stem_inside(const Context& c, const Entry& e, const Form& f, std::span<const Place> here,
                 std::vector<Present>& out) {
  const std::u32string form = base::to_utf32(f.text);
  if (form.size() < 3) return;
  const image::Hit g =
      c.readings().lexicon().find(image::List::generic_hangul, std::u32string_view(form).substr(form.size() - 1));
  if (!g) return;
  const auto kind = image::GenericEntry::of(g.senses[0]).subtype;
  if (kind == image::Subtype::province || kind == image::Subtype::prefecture || kind == image::Subtype::county)
    out.push_back({&e, base::to_utf8(std::u32string_view(form).substr(0, form.size() - 1)), true, here});
}

/// The names of every document: glossed, or listed and of China.
std::vector<std::vector<Present>> present_names(const Context& c) {
  std::vector<std::vector<Present>> out(c.documents.size());
  for (const Entry& e : c.ledger->entries) {
    if (e.type != Type::person && e.type != Type::place && e.type != Type::organization) continue;
    if (e.subtype == image::Subtype::country) continue;
    const bool known =
        e.listed ? !e.listed.has(image::kForeign) && !e.listed.has(image::kKorean) && !e.listed.has(image::kFree)
                 : !e.han.empty();
    if (!known && e.type != Type::organization) continue;
    for (const Form& f : e.forms) {
      if (f.status > FormStatus::allowed) continue;
      for (size_t i = 0; i < f.places.size();) {
        size_t end = i + 1;
        while (end < f.places.size() && f.places[end].document == f.places[i].document) ++end;
        const std::span<const Place> here = std::span(f.places).subspan(i, end - i);
        auto& names = out[f.places[i].document];
        if (known) names.push_back({&e, f.text, false, here});
        if (known && e.type == Type::place) stem_inside(c, e, f, here, names);
        if (e.type == Type::organization) places_inside(c, e, f, here, names);
        i = end;
      }
    }
    // A name that its own gloss shows to be misspelled is looked for as it is meant.
    const std::string_view meant = e.meant();
    for (const Form& f : e.forms) {
      if (meant.empty() || f.status < FormStatus::variant) continue;
      for (size_t i = 0; i < f.places.size();) {
        size_t end = i + 1;
        while (end < f.places.size() && f.places[end].document == f.places[i].document) ++end;
        out[f.places[i].document].push_back({&e, std::string(meant), false, std::span(f.places).subspan(i, end - i)});
        i = end;
      }
    }
  }
  return out;
}

/// The names of one document, and the words that may be slips of them.
class Company {
 public:
  Company(const Context& c, uint32_t document, std::span<const Present> names)
      : c_(c), document_(document), text_(c.documents[document].text()), korean_(*c.words, c.readings()) {
    for (const Present& p : names) {
      std::u32string text = base::to_utf32(p.text);
      if (text.size() < 2 || text.size() > kLongest || !std::all_of(text.begin(), text.end(), base::is_hangul))
        continue;
      Blur blur;
      for (const char32_t x : text) blur.add(x);
      const auto n = static_cast<uint32_t>(names_.size());
      by_first_[text.front()].push_back({blur.code(), n, static_cast<uint32_t>(text.size())});
      by_last_[text.back()].push_back({blur.code(), n, static_cast<uint32_t>(text.size())});
      note_heard(heard_first_, text.front(), blur.code());
      note_heard(heard_last_, text.back(), blur.code());
      begins_[text.front() - 0xAC00] |= next_class(text);
      ends_[text.back() - 0xAC00] |= static_cast<uint16_t>(1u << Blur::class_of(text.front()));
      names_.push_back({&p, std::move(text)});
    }
  }

  /// The class of the second initial that is heard, as a bit; bit 0 where there is none.
  static uint16_t next_class(std::u32string_view text) {
    for (size_t i = 1; i < text.size(); ++i)
      if (!Blur::carries_on(text[i])) return static_cast<uint16_t>(1u << Blur::class_of(text[i]));
    return 1;
  }

  /// Appends what is found. `taken` are the spans that are something already, sorted.
  void find(int rule, std::span<const std::pair<uint64_t, uint64_t>> taken, Findings& out) const {
    if (names_.empty()) return;
    Word word;
    // The words that are slips wherever they stand; there are few, and a filter tells most others.
    std::unordered_set<uint64_t> slips;
    std::array<bool, 4096> filter{};
    const auto entry = [&](uint64_t hash) -> bool& { return filter[hash >> 52]; };
    const auto key = [](uint64_t hash) { return mention::MetAgain(0, hash).hash(); };
    const mention::Observation& seen = *c_.documents[document_].observation;
    for (const mention::StrangeWord& w : seen.strange) {
      word.fill(text_, w.begin);
      if (ask(rule, word, taken, out)) slips.insert(key(w.hash)), entry(w.hash) = true;
    }
    if (slips.empty()) return;
    for (const mention::MetAgain w : seen.strange_again) {
      if (!entry(w.hash()) || !slips.contains(w.hash())) continue;
      word.fill(text_, w.begin());
      ask(rule, word, taken, out);
    }
  }

 private:
  static constexpr int kDearest = 5, kDearestShort = 4, kUsual = 2;
  static constexpr size_t kLongest = 8, kReach = 3;  // syllables of a name; of what one slip changes
  static constexpr uint64_t kNear = 40000;           // bytes between a word and the name that it may be

  struct Name {
    const Present* present;
    std::u32string text;
  };
  /// What is asked of a name first.
  struct Heard {
    uint64_t blur;
    uint32_t name;
    uint32_t size;  // syllables
  };

  /// The Hangul that a word begins with; what follows of it is left away.
  struct Word {
    static constexpr size_t kMost = 16;
    char32_t text[kMost];
    size_t end[kMost];  // bytes, behind each syllable
    uint64_t begin = 0;
    size_t size = 0;

    void fill(std::string_view document, uint64_t at) {
      begin = at;
      size = 0;
      for (size_t i = at; size < kMost && i < document.size(); end[size++] = i)
        if (text[size] = base::next_code_point(document, i); !base::is_hangul(text[size])) break;
    }
    std::u32string_view head(size_t n) const { return {text, n}; }
  };

  /// False where the word is no slip of any name, wherever it stands.
  bool ask(int rule, const Word& word, std::span<const std::pair<uint64_t, uint64_t>> taken, Findings& out) const {
    const size_t most = std::min(kLongest, word.size);
    const auto last = static_cast<uint16_t>(1u << Blur::class_of(word.text[0]));  // names that begin alike
    const bool carries = Blur::carries_on(word.text[1]);
    const bool may_begin = begins_[word.text[0] - 0xAC00] & (next_class(word.head(most)) | carries);
    bool may_end = false;
    for (size_t n = 1; n < most && !may_end; ++n) may_end = ends_[word.text[n] - 0xAC00] & last;
    if (!may_begin && !may_end) return false;
    uint64_t blurs[kLongest];
    Blur blur;
    for (size_t n = 0; n < most; ++n) blur.add(word.text[n]), blurs[n] = blur.code();
    size_t length = 0;
    const Name* found = nullptr;
    bool several = false, slip = false;
    // Whether the word may be a name of n syllables and a particle; asked once a length.
    int8_t plain[kLongest + 1] = {};
    const auto may_be = [&](size_t n) {
      if (!plain[n]) plain[n] = is_name_alone(word, n) ? 1 : -1;
      return plain[n] > 0;
    };
    const auto weigh = [&](const Heard& heard, size_t n) {
      if (heard.blur != blurs[n - 1] || n < length || n + 2 < heard.size || n > heard.size + 2) return;
      const Name& name = names_[heard.name];
      if (!differs_like_a_slip(name.text, word.head(n)) || !(may_be(n) || (is_place(name) && has_generic(word, n))) ||
          !is_slip(name, word.head(n)))
        return;
      slip = true;
      if (is_taken(word, n, taken) || !is_near(name, word.begin)) return;
      several = n == length && found && found->text != name.text;
      length = n;
      found = &name;
    };
    bool first = false;
    for (size_t n = 2; n <= most && may_begin && !first; ++n)
      first = is_heard(heard_first_, word.text[0], blurs[n - 1]);
    if (first)
      for (const Heard& k : by_first_.at(word.text[0]))
        for (size_t n = std::max<size_t>(4, k.size) - 2; n <= std::min<size_t>(most, k.size + 2); ++n) weigh(k, n);
    for (size_t n = 2; n <= most && may_end; ++n)
      if (ends_[word.text[n - 1] - 0xAC00] & last && is_heard(heard_last_, word.text[n - 1], blurs[n - 1]))
        for (const Heard& k : by_last_.at(word.text[n - 1])) weigh(k, n);
    if (!found || several || (length == 2 && !looks_foreign(word.head(length), *found))) return slip;
    if (!is_trusted(word, length, *found)) return slip;
    report(rule, word, length, *found, out);
    return true;
  }

  bool is_name_alone(const Word& word, size_t n) const {
    const std::u32string_view whole = word.head(word.size);
    return !c_.words->is_known(whole.substr(0, n)) && !c_.words->is_known(whole) &&
           korean_.is_noun_particle(whole.substr(0, n), whole.substr(n));
  }

  /// Whether the word is none that Korean has. A name that nothing in the document glosses and that is not known to
  /// everyone is no name for a word of plain syllables (미루어 beside 미뤄).
  bool is_trusted(const Word& word, size_t length, const Name& name) const {
    if (korean_.is_korean(word.head(length))) return false;
    // Five syllables of a name are no word with whatever follows (지우자이거우의).
    constexpr size_t kNoWord = 5;
    if (length < kNoWord && korean_.is_korean(word.head(word.size))) return false;
    if (korean_.is_short_word_with_particle(word.head(word.size))) return false;
    const Entry& e = *name.present->entry;
    return !e.han.empty() || (e.listed && is_great(e.listed)) || korean_.has_rare_syllable(word.head(length));
  }

  static bool is_place(const Name& name) { return name.present->entry->type == Type::place; }

  /// 룽장현은: a generic word of places between the name and its particle.
  bool has_generic(const Word& word, size_t n) const {
    const std::u32string_view whole = word.head(word.size);
    if (c_.words->is_known(whole.substr(0, n)) || c_.words->is_known(whole)) return false;
    for (size_t k = 1; k <= 2 && n + k <= whole.size(); ++k)
      if (c_.readings().lexicon().has(image::List::generic_hangul, whole.substr(n, k)) &&
          korean_.is_noun_particle(whole.substr(0, n + k), whole.substr(n + k)))
        return true;
    return false;
  }

  static bool is_taken(const Word& word, size_t n, std::span<const std::pair<uint64_t, uint64_t>> taken) {
    const auto t =
        std::partition_point(taken.begin(), taken.end(), [&](const auto& span) { return span.second <= word.begin; });
    return t != taken.end() && t->first < word.end[n - 1];
  }

  /// What the two do not share is short enough for a slip: asked before the slip table.
  static bool differs_like_a_slip(std::u32string_view text, std::u32string_view word) {
    size_t begin = 0, end = 0;
    const size_t most = std::min(text.size(), word.size());
    while (begin < most && text[begin] == word[begin]) ++begin;
    while (begin + end < most && text[text.size() - 1 - end] == word[word.size() - 1 - end]) ++end;
    const size_t changed = text.size() - begin - end;
    // A slip that keeps the length keeps all syllables but one, and something of that.
    return text.size() == word.size() ? changed == 1 && reading::distance(word[begin], text[begin]) <= 2
                                      : changed <= kReach;
  }

  bool is_slip(const Name& name, std::u32string_view word) const {
    const std::u32string_view text = name.text;
    if (text.size() >= 3 && text.size() == word.size()) {
      // Two slips in one syllable (쎈 for 셴), where the others are enough to know the name by.
      size_t at = 0;
      while (text[at] == word[at]) ++at;
      const reading::Jamo heard = reading::split(word[at]), right = reading::split(text[at]);
      if (reading::distance(word[at], text[at]) == 2 && heard.final == right.final &&
          Blur::class_of(word[at]) != Blur::kOpen && Blur::class_of(word[at]) == Blur::class_of(text[at]) &&
          !c_.readings().is_sino_syllable(word[at]))
        return true;
    }
    return c_.aligner->slips().slip_between(name.text, word).cost <= (text.size() == 2 ? kDearestShort : kDearest);
  }

  static bool is_near(const Name& name, uint64_t at) {
    return std::any_of(name.present->here.begin(), name.present->here.end(),
                       [&](const Place& p) { return p.begin < at + kNear && at < p.begin + kNear; });
  }

  /// Whether a syllable that differs from the name's is none that Han have in Korean (뚜, 센, 젠):
  /// a word of two syllables that all have may be any Korean word (우환, 오한). Of a place, one that
  /// no Sino-Korean word begins with is enough (롱강), where the slip is a usual one.
  bool looks_foreign(std::u32string_view word, const Name& of) const {
    const std::u32string_view name = of.text;
    for (size_t i = 0; i < word.size(); ++i)
      if ((i >= name.size() || word[i] != name[i]) && !c_.readings().is_sino_syllable(word[i])) return true;
    if (!is_place(of) || word[0] == name[0] || reading::initial_law(word[0]) == word[0]) return false;
    return c_.aligner->slips().slip_between(name, word).cost <= kUsual;
  }

  void report(int rule, const Word& word, size_t length, const Name& name, Findings& out) const {
    const Present& p = *name.present;
    Finding f = make(c_, rule, document_, word.begin, word.end[length - 1]);
    f.han = p.part || p.entry->han.empty() ? std::string() : p.entry->han.front().text;
    f.basis = "document";
    f.expected.push_back(p.text);
    f.args.emplace_back("other", p.text);
    f.related_total = static_cast<uint32_t>(p.here.size());
    for (size_t i = 0; i < std::min<size_t>(5, p.here.size()); ++i)
      f.related.push_back({p.here[i], "related.same-name"});
    add_fix(c_, f, p.text, Safety::unsafe);
    out.push_back(std::move(f));
  }

  // Whether a name begins (ends) with the syllable and sounds like that, or another that falls on the same bit.
  static constexpr size_t kHeardBits = size_t{1} << 16;
  static size_t heard_bit(char32_t syllable, uint64_t blur) {
    return static_cast<size_t>((blur * 0x9E3779B97F4A7C15ull ^ syllable * uint64_t{0xBF58476D1CE4E5B9}) >> 48);
  }
  static void note_heard(std::vector<uint64_t>& bits, char32_t syllable, uint64_t blur) {
    const size_t n = heard_bit(syllable, blur);
    bits[n >> 6] |= uint64_t{1} << (n & 63);
  }
  static bool is_heard(const std::vector<uint64_t>& bits, char32_t syllable, uint64_t blur) {
    const size_t n = heard_bit(syllable, blur);
    return bits[n >> 6] >> (n & 63) & 1;
  }

  const Context& c_;
  uint32_t document_;
  std::string_view text_;
  KoreanWord korean_;
  std::vector<uint64_t> heard_first_ = std::vector<uint64_t>(kHeardBits / 64), heard_last_ = heard_first_;
  std::vector<Name> names_;
  std::unordered_map<char32_t, std::vector<Heard>> by_first_, by_last_;
  // By syllable, bits of classes: what goes on in names that begin with it, what names begin with
  // that end in it.
  std::vector<uint16_t> begins_ = std::vector<uint16_t>(image::kSyllables), ends_ = begins_;
};

}  // namespace

void check_near_words(const Context& c, Findings& out) {
  const int rule = c.on("near-miss");
  if (rule < 0) return;
  const auto names = present_names(c);
  for (uint32_t d = 0; d < c.documents.size(); ++d) {
    if (names[d].empty() || c.documents[d].evidence_only) continue;
    Company(c, d, names[d]).find(rule, taken_spans(*c.documents[d].observation), out);
  }
}

std::vector<std::pair<uint64_t, uint64_t>> taken_spans(const mention::Observation& seen) {
  std::vector<std::pair<uint64_t, uint64_t>> taken;
  for (const Mention& m : seen.mentions)
    if (m.parent == mention::kNone) taken.emplace_back(m.begin, m.end);
  for (const Pair& p : seen.pairs) taken.emplace_back(p.ko_begin, p.ko_end);
  std::sort(taken.begin(), taken.end());
  return taken;
}

}  // namespace ireum::check
