// sino-reading without Han: a place of China in its Sino-Korean reading (절강성) where the document writes its other
// places by the table. Once a spelling and document; a reader decides, so there is no fix.
#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "check/china.h"
#include "check/context.h"
#include "mention/listed.h"

namespace ireum::check {

using entity::Place;
using image::EntityRef;
using image::Role;
using mention::Mention;

namespace {

/// What a spelling is of, and where it stands.
struct Spelling {
  EntityRef entity;
  std::u32string text;
  std::vector<Place> places;
};

std::u32string form_of(const EntityRef& e, Role role) {
  for (const image::Form& f : e.forms())
    if (!f.han && static_cast<Role>(f.role) == role) return base::to_utf32(e.image->str(f.text));
  return {};
}

/// The table's form with the generic word of `word` kept: 창길주 is 창지주, though its full name is longer.
std::u32string by_table(const image::Lexicon& lexicon, const EntityRef& e, std::u32string_view word) {
  const std::u32string full = base::to_utf32(e.ko());
  std::u32string stem = form_of(e, Role::stem);
  const std::u32string brief = form_of(e, Role::abbreviation);  // 창지 of 창지후이족자치주
  if (stem.empty() || (!brief.empty() && brief.size() < stem.size())) stem = brief;
  if (stem.empty() || !full.starts_with(stem)) return full;
  const auto generic = std::u32string_view(full).substr(stem.size());
  if (word.ends_with(generic)) return full;
  const auto hit = lexicon.find(image::List::sino_name, word);
  for (const image::Sense& s : hit.senses)
    if (s.target == e.index && image::SinoEntry::of(s).kind == image::SinoKind::stem) return stem;
  const auto last = word.substr(word.size() - 1);
  return lexicon.has(image::List::generic_hangul, last) && generic.ends_with(last) ? stem.append(last) : full;
}

/// ‘섬서’: a spelling that is spoken of.
bool is_quoted(std::string_view text, size_t begin, size_t end) {
  size_t before = begin;
  while (before > 0 && (static_cast<unsigned char>(text[--before]) & 0xC0) == 0x80) {}
  if (before == begin || end >= text.size()) return false;
  size_t at = before, behind = end;
  return token::is_open_quote(base::next_code_point(text, at)) &&
         token::is_close_quote(base::next_code_point(text, behind));
}

/// The places of a document as it spells them.
class Spellings {
 public:
  Spellings(const Context& c, uint32_t document) : lexicon_(c.readings().lexicon()), document_(document) {
    const DocumentView& d = c.documents[document];
    for (const Mention& m : d.observation->mentions)
      if (m.type == image::Type::place && m.entity != mention::kNone && !(m.evidence & mention::kIsHan) &&
          !is_elsewhere(d, m))
        add(d, m);
  }

  const std::map<std::string, Spelling>& sino() const { return sino_; }
  /// Whether two thirds of the other places follow the table, and one does.
  bool follows_table() const { return !table_.empty() && table_.size() + 2 >= 2 * (sino_.size() + customary_.size()); }

 private:
  /// 시안시 고성구: a district of another city has the name, and is not meant.
  bool is_elsewhere(const DocumentView& d, const Mention& m) const {
    const EntityRef e{lexicon_.images()[m.image], m.entity};
    const uint64_t begin = m.tail ? m.end - m.tail : m.begin;
    if (e.subtype() != image::Subtype::county || begin == 0) return false;
    const auto& all = d.observation->mentions;
    auto x = std::partition_point(all.begin(), all.end(), [&](const Mention& o) { return o.begin < begin; });
    for (int n = 0; n < 3 && x != all.begin(); ++n) {
      --x;
      if (x->end + 1 != begin || x->entity == mention::kNone || x->image != m.image) continue;
      const EntityRef city{lexicon_.images()[x->image], x->entity};
      return city.subtype() == image::Subtype::prefecture && !lies_in(e, city);
    }
    return false;
  }

  void add(const DocumentView& d, const Mention& m) {
    const EntityRef e{lexicon_.images()[m.image], m.entity};
    const uint64_t begin = m.tail ? m.end - m.tail : m.begin;  // of a chain the last is meant
    const std::string form(d.text().substr(begin, m.end - begin));
    const std::u32string word = base::to_utf32(form);
    if (mention::is_sino_form(lexicon_, e, word)) {
      if (m.pair != mention::kNone) return;  // sino-reading of its pair says so
      if (is_quoted(d.text(), begin, m.end)) return;
      Spelling& s = sino_[form];
      s.entity = e, s.text = word;
      s.places.push_back({document_, begin, m.end});
      return;
    }
    if (e.has(image::kForeign) || e.has(image::kKorean) || e.has(image::kJapanese) || e.has(image::kFree) ||
        e.has(image::kRegion))
      return;
    for (const image::Form& f : e.forms()) {
      if (f.han || e.image->str(f.text) != form) continue;
      const auto role = static_cast<Role>(f.role);
      if (role == Role::canonical || role == Role::stem) table_.insert(form);
      else if (role == Role::allowed || role == Role::allowed_stem) customary_.insert(form);
    }
  }

  const image::Lexicon& lexicon_;
  uint32_t document_;
  std::map<std::string, Spelling> sino_;
  std::set<std::string> table_, customary_;
};

/// A stem alone is too often a word (삼아): it is told beside places that are written so with their generic.
bool is_stem(const image::Lexicon& lexicon, const Spelling& s) {
  const auto hit = lexicon.find(image::List::sino_name, s.text);
  return std::any_of(hit.senses.begin(), hit.senses.end(), [&](const image::Sense& x) {
    return x.target == s.entity.index && image::SinoEntry::of(x).kind == image::SinoKind::stem;
  });
}

}  // namespace

void check_sino_places(const Context& c, uint32_t document, Findings& out) {
  const int rule = c.on("sino-reading");
  if (rule < 0) return;
  const Spellings spellings(c, document);
  if (!spellings.follows_table()) return;
  const auto& lexicon = c.readings().lexicon();
  const bool any_full = std::any_of(spellings.sino().begin(), spellings.sino().end(),
                                    [&](const auto& x) { return !is_stem(lexicon, x.second); });
  for (const auto& [form, s] : spellings.sino()) {
    const std::u32string expected = by_table(c.readings().lexicon(), s.entity, s.text);
    if (expected == s.text || (!any_full && is_stem(c.readings().lexicon(), s))) continue;
    Finding f = make(c, rule, document, s.places.front().begin, s.places.front().end, "list");
    f.han = std::string(s.entity.han());
    f.basis = "list";
    f.expected.push_back(base::to_utf8(expected));
    f.related_total = static_cast<uint32_t>(s.places.size() - 1);
    for (size_t i = 1; i < std::min<size_t>(6, s.places.size()); ++i)
      f.related.push_back({s.places[i], "related.same-name"});
    out.push_back(std::move(f));
  }
}

}  // namespace ireum::check
