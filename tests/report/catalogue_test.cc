#include "report/catalogue.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "base/nearest.h"
#include "mention/evidence.h"

using namespace ireum;
using namespace ireum::report;

namespace {

/// Names of the placeholders of a pattern; particles do not count.
std::set<std::string> placeholders(std::string_view pattern) {
  std::set<std::string> names;
  for (size_t i = pattern.find('{'); i != std::string_view::npos; i = pattern.find('{', i + 1)) {
    const std::string_view inside = pattern.substr(i + 1, pattern.find('}', i) - i - 1);
    const std::string_view name = inside.substr(0, inside.find('|'));
    if (!name.empty()) names.emplace(name);
  }
  return names;
}

/// Where a placeholder asks for a particle, from `from` on: the bar of {0|은}.
size_t particle_at(std::string_view pattern, size_t from) {
  for (size_t i = pattern.find('|', from); i != std::string_view::npos; i = pattern.find('|', i + 1)) {
    const size_t open = pattern.rfind('{', i), close = pattern.rfind('}', i);
    if (open != std::string_view::npos && (close == std::string_view::npos || close < open)) return i;
  }
  return std::string_view::npos;
}

std::string filled(std::string_view pattern, std::vector<Arg> args) { return fill(pattern, args); }

}  // namespace

TEST_CASE("every message exists in both languages with the same arguments") {
  for (const Message& m : catalogue()) {
    CAPTURE(m.key);
    CHECK_FALSE(m.ko.empty());
    CHECK_FALSE(m.en.empty());
    CHECK(placeholders(m.ko) == placeholders(m.en));
    CHECK(say(Lang::ko, m.key) == m.ko);
    CHECK(say(Lang::en, m.key) == m.en);
    CHECK(particle_at(m.en, 0) == std::string_view::npos);
  }
  CHECK(say(Lang::ko, "no.such-key") == "no.such-key");
}

TEST_CASE("particles in messages change something") {
  for (const Message& m : catalogue())
    for (size_t i = particle_at(m.ko, 0); i != std::string_view::npos; i = particle_at(m.ko, i + 1)) {
      const std::string particle(m.ko.substr(i + 1, m.ko.find('}', i) - i - 1));
      CAPTURE(m.key);
      CHECK(pick("가", particle) != pick("각", particle));
    }
}

TEST_CASE("every key that the sources use is in the catalogue") {
  const std::regex key("\"((error|related|summary|hint|label)\\.[a-z][a-z0-9-]*[a-z0-9])\"");
  const std::filesystem::path src = std::filesystem::path(IREUM_SOURCE_DIR) / "src";
  for (const auto& file : std::filesystem::recursive_directory_iterator(src)) {
    if (file.path().extension() != ".cc" && file.path().extension() != ".h") continue;
    std::ifstream in(file.path());
    const std::string text(std::istreambuf_iterator<char>(in), {});
    for (std::sregex_iterator i(text.begin(), text.end(), key), end; i != end; ++i) {
      CAPTURE(file.path().string());
      const std::string found = (*i)[1];
      CAPTURE(found);
      CHECK(std::any_of(catalogue().begin(), catalogue().end(), [&](const Message& m) { return m.key == found; }));
    }
  }
}

TEST_CASE("every kind of evidence has its words, and no other") {
  const auto listed = [](std::string_view key) {
    return std::any_of(catalogue().begin(), catalogue().end(), [&](const Message& m) { return m.key == key; });
  };
  for (const std::string_view name : mention::kEvidenceNames) {
    std::string key = "evidence." + std::string(name);
    std::replace(key.begin(), key.end(), '_', '-');
    CAPTURE(key);
    CHECK(listed(key));
  }
  size_t kinds = 0;
  for (const Message& m : catalogue()) kinds += m.key.starts_with("evidence.") ? 1 : 0;
  CHECK(kinds == mention::kEvidenceKinds);
}

TEST_CASE("filling") {
  CHECK(filled("{0} {1}", {{"0", "가"}, {"1", "나"}}) == "가 나");
  CHECK(filled("'{text}'{|은}", {{"text", "톈진"}}) == "'톈진'은");
  CHECK(filled("{text|은} {expected|으로}", {{"text", "난카이"}, {"expected", "창사"}}) == "난카이는 창사로");
  CHECK(filled("'{text}'{|으로}", {{"text", "서울"}}) == "'서울'로");
  CHECK(filled("‘{text}’을(를) (으)로", {{"text", "톈진"}}) == "‘톈진’을 (으)로");
  CHECK(filled("‘{text}’(이)라고 {text}(으)로", {{"text", "샤먼"}}) == "‘샤먼’이라고 샤먼으로");
  CHECK(filled("{text}은(는) 은(는)", {{"text", "天津"}}) == "天津은(는) 은(는)");
  CHECK(filled("{{{text}}}", {{"text", "x"}}) == "{x}");
  CHECK(filled("{missing} {missing|은} {0", {}) == "{missing} {missing|은} {0");
  CHECK(filled("{a}", {{"a", "{b}"}, {"b", "no"}}) == "{b}");
  CHECK(filled("{a}", {{"a", "1"}, {"a", "2"}}) == "1");
}

TEST_CASE("the last sound") {
  struct Row {
    std::string_view word, expected;
  };
  constexpr Row kRows[] = {
      {"톈진", "은"},       {"베이징대", "는"},   {"서울", "은"},
      {"2호", "는"},        {"3", "은"},          {"1", "은"},
      {"2", "는"},          {"10", "은"},         {"20000", "은"},
      {"5G", "는"},         {"BMW", "는"},        {"GIS", "는"},
      {"SQL", "은"},        {"CNN", "은"},        {"IAEA", "는"},
      {"Shenzhen", "은"},   {"online", "은"},     {"server", "는"},
      {"톈진(天津)", "은"}, {"'톈진'", "은"},     {"베이징(北京)」", "은"},
      {"天津", "은(는)"},   {"(天津)", "은(는)"}, {"", "은(는)"},
      {"50%", "는"},        {"API", "는"},        {"apple", "은"},
      {"git", "은"},        {"list", "는"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.word);
    CHECK(pick(row.word, "은") == row.expected);
    CHECK(pick(row.word, "는") == row.expected);
  }
  CHECK(pick("서울", "으로") == "로");
  CHECK(pick("SQL", "으로") == "로");
  CHECK(pick("1", "(으)로") == "로");
  CHECK(pick("톈진", "으로") == "으로");
  CHECK(pick("톈진", "이라는") == "이라는");
  CHECK(pick("우시", "이라는") == "라는");
  CHECK(pick("톈진", "의") == "의");
}

TEST_CASE("errors") {
  CHECK(say(Lang::ko, base::Error{"error.file-missing", "a.txt", {}}) == "a.txt: 파일이 없습니다.");
  CHECK(say(Lang::en, base::Error{"error.unencodable", "a.txt", {"windows-949", "龘", "U+9F98"}})
            .starts_with("a.txt: “龘” (U+9F98)"));
  CHECK(say(Lang::en, base::Error{"error.unknown-option", "", {"--formt", "--format", ""}}) ==
        "There is no option “--formt”. Did you mean “--format”?");
  CHECK(say(Lang::en, base::Error{"error.unknown-format", "", {"x", "", "json, line"}}) ==
        "There is no format “x”. Known: json, line.");
  CHECK(say(Lang::ko, base::Error{"error.strange", "a", {"1"}}) == "a: error.strange 1");
}

TEST_CASE("nearest name") {
  constexpr std::string_view kNames[] = {"format", "fail-on", "jobs", "encoding", "baseline"};
  CHECK(base::nearest("formt", kNames) == "format");
  CHECK(base::nearest("fromat", kNames) == "format");
  CHECK(base::nearest("encod", kNames) == "encoding");
  CHECK(base::nearest("job", kNames) == "jobs");
  CHECK(base::nearest("xyz", kNames).empty());
  CHECK(base::nearest("", kNames).empty());
  CHECK(base::edit_distance("ab", "ba") == 1);
  CHECK(base::edit_distance("kitten", "sitting") == 3);
  CHECK(base::edit_distance("", "abc") == 3);
}
