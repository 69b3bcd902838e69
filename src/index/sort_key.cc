#include "index/sort_key.h"

#include <unicode/alphaindex.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "base/utf8.h"
#include "reading/jamo.h"
#include "reading/readings.h"

namespace ireum::index {
namespace {

char32_t narrow(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + 0x21;
  return c == 0x3000 ? U' ' : c;
}

bool is_quote(char32_t c) {
  switch (c) {
    case U'「':
    case U'」':
    case U'『':
    case U'』':
    case U'《':
    case U'》':
    case U'〈':
    case U'〉':
    case U'<':
    case U'>':
    case U'\'':
    case U'"':
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case U'【':
    case U'】':
    case U'`': return true;
    default: return false;
  }
}

/// Letters of other alphabets, from À on; no × and no ÷.
bool is_foreign_letter(char32_t c) {
  const bool sign = c == 0xD7 || c == 0xF7;
  return c >= 0xC0 && c < 0x2000 && !sign;
}

bool is_letter(char32_t c) {
  constexpr char32_t kFirstJamo = 0x3131, kLastJamo = 0x318E, kDot = 0x318D;
  if (c == U'&' || c == U'+') return true;
  if (c >= kFirstJamo && c <= kLastJamo) return c != kDot;
  const bool eastern = base::is_hangul(c) || base::is_han(c) || base::is_kana(c);
  return eastern || base::is_digit(c) || base::is_latin(c) || is_foreign_letter(c);
}

/// Signs that part words and count as blanks where words are ordered one by one.
bool is_gap(char32_t c) { return std::u32string_view(U"-·/\u2013\u30FB\u318D").find(c) != std::u32string_view::npos; }

std::string spaced(std::string_view s) {
  std::string out;
  for (size_t i = 0; i < s.size();) {
    const char32_t c = base::next_code_point(s, i);
    base::append_utf8(out, is_gap(c) ? U' ' : c);
  }
  return out;
}

/// The Hangul for which KS X 1001 encodes this code of a character that it encodes more than once
/// (樂 U+F9BF 요, U+6A02 악); 0 for any other.
char32_t encoded_for(const image::Lexicon& lexicon, char32_t c) {
  static constexpr char32_t kDigits[] = U"0123456789ABCDEF";
  std::u32string key = U"compatibility\t";
  for (int shift = 12; shift >= 0; shift -= 4) key += kDigits[(c >> shift) & 15];
  const image::Hit hit = lexicon.find(image::List::word_list, key);
  const std::u32string word = hit ? base::to_utf32(hit.image->word(hit.senses[0].target)) : std::u32string();
  return word.empty() ? 0 : word[0];
}

bool is_compatibility(char32_t c) { return c >= 0xF900 && c <= 0xFAFF; }

char32_t unified(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString one;
  const bool is_one =
      U_SUCCESS(status) && nfc->getDecomposition(static_cast<UChar32>(c), one) && one.countChar32() == 1;
  return is_one ? static_cast<char32_t>(one.char32At(0)) : c;
}

/// The single consonant that a double one (ㄲ ㄸ ㅃ ㅆ ㅉ) is filed under.
constexpr int single_of(int initial) {
  for (const int twice : {1, 4, 8, 10, 13})
    if (initial == twice) return initial - 1;
  return initial;
}

std::string as_text(char32_t c) {
  std::string out;
  base::append_utf8(out, c);
  return out;
}

}  // namespace

struct Collation::Impl {
  std::unique_ptr<icu::Collator> collator;
  std::unique_ptr<icu::AlphabeticIndex::ImmutableIndex> buckets;
  bool words = false;
};

Collation::Collation(Order order) : impl_(std::make_unique<Impl>()) {
  UErrorCode status = U_ZERO_ERROR;
  impl_->collator.reset(icu::Collator::createInstance(icu::Locale("ko"), status));
  impl_->words = order == Order::word;
  if (U_FAILURE(status)) {
    impl_->collator.reset();
    return;
  }
  const auto set = [&](UColAttribute a, UColAttributeValue v) { impl_->collator->setAttribute(a, v, status); };
  set(UCOL_ALTERNATE_HANDLING, impl_->words ? UCOL_NON_IGNORABLE : UCOL_SHIFTED);
  set(UCOL_NUMERIC_COLLATION, UCOL_ON);
  set(UCOL_STRENGTH, impl_->words ? UCOL_TERTIARY : UCOL_QUATERNARY);
}

Collation::Collation(Sequence shape) : impl_(std::make_unique<Impl>()) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(shape == Sequence::radical ? "zh-u-co-unihan" : "zh-u-co-stroke");
  impl_->collator.reset(icu::Collator::createInstance(locale, status));
  icu::AlphabeticIndex index(locale, status);
  if (U_SUCCESS(status)) impl_->buckets.reset(index.buildImmutableIndex(status));
  if (U_FAILURE(status)) impl_->collator.reset(), impl_->buckets.reset();
}

SectionLabel Collation::shape_label(std::string_view utf8, const IndexWords& words) const {
  if (!impl_->buckets) return {};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t n = impl_->buckets->getBucketIndex(icu::UnicodeString::fromUTF8(std::string(utf8)), status);
  const auto* bucket = U_SUCCESS(status) ? impl_->buckets->getBucket(n) : nullptr;
  if (!bucket || bucket->getLabelType() != U_ALPHAINDEX_NORMAL) return {n, words.other};
  std::string label;
  bucket->getLabel().toUTF8String(label);
  for (const std::string_view sign : words.strokes_signs)
    if (label.ends_with(sign)) label.replace(label.size() - sign.size(), sign.size(), words.strokes);
  return {n, label};
}

Collation::~Collation() = default;
Collation::Collation(Collation&&) noexcept = default;

std::string Collation::key(std::string_view utf8) const {
  if (!impl_->collator) return std::string(utf8);
  const std::string prepared = impl_->words ? spaced(utf8) : std::string(utf8);
  const auto u = icu::UnicodeString::fromUTF8(prepared);
  std::string out(static_cast<size_t>(u.length()) * 8 + 16, '\0');
  int32_t n = impl_->collator->getSortKey(u, reinterpret_cast<uint8_t*>(out.data()), static_cast<int32_t>(out.size()));
  if (n > static_cast<int32_t>(out.size())) {
    out.resize(static_cast<size_t>(n));
    n = impl_->collator->getSortKey(u, reinterpret_cast<uint8_t*>(out.data()), n);
  }
  out.resize(n > 0 ? static_cast<size_t>(n) - 1 : 0);  // without the final NUL
  return out;
}

std::string_view without_quotes(std::string_view s) {
  for (;;) {
    if (s.empty()) return s;
    size_t i = 0;
    if (!is_quote(base::next_code_point(s, i))) break;
    s.remove_prefix(i);
  }
  for (;;) {
    size_t last = s.size();
    if (!last) return s;
    do --last;
    while (last && (static_cast<unsigned char>(s[last]) & 0xC0) == 0x80);
    size_t i = last;
    if (!is_quote(base::next_code_point(s, i))) return s;
    s = s.substr(0, last);
  }
}

std::string letters_of(std::string_view s) {
  std::string out;
  for (size_t i = 0; i < s.size();)
    if (const char32_t c = narrow(base::next_code_point(s, i)); is_letter(c)) base::append_utf8(out, c);
  return out;
}

std::string reading_key(const image::Lexicon& lexicon, std::string_view printed, bool mandarin) {
  const std::u32string text = base::to_utf32(without_quotes(printed));
  std::string out;
  for (size_t i = 0; i < text.size();) {
    if (!base::is_han(text[i])) {
      base::append_utf8(out, narrow(text[i++]));
      continue;
    }
    size_t end = i;
    while (end < text.size() && base::is_han(text[end])) ++end;
    std::u32string run = text.substr(i, end - i);
    std::u32string read;
    if (!lexicon.images().empty()) {
      // A unified character says how it is read only where no word does.
      std::u32string encoded(run.size(), 0);
      for (size_t k = 0; k < run.size(); ++k) {
        if (is_compatibility(run[k])) encoded[k] = encoded_for(lexicon, run[k]), run[k] = unified(run[k]);
        else if (run.size() == 1) encoded[k] = reading::initial_law(encoded_for(lexicon, run[k]));
      }
      const reading::Readings readings(lexicon);
      const std::u32string folded = readings.fold(run);
      if (mandarin) {
        const auto t = readings.transcribe(folded);
        if (t.complete) read = t.hangul();
      } else {
        read = readings.sino_word(folded);
        for (size_t k = 0; read.size() == run.size() && k < run.size(); ++k)
          if (encoded[k]) read[k] = encoded[k];
      }
    }
    out += base::to_utf8(read.empty() ? run : read);
    i = end;
  }
  return out;
}

namespace {

/// The section of a syllable or of a consonant by itself.
SectionLabel hangul_label(char32_t c, int initial, Headings headings) {
  constexpr int kHangul = 1000000;
  if (headings == Headings::syllable && base::is_hangul(c)) return {kHangul + static_cast<int>(c - 0xAC00), as_text(c)};
  const int filed = headings == Headings::consonants14 ? single_of(initial) : initial;
  return {kHangul + filed, as_text(reading::initial_letter(filed))};
}

}  // namespace

SectionLabel section_label(std::string_view key, const IndexOptions& options, const IndexWords& words) {
  if (options.headings == Headings::none) {
    constexpr int kScript = 100000;  // what the ranks of a script have in common
    IndexOptions by_consonant = options;
    by_consonant.headings = Headings::consonants14;
    return {section_label(key, by_consonant, words).rank / kScript, ""};
  }
  for (size_t i = 0; i < key.size();) {
    const char32_t c = narrow(base::next_code_point(key, i));
    if (!is_letter(c)) continue;
    const int initial = base::is_hangul(c) ? reading::split(c).initial : reading::initial_index(c);
    if (initial >= 0) return hangul_label(c, initial, options.headings);
    if (base::is_digit(c)) return {options.digits_first ? 100000 : 1400000, "0-9"};
    if (base::is_han(c)) return {1200000, words.han};
    return {options.latin_first ? 200000 : 1300000, "A-Z"};
  }
  return {1500000, words.other};
}

SectionLabel pinyin_label(std::string_view key, const IndexWords& words) {
  constexpr int kRest = 1000;
  const char c = key.empty() ? '\0' : key[0];
  if (c >= 'a' && c <= 'z') return {c, std::string(1, static_cast<char>(c - 'a' + 'A'))};
  if (c >= 'A' && c <= 'Z') return {c - 'A' + 'a', std::string(1, c)};
  return {kRest, words.other};
}

}  // namespace ireum::index
