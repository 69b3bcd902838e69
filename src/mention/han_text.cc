#include "mention/han_text.h"

#include <algorithm>
#include <optional>

#include "base/span.h"
#include "mention/listed.h"

namespace ireum::mention {

using image::EntityRef;
using image::Hit;
using image::List;
using image::Subtype;
using image::Type;

namespace {

constexpr std::string_view kJoins = "joins";  // the note of a word that joins two parts of one name (科学与技术)
constexpr size_t kLongestBody = 28, kLongestPart = 8;  // an institution, and a part of one
constexpr size_t kLongestTitle = 4;
constexpr size_t kShortestWork = 4;
constexpr uint16_t kListed = kIsHan | kFromList, kShaped = kIsHan | kFromShape;

int han_rank(const EntityRef& e) {
  return e.subtype() == Subtype::province     ? 0
         : e.subtype() == Subtype::prefecture ? 1
         : e.type() == Type::organization     ? 2
         : e.subtype() == Subtype::county     ? 4
                                              : 3;
}

/// One run of Han while it is read. Places are code points of the run; candidates have those of the line.
class HanRun {
 public:
  HanRun(const Words& words, const reading::Readings& readings, const Line& line, base::Span run,
         std::vector<Candidate>& out)
      : words_(words),
        readings_(readings),
        lexicon_(words.lexicon()),
        text_(line.text),
        begin_(run.begin),
        end_(run.end),
        folded_(readings.fold(line.view(run.begin, run.end))),
        run_(folded_),
        out_(out) {}
  HanRun(const HanRun&) = delete;

  /// In Korean text: listed names alone, and of two characters only where nothing else stands there.
  void read_korean() {
    for (size_t i = 0; i < run_.size();) {
      const Found found = listed(i);
      const bool meant = found.length >= 3 || (found.length == 2 && run_.size() == 2);
      if (meant) out_.push_back(found.candidate);
      i += meant ? found.length : 1;
    }
  }

  void read_chinese() {
    for (size_t i = 0; i < run_.size();) i = step(i);
  }

 private:
  /// A listed name and how many characters it has; 0 for none.
  struct Found {
    Candidate candidate;
    size_t length = 0;
  };

  /// Reads what stands at `i`, and gives where to go on.
  size_t step(size_t i);
  Found listed(size_t i) const;
  void listed_in(const image::Image* image, size_t i, Found& found) const;
  bool is_head_of_person(const Found& found, size_t i) const;
  size_t township(size_t from) const;
  size_t chain(size_t from, Found& found) const;
  bool chain_place(size_t& from, Candidate& c) const;
  Listed placed_in(const Hit& name, const Listed& outer) const;
  bool is_last(size_t i) const;
  bool ends_name(size_t i) const { return i == run_.size() || stops_at(i) || joins(part(i, 1)); }
  size_t institution(size_t i, size_t from, const Found& found);
  size_t compose(size_t start, size_t from, bool anchored) const;
  std::optional<bool> may_take(std::u32string_view part, size_t i, size_t from, bool finished) const;
  bool surname_before_title(size_t i);
  size_t person(size_t i) const;
  size_t person(size_t i, bool after_title, bool in_list) const;

  bool stops_at(size_t i) const;
  bool joins(std::u32string_view part) const;
  bool everyday(std::u32string_view part) const;
  bool is_title(size_t i, size_t n) const;
  bool title_at(size_t i) const;
  std::u32string_view part(size_t i, size_t n) const { return run_.substr(i, n); }
  Candidate at(size_t i, size_t end, uint16_t why) const {
    Candidate c;
    c.begin = static_cast<uint32_t>(begin_ + i);
    c.end = static_cast<uint32_t>(begin_ + end);
    c.why = why;
    return c;
  }

  const Words& words_;
  const reading::Readings& readings_;
  const image::Lexicon& lexicon_;
  std::u32string_view text_;  // of the line
  size_t begin_, end_;        // of the run in it
  std::u32string folded_;
  std::u32string_view run_;
  std::vector<Candidate>& out_;
};

/// Whether no name goes on at `i`: a verb or the like, or the title of a person.
bool HanRun::stops_at(size_t i) const {
  for (size_t n = 1; n <= 3 && i + n <= run_.size(); ++n) {
    if (const Hit stop = words_.listed(image::WordList::han_stops, part(i, n)); stop && Words::note_of(stop) != kJoins)
      return true;
    if (n < 2) continue;
    if (const Hit t = lexicon_.find(List::title, part(i, n));
        t && t.senses[0].extra == 1 && t.senses[0].role != 1 && i > 0)
      return true;
  }
  return false;
}

/// Words that join two parts of one name; they may not begin or end it.
bool HanRun::joins(std::u32string_view part) const {
  const Hit stop = part.size() == 1 ? words_.listed(image::WordList::han_stops, part) : Hit{};
  return stop && Words::note_of(stop) == kJoins;
}

/// Whether two characters that stem from a place's name are a word of every day (资源, 合作) or the
/// seam of two (创新和): such a place is meant where its generic follows, and then the whole name is listed.
bool HanRun::everyday(std::u32string_view part) const {
  return part.size() == 2 && words_.listed(image::WordList::han_words, part);
}

bool HanRun::is_title(size_t i, size_t n) const {
  const Hit t = i + n <= run_.size() ? lexicon_.find(List::title, part(i, n)) : Hit{};
  return t && t.senses[0].extra == 1;
}

bool HanRun::title_at(size_t i) const {
  for (size_t n = kLongestTitle; n >= 2; --n)
    if (is_title(i, n)) return true;
  return false;
}

/// The longest listed name; of one form the greatest that has it.
HanRun::Found HanRun::listed(size_t i) const {
  Found found;
  for (const image::Image* image : lexicon_.images()) listed_in(image, i, found);
  Candidate& c = found.candidate;
  c.why = kListed;
  c.begin = static_cast<uint32_t>(begin_ + i);
  c.end = static_cast<uint32_t>(begin_ + i + found.length);
  return found;
}

void HanRun::listed_in(const image::Image* image, size_t i, Found& found) const {
  image::Walk walk(*image, List::name_han);
  for (size_t n = 1; i + n <= run_.size() && walk.step(run_[i + n - 1]); ++n) {
    if (walk.term() == kNone || n < 2 || n <= found.length) continue;
    if (!image->is_key(walk.term(), part(i, n))) continue;
    const auto senses = image->senses_of(walk.term());
    const image::Sense* best = &senses[0];
    for (const image::Sense& s : senses)
      if (han_rank({image, s.target}) < han_rank({image, best->target})) best = &s;
    const EntityRef e{image, best->target};
    if (e.type() == Type::work && n < kShortestWork) continue;
    if (e.type() == Type::place && everyday(part(i, n))) continue;
    found.length = n;
    found.candidate.type = e.type();
    found.candidate.subtype = e.subtype();
    found.candidate.listed = {best->target, number_of(lexicon_, image)};
  }
}

/// 陈晓锋报道: a listed name of two characters is the head of another's, if what is behind that one ends it.
bool HanRun::is_head_of_person(const Found& found, size_t i) const {
  if (found.length != 2 || found.candidate.type != Type::person || i + 3 > run_.size()) return false;
  if (stops_at(i + 2) || !(i + 3 == run_.size() || stops_at(i + 3))) return false;
  if (joins(part(i + 2, 1)) && !is_last(i + 3)) return false;
  return readings_.person_like(part(i, 3)) == 2 && !readings_.is_hanja_word(part(i + 1, 2));
}

/// A chain of places (江苏省无锡市): where it ends. It means its last place.
size_t HanRun::chain(size_t from, Found& found) const {
  Candidate& c = found.candidate;
  if (!found.length || c.type != Type::place || c.subtype == Subtype::country) return from;
  while (from < run_.size() && !stops_at(from) && chain_place(from, c)) c.end = static_cast<uint32_t>(begin_ + from);
  return from;
}

/// 玉里鎮 behind 花蓮縣: the characters of a unit of a county; 0 for none.
size_t HanRun::township(size_t from) const {
  constexpr size_t kLongest = 4;
  for (size_t n = 2; n <= kLongest && from + n <= run_.size() && !stops_at(from + n - 1); ++n)
    if (words_.listed(image::WordList::han_units, part(from + n - 1, 1)))
      return n == 2 && (everyday(part(from, n)) || readings_.is_hanja_word(part(from, n))) ? 0 : n;
  return 0;
}

/// The next of a chain: another place, or the word for a kind of place.
bool HanRun::chain_place(size_t& from, Candidate& c) const {
  const auto rest = run_.substr(from);
  Hit h;
  if (const size_t n = lexicon_.longest(List::name_han, rest, &h); n >= 2) {
    const EntityRef next{h.image, h.senses[0].target};
    if (next.type() != Type::place || everyday(part(from, n))) return false;
    if (n == 2 && lexicon_.longest(List::lexicon, rest) >= n) return false;  // 人民: of 政府 rather than 广场
    c.head = {c.end, Type::place, c.listed, c.tail};
    c.listed = placed_in(h, c.listed);
    c.subtype = next.subtype();
    c.tail = static_cast<uint32_t>(n);
    from += n;
    return true;
  }
  const size_t n = lexicon_.longest(List::generic, rest, &h);
  if (const size_t unit = n ? 0 : township(from)) {
    c.subtype = Subtype::county;
    c.head = {c.end, Type::place, c.listed, c.tail};
    c.listed = {};
    c.tail = static_cast<uint32_t>(unit);
    from += unit;
    return true;
  }
  if (!n || (n == 1 && rest.size() > 1 && lexicon_.longest(List::lexicon, rest) > 1)) return false;
  c.subtype = static_cast<Subtype>(h.senses[0].detail);
  c.listed = {};
  c.tail = 0;
  from += n;
  return true;
}

/// Which place is meant in `outer`: of several with one name (鼓楼区) the one that lies there, if any does.
Listed HanRun::placed_in(const Hit& name, const Listed& outer) const {
  const uint8_t image = number_of(lexicon_, name.image);
  for (const image::Sense& s : name.senses)
    for (uint32_t up = s.target; up != kNone && image == outer.image; up = EntityRef { name.image, up } -> parent)
      if (up == outer.entity && up != s.target) return {s.target, image};
  const bool elsewhere = outer && image == outer.image && EntityRef {
    name.image, name.senses[0].target
    } -> parent != kNone;
  return name.senses.size() == 1 && !elsewhere ? Listed{name.senses[0].target, image} : Listed{};
}

/// An institution on top of what was found, or from the word for its scope on: where it ends; 0 for none.
size_t HanRun::institution(size_t i, size_t from, const Found& found) {
  const Type type = found.length ? found.candidate.type : Type::none;
  size_t end = 0;
  if (type == Type::place || type == Type::organization) end = compose(i, from, true);
  else if (i + 2 < run_.size() && words_.listed(image::WordList::han_scopes, part(i, 2))) end = compose(i, i, false);
  if (end <= from) return 0;
  Candidate c = at(i, end, kShaped);
  if (found.length) c.head = {found.candidate.end, type, found.candidate.listed, 0};
  c.type = Type::organization;
  out_.push_back(c);
  return end;
}

/// The furthest end of an institution that begins at `start`, its words read from `from` on; 0 for
/// none. Every step is a lexicon word, a listed place or a dictionary word; the last is a head.
size_t HanRun::compose(size_t start, size_t from, bool anchored) const {
  size_t best = 0;
  std::vector<char> ok(run_.size() + 1, 0);
  ok[from] = 1;
  for (size_t i = from; i < run_.size() && i < start + kLongestBody; ++i) {
    if (!ok[i] || stops_at(i)) continue;
    for (size_t n = 1; n <= kLongestPart && i + n <= run_.size(); ++n) {
      const std::optional<bool> ends = may_take(part(i, n), i, from, best == i);
      if (!ends) continue;
      ok[i + n] = 1;
      if (*ends && (n >= 2 || i > from || anchored)) best = std::max(best, i + n);
    }
  }
  return best;
}

/// Whether an institution whose words begin at `from` may go on with `part` at `i`, and if so whether it may end with it.
std::optional<bool> HanRun::may_take(std::u32string_view part, size_t i, size_t from, bool finished) const {
  const size_t n = part.size();
  if (const Hit w = lexicon_.find(List::lexicon, part)) {
    const bool head = w.senses[0].detail == image::kWordHead;
    if (n > 1) return head;
    // 部长, 院长: the head belongs to the title of a person.
    if (i + 2 <= run_.size() && lexicon_.has(List::title, run_.substr(i, 2))) return std::nullopt;
    if (!joins(part)) return head ? std::optional(true) : std::nullopt;
    // A finished name is not carried on by 和, and none begins or ends with it.
    if (finished || i == from || i + 1 == run_.size()) return std::nullopt;
    return head;
  }
  if (n < 2) return std::nullopt;
  if (n <= 4 && !finished && readings_.is_hanja_word(part)) return false;
  const Hit h = i > from ? lexicon_.find(List::name_han, part) : Hit{};
  if (h && EntityRef{h.image, h.senses[0].target}.type() == Type::place) return false;
  return std::nullopt;
}

/// 阴部长: a surname alone before a title.
bool HanRun::surname_before_title(size_t i) {
  const bool begins = i == 0 || (!out_.empty() && out_.back().end == begin_ + i);
  if (!begins || i + 3 > run_.size() || readings_.surname_length(part(i, 1)) != 1) return false;
  if (lexicon_.find(List::surname, part(i, 1)).senses[0].extra > 3 || stops_at(i)) return false;
  for (size_t n = kLongestTitle; n >= 2; --n) {
    if (!is_title(i + 1, n) || lexicon_.find(List::title, part(i + 1, n)).senses[0].role == 1) continue;
    out_.push_back(at(i, i + 1, kShaped));
    out_.back().type = Type::person;
    return true;
  }
  return false;
}

/// Where a person's name ends that begins at `i`, which a title or a list makes one; 0 for none.
size_t HanRun::person(size_t i) const {
  const bool behind_comma = begin_ + i > 0 && text_[begin_ + i - 1] == U'、';
  const bool before_comma = end_ < text_.size() && text_[end_] == U'、';
  bool after_title = false;
  for (size_t n = 2; n <= kLongestTitle && n <= i && !after_title; ++n) after_title = is_title(i - n, n);
  constexpr std::u32string_view kEdges = U"\t|/\uFF0F\uFF5C\u3000";
  const bool right = end_ >= text_.size() || kEdges.find(text_[end_]) != kEdges.npos;
  const bool alone = i == 0 && run_.size() <= 3 && right && begin_ > 0 && kEdges.find(text_[begin_ - 1]) != kEdges.npos;
  return person(i, after_title, alone || (i == 0 && (behind_comma || before_comma)));
}

/// Whether a word that joins and ends at `i` is the last of a name: 张永和说, but 江成与大家 and 李广和副院长.
bool HanRun::is_last(size_t i) const { return i == run_.size() || (stops_at(i) && !title_at(i) && !title_at(i + 1)); }

size_t HanRun::person(size_t i, bool after_title, bool in_list) const {
  const size_t s = readings_.surname_length(part(i, 4));
  if (!s) return 0;
  for (size_t g = 2; g >= 1; --g) {
    const size_t end = i + s + g;
    if (end > run_.size()) continue;
    const auto name = part(i, s + g), given = name.substr(s);
    const int like = readings_.person_like(name);
    const bool verb_behind = after_title && end < run_.size() && stops_at(end) && !title_at(end);  // 书记刘和平表示
    const bool word = readings_.is_hanja_word(given) || lexicon_.has(List::lexicon, given);
    if (!like || is_title(i + s, g) || (word && !verb_behind)) continue;
    if (in_list && readings_.is_hanja_word(name)) continue;  // 单位
    if (g == 2 && joins(name.substr(s + 1)) && !is_last(end)) continue;
    const bool likely = like == 2 || verb_behind, ends = g == 2 || ends_name(end);
    const bool told = (after_title || in_list) && likely && ends;
    if (told || title_at(end)) return end;
  }
  return 0;
}

size_t HanRun::step(size_t i) {
  Found found = listed(i);
  if (is_head_of_person(found, i)) {
    found.length = 3;
    found.candidate.end = static_cast<uint32_t>(begin_ + i + 3);
    found.candidate.listed = {};
    found.candidate.why = kShaped;
  }
  if (!found.length && i + 2 < run_.size() && words_.listed(image::WordList::han_founders, part(i, 2))) {
    const size_t end = step(i + 2);
    Candidate* c = out_.empty() ? nullptr : &out_.back();
    if (c && c->begin == begin_ + i + 2 && c->type == Type::organization)
      c->begin -= 2, c->listed = {}, c->head.lead += 2;
    return end;
  }
  const size_t from = chain(i + found.length, found);
  if (const size_t end = institution(i, from, found)) return end;
  if (found.length) {
    out_.push_back(found.candidate);
    return from;
  }
  if (surname_before_title(i)) return i + 1;
  const size_t end = person(i);
  if (!end) return i + 1;
  out_.push_back(at(i, end, kShaped));
  out_.back().type = Type::person;
  return end;
}
}  // namespace

void HanFinder::find(const Line& line, std::vector<Candidate>& out) const {
  if (!line.has_han) return;
  const std::u32string_view t = line.text;
  int depth = 0;
  for (size_t i = 0; i < t.size();) {
    if (is_open_bracket(t[i])) ++depth;
    else if (depth > 0 && (t[i] == U')' || t[i] == U']' || t[i] == 0xFF09)) --depth;
    if (!base::is_han(t[i])) {
      ++i;
      continue;
    }
    size_t e = i;
    while (e < t.size() && base::is_han(t[e])) ++e;
    if (!line.has_hangul || depth == 0) {
      HanRun run(*words_, *readings_, line, {static_cast<uint32_t>(i), static_cast<uint32_t>(e)}, out);
      if (line.has_hangul) run.read_korean();
      else run.read_chinese();
    }
    i = e;
  }
}

}  // namespace ireum::mention
