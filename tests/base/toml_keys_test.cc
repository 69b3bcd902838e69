// Keys of a TOML text: how deep they may be.
#include "base/toml_keys.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using ireum::base::check_toml_keys;

std::string dotted(int parts, const std::string& part = "a") {
  std::string out = part;
  for (int i = 1; i < parts; ++i) out += "." + part;
  return out;
}

std::string place(const std::string& text) {
  const auto error = check_toml_keys(text, "x.toml");
  return error ? error->where : "";
}

}  // namespace

TEST_CASE("a key may have 64 dots, wherever it stands") {
  struct Row {
    std::string text, place;
  };
  const std::vector<Row> rows = {
      {"", ""},
      {dotted(65) + " = 1\n", ""},
      {dotted(66) + " = 1\n", "x.toml:1:130"},
      {"# 머리\n[" + dotted(66) + "]\n", "x.toml:2:131"},
      {"[[" + dotted(66) + "]]\n", "x.toml:1:132"},
      {"a = { " + dotted(66) + " = 1 }\n", "x.toml:1:136"},
      {dotted(66, "\"a b\"") + " = 1\n", "x.toml:1:390"},
      {dotted(66, "'a'") + " = 1\n", "x.toml:1:260"},
      {"a = \"" + dotted(200) + "\"\n", ""},
      {"a = '''\n" + dotted(200) + "\n'''\nb.c = 1\n", ""},
      {"a = \"\"\"\n\\\"\"\" " + dotted(200) + "\n\"\"\"\n", ""},
      {"# " + dotted(200) + "\n", ""},
      {"a = [" + std::string(300, '1') + "]\n" + dotted(60) + " = 1.5\n" + dotted(60) + " = 2.5\n", ""},
      {"a = \"not closed\n" + dotted(66) + " = 1\n", "x.toml:2:130"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text.substr(0, 60));
    CHECK(place(row.text) == row.place);
  }
}
