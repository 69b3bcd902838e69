// near-miss: a spelling without Han that is one slip from exactly one known name; and a spelling
// that a pair of the corpus shows to be wrong, wherever else it stands.
#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "base/utf8.h"
#include "check/context.h"
#include "check/proven.h"
#include "check/slip_judge.h"
#include "reading/jamo.h"

namespace ireum::check {

using entity::Entry;
using entity::Form;
using entity::FormStatus;
using entity::Place;
using image::Type;
using mention::Mention;

namespace {

/// The listed form that `wrong` is a slip of; empty for none.
std::u32string right_form(const Context& c, const image::EntityRef& e, std::u32string_view wrong) {
  for (const image::Form& f : e.forms()) {
    if (f.han) continue;
    std::u32string form = base::to_utf32(e.image->str(f.text));
    if (c.aligner->slips().slip_between(form, wrong)) return form;
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
        auto& same = by_begin_[{name[0], name.size()}];
        same.push_back({&e, &f, std::move(name)});
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

/// A listed name that a word may be a slip of, and the form of it.
struct Target {
  image::EntityRef entity;
  std::u32string right;
};

/// The near misses of one document.
class NearMisses {
 public:
  NearMisses(const Context& c, uint32_t document, int rule, Findings& out)
      : c_(c), document_(document), rule_(rule), out_(out), text_(c.documents[document].text()), judge_(c, document) {}

  void listed(const Mention& m, const std::u32string& word) {
    const std::optional<Target> target = meant(m, word);
    if (!target) return;
    SlipCase s{m.begin, m.end, word_end(m), target->entity, word, target->right, m.type, false};
    const Entry* entry = c_.ledger->find(target->entity.id());
    s.present = target->entity.has(image::kUser) || (entry && stands_here(*entry)) || head_stands_here(*target, word);
    if (s.present && entry && entry->type == Type::person && is_another(m, word, *entry)) return;
    const Trust trust = judge_.judge(s);
    if (trust == Trust::none) return;
    put(m, base::to_utf8(target->right), std::string(target->entity.han()), "list", entry,
        trust == Trust::sure ? Safety::safe : Safety::unsafe);
  }

  /// A word that no list knows beside names of the corpus.
  void of_document(const Mention& m, const std::u32string& word, Slips& slips, const Persons& persons) {
    const Slips::Meant& meant = slips.meant_by(word);
    const Entry* known = meant.count == 1 ? meant.entry : nullptr;
    std::string expected(known ? meant.form : std::string_view());
    // Four syllables are no coincidence: 징마이싼 정상에서.
    if (known && known->type != m.type && word.size() < 4) return;
    if (!known && m.type == Type::person && word.size() >= 3) expected = persons.one_jamo_away(word, document_, &known);
    if (!known || expected.empty()) return;
    if (!judge_.is_whole_word(m.begin, word_end(m)) || judge_.korean().is_korean(word) || is_another(m, word, *known))
      return;
    put(m, expected, known->han.empty() ? "" : known->han.front().text, known->listed ? "list" : "document", known,
        Safety::unsafe);
  }

  bool is_slip_of_listed(const std::u32string& word) const {
    return word.size() >= 3 && c_.readings().lexicon().has(image::List::slip_name, word);
  }

 private:
  /// Where the word ends that the mention begins, where it is the head of a longer one.
  uint64_t word_end(const Mention& m) const {
    const auto& all = c_.documents[document_].observation->mentions;
    const bool head = m.parent != mention::kNone && all[m.parent].begin == m.begin && all[m.parent].type != Type::work;
    return head ? all[m.parent].end : m.end;
  }

  bool stands_here(const Entry& e) const {
    return std::any_of(e.forms.begin(), e.forms.end(), [&](const Form& f) {
      if (f.status > FormStatus::allowed) return false;
      const auto p = std::partition_point(f.places.begin(), f.places.end(),
                                          [&](const Place& x) { return x.document < document_; });
      return p != f.places.end() && p->document == document_;
    });
  }

  /// 텐진항 where 톈진 stands: the listed name is made of one that the document has, and the rest is spelled well.
  bool head_stands_here(const Target& target, std::u32string_view word) const {
    constexpr size_t kLongestTail = 3;
    const std::u32string_view right = target.right;
    const image::Lexicon& lexicon = c_.readings().lexicon();
    for (size_t n = 1; n <= kLongestTail && n + 2 <= right.size(); ++n) {
      const auto tail = right.substr(right.size() - n);
      if (!word.ends_with(tail) || !lexicon.has(image::List::generic_hangul, tail)) continue;
      const image::Hit hit = lexicon.find(image::List::name_hangul, right.substr(0, right.size() - n));
      for (const image::Sense& s : hit.senses) {
        const Entry* entry = c_.ledger->find(image::EntityRef{hit.image, s.target}.id());
        if (entry && stands_here(*entry)) return true;
      }
    }
    return false;
  }

  /// Two persons, each sound and with a title of its own, are two; so are two sound names of places in one line.
  bool is_another(const Mention& m, const std::u32string& word, const Entry& known) const {
    if (m.type == Type::person) {
      if (!judge_.is_sound_person(word)) return false;
      if (known.han.empty()) return true;
      const bool korean = judge_.korean().may_be_korean_person(word);
      return korean ? judge_.is_titled(m.begin, m.end) : has_own_title(m, known);
    }
    return m.type == Type::place && c_.words->is_mandarin_spelling(word) && known.listed &&
           judge_.china().in_line(known.listed, m.begin);
  }

  /// Whether the title behind the name stands behind none of the other's places (the first of them).
  bool has_own_title(const Mention& m, const Entry& known) const {
    constexpr size_t kMostPlaces = 20;
    const std::u32string title = judge_.title_behind(m.end);
    if (title.empty()) return false;
    size_t asked = 0;
    for (const Form& f : known.forms)
      for (const Place& p : f.places) {
        if (p.document != document_ || ++asked > kMostPlaces) continue;
        const size_t close = text_.find(')', p.end);
        const bool gloss = text_[std::min<size_t>(p.end, text_.size() - 1)] == '(' && close != text_.npos;
        if (judge_.is_title_around(title, p.begin, gloss ? close + 1 : p.end)) return false;
      }
    return true;
  }

  /// All listed names that the word is one slip from.
  std::vector<Target> targets(const std::u32string& word) const {
    std::vector<Target> out;
    const image::Hit hit = c_.readings().lexicon().find(image::List::slip_name, word);
    for (const image::Sense& s : hit.senses) {
      const image::EntityRef e{hit.image, s.target};
      if (std::u32string right = right_form(c_, e, word); !right.empty()) out.push_back({e, std::move(right)});
    }
    return out;
  }

  /// The name that is meant: of several the one of the province that the line names, and none that stands beside.
  std::optional<Target> meant(const Mention& m, const std::u32string& word) const {
    std::vector<Target> all = targets(word);
    const auto one = [&] {
      return !all.empty() &&
             std::all_of(all.begin(), all.end(), [&](const Target& t) { return t.right == all[0].right; });
    };
    if (!one()) std::erase_if(all, [&](const Target& t) { return judge_.china().in_line(t.entity, m.begin); });
    if (!one()) std::erase_if(all, [&](const Target& t) { return !judge_.china().parent_in_line(t.entity, m.begin); });
    if (one()) return all[0];
    if (m.evidence & mention::kMisspelled && m.entity != mention::kNone && targets(word).size() < 2) {
      const image::EntityRef e{c_.readings().lexicon().images()[m.image], m.entity};
      if (std::u32string right = right_form(c_, e, word); !right.empty()) return Target{e, std::move(right)};
    }
    return std::nullopt;
  }

  void put(const Mention& m, const std::string& expected, const std::string& han, const char* basis, const Entry* known,
           Safety safety) {
    Finding f = make(c_, rule_, document_, m.begin, m.end);
    f.han = han;
    f.basis = basis;
    f.expected.push_back(expected);
    f.args.emplace_back("other", expected);
    if (known)
      for (const Form& k : known->forms)
        if (k.text == expected) {
          f.related_total = static_cast<uint32_t>(k.places.size());
          for (size_t i = 0; i < std::min<size_t>(5, k.places.size()); ++i)
            f.related.push_back({k.places[i], "related.same-name"});
        }
    add_fix(c_, f, expected, safety);
    out_.push_back(std::move(f));
  }

  const Context& c_;
  uint32_t document_;
  int rule_;
  Findings& out_;
  std::string_view text_;
  SlipJudge judge_;
};

bool may_be_missed(const Mention& m) {
  return m.type != Type::date && m.type != Type::work && m.pair == mention::kNone &&
         !(m.evidence & (mention::kIsHan | mention::kSurnameOnly | mention::kKoreanName));
}

}  // namespace

void check_near_misses(const Context& c, Findings& out) {
  const int near = c.on("near-miss"), mismatch = c.on("reading-mismatch");
  const Proofs proven = proofs(c);
  // What may be missed: names that the corpus glosses, or that are listed and occur in it.
  std::optional<Slips> slips;
  std::optional<Persons> persons;
  for (uint32_t d = 0; d < c.documents.size(); ++d) {
    const std::string_view text = c.documents[d].text();
    std::optional<NearMisses> misses;
    for (const Mention& m : c.documents[d].observation->mentions) {
      if (!may_be_missed(m) || glossed_with_han(text, m.end)) continue;
      const std::string form(text.substr(m.begin, m.end - m.begin));
      if (const auto it = proven.find(form); it != proven.end() && mismatch >= 0) {
        out.push_back(as_proven(c, mismatch, d, m.begin, m.end, it->second));
        continue;
      }
      if (near < 0) continue;
      const bool misspelled = m.evidence & mention::kMisspelled && m.entity != mention::kNone;
      const bool unknown = !misspelled && m.ledger != mention::kNone && !c.ledger->entries[m.ledger].listed &&
                           c.ledger->entries[m.ledger].han.empty();
      if (!misspelled && !unknown) continue;
      if (!misses) misses.emplace(c, d, near, out);
      const std::u32string word = base::to_utf32(form);
      if (misspelled || misses->is_slip_of_listed(word)) {
        misses->listed(m, word);
        continue;
      }
      if (!slips) slips.emplace(*c.ledger, c.aligner->slips()), persons.emplace(*c.ledger);
      misses->of_document(m, word, *slips, *persons);
    }
  }
  if (mismatch >= 0) check_proven_heads(c, mismatch, proven, out);
}

}  // namespace ireum::check
