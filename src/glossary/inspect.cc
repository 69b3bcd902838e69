#include "glossary/inspect.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "forge/kinds.h"
#include "gloss/verdict.h"
#include "glossary/text.h"

namespace ireum::glossary {
namespace {

using gloss::Verdict;

class Inspector {
 public:
  Inspector(std::span<const Glossary> layers, const reading::Aligner& aligner) : layers_(layers), aligner_(aligner) {}

  std::vector<base::Error> run() {
    index_layers();
    for (size_t l = 0; l < layers_.size(); ++l) {
      if (layers_[l].entries.empty()) found_.push_back({l, 0, {"error.glossary-empty", layers_[l].path, {}}});
      forms(l);
      keys(l);
      for (const Entry& e : layers_[l].entries) against_the_list(l, e);
    }
    circles();
    hidden_by_later();
    std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
      return std::tie(a.layer, a.line) < std::tie(b.layer, b.line);
    });
    std::vector<base::Error> out;
    for (Found& f : found_) out.push_back(std::move(f.error));
    return out;
  }

 private:
  struct Found {
    size_t layer = 0;
    int line = 0;
    base::Error error;
  };

  void note(size_t layer, const Entry& e, std::string key, std::vector<std::string> args) {
    found_.push_back(
        {layer, e.line, {std::move(key), layers_[layer].path + ":" + std::to_string(e.line), std::move(args)}});
  }

  std::string fold(std::string_view han) const { return base::to_utf8(aligner_.readings().fold(base::to_utf32(han))); }

  static bool one_kind(const Entry& a, const Entry& b) {
    return kind_of(a).empty() || kind_of(b).empty() || kind_of(a) == kind_of(b);
  }

  /// Each cell by itself, and what it forbids.
  void forms(size_t l) {
    for (const Entry& e : layers_[l].entries) {
      for (const std::string& h : e.han)
        if (!has_han(h) || has_hangul(h)) note(l, e, "error.glossary-han", {h});
      if (has_han(e.hangul)) note(l, e, "error.glossary-hangul", {e.hangul});
      if (e.hangul.empty() && e.forbidden.empty()) note(l, e, "error.glossary-no-form", {joined(e.han, "|")});
      for (const auto* list : {&e.allowed, &e.forbidden, &e.abbr})
        for (const std::string& f : *list)
          if (has_han(f) && has_hangul(f)) note(l, e, "error.glossary-hangul", {f});
      for (const std::string& f : e.forbidden)
        if (f == e.hangul || std::find(e.allowed.begin(), e.allowed.end(), f) != e.allowed.end())
          note(l, e, "error.glossary-forbidden-used", {f, e.hangul});
    }
  }

  static std::string_view kind_of(const Entry& e) { return std::string_view(e.type).substr(0, e.type.find('.')); }

  /// The last entry of each kind that has one Han form.
  struct Twins {
    std::map<std::string_view, const Entry*> by_kind;
    const Entry* last = nullptr;

    /// The last one that may mean the same as `e`.
    const Entry* of(const Entry& e) const {
      if (kind_of(e).empty()) return last;
      const Entry* out = nullptr;
      for (const std::string_view kind : {kind_of(e), std::string_view()})
        if (const auto it = by_kind.find(kind); it != by_kind.end()) out = std::max(out, it->second);
      return out;
    }
    void add(const Entry& e) { by_kind[kind_of(e)] = last = &e; }
  };

  /// One Han twice; one Hangul twice where there is no Han.
  void keys(size_t l) {
    std::map<std::string, Twins> by_han;
    std::map<std::string_view, const Entry*> by_form;
    for (const Entry& e : layers_[l].entries) {
      for (const std::string& h : e.han) {
        const Entry* twin = by_han[fold(h)].of(e);
        if (twin && twin->hangul == e.hangul) note(l, e, "error.glossary-duplicate", {h, std::to_string(twin->line)});
        else if (twin && e.note.empty()) note(l, e, "error.glossary-conflict", {h, twin->hangul, e.hangul});
      }
      for (const std::string& h : e.han) by_han[fold(h)].add(e);
      if (!e.han.empty() || e.hangul.empty()) continue;
      const auto [first, fresh] = by_form.try_emplace(e.hangul, &e);
      if (!fresh) note(l, e, "error.glossary-duplicate", {e.hangul, std::to_string(first->second->line)});
    }
    asked_and_forbidden(l);
  }

  /// A form that one entry forbids and another asks for.
  void asked_and_forbidden(size_t l) {
    const std::vector<Entry>& all = layers_[l].entries;
    std::map<std::string_view, std::vector<const Entry*>> asked;
    for (const Entry& e : all) {
      asked[e.hangul].push_back(&e);
      for (const std::string& form : e.allowed)
        if (auto& list = asked[form]; list.empty() || list.back() != &e) list.push_back(&e);
    }
    for (const Entry& e : all)
      for (const std::string& f : e.forbidden) {
        const auto it = asked.find(f);
        if (it == asked.end()) continue;
        const auto other = std::find_if(it->second.begin(), it->second.end(),
                                        [&](const Entry* x) { return x != &e && !leads_back(e, *x); });
        if (other == it->second.end()) continue;
        note(l, e, "error.glossary-forbidden-used",
             {f, (*other)->han.empty() ? (*other)->hangul : (*other)->han[0] + " " + (*other)->hangul});
      }
  }

  static bool leads_back(const Entry& a, const Entry& b) {
    return std::find(a.forbidden.begin(), a.forbidden.end(), b.hangul) != a.forbidden.end() &&
           std::find(b.forbidden.begin(), b.forbidden.end(), a.hangul) != b.forbidden.end();
  }

  /// Forms that are replaced in a circle: A by B, B by A; over all layers.
  void circles() {
    struct Arrow {
      std::string to;
      size_t layer;
      const Entry* entry;
    };
    std::map<std::string, std::vector<Arrow>> arrows;
    for (size_t l = 0; l < layers_.size(); ++l)
      for (const Entry& e : layers_[l].entries)
        for (const std::string& f : e.forbidden)
          if (f != e.hangul && !e.hangul.empty() && !hider_of(l, e)) arrows[f].push_back({e.hangul, l, &e});
    std::set<std::string> done;
    for (const auto& [start, first] : arrows) {
      if (done.contains(start)) continue;
      // Along the first arrow from each form; a form met again closes a circle.
      std::vector<std::string> way = {start};
      std::map<std::string, size_t> place = {{start, 0}};
      for (std::string at = start;;) {
        const auto it = arrows.find(at);
        if (it == arrows.end()) break;
        at = it->second.front().to;
        if (const auto met = place.find(at); met != place.end()) {
          std::string chain;
          bool old = false;
          for (auto i = way.begin() + static_cast<ptrdiff_t>(met->second); i != way.end(); ++i) {
            chain += *i + " → ";
            old = old || !done.insert(*i).second;
          }
          if (!old) note(it->second.front().layer, *it->second.front().entry, "error.glossary-circular", {chain + at});
          break;
        }
        if (done.contains(at)) break;
        place.emplace(at, way.size());
        way.push_back(at);
      }
      done.insert(way.begin(), way.end());
    }
  }

  /// Where a later layer has the same Han with another form; null for what is in force.
  const Entry* hider_of(size_t l, const Entry& e, size_t* layer = nullptr) const {
    if (e.han.empty()) return nullptr;
    const std::string han = fold(e.han[0]);
    for (size_t k = l + 1; k < layers_.size(); ++k) {
      const auto it = by_layer_[k].find(han);
      if (it == by_layer_[k].end()) continue;
      for (const Entry* x : it->second)
        if (one_kind(*x, e) && x->hangul != e.hangul) {
          if (layer) *layer = k;
          return x;
        }
    }
    return nullptr;
  }

  /// The entries of each layer by Han; of those that are of one kind and form the first.
  void index_layers() {
    by_layer_.resize(layers_.size());
    std::set<std::tuple<size_t, std::string, std::string_view, std::string_view>> seen;
    for (size_t l = 1; l < layers_.size(); ++l)
      for (const Entry& e : layers_[l].entries)
        for (const std::string& h : e.han) {
          std::string han = fold(h);
          if (seen.emplace(l, han, kind_of(e), e.hangul).second) by_layer_[l][std::move(han)].push_back(&e);
        }
  }

  void hidden_by_later() {
    for (size_t l = 0; l + 1 < layers_.size(); ++l)
      for (const Entry& e : layers_[l].entries) {
        size_t k = 0;
        if (const Entry* x = hider_of(l, e, &k); x && x->note.empty())
          note(l, e, "error.glossary-shadowed",
               {e.han[0] + " " + e.hangul, layers_[k].path + ":" + std::to_string(x->line)});
      }
  }

  /// The standard and the program's own names.
  void against_the_list(size_t l, const Entry& e) {
    const image::Lexicon& lexicon = aligner_.readings().lexicon();
    for (const std::string& f : e.forbidden)
      if (const image::Hit hit = lexicon.find(image::List::name_hangul, base::to_utf32(f)))
        for (const image::Sense& s : hit.senses) {
          const image::EntityRef other{hit.image, s.target};
          const bool mine =
              std::any_of(e.han.begin(), e.han.end(), [&](const std::string& h) { return is_han_of(other, fold(h)); });
          const bool chief = s.role == static_cast<uint8_t>(image::Role::canonical) ||
                             s.role == static_cast<uint8_t>(image::Role::stem);
          if (!chief || mine || e.han.empty() || !e.note.empty()) continue;
          note(l, e, "error.glossary-forbidden-used", {f, std::string(other.han()) + " " + std::string(other.ko())});
          break;
        }
    if (e.han.empty() || e.hangul.empty() || !e.note.empty() || e.type == "term") return;
    const std::u32string z = aligner_.readings().fold(base::to_utf32(e.han[0]));
    image::Role role = image::Role::canonical;
    const auto listed = gloss::listed_by_han(lexicon, z, &role);
    if (listed && (e.type.empty() || forge::type_of(e.type) == listed->type())) {
      const auto forms = listed->forms();
      const bool known = std::any_of(forms.begin(), forms.end(), [&](const image::Form& f) {
        return !f.han && f.role != static_cast<uint8_t>(image::Role::forbidden) &&
               same(listed->image->str(f.text), e.hangul);
      });
      // As the list has it in the same extent: 톈진 for 天津, 톈진시 for 天津市.
      std::string ko(listed->ko());
      if (role == image::Role::stem)
        for (const image::Form& f : forms)
          if (!f.han && f.role == static_cast<uint8_t>(role)) ko = listed->image->str(f.text);
      if (!known) note(l, e, "error.glossary-hides", {e.han[0], ko, e.hangul});
      return;
    }
    const gloss::Judgement j = gloss::judge(aligner_, base::to_utf32(e.hangul), z, {});
    const bool wrong = j.verdict == Verdict::reading_mismatch || j.verdict == Verdict::sino_reading ||
                       j.verdict == Verdict::mandarin_historic;
    if (wrong && !j.expected.empty() && base::to_utf8(j.expected) != e.hangul)
      note(l, e, "error.glossary-reading", {e.hangul, e.han[0], base::to_utf8(j.expected)});
    else if (j.verdict == Verdict::han_mismatch)
      note(
          l, e, "error.glossary-reading",
          {e.hangul, e.han[0], j.other_hangul.empty() ? base::to_utf8(j.expected_han) : base::to_utf8(j.other_hangul)});
  }

  static bool same(std::string_view a, std::string_view b) {
    const auto plain = [](std::string_view s) {
      std::string out;
      for (const char c : s)
        if (c != ' ') out += c;
      return out;
    };
    return plain(a) == plain(b);
  }

  bool is_han_of(const image::EntityRef& e, const std::string& folded) const {
    const auto forms = e.forms();
    return e.han() == folded || std::any_of(forms.begin(), forms.end(), [&](const image::Form& f) {
             return f.han && e.image->str(f.text) == folded;
           });
  }

  std::span<const Glossary> layers_;
  const reading::Aligner& aligner_;
  std::vector<std::map<std::string, std::vector<const Entry*>>> by_layer_;
  std::vector<Found> found_;
};

}  // namespace

std::vector<base::Error> inspect(std::span<const Glossary> layers, const reading::Aligner& aligner) {
  return Inspector(layers, aligner).run();
}

}  // namespace ireum::glossary
