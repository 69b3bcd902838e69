#include "entity/partial.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "base/utf8.h"
#include "entity/homonyms.h"
#include "mention/listed.h"

namespace ireum::entity {

using gloss::Pair;
using gloss::Verdict;
using image::EntityRef;
using image::Type;
using mention::Mention;

std::string_view script_of(const reading::Readings& readings, std::u32string_view han) {
  bool s = false, t = false;
  for (const char32_t c : han) {
    const image::Char* rec = readings.lexicon().find_char(c);
    if (!rec) continue;
    s = s || rec->flags & image::kSimplifiedOnly;
    t = t || rec->flags & image::kTraditionalOnly;
  }
  return s && t ? "mixed" : s ? "simplified" : t ? "traditional" : "both";
}

std::u32string key_han(std::u32string_view folded) {
  std::u32string out;
  for (const char32_t c : folded)
    if (base::is_han(c) || base::is_digit(c) || base::is_latin(c)) out += c;
  return out;
}

namespace {

/// The Han that a pair really means: the corrected one where the Han is wrong.
std::u32string true_han(const Pair& p) {
  return key_han(p.judgement.verdict == Verdict::han_mismatch && p.judgement.other_hangul.empty()
                     ? p.judgement.expected_han
                     : p.folded);
}

class Reducer {
 public:
  Reducer(const reading::Readings& readings, const token::Words& words, uint32_t document, std::string_view text,
          mention::Observation& observation, Keep keep)
      : readings_(readings),
        lexicon_(readings.lexicon()),
        words_(words),
        document_(document),
        text_(text),
        observation_(observation),
        keep_(keep) {}

  Partial reduce() {
    settle_homonyms(lexicon_, text_, observation_);
    learn();
    for (uint32_t i = 0; i < observation_.mentions.size(); ++i)
      if (observation_.mentions[i].type != Type::date) add(i);
    arrange();
    return std::move(out_);
  }

 private:
  struct Key {
    std::string text;
    bool open = false;
  };

  std::string text(const Mention& m) const { return std::string(text_.substr(m.begin, m.end - m.begin)); }
  const Pair* pair_of(const Mention& m) const {
    return m.pair == mention::kNone ? nullptr : &observation_.pairs[m.pair];
  }
  EntityRef listed(const Mention& m) const {
    return m.entity == mention::kNone ? EntityRef{} : EntityRef{lexicon_.images()[m.image], m.entity};
  }

  /// What the document's glosses say of a spelling.
  void learn() {
    for (const Mention& m : observation_.mentions) {
      const Pair* p = pair_of(m);
      if (!p || m.type == Type::date) continue;
      const std::string key = key_of_pair(m, *p);
      const std::string form = p->han_first ? base::to_utf8(p->ko) : text(m);
      if (p->judgement.verdict == Verdict::reading_mismatch && !p->judgement.expected.empty())
        wrong_.emplace(form, base::to_utf8(p->judgement.expected));
      auto& here = glossed_[form];
      if (std::find(here.begin(), here.end(), key) == here.end()) {
        here.push_back(key);
        out_.glosses.push_back({form, key});
      }
    }
    // Whom a surname alone may mean: everybody who is named in full, with or without a gloss.
    for (const Mention& m : observation_.mentions) {
      if (m.type != Type::person || m.evidence & mention::kSurnameOnly) continue;
      const Pair* p = pair_of(m);
      if (!p && m.evidence & mention::kIsHan) continue;
      const auto ko = p && p->han_first ? p->ko : base::to_utf32(text(m));
      int rank = 0;
      size_t s = words_.surname_length(ko, &rank);
      if (!s && !p && ko.size() == 3 && words_.is_korean_surname(ko[0])) s = 1;
      if (s && s < ko.size())
        surnames_[base::to_utf8(std::u32string_view(ko).substr(0, s))].push_back({m.begin, key_of(m)});
    }
  }

  std::string key_of_pair(const Mention& m, const Pair& p) const {
    if (const EntityRef e = listed(m)) return std::string(e.id());
    const std::u32string han = true_han(p);
    if (const auto e = gloss::listed_by_han(lexicon_, han);
        e && e->type() == m.type && p.judgement.verdict != Verdict::right_sino)
      return std::string(e->id());
    return std::string(mention::type_name(m.type)) + ":" + base::to_utf8(han);
  }

  static bool is_listed(std::string_view key) { return key.find(':') == key.npos; }

  Key key_of(const Mention& m) const {
    if (const Pair* p = pair_of(m)) return {key_of_pair(m, *p)};
    const std::string form = text(m);
    if (m.evidence & mention::kSurnameOnly) {
      // The nearest person of that surname before this place, else the first of the document.
      const auto it = surnames_.find(form);
      if (it == surnames_.end()) return {"person:" + form};
      const Key* best = &it->second.front().second;
      for (const auto& [at, key] : it->second)
        if (at < m.begin) best = &key;
      return *best;
    }
    if (const auto it = glossed_.find(form); it != glossed_.end()) {
      const auto& keys = it->second;
      if (keys.size() > 1 && m.type == Type::place) {
        // Glossed as two places: which one was settled by what stands around it, or not at all.
        const EntityRef e = listed(m);
        if (e && std::find(keys.begin(), keys.end(), e.id()) != keys.end()) return {std::string(e.id())};
        if (!e && std::count_if(keys.begin(), keys.end(), is_listed) > 1)
          return {std::string(mention::type_name(m.type)) + ":" + form};
      }
      if (const EntityRef e = listed(m); e && m.type == Type::place && keys.size() == 1 && is_homonym(form, e, keys[0]))
        return {std::string(e.id())};
      for (const std::string& k : keys)
        if (keys.size() == 1 || is_listed(k)) return {k};
      return {keys.front()};
    }
    if (const EntityRef e = listed(m)) return {std::string(e.id())};
    const std::string type(mention::type_name(m.type));
    if (const std::string right = corrected(form); !right.empty()) {
      if (const auto it = glossed_.find(right); it != glossed_.end()) return {it->second.front()};
      if (const EntityRef e = meant(m)) return {std::string(e.id())};
      return {type + ":" + right, true};
    }
    if (m.evidence & mention::kIsHan)
      return {type + ":" + base::to_utf8(key_han(readings_.fold(base::to_utf32(form))))};
    return {type + ":" + form, true};
  }

  /// 산시성 beside 시안, where the document glosses the 산시성 of 타이위안: what stands around it made it the other.
  bool is_homonym(const std::string& form, const EntityRef& e, std::string_view key) const {
    if (e.id() == key) return false;
    const auto all = homonyms(lexicon_, form);
    const auto same = [&](std::string_view id) {
      return std::any_of(all.begin(), all.end(), [&](const EntityRef& x) { return x.id() == id; });
    };
    return same(e.id()) && same(key);
  }

  /// 텐진항, where the document glosses 텐진(天津): the compound of a wrong spelling with it put right; else empty.
  std::string corrected(const std::string& form) const {
    for (const auto& [wrong, right] : wrong_)
      if (form.size() > wrong.size() && form.starts_with(wrong)) return right + form.substr(wrong.size());
    return {};
  }

  /// The listed entity of a mention: its own, or that of the spelling that it is put right to.
  EntityRef meant(const Mention& m) const {
    if (m.entity != mention::kNone || m.pair != mention::kNone) return listed(m);
    const std::string right = corrected(text(m));
    return right.empty() ? EntityRef{}
                         : mention::entity_of(lexicon_, mention::spelled(lexicon_, base::to_utf32(right), m.type));
  }

  Name& name_of(Mention& m, Order at) {
    Key key = key_of(m);
    const auto [it, fresh] = numbers_[key.open].try_emplace(key.text, static_cast<uint32_t>(out_.names.size()));
    m.ledger = it->second;
    if (!fresh) return out_.names[it->second];
    Name& n = out_.names.emplace_back();
    n.key = std::move(key.text);
    n.open = key.open;
    n.type = m.type;
    n.subtype = m.subtype;
    n.first = at;
    return n;
  }

  void add_han(Name& n, std::string written, std::u32string_view han, Place place) {
    for (HanForm& x : n.han)
      if (x.text == written) {
        ++x.count;
        x.first = std::min(x.first, place);
        return;
      }
    n.han.push_back({std::move(written), std::string(script_of(readings_, han)), 1, place});
  }

  void add(uint32_t i) {
    Mention& m = observation_.mentions[i];
    const Order at{document_, i};
    Name& n = name_of(m, at);
    if (!n.listed)
      if (const EntityRef ref = meant(m); ref && n.key == ref.id()) n.listed = ref, n.listed_at = at;
    ++n.mentions;
    const Pair* p = pair_of(m);
    if (p) add_han(n, base::to_utf8(p->han), p->han, {document_, p->han_begin, p->han_end});
    std::string form = text(m);
    Place where{document_, m.begin, m.end};
    if (p && p->han_first) {
      form = base::to_utf8(p->ko);
      where = {document_, p->ko_begin, p->ko_end};
    } else if (m.evidence & mention::kIsHan) {
      return add_han(n, form, base::to_utf32(form), where);
    }
    if (m.evidence & mention::kSurnameOnly) return;
    FormStatus status = FormStatus::preferred;
    if (p) {
      const Verdict v = p->judgement.verdict;
      n.whose.add(reading::sum(p->evidence));
      ++n.decided;
      // A word that is put into Korean and right so is not heard in Mandarin.
      const reading::Alignment& a = p->judgement.alignment;
      const bool heard = a.steps.empty() || a.count(reading::Kind::mandarin) + a.count(reading::Kind::rare) +
                                                    a.count(reading::Kind::slip) + a.count(reading::Kind::listed) >
                                                0;
      n.sino += v == Verdict::right_sino || (v == Verdict::right && !heard);
      n.mandarin += (v == Verdict::right && heard) || v == Verdict::reading_mismatch || v == Verdict::sino_reading;
      if (v == Verdict::reading_mismatch || v == Verdict::forbidden) status = FormStatus::wrong;
      if (v == Verdict::sino_reading || v == Verdict::mandarin_historic) status = FormStatus::variant;
      if (v == Verdict::customary) status = FormStatus::allowed;
      if (n.standard.empty() && !p->judgement.expected.empty() && status != FormStatus::preferred) {
        n.standard = base::to_utf8(p->judgement.expected);
        n.standard_at = at;
      }
    }
    if (!p && n.listed && mention::is_sino_form(lexicon_, n.listed, base::to_utf32(form))) status = FormStatus::variant;
    if (m.evidence & mention::kMisspelled) status = FormStatus::wrong;
    if (const std::string right = p || listed(m) ? std::string() : corrected(form); !right.empty()) {
      status = FormStatus::wrong;
      if (n.standard.empty()) n.standard = right, n.standard_at = at;
    }
    auto f = std::find_if(n.forms.begin(), n.forms.end(), [&](const Form& x) { return x.text == form; });
    if (f == n.forms.end()) f = n.forms.insert(f, {form, status, 0, {}});
    f->status = std::max(f->status, status);
    ++f->count;
    if (keep_ == Keep::places) f->places.push_back(where);
  }

  /// In order of the keys, whatever stands first in the text.
  void arrange() {
    std::vector<uint32_t> order(out_.names.size()), number(out_.names.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      const Name &x = out_.names[a], &y = out_.names[b];
      return std::tie(x.key, x.open) < std::tie(y.key, y.open);
    });
    std::vector<Name> sorted;
    sorted.reserve(order.size());
    for (const uint32_t n : order) {
      number[n] = static_cast<uint32_t>(sorted.size());
      sorted.push_back(std::move(out_.names[n]));
    }
    out_.names = std::move(sorted);
    for (Mention& m : observation_.mentions)
      if (m.type != Type::date) m.ledger = number[m.ledger];
  }

  const reading::Readings& readings_;
  const image::Lexicon& lexicon_;
  const token::Words& words_;
  uint32_t document_;
  std::string_view text_;
  mention::Observation& observation_;
  Keep keep_;
  template <class T>
  using ByText = std::unordered_map<std::string, T>;
  ByText<std::vector<std::string>> glossed_;                  // spelling -> keys
  std::map<std::string, std::string, std::greater<>> wrong_;  // spelling -> the right one; of two the longer first
  ByText<std::vector<std::pair<uint64_t, Key>>> surnames_;    // -> where, key
  ByText<uint32_t> numbers_[2];                               // closed, open: key -> number of the name
  Partial out_;
};

}  // namespace

Partial reduce(const reading::Readings& readings, const token::Words& words, uint32_t document, std::string_view text,
               mention::Observation& observation, Keep keep) {
  return Reducer(readings, words, document, text, observation, keep).reduce();
}

}  // namespace ireum::entity
