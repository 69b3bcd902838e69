// Consistency over the corpus: variant-hangul, variant-name, variant-han.
//
// The minority form is flagged and the majority shown; two equal sides give one finding without a
// fix. Forms that differ by a generic word (톈진, 톈진시) are one; abbreviations are the policy's
// business; names with one Hangul and different listed Han are different names.
#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "check/context.h"
#include "check/korean_word.h"
#include "entity/build.h"
#include "token/words.h"

namespace ireum::check {

using entity::Entry;
using entity::Form;
using entity::FormStatus;
using entity::Place;
using gloss::Verdict;
using image::Role;
using image::Type;

namespace {

/// What a listed form is of its entity; canonical for an unlisted one.
Role role_of(const Entry& e, const std::string& form) {
  if (e.listed)
    for (const image::Form& f : e.listed.forms())
      if (!f.han && e.listed.image->str(f.text) == form) return static_cast<Role>(f.role);
  return Role::canonical;
}

std::u32string without_spaces(const std::string& s) {
  std::u32string out;
  for (const char32_t c : base::to_utf32(s))
    if (!reading::is_gap(c)) out += c;
  return out;
}

/// One name but for a generic word at the end or the parts before it.
bool same_spelling(Type type, const std::string& a, const std::string& b) {
  const std::u32string x = without_spaces(a), y = without_spaces(b);
  const auto& s = x.size() < y.size() ? x : y;
  const auto& l = x.size() < y.size() ? y : x;
  return (type == Type::place && l.find(s) != l.npos) || l.compare(l.size() - s.size(), s.size(), s) == 0;
}

/// One name but for an institution's ending: 샤오미, 샤오미그룹.
bool is_grown(const Context& c, const std::string& a, const std::string& b) {
  const std::string &shorter = a.size() < b.size() ? a : b, &longer = a.size() < b.size() ? b : a;
  return longer.starts_with(shorter) &&
         c.readings().lexicon().has(image::List::suffix, base::to_utf32(longer.substr(shorter.size())));
}

/// Whether a gloss says that a name has this form too, behind its Han: 리자차오(李家超·존 리).
bool said_beside_han(const Context& c, const Form& f) {
  constexpr size_t kBefore = 24;  // bytes: a Han, a dot and blanks, and the rest of a character that is cut
  return std::any_of(f.places.begin(), f.places.end(), [&](const Place& p) {
    const std::string_view text = c.documents[p.document].text();
    const size_t from = p.begin > kBefore ? p.begin - kBefore : 0;
    const std::u32string before = base::to_utf32(text.substr(from, p.begin - from));
    size_t n = before.size();
    const auto blanks = [&] {
      while (n > 0 && before[n - 1] == U' ') --n;
    };
    blanks();
    if (n == 0 || !(token::is_middle_dot(before[n - 1]) || before[n - 1] == U',' || before[n - 1] == U'/' ||
                    before[n - 1] == U';'))
      return false;
    --n;
    blanks();
    if (n == 0 || !base::is_han(before[n - 1])) return false;
    constexpr size_t kBehind = 400;
    const std::string_view behind = text.substr(p.end, kBehind);
    const size_t bracket = behind.find_first_of("()[]\n");
    return bracket != behind.npos && (behind[bracket] == ')' || behind[bracket] == ']');
  });
}

/// Whether Han in a bracket stand behind a place of the form.
bool is_glossed(const Context& c, const Form& f) {
  return std::any_of(f.places.begin(), f.places.end(), [&](const Place& p) {
    const std::string_view text = c.documents[p.document].text();
    size_t at = p.end;
    if (at < text.size() && text[at] == ' ') ++at;
    if (at >= text.size() || !token::is_open_bracket(base::next_code_point(text, at))) return false;
    return at < text.size() && base::is_han(base::next_code_point(text, at));
  });
}

bool is_blank_or_mark(char32_t x) { return token::is_blank(x) || token::is_middle_dot(x) || x == U'/' || x == U','; }

/// The few characters right before and behind a place.
std::u32string around(const Context& c, const Place& p, bool before) {
  constexpr size_t kBytes = 60;
  const std::string_view text = c.documents[p.document].text();
  if (before) {
    size_t from = p.begin > kBytes ? p.begin - kBytes : 0;
    while (from < p.begin && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
    return base::to_utf32(text.substr(from, p.begin - from));
  }
  size_t to = std::min<size_t>(p.end + kBytes, text.size());
  while (to > p.end && to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0) == 0x80) --to;
  return base::to_utf32(text.substr(p.end, to - p.end));
}

/// Whether the text says that the two are one: 베이징(북경), 더우인(틱톡), 타이완/대만, 민진당(민주진보당).
bool is_declared(const Context& c, const Form& f, const Form& other) {
  const std::u32string name = base::to_utf32(other.text);
  return std::any_of(f.places.begin(), f.places.end(), [&](const Place& p) {
    std::u32string left = around(c, p, true);
    while (!left.empty() && token::is_blank(left.back())) left.pop_back();
    const bool joined = !left.empty() && (token::is_open_bracket(left.back()) || left.back() == U'/');
    if (joined) {
      left.pop_back();
      while (!left.empty() && is_blank_or_mark(left.back())) left.pop_back();
      if (left.ends_with(name)) return true;
    }
    const std::u32string right = around(c, p, false);
    return !right.empty() && (token::is_open_bracket(right[0]) || right[0] == U'/') &&
           std::u32string_view(right).substr(1).starts_with(name);
  });
}

/// Whether an everyday word is meant as a place here: 상해에서, 상해 공장; not 상해를 입었다.
bool in_place_frame(const Context& c, const Place& p) {
  const std::u32string right = around(c, p, false);
  const auto stop = static_cast<size_t>(std::find_if_not(right.begin(), right.end(), base::is_hangul) - right.begin());
  const auto tail = std::u32string_view(right).substr(0, stop);
  if (!tail.empty()) {
    const image::Hit particle = c.words->listed(image::WordList::place_particles, tail);
    return particle && token::Words::note_of(particle) == "sure";
  }
  if (stop >= right.size() || !token::is_blank(right[stop]))
    return token::is_open_bracket(right.empty() ? U' ' : right[0]);
  const size_t e = token::Words::word_end(right, stop + 1);
  for (size_t n = e; n > stop + 2; --n)
    if (c.words->listed(image::WordList::place_nouns, std::u32string_view(right).substr(stop + 1, n - stop - 1)))
      return true;
  return false;
}

/// The places of a form; of an everyday word those alone that mean the place.
std::vector<Place> places_meant(const Context& c, const Entry& e, const Form& f) {
  std::vector<Place> out = f.places;
  const std::u32string word = base::to_utf32(f.text);
  if (e.type == Type::place && KoreanWord(*c.words, c.readings()).is_word(word))
    std::erase_if(out, [&](const Place& p) { return !in_place_frame(c, p); });
  return out;
}

void relate(Finding& f, const Form& form) {
  f.related_total = static_cast<uint32_t>(form.places.size());
  for (size_t i = 0; i < std::min<size_t>(5, form.places.size()); ++i)
    f.related.push_back({form.places[i], "related.majority"});
}

/// The fix of a finding goes on to another place of the same words.
void also_there(const Context& c, Finding& f, const Place& p, const std::string& text) {
  if (f.fixes.empty()) return;
  std::vector<Edit>& edits = f.fixes.front().edits;
  edits.push_back({p.begin, p.end, text});
  const std::string_view all = c.documents[p.document].text();
  for (Edit& e : particle_edits(c, p.document, p.end, all.substr(p.begin, p.end - p.begin), text))
    edits.push_back(std::move(e));
  std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
}

/// One finding a document, at the first place of the form there; its fix mends them all.
void report_form(const Context& c, int rule, const Entry& e, const Form& f, const Form& best, bool by_document,
                 Findings& out) {
  const std::vector<Place> places = places_meant(c, e, f);
  const bool equal = f.count == best.count, most = best.count > f.count;
  for (size_t i = 0; i < places.size();) {
    size_t end = i + 1;
    while (end < places.size() && places[end].document == places[i].document) ++end;
    const std::span<const Place> here = std::span(places).subspan(i, end - i);
    i = end;
    const bool both = std::any_of(best.places.begin(), best.places.end(),
                                  [&](const Place& p) { return p.document == here.front().document; });
    if (by_document && !both) continue;
    Finding x = make(c, rule, here.front().document, here.front().begin, here.front().end);
    x.basis = most || !e.listed ? "majority" : "list";
    x.han = e.han.empty() ? "" : e.han.front().text;
    x.args.emplace_back("other", best.text);
    x.args.emplace_back("count", std::to_string(best.count));
    x.expected.push_back(best.text);
    relate(x, best);
    if (!equal) {
      add_fix(c, x, best.text, Safety::unsafe);
      for (const Place& p : here.subspan(1)) also_there(c, x, p, best.text);
    }
    out.push_back(std::move(x));
    if (equal) break;
  }
}

/// Whether the form stands before the Han of its entity somewhere. Two such forms of a brand (텐센트(騰訊), 텅쉰(騰訊)) are
/// no translation of one another.
bool is_glossed(const Context& c, const Entry& e, const Form& f) {
  const auto number = static_cast<uint32_t>(&e - c.ledger->entries.data());
  return std::any_of(f.places.begin(), f.places.end(), [&](const Place& p) {
    const mention::Observation& o = *c.documents[p.document].observation;
    const auto m = std::lower_bound(o.mentions.begin(), o.mentions.end(), p.begin,
                                    [](const mention::Mention& x, uint64_t at) { return x.begin < at; });
    return m != o.mentions.end() && m->begin == p.begin && m->ledger == number && m->pair != mention::kNone;
  });
}

void spellings(const Context& c, const Entry& e, Findings& out) {
  const int hangul = c.on("variant-hangul"), name = c.on("variant-name");
  // Exonyms and brands are translations of one another; and without Han at hand only the great
  // Chinese places and institutions are sure to be one name.
  const bool brand = e.listed && e.listed.has(image::kFree);
  const bool abroad = e.listed && (e.listed.has(image::kForeign) || e.listed.has(image::kKorean));
  if (abroad || (e.listed && e.subtype == image::Subtype::country)) return;
  const bool great = e.listed && (e.type == Type::organization || e.subtype == image::Subtype::province ||
                                  e.subtype == image::Subtype::prefecture);
  if (e.han.empty() && !great) return;
  const bool whole = e.type == Type::organization || e.type == Type::work;
  // The spellings in use that are not wrong, each with the forms that are one with it.
  std::vector<const Form*> used;
  for (const Form& f : e.forms) {
    if (f.status == FormStatus::wrong || f.places.empty()) continue;
    const Role role = role_of(e, f.text);
    // 네이멍구 and 내몽골 are short for one province, each in its own reading.
    if (role == Role::abbreviation && c.policy.abbreviations && e.subtype != image::Subtype::province) continue;
    if (whole && e.listed && c.policy.abbreviations && e.listed.ko().starts_with(f.text) && e.listed.ko() != f.text)
      continue;                                     // 기금위 of 기금위원회
    if (f.status == FormStatus::variant) continue;  // has a rule of its own (sino-reading …)
    if (e.type == Type::person && f.text.find(' ') != f.text.npos)
      continue;  // 모리스 창: a Western name is no spelling
    // 봉생리(鳳生里) and 봉성리: two villages, where the one has no Han and nothing else says that it is the other.
    if (e.type == Type::place && !e.listed && !is_glossed(c, f)) continue;
    // 세 사람의 성명(李順保): what a person is called in the sentence.
    if (e.type == Type::person && !e.listed && KoreanWord(*c.words, c.readings()).is_word(base::to_utf32(f.text)))
      continue;
    const auto it = std::find_if(used.begin(), used.end(), [&](const Form* u) {
      return same_spelling(e.type, u->text, f.text) ||
             (e.subtype == image::Subtype::company && is_grown(c, u->text, f.text));
    });
    if (it == used.end()) used.push_back(&f);
  }
  std::erase_if(used, [&](const Form* f) { return said_beside_han(c, *f) || (brand && !is_glossed(c, e, *f)); });
  if (used.size() < 2) return;
  const int rule = whole ? name : hangul;
  if (rule < 0) return;
  // Latin beside Hangul (SMIC, 중신궈지) is a translation, not a spelling.
  std::erase_if(used, [](const Form* f) {
    return std::any_of(f->text.begin(), f->text.end(),
                       [](char x) { return (x >= 'A' && x <= 'Z') || (x >= 'a' && x <= 'z'); });
  });
  if (used.size() < 2) return;
  // Of two as frequent the dictionary's own form is the right one.
  const auto second = [&](const Form* f) { return e.listed && e.listed.ko() != f->text; };
  std::stable_sort(used.begin(), used.end(), [&](const Form* a, const Form* b) {
    return a->status != b->status   ? a->status < b->status
           : a->count != b->count   ? a->count > b->count
           : second(a) != second(b) ? second(b)
                                    : a->places.front() < b->places.front();
  });
  const Form& best = *used.front();
  // A brand or a party is called as each document likes.
  const bool by_document = brand || e.subtype == image::Subtype::company || e.subtype == image::Subtype::party ||
                           e.subtype == image::Subtype::media;
  for (size_t i = 1; i < used.size(); ++i)
    if (!is_declared(c, *used[i], best) && !is_declared(c, best, *used[i]))
      report_form(c, rule, e, *used[i], best, by_document, out);
}

/// Every place where an entity's Han stands in a gloss.
std::vector<Place> han_places(const Context& c, const Entry& e) {
  std::vector<Place> out;
  const auto number = static_cast<uint32_t>(&e - c.ledger->entries.data());
  for (uint32_t d = 0; d < c.documents.size(); ++d)
    for (const mention::Mention& m : c.documents[d].observation->mentions)
      if (m.ledger == number && m.pair != mention::kNone) {
        const gloss::Pair& p = c.documents[d].observation->pairs[m.pair];
        out.push_back({d, p.han_begin, p.han_end});
      }
  return out;
}

/// Person names of three characters whose Han differ by one of the same sound or look.
void hans(const Context& c, Findings& out) {
  const int rule = c.on("variant-han");
  if (rule < 0) return;
  std::map<std::string, std::vector<const Entry*>> by_form;
  for (const Entry& e : c.ledger->entries)
    if (!e.han.empty() && (!e.listed || e.type == Type::person))
      for (const Form& f : e.forms)
        if (f.status != FormStatus::wrong) by_form[f.text].push_back(&e);
  for (const auto& [form, entries] : by_form) {
    if (entries.size() != 2) continue;
    const Entry *a = entries[0], *b = entries[1];
    if (a->listed && b->listed) continue;
    if (b->listed) std::swap(a, b);
    if (!a->listed && (a->han.front().count < b->han.front().count ||
                       (a->han.front().count == b->han.front().count && b->han.front().first < a->han.front().first)))
      std::swap(a, b);
    const std::u32string x = c.readings().fold(base::to_utf32(a->han.front().text)),
                         y = c.readings().fold(base::to_utf32(b->han.front().text));
    if (x.size() != y.size() || x.size() < 3) continue;
    int differ = 0;
    for (size_t i = 0; i < x.size(); ++i) differ += x[i] != y[i];
    if (differ != 1) continue;
    const bool equal = a->han.front().count == b->han.front().count;
    for (const Place& place : han_places(c, *b)) {
      Finding f = make(c, rule, place.document, place.begin, place.end);
      f.han = std::string(c.documents[place.document].text().substr(place.begin, place.end - place.begin));
      f.basis = "majority";
      f.args.emplace_back("other", a->han.front().text);
      f.args.emplace_back("word", form);
      f.expected.push_back(a->han.front().text);
      f.related.push_back({a->han.front().first, "related.majority"});
      f.related_total = a->han.front().count;
      if (!equal) add_fix(c, f, f.expected[0], Safety::unsafe);
      out.push_back(std::move(f));
    }
  }
}

/// How a document writes one Hangul name in Han.
struct Written {
  const gloss::Pair* first = nullptr;
  uint32_t count = 0;
};

/// Whether a character alone behind a surname is a usual given name (伟, 薇; not 柠, 抒, 援).
bool usual_alone(const reading::Readings& r, char32_t c) {
  const image::Hit g = r.lexicon().find(image::List::given_han, std::u32string_view(&c, 1));
  return g && image::GivenEntry::of(g.senses[0]).alone >= 40;
}

/// Names of two characters in one document. So short a name is often borne by two people (왕웨이 王伟,
/// 王薇): the odd one out is reported where it is no usual name, and the other is known or written
/// more often.
void short_hans(const Context& c, uint32_t document, int rule, Findings& out) {
  const reading::Readings& r = c.readings();
  std::map<std::u32string_view, std::map<std::u32string_view, Written>> names;
  for (const gloss::Pair& p : c.documents[document].observation->pairs) {
    if (p.folded.size() != 2 || p.ko.size() < 2 || !base::is_han(p.folded[0]) || !base::is_han(p.folded[1])) continue;
    const Verdict v = p.judgement.verdict;
    if (v != Verdict::right && v != Verdict::right_sino && v != Verdict::sino_reading && v != Verdict::customary)
      continue;
    Written& w = names[p.ko][p.folded];
    if (!w.count++) w.first = &p;
  }
  for (const auto& [ko, hans] : names) {
    if (hans.size() != 2) continue;
    const auto &one = *hans.begin(), &two = *std::next(hans.begin());
    const auto known = [&](std::u32string_view han) {
      const auto e = gloss::listed_by_han(r.lexicon(), han);
      return e && e->type() == Type::person;
    };
    const bool first_known = known(one.first), second_known = known(two.first);
    if (first_known && second_known) continue;
    const bool swap = second_known || (!first_known && two.second.count > one.second.count);
    const auto &most = swap ? two : one, &odd = swap ? one : two;
    if (most.second.count < odd.second.count || (!first_known && !second_known && most.second.count < 2) ||
        odd.second.count > 1)
      continue;
    if (most.first[0] != odd.first[0] || most.first[1] == odd.first[1]) continue;
    if (r.is_hanja_word(odd.first) || usual_alone(r, odd.first[1]) || gloss::listed_by_han(r.lexicon(), odd.first))
      continue;
    const gloss::Pair &p = *odd.second.first, &other = *most.second.first;
    Finding f = make(c, rule, document, p.han_begin, p.han_end);
    f.han = base::to_utf8(p.han);
    f.basis = "majority";
    f.args.emplace_back("other", base::to_utf8(other.han));
    f.args.emplace_back("word", base::to_utf8(ko));
    f.args.emplace_back("count", std::to_string(most.second.count));
    f.expected.push_back(base::to_utf8(other.han));
    f.related.push_back({{document, other.han_begin, other.han_end}, "related.majority"});
    f.related_total = most.second.count;
    if (most.second.count > odd.second.count) add_fix(c, f, f.expected[0], Safety::unsafe);
    out.push_back(std::move(f));
  }
}

}  // namespace

void check_variants(const Context& c, Findings& out) {
  for (const Entry& e : c.ledger->entries) spellings(c, e, out);
  hans(c, out);
  if (const int rule = c.on("variant-han"); rule >= 0)
    for (uint32_t d = 0; d < c.documents.size(); ++d)
      if (!c.documents[d].evidence_only) short_hans(c, d, rule, out);
}

}  // namespace ireum::check
