// Kinds of tables by name, and entries that come back from a Sense as they went in.
#include "forge/kinds.h"

#include <doctest/doctest.h>

using namespace ireum;
using namespace ireum::forge;

TEST_CASE("kinds by their names") {
  CHECK(type_of("organization.research") == image::Type::organization);
  CHECK(subtype_of("organization.research") == image::Subtype::research);
  CHECK(subtype_of("zone") == image::Subtype::zone);
  CHECK(type_of("nothing") == image::Type::none);
  CHECK(value_of<image::TitleKind>("kin", image::kTitleKindNames) == image::TitleKind::kin);
  CHECK(value_of<image::Position>("", image::kPositionNames) == image::Position::after);
  CHECK(bits_of("org,name", ',', image::kStopFlagNames) == (image::kStopsOrg | image::kStopsName));
  CHECK(bits_of("people given", ' ', image::kEndFlagNames) == (image::kEndPeople | image::kEndGiven));
  std::string_view unknown;
  CHECK(flags_of("free,user,odd", &unknown) == (image::kFree | image::kUser));
  CHECK(unknown == "odd");
}

TEST_CASE("an entry in a sense") {
  const image::TitleEntry title{image::Position::both, image::TitleKind::modifier, true};
  const auto back = image::TitleEntry::of(title.sense());
  CHECK(back.position == title.position);
  CHECK(back.kind == title.kind);
  CHECK(back.han);
  CHECK(title.sense().target == image::kNone);
  const image::SuffixEntry suffix{image::Type::organization, image::Subtype::lab, image::kSuffixStrong};
  CHECK(image::SuffixEntry::of(suffix.sense()).subtype == image::Subtype::lab);
  CHECK(image::SurnameEntry::of(image::SurnameEntry{2, 4}.sense(7)).rank == 4);
  CHECK(image::GivenEntry::of(image::GivenEntry{300, 90, 512}.sense()).first == 300);
}
