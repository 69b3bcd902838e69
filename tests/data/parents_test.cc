// Districts lie in cities, cities in provinces, institutes in their academy: the image knows.
#include <doctest/doctest.h>

#include <string>

#include "support/program.h"

using namespace ireum;

TEST_CASE("data: a listed place or body knows what it belongs to") {
  const auto& lexicon = testing::program().lexicon;
  const auto above = [&](std::string_view han) -> std::string {
    const image::Hit hit = lexicon.find(image::List::name_han, han);
    if (!hit) return "not listed";
    const image::EntityRef e{hit.image, hit.senses[0].target};
    return e->parent == image::kNone ? "" : std::string(image::EntityRef{hit.image, e->parent}.han());
  };
  CHECK(above("苏州市") == "江苏省");
  CHECK(above("昆山市") == "苏州市");
  CHECK(above("江苏省") == "");
}
