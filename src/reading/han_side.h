// What the Han of a pair says by itself, whatever Hangul stands against it: the words and names that end at a character, what
// it may be read as, and what is no word because a name goes through it. Each is looked up once, when it is first asked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reading/align.h"

namespace ireum::reading {

class HanSide {
 public:
  struct Term {
    size_t size;  // in characters
    image::Hit hit;
  };
  /// What a character may be read as, looked up when the first path comes there.
  struct Readable {
    bool found = false;
    size_t size = 1;                    // characters of the unit that ends here
    std::vector<std::u32string> right;  // as the transcription has it
    std::vector<std::u32string> all;    // every Mandarin reading
    std::u16string sino;
    const Unit* generic = nullptr;  // 黎平县: the generic word at the end, which is put right as one
  };

  HanSide(const Readings& readings, std::u32string_view han, const Transcription& best, uint32_t regime);

  bool reads_as(char32_t c, std::u32string_view form) const;
  /// The words that end at i, without those that say nothing there.
  const std::vector<Term>& words_at(size_t i, image::List table);
  /// 州 in 苏州市: a generic word of prefectures that may be read in Mandarin too is part of the name behind
  /// its first character, and where it ends a listed name at the start or behind another (浙江省杭州市).
  bool own_end(size_t i, const image::Hit& generic) const;
  /// 屯 in 大屯山: the second of three characters before a generic word is part of the name, unless a list has the two.
  bool own_second(size_t i) const;
  /// The listed names that end at i.
  const std::vector<Term>& names_at(size_t i);
  const Readable& readable_at(size_t i);
  /// Whether a generic word is of a province, a city or a county.
  bool governed(char32_t c) const;
  std::u32string lost_expected(size_t i) const;
  /// 川省 in 四川省: the end of a listed name and the generic word behind it, and no word at all.
  bool cuts_a_place(size_t i, size_t k) const;
  /// 屯山 in 大屯山: of three characters the last of a name and the word for what it names.
  bool cuts_an_end(size_t i, size_t k) const;
  /// Whether a listed place that begins before `at` goes on there: 津市 in 天津市, 海东 in 上海东方.
  bool begins_inside_a_place(size_t at) const;

 private:
  struct Terms {
    bool found = false;
    std::vector<Term> all;
  };
  /// What is known of one character of the Han, whatever Hangul is left.
  struct At {
    Terms words[3], names;  // customary, generic, lexicon
    Readable readable;
  };

  const Readings& readings_;
  const image::Lexicon& lexicon_;
  std::u32string_view z_;
  uint32_t regime_;
  size_t n_;
  std::vector<const Unit*> unit_of_;
  std::vector<At> at_;
};

}  // namespace ireum::reading
