#include "forge/cast_characters.h"

#include <opencc/opencc.h>

#include <map>
#include <memory>
#include <set>

#include "base/utf8.h"

namespace ireum::forge {
namespace {

using image::List;

/// Drops tone marks: "lǜ" -> "lü". Works on the few letters that pinyin has.
std::string plain(std::string_view pinyin) {
  static const std::map<char32_t, char32_t> kPlain = {
      {U'ā', U'a'}, {U'á', U'a'}, {U'ǎ', U'a'}, {U'à', U'a'}, {U'ē', U'e'}, {U'é', U'e'}, {U'ě', U'e'}, {U'è', U'e'},
      {U'ī', U'i'}, {U'í', U'i'}, {U'ǐ', U'i'}, {U'ì', U'i'}, {U'ō', U'o'}, {U'ó', U'o'}, {U'ǒ', U'o'}, {U'ò', U'o'},
      {U'ū', U'u'}, {U'ú', U'u'}, {U'ǔ', U'u'}, {U'ù', U'u'}, {U'ǖ', U'ü'}, {U'ǘ', U'ü'}, {U'ǚ', U'ü'}, {U'ǜ', U'ü'},
      {U'ń', U'n'}, {U'ň', U'n'}, {U'ǹ', U'n'}, {U'ḿ', U'm'}, {U'ế', U'ê'}, {U'ề', U'ê'}};
  std::string out;
  for (const char32_t c : base::to_utf32(pinyin)) {
    if (c >= 0x300 && c <= 0x30C && c != 0x302) continue;
    const auto it = kPlain.find(c);
    base::append_utf8(out, it == kPlain.end() ? c : it->second);
  }
  return out;
}

struct Converter {
  opencc::SimpleConverter t2s{"t2s.json"};
  opencc::SimpleConverter s2t{"s2t.json"};
  static char32_t one(const opencc::SimpleConverter& c, char32_t x) {
    std::string s;
    base::append_utf8(s, x);
    const auto out = base::to_utf32(c.Convert(s));
    return out.size() == 1 ? out[0] : x;
  }
};

/// What our own table says of a variant.
struct Variant {
  char32_t simplified = 0, korean = 0;
};

std::map<char32_t, Variant> variants_of(const Table& variants) {
  std::map<char32_t, Variant> own;
  for (const Row& row : variants.rows()) {
    const auto c = base::to_utf32(variants.cell(row, "char"));
    const auto s = base::to_utf32(variants.cell(row, "simplified"));
    const auto k = base::to_utf32(variants.cell(row, "korean"));
    if (c.size() == 1 && s.size() == 1) own[c[0]] = {s[0], k.size() == 1 ? k[0] : c[0]};
  }
  return own;
}

/// Makes the record of a character: its forms in both scripts, and of which script it is.
class Characters {
 public:
  Characters(Builder& builder, const Converter& opencc, std::map<char32_t, Variant> own, std::set<char32_t> both)
      : builder_(builder), opencc_(opencc), own_(std::move(own)), both_(std::move(both)) {}

  void add(char32_t c, const std::vector<image::Mandarin>& mandarin, const std::u16string& sino) {
    image::Char rec;
    rec.c = c;
    rec.simplified = simplify(c);
    rec.korean = Converter::one(opencc_.s2t, c);
    if (const auto it = own_.find(c); it != own_.end() && it->second.korean) rec.korean = it->second.korean;
    if (!both_.contains(c)) rec.flags |= script_of(c, rec.simplified);
    if (own_.contains(c)) rec.flags |= image::kGlyphVariant;
    if (rec.simplified != c) fold_[c] = rec.simplified;
    builder_.character(rec, mandarin, sino);
    seen_.insert(c);
  }

  /// The variants that have no reading of their own.
  void add_rest() {
    for (const auto& [c, v] : own_)
      if (!seen_.contains(c)) add(c, {}, {});
  }

  const std::map<char32_t, char32_t>& fold() const { return fold_; }

 private:
  char32_t simplify(char32_t c) const {
    if (const auto it = own_.find(c); it != own_.end()) return it->second.simplified;
    const char32_t s = Converter::one(opencc_.t2s, c);
    const auto it = own_.find(s);
    return it == own_.end() ? s : it->second.simplified;
  }

  uint16_t script_of(char32_t c, char32_t simplified) const {
    if (simplified != c) return own_.contains(c) ? 0 : image::kTraditionalOnly;
    return Converter::one(opencc_.s2t, c) != c ? image::kSimplifiedOnly : 0;
  }

  Builder& builder_;
  const Converter& opencc_;
  std::map<char32_t, Variant> own_;
  std::set<char32_t> both_;  // valid in both scripts: such a character does not vote
  std::map<char32_t, char32_t> fold_;
  std::set<char32_t> seen_;
};

void add_pinyin(Builder& builder, const Table& pinyin) {
  for (const Row& row : pinyin.rows()) {
    const auto hangul = pinyin.cell(row, "hangul");
    builder.term(List::pinyin, pinyin.cell(row, "pinyin"), {builder.word(hangul), 0, 0, 0});
    builder.term(List::mandarin_syllable, hangul, {builder.word(pinyin.cell(row, "pinyin")), 0, 0, 0});
  }
}

void add_readings(Builder& builder, const Table& readings, Characters& characters) {
  for (const Row& row : readings.rows()) {
    const auto c = base::to_utf32(readings.cell(row, "char"));
    if (c.size() != 1) continue;
    std::vector<image::Mandarin> mandarin;
    for (const std::string& p : split(readings.cell(row, "pinyin"), '|')) {
      const auto* hit = builder.senses(List::pinyin, plain(p));
      if (hit) mandarin.push_back({builder.str(p), builder.str(std::string(builder.word_text(hit->front().target)))});
    }
    std::u16string sino;
    for (const std::string& s : split(readings.cell(row, "sino"), '|'))
      for (const char32_t h : base::to_utf32(s)) sino += static_cast<char16_t>(h);
    characters.add(c[0], mandarin, sino);
  }
}

}  // namespace

base::Result<Fold> add_characters(Builder& builder, const forge::Table& readings, const forge::Table& variants,
                                  const forge::Table& neutral, const forge::Table& pinyin) {
  add_pinyin(builder, pinyin);
  std::unique_ptr<Converter> opencc;
  try {
    opencc = std::make_unique<Converter>();
  } catch (const std::exception& e) { return base::Error{"error.opencc", "", {e.what()}}; }
  std::set<char32_t> both;
  for (const Row& row : neutral.rows())
    for (const char32_t c : base::to_utf32(neutral.cell(row, "chars"))) both.insert(c);
  Characters characters(builder, *opencc, variants_of(variants), std::move(both));
  add_readings(builder, readings, characters);
  characters.add_rest();
  return Fold([fold = characters.fold()](std::string_view s) {
    std::string out;
    for (size_t i = 0; i < s.size();) {
      const char32_t c = base::next_code_point(s, i);
      const auto it = fold.find(c);
      base::append_utf8(out, it == fold.end() ? c : it->second);
    }
    return out;
  });
}

}  // namespace ireum::forge
