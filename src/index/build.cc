// From what was gathered to entries. Each entity that is left with a place becomes a draft with its
// heading and key; forced words, see-references, relations and subentries are laid over the drafts;
// at the end they are put in order.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "index/drafts.h"
#include "index/gather.h"
#include "index/heading.h"
#include "index/heading_text.h"
#include "index/index.h"
#include "index/places.h"
#include "index/sort_key.h"

namespace ireum::index {
namespace {

using entity::FormStatus;
using image::Type;

Type type_of_word(const std::string& t) {
  return t == "person"         ? Type::person
         : t == "place"        ? Type::place
         : t == "organization" ? Type::organization
         : t == "work"         ? Type::work
                               : Type::none;
}

class Builder {
 public:
  Builder(const image::Lexicon& lexicon, const entity::Ledger& ledger, Gathering gathering,
          std::span<const uint32_t> entries, const IndexOptions& options)
      : lexicon_(lexicon),
        ledger_(ledger),
        options_(options),
        words_(lexicon),
        headings_(lexicon, ledger, options),
        places_(std::move(gathering.places)),
        gathered_(ledger.entries.size()) {
    for (uint32_t n = 0; n < gathering.names.size(); ++n)
      if (n < entries.size()) gathered_[entries[n]].take(std::move(gathering.names[n]));
    index_.left_out = std::move(gathering.left_out);
    if (gathering.sheets > 1)
      for (const Places& p : places_)
        if (!p.issue().empty()) index_.issues.push_back(p.issue());
    find_missing(gathering.missing, entries);
    find_forced(std::move(gathering.forced));
  }

  Index build() {
    for (uint32_t i = 0; i < ledger_.entries.size(); ++i) draft(i);
    draft_forced();
    merge_equal();
    qualify(drafts_, words_);
    see_references();
    if (options_.see_also) relations();
    if (options_.subentries != Subentries::none) subordinate();
    gathered_ = {}, hits_of_ = {}, sources_ = {};
    index_.parts = arranged(drafts_, options_, words_);
    return std::move(index_);
  }

 private:
  /// Names that no final page of a document has, by document.
  void find_missing(std::span<const std::pair<uint32_t, uint32_t>> missing, std::span<const uint32_t> entries) {
    std::set<std::pair<uint32_t, uint32_t>> all;
    for (const auto& [document, number] : missing) all.emplace(document, entries[number]);
    for (const auto& [document, entry] : all) {
      const auto& hits = gathered_[entry].hits;
      if (std::none_of(hits.begin(), hits.end(), [d = document](const Hit& h) { return h.document == d; }))
        index_.missing.push_back(ledger_.entries[entry].canonical);
    }
  }

  const ListRow* row_for(const entity::Entry& e, ListRow::Action action) const {
    for (const ListRow& r : options_.lists) {
      if (r.action != action) continue;
      if (r.name == e.key || r.name == e.id || r.name == e.canonical) return &r;
      for (const auto& f : e.forms)
        if (f.text == r.name) return &r;
    }
    return nullptr;
  }

  void draft(uint32_t i) {
    const entity::Entry& e = ledger_.entries[i];
    const Gathered& g = gathered_[i];
    if (g.hits.empty() || e.type == Type::date || e.type == Type::none) return;
    if (e.subtype == image::Subtype::country && !options_.countries) return;
    const bool force = row_for(e, ListRow::Action::force) != nullptr;
    if (row_for(e, ListRow::Action::stop) || (g.mentions < options_.min_mentions && !force)) return;
    const Heading h = headings_.make(e, g.shown());
    Draft d;
    if (e.type == Type::person && is_surname(h.name)) return;
    d.entry.key = h.key;
    d.entry.heading = h.text;
    d.entry.type = e.type;
    d.entry.subtype = e.subtype;
    d.entry.entity = e.key;
    d.entry.han = h.han;
    d.entry.pinyin = e.pinyin;
    d.entry.ambiguous = h.ambiguous;
    d.name = h.name;
    d.parent = e.parent;
    d.id = e.id;
    d.tie = e.key;
    d.respelt = h.respelt;
    if (options_.sequence != Sequence::hangul && !reverse(d, e, h)) return;
    if (const ListRow* r = row_for(e, ListRow::Action::override_)) {
      if (!r->heading.empty()) d.entry.heading = r->heading;
      if (!r->key.empty()) d.entry.key = r->key;
      if (!r->type.empty()) d.entry.type = type_of_word(r->type);
    }
    hits_of_.push_back({i});
    drafts_.push_back(std::move(d));
  }

  /// The heading and key of a reverse index; false where the name has no such form.
  bool reverse(Draft& d, const entity::Entry& e, const Heading& h) const {
    if (options_.sequence == Sequence::latin) {
      size_t i = 0;
      const bool latin = !h.name.empty() && base::is_latin(base::next_code_point(h.name, i));
      d.entry.key = latin ? h.name : headings_.pinyin_key(e, h.han);
      if (!latin && !e.pinyin.empty()) {
        const auto [first, second] = headings_.pinyin_of(e, h.han);
        d.entry.heading =
            (first.empty() ? capitalized(e.pinyin) : first) + (second.empty() ? "" : " " + second) + " " + h.text;
      }
      return !d.entry.key.empty();
    }
    if (h.han.empty()) return false;
    d.entry.key = options_.sequence == Sequence::pinyin ? headings_.pinyin_key(e, h.han) : h.han;
    d.entry.heading = h.han + "(" + h.name + ")";
    return true;
  }

  /// A surname alone leads nobody anywhere.
  static bool is_surname(std::string_view name) {
    size_t i = 0;
    return !name.empty() && base::is_hangul(base::next_code_point(name, i)) && i == name.size();
  }

  /// Forced words that are no entity.
  void find_forced(std::vector<Gathered> sought) {
    std::set<std::string_view> known;
    for (const auto& e : ledger_.entries) {
      known.insert({e.key, e.id, e.canonical});
      for (const auto& f : e.forms) known.insert(f.text);
    }
    size_t i = 0;
    for (const ListRow& r : options_.lists) {
      if (r.action != ListRow::Action::force) continue;
      Gathered g = i < sought.size() ? std::move(sought[i]) : Gathered{};
      ++i;
      if (!known.contains(r.name)) forced_.emplace_back(&r, std::move(g));
    }
  }

  void draft_forced() {
    for (auto& [row, g] : forced_) {
      if (g.hits.empty()) {
        index_.missing.push_back(row->name);
        continue;
      }
      Draft d;
      d.entry.heading = row->heading.empty() ? row->name : row->heading;
      d.entry.key =
          row->key.empty() ? reading_key(lexicon_, row->coded.empty() ? row->name : row->coded, false) : row->key;
      d.entry.type = type_of_word(row->type);
      d.name = row->name;
      d.tie = "forced:" + row->name;
      hits_of_.push_back({static_cast<uint32_t>(gathered_.size())});
      gathered_.push_back(std::move(g));
      drafts_.push_back(std::move(d));
    }
  }

  /// One name of one type with one Han is one entry, whatever the ledger made of it; so are two
  /// spacings of one place, body or title (우시 고신구, 우시고신구).
  void merge_equal() {
    std::map<std::tuple<Type, std::string>, std::vector<size_t>> seen;  // -> places in `kept`
    std::vector<Draft> kept;
    std::vector<std::vector<uint32_t>> hits;
    std::vector<size_t> order(drafts_.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto count = [&](size_t i) { return gathered_[hits_of_[i].front()].mentions; };
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      const bool x = drafts_[a].entry.han.empty(), y = drafts_[b].entry.han.empty();
      if (x != y) return y;
      if (count(a) != count(b)) return count(a) > count(b);
      return drafts_[a].tie < drafts_[b].tie;
    });
    for (const size_t i : order) {
      Draft& d = drafts_[i];
      auto& same = seen[{d.entry.type, letters_of(d.name)}];
      const auto twin = std::find_if(same.begin(), same.end(), [&](size_t k) {
        const std::string& han = kept[k].entry.han;
        // What is misspelled alone is the name that check says it is.
        if ((d.respelt || kept[k].respelt) && (han.empty() || d.entry.han.empty())) return true;
        if (han == d.entry.han) return !han.empty() || d.entry.type != Type::person;
        if (d.entry.han.empty()) return d.entry.type != Type::person && same.size() == 1;
        return d.entry.type == Type::person && one_apart(han, d.entry.han) && share_unit(hits[k], hits_of_[i]);
      });
      if (twin != same.end()) {
        hits[*twin].insert(hits[*twin].end(), hits_of_[i].begin(), hits_of_[i].end());
        continue;
      }
      same.push_back(kept.size());
      kept.push_back(std::move(d));
      hits.push_back(hits_of_[i]);
    }
    drafts_ = std::move(kept);
    sources_ = std::move(hits);
    for (size_t i = 0; i < drafts_.size(); ++i) {
      std::vector<Hit> all;
      for (const uint32_t g : sources_[i]) {
        auto hits_of = std::exchange(gathered_[g].hits, {});  // done with them
        if (all.empty()) all = std::move(hits_of);
        else all.insert(all.end(), hits_of.begin(), hits_of.end());
      }
      const std::vector<Hit> merged = by_unit(std::move(all), options_.marks);
      drafts_[i].locator_units = merged.size();
      drafts_[i].entry.locators = locators_of(merged, places_, options_);
    }
  }

  bool share_unit(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) const {
    std::set<std::pair<uint32_t, uint32_t>> places;
    for (const uint32_t g : a)
      for (const Hit& h : gathered_[g].hits) places.emplace(h.document, h.unit);
    return std::any_of(b.begin(), b.end(), [&](uint32_t g) {
      return std::any_of(gathered_[g].hits.begin(), gathered_[g].hits.end(), [&](const Hit& h) {
        return places.contains({h.document, h.unit});
      });
    });
  }

  void see_references() {
    std::map<std::string, size_t> by_name;  // letters of a heading's name -> draft
    for (size_t i = 0; i < drafts_.size(); ++i) by_name.emplace(letters_of(drafts_[i].name), i);
    struct See {
      std::vector<size_t> targets;
      Type type = Type::none;
    };
    std::map<std::string, See> sees;
    if (options_.see_from == SeeFrom::none || options_.sequence != Sequence::hangul) return;
    for (size_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].entry.entity.empty()) continue;
      for (const uint32_t source : sources_[i]) {
        const entity::Entry& e = ledger_.entries[source];
        for (const entity::Form& f : e.forms) {
          if (!gathered_[source].forms.contains(f.text) || !leads(f, e, drafts_[i])) continue;
          const std::string from = looked_for(f.text, e.type);
          if (letters_of(from) == letters_of(drafts_[i].name)) continue;
          See& s = sees[from];
          if (std::find(s.targets.begin(), s.targets.end(), i) == s.targets.end()) s.targets.push_back(i);
          s.type = e.type;
        }
      }
    }
    for (auto& [form, s] : sees) {
      if (const auto own = by_name.find(letters_of(form)); own != by_name.end()) {
        for (const size_t t : s.targets)
          if (t != own->second) add_unique(drafts_[own->second].entry.see_also, drafts_[t].entry.heading);
        continue;
      }
      Draft d;
      d.entry.key = reading_key(lexicon_, form, true);
      d.entry.heading = form;
      d.entry.type = s.type;
      d.name = form;
      d.tie = "see:" + form;
      if (s.targets.size() == 1 && drafts_[s.targets[0]].locator_units <= options_.double_post)
        d.entry.locators = drafts_[s.targets[0]].entry.locators;
      else
        for (const size_t t : s.targets) d.entry.see.push_back(drafts_[t].entry.heading);
      drafts_.push_back(std::move(d));
    }
  }

  /// Whether a reader who looks for this form needs to be led.
  bool leads(const entity::Form& f, const entity::Entry& e, const Draft& d) const {
    if (options_.see_from == SeeFrom::wrong && f.status < FormStatus::variant) return false;
    if (!f.text.empty() && letters_of(f.text) == letters_of(d.name)) return false;
    if (letters_of(f.text).empty() || e.type == Type::work) return false;
    // 선전시 푸톈구 beside 푸톈구: the longer one only says where it is.
    if (f.text.ends_with(" " + d.name)) return false;
    for (const auto& other : e.forms)
      if (&other != &f && f.text.ends_with(" " + other.text)) return false;
    return true;
  }

  /// A body and its units, a place and its districts lead to one another; a body in a place does not.
  void relations() {
    const auto by_id = listed(drafts_);
    for (Draft& child : drafts_)
      if (const auto p = by_id.find(child.parent);
          p != by_id.end() && child.entry.type == drafts_[p->second].entry.type) {
        add_unique(child.entry.see_also, drafts_[p->second].entry.heading);
        add_unique(drafts_[p->second].entry.see_also, child.entry.heading);
      }
  }

  void subordinate() {
    const auto by_id = listed(drafts_);
    std::vector<std::pair<size_t, size_t>> moves;  // child, parent
    for (size_t i = 0; i < drafts_.size(); ++i)
      if (const auto p = by_id.find(drafts_[i].parent);
          p != by_id.end() && p->second != i && drafts_[i].entry.type == drafts_[p->second].entry.type)
        moves.emplace_back(i, p->second);
    // One level: a unit that has units itself stays where it is.
    std::set<size_t> parents;
    for (const auto& [child, parent] : moves) parents.insert(parent);
    for (const auto& [child, parent] : moves) {
      Entry sub = drafts_[child].entry;
      sub.see_also.clear();
      if (options_.subentries == Subentries::moved && !parents.contains(child)) {
        drafts_[child].entry.locators.clear();
        drafts_[child].entry.see = {drafts_[parent].entry.heading};
      }
      drafts_[parent].entry.subentries.push_back(std::move(sub));
    }
  }

  const image::Lexicon& lexicon_;
  const entity::Ledger& ledger_;
  const IndexOptions& options_;
  const IndexWords words_;
  HeadingMaker headings_;
  std::vector<Places> places_;      // by document
  std::vector<Gathered> gathered_;  // by ledger entry, then forced words
  std::vector<std::pair<const ListRow*, Gathered>> forced_;
  std::vector<Draft> drafts_;
  std::vector<std::vector<uint32_t>> hits_of_;  // by draft: which of what was gathered
  std::vector<std::vector<uint32_t>> sources_;  // the same, after merging
  Index index_;
};

}  // namespace

Index build(const image::Lexicon& lexicon, const entity::Ledger& ledger, Gathering gathering,
            std::span<const uint32_t> entries, const IndexOptions& options) {
  return Builder(lexicon, ledger, std::move(gathering), entries, options).build();
}

Index build(const image::Lexicon& lexicon, const entity::Ledger& ledger, std::span<const IndexInput> inputs,
            const IndexOptions& options) {
  std::vector<uint32_t> entries(ledger.entries.size());
  std::iota(entries.begin(), entries.end(), 0);
  Gathering gathering;
  for (uint32_t d = 0; d < inputs.size(); ++d) gathering.add(read_sheet(lexicon, d, inputs[d], options), entries);
  return build(lexicon, ledger, std::move(gathering), entries, options);
}

}  // namespace ireum::index
