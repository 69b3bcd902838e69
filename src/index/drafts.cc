#include "index/drafts.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "index/sort_key.h"

namespace ireum::index {

using image::Type;

namespace {

/// How often an article must speak of somebody to be about them.
constexpr uint32_t kAtLength = 4;

}  // namespace

std::map<std::string, size_t> listed(const std::vector<Draft>& drafts) {
  std::map<std::string, size_t> by_id;
  for (size_t i = 0; i < drafts.size(); ++i)
    if (!drafts[i].id.empty()) by_id[drafts[i].id] = i;
  return by_id;
}

void qualify(std::vector<Draft>& drafts, const IndexWords& words) {
  std::map<std::string, std::vector<size_t>> by_heading;
  for (size_t i = 0; i < drafts.size(); ++i) by_heading[drafts[i].entry.heading].push_back(i);
  const auto by_id = listed(drafts);
  for (const auto& [heading, all] : by_heading) {
    if (all.size() < 2) continue;
    const auto qualifier = [&](const Draft& d) {
      const auto parent = by_id.find(d.parent);
      return parent == by_id.end() ? std::string(words.of(d.entry.type)) : drafts[parent->second].name;
    };
    std::map<std::string, size_t> alike;
    for (const size_t i : all) ++alike[qualifier(drafts[i])];
    for (const size_t i : all) {
      Draft& d = drafts[i];
      const std::string word = qualifier(d);
      // Two of a kind are told apart by their Han: 산시성 [山西省].
      d.entry.heading += " [" + (alike[word] > 1 && !d.entry.han.empty() ? d.entry.han : word) + "]";
    }
  }
}

std::vector<Hit> by_unit(std::vector<Hit> hits, bool marks) {
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return std::tie(a.document, a.unit) < std::tie(b.document, b.unit);
  });
  std::vector<Hit> merged;
  merged.reserve(hits.size());
  for (const Hit& h : hits) {
    if (merged.empty() || merged.back().document != h.document || merged.back().unit != h.unit) {
      merged.push_back(h);
      continue;
    }
    Hit& m = merged.back();
    m.count += h.count;
    m.principal = m.principal || h.principal;
    m.plain = m.plain || h.plain;
    if (!m.mark || (h.mark && h.mark < m.mark)) m.mark = h.mark;
  }
  for (Hit& h : merged) {
    if (h.plain || !marks) h.mark = 0;
    h.principal = h.principal || h.count >= kAtLength;
  }
  return merged;
}

bool one_apart(std::string_view a, std::string_view b) {
  const std::u32string x = base::to_utf32(a), y = base::to_utf32(b);
  if (x.size() != y.size() || x.size() < 3 || x[0] != y[0]) return false;
  size_t n = 0;
  for (size_t i = 0; i < x.size(); ++i) n += x[i] != y[i];
  return n == 1;
}

std::string looked_for(std::string_view form, Type type) {
  form = without_quotes(form);
  const size_t blank = form.rfind(' ');
  return std::string(type == Type::place && blank != form.npos ? form.substr(blank + 1) : form);
}

void add_unique(std::vector<std::string>& to, const std::string& s) {
  if (!s.empty() && std::find(to.begin(), to.end(), s) == to.end()) to.push_back(s);
}

namespace {

/// The order of entries: no two are equal.
struct Rank {
  SectionLabel section;
  std::string key;
  int script;
  std::string heading_key;
  std::string_view heading, tie;
  auto operator<=>(const Rank&) const = default;
};

class Ranker {
 public:
  Ranker(const IndexOptions& options, const IndexWords& words)
      : options_(options),
        words_(words),
        by_shape_(options.sequence == Sequence::stroke || options.sequence == Sequence::radical),
        collation_(by_shape_ ? Collation(options.sequence) : Collation(options.order)) {}

  Rank operator()(const Entry& e, std::string_view tie) const {
    size_t i = 0;
    const std::string_view shown = without_quotes(e.heading);
    const bool han = !shown.empty() && base::is_han(base::next_code_point(shown, i));
    return Rank{section(e), collation_.key(e.key), han ? 1 : 0, collation_.key(e.heading), e.heading, tie};
  }

 private:
  SectionLabel section(const Entry& e) const {
    if (by_shape_) return collation_.shape_label(e.key, words_);
    return options_.sequence == Sequence::hangul ? section_label(e.key, options_, words_) : pinyin_label(e.key, words_);
  }

  const IndexOptions& options_;
  const IndexWords& words_;
  bool by_shape_;
  Collation collation_;
};

void put_in_order(Entry& e, const Ranker& rank) {
  std::sort(e.see.begin(), e.see.end());
  std::sort(e.see_also.begin(), e.see_also.end());
  std::vector<std::pair<Rank, size_t>> subs;
  for (size_t s = 0; s < e.subentries.size(); ++s) subs.emplace_back(rank(e.subentries[s], e.subentries[s].entity), s);
  std::sort(subs.begin(), subs.end());
  std::vector<Entry> sorted;
  sorted.reserve(subs.size());
  for (const auto& [r, s] : subs) sorted.push_back(std::move(e.subentries[s]));
  e.subentries = std::move(sorted);
}

}  // namespace

std::vector<Part> arranged(std::vector<Draft>& drafts, const IndexOptions& options, const IndexWords& words) {
  const Ranker rank(options, words);
  std::vector<std::pair<Rank, size_t>> order;
  order.reserve(drafts.size());
  for (size_t i = 0; i < drafts.size(); ++i) {
    put_in_order(drafts[i].entry, rank);
    order.emplace_back(rank(drafts[i].entry, drafts[i].tie), i);
  }
  std::sort(order.begin(), order.end());
  const std::vector<Type> types = options.separate
                                      ? std::vector<Type>{Type::person, Type::place, Type::organization, Type::work}
                                      : std::vector<Type>{Type::none};
  std::vector<Part> parts;
  for (const Type t : types) {
    Part part{.type = t, .sections = {}};
    for (const auto& [r, i] : order) {
      Entry& e = drafts[i].entry;
      if (t != Type::none && e.type != t) continue;
      if (part.sections.empty() || part.sections.back().heading != r.section.heading)
        part.sections.push_back({r.section.heading, {}});
      part.sections.back().entries.push_back(std::move(e));
    }
    if (!part.sections.empty() || !options.separate) parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace ireum::index
