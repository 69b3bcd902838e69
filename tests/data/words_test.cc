// The word tables: readings that exist, kinds that are known, rows that agree with table 5.
#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "forge/kinds.h"
#include "layout/zones.h"
#include "support/program.h"
#include "token/words.h"

using namespace ireum;

namespace {

using forge::Row;
using forge::Table;

std::string at(const std::string& file, const Row& row) {
  return file + ":" + std::to_string(row.line) + ": " + row.cells[0];
}

bool all(std::u32string_view s, bool (*is)(char32_t)) { return !s.empty() && std::all_of(s.begin(), s.end(), is); }
bool han(char32_t c) { return base::is_han(c); }

std::vector<std::string> cells(const Table& t, const Row& row, std::string_view column) {
  return forge::split(t.cell(row, column), '|');
}

}  // namespace

TEST_CASE("readings: every pinyin stands in table 5, every Sino-Korean reading is one syllable") {
  const auto& readings = testing::program().readings;
  const Table& t = testing::dictionary("readings.tsv");
  for (const Row& row : t.rows()) {
    CHECK_MESSAGE(base::to_utf32(row.cells[0]).size() == 1, at("readings.tsv", row));
    for (const std::string& p : cells(t, row, "pinyin")) {
      if (p == "ḿ" || p == "ế") continue;  // interjections, whose marks no name needs
      CHECK_MESSAGE(!readings.pinyin_hangul(p).empty(), at("readings.tsv", row) << " " << p);
    }
    for (const std::string& s : cells(t, row, "sino")) {
      const std::u32string one = base::to_utf32(s);
      CHECK_MESSAGE((one.size() == 1 && base::is_hangul(one[0])), at("readings.tsv", row) << " " << s);
    }
  }
}

TEST_CASE("surnames read as their pinyin") {
  const auto& readings = testing::program().readings;
  const Table& t = testing::dictionary("surnames.tsv");
  for (const Row& row : t.rows()) {
    const auto spoken = cells(t, row, "hangul");
    std::string first;
    for (const std::string& p : forge::split(forge::split(t.cell(row, "pinyin"), '|').at(0), ' '))
      first += base::to_utf8(readings.pinyin_hangul(p));
    REQUIRE_MESSAGE(!spoken.empty(), at("surnames.tsv", row));
    CHECK_MESSAGE(spoken[0] == first, at("surnames.tsv", row));
    const std::string rank(t.cell(row, "rank"));
    CHECK_MESSAGE((rank.size() == 1 && rank[0] >= '1' && rank[0] <= '5'), at("surnames.tsv", row));
    CHECK_MESSAGE(base::to_utf32(row.cells[0]).size() <= 4, at("surnames.tsv", row));
  }
}

TEST_CASE("polyphones give each character a syllable that it has") {
  const auto& readings = testing::program().readings;
  const Table& t = testing::dictionary("polyphones.tsv");
  for (const Row& row : t.rows()) {
    const std::u32string z = readings.fold(base::to_utf32(row.cells[0]));
    const auto parts = forge::split(t.cell(row, "pinyin"), ' ');
    CHECK_MESSAGE(parts.size() == z.size(), at("polyphones.tsv", row));
    for (const std::string& p : parts)
      CHECK_MESSAGE(!readings.pinyin_hangul(p).empty(), at("polyphones.tsv", row) << " " << p);
  }
}

TEST_CASE("the words of names: Han on the left, Korean on the right, a kind that is known") {
  const std::set<std::string_view> kinds{"word", "head", "plan", "class"};
  const Table& lexicon = testing::dictionary("lexicon.tsv");
  for (const Row& row : lexicon.rows()) {
    CHECK_MESSAGE(kinds.contains(lexicon.cell(row, "kind")), at("lexicon.tsv", row));
    CHECK_MESSAGE(!cells(lexicon, row, "ko").empty(), at("lexicon.tsv", row));
  }
  const Table& generics = testing::dictionary("generics.tsv");
  for (const Row& row : generics.rows()) {
    CHECK_MESSAGE(all(base::to_utf32(row.cells[0]), han), at("generics.tsv", row));
    CHECK_MESSAGE(forge::subtype_of(generics.cell(row, "type")) != image::Subtype::none, at("generics.tsv", row));
    for (const std::string& ko : cells(generics, row, "ko")) CHECK_MESSAGE(!ko.empty(), at("generics.tsv", row));
  }
  const Table& customary = testing::dictionary("customary.tsv");
  for (const Row& row : customary.rows()) CHECK_MESSAGE(!cells(customary, row, "ko").empty(), at("customary.tsv", row));
}

TEST_CASE("suffixes and titles have types that the program knows") {
  const Table& suffixes = testing::dictionary("suffixes.tsv");
  for (const Row& row : suffixes.rows()) {
    CHECK_MESSAGE(forge::type_of(suffixes.cell(row, "type")) != image::Type::none, at("suffixes.tsv", row));
    const auto subtype = suffixes.cell(row, "subtype");
    CHECK_MESSAGE((subtype.empty() || forge::subtype_of(subtype) != image::Subtype::none), at("suffixes.tsv", row)
                                                                                               << " " << subtype);
    for (const std::string& f : forge::split(suffixes.cell(row, "flags"), ','))
      CHECK_MESSAGE((f == "strong" || f == "weak" || f == "named" || f == "proper" || f == "house"),
                    at("suffixes.tsv", row) << " " << f);
  }
  const std::set<std::string_view> positions{"after", "before", "both"}, kinds{"title", "team", "kin", "modifier"};
  const Table& titles = testing::dictionary("titles.tsv");
  for (const Row& row : titles.rows()) {
    CHECK_MESSAGE(positions.contains(titles.cell(row, "position")), at("titles.tsv", row));
    CHECK_MESSAGE(kinds.contains(titles.cell(row, "kind")), at("titles.tsv", row));
  }
}

TEST_CASE("look-alikes are other characters, variants point somewhere else") {
  const auto& readings = testing::program().readings;
  const Table& t = testing::dictionary("lookalikes.tsv");
  int idle = 0;  // rows whose other characters fold to the same one: harmless, but of no use
  for (const Row& row : t.rows()) {
    const char32_t one = readings.simplify(base::to_utf32(row.cells[0])[0]);
    const auto others = base::to_utf32(t.cell(row, "others"));
    idle += std::none_of(others.begin(), others.end(),
                         [&](char32_t c) { return base::is_han(c) && readings.simplify(c) != one; });
  }
  CHECK(idle <= 3);
  const Table& variants = testing::dictionary("variants.tsv");
  for (const Row& row : variants.rows()) {
    const auto simplified = variants.cell(row, "simplified");
    CHECK_MESSAGE(base::to_utf32(row.cells[0]).size() == 1, at("variants.tsv", row));
    if (!simplified.empty()) CHECK_MESSAGE(base::to_utf32(simplified).size() == 1, at("variants.tsv", row));
  }
}

TEST_CASE("slips: patterns make at least one wrong form, costs are 1 to 9, both languages speak") {
  const Table& t = testing::dictionary("slips.tsv");
  const auto& table = testing::program().slips;
  std::vector<int> used(table.rows().size());
  for (const Row& row : testing::dictionary("pinyin-hangul.tsv").rows())
    for (const auto& w : table.wrong_forms(base::to_utf32(row.cells[1]))) ++used[static_cast<size_t>(w.slip)];
  for (const Row& row : t.rows()) {
    const std::string cost(t.cell(row, "cost"));
    CHECK_MESSAGE((cost.size() == 1 && cost[0] >= '1' && cost[0] <= '9'), at("slips.tsv", row));
    CHECK_MESSAGE(!t.cell(row, "ko").empty(), at("slips.tsv", row));
    CHECK_MESSAGE(!t.cell(row, "en").empty(), at("slips.tsv", row));
  }
  CHECK(std::count(used.begin(), used.end(), 0) < static_cast<long>(used.size() / 3));
}

TEST_CASE("a misspelled name in the image is no right name and no Korean word") {
  const auto& reader = testing::program();
  int seen = 0;
  for (const image::Entity& e : reader.image.entities()) {
    const image::EntityRef ref{&reader.image, static_cast<uint32_t>(&e - reader.image.entities().data())};
    if (ref.has(image::kForeign) || ref.has(image::kFree) || ref.type() != image::Type::place) continue;
    for (const auto& w : reader.slips.wrong_forms(base::to_utf32(ref.ko()))) {
      if (!reader.lexicon.has(image::List::slip_name, w.hangul)) continue;
      ++seen;
      CHECK_MESSAGE(!reader.lexicon.has(image::List::name_hangul, w.hangul), base::to_utf8(w.hangul));
      CHECK_MESSAGE(!reader.lexicon.has(image::List::korean_word, w.hangul), base::to_utf8(w.hangul));
    }
  }
  CHECK(seen > 1000);
}

namespace {

/// A list that is asked by kind: every row's kinds are known and lead to its word, and no kind is without one.
template <class Kind>
void check_kinds(const char* file, std::span<const std::string_view> names) {
  const image::Lexicon& lexicon = testing::program().lexicon;
  const Table& t = testing::dictionary(file);
  size_t rows = 0, read = 0;
  for (const Row& row : t.rows())
    for (const std::string& kind : cells(t, row, "kinds")) {
      const auto k = std::find(names.begin(), names.end(), kind);
      REQUIRE_MESSAGE(k != names.end(), at(file, row) << " " << kind);
      const auto words = lexicon.of_kind(static_cast<Kind>(k - names.begin()));
      CHECK_MESSAGE(std::count(words.begin(), words.end(), row.cells[0]) == 1, at(file, row) << " " << kind);
      ++rows;
    }
  for (size_t k = 0; k < names.size(); ++k) {
    const auto words = lexicon.of_kind(static_cast<Kind>(k));
    CHECK_MESSAGE(!words.empty(), file << ": " << names[k]);
    read += words.size();
  }
  CHECK(rows == read);
}

}  // namespace

TEST_CASE("words by kind: every word of a kind is read, and no kind is unknown or empty") {
  check_kinds<image::LineHead>("line-heads.tsv", image::kLineHeadNames);
  check_kinds<image::DateWord>("date-words.tsv", image::kDateWordNames);
  check_kinds<image::IndexWord>("index-words.tsv", image::kIndexWordNames);
  check_kinds<image::GlossaryWord>("glossary-columns.tsv", image::kGlossaryWordNames);
}

TEST_CASE("last syllables, surnames that are words, Han of things: every note is one that the program knows") {
  const token::Words words(testing::program().lexicon);
  const Table& last = testing::dictionary("last-syllables.tsv");
  for (const Row& row : last.rows()) {
    const std::u32string syllable = base::to_utf32(row.cells[0]);
    REQUIRE_MESSAGE(syllable.size() == 1, at("last-syllables.tsv", row));
    CHECK_MESSAGE(std::popcount(words.last_syllable(syllable[0])) ==
                      static_cast<int>(forge::split(last.cell(row, "note"), ' ').size()),
                  at("last-syllables.tsv", row));
  }
  CHECK(words.last_syllable(U'뷁') == 0);
  const auto one_of = [](const std::string& file, std::u32string (*first)(const Row&),
                         const std::set<std::string>& notes) {
    const Table& t = testing::dictionary(file);
    for (const Row& row : t.rows()) {
      CHECK_MESSAGE(first(row).size() == 1, at(file, row));
      CHECK_MESSAGE(notes.contains(std::string(t.cell(row, "note"))), at(file, row));
    }
  };
  const auto first = [](const Row& row) { return base::to_utf32(row.cells[0]); };
  one_of("surname-words.tsv", first, {"word", "doubtful"});
  one_of("han-things.tsv", first, {"thing", "place", "organization"});
}
