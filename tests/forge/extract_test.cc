#include <doctest/doctest.h>

#include <string>

#include "forge/cast.h"
#include "image/lexicon.h"
#include "mention/weights.h"

using namespace ireum;
using mention::Evidence;

namespace {

const std::string kHead = "[[evidence]]\nname = \"title-behind\"\n";
const std::string kFrame = "[[frame]]\nadds = \"speaks\"\n";

/// "key where arg arg", "" for none.
std::string told(const base::Status& status) {
  if (!status) return {};
  std::string out = status->key + " " + status->where;
  for (const std::string& arg : status->args) out += " " + arg;
  return out;
}

}  // namespace

TEST_CASE("weights go into the image and come out of it") {
  forge::Builder builder;
  REQUIRE_FALSE(forge::add_extract_file(
      builder, "weights.toml",
      "[[evidence]]\nname = \"odds\"\ntype = \"person\"\nweight = 8\n"
      "[[evidence]]\nname = \"title-behind\"\ntype = [\"place\", \"organization\"]\nweight = -32768\n"
      "[[evidence]]\nname = \"title-behind\"\ntype = \"person\"\nweight = 32767\nfor = \"a\"\nagainst = \"b\"\n"
      "pinned = true\n"));
  auto image = image::Image::adopt(builder.cast());
  REQUIRE(image);
  image::Lexicon lexicon;
  lexicon.push(&*image);
  const mention::Weights weights(lexicon);
  CHECK(weights.of(Evidence::title_behind, image::Type::person) == 32767);
  CHECK(weights.of(Evidence::title_behind, image::Type::place) == -32768);
  CHECK(weights.of(Evidence::title_behind, image::Type::organization) == -32768);
  CHECK(weights.of(Evidence::title_behind, image::Type::work) == 0);
  CHECK(weights.of(Evidence::speaks, image::Type::person) == 0);
  mention::EvidenceSet set;
  set.add(Evidence::odds);
  CHECK(weights.sum(set, image::Type::person, 40) == 20);
}

TEST_CASE("a row of weights that is wrong names its line") {
  struct Row {
    std::string text, want;
  };
  const Row rows[] = {
      {"", "error.row-none weights.toml evidence"},
      {"evidence = [1]\n", "error.row-none weights.toml:1 evidence"},
      {"[[evidence]]\nname = \n", "error.toml weights.toml:2:8"},
      {"[[evidence]]\nname = \"titel-behind\"\n", "error.row-value weights.toml:2 name titel-behind"},
      {"[[evidence]]\nname = \"title_behind\"\n", "error.row-value weights.toml:2 name title_behind"},
      {kHead, "error.row-value weights.toml:1 type "},
      {kHead + "type = \"persons\"\n", "error.row-value weights.toml:3 type persons"},
      {kHead + "type = [\"person\", \"date\"]\n", "error.row-value weights.toml:3 type date"},
      {kHead + "type = \"person\"\n", "error.row-value weights.toml:1 weight "},
      {kHead + "type = \"person\"\nweight = 1.5\n", "error.row-value weights.toml:4 weight 1.5"},
      {kHead + "type = \"person\"\nweight = \"4\"\n", "error.row-value weights.toml:4 weight 4"},
      {kHead + "type = \"person\"\nweight = 32768\n", "error.row-value weights.toml:4 weight 32768"},
      {kHead + "type = \"person\"\nweight = -32769\n", "error.row-value weights.toml:4 weight -32769"},
      {kHead + "type = \"person\"\nweight = 1\npined = true\n", "error.unknown-key weights.toml:5 pined"},
      {kHead + "type = \"person\"\nweight = 1\n" + kHead + "type = [\"place\", \"person\"]\nweight = 1\n",
       "error.row-twice weights.toml:6 title-behind person"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    forge::Builder builder;
    const std::string got = told(forge::add_extract_file(builder, "weights.toml", row.text));
    CHECK(got.substr(0, row.want.size()) == row.want);
  }
}

TEST_CASE("a frame that is wrong names its line") {
  struct Row {
    std::string text, want;
  };
  const Row rows[] = {
      {"", "error.row-none frames.toml frame"},
      {"[[frame]]\npattern = \"{NAME} {TITLE}\"\n", "error.row-value frames.toml:1 adds "},
      {"[[frame]]\nadds = [\"speaks\", \"sings\"]\n", "error.row-value frames.toml:2 adds sings"},
      {kFrame + "type = \"none\"\n", "error.row-value frames.toml:3 type none"},
      {kFrame + "pattern = \"{NAME} {Q}\"\n", "error.frame-shape frames.toml:3 {NAME} {Q} 8"},
      {kFrame, "error.frame-shape frames.toml:1  1"},
      {kFrame + "patern = \"{NAME} {TITLE}\"\n", "error.unknown-key frames.toml:3 patern"},
      {kFrame + "pattern = \"{NAME} {TITLE}\"\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    forge::Builder builder;
    CHECK(told(forge::add_extract_file(builder, "frames.toml", row.text)) == row.want);
  }
}
