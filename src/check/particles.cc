// The particle behind a name: the wrong allomorph for the name's last sound, and the edit that a
// corrected name asks for.
//
// Between name and particle may stand closing quotes, markup and a gloss: 텐진(天津)은, '우쿵'은, **톈진**은. What a bracket
// holds is not heard, but where it could be (IAEA) both sounds are right. A particle is believed only where the whole
// rest of the word is one and where the name's end is certain: a syllable that names end in too (은 이 을), that a
// street (로) or a house (가) is called, is left alone where a title or a kind of place stands behind it.
#include <algorithm>
#include <set>
#include <unordered_set>

#include "base/utf8.h"
#include "check/context.h"
#include "reading/particles.h"

namespace ireum::check {
namespace {

using image::ParticleClass;
using mention::Mention;

/// What stands behind a name: the rest of its word, and the brackets passed on the way there.
struct Behind {
  uint64_t begin = 0, end = 0;
  std::u32string letters;
  std::u32string bracket;     // the last one
  bool parted = false;        // by a bracket, a quote or markup: what stands behind is no part of the name
  bool word_follows = false;  // a blank and a Hangul word, or the line's end
  bool closed = false;        // a bracket closes right behind, or a list goes on
};

char32_t peek(std::string_view text, size_t i) { return i < text.size() ? base::next_code_point(text, i) : U'\n'; }

char32_t closing_of(char32_t open) {
  switch (open) {
    case U'{': return U'}';
    case U'<': return U'>';
    case 0x3010: return 0x3011;
    default: return token::is_open_bracket(open) ? token::closing_of(open) : 0;
  }
}

/// Where the bracket that opens at `i` is closed (behind it); 0 where it is not, within the line.
size_t behind_bracket(std::string_view text, size_t i) {
  const char32_t open = base::next_code_point(text, i), close = closing_of(open);
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

/// Emphasis of Markdown, signs of trade marks and of notes: what a name wears and nobody reads.
bool is_mark(char32_t x) {
  const bool raised = x == 0xB9 || x == 0xB2 || x == 0xB3 || (x >= 0x2070 && x <= 0x2079);
  return raised || token::is_close_quote(x) ||
         std::u32string_view(U"*_`~\u00AE\u2122\u00A9\u2020\u2121\u203B").find(x) != std::u32string_view::npos;
}

/// Where the element of HTML that begins at `i` ends: </b>, <br>; 0 for none.
size_t behind_element(std::string_view text, size_t i) {
  constexpr size_t kLongest = 80;
  if (i + 2 >= text.size() || text[i] != '<') return 0;
  if (text[i + 1] != '/' && !base::is_latin(static_cast<unsigned char>(text[i + 1]))) return 0;
  const size_t close = text.substr(i, kLongest).find('>');
  return close == text.npos ? 0 : i + close + 1;
}

/// Where a link of Markdown whose words end at `i` ends: [톈진](url).
size_t behind_link(std::string_view text, size_t i) {
  return text.substr(i).starts_with("](") ? behind_bracket(text, i + 1) : 0;
}

/// One step over what stands between a name and its particle; where the text goes on, or 0.
size_t behind_one(std::string_view text, size_t i, Behind& found) {
  const char32_t x = peek(text, i);
  if (is_mark(x)) return i + static_cast<size_t>(base::utf8_length(x));
  if (const size_t element = behind_element(text, i)) return element;
  if (const size_t link = behind_link(text, i)) return link;
  size_t open = i;
  if (token::is_blank(x)) base::next_code_point(text, open);  // 텐진 (天津)은
  if (const char32_t bracket = peek(text, open); !closing_of(bracket) || bracket == U'<') return 0;
  const size_t behind = behind_bracket(text, open);
  if (behind) found.bracket = base::to_utf32(text.substr(open, behind - open));
  return behind;
}

Behind behind(std::string_view text, uint64_t name_end) {
  constexpr int kMostSteps = 8;
  size_t i = name_end;
  Behind t;
  if (const char32_t x = peek(text, i); (x == U')' || x == U']' || x == 0xFF09) && glosses_han(text, name_end, x))
    base::next_code_point(text, i);
  for (int step = 0; step < kMostSteps; ++step)
    if (const size_t next = behind_one(text, i, t)) i = next;
    else break;
  t.parted = i > name_end;
  t.begin = i;
  while (i < text.size() && base::is_hangul(peek(text, i))) t.letters += base::next_code_point(text, i);
  t.end = i;
  const char32_t next = peek(text, i);
  const bool both =
      next == U'(' && text.substr(i).find(')') != text.npos && base::is_hangul(peek(text, i + 1));  // 은(는)
  const bool jamo = next >= 0x3131 && next <= 0x318E && !token::is_middle_dot(next);
  if (token::is_word_char(next) || jamo || both) t.letters.clear();
  t.closed = next == U')' || next == U']' || next == U',' || token::is_middle_dot(next);
  t.word_follows = next == U'\n' || next == U'\r' || (next == U' ' && base::is_hangul(peek(text, i + 1)));
  return t;
}

bool is_sure(const Mention& m) {
  using namespace mention;
  if (m.type == image::Type::none || m.type == image::Type::date) return false;
  if (m.evidence & (kFromModel | kSurnameOnly)) return false;
  if (m.evidence & (kFromPair | kFromList | kFromDocument)) return true;
  return m.evidence & kFromShape && m.type != image::Type::place;  // 오리구이 is no district
}

/// Which parts are looked at behind a word that is less than a certain name: a bit a ParticleClass.
using Parts = uint32_t;
constexpr Parts bit_of(ParticleClass c) { return Parts{1} << static_cast<unsigned>(c); }
constexpr Parts kAllParts = ~Parts{0};
constexpr Parts kPlainParts =
    bit_of(ParticleClass::topic) | bit_of(ParticleClass::object) | bit_of(ParticleClass::with);
constexpr Parts kSubject = bit_of(ParticleClass::subject);

/// A word and what is known of it: where its particle would begin, and how sure a correction is.
struct Word {
  std::u32string text;
  uint64_t end = 0;  // byte
  image::Type type = image::Type::none;
  bool safe = false;
  bool glossed = false;  // its end is certain: its Han says how long it is
  Parts parts = kAllParts;
};

class Checker {
 public:
  Checker(const Context& c, uint32_t document, int rule, Findings& out)
      : c_(c),
        document_(document),
        rule_(rule),
        out_(out),
        lexicon_(c.readings().lexicon()),
        particles_(lexicon_),
        text_(c.documents[document].text()),
        seen_(*c.documents[document].observation) {}

  void mentions() {
    for (const Mention& m : seen_.mentions) {
      if (!is_sure(m)) continue;
      const gloss::Pair* pair = m.pair == mention::kNone ? nullptr : &seen_.pairs[m.pair];
      const bool han_first = pair && pair->han_first;
      if (m.evidence & mention::kIsHan && !han_first) continue;
      Word w;
      w.text = han_first ? pair->ko : base::to_utf32(text_.substr(m.begin, m.end - m.begin));
      w.end = han_first ? pair->ko_end : m.end;
      w.type = m.type;
      w.safe = m.evidence & (mention::kFromList | mention::kFromPair);
      w.glossed = pair != nullptr;
      if (!numbered(w)) judge(w);
      if (m.type == image::Type::person) behind_title(w.end);
    }
  }

  /// A glossed name that is an everyday word too (시안) is no mention without company, but a wrong
  /// particle is wrong behind either.
  void glossed_words() {
    for (const mention::Everyday& e : seen_.everyday) {
      const gloss::Pair& p = seen_.pairs[e.pair];
      const bool person = p.judgement.type == image::Type::person;
      judge({p.ko, e.begin + base::to_utf8(p.ko).size(), image::Type::none, false, false,
             person ? kPlainParts | kSubject : kPlainParts});
    }
  }

 private:
  /// The Hangul from `at` on, up to the end of its word or `most` syllables.
  std::u32string hangul_at(size_t at, size_t most = 12) const {
    std::u32string word;
    while (at < text_.size() && word.size() < most && base::is_hangul(peek(text_, at)))
      word += base::next_code_point(text_, at);
    return word;
  }

  /// A vessel, rocket or issue goes on with its number: 창정 2호, 선저우-19호. Whether it does; its particle is judged.
  bool numbered(const Word& w) {
    size_t at = w.end;
    const char32_t gap = peek(text_, at);
    if (token::is_blank(gap) || gap == U'-') base::next_code_point(text_, at);
    const size_t digits = at;
    while (at < text_.size() && base::is_digit(peek(text_, at))) ++at;
    if (at == digits) return false;
    const std::u32string word = hangul_at(at);
    for (size_t n = std::min<size_t>(word.size(), 4); n > 0; --n) {
      const image::Hit hit = lexicon_.find(image::List::lexicon_hangul, std::u32string_view(word).substr(0, n));
      if (!hit || image::WordEntry::of(hit.senses[0]).kind != image::kWordClass) continue;
      Word whole = w;
      const std::u32string kind = word.substr(0, n);
      whole.text += base::to_utf32(text_.substr(w.end, at - w.end)) + kind;
      whole.end = at + base::to_utf8(kind).size();
      whole.parts = kPlainParts | kSubject;
      judge(whole);
      return true;
    }
    return false;
  }

  /// The particle behind a person's title: 왕리(王莉) 소장와. One syllable may be part of the word behind a title of one
  /// (양가, 군가), where only those are looked at that have no second meaning.
  void behind_title(uint64_t name_end) {
    const Behind name = behind(text_, name_end);
    if (!name.letters.empty() || !token::is_blank(peek(text_, name.end))) return;
    size_t begin = name.end;
    base::next_code_point(text_, begin);
    const std::u32string word = hangul_at(begin);
    for (size_t n = word.size(); n-- > 1;) {
      const std::u32string title = word.substr(0, n);
      const image::Hit hit = lexicon_.find(image::List::title, title);
      if (!hit || image::TitleEntry::of(hit.senses[0]).position == image::Position::before) continue;
      const bool one = word.size() - n == 1;
      const Parts parts = !one ? kAllParts & ~kSubject : n == 1 ? kPlainParts : kPlainParts | kSubject;
      judge({title, begin + base::to_utf8(title).size(), image::Type::none, false, true, parts});
      return;
    }
  }

  /// Whether the word is likely a Chinese name as a whole, or as long as those of Koreans and begins with their surname.
  bool is_person(const std::u32string& word) const {
    if (word.size() < 2 || word.size() > 5) return false;
    if (word.size() == 3 && c_.words->is_korean_surname(word[0])) return true;
    token::Words::NameOdds odds;
    return c_.words->names_in(word, word.size(), odds) && odds[word.size()] > 0;
  }

  /// Whether a title stands behind a blank at `at`, or a word for a kind of place: what stands before it is a name.
  bool company_at(uint64_t at) const {
    if (!token::is_blank(peek(text_, at))) return false;
    size_t i = at;
    base::next_code_point(text_, i);
    const std::u32string word = hangul_at(i);
    if (word.empty()) return false;
    if (c_.words->title_at(word, 0).length > 0) return true;
    for (size_t n = word.size(); n > 0; --n) {
      const auto head = std::u32string_view(word).substr(0, n);
      const bool says = c_.words->is_person_role(head) || (n <= 3 && lexicon_.has(image::List::generic_hangul, head));
      if (says && particles_.parse(std::u32string_view(word).substr(n))) return true;
    }
    return false;
  }

  /// 서울 세종로 청사: a street, where a place stands right before the name and what follows is no predicate.
  bool is_in_place(const Word& w, const Behind& t) const {
    const auto& all = seen_.mentions;
    const uint64_t begin = w.end - base::to_utf8(w.text).size();
    const auto here = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.begin < begin; });
    const bool place = std::any_of(all.begin(), here, [&](const Mention& m) {
      return m.type == image::Type::place && m.end + 1 == begin && token::is_blank(peek(text_, m.end));
    });
    size_t i = t.end;
    if (!place || !token::is_blank(peek(text_, i))) return false;
    base::next_code_point(text_, i);
    const std::u32string word = hangul_at(i);
    return !word.empty() && word.back() != U'다' && !c_.words->listed(U"verb-endings", word.substr(word.size() - 1));
  }

  /// A number behind a blank: of a house in a street.
  bool number_at(uint64_t at) const {
    size_t i = at;
    if (!token::is_blank(peek(text_, i))) return false;
    base::next_code_point(text_, i);
    return i < text_.size() && base::is_digit(peek(text_, i));
  }

  bool known(const std::u32string& word) {
    if (lexicon_.has(image::List::name_hangul, word) || c_.words->is_stopword(word) || c_.words->korean_weight(word))
      return true;
    if (lexicon_.listed(image::WordList::japanese_surnames, word)) return true;  // 후지이 이츠키
    if (glossed_.empty())
      for (const gloss::Pair& p : seen_.pairs) glossed_.insert(p.ko);
    return glossed_.contains(word);
  }

  /// 삼성가, 왕가: a company's or a surname's house; 한 국가: a word of its own. A person's full name and a city are none.
  bool may_be_house(const Word& w, const Behind& t) const {
    const bool surname = w.type == image::Type::person && w.text.size() < 3;
    const std::u32string own = w.text.back() + t.letters;
    return w.parts == kAllParts && (w.type == image::Type::organization || surname || c_.words->korean_weight(own));
  }

  /// Whether a longer name of a person goes as well with what it leaves of the tail: 이현지만, 장즈이.
  bool may_be_longer(const Word& w, const Behind& t) const {
    if (w.text.size() > 2) return false;
    const auto is_korean = [&](const std::u32string& name) {
      return name.size() == 3 && c_.words->is_korean_surname(name[0]) && c_.words->is_korean_given(name.substr(1));
    };
    std::u32string longer = w.text;
    for (size_t n = 1; n <= 2 && n <= t.letters.size(); ++n) {
      longer += t.letters[n - 1];
      const bool all = n == t.letters.size();
      const reading::Tail rest = particles_.parse(std::u32string_view(t.letters).substr(n), base::heard(longer));
      if (!rest.fits || (all && !particles_.parse(t.letters).has(image::kNameTail))) continue;
      if (w.type == image::Type::person ? is_person(longer) : !all && is_korean(longer)) return true;
    }
    return false;
  }

  /// Whether a longer tail leaves a word that is sounder with it: 해인가 is 해 and 인가.
  bool cut_elsewhere(const std::u32string& whole, size_t tail) const {
    const reading::Splits splits = particles_.splits(whole, 1);
    return std::any_of(splits.begin(), splits.end(), [&](const reading::Split& s) {
      if (s.length <= tail) return false;
      const auto stem = std::u32string_view(whole).substr(0, whole.size() - s.length);
      return c_.words->korean_weight(stem) || stem.size() == 1;
    });
  }

  /// Whether the letters may as well be something else behind the name: part of it, or another word.
  bool doubtful(const Word& w, const Behind& t, const reading::Particles::Wrong& wrong) {
    const reading::Tail& tail = wrong.tail;
    const std::u32string whole = w.text + t.letters;
    if (tail.has(image::kRareTail) || tail.has(image::kWordTail)) return true;
    // 하는사이였다: what is not certain, or a word with its 이, may end in it.
    if (tail.misspelt && !w.glossed && (!w.safe || c_.words->korean_weight(w.text.back() + t.letters.substr(0, 1))))
      return true;
    if (known(whole)) return true;                                     // 왕 + 이 is also 왕이
    if (tail.has(image::kHouseTail) && number_at(t.end)) return true;  // 야오린가 12호: a street
    if (tail.has(image::kStreetTail)) {
      // 난징로 is a street too: with a number, or a particle behind it, it is taken for one.
      if (number_at(t.end) || is_in_place(w, t)) return true;
      const bool may_be = w.type == image::Type::place && w.text.size() > 0 && !t.parted;
      if (may_be && !(t.letters.size() == 1 && t.word_follows)) return true;
    }
    if (t.parted || w.glossed) return false;
    // (전남 여수을), 해운대을·수영: a constituency, as no object ends a bracket or a member of a list.
    if (w.type == image::Type::place && t.closed && tail.has(image::kNameTail)) return true;
    // 다카이: a short name may go on.
    const bool vowel = base::heard(w.text).likely == base::Sound::vowel;
    if (vowel && w.text.size() <= 2 && t.letters.size() == 1 && tail.has(image::kHouseTail)) return true;
    if (company_at(t.end) && tail.has(image::kNameTail)) return true;  // 딩후이 교수, 서초을 후보, 시나이 산
    if (tail.has(image::kHouseTail) && may_be_house(w, t)) return true;
    if (may_be_longer(w, t)) return true;
    return cut_elsewhere(whole, t.letters.size());
  }

  void judge(const Word& w) {
    if (w.text.empty() || (w.text.size() < 2 && w.parts == kAllParts)) return;
    const Behind t = behind(text_, w.end);
    if (t.letters.empty()) return;
    const auto wrong = particles_.wrong(t.letters, base::heard(w.text));
    if (!wrong || !(w.parts & bit_of(wrong->part)) || doubtful(w, t, *wrong)) return;
    if (t.bracket.size() > 2) {  // 국제원자력기구(IAEA): some hear the bracket
      const base::Heard inner = base::heard(std::u32string_view(t.bracket).substr(1, t.bracket.size() - 2));
      if (inner.possible && !particles_.wrong(t.letters, inner)) return;
    }
    if (!done_.insert(t.begin).second) return;  // nested mentions end together
    Finding f = make(c_, rule_, document_, t.begin, t.end);
    f.basis = "grammar";
    f.expected.push_back(base::to_utf8(wrong->right));
    f.args = {{"word", base::to_utf8(w.text)}};
    const Rule& r = (*c_.rules)[f.rule];
    // Never safe where the longer form could be a name.
    const bool short_or_person = w.type == image::Type::person || w.text.size() <= 2;
    const bool could_be_name = !t.parted && !w.glossed && short_or_person && wrong->tail.has(image::kNameTail) &&
                               is_person(w.text + t.letters);
    const bool safe = w.safe && r.fix != "unsafe" && !could_be_name;
    if (!r.fix.empty() && r.fix != "none")  // not add_fix(): no particle stands behind a particle
      f.fixes.push_back({safe ? Safety::safe : Safety::unsafe, f.expected[0], {{f.begin, f.end, f.expected[0]}}});
    out_.push_back(std::move(f));
  }

  const Context& c_;
  uint32_t document_;
  int rule_;
  Findings& out_;
  const image::Lexicon& lexicon_;
  reading::Particles particles_;
  std::string_view text_;
  const mention::Observation& seen_;
  std::set<uint64_t> done_;
  std::unordered_set<std::u32string_view> glossed_;  // filled when first asked for
};

}  // namespace

std::vector<Edit> particle_edits(const Context& c, uint32_t document, uint64_t name_end, std::string_view before,
                                 std::string_view after) {
  const Behind t = behind(c.documents[document].text(), name_end);
  if (t.letters.empty()) return {};
  const reading::Particles particles(c.readings().lexicon());
  const auto right = particles.repair(t.letters, base::heard(before), base::heard(after));
  if (!right) return {};
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
