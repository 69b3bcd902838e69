#include "entity/merge.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "entity/settle.h"

namespace ireum::entity {
namespace {

void take_han(std::vector<HanForm>& to, HanForm&& from) {
  for (HanForm& h : to)
    if (h.text == from.text) {
      h.count += from.count;
      h.first = std::min(h.first, from.first);
      return;
    }
  to.push_back(std::move(from));
}

void take_form(std::vector<Form>& to, Form&& from) {
  for (Form& f : to)
    if (f.text == from.text) {
      f.status = std::max(f.status, from.status);
      f.count += from.count;
      const bool behind = f.places.empty() || from.places.empty() || f.places.back() < from.places.front();
      f.places.insert(f.places.end(), from.places.begin(), from.places.end());
      if (!behind) std::stable_sort(f.places.begin(), f.places.end());
      return;
    }
  to.push_back(std::move(from));
}

/// Two parts of one name.
void take(Name& to, Name&& from) {
  if (from.first < to.first) {
    to.type = from.type;
    to.subtype = from.subtype;
    to.first = from.first;
  }
  if (from.listed && (!to.listed || from.listed_at < to.listed_at)) {
    to.listed = from.listed;
    to.listed_at = from.listed_at;
  }
  if (!from.standard.empty() && (to.standard.empty() || from.standard_at < to.standard_at)) {
    to.standard = std::move(from.standard);
    to.standard_at = from.standard_at;
  }
  to.mentions += from.mentions;
  to.whose.add(from.whose);
  to.decided += from.decided;
  to.sino += from.sino;
  to.mandarin += from.mandarin;
  for (HanForm& h : from.han) take_han(to.han, std::move(h));
  for (Form& f : from.forms) take_form(to.forms, std::move(f));
}

}  // namespace

std::vector<uint32_t> Merger::add(Partial partial) {
  std::vector<uint32_t> out;
  out.reserve(partial.names.size());
  for (Name& n : partial.names) {
    const auto [it, fresh] = numbers_[n.open].try_emplace(n.key, static_cast<uint32_t>(names_.size()));
    out.push_back(it->second);
    if (fresh) names_.push_back(std::move(n));
    else take(names_[it->second], std::move(n));
  }
  for (Gloss& g : partial.glosses) {
    const auto [it, fresh] = glosses_.try_emplace(std::move(g.spelling));
    if (fresh) it->second.key = std::move(g.key);
    else it->second.several = it->second.several || it->second.key != g.key;
  }
  return out;
}

Merged Merger::finish(const reading::Readings& readings, mention::Purpose purpose) {
  // Open names become closed ones: by the only gloss of their spelling, else as they stand.
  std::vector<uint32_t> goes_to(names_.size());
  std::iota(goes_to.begin(), goes_to.end(), 0);
  for (uint32_t n = 0; n < names_.size(); ++n) {
    Name& name = names_[n];
    if (!name.open) continue;
    if (const auto g = glosses_.find(std::string(name.spelling())); g != glosses_.end() && !g->second.several)
      name.key = g->second.key;
    const auto [it, fresh] = numbers_[0].try_emplace(name.key, n);
    goes_to[n] = it->second;
    name.open = false;
    if (!fresh) take(names_[it->second], std::move(name));
  }
  glosses_.clear();
  for (auto& numbers : numbers_) numbers.clear();

  std::vector<uint32_t> order;
  for (uint32_t n = 0; n < names_.size(); ++n)
    if (goes_to[n] == n) order.push_back(n);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return names_[a].key < names_[b].key; });
  Merged out;
  out.entries.resize(names_.size());
  out.ledger.entries.reserve(order.size());
  for (const uint32_t n : order) {
    out.entries[n] = static_cast<uint32_t>(out.ledger.entries.size());
    out.ledger.entries.push_back(settle(readings, std::move(names_[n]), purpose));
  }
  for (uint32_t n = 0; n < names_.size(); ++n) out.entries[n] = out.entries[goes_to[n]];
  names_.clear();
  return out;
}

}  // namespace ireum::entity
