// How an entity is printed as a heading: its recommended form and the Han as first written.
//
// What was written wrong is printed right: a slip in the Han, a lost character and a bracket that
// does not fit are mended, in the script of the document. The two halves cover the same words:
// 랴오닝(辽宁), but 안후이성(安徽省).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entity/ledger.h"
#include "image/lexicon.h"
#include "index/index.h"

namespace ireum::index {

/// What the text shows of an entity, beyond the ledger.
struct Shown {
  std::string first;                           // its first form, as it stands
  std::string acronym;                         // IAEA, where its first mention is glossed with one
  std::vector<std::string> forms;              // Hangul forms that stand in counted zones
  std::vector<std::string> han;                // its Han in counted zones, first written first
  std::map<std::string, std::string> mended;   // Han as written -> the right one (simplified)
  std::map<std::string, std::string> lacking;  // Han as written -> the Hangul of the generic word that it lacks (시)
  std::map<std::string, std::string> coded;    // Han -> as the file has it, with compatibility ideographs
  std::map<std::string, std::string> beside;   // Han as written -> the Hangul half beside it
  std::map<std::string, std::string>
      respelt;  // Hangul without Han that is misspelled wherever it stands -> the right one
};

struct Heading {
  std::string text;                         // 톈진(天津)
  std::string name;                         // 톈진
  std::string han;                          // 天津
  std::string key;                          // what it is ordered by
  bool respelt = false;                     // the text has it misspelled alone
  std::vector<std::string> ambiguous = {};  // the places of that name, where the text does not say which
};

class HeadingMaker {
 public:
  HeadingMaker(const image::Lexicon& lexicon, const entity::Ledger& ledger, const IndexOptions& options);

  Heading make(const entity::Entry& entry, const Shown& shown) const;
  /// Pinyin without tone marks, lower case, for the order from A to Z; empty where unknown.
  std::string pinyin_key(const entity::Entry& entry, const std::string& han) const;

  /// "Pān Jiànwěi", "Gānsù Shěng" in two parts: a person's surname, a place's generic word stand apart.
  std::pair<std::string, std::string> pinyin_of(const entity::Entry& entry, const std::string& han) const;
  std::string in_script(std::string_view simplified, std::string_view like) const;
  std::string fitted_name(const entity::Entry& entry, const Shown& shown, const std::string& han) const;

 private:
  /// Tells a place without Han from others of its name: by its Han, or by saying which there are.
  void tell_apart(const entity::Entry& entry, Heading& heading) const;
  /// The whole Han of a listed body where the written one is short and its name is not:
  /// 과학기술부(科技部), of 과기부(科技部), becomes 과학기술부(科学技术部).
  std::string unabbreviated(const entity::Entry& entry, const Shown& shown, const Heading& heading) const;
  /// The last of a chain that the list knows by itself: 난사구 of 광저우 난사구.
  std::string own_name(const entity::Entry& entry) const;
  std::string right_han(const entity::Entry& entry, const Shown& shown) const;
  std::string whole_han(const std::string& han, const Shown& shown) const;
  std::string restored(std::string_view hangul, std::string_view han) const;
  bool is_mixed(std::string_view han) const;
  /// HUAWEI, Tianjin, Pan Jianwei; empty where nothing is known.
  std::string english(const entity::Entry& entry, const std::string& han) const;
  bool is_generic(std::string_view hangul) const;
  image::EntityRef known(const entity::Entry& entry) const;
  std::string listed_correction(image::EntityRef listed, const std::string& han) const;

  const image::Lexicon* lexicon_;
  const IndexOptions* options_;
  bool traditional_ = false;             // the corpus writes traditional characters
  std::map<char32_t, char32_t> glyphs_;  // simplified -> the glyph that the corpus prefers
};

}  // namespace ireum::index
