#include "entity/build.h"

#include <algorithm>
#include <deque>
#include <numeric>
#include <unordered_map>

#include "base/utf8.h"
#include "entity/homonyms.h"
#include "mention/words.h"

namespace ireum::entity {

using image::EntityRef;
using image::Role;
using image::Type;
using mention::Mention;
using mention::Pair;
using reading::Verdict;

std::string_view status_name(FormStatus s) {
  static constexpr std::string_view kNames[] = {"preferred", "allowed", "variant", "wrong"};
  return kNames[static_cast<size_t>(s)];
}

const Entry* Ledger::find(std::string_view key) const {
  const auto it = std::lower_bound(entries.begin(), entries.end(), key, [](const Entry& e, std::string_view k) { return e.key < k; });
  return it != entries.end() && it->key == key ? &*it : nullptr;
}

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

namespace {

EntityRef listed(const image::Lexicon& lexicon, const Mention& m) {
  return m.entity == mention::kNone ? EntityRef{} : EntityRef{lexicon.images()[m.image], m.entity};
}

/// Removes Han that was lost or invisible, so that two writings of one name share a key.
std::u32string key_han(std::u32string_view folded) {
  std::u32string out;
  for (const char32_t c : folded)
    if (base::is_han(c) || base::is_digit(c) || base::is_latin(c)) out += c;
  return out;
}

class Builder {
 public:
  Builder(const reading::Readings& readings, std::span<const Part> parts) : readings_(readings), lexicon_(readings.lexicon()), parts_(parts) {}

  Ledger build() {
    for (const Part& part : parts_) settle_homonyms(lexicon_, part.text, *part.observation);
    learn();
    for (uint32_t d = 0; d < parts_.size(); ++d)
      for (Mention& m : parts_[d].observation->mentions)
        if (m.type != Type::date) add(d, m);
    return finish();
  }

 private:
  std::string text(uint32_t d, uint64_t b, uint64_t e) const { return std::string(parts_[d].text.substr(b, e - b)); }
  const Pair* pair_of(uint32_t d, const Mention& m) const {
    return m.pair == mention::kNone ? nullptr : &parts_[d].observation->pairs[m.pair];
  }

  /// The Han that a pair really means: the corrected one where the Han is wrong.
  static std::u32string true_han(const Pair& p) {
    return key_han(p.judgement.verdict == Verdict::han_mismatch && p.judgement.other_hangul.empty() ? p.judgement.expected_han : p.folded);
  }

  /// What every document's glosses say of a spelling: Hangul -> keys, per document and over all.
  void learn() {
    for (uint32_t d = 0; d < parts_.size(); ++d)
      for (const Mention& m : parts_[d].observation->mentions) {
        const Pair* p = pair_of(d, m);
        if (!p || m.type == Type::date) continue;
        const std::string key = key_of_pair(d, m, *p);
        const std::string form = p->han_first ? base::to_utf8(p->ko) : text(d, m.begin, m.end);
        auto& here = local_[d][form];
        if (std::find(here.begin(), here.end(), key) == here.end()) here.push_back(key);
        auto& all = global_[form];
        if (std::find(all.begin(), all.end(), key) == all.end()) all.push_back(key);
        if (m.type == Type::person) {
          int rank = 0;
          const auto ko = base::to_utf32(form);
          const size_t s = words_.surname_length(ko, &rank);
          if (s && s < ko.size()) surname_[d][base::to_utf8(std::u32string_view(ko).substr(0, s))].push_back({m.begin, key});
        }
      }
  }

  std::string key_of_pair(uint32_t d, const Mention& m, const Pair& p) const {
    if (const EntityRef e = listed(lexicon_, m)) return std::string(e.id());
    const std::u32string han = true_han(p);
    if (const auto e = reading::listed_by_han(lexicon_, han); e && e->type() == m.type) return std::string(e->id());
    (void)d;
    return std::string(mention::type_name(m.type)) + ":" + base::to_utf8(han);
  }

  static bool is_listed(std::string_view key) { return key.find(':') == key.npos; }

  std::string key_of(uint32_t d, const Mention& m) const {
    if (const Pair* p = pair_of(d, m)) return key_of_pair(d, m, *p);
    const std::string form = text(d, m.begin, m.end);
    if (m.evidence & mention::kSurnameOnly) {
      // The nearest person of that surname before this place, else the first of the document.
      const auto it = surname_[d].find(form);
      if (it != surname_[d].end()) {
        const std::string* best = &it->second.front().second;
        for (const auto& [at, key] : it->second)
          if (at < m.begin) best = &key;
        return *best;
      }
      return "person:" + form;
    }
    if (const auto it = local_[d].find(form); it != local_[d].end() && !it->second.empty()) {
      const auto& keys = it->second;
      if (keys.size() > 1 && m.type == Type::place) {
        // Glossed as two places: which one was settled by what stands around it, or not at all.
        const EntityRef e = listed(lexicon_, m);
        if (e && std::find(keys.begin(), keys.end(), e.id()) != keys.end()) return std::string(e.id());
        if (!e && std::count_if(keys.begin(), keys.end(), is_listed) > 1) return std::string(mention::type_name(m.type)) + ":" + form;
      }
      for (const std::string& k : keys)
        if (keys.size() == 1 || is_listed(k)) return k;
      return keys.front();
    }
    if (const EntityRef e = listed(lexicon_, m)) {
      // Homonyms: another document's gloss decides only where the list is ambiguous.
      return std::string(e.id());
    }
    if (m.evidence & mention::kIsHan) return std::string(mention::type_name(m.type)) + ":" + base::to_utf8(key_han(readings_.fold(base::to_utf32(form))));
    if (const auto it = global_.find(form); it != global_.end() && it->second.size() == 1) return it->second.front();
    return std::string(mention::type_name(m.type)) + ":" + form;
  }

  void add(uint32_t d, Mention& m) {
    const std::string key = key_of(d, m);
    const auto [it, fresh] = numbers_.try_emplace(key, static_cast<uint32_t>(entries_.size()));
    if (fresh) entries_.emplace_back();
    Entry& e = entries_[it->second];
    if (fresh) {
      e.key = key;
      e.type = m.type;
      e.subtype = m.subtype;
    }
    if (!e.listed)
      if (const EntityRef ref = listed(lexicon_, m); ref && key == ref.id()) e.listed = ref;
    ++e.mentions;
    m.ledger = it->second;
    const Place place{d, m.begin, m.end};
    const Pair* p = pair_of(d, m);
    if (p) {
      HanForm* h = nullptr;
      const std::string written = base::to_utf8(p->han);
      for (HanForm& x : e.han)
        if (x.text == written) h = &x;
      if (!h) {
        e.han.push_back({written, std::string(script_of(readings_, p->han)), 0, {d, p->han_begin, p->han_end}});
        h = &e.han.back();
      }
      ++h->count;
    }
    std::string form = text(d, m.begin, m.end);
    Place where = place;
    FormStatus status = FormStatus::preferred;
    if (p && p->han_first) {
      form = base::to_utf8(p->ko);
      where = {d, p->ko_begin, p->ko_end};
    } else if (m.evidence & mention::kIsHan) {
      HanForm* h = nullptr;
      for (HanForm& x : e.han)
        if (x.text == form) h = &x;
      if (!h) {
        e.han.push_back({form, std::string(script_of(readings_, base::to_utf32(form))), 0, place});
        h = &e.han.back();
      }
      ++h->count;
      return;
    }
    if (m.evidence & mention::kSurnameOnly) return;
    if (p) {
      const Verdict v = p->judgement.verdict;
      if (v == Verdict::reading_mismatch || v == Verdict::forbidden) status = FormStatus::wrong;
      if (v == Verdict::sino_reading || v == Verdict::mandarin_historic) status = FormStatus::variant;
      if (v == Verdict::customary) status = FormStatus::allowed;
      if (e.standard.empty() && !p->judgement.expected.empty() && status != FormStatus::preferred) e.standard = base::to_utf8(p->judgement.expected);
    }
    if (m.evidence & mention::kMisspelled) status = FormStatus::wrong;
    Form* f = nullptr;
    for (Form& x : e.forms)
      if (x.text == form) f = &x;
    if (!f) {
      e.forms.push_back({form, status, 0, {}});
      f = &e.forms.back();
    }
    f->status = std::max(f->status, status);
    ++f->count;
    f->places.push_back(where);
  }

  /// The form that stands first; of a listed body one that the list knows before a reading of its
  /// short Han: EVE에너지 before 이웨이(亿纬).
  static const Form& best_form(const Entry& e) {
    if (e.listed && e.type != Type::place)
      for (const Form& f : e.forms) {
        if (f.status > FormStatus::allowed) break;
        for (const image::Form& known : e.listed.forms())
          if (!known.han && e.listed.image->str(known.text) == f.text) return f;
      }
    return e.forms.front();
  }

  void settle(Entry& e) {
    if (!e.listed)
      for (const image::Image* image : lexicon_.images())
        (void)image;
    if (e.listed) {
      e.id = e.listed.id();
      e.type = e.listed.type();
      e.subtype = e.listed.subtype();
      const auto parent = e.listed->parent;
      if (parent != image::kNone) e.parent = EntityRef{e.listed.image, parent}.id();
      // Statuses by the list.
      for (Form& f : e.forms) {
        if (f.status == FormStatus::wrong) continue;
        for (const image::Form& known : e.listed.forms()) {
          if (known.han || e.listed.image->str(known.text) != f.text) continue;
          const auto role = static_cast<Role>(known.role);
          f.status = role == Role::canonical || role == Role::stem || role == Role::abbreviation ? FormStatus::preferred
                     : role == Role::forbidden                     ? FormStatus::wrong
                     : f.status == FormStatus::variant             ? f.status
                                                                   : FormStatus::allowed;
        }
      }
    }
    std::stable_sort(e.forms.begin(), e.forms.end(), [](const Form& a, const Form& b) {
      if (a.status != b.status) return a.status < b.status;
      if (a.count != b.count) return a.count > b.count;
      return a.text < b.text;
    });
    std::stable_sort(e.han.begin(), e.han.end(), [](const HanForm& a, const HanForm& b) { return a.first < b.first; });
    // The recommended form: as the list has it, in the extent that the document uses.
    if (!e.forms.empty()) {
      const Form& best = best_form(e);
      e.canonical = best.status <= FormStatus::allowed || e.standard.empty() ? best.text : e.standard;
      // A short form is never the heading of a listed body; a place keeps the extent that the text has.
      if (e.listed && e.type != Type::place && best.status <= FormStatus::allowed)
        for (const image::Form& known : e.listed.forms())
          if (!known.han && known.role == static_cast<uint8_t>(Role::abbreviation) && e.listed.image->str(known.text) == best.text) e.canonical = e.listed.ko();
      if (best.status == FormStatus::variant && e.listed && e.type == Type::person && e.listed.has(image::kHistoric)) e.canonical = e.listed.ko();
    } else if (!e.han.empty()) {
      if (e.listed) e.canonical = e.listed.ko();
      else {
        const std::u32string han = key_han(readings_.fold(base::to_utf32(e.han.front().text)));
        const auto best = readings_.transcribe(han, e.type == Type::person ? reading::NameKind::person : reading::NameKind::any);
        e.canonical = best.complete ? base::to_utf8(best.hangul()) : e.han.front().text;
      }
    }
    e.system = "none";
    if (!e.han.empty()) {
      const std::u32string han = key_han(readings_.fold(base::to_utf32(e.han.front().text)));
      const auto best = readings_.transcribe(han, e.type == Type::person ? reading::NameKind::person : e.type == Type::place ? reading::NameKind::place : reading::NameKind::any);
      const bool japanese = e.listed && e.listed.has(image::kJapanese);
      const bool sino = e.listed && (e.listed.has(image::kHistoric) || e.listed.has(image::kKorean));
      e.system = japanese ? "japanese" : sino ? "sino-korean" : "mandarin";
      if (!japanese && best.complete) e.pinyin = best.pinyin();
      if (e.standard.empty()) e.standard = e.listed ? std::string(e.listed.ko()) : best.complete ? base::to_utf8(best.hangul()) : "";
    }
  }

  Ledger finish() {
    std::vector<uint32_t> order(entries_.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return entries_[a].key < entries_[b].key; });
    std::vector<uint32_t> place(order.size());
    Ledger out;
    out.entries.reserve(order.size());
    for (const uint32_t n : order) {
      place[n] = static_cast<uint32_t>(out.entries.size());
      settle(entries_[n]);
      out.entries.push_back(std::move(entries_[n]));
    }
    for (const Part& part : parts_)
      for (Mention& m : part.observation->mentions)
        if (m.type != Type::date) m.ledger = place[m.ledger];
    return out;
  }

  const reading::Readings& readings_;
  const image::Lexicon& lexicon_;
  const mention::Words words_{lexicon_};
  std::span<const Part> parts_;
  template <class T>
  using ByText = std::unordered_map<std::string, T>;
  std::vector<ByText<std::vector<std::string>>> local_{parts_.size()};  // by document
  ByText<std::vector<std::string>> global_;
  std::vector<ByText<std::vector<std::pair<uint64_t, std::string>>>> surname_{parts_.size()};
  ByText<uint32_t> numbers_;    // key -> number of the entry
  std::deque<Entry> entries_;   // as they come; sorted at the end
};

}  // namespace

Ledger build(const reading::Readings& readings, std::span<const Part> parts) { return Builder(readings, parts).build(); }

}  // namespace ireum::entity
