#include "entity/settle.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "entity/spelling.h"

namespace ireum::entity {
namespace {

using image::EntityRef;
using image::Role;
using image::Type;

/// Statuses by the list.
void judge_forms(Entry& e) {
  for (Form& f : e.forms) {
    if (f.status == FormStatus::wrong) continue;
    for (const image::Form& known : e.listed.forms()) {
      if (known.han || e.listed.image->str(known.text) != f.text) continue;
      const auto role = static_cast<Role>(known.role);
      f.status = role == Role::canonical || role == Role::stem || role == Role::abbreviation ? FormStatus::preferred
                 : role == Role::forbidden                                                   ? FormStatus::wrong
                 : f.status == FormStatus::variant                                           ? f.status
                                                                                             : FormStatus::allowed;
    }
  }
}

std::u32string folded(const reading::Readings& readings, const Entry& e) {
  return key_han(readings.fold(base::to_utf32(e.han.front().text)));
}

/// The Korean form of an unlisted Han name: part by part where it has parts that are listed; empty where it cannot be read.
std::string standard_of(const reading::Readings& readings, const Entry& e, reading::NameKind kind) {
  const std::u32string z = folded(readings, e);
  if (const std::u32string parts = spell_by_parts(readings, z, e.type); !parts.empty()) return base::to_utf8(parts);
  const auto best = readings.transcribe(z, kind);
  return best.complete ? base::to_utf8(best.hangul()) : std::string();
}

/// The form that stands first; of a listed body one that the list knows before a reading of its
/// short Han: EVE에너지 before 이웨이(亿纬).
const Form& best_form(const Entry& e) {
  if (e.listed && e.type != Type::place)
    for (const Form& f : e.forms) {
      if (f.status > FormStatus::allowed) break;
      for (const image::Form& known : e.listed.forms())
        if (!known.han && e.listed.image->str(known.text) == f.text) return f;
    }
  return e.forms.front();
}

/// The recommended form: as the list has it, in the extent that the document uses.
void recommend(const reading::Readings& readings, Entry& e) {
  if (!e.forms.empty()) {
    const Form& best = best_form(e);
    e.canonical = best.status <= FormStatus::allowed || e.standard.empty() ? best.text : e.standard;
    // A short form is never the heading of a listed body; a place keeps the extent that the text has.
    if (e.listed && e.type != Type::place && best.status <= FormStatus::allowed)
      for (const image::Form& known : e.listed.forms())
        if (!known.han && known.role == static_cast<uint8_t>(Role::abbreviation) &&
            e.listed.image->str(known.text) == best.text)
          e.canonical = e.listed.ko();
    if (best.status == FormStatus::variant && e.listed && e.type == Type::person && e.listed.has(image::kHistoric))
      e.canonical = e.listed.ko();
  } else if (!e.han.empty()) {
    if (e.listed) {
      e.canonical = e.listed.ko();
      return;
    }
    const std::string read =
        standard_of(readings, e, e.type == Type::person ? reading::NameKind::person : reading::NameKind::any);
    e.canonical = read.empty() ? e.han.front().text : read;
  }
}

/// Whose name it is: as its glosses were decided, else as it is listed.
void attribute(const Name& name, Entry& e) {
  if (name.decided > 0) {
    const reading::Whose whose = reading::origin(name.whose);
    e.origin = whose.origin;
    e.era = whose.era;
    return;
  }
  if (!e.listed) return;
  e.origin = e.listed.has(image::kKorean)     ? reading::Origin::korea
             : e.listed.has(image::kJapanese) ? reading::Origin::japan
             : e.listed.has(image::kForeign)  ? reading::Origin::other
                                              : reading::Origin::china;
  e.era = e.listed.has(image::kHistoric) ? reading::Era::historic : reading::Era::modern;
}

/// How the Han is read: as the text reads it, where its glosses were decided.
std::string_view system_of(const Entry& e, uint32_t sino, uint32_t mandarin) {
  if (e.listed && e.listed.has(image::kJapanese)) return "japanese";
  if (e.listed && (e.listed.has(image::kHistoric) || e.listed.has(image::kKorean))) return "sino-korean";
  if (e.origin == reading::Origin::korea || (sino > 0 && mandarin == 0)) return "sino-korean";
  if (!e.listed && e.origin != reading::Origin::china && sino + mandarin == 0 && !e.forms.empty()) return "none";
  return "mandarin";
}

/// The spellings that the same name has elsewhere and that no form here is.
void spell_otherwise(const reading::Readings& readings, const Name& name, Entry& e) {
  const bool named = e.type == Type::person || e.type == Type::place;
  if (!named || e.han.empty() || name.decided == 0 || e.origin != reading::Origin::china ||
      e.era == reading::Era::historic)
    return;
  const auto put = [&](std::string form) {
    const bool here = std::any_of(e.forms.begin(), e.forms.end(), [&](const Form& f) { return f.text == form; });
    if (form.empty() || here || std::find(e.also_spelt.begin(), e.also_spelt.end(), form) != e.also_spelt.end()) return;
    e.also_spelt.push_back(std::move(form));
  };
  const std::u32string z = folded(readings, e);
  put(base::to_utf8(readings.sino_word(z)));
  const auto best =
      readings.transcribe(z, e.type == Type::person ? reading::NameKind::person : reading::NameKind::place);
  if (best.complete) put(base::to_utf8(best.hangul()));
  if (e.listed)
    for (const image::Form& f : e.listed.forms())
      if (!f.han && f.role != static_cast<uint8_t>(Role::abbreviation)) put(std::string(e.listed.image->str(f.text)));
  std::sort(e.also_spelt.begin(), e.also_spelt.end());
}

void read(const reading::Readings& readings, const Name& name, Entry& e, mention::Purpose purpose) {
  e.system = "none";
  if (e.han.empty()) return;
  e.system = system_of(e, name.sino, name.mandarin);
  if (e.system == "none") return;
  const bool japanese = e.system == "japanese";
  if (e.system == "sino-korean" && !e.listed) {
    if (e.standard.empty()) e.standard = base::to_utf8(readings.sino_word(folded(readings, e)));
    return;
  }
  const bool wrong =
      std::any_of(e.forms.begin(), e.forms.end(), [](const Form& f) { return f.status == FormStatus::wrong; });
  if (purpose == mention::Purpose::check && (!wrong || !e.standard.empty())) return;
  const auto kind = e.type == Type::person  ? reading::NameKind::person
                    : e.type == Type::place ? reading::NameKind::place
                                            : reading::NameKind::any;
  const auto best = readings.transcribe(folded(readings, e), kind);
  if (!japanese && best.complete) e.pinyin = best.pinyin();
  if (e.standard.empty()) e.standard = e.listed ? std::string(e.listed.ko()) : standard_of(readings, e, kind);
}

}  // namespace

Entry settle(const reading::Readings& readings, Name name, mention::Purpose purpose) {
  Entry e;
  e.key = std::move(name.key);
  e.type = name.type;
  e.subtype = name.subtype;
  e.standard = std::move(name.standard);
  e.han = std::move(name.han);
  e.forms = std::move(name.forms);
  e.mentions = name.mentions;
  e.listed = name.listed;
  if (e.listed) {
    e.id = e.listed.id();
    e.type = e.listed.type();
    e.subtype = e.listed.subtype();
    const auto parent = e.listed->parent;
    if (parent != image::kNone) e.parent = EntityRef{e.listed.image, parent}.id();
    judge_forms(e);
  }
  std::sort(e.forms.begin(), e.forms.end(), [](const Form& a, const Form& b) {
    if (a.status != b.status) return a.status < b.status;
    if (a.count != b.count) return a.count > b.count;
    return a.text < b.text;
  });
  std::sort(e.han.begin(), e.han.end(),
            [](const HanForm& a, const HanForm& b) { return std::tie(a.first, a.text) < std::tie(b.first, b.text); });
  attribute(name, e);
  recommend(readings, e);
  read(readings, name, e, purpose);
  spell_otherwise(readings, name, e);
  return e;
}

}  // namespace ireum::entity
