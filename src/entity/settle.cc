#include "entity/settle.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/utf8.h"

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
    const auto best = readings.transcribe(folded(readings, e),
                                          e.type == Type::person ? reading::NameKind::person : reading::NameKind::any);
    e.canonical = best.complete ? base::to_utf8(best.hangul()) : e.han.front().text;
  }
}

void read(const reading::Readings& readings, Entry& e, mention::Purpose purpose) {
  e.system = "none";
  if (e.han.empty()) return;
  const bool japanese = e.listed && e.listed.has(image::kJapanese);
  const bool sino = e.listed && (e.listed.has(image::kHistoric) || e.listed.has(image::kKorean));
  e.system = japanese ? "japanese" : sino ? "sino-korean" : "mandarin";
  const bool wrong =
      std::any_of(e.forms.begin(), e.forms.end(), [](const Form& f) { return f.status == FormStatus::wrong; });
  if (purpose == mention::Purpose::check && (!wrong || !e.standard.empty())) return;
  const auto kind = e.type == Type::person  ? reading::NameKind::person
                    : e.type == Type::place ? reading::NameKind::place
                                            : reading::NameKind::any;
  const auto best = readings.transcribe(folded(readings, e), kind);
  if (!japanese && best.complete) e.pinyin = best.pinyin();
  if (e.standard.empty())
    e.standard = e.listed ? std::string(e.listed.ko()) : best.complete ? base::to_utf8(best.hangul()) : "";
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
  recommend(readings, e);
  read(readings, e, purpose);
  return e;
}

}  // namespace ireum::entity
