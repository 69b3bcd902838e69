#include "text/valid_utf8.h"

#include <doctest/doctest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "text/document.h"

using namespace ireum;
using namespace ireum::text;

namespace {

/// The naive twin: sequence by sequence.
size_t naive_first_fault(std::string_view s) {
  size_t i = 0;
  while (i < s.size()) {
    const size_t length = valid_sequence(s, i);
    if (length == 0) return i;
    i += length;
  }
  return std::string_view::npos;
}

size_t first_fault(std::string_view s) {
  size_t bad = 0;
  return is_valid_utf8(s, &bad) ? std::string_view::npos : bad;
}

}  // namespace

TEST_CASE("faults are found at every place of a block") {
  const std::string_view faults[] = {
      "\x80",         "\xC3",         "\xC0\x80", "\xC1\xBF",     "\xE0\x80\x80",     "\xEA",
      "\xEA\xB0",     "\xED\xA0\x80", "\xF0\x9F", "\xF0\x9F\x98", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
      "\xF5\x80\x80", "\xFF",         "\xFE",     "가\x80",       "\xEA\xB0\xC3\xA9"};
  const std::string_view fills[] = {"a", "가", "é", "😀"};
  for (const std::string_view fault : faults) {
    for (const std::string_view fill : fills) {
      for (const size_t base_size : {size_t{0}, kScreenBlock - 24}) {
        std::string before;
        while (before.size() < base_size) before += fill;
        for (int k = 0; k < 40; ++k, before += k % 2 ? "a" : fill) {
          for (const std::string_view after : {"", "b", "나", "나나나나나나나나나나나나나나"}) {
            const std::string s = before + std::string(fault) + std::string(after);
            REQUIRE(first_fault(s) == naive_first_fault(s));
          }
          REQUIRE(is_valid_utf8(before));
        }
      }
    }
  }
}

TEST_CASE("random bytes agree with the naive twin") {
  uint32_t seed = 1;
  const auto random = [&](uint32_t below) { return (seed = seed * 1664525 + 1013904223) / 65536 % below; };
  const unsigned char bytes[] = {'a',  0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1,
                                 0xC2, 0xE0, 0xEA, 0xED, 0xF0, 0xF4, 0xF5};
  for (int k = 0; k < 20000; ++k) {
    std::string s(random(48), 'x');
    for (char& c : s) {
      if (random(4) == 0) c = static_cast<char>(bytes[random(sizeof bytes)]);
    }
    REQUIRE(first_fault(s) == naive_first_fault(s));
  }
}

TEST_CASE("every character that NFC could touch is suspected") {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  REQUIRE(U_SUCCESS(status));
  int missed = 0, needless_common = 0;
  for (char32_t c = 0x80; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string s = "ab";
    base::append_utf8(s, c);
    s += "c";
    const bool suspected = !screen_utf8(s).suspects.empty();
    const auto point = static_cast<UChar32>(c);
    const bool touched =
        u_getIntPropertyValue(point, UCHAR_NFC_QUICK_CHECK) != UNORM_YES || nfc->getCombiningClass(point) != 0;
    if (touched && !suspected) {
      ++missed;
      MESSAGE("not suspected: U+" << std::hex << static_cast<unsigned>(c));
    }
    const bool everyday = (c >= 0x4E00 && c <= 0x9FFF) || base::is_hangul(c) || (c >= 0xFF00 && c <= 0xFFEF);
    needless_common += suspected && everyday;
  }
  CHECK(missed == 0);
  CHECK(needless_common == 0);
}

TEST_CASE("normal form by blocks is the normal form of the whole") {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  REQUIRE(U_SUCCESS(status));
  const std::u32string_view clean[] = {U"톈진 ", U"중국과학원", U"天津市", U"。", U"a", U"かな", U"가"};
  const std::u32string_view odd[] = {
      U"\x1112\x1161\x11AB", U"\x0301", U"\x0323\x0301", U"\x11A8", U"\xF9E1", U"\x3099", U"\x212A", U"\x0344",
      U"\U0002F800",         U"\x1100"};
  uint32_t seed = 5;
  const auto random = [&](uint32_t below) { return (seed = seed * 1664525 + 1013904223) / 65536 % below; };
  for (int k = 0; k < 60; ++k) {
    std::string source;
    const uint32_t rarity = k % 3 == 0 ? 2 : k % 3 == 1 ? 50 : 3000;
    while (source.size() < 30000) {
      source += base::to_utf8(random(rarity) == 0 ? odd[random(std::size(odd))] : clean[random(std::size(clean))]);
    }
    std::string whole;
    icu::StringByteSink<std::string> sink(&whole);
    nfc->normalizeUTF8(0, source, sink, nullptr, status);
    const auto document = Document::decode("", source, Encoding::utf8);
    REQUIRE(document);
    REQUIRE(document->text() == whole);
    // Outside the changes the two run in step, and each change is one.
    uint64_t text = 0, from = 0;
    for (const Change& c : document->changes()) {
      REQUIRE(c.text_begin - text == c.source_begin - from);
      REQUIRE(whole.substr(text, c.text_begin - text) == source.substr(from, c.source_begin - from));
      REQUIRE(whole.substr(c.text_begin, c.text_end - c.text_begin) !=
              source.substr(c.source_begin, c.source_end - c.source_begin));
      text = c.text_end;
      from = c.source_end;
    }
    REQUIRE(whole.substr(text) == source.substr(from));
  }
}
