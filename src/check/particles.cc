// The particle behind a name: the wrong allomorph for the name's last sound, and the edit that a
// corrected name asks for.
//
// Between name and particle may stand closing quotes and a gloss: 텐진(天津)은, '우쿵'은. What a bracket
// holds is not heard, but where it could be (IAEA) both sounds are right. A particle is believed
// only where the whole rest of the word is one; a syllable that also ends names of streets (로),
// halls (관) or vocatives is left alone.
#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "check/context.h"
#include "reading/josa.h"

namespace ireum::check {
namespace {

using mention::Mention;
using reading::Ending;

/// What stands behind a name: the rest of its word, and the bracket passed on the way there.
struct Tail {
  uint64_t begin = 0, end = 0;
  std::u32string letters;
  std::u32string bracket;
  bool word_follows = false;  // a blank and a Hangul word, or the line's end
};

char32_t peek(std::string_view text, size_t i) { return i < text.size() ? base::next_code_point(text, i) : U'\n'; }

/// Where the bracket that opens at `i` is closed (behind it); 0 where it is not, within the line.
size_t behind_bracket(std::string_view text, size_t i) {
  const char32_t open = base::next_code_point(text, i), close = token::closing_of(open);
  for (int depth = 1; i < text.size();) {
    const char32_t x = base::next_code_point(text, i);
    if (x == U'\n') return 0;
    depth += (x == open) - (x == close);
    if (depth == 0) return i;
  }
  return 0;
}

/// Whether the bracket closed at `close` began right behind Han: 天津(톈진).
bool glosses_han(std::string_view text, size_t name_end, char32_t close) {
  std::u32string before;
  size_t from = name_end > 240 ? name_end - 240 : 0;
  while (from < name_end && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
  before = base::to_utf32(text.substr(from, name_end - from));
  for (size_t i = before.size(); i-- > 0;) {
    if (before[i] == U'\n') return false;
    if (token::is_open_bracket(before[i]))
      return token::closing_of(before[i]) == close && i > 0 && base::is_han(before[i - 1]);
  }
  return false;
}

Tail tail_of(std::string_view text, uint64_t name_end) {
  size_t i = name_end;
  const auto skip_marks = [&] {
    for (char32_t x; i < text.size() && ((x = peek(text, i)) == U'*' || x == U'`' || token::is_close_quote(x));)
      base::next_code_point(text, i);
  };
  Tail t;
  if (const char32_t x = peek(text, i); (x == U')' || x == U']' || x == 0xFF09) && glosses_han(text, name_end, x))
    base::next_code_point(text, i);
  skip_marks();
  size_t open = i;
  if (peek(text, open) == U' ') ++open;  // 텐진 (天津)은
  if (token::is_open_bracket(peek(text, open)))
    if (const size_t behind = behind_bracket(text, open)) {
      t.bracket = base::to_utf32(text.substr(open, behind - open));
      i = behind;
      skip_marks();
    }
  t.begin = i;
  while (i < text.size() && base::is_hangul(peek(text, i))) t.letters += base::next_code_point(text, i);
  t.end = i;
  const char32_t next = peek(text, i);
  const bool both =
      next == U'(' && text.substr(i).find(')') != text.npos && base::is_hangul(peek(text, i + 1));  // 은(는)
  if (token::is_word_char(next) || both) t.letters.clear();
  t.word_follows = next == U'\n' || next == U'\r' || (next == U' ' && base::is_hangul(peek(text, i + 1)));
  return t;
}

/// Whether the letters, taken for a particle, may as well be something else behind a name.
bool doubtful(const image::Lexicon& lexicon, const Tail& tail, image::Type type, Ending ending) {
  const std::u32string_view letters = tail.letters;
  const auto vowel = reading::particle_after(lexicon, letters, Ending::vowel);
  const auto final = reading::particle_after(lexicon, letters, Ending::final);
  if (!vowel || !final) return true;
  static constexpr std::u32string_view kOther[] = {U"아", U"야", U"여", U"완", U"관", U"론", U"라면", U"이요", U"요"};
  if (std::find(std::begin(kOther), std::end(kOther), letters) != std::end(kOther)) return true;
  // 다 고 나 자 면 … are the copula without its 이; alone behind a consonant they are rather a word.
  const bool copula = final->size() >= 2 && (*final)[0] == U'이';
  if (copula && letters == *vowel && letters.size() == 1 && letters != U"며" && letters != U"랑") return true;
  // 난징로 is a street too: with a number, a gloss or a particle behind it, it is taken for one.
  const bool street = type == image::Type::place && ending == Ending::final && letters[0] == U'로';
  return street && letters != U"로서" && letters != U"로써" && !(letters == U"로" && tail.word_follows);
}

bool is_sure(const Mention& m) {
  using namespace mention;
  if (m.type == image::Type::none || m.type == image::Type::date) return false;
  if (m.evidence & (kFromModel | kSurnameOnly)) return false;
  if (m.evidence & (kFromPair | kFromList | kFromDocument)) return true;
  return m.evidence & kFromShape && m.type != image::Type::place;  // 오리구이 is no district
}

class Checker {
 public:
  Checker(const Context& c, uint32_t document, int rule, Findings& out)
      : c_(c),
        document_(document),
        rule_(rule),
        out_(out),
        lexicon_(c.readings().lexicon()),
        text_(c.documents[document].text()),
        seen_(*c.documents[document].observation) {}

  void mentions() {
    for (const Mention& m : seen_.mentions) {
      if (!is_sure(m)) continue;
      const gloss::Pair* pair = m.pair == mention::kNone ? nullptr : &seen_.pairs[m.pair];
      const bool han_first = pair && pair->han_first;
      if (m.evidence & mention::kIsHan && !han_first) continue;
      const std::u32string name = han_first ? pair->ko : base::to_utf32(text_.substr(m.begin, m.end - m.begin));
      const bool safe = m.evidence & (mention::kFromList | mention::kFromPair);
      judge(name, han_first ? pair->ko_end : m.end, m.type, safe);
      if (m.type == image::Type::person) behind_title(han_first ? pair->ko_end : m.end);
    }
  }

  /// A glossed name that is an everyday word too (시안) is no mention without company, but a wrong
  /// particle is wrong behind either.
  void glossed_words() {
    for (const mention::Everyday& e : seen_.everyday) {
      const gloss::Pair& p = seen_.pairs[e.pair];
      const bool person = p.judgement.type == image::Type::person;
      judge(p.ko, e.begin + base::to_utf8(p.ko).size(), image::Type::none, false,
            person ? U"은는을를와과가" : U"은는을를와과");
    }
  }

 private:
  /// The particle behind a person's title: 왕리(王莉) 소장와. Only those that have no second meaning there.
  void behind_title(uint64_t name_end) {
    const Tail name = tail_of(text_, name_end);
    if (!name.letters.empty() || peek(text_, name.end) != U' ') return;
    const size_t begin = name.end + 1;
    std::u32string word;
    size_t at = begin, last = begin;  // of the last letter
    while (at < text_.size() && word.size() < 12 && base::is_hangul(peek(text_, at)))
      last = at, word += base::next_code_point(text_, at);
    // Behind a title of one syllable 이 and 가 may be part of a word (양가, 군가).
    const std::u32string_view kSingle = word.size() == 2 ? U"은는을를와과" : U"은는을를와과이가";
    if (word.size() < 2 || kSingle.find(word.back()) == kSingle.npos) return;
    const std::u32string title = word.substr(0, word.size() - 1);
    const image::Hit hit = lexicon_.find(image::List::title, title);
    if (hit && hit.senses[0].role != 1) judge(title, last, image::Type::none, false, kSingle);
  }

  /// Whether a surname and Mandarin syllables make up the word.
  bool is_person(const std::u32string& word) const {
    int rank = 0;
    return c_.words->surname_length(word, &rank) > 0 && c_.words->is_mandarin_spelling(word);
  }

  /// Whether a person's title stands behind a blank at `at`.
  bool title_at(uint64_t at) const {
    if (peek(text_, at) != U' ') return false;
    std::u32string word;
    for (size_t i = at + 1; i < text_.size() && word.size() < 12 && base::is_hangul(peek(text_, i));)
      word += base::next_code_point(text_, i);
    return c_.words->title_at(word, 0).length > 0;
  }

  bool known(const std::u32string& word) {
    if (lexicon_.has(image::List::name_hangul, word) || c_.words->is_stopword(word) || c_.words->korean_weight(word))
      return true;
    if (glossed_.empty())
      for (const gloss::Pair& p : seen_.pairs) glossed_.insert(p.ko);
    return glossed_.contains(word);
  }

  void judge(const std::u32string& name, uint64_t end, image::Type type, bool safe, std::u32string_view only = {}) {
    if (name.empty() || (name.size() < 2 && only.empty())) return;
    const Tail t = tail_of(text_, end);
    if (t.letters.empty()) return;
    const Ending ending = reading::ending_of(name);
    if (!reading::particle_is_wrong(lexicon_, t.letters, ending) || doubtful(lexicon_, t, type, ending)) return;
    if (!only.empty() && only.find(t.letters) == only.npos) return;
    if (!t.bracket.empty()) {  // 국제원자력기구(IAEA): some hear the bracket
      const Ending inner = reading::ending_of(std::u32string_view(t.bracket).substr(1, t.bracket.size() - 2));
      if (inner != Ending::unknown && !reading::particle_is_wrong(lexicon_, t.letters, inner)) return;
    }
    if (known(name + t.letters)) return;                                               // 왕 + 이 is also 왕이
    if (t.letters == U"이" && is_person(name + t.letters) && title_at(t.end)) return;  // 딩후이 교수
    if (!done_.insert(t.begin).second) return;                                         // nested mentions end together
    Finding f = make(c_, rule_, document_, t.begin, t.end);
    f.basis = "grammar";
    f.expected.push_back(base::to_utf8(*reading::particle_after(lexicon_, t.letters, ending)));
    f.args = {{"word", base::to_utf8(name)}};
    const Rule& r = (*c_.rules)[f.rule];
    if (!r.fix.empty() && r.fix != "none")  // not add_fix(): no particle stands behind a particle
      f.fixes.push_back({safe && r.fix != "unsafe" ? Safety::safe : Safety::unsafe,
                         f.expected[0],
                         {{f.begin, f.end, f.expected[0]}}});
    out_.push_back(std::move(f));
  }

  const Context& c_;
  uint32_t document_;
  int rule_;
  Findings& out_;
  const image::Lexicon& lexicon_;
  std::string_view text_;
  const mention::Observation& seen_;
  std::set<uint64_t> done_;
  std::unordered_set<std::u32string_view> glossed_;  // filled when first asked for
};

}  // namespace

std::vector<Edit> particle_edits(const Context& c, uint32_t document, uint64_t name_end, std::string_view before,
                                 std::string_view after) {
  const Ending was = reading::ending_of(base::to_utf32(before)), is = reading::ending_of(base::to_utf32(after));
  if (was == is || is == Ending::unknown) return {};
  const Tail t = tail_of(c.documents[document].text(), name_end);
  if (t.letters.empty()) return {};
  const image::Lexicon& lexicon = c.readings().lexicon();
  if (!reading::particle_is_wrong(lexicon, t.letters, is)) return {};
  const auto right = reading::particle_after(lexicon, t.letters, is);
  return {{t.begin, t.end, base::to_utf8(*right)}};
}

void check_particles(const Context& c, uint32_t document, Findings& out) {
  const int rule = c.on("particle-mismatch");
  if (rule < 0) return;
  Checker checker(c, document, rule, out);
  checker.mentions();
  checker.glossed_words();
}

}  // namespace ireum::check
