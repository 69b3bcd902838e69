// The desk itself; the tests that use it stand beside this file.
#include "index/desk.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "base/utf8.h"
#include "layout/zones.h"
#include "token/line_shape.h"

namespace ireum::testing {
namespace {

using mention::Mention;
using mention::Observation;

/// Mentions of `names` in `text`, longest form first, without overlap.
struct Marker {
  std::string_view text;
  std::vector<bool> taken;
  Observation out;

  explicit Marker(std::string_view t) : text(t), taken(t.size(), false) {}

  void mark(const std::string& form, uint32_t name, const Name& n, bool wrong) {
    for (size_t at = text.find(form); at != text.npos; at = text.find(form, at + form.size())) {
      if (std::any_of(taken.begin() + static_cast<std::ptrdiff_t>(at),
                      taken.begin() + static_cast<std::ptrdiff_t>(at + form.size()), [](bool b) { return b; }))
        continue;
      std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(at), form.size(), true);
      Mention m;
      m.begin = at;
      m.end = at + form.size();
      m.type = n.type;
      m.subtype = n.subtype;
      m.ledger = name;
      if (wrong) m.evidence |= mention::kMisspelled;
      gloss(m, form);
      out.mentions.push_back(m);
    }
  }

  void gloss(Mention& m, const std::string& form) {
    if (m.end >= text.size() || text[m.end] != '(') return;
    const size_t close = text.find(')', m.end);
    if (close == text.npos) return;
    const std::u32string han = base::to_utf32(text.substr(m.end + 1, close - m.end - 1));
    if (han.empty() || !std::all_of(han.begin(), han.end(), base::is_han)) return;
    gloss::Pair p;
    p.ko_begin = m.begin;
    p.ko_end = m.end;
    p.han_begin = m.end + 1;
    p.han_end = close;
    p.ko = base::to_utf32(form);
    p.han = han;
    m.pair = static_cast<uint32_t>(out.pairs.size());
    out.pairs.push_back(p);
  }
};

}  // namespace

Desk& Desk::issue(std::string text, std::string label, std::vector<std::string> pages) {
  issues_.push_back({std::move(text), std::move(label), std::move(pages), nullptr});
  return *this;
}

Desk& Desk::pages(const text::Document* pages) {
  issues_.back().final_pages = pages;
  return *this;
}

index::Index Desk::index(const index::IndexOptions& options) {
  std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) { return a.canonical < b.canonical; });
  entity::Ledger ledger;
  for (const Name& n : names_) {
    entity::Entry e;
    e.type = n.type;
    e.subtype = n.subtype;
    e.canonical = n.canonical;
    e.key = n.key.empty() ? std::string(mention::type_name(n.type)) + ":" + n.canonical : n.key;
    e.id = n.id;
    e.parent = n.parent;
    ledger.entries.push_back(e);
  }
  std::deque<text::Document> documents;
  std::deque<Observation> observations;
  for (const Issue& i : issues_) {
    auto d = text::Document::decode("issue.txt", i.bytes);
    if (!d) throw std::runtime_error(d.error().key);
    documents.push_back(*std::move(d));
    const std::string_view text = documents.back().text();
    Marker marker(text);
    std::vector<std::tuple<std::string, uint32_t, bool>> forms;
    for (uint32_t k = 0; k < names_.size(); ++k) {
      forms.emplace_back(names_[k].canonical, k, false);
      for (const auto& f : names_[k].allowed) forms.emplace_back(f, k, false);
      for (const auto& f : names_[k].wrong) forms.emplace_back(f, k, true);
    }
    std::stable_sort(forms.begin(), forms.end(),
                     [](const auto& a, const auto& b) { return std::get<0>(a).size() > std::get<0>(b).size(); });
    for (const auto& [form, k, wrong] : forms) marker.mark(form, k, names_[k], wrong);
    auto& o = marker.out;
    std::stable_sort(o.mentions.begin(), o.mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
    const auto zones = layout::zones_of(text, layout::LineHeads(testing::program().lexicon));
    for (Mention& m : o.mentions) {
      m.zone = zones[static_cast<size_t>(
          std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(m.begin), '\n'))];
      entity::Entry& e = ledger.entries[m.ledger];
      const std::string form(text.substr(m.begin, m.end - m.begin));
      const Name& n = names_[m.ledger];
      const auto found = std::find_if(e.forms.begin(), e.forms.end(), [&](const auto& f) { return f.text == form; });
      if (found == e.forms.end())
        e.forms.push_back({form,
                           m.evidence & mention::kMisspelled ? entity::FormStatus::wrong
                           : form == n.canonical             ? entity::FormStatus::preferred
                                                             : entity::FormStatus::allowed,
                           1,
                           {}});
      else ++found->count;
      if (m.pair != mention::kNone) {
        const std::string han = base::to_utf8(o.pairs[m.pair].han);
        e.system = "mandarin";
        e.han.push_back({han, "both", 1, {static_cast<uint32_t>(documents.size() - 1), m.begin, m.end}});
      }
    }
    observations.push_back(std::move(o));
  }
  std::vector<index::IndexInput> inputs;
  for (size_t i = 0; i < documents.size(); ++i)
    inputs.push_back({&documents[i], &observations[i], issues_[i].label, issues_[i].pages, issues_[i].final_pages});
  return index::build(program().lexicon, ledger, inputs, options);
}

std::string Desk::lines(const index::IndexOptions& options) { return dump(index(options)); }

namespace {

std::string dump_entry(const index::Entry& e) {
  std::string out = e.heading;
  const std::string* issue = nullptr;
  for (const auto& l : e.locators) {
    out += ' ';
    if (!l.issue.empty() && (!issue || *issue != l.issue)) out += l.issue + ":";
    issue = &l.issue;
    out += l.from == l.to ? l.from : l.from + "~" + l.to;
    if (l.mark) out += l.mark;
    if (l.principal) out += '*';
  }
  for (size_t i = 0; i < e.ambiguous.size(); ++i) out += (i ? "/" : " ?") + e.ambiguous[i];
  for (const auto& s : e.see) out += " -> " + s;
  for (const auto& s : e.see_also) out += " => " + s;
  for (const auto& s : e.subentries) out += " {" + dump_entry(s) + "}";
  return out;
}

}  // namespace

std::string dump(const index::Index& index) {
  std::string out;
  for (const auto& part : index.parts) {
    if (part.type != image::Type::none) out += "[" + std::string(mention::type_name(part.type)) + "]\n";
    for (const auto& s : part.sections) {
      out += s.heading + ":";
      for (size_t i = 0; i < s.entries.size(); ++i) out += (i ? " | " : " ") + dump_entry(s.entries[i]);
      out += '\n';
    }
  }
  return out;
}

}  // namespace ireum::testing
