#include "gloss/decide.h"

#include <algorithm>
#include <climits>
#include <map>
#include <set>

#include "base/utf8.h"
#include "gloss/halves.h"

namespace ireum::gloss {

using image::EntityRef;
using image::List;
using image::Subtype;
using image::Type;
using reading::Era;
using reading::Origin;
using reading::Piece;

/// What the document's pairs say together.
struct Decider::Document {
  std::string_view text;
  int chinese = 0;  // names of China that need no evidence
  int modern = 0, old = 0;
  std::map<std::u32string_view, int> in_mandarin;  // Han that the document reads so
  std::set<std::u32string_view> named_old;         // spellings of somebody listed of old
  int koreans = 0;  // what the names of the persons that are read so say together, 1/16 bits for Korean
  int sure = 0;     // how many of them are Koreans surely

  std::vector<std::string_view> evidence;  // the same for every pair
};

namespace {

bool is_spelled_of_old(const Pair& p) { return !p.guesses.empty() && p.guesses.back().claim == Claim::spelled_of_old; }

/// Whether the hypotheses differ in whose name it is.
bool is_open(const Pair& p) { return p.guesses.size() > (is_spelled_of_old(p) ? 2 : 1); }

/// Where the Hangul half begins, in bytes, for a judgement of `left`, which ends where the half does.
uint64_t begin_of(const Pair& p, uint32_t begin) {
  return p.ko_end - base::to_utf8(std::u32string_view(p.left).substr(begin)).size();
}

int specific(const Pair& p, const Judgement& j, const Readings& r) {
  int n = 0;
  for (const Step& s : j.alignment.steps)
    if ((s.kind == Kind::mandarin || s.kind == Kind::slip) && s.ko_end <= p.left.size() &&
        (s.han_end - s.han_begin != 1 || s.han_begin >= p.folded.size() ||
         !also_sino(r, p.folded[s.han_begin], std::u32string_view(p.left).substr(s.ko_begin, s.ko_end - s.ko_begin))))
      ++n;
  return n;
}

bool reads_mandarin(const Judgement& j) {
  return (j.verdict == Verdict::right || j.verdict == Verdict::reading_mismatch) &&
         j.alignment.count(Kind::mandarin) + j.alignment.count(Kind::slip) >= 2;
}

/// The country that a pair tells of without any evidence; unknown where it is to be decided.
Origin plain_origin(const Pair& p, const Readings& r) {
  const EntityRef& e = p.judgement.entity;
  if (e && e.has(image::kKorean)) return Origin::korea;
  if (e && e.has(image::kJapanese)) return Origin::japan;
  if (e && e.has(image::kForeign)) return Origin::other;
  if (is_open(p)) return Origin::unknown;
  if (e && !e.has(image::kUser)) return Origin::china;
  if (reads_mandarin(p.judgement) && specific(p, p.judgement, r) > 0) return Origin::china;
  return Origin::unknown;
}

bool has_piece(const Pair& p, std::string_view name) {
  return std::any_of(p.evidence.begin(), p.evidence.end(), [&](const Piece& e) { return e.name == name; });
}

/// What surname and given name of an open, unlisted person come to: below 0 a Korean, above a Chinese.
int person_says(const Pair& p) {
  int bits = 0;
  if (!is_open(p) || p.judgement.entity) return 0;
  for (const Piece& e : p.evidence)
    if (e.name == "surname" || e.name == "given-name") bits += e.bits[static_cast<size_t>(Origin::china)];
  return bits;
}

/// A county, a district, a zone, a hill: not what everybody knows.
bool is_small(const EntityRef& e) {
  const Subtype s = e.subtype();
  return e.type() == Type::place && s != Subtype::province && s != Subtype::prefecture && s != Subtype::central &&
         s != Subtype::country;
}

/// Whether what the document as a whole says counts for this pair: a listed person or body of today is one in a text of
/// old times too, and in whatever company.
bool counts_for(const Pair& p, std::string_view evidence) {
  const bool listed_name = p.judgement.entity && p.judgement.type != Type::place;
  // A small place claims no word and no hill of Korea because China is named somewhere: 청룡(靑龍), 아미산(峨嵋山).
  if (evidence == "china-document" && p.judgement.entity && is_small(p.judgement.entity))
    return p.folded.size() > 2 && std::none_of(p.evidence.begin(), p.evidence.end(),
                                               [](const Piece& e) { return e.name.starts_with("korea-"); });
  if (evidence == "old-document") return !listed_name;
  return evidence != "korean-company" || !p.judgement.entity;
}

constexpr int kSurelyKorean = 64;  // 1/16 bits

/// Whether the pair before or behind, of [from, to) in one line, is an open person of a name that Koreans have.
bool has_korean_neighbour(const std::vector<Pair>& pairs, size_t from, size_t to, size_t at) {
  constexpr uint64_t kNear = 60;  // bytes between the two
  const auto is_one = [&](size_t a, size_t b, size_t n) {
    const uint64_t end = std::max(pairs[a].ko_end, pairs[a].han_end),
                   begin = std::min(pairs[b].ko_begin, pairs[b].han_begin);
    return begin >= end && begin - end <= kNear && person_says(pairs[n]) <= -kSurelyKorean;
  };
  return (at > from && is_one(at - 1, at, at - 1)) || (at + 1 < to && is_one(at, at + 1, at + 1));
}

/// What a claim gains or loses by the evidence, 1/16 bits.
int support(Claim claim, const reading::Scores& s) {
  const int china = s.of(Origin::china) - s.best_but(Origin::china);
  switch (claim) {
    case Claim::chinese: return china;
    case Claim::chinese_today: return std::min(china, -s.old);
    case Claim::chinese_of_old: return std::min(china, s.old);
    default: return 0;
  }
}

}  // namespace

void Decider::add(std::string_view name, std::vector<Piece>& out) const {
  if (Piece p = model_.piece(name); !p.name.empty()) out.push_back(p);
}

/// Written with a character that is simplified alone: no Korean writes so.
bool Decider::is_simplified(const Pair& p) const {
  return std::any_of(p.han.begin(), p.han.end(), [&](char32_t c) {
    const image::Char* rec = readings_->lexicon().find_char(c);
    return rec && rec->flags & image::kSimplifiedOnly;
  });
}

/// Written as Korean never is: with a character of the simplified script where the traditional one is another (苏州).
bool Decider::is_foreign_script(const Pair& p) const {
  const std::u32string korean = readings_->to_korean(p.folded);
  if (korean.size() != p.folded.size() || p.han.size() != p.folded.size()) return false;
  for (size_t i = 0; i < korean.size(); ++i)
    if (p.han[i] == p.folded[i] && korean[i] != p.folded[i]) return true;
  return false;
}

/// What a listed person says, by how likely somebody else is called so too.
std::string_view Decider::listed_person(const Pair& p) const {
  if (readings_->is_everyday_name(p.folded)) return "listed-everyday-person";
  if (is_usual_in_korea(p)) return p.folded.size() > 2 ? "listed-likely-korean" : "listed-short-likely-korean";
  return p.folded.size() > 2 ? "listed-person" : "listed-short-person";
}

/// What a listed place says, by how well it is known and whether its two characters may be a word.
std::string_view Decider::listed_place(const Pair& p, const EntityRef& e) const {
  const Subtype s = e.subtype();
  if (s == Subtype::country) return "listed-country";
  const bool word = words_->korean_weight(p.ko) && readings_->is_hanja_word(p.folded) && !is_foreign_script(p);
  if (s == Subtype::prefecture && word) return "listed-everyday-place";
  if (s == Subtype::province || s == Subtype::prefecture) return "listed-great-place";
  if (p.folded.size() == 2 && is_small(e) && !is_foreign_script(p)) return "listed-small-place";
  return s == Subtype::county || s == Subtype::zone ? "listed-county" : "listed-area";
}

void Decider::weigh_listed(const Pair& p, const Judgement& j, std::vector<Piece>& out) const {
  const EntityRef& e = j.entity;
  if (e.has(image::kKorean)) return add("listed-korean", out);
  if (e.has(image::kJapanese)) return add("listed-japanese", out);
  if (e.has(image::kForeign)) return add("listed-foreign", out);
  const bool person = e.type() == Type::person;
  if (e.has(image::kHistoric) && !(person && readings_->is_everyday_name(p.folded))) return add("listed-old", out);
  if (person) add(listed_person(p), out);
  else if (e.type() == Type::place) add(listed_place(p, e), out);
  else add(p.folded.size() > 2 ? "listed-organization" : "listed-short-organization", out);
}

/// Whether a Korean may as well be called so: by surname and given name rather a Korean.
bool Decider::is_usual_in_korea(const Pair& p) const {
  std::vector<Piece> says;
  model_.weigh_person(p.folded, says);
  constexpr int kShort = 24;  // 1.5 bits: two characters say less of whose name it is
  return !says.empty() && reading::sum(says).of(Origin::china) < (p.folded.size() > 2 ? 0 : kShort);
}

/// What the name itself says: lists, surname and given name, script, the kind of word.
void Decider::weigh_name(const Pair& p, std::vector<Piece>& out) const {
  const Judgement& j = p.guesses.empty() ? p.judgement : p.guesses.front().says;
  add("prior", out);
  if (j.entity) weigh_listed(p, j, out);
  const bool person = j.type == Type::person || (!j.entity && readings_->person_like(p.folded) > 0);
  if (person) model_.weigh_person(p.folded, out);
  if (p.context.title_after) add("title", out);
  if (p.context.death_year > 0 && p.context.death_year < 1912) add("life-before-1912", out);
  const bool word = readings_->is_hanja_word(p.folded);
  if (!j.entity && p.folded.size() == 2) add("short", out);
  if (!j.entity &&
      words_->listed(image::WordList::han_things, std::u32string_view(p.folded).substr(p.folded.size() - 1)))
    add("thing", out);
  // 임선생(林先生): a surname and a title.
  if (!j.entity && p.folded.size() == 3 && p.ko.size() == 3 && words_->is_title(std::u32string_view(p.ko).substr(1)))
    add("thing", out);
  if (is_simplified(p)) add("simplified", out);
  // 아베 아이(阿部愛), 판 민 닌(潘明寧): a Chinese name is written in one word.
  const auto words_in = static_cast<size_t>(std::count(p.ko.begin(), p.ko.end(), U' ')) + 1;
  if (person && !j.entity && words_in > 1 && p.folded.size() <= 4)
    add(words_in == p.folded.size() ? "syllables-apart" : "words-apart", out);
  if (model_.is_korean_place(p.folded, p.ko)) add("korean-place", out);
  if (!j.entity && !(person && p.folded.size() <= 3))
    for (size_t n = std::min<size_t>(p.folded.size() - 1, 6); n >= 2 && p.folded.size() > 2; --n)
      if (const auto e = listed_by_han(readings_->lexicon(), std::u32string_view(p.folded).substr(0, n));
          e && e->type() == Type::place) {
        const bool surname = person && n <= readings_->surname_length(p.folded);  // 南宮: a surname, too
        if (e->has(image::kJapanese)) add("holds-japanese-name", out);
        else if (!e->has(image::kForeign) && !e->has(image::kHistoric) && j.type != Type::person && !surname)
          add(is_small(*e) ? "holds-small-place" : "holds-chinese-place", out);
        break;
      }
  int words = 0, heard = 0;
  const auto listen = [&](const Judgement& says) {
    for (const Step& s : says.alignment.steps)
      words += s.kind == Kind::translated &&
               std::u32string_view(p.left).substr(s.ko_begin, s.ko_end - s.ko_begin) !=
                   readings_->sino_word(std::u32string_view(p.folded).substr(s.han_begin, s.han_end - s.han_begin));
    heard = std::max(heard, specific(p, says, *readings_));
  };
  listen(p.judgement);
  for (const Hypothesis& h : p.guesses) listen(h.says);
  // 다둔산(大屯山): a mountain or village that is heard in Mandarin is not the word that Korean has.
  const bool own = heard >= 1 && p.folded.size() >= 3 && j.type == Type::place && !j.entity;
  if (word && !own) add("everyday-word", out);
  if (words && p.folded.size() >= 3) add("chinese-word", out);
  if (heard >= 1) add("mandarin-syllable", out);
  if (heard >= 2) add("mandarin-syllables", out);
}

/// The evidence of the lines: each line with open pairs is read once.
void Decider::weigh_around(std::vector<Pair>& pairs, Document& d) const {
  std::vector<Mark> marks;
  std::vector<Spot> spots;
  std::vector<size_t> at;  // bytes of the line before each code point
  std::vector<std::string_view> names;
  size_t line_begin = 0;
  for (size_t i = 0; i < pairs.size();) {
    size_t end = i;
    while (end < pairs.size() && pairs[end].line == pairs[i].line) ++end;
    if (std::none_of(pairs.begin() + static_cast<long>(i), pairs.begin() + static_cast<long>(end), is_open)) {
      i = end;
      continue;
    }
    const uint64_t first = std::min(pairs[i].ko_begin, pairs[i].han_begin);
    for (size_t next; (next = d.text.find('\n', line_begin)) < first; line_begin = next + 1) {}
    const size_t line_end = std::min(d.text.find('\n', line_begin), d.text.size());
    const std::string_view bytes = d.text.substr(line_begin, line_end - line_begin);
    const std::u32string line = base::to_utf32(bytes);
    at.clear();
    for (size_t b = 0; b < bytes.size(); ++b)
      if ((bytes[b] & 0xC0) != 0x80) at.push_back(line_begin + b);
    const auto index = [&](uint64_t byte) {
      return static_cast<size_t>(std::lower_bound(at.begin(), at.end(), byte) - at.begin());
    };
    marks.clear();
    spots.clear();
    surroundings_.read(line, marks);
    for (size_t k = i; k < end; ++k) {
      const Pair& p = pairs[k];
      spots.push_back({index(std::min(p.ko_begin, p.han_begin)), index(std::max(p.ko_end, p.han_end)) + 1});
    }
    // What a pair spells is told by its Han, not by a name that its Hangul begins like.
    std::erase_if(marks, [&](const Mark& m) {
      return std::any_of(spots.begin(), spots.end(),
                         [&](const Spot& s) { return s.begin <= m.begin && m.end <= s.end; });
    });
    for (size_t k = i; k < end; ++k) {
      const Pair& p = pairs[k];
      const Spot& spot = spots[k - i];
      // A name that needs no evidence is some.
      if (const Origin o = plain_origin(p, *readings_); o != Origin::unknown) {
        const bool old = p.judgement.entity && p.judgement.entity.has(image::kHistoric);
        marks.push_back({spot.begin, spot.end, o, old ? Era::historic : Era::unknown});
      }
    }
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
    for (size_t k = i; k < end; ++k) {
      if (!is_open(pairs[k])) continue;
      names.clear();
      surroundings_.tell(line, marks, spots, k - i, names);
      const bool place = pairs[k].judgement.entity && pairs[k].judgement.type == Type::place;
      if (has_korean_neighbour(pairs, i, end, k)) names.push_back("korean-neighbour");
      const bool korean = has_piece(pairs[k], "korean-place");
      for (const std::string_view n : names)
        if (n != "korea-joined" || korean)
          add(place && n == "old-paragraph" ? "old-paragraph-place" : n, pairs[k].evidence);
    }
    i = end;
  }
}

/// What a person whose name is read the Korean way says of the others: 하윤택(河潤澤) has a surname that no Chinese has.
void Decider::weigh_company(const Pair& p, Document& d) const {
  constexpr int kMostOfOne = 96;  // 6 bits: no name speaks for all
  int says = person_says(p);
  if (!is_open(p) && p.judgement.verdict == Verdict::right_sino && p.folded.size() == 3 && !p.judgement.entity &&
      !readings_->is_hanja_word(p.folded)) {
    std::vector<Piece> name;
    model_.weigh_person(p.folded, name);
    for (const Piece& e : name) says += e.bits[static_cast<size_t>(Origin::china)];
  }
  d.koreans -= std::clamp(says, -kMostOfOne, kMostOfOne);
  d.sure += says <= -kSurelyKorean;
}

/// The cheapest hypothesis, each helped or hurt by what it claims of the name.
void Decider::choose(Pair& p) const {
  const reading::Scores s = reading::sum(p.evidence);
  const reading::Whose whose = reading::origin(p.evidence);
  p.origin = whose.origin;
  p.era = whose.era;
  if (is_open(p)) pick(p, s);
  tell_kind(p);
}

/// What the decision says of the kind of name: a word is none, and what is read the Sino-Korean way because it is no
/// Chinese name of today is no listed one either.
void Decider::tell_kind(Pair& p) const {
  Judgement& j = p.judgement;
  if (j.verdict != Verdict::right_sino) return;
  const bool elsewhere = is_open(p) || p.origin == Origin::korea;
  if (j.entity && elsewhere && !j.entity.has(image::kForeign) && !j.entity.has(image::kHistoric)) j.entity = {};
  if (j.entity || p.title_after) return;
  if (p.origin == Origin::word && j.type == Type::person) j.type = Type::none;
  // 심원(沈園): a garden, unless a title says that it is somebody.
  if (j.type == Type::person && p.folded.size() == 2)
    if (const image::Hit g = readings_->lexicon().find(List::generic, p.folded.substr(1));
        g && static_cast<Subtype>(g.senses[0].detail) == Subtype::feature)
      j.type = Type::place, j.subtype = Subtype::feature;
}

void Decider::pick(Pair& p, const reading::Scores& s) const {
  const Hypothesis* best = nullptr;
  int least = INT_MAX;
  for (const Hypothesis& h : p.guesses)
    if (const int cost = h.cost - support(h.claim, s); cost < least) least = cost, best = &h;
  if (p.judgement.verdict == best->says.verdict && p.judgement.begin == best->says.begin) return;
  p.judgement = best->says;
  if (p.han_first || best->says.begin >= p.left.size()) return;
  p.ko_begin = begin_of(p, best->says.begin);
  p.ko = std::u32string_view(p.left).substr(best->says.begin);
}

void Decider::decide(std::vector<Pair>& pairs, std::string_view text) const {
  Document d;
  d.text = text;
  bool open = false;
  for (const Pair& p : pairs) {
    open = open || is_open(p);
    const Origin o = plain_origin(p, *readings_);
    const bool old = p.judgement.entity && p.judgement.entity.has(image::kHistoric);
    if (o == Origin::china && !old) ++d.chinese;
    if (p.judgement.type == Type::person && o == Origin::china) ++(old ? d.old : d.modern);
    if (o == Origin::china && p.judgement.verdict == Verdict::right && !old) ++d.in_mandarin[p.folded];
    if (old && p.judgement.type == Type::person) d.named_old.insert(p.ko);
  }
  if (open) {
    if (d.chinese > 0 || surroundings_.names_china(text)) d.evidence.push_back("china-document");
    if (d.old >= 2 && d.old > 2 * d.modern) d.evidence.push_back("old-document");
    else if (d.modern > 2 * d.old) d.evidence.push_back("modern-document");
  }
  for (Pair& p : pairs) {
    weigh_name(p, p.evidence);
    if (!is_open(p)) continue;
    if (d.in_mandarin.contains(p.folded)) add("read-in-mandarin", p.evidence);
    if (!p.judgement.entity && d.named_old.contains(p.ko)) add("named-old", p.evidence);
  }
  if (open) weigh_around(pairs, d);
  for (const Pair& p : pairs) weigh_company(p, d);
  if (d.sure >= 2 && d.koreans >= -kSurelyKorean) d.evidence.push_back("korean-company");
  for (Pair& p : pairs) {
    const bool near =
        std::any_of(p.evidence.begin(), p.evidence.end(), [](const Piece& e) { return e.name.starts_with("china-"); });
    for (const std::string_view n : d.evidence)
      if (is_open(p) && !(near && n == "china-document") && counts_for(p, n)) add(n, p.evidence);
    choose(p);
  }
  if (has_old_letters(text))
    for (Pair& p : pairs)
      if (is_spelled_of_old(p)) p.judgement = p.guesses.back().says;
}

}  // namespace ireum::gloss
