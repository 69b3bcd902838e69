#include "mention/frames_shape.h"

#include <doctest/doctest.h>
#include <toml++/toml.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "forge/cast.h"
#include "mention/weights.h"
#include "support/program.h"

using namespace ireum;
using mention::EvidenceSet;
using mention::FrameShapes;
using mention::NamedSpan;

namespace {

const token::Words& words() {
  static const token::Words all(testing::program().lexicon);
  return all;
}

/// A text with its marks taken off: {…} is the name, {PERSON:…} and its like another one.
struct Marked {
  std::u32string text;
  size_t begin = 0, end = 0;
  std::vector<NamedSpan> names;
};

Marked read_marks(const std::string& note) {
  Marked out;
  const std::u32string all = base::to_utf32(note);
  for (size_t i = 0; i < all.size();) {
    const size_t open = all.find(U'{', i), close = all.find(U'}', i);
    out.text += all.substr(i, open - i);
    if (open == all.npos) break;
    const std::u32string inside = all.substr(open + 1, close - open - 1);
    const size_t colon = inside.find(U':');
    const size_t begin = out.text.size();
    out.text += colon == inside.npos ? inside : inside.substr(colon + 1);
    if (colon == inside.npos) out.begin = begin, out.end = out.text.size();
    else
      out.names.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(out.text.size()),
                           inside.starts_with(U"PER")   ? image::Type::person
                           : inside.starts_with(U"PLA") ? image::Type::place
                                                        : image::Type::organization});
    i = close + 1;
  }
  return out;
}

EvidenceSet match(const FrameShapes& shapes, const std::string& note, image::Type type) {
  const Marked m = read_marks(note);
  return shapes.match(words(), {m.text, m.begin, m.end, type, m.names});
}

/// The kinds by name, as weights.toml has them.
std::string dump(const EvidenceSet& set) {
  std::string out;
  set.for_each([&](mention::Evidence e) {
    out += (out.empty() ? "" : " ") + std::string(mention::kEvidenceNames[static_cast<size_t>(e)]);
  });
  std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

struct FrameRow {
  std::string pattern, note, against, types;
  EvidenceSet adds;
};

std::vector<std::string> names_of(const toml::table& row, const char* key) {
  std::vector<std::string> out;
  if (const auto one = row[key].value<std::string>()) out.push_back(*one);
  else if (const toml::array* all = row[key].as_array())
    for (const auto& n : *all) out.push_back(n.value_or(std::string()));
  return out;
}

std::vector<FrameRow> frame_rows() {
  std::vector<FrameRow> out;
  const toml::table file = toml::parse_file(testing::source_path("rules/extract/frames.toml"));
  const toml::array* frames = file["frame"].as_array();
  REQUIRE(frames);
  for (const auto& node : *frames) {
    const toml::table& t = *node.as_table();
    const auto text = [&](const char* key) { return t[key].value_or(std::string()); };
    FrameRow row{text("pattern"), text("note"), text("against"), {}, {}};
    for (const std::string& kind : names_of(t, "adds")) row.adds.add(mention::evidence_called(kind).value());
    for (const std::string& type : names_of(t, "type")) row.types += (row.types.empty() ? "" : ",") + type;
    out.push_back(row);
  }
  return out;
}

image::Type first_type(const std::string& types) {
  return types.starts_with("organization") ? image::Type::organization : image::Type::person;
}

}  // namespace

TEST_CASE("every frame holds in its own example and not in its counter-example") {
  for (const FrameRow& row : frame_rows()) {
    CAPTURE(row.pattern);
    FrameShapes alone;
    REQUIRE_FALSE(alone.add(row.pattern, row.adds, mention::types_called(row.types)));
    REQUIRE_FALSE(row.note.empty());
    REQUIRE_FALSE(row.against.empty());
    CHECK(dump(match(alone, row.note, first_type(row.types))) == dump(row.adds));
    CHECK(dump(match(alone, row.against, first_type(row.types))) == "");
    if (!row.types.empty()) CHECK(dump(match(alone, row.note, image::Type::work)) == "");
  }
}

TEST_CASE("what all frames together say of a name") {
  const FrameShapes shapes(testing::program().image);
  struct Row {
    std::string text, dump;
  };
  const Row rows[] = {
      // A title behind, with what may stand between.
      {"어제 {하도연} 기자는 떠났다", "title-behind"},
      {"어제 {하도연}  기자", "title-behind"},
      {"어제 {하도연}(河道淵) 교수", "title-behind leader-behind"},
      {"어제 {하도연}·서다인·남도희 기자", "title-behind in-row"},
      {"어제 {하도연} 전 총장은", "title-behind leader-behind"},
      {"어제 {하도연}교수", ""},
      {"어제 {하도연}은 교수", ""},
      {"어제 {하도연} 교수법을", ""},
      {"어제 {하도연} 회장이", "title-behind leader-behind"},
      {"어제 {하도연} 선임도", "rank-behind"},
      // Before it.
      {"사진작가 {하도연}은", "title-before"},
      {"사진: {하도연}", "label-before colon-before"},
      {"사진 :{하도연}", "label-before colon-before"},
      {"사진: 서다인, 남도희(서울), {하도연}", "label-before colon-before in-row"},
      {"기자: 서다인·{하도연}", "title-before colon-before in-row"},
      {"사진: 서다인 · {하도연}: 남도희", "in-row"},
      {"시각: 서다인, {하도연}", "in-row"},
      {"글 {하도연} | 그림 서다인", "label-before"},
      {"좋은 글 {하도연} 그림", ""},
      // Who it is, in a bracket.
      {"그날 {하도연}(34)은", "explained"},
      {"그날 {하도연}（34세）은", "explained"},
      {"그날 {하도연}(101)은", "explained"},
      {"그날 {하도연}(7)은", ""},
      {"그날 {하도연}(2034)은", ""},
      {"그날 {하도연} (한빛대 교수)", "explained"},
      {"그날 {하도연} (34, 교사)", "explained"},
      {"그날 {하도연} (河道淵)", ""},
      // What was said, who wrote.
      {"{하도연}", "speaks"},
      {"{하도연}\r", "speaks"},
      {"{하도연} \"좋다\"", "speaks"},
      {"{하도연} 씨", "title-behind"},
      // A row.
      {"서다인, {하도연}", "in-row"},
      {"서다인·{하도연}은", "in-row"},
      {"서다인 {하도연}은", ""},
      // Places.
      {"지난달 {하도연}에서", "place-frame"},
      {"지난달 {하도연}에서만", ""},
      {"지난달 {하도연} 공항까지", "place-frame"},
      {"지난달 {하도연}에서 공항까지", "place-frame"},
      {"지난달 {하도연}", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(dump(match(shapes, row.text, image::Type::person)) == row.dump);
  }
}

TEST_CASE("frames lean on the other names of the line") {
  const FrameShapes shapes(testing::program().image);
  struct Row {
    std::string text;
    image::Type type;
    std::string dump;
  };
  const auto person = image::Type::person, organization = image::Type::organization;
  const Row rows[] = {
      {"어제 {하도연} {ORGANIZATION:한빛연구원} 연구위원은", person, "office-behind"},
      {"어제 {하도연}({ORGANIZATION:한빛신문} 차장)", person, "explained office-behind"},
      {"어제 {하도연}, {ORGANIZATION:한빛연구원} 원장", person, "in-row office-behind"},
      {"어제 {하도연} 현 {PLACE:나루시} 시장", person, "office-behind"},
      {"어제 {하도연} {ORGANIZATION:한빛연구원} 건물", person, ""},
      {"어제 {하도연} {ORGANIZATION:한빛연구원} 연구위원은", organization, ""},
      {"{ORGANIZATION:한빛대} {하도연} 교수", person, "title-behind leader-behind institution-before"},
      {"어제 {하람모터스} {PERSON:서다인} 이사장", organization, "leader-behind"},
      {"어제 {하람모터스} {PERSON:서다인} 기자", organization, ""},
      {"어제 {하람모터스} 공동대표 {PERSON:서다인}은", organization, "title-behind leader-behind"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(dump(match(shapes, row.text, row.type)) == row.dump);
  }
}

TEST_CASE("a frame that cannot be read names the character") {
  struct Row {
    const char* pattern;
    const char* at;
  };
  const Row rows[] = {
      {"{TITLE}", "8"},       {"{NAME}", "1"},        {"{NAME} {NAME}", "8"},       {"{NAME} {TITEL}", "8"},
      {"{NAME} [가|나", "8"}, {"{NAME} 가]", "9"},    {"[{NAME}|가] {TITLE}", "2"}, {"{LIST}{NAME}", ""},
      {"{NAME}{LIST}", "7"},  {"{RANK} {NAME}", "1"}, {"{NAME} {@}", "8"},          {"{NAME} {LEADER:x", "8"},
      {"{NAME}{^}", "7"},     {"{NAME} {@a:b~}", ""}};
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    FrameShapes shapes;
    const base::Status status = shapes.add(row.pattern, {});
    CHECK((status ? status->args[1] : std::string()) == row.at);
    if (status) CHECK(status->key == "error.frame-shape");
  }
}
