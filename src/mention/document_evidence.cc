#include "mention/document_evidence.h"

#include <algorithm>

namespace ireum::mention {

using image::List;

namespace {

constexpr uint64_t kAround = 700;  // bytes before and behind in which other names are company
// Halves from which company is some kind of company.
constexpr size_t kScarce = 1, kFew = 2, kSome = 4, kGood = 6, kMany = 12;
constexpr size_t kClear = 4;  // around a surname that nobody in the document is known by

bool is_korean(const Candidate& c) {
  return c.evidence.has(Evidence::person_korean) || c.evidence.has(Evidence::person_korean_unusual);
}

/// Whose spelling is counted over the document.
bool is_counted(const Candidate& c) {
  return (c.source == Source::person || c.source == Source::foreign) &&
         !c.evidence.has(Evidence::person_korean_unusual);
}

uint64_t hash_of(std::u32string_view s) {
  uint64_t h = image::kSeed;
  for (const char32_t c : s) h = image::mix(h, c);
  return image::finish(h);
}

}  // namespace

void Company::add(uint64_t begin, uint32_t halves, uint64_t line, uint64_t size) {
  at_.push_back({begin, halves});
  if (lines_.empty() || lines_.back().line != line)
    lines_.push_back({line, size, lines_.empty() ? 0 : lines_.back().before + lines_.back().size});
}

/// Where a byte stands among the bytes of lines with names.
uint64_t Company::coordinate(uint64_t begin) const {
  const auto behind =
      std::upper_bound(lines_.begin(), lines_.end(), begin, [](uint64_t x, const Stretch& s) { return x < s.line; });
  if (behind == lines_.begin()) return 0;
  const Stretch& s = *(behind - 1);
  return s.before + std::min(begin - s.line, s.size);
}

void Company::close() {
  // Where nobody is certain, words that may be names are no company to each other.
  constexpr uint32_t kCertain = 2;
  if (std::none_of(at_.begin(), at_.end(), [](const Place& p) { return p.halves >= kCertain; })) at_.clear();
  for (Place& p : at_) p.begin = coordinate(p.begin);
  std::sort(at_.begin(), at_.end(), [](const Place& a, const Place& b) { return a.begin < b.begin; });
  size_t sum = 0;
  for (Place& p : at_) {
    p.before = sum;
    sum += p.halves;
  }
  at_.push_back({UINT64_MAX, 0, sum});
}

size_t Company::around(uint64_t byte) const {
  const uint64_t at = coordinate(byte);
  const auto first = [&](uint64_t from) {
    return std::lower_bound(at_.begin(), at_.end(), from, [](const Place& p, uint64_t x) { return p.begin < x; });
  };
  const auto from = first(at > kAround ? at - kAround : 0), here = first(at), behind = first(at + 1),
             end = first(at + kAround);
  return (here->before - from->before) + (end->before - behind->before);
}

std::u32string_view DocumentEvidence::kept(std::u32string_view text) {
  const auto copy = texts_.keep(text);
  return {copy.data(), copy.size()};
}

size_t DocumentEvidence::slot_of(std::u32string_view name, uint64_t hash) const {
  for (size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[i];
    if (!slot.known || (slot.hash == hash && slot.known->name == name)) return i;
  }
}

uint64_t DocumentEvidence::fetch_slot(std::u32string_view name) const {
  const uint64_t hash = hash_of(name);
  __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
  return hash;
}

void DocumentEvidence::fetch_known(uint64_t hash) const {
  __builtin_prefetch(slots_[hash & (slots_.size() - 1)].known);
}

const DocumentEvidence::Known* DocumentEvidence::find(std::u32string_view name) const {
  return slots_[slot_of(name, hash_of(name))].known;
}

DocumentEvidence::Known& DocumentEvidence::known(std::u32string_view name) {
  const uint64_t hash = hash_of(name);
  const size_t at = slot_of(name, hash);
  if (slots_[at].known) return *slots_[at].known;
  Known& fresh = names_.emplace_back();
  fresh.name = kept(name);
  slots_[at] = {hash, &fresh};
  if (names_.size() * 3 > slots_.size() * 2) grow();
  return fresh;
}

void DocumentEvidence::grow() {
  const std::vector<Slot> old = std::move(slots_);
  slots_.assign(old.size() * 4, {});
  for (const Slot& slot : old) {
    if (!slot.known) continue;
    size_t i = slot.hash & (slots_.size() - 1);
    while (slots_[i].known) i = (i + 1) & (slots_.size() - 1);
    slots_[i] = slot;
  }
}

void DocumentEvidence::count(std::u32string_view name, std::u32string_view tail) {
  Known& n = known(name);
  if (n.count++ == 0) n.tail = kept(tail);
  else n.several_tails = n.several_tails || n.tail != tail;
}

void DocumentEvidence::know(std::u32string_view name, uint64_t at) {
  Known& n = known(name);
  if (n.sure++ == 0) n.sure_at = at;
}

void DocumentEvidence::know_surname_of(std::u32string_view full) {
  int rank = 0;
  size_t n = words_->surname_length(full, &rank);
  if (!n && full.size() == 3 && words_->is_korean_surname(full[0])) n = 1;
  if (n && n < full.size()) surnames_.emplace(full.substr(0, n));
}

void DocumentEvidence::close() { company_.close(); }

int DocumentEvidence::most(const Weights& weights, image::Type type) {
  using enum Evidence;
  const auto best = [&](std::initializer_list<Evidence> kinds) {  // a name has one of them at most
    int most = 0;
    for (const Evidence e : kinds) most = std::max(most, weights.of(e, type));
    return most;
  };
  return best({company_none, company_scarce, company_few, company_some, company_many, korean_company_none,
               korean_company_few}) +
         best({counted_two, counted_three, counted_many}) + best({sino_company}) + best({several_tails}) +
         best({known_elsewhere}) + best({slip_of_listed});
}

void DocumentEvidence::note_unknown(Candidate& c) {
  c.evidence.add(is_korean(c) ? Evidence::korean_company_none : Evidence::company_none);
}

void DocumentEvidence::note_company(Candidate& c, size_t halves) const {
  EvidenceSet& e = c.evidence;
  if (is_korean(c)) {
    e.add_if(halves == 0 ? Evidence::korean_company_none : Evidence::korean_company_few, halves < kSome);
    return;
  }
  const Evidence kind = halves < kScarce ? Evidence::company_none
                        : halves < kFew  ? Evidence::company_scarce
                        : halves < kSome ? Evidence::company_few
                        : halves < kMany ? Evidence::company_some
                                         : Evidence::company_many;
  e.add_if(kind, kind != Evidence::company_some || halves >= kGood);
  e.add_if(Evidence::sino_company, e.has(Evidence::sino_stem) && halves >= kMany);
}

void DocumentEvidence::note(Candidate& c, std::u32string_view name, uint64_t at) const {
  if (c.evidence.has(Evidence::surname_alone)) {
    c.evidence.add_if(Evidence::known_elsewhere, surnames_.contains(name));
    c.evidence.add_if(Evidence::surname_in_company,
                      c.evidence.has(Evidence::surname_frequent) && company_.around(at) >= kClear);
    return;
  }
  note(c, is_counted(c) ? find(name) : nullptr, at);
}

void DocumentEvidence::note(Candidate& c, const Known* known, uint64_t at) const {
  EvidenceSet& e = c.evidence;
  note_company(c, company_.around(at));
  if (!known || !is_counted(c)) return;
  const Known& n = *known;
  e.add_if(n.count >= 4   ? Evidence::counted_many
           : n.count == 3 ? Evidence::counted_three
                          : Evidence::counted_two,
           n.count >= 2);
  e.add_if(Evidence::several_tails, n.several_tails);
  const bool elsewhere = n.sure > 1 || (n.sure == 1 && n.sure_at != at);
  e.add_if(Evidence::known_elsewhere, elsewhere);
  e.add_if(Evidence::slip_of_listed, n.sure == 0 && words_->lexicon().has(List::slip_name, n.name));
}

}  // namespace ireum::mention
