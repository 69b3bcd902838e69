// Word tables: one small reader a file name. Nothing here knows a word; the files do.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

#include "base/utf8.h"
#include "forge/cast.h"
#include "forge/kinds.h"

namespace ireum::forge {
namespace {

using image::WordList;

uint16_t number(std::string_view s, int fallback) {
  int v = fallback;
  std::from_chars(s.data(), s.data() + s.size(), v);
  return static_cast<uint16_t>(v < 0 ? 0 : v);
}

using Reader = void (*)(Builder&, const Table&, const Fold&);

void lexicon(Builder& b, const Table& t, const Fold& fold) {
  for (const Row& r : t.rows()) {
    const std::string han = fold(t.cell(r, "han"));
    image::WordEntry entry{value_of<image::WordKind>(t.cell(r, "kind"), image::kWordKindNames), 0};
    for (const std::string& ko : split(t.cell(r, "ko"), '|')) {
      b.term(image::List::lexicon, han, entry.sense(b.word(ko)));
      b.term(image::List::lexicon_hangul, ko, image::WordEntry{entry.kind, 0}.sense(b.word(han)));
      ++entry.rank;
    }
  }
}

void generics(Builder& b, const Table& t, const Fold& fold) {
  for (const Row& r : t.rows()) {
    const std::string han = fold(t.cell(r, "han"));
    image::GenericEntry entry{subtype_of(t.cell(r, "type")), 0};
    for (const std::string& ko : split(t.cell(r, "ko"), '|')) {
      b.term(image::List::generic, han, entry.sense(b.word(ko)));
      b.term(image::List::generic_hangul, ko, image::GenericEntry{entry.subtype, 0}.sense(b.word(han)));
      ++entry.rank;
    }
  }
}

void suffixes(Builder& b, const Table& t, const Fold&) {
  for (const Row& r : t.rows()) {
    const image::SuffixEntry entry{type_of(t.cell(r, "type")), subtype_of(t.cell(r, "subtype")),
                                   bits_of(t.cell(r, "flags"), ',', image::kSuffixFlagNames)};
    b.term(image::List::suffix, t.cell(r, "ko"), entry.sense());
  }
}

void titles(Builder& b, const Table& t, const Fold& fold) {
  for (const Row& r : t.rows()) {
    image::TitleEntry entry{value_of<image::Position>(t.cell(r, "position"), image::kPositionNames),
                            value_of<image::TitleKind>(t.cell(r, "kind"), image::kTitleKindNames), false};
    b.term(image::List::title, t.cell(r, "ko"), entry.sense());
    if (t.cell(r, "note") == "common") b.listed(WordList::common_titles, t.cell(r, "ko"), {});
    entry.han = true;
    for (const std::string& han : split(t.cell(r, "han"), '|')) b.term(image::List::title, fold(han), entry.sense());
  }
}

void stopwords(Builder& b, const Table& t, const Fold&) {
  for (const Row& r : t.rows())
    b.term(image::List::stopword, t.cell(r, "ko"),
           image::StopEntry{bits_of(t.cell(r, "note"), ',', image::kStopFlagNames)}.sense());
}

void korean_words(Builder& b, const Table& t, const Fold&) {
  for (const Row& r : t.rows())
    b.term(image::List::korean_word, t.cell(r, "ko"), image::KoreanWordEntry{number(t.cell(r, "weight"), 1)}.sense());
}

void surnames(Builder& b, const Table& t, const Fold& fold) {
  for (const Row& r : t.rows()) {
    const uint16_t rank = number(t.cell(r, "rank"), 5);
    const std::string han = fold(t.cell(r, "han"));
    uint32_t order = 0;
    for (const std::string& h : split(t.cell(r, "hangul"), '|')) {
      b.term(image::List::surname, han, image::SurnameEntry{order++, rank}.sense(b.word(h)));
      b.term(image::List::surname_hangul, h, image::SurnameEntry{0, rank}.sense(b.word(han)));
    }
    b.listed(WordList::surname_pinyin, han, {b.word(t.cell(r, "pinyin")), 0, 0, 0});
  }
}

void given(Builder& b, const Table& t, const Fold& fold) {
  for (const Row& r : t.rows()) {
    const uint16_t first = number(t.cell(r, "first"), 0), second = number(t.cell(r, "second"), 0),
                   single = number(t.cell(r, "single"), 0);
    const image::GivenEntry entry{first, std::min<uint32_t>(single, 255), uint32_t{first} + second + single};
    b.term(image::List::given_han, fold(t.cell(r, "han")), entry.sense());
  }
}

void customary(Builder& b, const Table& t, const Fold& fold) {
  for (const Row& r : t.rows()) {
    uint16_t rank = 0;
    for (const std::string& ko : split(t.cell(r, "ko"), '|'))
      b.term(image::List::customary, fold(t.cell(r, "han")), {b.word(ko), 0, 0, rank++});
  }
}

void polyphones(Builder& b, const Table& t, const Fold& fold) {
  for (const Row& r : t.rows())
    b.term(image::List::polyphone, fold(t.cell(r, "han")), {b.word(t.cell(r, "pinyin")), 0, 0, 0});
}

void lookalikes(Builder& b, const Table& t, const Fold& fold) {
  for (const Row& r : t.rows()) {
    const std::string one = fold(t.cell(r, "char"));
    std::string others(t.cell(r, "others"));
    std::erase(others, '|');
    std::erase(others, ' ');
    for (const char32_t c : base::to_utf32(fold(others))) {
      std::string other;
      base::append_utf8(other, c);
      if (other == one) continue;
      b.term(image::List::lookalike, one, {b.word(other), 0, 0, 0});
      b.term(image::List::lookalike, other, {b.word(one), 0, 0, 0});
    }
  }
}

void hanja_words(Builder& b, const Table& t, const Fold& fold) {
  for (const Row& r : t.rows()) {
    uint16_t rank = 0;
    for (const std::string& sino : split(t.cell(r, "sino"), '|'))
      b.term(image::List::hanja_word, fold(t.cell(r, "han")), {b.word(sino), 0, 0, rank++});
  }
}

/// One sense a country, in the order of reading::Abroad; its word is the cell as it stands.
void abroad_readings(Builder& b, const Table& t, const Fold& fold) {
  for (const Row& r : t.rows())
    for (const auto& [column, country] : {std::pair("japanese", 1), std::pair("vietnamese", 2)})
      if (const auto forms = t.cell(r, column); !forms.empty())
        b.listed(WordList::abroad, fold(t.cell(r, "han")), {b.word(forms), 0, static_cast<uint8_t>(country), 0});
}

/// The present Japanese forms of characters, and those that they took the place of.
void japanese_forms(Builder& b, const Table& t, const Fold&) {
  for (const Row& r : t.rows()) {
    b.term(image::List::word_list, "japanese-forms\t" + std::string(t.cell(r, "char")), {});
    b.term(image::List::word_list, "japanese-old-forms\t" + std::string(t.cell(r, "old")), {});
  }
}

/// Records of several columns (origin-*.tsv, gloss-*.tsv, money-*.tsv), as they stand: under its first column the others, parted by tabs; and all of the
/// table, with the first column, as the senses of one term.
void records(Builder& b, const Table& t, const Fold&) {
  const std::string list = std::filesystem::path(t.name()).stem().string() + "\t";
  for (const Row& r : t.rows()) {
    if (r.cells.empty()) continue;
    std::string rest;
    for (size_t i = 1; i < r.cells.size(); ++i) rest += (i > 1 ? "\t" : "") + r.cells[i];
    b.term(image::List::word_list, list + r.cells[0], {b.word(rest), 0, 0, 0});
    b.term(image::List::word_list, list, {b.word(r.cells[0] + "\t" + rest), 0, 0, 0});
  }
}

/// The word of a row's second column, if it has one: the remark that a list carries.
uint32_t remark(Builder& b, const Row& r) { return r.cells.size() > 1 ? b.word(r.cells[1]) : image::kNone; }

void last_syllables(Builder& b, const Table& t, const Fold&) {
  for (const Row& r : t.rows())
    b.listed(WordList::last_syllables, t.cell(r, "ko"),
             image::LastSyllableEntry{bits_of(t.cell(r, "note"), ' ', image::kEndFlagNames)}.sense(remark(b, r)));
}

void surname_words(Builder& b, const Table& t, const Fold&) {
  for (const Row& r : t.rows()) {
    const auto kind = value_of<image::SurnameWord>(t.cell(r, "note"), image::kSurnameWordNames);
    b.listed(WordList::surname_words, t.cell(r, "ko"), image::SurnameWordEntry{kind}.sense(remark(b, r)));
  }
}

void korean_given(Builder& b, const Table& t, const Fold&) {
  for (const Row& r : t.rows()) {
    const auto place = value_of<image::GivenPlace>(t.cell(r, "place"), image::kGivenPlaceNames);
    b.listed(WordList::korean_given, t.cell(r, "ko"), image::KoreanGivenEntry{place}.sense(remark(b, r)));
  }
}

void korean_surnames(Builder& b, const Table& t, const Fold&) {
  for (const Row& r : t.rows())
    b.listed(WordList::korean_surnames, t.cell(r, "ko"),
             image::KoreanSurnameEntry{number(t.cell(r, "rank"), 0)}.sense(remark(b, r)));
}

/// A list by kind (line-heads, date-words): all words of a kind are the senses of one term.
void by_kind(Builder& b, const Table& t, WordList list) {
  for (const Row& r : t.rows())
    for (const std::string& kind : split(t.cell(r, "kinds"), '|'))
      b.listed(list, kind, {b.word(t.cell(r, "word")), 0, 0, 0});
}

/// A table that is nothing but a list: its first column, with the second for a remark.
void listed(Builder& b, const Table& t, WordList list) {
  for (const Row& r : t.rows())
    if (!r.cells.empty()) b.listed(list, r.cells[0], {remark(b, r), 0, 0, 0});
}

}  // namespace

base::Status add_words(Builder& builder, const Table& table, const Fold& fold) {
  static const std::map<std::string, Reader> kReaders = {{"lexicon.tsv", lexicon},
                                                         {"generics.tsv", generics},
                                                         {"suffixes.tsv", suffixes},
                                                         {"titles.tsv", titles},
                                                         {"stopwords.tsv", stopwords},
                                                         {"korean-words.tsv", korean_words},
                                                         {"surnames.tsv", surnames},
                                                         {"given.tsv", given},
                                                         {"customary.tsv", customary},
                                                         {"polyphones.tsv", polyphones},
                                                         {"lookalikes.tsv", lookalikes},
                                                         {"hanja-words.tsv", hanja_words},
                                                         {"last-syllables.tsv", last_syllables},
                                                         {"surname-words.tsv", surname_words},
                                                         {"korean-given.tsv", korean_given},
                                                         {"korean-surnames.tsv", korean_surnames},
                                                         {"japanese-forms.tsv", japanese_forms},
                                                         {"abroad-readings.tsv", abroad_readings}};
  const std::filesystem::path file = std::filesystem::path(table.name()).filename();
  if (const auto it = kReaders.find(file.string()); it != kReaders.end()) {
    it->second(builder, table, fold);
    return std::nullopt;
  }
  if (const std::string name = file.string();
      name.starts_with("origin-") || name.starts_with("gloss-") || name.starts_with("money-")) {
    records(builder, table, fold);
    return std::nullopt;
  }
  const auto* name = std::find(std::begin(image::kWordListNames), std::end(image::kWordListNames),
                               base::to_utf32(file.stem().string()));
  if (name == std::end(image::kWordListNames)) return base::Error{"error.table-unknown", table.name(), {}};
  const auto list = static_cast<WordList>(name - std::begin(image::kWordListNames));
  (table.column("kinds") < 0 ? listed : by_kind)(builder, table, list);
  return std::nullopt;
}

}  // namespace ireum::forge
