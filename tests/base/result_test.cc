#include "base/result.h"

#include <doctest/doctest.h>

#include <memory>

#include "base/span.h"

using namespace ireum::base;

TEST_CASE("a Result holds a value or an error") {
  const Result<int> good = 7;
  REQUIRE(good);
  CHECK(*good == 7);
  const Result<int> bad = Error{"error.file-missing", "a.txt", {"b"}};
  REQUIRE(!bad);
  CHECK(bad.error().key == "error.file-missing");
  Result<std::unique_ptr<int>> moved = std::make_unique<int>(3);
  CHECK(*std::move(*std::move(moved)) == 3);
}

TEST_CASE("spans") {
  constexpr Span whole{2, 8};
  CHECK(whole.size() == 6);
  CHECK(whole.contains({2, 8}));
  CHECK(whole.contains({3, 3}));
  CHECK(!whole.contains({1, 3}));
  CHECK(whole.overlaps({7, 9}));
  CHECK(!whole.overlaps({8, 9}));
  CHECK(Span{4, 4}.empty());
}
