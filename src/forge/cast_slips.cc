// The listed names, misspelled: every listed name of two syllables or more is run through the slip
// table, and each result that is no listed name and no Korean word becomes a term that points to
// the names it may stand for. At run time a near miss is one look-up.
#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "forge/cast.h"
#include "reading/slips.h"

namespace ireum::forge {
namespace {

using image::Sense;

bool hangul_only(std::u32string_view s) { return std::all_of(s.begin(), s.end(), base::is_hangul); }

/// Slips this dear or cheaper are made without Han at hand; dearer ones would reach too far.
constexpr int kMaxCost = 4;

}  // namespace

void add_slip_names(Builder& b, const Table& slips) {
  std::vector<reading::SlipRow> rows;
  for (const Row& r : slips.rows()) {
    reading::SlipRow row{slips.cell(r, "id"), slips.cell(r, "wrong"), slips.cell(r, "right"), slips.cell(r, "ko"),
                         slips.cell(r, "en")};
    row.cost = std::max(1, std::atoi(std::string(slips.cell(r, "cost")).c_str()));
    b.slip({b.str(row.id), b.str(row.ko), b.str(row.en), b.str(row.wrong), b.str(row.right),
            b.str(slips.cell(r, "example")), static_cast<uint32_t>(row.cost)});
    rows.push_back(row);
  }
  const reading::SlipTable table(std::move(rows));
  struct Found {
    std::string wrong;
    uint32_t entity;
    uint16_t slip;
    uint8_t role;
  };
  std::vector<Found> found;
  std::set<char32_t> syllables;  // that names have, right or with a slip: a word of others is no slip of any
  const auto& entities = b.entities();
  for (uint32_t e = 0; e < entities.size(); ++e) {
    if (entities[e].flags & (image::kForeign | image::kHistoric | image::kFree)) continue;
    const auto type = static_cast<image::Type>(entities[e].type);
    const auto subtype = static_cast<image::Subtype>(entities[e].subtype);
    if (type != image::Type::place && type != image::Type::person && type != image::Type::organization) continue;
    for (uint32_t f = 0; f < entities[e].form_count; ++f) {
      const image::Form& form = b.forms()[entities[e].form_begin + f];
      const auto role = static_cast<image::Role>(form.role);
      if (form.han || (role != image::Role::canonical && role != image::Role::stem)) continue;
      const std::u32string name = base::to_utf32(b.text(form.text));
      if (name.size() < 2 || name.size() > 6 || !hangul_only(name)) continue;
      if (subtype == image::Subtype::county && (role == image::Role::stem || name.size() < 4)) continue;
      syllables.insert(name.begin(), name.end());
      for (const reading::WrongForm& w : table.wrong_forms(name)) {
        syllables.insert(w.hangul.begin(), w.hangul.end());
        if (w.cost > (subtype == image::Subtype::county ? 3 : kMaxCost) || w.hangul.size() < 2 ||
            (name.size() == 2 && w.cost > 2))
          continue;
        const std::string wrong = base::to_utf8(w.hangul);
        if (b.has_term(image::List::name_hangul, wrong) || b.has_term(image::List::korean_word, wrong) ||
            b.has_term(image::List::stopword, wrong) || b.has_term(image::List::suffix, wrong))
          continue;
        found.push_back({wrong, e, static_cast<uint16_t>(w.slip), form.role});
      }
    }
  }
  for (const Found& f : found) b.term(image::List::slip_name, f.wrong, {f.entity, f.role, 0, f.slip});
  for (const char32_t c : syllables) b.listed(image::WordList::slip_syllables, base::to_utf8(std::u32string(1, c)), {});
}

}  // namespace ireum::forge
