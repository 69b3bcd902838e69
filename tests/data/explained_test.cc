// Every Korean name of the entity tables is explained by its Han: read by table 5 with the listed
// polyphones and surnames, or in Sino-Korean where that is right, with the words of the word
// tables. Rows whose Korean is a translation or a brand say so (`free`), and so do names that are
// not read as Mandarin (`foreign`). The aligner here knows no listed name: a row cannot explain
// itself.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "forge/kinds.h"
#include "support/program.h"

using namespace ireum;
using namespace ireum::reading;

namespace {

constexpr uint32_t kWords = kListed | kGeneric | kTranslated | kSinoWord;

/// The regimes by which a row may be explained, the strictest first. A person and an administrative
/// place of today are Mandarin; the names of institutions, zones and works mix readings and words.
std::vector<uint32_t> regimes(image::Type type, image::Subtype subtype, uint16_t flags) {
  if (flags & image::kHistoric) return {kWords | kSino, kWords | kMandarin | kRare | kSino};
  const bool plain_place = type == image::Type::place && subtype <= image::Subtype::county;
  if (type == image::Type::person || plain_place) return {kWords | kMandarin | kRare};
  return {kWords | kMandarin | kRare | kSino};
}

/// A rarer reading is none where a list or the table of surnames gives another one.
bool against_a_list(const Alignment& a, const Transcription& best) {
  for (const Step& s : a.steps)
    for (const Unit& u : best.units)
      if (s.kind == Kind::rare && u.begin == s.han_begin && (u.basis == Basis::list || u.basis == Basis::surname))
        return true;
  return false;
}

/// A name of one syllable doubles its generic word, whatever that is in Han: 東湖 둥후호, 滇池 뎬츠호, 渤海 보하이해.
bool doubled(const std::u32string& ko, const Transcription& best) {
  return std::u32string_view(U"강산호섬해").find(ko.back()) != std::u32string_view::npos &&
         ko == best.hangul() + ko.back();
}

/// A prize may be a word of one character at the end (獎 상), which the aligner takes in long names only.
bool class_word(const testing::Reader& reader, std::u32string& ko, std::u32string& z) {
  const auto hit = reader.lexicon.find(image::List::lexicon, z.substr(z.size() - 1));
  if (z.size() < 3 || !hit || hit.senses[0].detail != image::kWordClass) return false;
  const std::u32string word = base::to_utf32(hit.image->word(hit.senses[0].target));
  if (ko.size() <= word.size() || !ko.ends_with(word)) return false;
  ko.resize(ko.size() - word.size());
  z.pop_back();
  return true;
}

/// Han as it is compared: folded, without gaps and without the conjunctions in `drop`, which Korean
/// leaves out or writes as a middle dot.
std::u32string key_of(const Readings& readings, const std::u32string& han, std::u32string_view drop) {
  std::u32string z;
  for (const char32_t c : han)
    if (!is_gap(c) && c != U'、' && drop.find(c) == std::u32string_view::npos) z += readings.simplify(c);
  return z;
}

struct Case {
  std::u32string ko, han;
  image::Type type;
  image::Subtype subtype;
  uint16_t flags;
};

bool explains(const testing::Reader& reader, const Case& c, const std::u32string& ko, const std::u32string& z) {
  const NameKind kind = c.type == image::Type::person  ? NameKind::person
                        : c.type == image::Type::place ? NameKind::place
                                                       : NameKind::any;
  const Transcription best = reader.readings.transcribe(z, kind);
  for (const uint32_t regime : regimes(c.type, c.subtype, c.flags)) {
    const Alignment a = reader.aligner.align(ko, z, best, regime, 60);
    if (a.found() && a.begin == 0 && (!against_a_list(a, best) || (regime & kSino))) return true;
  }
  return c.type == image::Type::place && doubled(ko, best);
}

/// "" where the row is explained, else what its Han would read.
std::string unexplained(const testing::Reader& reader, const Case& c) {
  for (const std::u32string_view drop : {U"", U"与", U"和", U"及", U"与和及暨"}) {
    std::u32string ko = c.ko, z = key_of(reader.readings, c.han, drop);
    if (explains(reader, c, ko, z)) return {};
    if (class_word(reader, ko, z) && explains(reader, c, ko, z)) return {};
  }
  const std::u32string z = key_of(reader.readings, c.han, {});
  return base::to_utf8(reader.readings.transcribe(z).hangul()) + " / " + base::to_utf8(reader.readings.sino_word(z));
}

/// Rows that are right although the tables read them otherwise, each with its reason.
struct Exception {
  std::string_view id, reason;
};
constexpr Exception kExceptions[] = {
    {"cn.220723", "乾 is qián here and folds to 干 gān"},
    {"cn.610424", "乾 is qián here and folds to 干 gān"},
    {"cn.620722", "民乐 is lè in this county, yuè in music"},
    {"per.hao-bailin", "he wrote himself Hao Bailin; 柏林 is Bólín, Berlin"},
    {"per.huang-yongping", "砯 stands in no table of readings"},
    {"per.ma-yili", "琍 stands in no table of readings"},
    {"per.pu-shu", "朴 is Pǔ, not the surname Piáo"},
    {"per.shen-yiqin", "谌 is Shěn in her name, Chén by the table of surnames"},
};

bool excepted(std::string_view id) {
  for (const Exception& e : kExceptions)
    if (e.id == id) return true;
  return false;
}

}  // namespace

TEST_CASE("every name is explained by its Han") {
  const testing::Reader& reader = testing::without_names();
  int rows = 0, wrong = 0;
  for (const std::string& file : testing::entity_tables()) {
    const forge::Table& t = testing::dictionary(file);
    for (const forge::Row& row : t.rows()) {
      const uint16_t flags = forge::flags_of(t.cell(row, "flags"), nullptr);
      const auto han = forge::split(t.cell(row, "han"), '|');
      if (han.empty() || flags & (image::kFree | image::kForeign)) continue;
      ++rows;
      const std::string_view type = t.cell(row, "type");
      const auto found = unexplained(reader, {base::to_utf32(t.cell(row, "ko")), base::to_utf32(han[0]),
                                              forge::type_of(type), forge::subtype_of(type), flags});
      if (found.empty() || excepted(t.cell(row, "id"))) continue;
      ++wrong;
      MESSAGE(file << ":" << row.line << ": " << t.cell(row, "id") << " " << t.cell(row, "ko") << " <- " << han[0]
                   << ": " << found);
    }
  }
  CHECK(rows > 5000);
  CHECK(wrong == 0);
}
