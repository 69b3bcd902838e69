// The names of types, as records and settings have them.
#include "mention/mention.h"

namespace ireum::mention {

using image::Subtype;
using image::Type;

std::string_view type_name(Type t) {
  static constexpr std::string_view kNames[] = {"none", "person", "place", "organization", "work", "date"};
  return kNames[static_cast<size_t>(t)];
}

std::string_view subtype_name(Subtype s) {
  static constexpr std::string_view kNames[] = {
      "none",   "province", "prefecture",  "county",     "zone",    "area",      "feature", "country",  "central",
      "agency", "local",    "research",    "university", "company", "media",     "party",   "military", "international",
      "lab",    "hospital", "association", "plan",       "law",     "programme", "mission", "report"};
  return kNames[static_cast<size_t>(s)];
}

}  // namespace ireum::mention
