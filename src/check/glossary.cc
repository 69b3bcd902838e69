// The glossary kind: what a user's glossary forbids, and what it prefers to the standard's other forms.
//
// Forbidden forms are looked for in the text itself, as whole words with particles, because a
// forbidden word need not be a name. A form that a longer accepted one covers, or that glosses
// other Han (a homograph), is left alone. What the glossary accepts is no slip and no variant: such
// findings of other rules are dropped.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/utf8.h"
#include "check/context.h"
#include "reading/particles.h"

namespace ireum::check {
namespace {

using entity::Entry;
using entity::Form;
using entity::FormStatus;
using image::EntityRef;
using image::Role;
using image::Type;

/// One entry of a glossary.
struct Term {
  EntityRef entity;
  std::string id, canonical;
  std::set<std::string> accepted;  // canonical, allowed, abbreviations, stems
  std::set<std::string> hans;      // folded
};

/// A form to look for; the longest that stands at a place counts.
struct Pattern {
  std::string_view text;
  const Term* term = nullptr;
  bool forbidden = false;
};

using Patterns = std::unordered_map<char32_t, std::vector<Pattern>>;

char32_t first_of(std::string_view s) {
  size_t i = 0;
  return base::next_code_point(s, i);
}

std::vector<Term> terms_of(const Context& c) {
  std::vector<Term> out;
  std::set<std::string> hidden;  // ids of upper layers
  for (const image::Image* image : c.readings().lexicon().images()) {
    std::set<std::string> here;
    for (uint32_t i = 0; i < image->entities().size(); ++i) {
      const EntityRef e{image, i};
      if (!e.has(image::kUser)) break;  // a glossary has nothing else
      if (hidden.contains(std::string(e.id()))) continue;
      here.insert(std::string(e.id()));
      Term t{e, std::string(e.id()), std::string(e.ko()), {}, {}};
      for (const image::Form& f : e.forms()) {
        const std::string text(image->str(f.text));
        if (f.han) t.hans.insert(text);
        else if (static_cast<Role>(f.role) != Role::forbidden) t.accepted.insert(text);
      }
      out.push_back(std::move(t));
    }
    hidden.insert(here.begin(), here.end());
  }
  return out;
}

Patterns patterns_of(const std::vector<Term>& terms) {
  Patterns out;
  for (const Term& t : terms)
    for (const image::Form& f : t.entity.forms()) {
      const std::string_view text = t.entity.image->str(f.text);
      if (f.han || text.empty()) continue;
      out[first_of(text)].push_back({text, &t, static_cast<Role>(f.role) == Role::forbidden});
    }
  for (auto& [first, list] : out)
    std::stable_sort(list.begin(), list.end(), [](const Pattern& a, const Pattern& b) {
      return a.text.size() != b.text.size() ? a.text.size() > b.text.size() : a.forbidden < b.forbidden;
    });
  return out;
}

/// Whether what follows a form in its word is a particle, or a generic word or ending and a particle.
bool ends_well(const Context& c, std::u32string_view tail, Type type, std::string_view form) {
  if (tail.empty()) return true;
  const reading::Tail particle = c.words->particles().parse(tail, base::heard(form));
  // Behind a word one syllable is rather a part of it, unless it is the particle that the sound asks for: 식별자, 보고서.
  const bool part_of_word =
      type == Type::none && tail.size() == 1 && (!particle.fits || particle.has(image::kPlaceTail));
  const bool others = type == Type::person
                          ? particle.has(image::kPlaceTail)
                          : type == Type::place && particle.has(image::kPersonTail) && tail.size() == 1;
  if (particle && !particle.has(image::kRareTail) && !part_of_word && !others) return true;
  if (type != Type::place && type != Type::organization && type != Type::person) return false;
  for (size_t n = std::min<size_t>(8, tail.size()); n > 0; --n) {
    const std::u32string_view body = tail.substr(0, n), rest = tail.substr(n);
    if (!rest.empty() && !c.words->is_particle(rest)) continue;
    const image::Lexicon& lexicon = c.words->lexicon();
    if (type == Type::person
            ? lexicon.has(image::List::title, body)
            : lexicon.has(image::List::generic_hangul, body) || c.words->suffix_of(body, 0).length == n)
      return true;
  }
  return false;
}

/// The Hangul, Latin and digits that go on behind `at`.
std::u32string rest_of_word(std::string_view text, size_t at) {
  std::u32string out;
  while (at < text.size() && out.size() < 24) {
    const char32_t x = base::next_code_point(text, at);
    if (!token::is_word_char(x)) break;
    out += x;
  }
  return out;
}

constexpr char32_t kInWord = 0xAC00;  // any syllable: what stands behind it begins no word

class Scanner {
 public:
  Scanner(const Context& c, const Patterns& patterns, int rule, Findings& out)
      : c_(c), patterns_(patterns), rule_(rule), out_(out) {}

  void scan(uint32_t document) {
    const std::string_view text = c_.documents[document].text();
    char32_t before = U'\n';
    for (size_t at = 0; at < text.size();) {
      size_t next = at;
      const char32_t x = base::next_code_point(text, next);
      if (!token::is_word_char(before))
        if (const size_t n = at_word(document, text, at, x)) {
          at += n;
          before = kInWord;
          continue;
        }
      before = x;
      at = next;
    }
  }

 private:
  /// The length of what stands at `at`, reported where it is forbidden; 0 for nothing.
  size_t at_word(uint32_t document, std::string_view text, size_t at, char32_t first) {
    const auto it = patterns_.find(first);
    if (it == patterns_.end()) return 0;
    for (const Pattern& p : it->second) {
      if (text.compare(at, p.text.size(), p.text) != 0) continue;
      const size_t end = at + p.text.size();
      if (!ends_well(c_, rest_of_word(text, end), p.term->entity.type(), p.text)) continue;
      if (p.forbidden && !other_han(document, at, end, *p.term)) report(document, at, end, *p.term);
      return p.text.size();
    }
    return 0;
  }

  /// Whether the words gloss other Han than the term's.
  bool other_han(uint32_t document, uint64_t begin, uint64_t end, const Term& t) const {
    const auto& pairs = c_.documents[document].observation->pairs;
    return !t.hans.empty() && std::any_of(pairs.begin(), pairs.end(), [&](const gloss::Pair& p) {
      return p.ko_begin <= begin && end <= p.ko_end && begin == p.ko_begin && end == p.ko_end &&
             !t.hans.contains(base::to_utf8(p.folded));
    });
  }

  void report(uint32_t document, uint64_t begin, uint64_t end, const Term& t) {
    Finding f = make(c_, rule_, document, begin, end, "list");
    f.basis = "glossary:" + t.id;
    f.han = t.hans.empty() ? std::string() : std::string(t.entity.han());
    if (!t.canonical.empty()) {
      f.expected.push_back(t.canonical);
      add_fix(c_, f, t.canonical, Safety::safe);
    }
    out_.push_back(std::move(f));
  }

  const Context& c_;
  const Patterns& patterns_;
  int rule_;
  Findings& out_;
};

/// One place but for a generic word: 톈진, 톈진시.
bool same_place(const Term& t, const std::string& form) {
  return t.entity.type() == Type::place && (form.starts_with(t.canonical) || t.canonical.starts_with(form));
}

/// An abbreviation that the program's own list has.
bool is_abbreviation(const Context& c, const std::string& form, std::string_view id) {
  for (const image::Image* image : c.readings().lexicon().images())
    if (const image::Hit hit = image::Lexicon::find_in(*image, image::List::name_hangul, base::to_utf32(form)))
      for (const image::Sense& s : hit.senses)
        if (static_cast<Role>(s.role) == Role::abbreviation && EntityRef{image, s.target}.id() == id) return true;
  return false;
}

void preferred(const Context& c, const std::vector<Term>& terms, int rule, Findings& out) {
  std::map<std::string_view, const Term*> by_id;
  for (const Term& t : terms) by_id.try_emplace(t.id, &t);
  for (const Entry& e : c.ledger->entries) {
    const auto it = by_id.find(e.id);
    if (e.id.empty() || it == by_id.end()) continue;
    const Term& t = *it->second;
    if (t.canonical.empty()) continue;
    for (const Form& f : e.forms) {
      if (f.status == FormStatus::wrong || t.accepted.contains(f.text) || same_place(t, f.text)) continue;
      if (std::none_of(f.text.begin(), f.text.end(), [](char x) { return static_cast<unsigned char>(x) >= 0x80; }))
        continue;
      if (c.policy.abbreviations && is_abbreviation(c, f.text, e.id)) continue;
      for (const entity::Place& p : f.places) {
        if (c.documents[p.document].evidence_only) continue;
        Finding x = make(c, rule, p.document, p.begin, p.end, "list");
        x.basis = "glossary:" + t.id;
        x.han = e.han.empty() ? std::string(t.entity.han()) : e.han.front().text;
        x.expected.push_back(t.canonical);
        add_fix(c, x, t.canonical, Safety::safe);
        out.push_back(std::move(x));
      }
    }
  }
}

/// Findings of other rules that the glossary overrules: accepted forms, and what stands over a
/// finding of its own.
void overrule(const Context& c, const std::vector<Term>& terms, const Findings& own, Findings& out) {
  std::map<std::string, std::vector<const Term*>> accepted;
  for (const Term& t : terms)
    for (const std::string& form : t.accepted) accepted[form].push_back(&t);
  std::erase_if(out, [&](const Finding& f) {
    const Rule& r = (*c.rules)[f.rule];
    if (r.family != "consistency" && r.family != "reading") return false;
    const std::string_view text = c.documents[f.document].text();
    if (const auto it = accepted.find(std::string(text.substr(f.begin, f.end - f.begin)));
        it != accepted.end() && r.id != "variant-han" && r.id != "han-mismatch") {
      if (r.family == "consistency") return true;
      const std::string han = base::to_utf8(c.readings().fold(base::to_utf32(f.han)));
      if (std::any_of(it->second.begin(), it->second.end(), [&](const Term* t) { return t->hans.contains(han); }))
        return true;
    }
    return std::any_of(own.begin(), own.end(), [&](const Finding& g) {
      return g.document == f.document && f.begin <= g.begin && g.end <= f.end && r.id != "han-mismatch" &&
             r.id != "gloss-extent";
    });
  });
}

}  // namespace

void check_glossary(const Context& c, Findings& out) {
  const std::vector<Term> terms = terms_of(c);
  if (terms.empty()) return;
  Findings own;
  if (const int rule = c.on("glossary-forbidden"); rule >= 0) {
    const Patterns patterns = patterns_of(terms);
    Scanner scanner(c, patterns, rule, own);
    for (uint32_t d = 0; d < c.documents.size(); ++d)
      if (!c.documents[d].evidence_only) scanner.scan(d);
  }
  if (const int rule = c.on("glossary-preferred"); rule >= 0) preferred(c, terms, rule, own);
  overrule(c, terms, own, out);
  out.insert(out.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
}

}  // namespace ireum::check
