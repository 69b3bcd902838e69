#include "entity/build.h"

#include <algorithm>

#include "entity/merge.h"

namespace ireum::entity {

std::string_view status_name(FormStatus s) {
  static constexpr std::string_view kNames[] = {"preferred", "allowed", "variant", "wrong"};
  return kNames[static_cast<size_t>(s)];
}

std::string_view Entry::meant() const {
  if (standard.empty() || han.empty() || system != "mandarin") return {};
  // 구채구(九寨溝): the text has none but the Sino-Korean form, which may be written in Mandarin elsewhere.
  const bool sino =
      !forms.empty() && era != reading::Era::historic &&
      std::all_of(forms.begin(), forms.end(), [](const Form& f) { return f.status == FormStatus::variant; });
  const bool wrong =
      sino || std::any_of(forms.begin(), forms.end(), [](const Form& f) { return f.status == FormStatus::wrong; });
  const bool right = std::any_of(forms.begin(), forms.end(),
                                 [&](const Form& f) { return f.status <= FormStatus::allowed && f.text == standard; });
  return wrong && !right ? std::string_view(standard) : std::string_view();
}

const Entry* Ledger::find(std::string_view key) const {
  const auto it = std::lower_bound(entries.begin(), entries.end(), key,
                                   [](const Entry& e, std::string_view k) { return e.key < k; });
  return it != entries.end() && it->key == key ? &*it : nullptr;
}

Ledger build(const reading::Readings& readings, const token::Words& words, std::span<const Part> parts,
             mention::Purpose purpose) {
  Merger merger;
  std::vector<std::vector<uint32_t>> numbers;  // by document, by number of its name
  for (uint32_t d = 0; d < parts.size(); ++d)
    numbers.push_back(merger.add(reduce(readings, words, d, parts[d].text, *parts[d].observation, Keep::places)));
  Merged merged = merger.finish(readings, purpose);
  for (uint32_t d = 0; d < parts.size(); ++d)
    for (mention::Mention& m : parts[d].observation->mentions)
      if (m.type != image::Type::date) m.ledger = merged.entries[numbers[d][m.ledger]];
  return std::move(merged.ledger);
}

}  // namespace ireum::entity
