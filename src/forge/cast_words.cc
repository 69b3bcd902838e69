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

using image::Sense;

uint16_t number(std::string_view s, int fallback) {
  int v = fallback;
  std::from_chars(s.data(), s.data() + s.size(), v);
  return static_cast<uint16_t>(v < 0 ? 0 : v);
}

bool has_flag(std::string_view flags, std::string_view one) {
  for (const std::string& f : split(flags, ','))
    if (f == one) return true;
  return false;
}

using Reader = void (*)(Builder&, const Table&, const Fold&);

void lexicon(Builder& b, const Table& t, const Fold& fold) {
  for (const Row& r : t.rows()) {
    const std::string han = fold(t.cell(r, "han"));
    const uint8_t kind = word_kind(t.cell(r, "kind"));
    uint16_t rank = 0;
    for (const std::string& ko : split(t.cell(r, "ko"), '|')) {
      b.term(image::List::lexicon, han, {b.word(ko), 0, kind, rank++});
      b.term(image::List::lexicon_hangul, ko, {b.word(han), 0, kind, 0});
    }
  }
}

void generics(Builder& b, const Table& t, const Fold& fold) {
  for (const Row& r : t.rows()) {
    const std::string han = fold(t.cell(r, "han"));
    const auto subtype = static_cast<uint8_t>(subtype_of(t.cell(r, "type")));
    uint16_t rank = 0;
    for (const std::string& ko : split(t.cell(r, "ko"), '|')) {
      b.term(image::List::generic, han, {b.word(ko), 0, subtype, rank++});
      b.term(image::List::generic_hangul, ko, {b.word(han), 0, subtype, 0});
    }
  }
}

void suffixes(Builder& b, const Table& t, const Fold&) {
  for (const Row& r : t.rows()) {
    const auto flags = t.cell(r, "flags");
    b.term(image::List::suffix, t.cell(r, "ko"),
           {image::kNone, static_cast<uint8_t>(type_of(t.cell(r, "type"))),
            static_cast<uint8_t>(subtype_of(t.cell(r, "subtype"))),
            static_cast<uint16_t>((has_flag(flags, "strong") ? 1 : 0) | (has_flag(flags, "weak") ? 2 : 0) |
                                  (has_flag(flags, "named") ? 4 : 0) | (has_flag(flags, "proper") ? 8 : 0))});
  }
}

void titles(Builder& b, const Table& t, const Fold& fold) {
  for (const Row& r : t.rows()) {
    const uint8_t position = t.cell(r, "position") == "before" ? 1 : t.cell(r, "position") == "both" ? 2 : 0;
    const uint8_t kind = t.cell(r, "kind") == "team"       ? 1
                         : t.cell(r, "kind") == "kin"      ? 2
                         : t.cell(r, "kind") == "modifier" ? 3
                                                           : 0;
    b.term(image::List::title, t.cell(r, "ko"), {image::kNone, position, kind, 0});
    for (const std::string& han : split(t.cell(r, "han"), '|'))
      b.term(image::List::title, fold(han), {image::kNone, position, kind, 1});
  }
}

void josa(Builder& b, const Table& t, const Fold&) {
  for (const Row& r : t.rows()) {
    const auto vowel = t.cell(r, "after_vowel"), final = t.cell(r, "after_final"), rieul = t.cell(r, "after_rieul");
    const bool pair = t.cell(r, "class") == "pair";
    const uint32_t forms =
        b.word(std::string(vowel) + "|" + std::string(final) + "|" + std::string(rieul.empty() ? final : rieul));
    for (const auto form : {vowel, final, rieul})
      if (!form.empty()) b.term(image::List::josa, form, {forms, static_cast<uint8_t>(pair), 0, 0});
  }
}

void stopwords(Builder& b, const Table& t, const Fold&) {
  for (const Row& r : t.rows()) b.term(image::List::stopword, t.cell(r, "ko"), {});
}

void korean_words(Builder& b, const Table& t, const Fold&) {
  for (const Row& r : t.rows())
    b.term(image::List::korean_word, t.cell(r, "ko"), {image::kNone, 0, 0, number(t.cell(r, "weight"), 1)});
}

void surnames(Builder& b, const Table& t, const Fold& fold) {
  for (const Row& r : t.rows()) {
    const uint16_t rank = number(t.cell(r, "rank"), 5);
    const std::string han = fold(t.cell(r, "han"));
    uint8_t n = 0;
    for (const std::string& h : split(t.cell(r, "hangul"), '|')) {
      b.term(image::List::surname, han, {b.word(h), n++, 0, rank});
      b.term(image::List::surname_hangul, h, {b.word(han), 0, 0, rank});
    }
    b.term(image::List::word_list, "surname-pinyin\t" + han, {b.word(t.cell(r, "pinyin")), 0, 0, 0});
  }
}

void given(Builder& b, const Table& t, const Fold& fold) {
  for (const Row& r : t.rows()) {
    const uint16_t first = number(t.cell(r, "first"), 0), second = number(t.cell(r, "second"), 0),
                   single = number(t.cell(r, "single"), 0);
    b.term(
        image::List::given_han, fold(t.cell(r, "han")),
        {first, static_cast<uint8_t>(std::min<int>(single, 255)), 0, static_cast<uint16_t>(first + second + single)});
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
        b.term(image::List::word_list, "abroad\t" + fold(t.cell(r, "han")),
               {b.word(forms), 0, static_cast<uint8_t>(country), 0});
}

/// By kind: all words of it are the senses of one term.
void line_heads(Builder& b, const Table& t, const Fold&) {
  for (const Row& r : t.rows())
    for (const std::string& kind : split(t.cell(r, "kinds"), '|'))
      b.term(image::List::word_list, "line-heads\t" + kind, {b.word(t.cell(r, "word")), 0, 0, 0});
}

/// The present Japanese forms of characters, and those that they took the place of.
void japanese_forms(Builder& b, const Table& t, const Fold&) {
  for (const Row& r : t.rows()) {
    b.term(image::List::word_list, "japanese-forms\t" + std::string(t.cell(r, "char")), {});
    b.term(image::List::word_list, "japanese-old-forms\t" + std::string(t.cell(r, "old")), {});
  }
}

/// Any other list: its first column, under the file's name; a rank too, where it has one.
void other(Builder& b, const Table& t, const Fold&) {
  const std::string list = std::filesystem::path(t.name()).stem().string() + "\t";
  for (const Row& r : t.rows())
    if (!r.cells.empty())
      b.term(image::List::word_list, list + r.cells[0],
             {r.cells.size() > 1 ? b.word(r.cells[1]) : image::kNone, 0, 0, number(t.cell(r, "rank"), 0)});
}

}  // namespace

base::Status add_words(Builder& builder, const Table& table, const Fold& fold) {
  static const std::map<std::string, Reader> kReaders = {{"lexicon.tsv", lexicon},
                                                         {"generics.tsv", generics},
                                                         {"suffixes.tsv", suffixes},
                                                         {"titles.tsv", titles},
                                                         {"josa.tsv", josa},
                                                         {"stopwords.tsv", stopwords},
                                                         {"korean-words.tsv", korean_words},
                                                         {"surnames.tsv", surnames},
                                                         {"given.tsv", given},
                                                         {"customary.tsv", customary},
                                                         {"polyphones.tsv", polyphones},
                                                         {"lookalikes.tsv", lookalikes},
                                                         {"hanja-words.tsv", hanja_words},
                                                         {"line-heads.tsv", line_heads},
                                                         {"japanese-forms.tsv", japanese_forms},
                                                         {"abroad-readings.tsv", abroad_readings}};
  const auto it = kReaders.find(std::filesystem::path(table.name()).filename().string());
  (it == kReaders.end() ? other : it->second)(builder, table, fold);
  return std::nullopt;
}

}  // namespace ireum::forge
