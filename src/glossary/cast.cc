#include "glossary/cast.h"

#include <algorithm>
#include <set>
#include <string>

#include "forge/cast.h"
#include "forge/kinds.h"
#include "gloss/verdict.h"
#include "glossary/columns.h"
#include "glossary/text.h"
#include "mention/mention.h"

namespace ireum::glossary {
namespace {

using image::Role;
using image::Type;

class Caster {
 public:
  explicit Caster(const reading::Readings& below) : below_(below) {}

  base::Status add(const Entry& e) {
    std::string type = e.type == "none" || e.type == "term" ? "" : e.type;
    std::string id = e.id, parent = e.parent;
    uint16_t flags = image::kUser;
    if (!e.han.empty() && e.type != "term") {
      Role role = Role::canonical;
      const std::u32string folded = below_.fold(base::to_utf32(e.han[0]));
      const auto listed = gloss::listed_by_han(below_.lexicon(), folded, &role);
      const bool whole = role == Role::canonical || role == Role::allowed || image::is_stem(static_cast<uint8_t>(role));
      if (listed && whole && (type.empty() || forge::type_of(type) == listed->type())) {
        if (id.empty()) id = listed->id();
        if (type.empty() || type.find('.') == type.npos) type = type_word(listed->type(), listed->subtype());
        flags |= static_cast<uint16_t>((*listed)->flags & (image::kHistoric | image::kForeign | image::kJapanese |
                                                           image::kKorean | image::kFree | image::kFormer));
      } else if (type.empty()) {
        const gloss::HanClass k = gloss::classify(below_, folded);
        type = type_word(k.type, k.subtype);
      }
    }
    if (forge::type_of(type) == Type::none) return term(e, id);
    return name(e, type, id, parent, flags);
  }

  std::vector<char> done() { return builder_.cast(); }

 private:
  static std::string type_word(Type t, image::Subtype s) {
    if (t == Type::none || t == Type::date) return {};
    std::string out(mention::type_name(t));
    if (s != image::Subtype::none) out.append(".").append(mention::subtype_name(s));
    return out;
  }

  std::string fold(std::string_view s) const { return base::to_utf8(below_.fold(base::to_utf32(s))); }

  base::Status name(const Entry& e, const std::string& type, const std::string& id, const std::string& parent,
                    uint16_t flags) {
    generics(e);
    // The last column is never empty, so that the row never looks like a blank line.
    std::string text = "id\ttype\tko\than\tallowed\tabbr\tforbidden\tparent\tflags\tnote\tend\n";
    for (const std::string& cell :
         {id, type, e.hangul, cell_of(e, Column::han), cell_of(e, Column::allowed), cell_of(e, Column::abbr),
          cell_of(e, Column::forbidden), parent, e.flags, cell_of(e, Column::note)})
      text += cell + "\t";
    text += ".";
    auto table = forge::Table::parse("glossary", text + "\n");
    if (!table) return table.error();
    std::vector<forge::Remark> remarks;
    return forge::add_names(
        builder_, *table, [&](std::string_view s) { return fold(s); }, flags, remarks);
  }

  /// The generic words that a place's stem is found by (天津市 without 市).
  void generics(const Entry& e) {
    for (const std::string& han : e.han) {
      const std::u32string z = below_.fold(base::to_utf32(han));
      for (size_t n = 1; n < std::min<size_t>(6, z.size()); ++n) {
        const auto end = std::u32string_view(z).substr(z.size() - n);
        const std::string key = base::to_utf8(end);
        const image::Hit hit = below_.lexicon().find(image::List::generic, end);
        if (!hit || builder_.has_term(image::List::generic, key)) continue;
        for (image::Sense s : hit.senses) {
          s.target = builder_.word(hit.image->word(s.target));
          builder_.term(image::List::generic, key, s);
        }
      }
    }
  }

  base::Status term(const Entry& e, const std::string& id) {
    image::Entity entity;
    entity.id = builder_.str(!id.empty() ? id
                                         : "term." + (!e.han.empty()      ? fold(e.han[0])
                                                      : !e.hangul.empty() ? e.hangul
                                                                          : joined(e.forbidden, "|")));
    entity.ko = builder_.str(e.hangul);
    entity.han = e.han.empty() ? image::Str{} : builder_.str(fold(e.han[0]));
    entity.note = builder_.str(e.note);
    entity.flags = image::kUser;
    std::vector<image::Form> forms;
    const auto form = [&](const std::string& text, Role role, bool han) {
      if (text.empty()) return;
      const std::string stored = han ? fold(text) : text;
      if (std::none_of(forms.begin(), forms.end(),
                       [&](const image::Form& f) { return builder_.text(f.text) == stored; }))
        forms.push_back({builder_.str(stored), static_cast<uint8_t>(role), static_cast<uint8_t>(han), 0});
    };
    form(e.hangul, Role::canonical, false);
    for (const std::string& h : e.han) form(h, Role::canonical, true);
    for (const std::string& f : e.allowed) form(f, Role::allowed, false);
    for (const std::string& f : e.abbr) form(f, Role::abbreviation, false);
    for (const std::string& f : e.forbidden) form(f, Role::forbidden, false);
    builder_.entity(entity, forms);
    return std::nullopt;
  }

  const reading::Readings& below_;
  forge::Builder builder_;
};

}  // namespace

base::Result<std::vector<char>> cast(const Glossary& glossary, const reading::Readings& below) {
  Caster caster(below);
  std::set<std::string> seen;  // a row that says what another has said adds nothing
  for (const Entry& e : glossary.entries) {
    if (e.hangul.empty() && e.forbidden.empty()) continue;
    std::string row;
    for (size_t c = 0; c < kColumns.size(); ++c) row += cell_of(e, static_cast<Column>(c)) + "\t";
    if (!seen.insert(std::move(row)).second) continue;
    if (auto error = caster.add(e))
      return base::Error{error->key, glossary.path + ":" + std::to_string(e.line), error->args};
  }
  return caster.done();
}

}  // namespace ireum::glossary
