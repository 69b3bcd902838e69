// near-miss: a spelling without Han that is one slip from exactly one known name; and a spelling
// that a pair of the corpus shows to be wrong, wherever else it stands.
#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "base/utf8.h"
#include "check/context.h"
#include "reading/jamo.h"

namespace ireum::check {

using entity::Entry;
using entity::Form;
using entity::FormStatus;
using entity::Place;
using gloss::Pair;
using gloss::Verdict;
using image::Type;
using mention::Mention;

namespace {

/// Where a wrong spelling is glossed: the pair that proves it.
struct Proof {
  const Pair* pair = nullptr;
  uint32_t document = 0;
};

std::map<std::string, Proof> proofs(const Context& c) {
  std::map<std::string, Proof> out;
  for (uint32_t d = 0; d < c.documents.size(); ++d)
    for (const Pair& p : c.documents[d].observation->pairs)
      if (p.judgement.verdict == Verdict::reading_mismatch && !p.judgement.expected.empty() && !p.han_first)
        out.try_emplace(base::to_utf8(p.ko), Proof{&p, d});
  return out;
}

/// The listed form that `wrong` is a slip of.
std::string right_form(const Context& c, const image::EntityRef& e, std::u32string_view wrong) {
  for (const image::Form& f : e.forms()) {
    if (f.han) continue;
    const std::u32string form = base::to_utf32(e.image->str(f.text));
    if (c.aligner->slips().slip_between(form, wrong)) return base::to_utf8(form);
  }
  return {};
}

/// The names that may be missed: those that the corpus glosses, or that are listed and occur in it.
class Slips {
 public:
  struct Meant {
    const Entry* entry = nullptr;
    std::string_view form;
    size_t count = 0;  // of how many names the word is a slip
  };

  Slips(const entity::Ledger& ledger, const reading::SlipTable& table) : table_(table) {
    for (const Entry& e : ledger.entries) {
      if (e.han.empty() && !e.listed) continue;
      for (const Form& f : e.forms) {
        if (f.status > FormStatus::allowed) continue;
        add(e, f.text);
      }
      if (const std::string_view meant = e.meant(); !meant.empty()) add(e, meant);
    }
  }

  const Meant& meant_by(const std::u32string& word) {
    const auto [it, fresh] = known_.try_emplace(word);
    if (fresh) {
      for (const size_t n : short_) weigh(names_[n], word, it->second);
      if (const auto i = by_first_.find(word.front()); i != by_first_.end())
        for (const size_t n : i->second) weigh(names_[n], word, it->second);
      if (const auto i = by_last_.find(word.back()); i != by_last_.end())
        for (const size_t n : i->second)
          if (names_[n].text.front() != word.front()) weigh(names_[n], word, it->second);
    }
    return it->second;
  }

 private:
  struct Name {
    const Entry* entry;
    std::string_view form;
    std::u32string text;
  };

  void add(const Entry& e, std::string_view form) {
    std::u32string text = base::to_utf32(form);
    if (text.size() < 3) return;
    const size_t n = names_.size();
    // One slip leaves the first syllable or the last, unless the name is no longer than it.
    if (text.size() <= table_.reach()) {
      short_.push_back(n);
    } else {
      by_first_[text.front()].push_back(n);
      by_last_[text.back()].push_back(n);
    }
    names_.push_back({&e, form, std::move(text)});
  }

  void weigh(const Name& name, std::u32string_view word, Meant& out) {
    constexpr int kMostCost = 5;
    if (table_.slip_between(name.text, word).cost <= kMostCost) out = {name.entry, name.form, out.count + 1};
  }

  const reading::SlipTable& table_;
  std::vector<Name> names_;
  std::vector<size_t> short_;
  std::unordered_map<char32_t, std::vector<size_t>> by_first_, by_last_;
  std::unordered_map<std::u32string, Meant> known_;
};

/// The glossed persons of the ledger, by surname and length of the name.
class Persons {
 public:
  explicit Persons(const entity::Ledger& ledger) {
    for (const Entry& e : ledger.entries) {
      if (e.type != Type::person || e.han.empty()) continue;
      for (const Form& f : e.forms) {
        if (f.status > FormStatus::allowed || f.places.empty()) continue;
        std::u32string name = base::to_utf32(f.text);
        by_begin_[{name[0], name.size()}].push_back({&e, &f, std::move(name)});
      }
    }
  }

  /// The person whose name differs from `word` by one jamo behind the surname, where the document
  /// glosses exactly one such.
  std::string one_jamo_away(std::u32string_view word, uint32_t document, const Entry** found) const {
    std::string out;
    const auto it = by_begin_.find({word[0], word.size()});
    if (it == by_begin_.end()) return out;
    for (const Name& n : it->second) {
      if (n.form->places.front().document != document) continue;
      int differ = 0;
      for (size_t i = 1; i < word.size() && differ < 2; ++i)
        differ += base::is_hangul(n.text[i]) && base::is_hangul(word[i]) ? reading::distance(n.text[i], word[i])
                                                                         : 2 * (n.text[i] != word[i]);
      if (differ != 1) continue;
      if (*found && *found != n.entry) return *found = nullptr, std::string();
      *found = n.entry;
      out = n.form->text;
    }
    return out;
  }

 private:
  struct Name {
    const Entry* entry;
    const Form* form;
    std::u32string text;
  };
  std::map<std::pair<char32_t, size_t>, std::vector<Name>> by_begin_;
};

/// Whether Han in a bracket stand behind the word that holds `at`: 하이쿠(俳句) is what its gloss says.
bool glossed_with_han(std::string_view text, size_t at) {
  char32_t x = U'\n';
  while (at < text.size() && base::is_hangul(x = base::next_code_point(text, at))) {}
  return token::is_open_bracket(x) && at < text.size() && base::is_han(base::next_code_point(text, at));
}

}  // namespace

void check_near_misses(const Context& c, Findings& out) {
  const int near = c.on("near-miss"), mismatch = c.on("reading-mismatch");
  const auto proven = proofs(c);
  // What may be missed: names that the corpus glosses, or that are listed and occur in it.
  std::optional<Slips> slips;
  std::optional<Persons> persons;
  for (uint32_t d = 0; d < c.documents.size(); ++d) {
    const DocumentView& doc = c.documents[d];
    const std::string_view text = doc.text();
    for (const Mention& m : doc.observation->mentions) {
      if (m.type == Type::date || m.type == Type::work ||
          m.evidence & (mention::kIsHan | mention::kSurnameOnly | mention::kKoreanName) || m.pair != mention::kNone)
        continue;
      const std::string form(text.substr(m.begin, m.end - m.begin));
      if (const auto it = proven.find(form); it != proven.end() && mismatch >= 0) {
        const Pair& p = *it->second.pair;
        Finding f = make(c, mismatch, d, m.begin, m.end,
                         p.judgement.entity || p.judgement.basis >= reading::Basis::list ? "list" : "table");
        f.han = base::to_utf8(p.han);
        f.basis = p.judgement.entity ? "list" : "table";
        f.expected.push_back(base::to_utf8(p.judgement.expected));
        f.related.push_back({{it->second.document, p.ko_begin, p.han_end + 1}, "related.pair"});
        f.related_total = 1;
        add_fix(c, f, f.expected[0],
                p.judgement.entity && p.judgement.type != Type::person ? Safety::safe : Safety::unsafe);
        out.push_back(std::move(f));
        continue;
      }
      if (near < 0 || glossed_with_han(text, m.end)) continue;
      std::string expected, han;
      const Entry* known = nullptr;
      if (m.evidence & mention::kMisspelled && m.entity != mention::kNone) {
        const image::EntityRef e{c.readings().lexicon().images()[m.image], m.entity};
        expected = right_form(c, e, base::to_utf32(form));
        han = e.han();
        known = c.ledger->find(e.id());
      } else if (m.ledger != mention::kNone && !c.ledger->entries[m.ledger].listed &&
                 c.ledger->entries[m.ledger].han.empty()) {
        if (!slips) slips.emplace(*c.ledger, c.aligner->slips());
        const std::u32string word = base::to_utf32(form);
        if (const Slips::Meant& meant = slips->meant_by(word); meant.count == 1) {
          known = meant.entry;
          if (known->type != m.type && word.size() < 4)
            continue;  // four syllables are no coincidence: 징마이싼 정상에서
          expected = meant.form;
        } else if (m.type == Type::person && word.size() >= 3) {
          if (!persons) persons.emplace(*c.ledger);
          expected = persons->one_jamo_away(word, d, &known);
        }
        if (!known) continue;
        han = known->han.empty() ? std::string() : known->han.front().text;
      }
      if (expected.empty()) continue;
      Finding f = make(c, near, d, m.begin, m.end);
      f.han = han;
      f.basis = known && !known->listed ? "document" : "list";
      f.expected.push_back(expected);
      f.args.emplace_back("other", expected);
      if (known)
        for (const Form& k : known->forms)
          if (k.text == expected) {
            f.related_total = static_cast<uint32_t>(k.places.size());
            for (size_t i = 0; i < std::min<size_t>(5, k.places.size()); ++i)
              f.related.push_back({k.places[i], "related.same-name"});
          }
      add_fix(c, f, expected,
              f.basis == "list" && m.type != Type::person && m.evidence & mention::kMisspelled ? Safety::safe
                                                                                               : Safety::unsafe);
      out.push_back(std::move(f));
    }
  }
}

}  // namespace ireum::check
