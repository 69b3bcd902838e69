// Entity tables: every name with its forms, and the stems of places.
//
// A place's stem (톈진 of 톈진시 天津市) is derived here from the generic words, so that no table
// has to list it. What a form is worth (canonical, allowed …) travels in the sense's role; a form
// that is an everyday Korean word too is marked, so that extraction asks for context.
#include <algorithm>
#include <filesystem>
#include <span>

#include "base/utf8.h"
#include "forge/cast.h"
#include "forge/kinds.h"
#include "reading/blur.h"

namespace ireum::forge {
namespace {

using image::Role;
using image::Sense;

bool has_han(std::string_view s) {
  for (size_t i = 0; i < s.size();)
    if (base::is_han(base::next_code_point(s, i))) return true;
  return false;
}

bool has_hangul(std::string_view s) {
  for (size_t i = 0; i < s.size();)
    if (base::is_hangul(base::next_code_point(s, i))) return true;
  return false;
}

std::string without(std::string_view s, std::u32string_view drop) {
  std::string out;
  for (const char32_t c : base::to_utf32(s))
    if (drop.find(c) == std::u32string_view::npos) base::append_utf8(out, c);
  return out;
}

struct Stem {
  std::string ko, han;
};

/// The place's name without its generic word, where both halves end in one another's.
Stem stem_of(const Builder& b, std::string_view ko, std::string_view han) {
  const std::u32string z = base::to_utf32(han), k = base::to_utf32(ko);
  for (size_t n = std::min<size_t>(6, z.size()); n-- > 1;) {
    if (z.size() - n < 2) continue;
    const auto* generic = b.senses(image::List::generic, base::to_utf8(std::u32string_view(z).substr(z.size() - n)));
    if (!generic) continue;
    for (const Sense& s : *generic) {
      const std::u32string form = base::to_utf32(b.word_text(s.target));
      if (k.size() < form.size() + 2 || k.compare(k.size() - form.size(), form.size(), form) != 0) continue;
      std::u32string stem = k.substr(0, k.size() - form.size());
      while (!stem.empty() && stem.back() == U' ') stem.pop_back();
      return {base::to_utf8(stem), base::to_utf8(std::u32string_view(z).substr(0, z.size() - n))};
    }
  }
  return {};
}

class Names {
 public:
  Names(Builder& builder, const Fold& fold) : b_(builder), fold_(fold) {}

  void add(const Table& t, const Row& row, uint16_t extra_flags, std::vector<Remark>& remarks) {
    const std::string where = t.name() + ":" + std::to_string(row.line);
    std::string ko(t.cell(row, "ko"));
    if (ko.empty()) ko = t.cell(row, "hangul");
    if (ko.empty()) {
      remarks.push_back({where, "remark.no-korean", {}});
      return;
    }
    std::string_view unknown;
    const uint16_t flags = static_cast<uint16_t>(flags_of(t.cell(row, "flags"), &unknown) | extra_flags);
    if (!unknown.empty()) remarks.push_back({where, "remark.unknown-flag", {std::string(unknown)}});
    const auto hans = split(t.cell(row, "han"), '|');
    const image::Entity e = entity(t, row, ko, hans, flags);
    const std::vector<image::Form> forms = forms_of(t, row, ko, hans);
    const uint32_t index = b_.entity(e, forms);
    add_sounds(index, e, forms);
    if (const auto parent = t.cell(row, "parent"); !parent.empty()) b_.parent(index, parent);
    for (const image::Form& f : forms) add_terms(f, {index, f.role, 0, 0});
  }

 private:
  image::Entity entity(const Table& t, const Row& row, const std::string& ko, const std::vector<std::string>& hans,
                       uint16_t flags) {
    const std::string_view type = t.cell(row, "type");
    std::string id(t.cell(row, "id"));
    if (id.empty()) id = "user." + (hans.empty() ? ko : fold_(hans[0]));
    image::Entity e;
    e.id = b_.str(id);
    e.ko = b_.str(ko);
    e.han = hans.empty() ? image::Str{} : b_.str(fold_(hans[0]));
    e.note = b_.str(t.cell(row, "note"));
    e.type = static_cast<uint8_t>(type_of(type));
    e.subtype = static_cast<uint8_t>(subtype_of(type));
    e.flags = flags;
    return e;
  }

  void add_form(std::vector<image::Form>& forms, std::string_view text, Role role) {
    if (text.empty()) return;
    const bool han = has_han(text) && !has_hangul(text);
    const std::string stored = han ? fold_(text) : std::string(text);
    for (const image::Form& f : forms)
      if (b_.text(f.text) == stored) return;
    forms.push_back({b_.str(stored), static_cast<uint8_t>(role), static_cast<uint8_t>(han), 0});
  }

  /// All forms of a row, and the stems of a place.
  std::vector<image::Form> forms_of(const Table& t, const Row& row, const std::string& ko,
                                    const std::vector<std::string>& hans) {
    std::vector<image::Form> forms;
    const auto allowed = split(t.cell(row, "allowed"), '|');
    add_form(forms, ko, Role::canonical);
    for (const std::string& h : hans) add_form(forms, h, &h == &hans[0] ? Role::canonical : Role::allowed);
    for (const std::string& f : allowed) add_form(forms, f, Role::allowed);
    for (const std::string& f : split(t.cell(row, "abbr"), '|')) add_form(forms, f, Role::abbreviation);
    for (const std::string& f : split(t.cell(row, "forbidden"), '|')) add_form(forms, f, Role::forbidden);
    const std::string_view type = t.cell(row, "type");
    if (type_of(type) != image::Type::place) return forms;
    const auto subtype = subtype_of(type);
    const bool great = subtype == image::Subtype::province || subtype == image::Subtype::prefecture;
    for (const std::string& h : hans) {
      const Stem s = stem_of(b_, ko, fold_(h));
      add_form(forms, s.ko, Role::stem);
      add_form(forms, s.han, Role::stem);
      if (!great) continue;
      for (const std::string& f : allowed)
        if (!has_han(f)) add_form(forms, stem_of(b_, f, fold_(h)).ko, Role::allowed_stem);
    }
    return forms;
  }

  void add_terms(const image::Form& f, const Sense& sense) {
    const std::string text(b_.text(f.text));
    if (f.han) return b_.term(image::List::name_han, without(text, U" ·"), sense);
    b_.term(image::List::name_hangul, text, sense);
    b_.term(image::List::name_hangul, without(text, U" "), sense);
    b_.term(image::List::name_hangul, without(text, U" ·"), sense);
  }

  /// A place's stem and an institution's name by their sound, for words that are two slips away: cities and provinces
  /// of two syllables or more, all others of four.
  void add_sounds(uint32_t index, const image::Entity& e, std::span<const image::Form> forms) {
    constexpr size_t kLeastGreat = 2, kLeast = 4, kMost = 6;
    const auto type = static_cast<image::Type>(e.type);
    const auto subtype = static_cast<image::Subtype>(e.subtype);
    if (e.flags & (image::kForeign | image::kHistoric | image::kRegion | image::kKorean)) return;
    if (type != image::Type::place && type != image::Type::organization) return;
    const bool great = subtype == image::Subtype::province || subtype == image::Subtype::prefecture ||
                       subtype == image::Subtype::central;
    for (const image::Form& f : forms) {
      if (f.han || static_cast<Role>(f.role) != (type == image::Type::place ? Role::stem : Role::canonical)) continue;
      const std::u32string text = base::to_utf32(b_.text(f.text));
      if (text.size() < (great ? kLeastGreat : kLeast) || text.size() > kMost) continue;
      if (!std::all_of(text.begin(), text.end(), base::is_hangul)) continue;
      b_.term(image::List::name_sound, base::to_utf8(reading::sound_of(text)), {index, f.role, 0, 0});
    }
  }

  Builder& b_;
  const Fold& fold_;
};

}  // namespace

base::Status add_names(Builder& builder, const Table& table, const Fold& fold, uint16_t extra_flags,
                       std::vector<Remark>& remarks) {
  if (table.column("ko") < 0 && table.column("hangul") < 0)
    return base::Error{"error.table-column", table.name(), {"ko"}};
  Names names(builder, fold);
  for (const Row& row : table.rows()) names.add(table, row, extra_flags, remarks);
  return std::nullopt;
}

}  // namespace ireum::forge
