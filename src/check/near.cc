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
using image::Type;
using mention::Mention;
using mention::Pair;
using reading::Verdict;

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
    for (const reading::WrongForm& w : c.aligner->slips().of(form))
      if (w.hangul == wrong) return base::to_utf8(form);
  }
  return {};
}

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
        differ += base::is_hangul(n.text[i]) && base::is_hangul(word[i]) ? reading::distance(n.text[i], word[i]) : 2 * (n.text[i] != word[i]);
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

}  // namespace

void check_near_misses(const Context& c, Findings& out) {
  const int near = c.on("near-miss"), mismatch = c.on("reading-mismatch");
  const auto proven = proofs(c);
  // What may be missed: names that the corpus glosses, or that are listed and occur in it.
  struct Meant {
    const Entry* entry = nullptr;
    const Form* form = nullptr;
    size_t count = 0;  // how many names' slip it is
  };
  std::unordered_map<std::u32string_view, Meant> meant;  // keys live in the slips' memory
  std::optional<Persons> persons;
  bool ready = false;
  const auto prepare = [&] {
    for (const Entry& e : c.ledger->entries) {
      if (e.han.empty() && !e.listed) continue;
      for (const Form& f : e.forms) {
        if (f.status > FormStatus::allowed) continue;
        const std::u32string form = base::to_utf32(f.text);
        if (form.size() < 3) continue;
        for (const reading::WrongForm& w : c.aligner->slips().of(form))
          if (w.cost <= 5) {
            Meant& m = meant[w.hangul];
            m = {&e, &f, m.count + 1};
          }
      }
    }
    ready = true;
  };
  for (uint32_t d = 0; d < c.documents.size(); ++d) {
    const DocumentView& doc = c.documents[d];
    const std::string_view text = doc.text();
    for (const Mention& m : doc.observation->mentions) {
      if (m.type == Type::date || m.type == Type::work || m.evidence & (mention::kIsHan | mention::kSurnameOnly) || m.pair != mention::kNone) continue;
      const std::string form(text.substr(m.begin, m.end - m.begin));
      if (const auto it = proven.find(form); it != proven.end() && mismatch >= 0) {
        const Pair& p = *it->second.pair;
        Finding f = make(c, mismatch, d, m.begin, m.end, p.judgement.entity || p.judgement.basis >= reading::Basis::list ? "list" : "table");
        f.han = base::to_utf8(p.han);
        f.basis = p.judgement.entity ? "list" : "table";
        f.expected.push_back(base::to_utf8(p.judgement.expected));
        f.related.push_back({{it->second.document, p.ko_begin, p.han_end + 1}, "related.pair"});
        f.related_total = 1;
        add_fix(c, f, f.expected[0], p.judgement.entity && p.judgement.type != Type::person ? Safety::safe : Safety::unsafe);
        out.push_back(std::move(f));
        continue;
      }
      if (near < 0) continue;
      std::string expected, han;
      const Entry* known = nullptr;
      if (m.evidence & mention::kMisspelled && m.entity != mention::kNone) {
        const image::EntityRef e{c.readings().lexicon().images()[m.image], m.entity};
        expected = right_form(c, e, base::to_utf32(form));
        han = e.han();
        known = c.ledger->find(e.id());
      } else if (m.ledger != mention::kNone && !c.ledger->entries[m.ledger].listed && c.ledger->entries[m.ledger].han.empty()) {
        if (!ready) prepare();
        const std::u32string word = base::to_utf32(form);
        const auto it = meant.find(word);
        if (it != meant.end() && it->second.count == 1) {
          known = it->second.entry;
          if (known->type != m.type) continue;
          expected = it->second.form->text;
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
            for (size_t i = 0; i < std::min<size_t>(5, k.places.size()); ++i) f.related.push_back({k.places[i], "related.same-name"});
          }
      add_fix(c, f, expected, f.basis == "list" && m.type != Type::person && m.evidence & mention::kMisspelled ? Safety::safe : Safety::unsafe);
      out.push_back(std::move(f));
    }
  }
}

}  // namespace ireum::check
