// rules/extract/weights.toml: every row has a sentence for and one against, and the rows stand in the order of the kinds.
#include <doctest/doctest.h>
#include <toml++/toml.h>

#include <string>

#include "mention/weights.h"
#include "support/program.h"

using namespace ireum;

TEST_CASE("every weight has an example in each direction, and stands where its kind does") {
  const toml::table file = toml::parse_file(testing::source_path("rules/extract/weights.toml"));
  const toml::array* rows = file["evidence"].as_array();
  REQUIRE(rows);
  size_t last = 0;
  for (const auto& node : *rows) {
    const toml::table& row = *node.as_table();
    const auto text = [&](const char* key) { return row[key].value_or(std::string()); };
    const std::string at = "weights.toml:" + std::to_string(row.source().begin.line) + ": " + text("name");
    CHECK_MESSAGE(!text("for").empty(), at << " has no sentence for it");
    CHECK_MESSAGE(!text("against").empty(), at << " has no sentence against it");
    CHECK_MESSAGE(text("for") != text("against"), at);
    const auto kind = mention::evidence_called(text("name"));
    REQUIRE_MESSAGE(kind, at);
    CHECK_MESSAGE(static_cast<size_t>(*kind) >= last, at << " stands behind a kind that comes later");
    last = static_cast<size_t>(*kind);
  }
}
