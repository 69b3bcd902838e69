// How the tables are written: bytes, normal form, order, and Han in the simplified form that both
// OpenCC and the program's own fold agree on.
#include <doctest/doctest.h>
#include <opencc/opencc.h>
#include <unicode/normalizer2.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "forge/cast.h"
#include "support/program.h"

using namespace ireum;

namespace {

/// The blocks of characters that are another character's double, less the twelve that are not.
bool compatibility(char32_t c) {
  if ((c < 0xF900 || c > 0xFAFF) && (c < 0x2F800 || c > 0x2FA1F)) return false;
  return std::u32string_view(U"\uFA0E\uFA0F\uFA11\uFA13\uFA14\uFA1F\uFA21\uFA23\uFA24\uFA27\uFA28\uFA29").find(c) ==
         std::u32string_view::npos;
}

bool is_nfc(std::string_view line) {
  UErrorCode code = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(code);
  return nfc->isNormalizedUTF8(icu::StringPiece(line.data(), static_cast<int32_t>(line.size())), code) &&
         U_SUCCESS(code);
}

/// Kept as the bearer writes them, although keys are folded: 宏碁, 昇维旭, 哪吒, 乾隆 and 乾县 (qián).
constexpr std::u32string_view kDecided = U"碁昇吒乾";

/// Characters that stand for themselves in simplified text too, by decision (neutral.tsv).
std::u32string neutral() {
  const forge::Table& t = testing::dictionary("neutral.tsv");
  std::u32string out(kDecided);
  for (const forge::Row& row : t.rows()) out += base::to_utf32(t.cell(row, "chars"));
  return out;
}

}  // namespace

TEST_CASE("tables are NFC with LF, without compatibility ideographs and invisible characters") {
  for (const std::string& file : testing::dictionaries()) {
    const auto bytes = forge::read_file(testing::source_path("dictionaries/" + file));
    REQUIRE(bytes);
    CHECK_MESSAGE(bytes->find('\r') == std::string::npos, file);
    CHECK_MESSAGE((!bytes->empty() && bytes->back() == '\n'), file);
    CHECK_MESSAGE(bytes->substr(0, 2) == "# ", file << ": no passport");
    int number = 0;
    for (const std::string& line : forge::split(*bytes, '\n')) {
      ++number;
      CHECK_MESSAGE((file == "variants.tsv" || is_nfc(line)), file << ":" << number << ": not NFC");
      for (const char32_t c : base::to_utf32(line)) {
        const bool odd = (compatibility(c) && file != "variants.tsv") || c == 0xFFFD || c == 0xFEFF ||
                         (c >= 0x200B && c <= 0x200F) || (c < 0x20 && c != '\t');
        CHECK_MESSAGE(!odd, file << ":" << number << ": U+" << std::hex << static_cast<unsigned>(c));
      }
    }
  }
}

TEST_CASE("rows are sorted by their first column and unique") {
  for (const std::string& file : testing::dictionaries()) {
    const forge::Table& t = testing::dictionary(file);
    if (file == "neutral.tsv") continue;  // a few lines of characters, in the order of their reasons
    std::string last;
    for (const forge::Row& row : t.rows()) {
      // Tables whose key is two columns: a part with its class, a reading with its place.
      const bool pair = file == "particles.tsv" || file == "sino-places.tsv";
      const std::string key = pair ? row.cells[0] + "\t" + row.cells[1] : row.cells[0];
      CHECK_MESSAGE(last < key, file << ":" << row.line << ": " << key << " after " << last);
      last = key;
    }
  }
}

TEST_CASE("Han in the entity tables is simplified, by OpenCC and by the program") {
  const opencc::SimpleConverter converter("t2s.json");
  const std::u32string keep = neutral();
  const reading::Readings& readings = testing::program().readings;
  for (const std::string& file : testing::entity_tables()) {
    const forge::Table& t = testing::dictionary(file);
    for (const forge::Row& row : t.rows())
      for (const std::string& han : forge::split(t.cell(row, "han"), '|')) {
        const std::u32string z = base::to_utf32(han);
        CHECK_MESSAGE(base::to_utf8(readings.fold(readings.fold(z))) == base::to_utf8(readings.fold(z)), han);
        const std::u32string s = base::to_utf32(converter.Convert(han));
        if (t.cell(row, "note").find("traditional") != std::string_view::npos) continue;
        CHECK_MESSAGE(s.size() == z.size(), file << ":" << row.line << ": " << han);
        for (size_t i = 0; i < std::min(s.size(), z.size()); ++i) {
          const bool kept = s[i] == z[i] || keep.find(z[i]) != std::u32string::npos;
          CHECK_MESSAGE(kept, file << ":" << row.line << ": " << han << " has a traditional character; OpenCC writes "
                                   << base::to_utf8(s));
          const char32_t mine = readings.simplify(z[i]);
          CHECK_MESSAGE((mine == z[i] || keep.find(z[i]) != std::u32string::npos),
                        file << ":" << row.line << ": " << han << " is folded to "
                             << base::to_utf8(std::u32string_view(&mine, 1)));
        }
      }
  }
}
