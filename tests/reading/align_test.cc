// Alignments step by step: `漢=한글 kind`, with > and the right Hangul where that differs.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "support/program.h"

using namespace ireum;
using namespace ireum::reading;

namespace {

constexpr std::string_view kKinds[] = {"listed", "generic", "translated", "mandarin", "rare",    "sino",
                                       "slip",   "near",    "same",       "extra",    "missing", "lost"};
constexpr uint32_t kMandarinOnly = kGeneric | kTranslated | kSinoWord | kMandarin | kRare | kExtent;
constexpr uint32_t kSinoOnly = kGeneric | kTranslated | kSino | kExtent;
constexpr uint32_t kSlips = kMandarinOnly | kSlip | kSinoSlip | kLost;

std::string dump(std::string_view hangul, std::string_view han, uint32_t regime) {
  const testing::Reader& r = testing::program();
  const auto h = base::to_utf32(hangul), z = r.readings.fold(base::to_utf32(han));
  const Alignment a = r.aligner.align(h, z, r.readings.transcribe(z), regime, 60);
  if (!a.found()) return "none";
  std::string out = std::to_string(a.cost) + (a.inside_word ? "!" : "");
  for (const Step& s : a.steps) {
    const auto heard = std::u32string_view(h).substr(s.ko_begin, s.ko_end - s.ko_begin);
    out += " " + base::to_utf8(std::u32string_view(z).substr(s.han_begin, s.han_end - s.han_begin)) + "=" +
           base::to_utf8(heard) + " " + std::string(kKinds[static_cast<size_t>(s.kind)]);
    if (s.slip >= 0) out.append(":").append(r.slips.rows()[static_cast<size_t>(s.slip)].id);
    if (!s.expected.empty() && s.expected != heard) out += ">" + base::to_utf8(s.expected);
  }
  return out;
}

}  // namespace

TEST_CASE("alignments") {
  struct Row {
    std::string_view hangul, han;
    uint32_t regime;
    std::string_view dump;
  };
  const Row rows[] = {
      // every step alone
      {"왕안이", "王安憶", kMandarinOnly, "0 王=왕 mandarin 安=안 mandarin 忆=이 mandarin"},
      {"핑야오현", "平遙縣", kMandarinOnly, "0 平=핑 mandarin 遥=야오 mandarin 县=현 generic"},
      {"왕안억", "王安憶", kMandarinOnly, "none"},
      {"왕안억", "王安憶", kSinoOnly, "0 王=왕 sino 安=안 sino 忆=억 sino"},
      {"이신량", "李信良", kSinoOnly, "0 李=이 sino 信=신 sino 良=량 sino"},
      {"리신량", "李信良", kSinoOnly, "0 李=리 sino 信=신 sino 良=량 sino"},
      {"핑야오현", "平遙", kMandarinOnly, "3 平=핑 mandarin 遥=야오 mandarin =현 extra"},
      {"핑야오", "平遙縣", kMandarinOnly, "3 平=핑 mandarin 遥=야오 mandarin 县= missing"},
      {"A2왕", "A2王", kMandarinOnly, "0 A=A same 2=2 same 王=왕 mandarin"},
      // gaps are free, the start is free at a word
      {"작가 왕 안이", "王安憶", kMandarinOnly, "0 王=왕 mandarin 安=안 mandarin 忆=이 mandarin"},
      {"작가왕안이", "王安憶", kMandarinOnly, "5! 王=왕 mandarin 安=안 mandarin 忆=이 mandarin"},
      {"핑·야오", "平遙", kMandarinOnly, "0 平=핑 mandarin 遥=야오 mandarin"},
      // slips
      {"츠쯔지엔", "遲子建", kSlips, "2 迟=츠 mandarin 子=쯔 mandarin 建=지엔 slip:ian-j-en>젠"},
      {"핑요", "平遙", kSlips, "3 平=핑 mandarin 遥=요 sino>야오"},
      {"핑야우", "平遙", kSlips, "2 平=핑 mandarin 遥=야우 slip:iao-au>야오"},
      {"왕안억", "王安憶", kSlips, "3 王=왕 mandarin 安=안 mandarin 忆=억 sino>이"},
      {"왕안기", "王安憶", kSlips, "5 王=왕 mandarin 安=안 mandarin 忆=기 near>이"},
      {"왕안퉁", "王安憶", kSlips, "16 王=왕 mandarin 安=안 mandarin 忆=퉁 lost>이"},
      // with a regime of one question
      {"왕안이", "王安憶", kSino, "none"},
      {"왕안이", "王安憶", kMandarin, "0 王=왕 mandarin 安=안 mandarin 忆=이 mandarin"},
  };
  for (const Row& row : rows)
    CHECK_MESSAGE(dump(row.hangul, row.han, row.regime) == row.dump, row.hangul << "(" << row.han << ")");
}

TEST_CASE("counting steps") {
  const testing::Reader& r = testing::program();
  const std::u32string z = U"平遥县";
  const Alignment a = r.aligner.align(U"핑야오현", z, r.readings.transcribe(z), kMandarinOnly);
  REQUIRE(a.found());
  CHECK(a.count(Kind::mandarin) == 2);
  CHECK(a.han_count(Kind::generic) == 1);
  CHECK(a.count(Kind::lost) == 0);
  CHECK(!Alignment{}.found());
}
