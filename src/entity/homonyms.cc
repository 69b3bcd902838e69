#include "entity/homonyms.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>

namespace ireum::entity {
namespace {

using image::EntityRef;
using image::Role;
using image::Type;
using mention::Mention;

/// How far "near by" reaches, in bytes: about an article.
constexpr uint64_t kNear = 2400;

EntityRef listed(const image::Lexicon& lexicon, const Mention& m) {
  return m.entity == mention::kNone ? EntityRef{} : EntityRef{lexicon.images()[m.image], m.entity};
}

/// Whether `place` lies in `outer`, at whatever depth.
bool lies_in(EntityRef place, const EntityRef& outer) {
  for (int depth = 0; depth < 8 && place->parent != image::kNone; ++depth) {
    place.index = place->parent;
    if (place == outer) return true;
  }
  return false;
}

class Settler {
 public:
  Settler(const image::Lexicon& lexicon, std::string_view text, mention::Observation& o)
      : lexicon_(lexicon), text_(text), o_(o) {}

  void run() {
    for (Mention& m : o_.mentions)
      if (m.type == Type::place && m.pair != mention::kNone && m.entity != mention::kNone) settle_glossed(m);
    for (Mention& m : o_.mentions) {
      if (m.type != Type::place || m.pair != mention::kNone || m.entity == mention::kNone ||
          m.evidence & (mention::kIsHan | mention::kMisspelled))
        continue;
      const auto& all = candidates(m);
      if (all.size() < 2 || std::find(all.begin(), all.end(), listed(lexicon_, m)) == all.end()) continue;
      bare_.push_back(&m);
    }
    std::vector<std::optional<EntityRef>> found;
    found.reserve(bare_.size());
    for (const Mention* m : bare_) found.push_back(meant(*m));
    for (size_t i = 0; i < bare_.size(); ++i) bare_[i]->entity = found[i] ? found[i]->index : mention::kNone;
  }

 private:
  const std::vector<EntityRef>& candidates(const Mention& m) {
    const std::string form(text_.substr(m.begin, m.end - m.begin));
    const auto [it, fresh] = known_.try_emplace(form);
    if (fresh) it->second = homonyms(lexicon_, form);
    return it->second;
  }

  /// They were gathered in their order.
  /// 중산(中山): the Han of a city and of a district elsewhere. The city, unless what stands around
  /// speaks for the district.
  void settle_glossed(Mention& m) const {
    const EntityRef own = listed(lexicon_, m);
    EntityRef larger = own;
    const image::Hit hit = lexicon_.find(image::List::name_han, o_.pairs[m.pair].folded);
    for (const image::Sense& s : hit.senses) {
      const EntityRef e{hit.image, s.target};
      const auto role = static_cast<Role>(s.role);
      if (e.type() == Type::place && (role == Role::canonical || role == Role::stem) &&
          e.subtype() < larger.subtype() && e.subtype() != image::Subtype::none)
        larger = e;
    }
    if (larger == own || own.subtype() > image::Subtype::county) return;
    bool torn = false;
    const auto meant = supported(m, {larger, own}, m.begin > kNear ? m.begin - kNear : 0, m.end + kNear, torn);
    if (meant && *meant == own) return;
    m.image = static_cast<uint8_t>(std::find(lexicon_.images().begin(), lexicon_.images().end(), larger.image) -
                                   lexicon_.images().begin());
    m.entity = larger.index;
    m.subtype = larger.subtype();
  }

  bool is_bare(const Mention& m) const {
    return std::binary_search(bare_.begin(), bare_.end(), &m, std::less<const Mention*>());
  }

  std::optional<EntityRef> meant(const Mention& m) {
    const auto& all = candidates(m);
    if (const auto next = goes_on(m, all)) return next;
    const size_t line = text_.rfind('\n', m.begin ? m.begin - 1 : 0);
    const uint64_t begin = line == text_.npos || m.begin == 0 ? 0 : line + 1,
                   end = std::min(text_.find('\n', m.end), text_.size());
    bool torn = false;
    if (const auto here = supported(m, all, begin, end, torn)) return here;
    const auto [gloss, fresh] = glossed_.try_emplace(all.front().index);
    if (fresh) gloss->second = glossed(all);
    if (gloss->second || torn) return gloss->second;
    return supported(m, all, m.begin > kNear ? m.begin - kNear : 0, m.end + kNear, torn);
  }

  /// 산시성의 시안: the place that follows at once lies in one of them.
  std::optional<EntityRef> goes_on(const Mention& m, const std::vector<EntityRef>& all) const {
    constexpr uint64_t kAtOnce = 12;  // bytes: a particle and a blank
    const auto x = std::find_if(o_.mentions.begin() + (&m - o_.mentions.data()), o_.mentions.end(),
                                [&](const Mention& n) { return n.begin >= m.end; });
    if (x == o_.mentions.end() || x->begin > m.end + kAtOnce || x->entity == mention::kNone || is_bare(*x)) return {};
    if (text_.substr(m.end, x->begin - m.end).find_first_of(".,\n") != text_.npos) return {};
    std::optional<EntityRef> one;
    for (const EntityRef& c : all) {
      const EntityRef e = listed(lexicon_, *x);
      if (e.image != c.image || !lies_in(e, c)) continue;
      if (one) return {};
      one = c;
    }
    return one;
  }

  /// The one of `all` that the document glosses, where it glosses no other.
  std::optional<EntityRef> glossed(const std::vector<EntityRef>& all) const {
    std::optional<EntityRef> only;
    for (const Mention& m : o_.mentions) {
      if (m.pair == mention::kNone || m.entity == mention::kNone) continue;
      const EntityRef e = listed(lexicon_, m);
      if (std::find(all.begin(), all.end(), e) == all.end() || (only && *only == e)) continue;
      if (only) return std::nullopt;
      only = e;
    }
    return only;
  }

  /// The one of `all` that something between `begin` and `end` speaks for; `torn` where two are spoken for.
  std::optional<EntityRef> supported(const Mention& m, const std::vector<EntityRef>& all, uint64_t begin, uint64_t end,
                                     bool& torn) const {
    std::optional<EntityRef> one;
    const auto first = std::lower_bound(o_.mentions.begin(), o_.mentions.end(), begin,
                                        [](const Mention& x, uint64_t at) { return x.begin < at; });
    for (auto x = first; x != o_.mentions.end() && x->begin < end; ++x) {
      if (&*x == &m || x->type != Type::place || x->entity == mention::kNone || is_bare(*x)) continue;
      const EntityRef e = listed(lexicon_, *x);
      for (const EntityRef& c : all) {
        if (e.image != c.image || !(e == c || lies_in(e, c) || lies_in(c, e))) continue;
        // What all of them lie in says nothing.
        if (e != c && std::all_of(all.begin(), all.end(), [&](const EntityRef& o) { return lies_in(o, e); })) continue;
        if (one && !(*one == c)) {
          torn = true;
          return std::nullopt;
        }
        one = c;
      }
    }
    return one;
  }

  const image::Lexicon& lexicon_;
  std::string_view text_;
  mention::Observation& o_;
  std::vector<Mention*> bare_;
  std::unordered_map<std::string, std::vector<EntityRef>> known_;   // by Hangul
  std::unordered_map<uint32_t, std::optional<EntityRef>> glossed_;  // by the first of the homonyms
};

}  // namespace

std::vector<EntityRef> homonyms(const image::Lexicon& lexicon, std::string_view hangul) {
  std::vector<EntityRef> out;
  if (lexicon.images().empty()) return out;
  const image::Hit hit = lexicon.find(image::List::name_hangul, hangul);
  for (const image::Sense& s : hit.senses) {
    const EntityRef e{hit.image, s.target};
    const auto role = static_cast<Role>(s.role);
    if (e.type() != Type::place || e.subtype() > image::Subtype::county ||
        (role != Role::canonical && role != Role::stem))
      continue;
    // The larger place hides the smaller: 시안 is the city, not a district.
    if (!out.empty() && e.subtype() < out.front().subtype()) out.clear();
    if (!out.empty() && (e.subtype() != out.front().subtype() || std::find(out.begin(), out.end(), e) != out.end()))
      continue;
    out.push_back(e);
  }
  std::sort(out.begin(), out.end(), [](const EntityRef& a, const EntityRef& b) { return a.id() < b.id(); });
  if (out.size() < 2) out.clear();
  return out;
}

void settle_homonyms(const image::Lexicon& lexicon, std::string_view text, mention::Observation& observation) {
  Settler(lexicon, text, observation).run();
}

}  // namespace ireum::entity
