#include "index/verify.h"

#include <algorithm>
#include <map>
#include <set>

#include "index/sort_key.h"

namespace ireum::index {
namespace {

/// Labels from `from` to `to` where the last number alone counts up; the two ends where it does not.
std::vector<std::string> expanded(const std::string& from, const std::string& to) {
  if (from == to) return {from};
  const auto cut = [](const std::string& s) {
    size_t i = s.size();
    while (i && s[i - 1] >= '0' && s[i - 1] <= '9') --i;
    return i;
  };
  const size_t a = cut(from), b = cut(to);
  const std::string stem = from.substr(0, a);
  // 123–5 is 123–125.
  if (a < from.size() && b == 0 && stem.empty() && to.size() < from.size())
    return expanded(from, from.substr(0, from.size() - to.size()) + to);
  std::vector<std::string> out;
  if (a < from.size() && b < to.size() && from.size() - a < 7 && to.size() - b < 7 &&
      (to.substr(0, b) == stem || b == 0)) {
    const int low = std::stoi(from.substr(a)), high = std::stoi(to.substr(b));
    for (int n = low; n <= high && n < low + 1000; ++n) {
      std::string digits = std::to_string(n);
      while (digits.size() < from.size() - a) digits.insert(digits.begin(), '0');
      out.push_back(stem + digits);
    }
  }
  if (out.empty()) out = {from, to};
  return out;
}

using Label = std::pair<std::string, std::string>;  // issue, label

class Verifier {
 public:
  Verifier(const image::Lexicon& lexicon, const std::vector<PrintedEntry>& printed, const Index& truth,
           const IndexOptions& options)
      : lexicon_(lexicon), words_(lexicon), printed_(printed), options_(options), collation_(options.order) {
    for (const auto& part : truth.parts)
      for (const auto& s : part.sections)
        for (const auto& e : s.entries) true_[letters_of(name_of(e.heading))] = &e;
  }

  std::vector<Remark> run() {
    std::set<std::string> seen;
    for (const auto& p : printed_)
      if (p.above.empty()) names_.emplace(letters_of(p.name), &p);
    for (const auto& p : printed_) {
      if (p.above.empty() && !seen.insert(p.heading).second) say(RemarkKind::duplicate, p, "");
      references(p);
      places(p);
      if (p.locators.size() > kManyLocators && p.above.empty() && !has_subentries(p))
        say(RemarkKind::many_locators, p, std::to_string(p.locators.size()));
    }
    order();
    for (const auto& [name, e] : true_)
      if (!e->locators.empty() && !covered(name)) out_.push_back({RemarkKind::missing_entry, 0, e->heading, ""});
    std::stable_sort(out_.begin(), out_.end(), [](const Remark& a, const Remark& b) {
      return std::make_pair(a.line == 0, a.line) < std::make_pair(b.line == 0, b.line);
    });
    return std::move(out_);
  }

 private:
  void say(RemarkKind kind, const PrintedEntry& p, std::string detail) {
    out_.push_back({kind, p.line, p.heading, std::move(detail)});
  }

  bool covered(const std::string& name) const {
    if (names_.contains(name)) return true;
    return std::any_of(printed_.begin(), printed_.end(),
                       [&](const PrintedEntry& p) { return letters_of(p.name) == name; });
  }

  bool has_subentries(const PrintedEntry& p) const {
    return std::any_of(printed_.begin(), printed_.end(), [&](const PrintedEntry& s) { return s.above == p.heading; });
  }

  void references(const PrintedEntry& p) {
    if (!p.see.empty() && !p.locators.empty()) say(RemarkKind::see_with_locators, p, p.see.front());
    for (const auto* list : {&p.see, &p.see_also})
      for (const auto& t : *list) {
        const auto target = names_.find(letters_of(name_of(t)));
        if (target == names_.end()) say(RemarkKind::dangling_see, p, t);
        else if (list == &p.see && target->second->locators.empty() && !has_subentries(*target->second))
          say(circular(p, *target->second) ? RemarkKind::circular_see : RemarkKind::dangling_see, p, t);
      }
  }

  /// Whether following see-references from `next` comes back to `p` or to `next`.
  bool circular(const PrintedEntry& p, const PrintedEntry& next) const {
    const PrintedEntry* at = &next;
    for (size_t steps = 0; steps <= printed_.size(); ++steps) {
      if (at == &p) return true;
      if (at->see.empty()) return false;
      const auto go = names_.find(letters_of(name_of(at->see.front())));
      if (go == names_.end()) return false;
      at = go->second;
    }
    return true;
  }

  void places(const PrintedEntry& p) {
    if (!p.see.empty()) return;
    const auto it = true_.find(letters_of(p.name));
    if (it == true_.end() || it->second->locators.empty()) {
      if (p.above.empty() && !p.locators.empty()) say(RemarkKind::unknown_entry, p, "");
      return;
    }
    std::set<Label> theirs, ours;
    for (const auto& l : it->second->locators)
      for (auto& x : expanded(l.from, l.to)) ours.emplace(l.issue, std::move(x));
    const bool pages = it->second->locators.front().kind == LocatorKind::page;
    for (const auto& l : p.locators) {
      // Of pages, 3-5 is a range, unless a page is labelled so.
      const size_t hyphen = pages && l.from == l.to ? l.from.find('-') : l.from.npos;
      const bool range = hyphen != l.from.npos && hyphen && l.from.find_first_not_of("0123456789-") == l.from.npos &&
                         !ours.contains({l.issue, l.from});
      for (auto& x : range ? expanded(l.from.substr(0, hyphen), l.from.substr(hyphen + 1)) : expanded(l.from, l.to))
        theirs.emplace(l.issue, std::move(x));
    }
    const auto shown = [](const Label& l) { return l.first.empty() ? l.second : l.first + ": " + l.second; };
    for (const auto& l : theirs)
      if (!ours.contains(l)) say(RemarkKind::wrong_locator, p, shown(l));
    for (const auto& l : ours)
      if (!theirs.contains(l)) say(RemarkKind::missing_locator, p, shown(l));
  }

  void order() {
    const PrintedEntry* before = nullptr;
    std::string last;
    SectionLabel section;
    for (const auto& p : printed_) {
      if (!p.above.empty()) continue;
      const auto it = true_.find(letters_of(p.name));
      const std::string read = it == true_.end() ? reading_key(lexicon_, p.name, false) : it->second->key;
      const std::string key = collation_.key(read);
      const SectionLabel here = section_label(read, options_, words_);
      if (before && here.rank / 100000 == section.rank / 100000 && key < last) {
        say(RemarkKind::order, p, before->heading);
        continue;  // what follows is held against the one before
      }
      before = &p;
      last = key;
      section = here;
    }
  }

  const image::Lexicon& lexicon_;
  const IndexWords words_;
  const std::vector<PrintedEntry>& printed_;
  const IndexOptions& options_;
  Collation collation_;
  std::map<std::string, const Entry*> true_;
  std::map<std::string, const PrintedEntry*> names_;
  std::vector<Remark> out_;
};

}  // namespace

std::vector<Remark> verify(const image::Lexicon& lexicon, const std::vector<PrintedEntry>& printed, const Index& truth,
                           const IndexOptions& options) {
  return Verifier(lexicon, printed, truth, options).run();
}

namespace {

Index without(const Index& now, const std::set<std::string>& known) {
  Index out = now;
  for (auto& part : out.parts) {
    for (auto& s : part.sections)
      std::erase_if(s.entries,
                    [&](const Entry& e) { return !e.see.empty() || known.contains(letters_of(name_of(e.heading))); });
    std::erase_if(part.sections, [](const Section& s) { return s.entries.empty(); });
  }
  return out;
}

}  // namespace

Index news(const Index& now, const Index& before) {
  std::set<std::string> known;
  for (const auto& part : before.parts)
    for (const auto& s : part.sections)
      for (const auto& e : s.entries) known.insert(letters_of(name_of(e.heading)));
  return without(now, known);
}

Index news(const Index& now, const std::vector<PrintedEntry>& before) {
  std::set<std::string> known;
  for (const auto& p : before) known.insert(letters_of(p.name));
  return without(now, known);
}

}  // namespace ireum::index
